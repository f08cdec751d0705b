import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile

from inpaint_studio.batch.events import Began, Ended, Planned
from inpaint_studio.batch.lock import only_run
from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.photo import restore_one
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.run import run
from inpaint_studio.batch.workers import ThisProcess
from inpaint_studio.core.job import CancelToken
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.digest import digest_of
from tests.batch.folders import MASK, PIXELS, batch, go, photos, rows, states, write


def test_photos_of_a_folder_are_restored_under_their_names_and_in_their_formats(tmp_path):
    photos(tmp_path, "a.png", "sub/b.TIF", "sub/deep/c.jpg", "d.webp", "e.bmp", "f.jp2")
    before = {path: path.read_bytes() for path in (tmp_path / "in").rglob("*") if path.is_file()}
    times = {path: path.stat().st_mtime_ns for path in before}
    assert set(go(tmp_path).values()) == {"restored"}
    for path in before:
        out = tmp_path / "out" / path.relative_to(tmp_path / "in")
        assert out.read_bytes()[:4] == before[path][:4]
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (before[path], times[path])
    after = cv2.imread(str(tmp_path / "out/sub/b.TIF"))[..., ::-1]
    assert np.array_equal(after[MASK == 0], PIXELS[MASK == 0])
    assert (after[MASK != 0] != PIXELS[MASK != 0]).any()


def test_the_manifest_tells_what_was_done_to_each_photo(tmp_path):
    photos(tmp_path, "a.png")
    go(tmp_path)
    row = rows(tmp_path)["a.png"]
    assert row.input_digest == digest_of(tmp_path / "in/a.png")
    assert row.output_digest == digest_of(tmp_path / "out/a.png")
    assert row.share == np.count_nonzero(MASK) / MASK.size
    assert (row.holes, row.engine, row.tries) == (1, "fmm", 0)
    with Manifest(tmp_path / "out" / NAME) as manifest:
        assert '"engine": "fmm"' in manifest.options(row.options)
        pictures = manifest.pictures(row.id)
    shapes = {cv2.imdecode(np.frombuffer(each, np.uint8), cv2.IMREAD_COLOR).shape for each in vars(pictures).values()}
    assert shapes == {PIXELS.shape}


