import os
import sqlite3
from pathlib import Path

import pytest

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.rows import Pictures, Row, State
from inpaint_studio.errors import FileError

NAME = os.fsdecode(b"\xff.tif")


def row(number, state=State.WAITING, **values):
    path = Path("/photos", f"{number}.tif")
    return Row(number, path, Path(path.name), Path("/out", path.name), 10 * number, 5, state=state, **values)


@pytest.fixture
def manifest(tmp_path):
    with Manifest(tmp_path / "manifest", is_new=True) as manifest:
        yield manifest


def test_rows_come_back_as_they_were_written(manifest):
    rows = [
        row(1, State.RESTORED, share=0.25, holes=3, seconds=1.5, engine="fmm", note="“ä” → ok", output_digest="ab"),
        Row(2, Path("/", NAME), Path(NAME), Path("/out", NAME), 2**40, 2**62, mask=Path("/m", NAME), mask_stamp="1 2"),
    ]
    manifest.put(rows)
    assert list(manifest.rows(by="path")) == rows
    assert manifest.row(2) == manifest.row_of(Path("/", NAME)) == rows[1]
    assert manifest.row(9) is manifest.row_of(Path("/none")) is None
    assert manifest.last_id() == 2


def test_bytes_of_names_in_notes_are_written_readably(manifest):
    manifest.put([row(1, note=f"“{NAME}” is empty.")])
    assert manifest.row(1).note == "“�.tif” is empty."


def test_rows_are_chosen_by_their_state_and_come_in_the_order_asked_for(manifest):
    manifest.put([row(1, State.FAILED, urgency=0.9), row(2, State.RESTORED), row(3, State.REVIEW, urgency=0.6)])
    assert [each.id for each in manifest.rows()] == [1, 3, 2]
    assert [each.id for each in manifest.rows(by="size")] == [3, 2, 1]
    assert [each.id for each in manifest.rows(State.REVIEW, State.RESTORED)] == [3, 2]
    assert {state: count for state, count in manifest.counts().items() if count} == {
        State.FAILED: 1,
        State.RESTORED: 1,
        State.REVIEW: 1,
    }


def test_a_photo_is_finished_with_its_pictures_and_its_proposal_or_not_at_all(manifest):
    manifest.put([row(1)])
    pictures = Pictures(b"before", b"", b"marks")
    manifest.finish(row(1, State.REVIEW), pictures, b"mask")
    assert (manifest.row(1).state, manifest.pictures(1), manifest.proposal(1)) == (State.REVIEW, pictures, b"mask")
    with pytest.raises(FileError):
        manifest.finish(row(1, State.RESTORED), Pictures(b"new", None), None)
    assert (manifest.row(1).state, manifest.pictures(1), manifest.proposal(1)) == (State.REVIEW, pictures, b"mask")
    manifest.finish(row(1, State.CLEAN))
    assert (manifest.row(1).state, manifest.pictures(1), manifest.proposal(1)) == (State.CLEAN, None, None)


def test_all_rows_are_written_or_none(manifest):
    with pytest.raises(FileError):
        manifest.put([row(1), row(2, note=None)])
    assert list(manifest.rows()) == []


def test_others_read_while_one_writes_and_see_what_is_written(manifest):
    manifest.put([row(1)])
    with Manifest(manifest.path) as other:
        assert other.row(1).state is State.WAITING
        for each in other.rows():
            manifest.put([row(each.id, State.RUNNING)])
        assert other.row(1).state is State.RUNNING


def test_facts_and_options_are_kept(manifest):
    manifest.set_facts(version="1", started="2")
    manifest.set_facts(version="3")
    assert manifest.facts() == {"version": "3", "started": "2"}
    manifest.add_options("abc", "{}")
    assert (manifest.options("abc"), manifest.options("none")) == ("{}", "")


def test_it_is_one_sound_file_once_it_is_closed(tmp_path):
    with Manifest(tmp_path / "manifest", is_new=True) as manifest:
        manifest.put([row(1)])
    assert [path.name for path in tmp_path.iterdir()] == ["manifest"]
    data = sqlite3.connect(tmp_path / "manifest")
    assert data.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    data.close()


def test_one_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileError, match="There is no manifest of a batch in"):
        Manifest(tmp_path / "manifest")