def test_a_second_run_does_nothing_that_is_done(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    go(tmp_path)
    first = {name: row.output_mtime_ns for name, row in rows(tmp_path).items()}
    events = []
    run(batch(tmp_path), tell=events.append)
    assert [each for each in events if isinstance(each, Planned)] == [Planned(0, 0, 2, 0)]
    assert {name: row.output_mtime_ns for name, row in rows(tmp_path).items()} == first


def test_what_is_there_already_is_left_and_named(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.png").write_bytes(b"mine")
    assert go(tmp_path) == {"a.png": "left", "b.png": "restored"}
    assert (tmp_path / "out/a.png").read_bytes() == b"mine"
    assert "is there already" in rows(tmp_path)["a.png"].note


def test_changed_photos_masks_and_options_are_done_again_when_it_is_resumed(tmp_path):
    photos(tmp_path, "a.png", "b.png", "c.png")
    go(tmp_path)
    old = {name: row.time for name, row in rows(tmp_path).items()}

    def again(**changes):
        go(tmp_path, **changes)
        now = {name: row.time for name, row in rows(tmp_path).items()}
        changed = {name for name in now if now[name] != old[name]}
        old.update(now)
        return changed

    write(tmp_path / "in/a.png", PIXELS[::-1])
    assert again() == set()
    assert again(is_resumed=True) == {"a.png"}
    write(tmp_path / "masks/b.png", MASK[::-1])
    assert again(is_resumed=True) == {"b.png"}
    os.utime(tmp_path / "in/c.png")
    assert again(is_resumed=True) == set()
    assert again(is_resumed=True, engine_options=(("radius", 7),)) == {"a.png", "b.png", "c.png"}


def test_a_result_that_somebody_has_changed_is_not_written_over(tmp_path):
    photos(tmp_path, "a.png")
    go(tmp_path)
    (tmp_path / "out/a.png").write_bytes(b"retouched")
    go(tmp_path, is_resumed=True, engine_options=(("radius", 7),))
    assert (tmp_path / "out/a.png").read_bytes() == b"retouched"


def test_more_than_the_largest_share_is_for_somebody_to_look_at(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    write(tmp_path / "masks/b.png", cv2.dilate(MASK, np.ones((7, 7))))
    assert go(tmp_path, max_share=0.05) == {"a.png": "restored", "b.png": "review"}
    assert not (tmp_path / "out/b.png").exists()
    row = rows(tmp_path)["b.png"]
    assert "of the photo is marked, more than 5.00 %." in row.note
    with Manifest(tmp_path / "out" / NAME) as manifest:
        proposal = cv2.imdecode(np.frombuffer(manifest.proposal(row.id), np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(proposal, cv2.dilate(MASK, np.ones((7, 7))))


@pytest.mark.parametrize(("clean", "is_link"), [("copy", False), ("link", True)])
def test_a_photo_without_damage_is_left_byte_for_byte(tmp_path, clean, is_link):
    photos(tmp_path, "a.tif")
    write(tmp_path / "masks/a.png", np.zeros_like(MASK))
    os.utime(tmp_path / "in/a.tif", ns=(10**18, 10**18 + 7))
    assert go(tmp_path, clean=clean) == {"a.tif": "clean"}
    one, other = tmp_path / "in/a.tif", tmp_path / "out/a.tif"
    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_mtime_ns == other.stat().st_mtime_ns
    assert one.samefile(other) == is_link


def test_what_fails_is_told_and_does_not_stop_the_others(tmp_path):
    photos(tmp_path, "a.png", "b.png", "c.png")
    (tmp_path / "in/a.png").write_bytes(b"")
    (tmp_path / "in/b.png").write_bytes((tmp_path / "in/b.png").read_bytes()[:20])
    write(tmp_path / "in/d.png")
    assert go(tmp_path) == {"a.png": "failed", "b.png": "failed", "c.png": "restored", "d.png": "clean"}
    assert rows(tmp_path)["a.png"].note == "“a.png” is empty. Copy it again from where it came."
    write(tmp_path / "in/a.png")
    assert go(tmp_path)["a.png"] == "failed"
    assert go(tmp_path, is_resumed=True)["a.png"] == "restored"


def test_the_photo_under_way_is_finished_when_it_is_cancelled_and_the_others_come_later(tmp_path):
    photos(tmp_path, "a.png", "b.png", "c.png")
    cancel = CancelToken()
    summary = run(batch(tmp_path), tell=lambda event: isinstance(event, Began) and cancel.cancel(), cancel=cancel)
    assert summary.is_stopped
    assert sorted(states(tmp_path).values()) == ["restored", "waiting", "waiting"]
    with pytest.raises(InputError, match="has not come to its end"):
        go(tmp_path)
    assert set(go(tmp_path, is_resumed=True).values()) == {"restored"}


def test_what_is_under_way_is_given_up_when_it_stops_at_once(tmp_path):
    photos(tmp_path, "a.png")
    stop = CancelToken()
    summary = run(batch(tmp_path), tell=lambda event: isinstance(event, Began) and stop.cancel(), stop=stop)
    assert summary.is_stopped
    assert states(tmp_path) == {"a.png": "waiting"}
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]


def test_a_photo_broken_off_by_the_end_of_the_program_is_done_again_whatever_is_there_of_it(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    go(tmp_path)
    with Manifest(tmp_path / "out" / NAME) as manifest:
        manifest.put(replace(row, state=State.RUNNING, tries=1, output_digest="") for row in list(manifest.rows()))
    (tmp_path / "out/.inpaint-studio-0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / "out/b.png").unlink()
    assert set(go(tmp_path, is_resumed=True).values()) == {"restored"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.png", "b.png", NAME}


def test_two_runs_on_one_folder_refuse_each_other(tmp_path):
    photos(tmp_path, "a.png")
    (tmp_path / "out").mkdir()
    with only_run(tmp_path / "out"), pytest.raises(FileError, match="Another batch is writing"):
        go(tmp_path)
    assert set(go(tmp_path).values()) == {"restored"}


def test_results_do_not_fall_among_the_photos(tmp_path):
    folder = photos(tmp_path, "a.png")
    with pytest.raises(InputError, match="lies in the folder where the results go"):
        run(batch(tmp_path, out=folder))


def test_in_place_the_photo_is_backed_up_before_it_is_replaced(tmp_path):
    photos(tmp_path, "sub/a.tif", "b.tif")
    write(tmp_path / "masks/b.png", np.zeros_like(MASK))
    before = (tmp_path / "in/sub/a.tif").read_bytes()
    assert go(tmp_path, is_in_place=True) == {"sub/a.tif": "restored", "b.tif": "clean"}
    assert (tmp_path / "out/sub/a.tif").read_bytes() == before
    assert not (tmp_path / "out/b.tif").exists()
    assert np.array_equal(tifffile.imread(tmp_path / "in/sub/a.tif")[MASK == 0], PIXELS[MASK == 0])
    after = (tmp_path / "in/sub/a.tif").read_bytes()
    assert after != before
    go(tmp_path, is_in_place=True, is_resumed=True)
    assert (tmp_path / "in/sub/a.tif").read_bytes() == after


@pytest.mark.parametrize("state", [State.RUNNING, State.WAITING, State.FAILED])
def test_in_place_a_photo_that_was_replaced_before_the_end_begins_from_its_backup(tmp_path, state):
    """Also where a further run was broken off before it came to that photo, or its workers died."""
    photos(tmp_path, "a.png")
    before = (tmp_path / "in/a.png").read_bytes()
    go(tmp_path, is_in_place=True, is_logged=False)
    after = (tmp_path / "in/a.png").read_bytes()
    with Manifest(tmp_path / "out" / NAME) as manifest:
        manifest.put(replace(row, state=state, tries=1, output_digest="") for row in list(manifest.rows()))
    for folder in ("in", "out"):
        (tmp_path / folder / ".inpaint-studio-0123456789abcdef.part").write_bytes(b"half")
    assert go(tmp_path, is_in_place=True, is_resumed=True, is_logged=False) == {"a.png": "restored"}
    assert not list(tmp_path.rglob(".*"))
    assert (tmp_path / "out/a.png").read_bytes() == before
    assert (tmp_path / "in/a.png").read_bytes() == after


def test_everything_that_happens_is_told(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    events = []
    run(batch(tmp_path), tell=events.append)
    began = [event.row.relative.name for event in events if isinstance(event, Began)]
    ended = [event.row.relative.name for event in events if isinstance(event, Ended)]
    assert began == ended == ["a.png", "b.png"]


def test_a_manifest_that_is_none_is_told(tmp_path):
    photos(tmp_path, "a.png")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_bytes(b"no manifest at all, but long enough to be looked at" * 20)
    with pytest.raises(FileError, match="cannot be used"):
        go(tmp_path)
    (tmp_path / "out" / NAME).unlink()
    with sqlite3.connect(tmp_path / "out" / NAME) as data:
        data.execute("PRAGMA user_version = 99")
    data.close()
    with pytest.raises(FileError, match="newer version"):
        go(tmp_path)


class Forgetful(ThisProcess):
    """Dies after each photo before it can tell, so that it is done once more, as Dask does."""

    def submit(self, task):
        super().submit(replace(task, is_tried_again=True))

    def next_outcome(self):
        assert restore_one(self._tasks[0]).state in (State.RESTORED, State.CLEAN)
        return super().next_outcome()


@pytest.mark.parametrize("clean", ["copy", "link"])
def test_what_a_worker_wrote_that_died_before_it_could_tell_is_written_once_more(tmp_path, clean):
    photos(tmp_path, "a.png", "b.png")
    write(tmp_path / "masks/b.png", MASK * 0)
    run(batch(tmp_path, clean=clean), make_workers=lambda *asked: Forgetful())
    assert states(tmp_path) == {"a.png": "restored", "b.png": "clean"}


def test_in_place_a_worker_that_follows_one_that_died_begins_from_the_backup(tmp_path):
    photos(tmp_path, "a.png")
    before = (tmp_path / "in/a.png").read_bytes()
    run(batch(tmp_path, is_in_place=True, is_logged=False), make_workers=lambda *asked: Forgetful())
    assert states(tmp_path) == {"a.png": "restored"}
    assert (tmp_path / "out/a.png").read_bytes() == before
    after = cv2.imread(str(tmp_path / "in/a.png"))[..., ::-1]
    assert np.array_equal(after[MASK == 0], PIXELS[MASK == 0])


def test_what_stands_where_a_worker_died_is_written_over_only_if_that_one_wrote_it(tmp_path):
    photos(tmp_path, "a.png")

    class Surprised(Forgetful):
        def next_outcome(self):
            restore_one(self._tasks[0])
            (tmp_path / "out/a.png").write_bytes(b"mine")
            return ThisProcess.next_outcome(self)

    run(batch(tmp_path), make_workers=lambda *asked: Surprised())
    assert states(tmp_path) == {"a.png": "left"}
    assert (tmp_path / "out/a.png").read_bytes() == b"mine"


def test_where_results_are_is_remembered_from_wherever_the_folder_was_named(tmp_path, monkeypatch):
    photos(tmp_path, "a.png")
    monkeypatch.chdir(tmp_path)
    run(replace(batch(tmp_path), out=Path("out")))
    (row,) = rows(tmp_path).values()
    assert row.output == tmp_path / "out" / "a.png"
