"""What must never happen to anybody's photos, each with its rule."""

import errno
import os
import stat
from pathlib import Path

import pytest

from inpaint_studio.batch.events import Began, Told
from inpaint_studio.batch.manifest import NAME
from inpaint_studio.batch.run import run
from tests.batch.folders import MASK, PIXELS, as_psd, batch, go, photos, rows, states, write


def at_the_first_photo(do):
    """Return what a run tells, to do something once while the first photo is under way."""
    done = []

    def tell(event):
        if isinstance(event, Began) and not done:
            done.append(event)
            do(event.row)

    return tell


def test_photos_that_are_only_to_be_read_stay_as_they_are(tmp_path):
    folder = photos(tmp_path, "a.png", "sub/b.tif")
    write(tmp_path / "masks/sub/b.png", MASK * 0)
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode, path.stat().st_size) for path in paths}
    assert go(tmp_path) == {"a.png": "restored", "sub/b.tif": "clean"}
    assert {path: (path.stat().st_mtime_ns, path.stat().st_mode, path.stat().st_size) for path in paths} == before
    assert stat.S_IMODE((tmp_path / "out/sub/b.tif").stat().st_mode) & stat.S_IWUSR


def test_a_full_drive_stops_the_run_with_a_sentence_and_the_rest_is_done_later(tmp_path, monkeypatch):
    photos(tmp_path, "a.png", "b.png", "c.png")
    written, sync = [], os.fsync

    def fill(handle):
        if stat.S_ISREG(os.fstat(handle).st_mode):
            written.append(handle)
            if len(written) > 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fill)
    told = []
    summary = run(batch(tmp_path), tell=told.append)
    assert summary.is_drive_full
    assert [event.sentence for event in told if isinstance(event, Told)] == [
        "“b.png” could not be saved: the drive is full. Make room or choose another place."
    ]
    assert states(tmp_path) == {"a.png": "restored", "b.png": "waiting", "c.png": "waiting"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.png", NAME]
    monkeypatch.undo()
    assert set(go(tmp_path, is_resumed=True).values()) == {"restored"}


def test_a_link_to_a_photo_gives_a_photo_and_stays_a_link(tmp_path):
    photos(tmp_path, "a.png")
    write(tmp_path / "elsewhere/b.png")
    (tmp_path / "in/b.png").symlink_to(tmp_path / "elsewhere/b.png")
    write(tmp_path / "masks/b.png", MASK)
    before = (tmp_path / "elsewhere/b.png").read_bytes()
    assert go(tmp_path) == {"a.png": "restored", "b.png": "restored"}
    assert (tmp_path / "in/b.png").is_symlink()
    assert not (tmp_path / "out/b.png").is_symlink()
    assert (tmp_path / "elsewhere/b.png").read_bytes() == before


def test_a_result_is_never_written_through_a_link(tmp_path):
    photos(tmp_path, "a.png")
    (tmp_path / "out").mkdir()
    (tmp_path / "mine.png").write_bytes(b"mine")
    (tmp_path / "out/a.png").symlink_to(tmp_path / "mine.png")
    assert go(tmp_path) == {"a.png": "left"}
    assert (tmp_path / "mine.png").read_bytes() == b"mine"


def test_a_photo_that_vanishes_has_failed(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    run(batch(tmp_path), tell=at_the_first_photo(lambda row: row.input.unlink()))
    assert states(tmp_path) == {"a.png": "failed", "b.png": "restored"}
    assert "there is no such file" in rows(tmp_path, "failed")["a.png"].note


def test_a_photo_that_changes_while_it_is_under_way_has_failed_and_is_done_later(tmp_path):
    photos(tmp_path, "a.png")
    run(batch(tmp_path), tell=at_the_first_photo(lambda row: write(row.input, PIXELS[::-1])))
    assert states(tmp_path) == {"a.png": "failed"}
    assert "was changed while the batch was running" in rows(tmp_path)["a.png"].note
    assert not (tmp_path / "out/a.png").exists()
    assert go(tmp_path, is_resumed=True) == {"a.png": "restored"}


def test_what_appears_where_a_result_goes_is_not_written_over(tmp_path):
    photos(tmp_path, "a.png")
    run(batch(tmp_path), tell=at_the_first_photo(lambda row: row.output.write_bytes(b"mine")))
    assert states(tmp_path) == {"a.png": "left"}
    assert go(tmp_path, is_resumed=True) == {"a.png": "left"}
    assert (tmp_path / "out/a.png").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.png", b"na\xefve.png", "ナ🎞.png".encode(), b"a\nb.png", b"x" * 251 + b".png"]
)
def test_a_name_may_be_anything_the_drive_takes(tmp_path, name):
    photos(tmp_path, "a.png")
    for folder in ("in", "masks"):
        os.rename(tmp_path / folder / "a.png", tmp_path / folder / os.fsdecode(name))
    assert go(tmp_path) == {os.fsdecode(name): "restored"}
    assert os.listdir(os.fsencode(tmp_path / "out")).count(name) == 1
    assert go(tmp_path, is_resumed=True) == {os.fsdecode(name): "restored"}


def test_an_empty_file_has_failed_and_a_hidden_one_is_passed_over(tmp_path):
    photos(tmp_path, ".hidden.png")
    (tmp_path / "in/empty.tif").touch()
    assert go(tmp_path) == {"empty.tif": "failed"}
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]


def test_photos_that_would_have_one_result_are_both_left(tmp_path):
    photos(tmp_path, "a.png", "b.tif")
    write(tmp_path / "more/a.png")
    (tmp_path / "in/b.psd").write_bytes(b"8BPS")
    found = go(tmp_path, folders=(tmp_path / "in", tmp_path / "more"))
    assert found == {"a.png": "left", "b.tif": "left", "b.psd": "left"}
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]


def test_a_file_where_a_folder_of_results_goes_is_left(tmp_path):
    photos(tmp_path, "sub/a.png", "b.png")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/sub").write_bytes(b"mine")
    assert go(tmp_path) == {"sub/a.png": "failed", "b.png": "restored"}
    assert (tmp_path / "out/sub").read_bytes() == b"mine"


def test_several_masks_of_one_photo_are_one_too_many(tmp_path):
    photos(tmp_path, "a.png")
    write(tmp_path / "masks/a.tif", MASK)
    assert go(tmp_path) == {"a.png": "left"}
    assert rows(tmp_path)["a.png"].note == "It has several masks: a.png, a.tif. Leave one."


def test_a_mask_that_looks_inverted_is_for_somebody_to_look_at(tmp_path):
    photos(tmp_path, "a.png")
    write(tmp_path / "masks/a.png", 255 - MASK)
    assert go(tmp_path, max_share=1.0) == {"a.png": "review"}
    assert "black on white" in rows(tmp_path)["a.png"].note


def test_a_photo_of_a_format_that_is_only_opened_becomes_a_tiff_or_stays_what_it_is(tmp_path):
    photos(tmp_path, "a.png", "b.png")
    for name in ("a", "b"):
        as_psd(tmp_path / "in" / f"{name}.png")
    write(tmp_path / "masks/b.png", MASK * 0)
    assert go(tmp_path) == {"a.psd": "restored", "b.psd": "clean"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.tif", "b.psd", NAME]
    assert (tmp_path / "out/b.psd").read_bytes() == (tmp_path / "in/b.psd").read_bytes()


def test_a_backup_that_is_another_file_is_not_written_over(tmp_path):
    photos(tmp_path, "a.png")
    before = (tmp_path / "in/a.png").read_bytes()
    Path(tmp_path / "out").mkdir()
    (tmp_path / "out/a.png").write_bytes(b"mine")
    assert go(tmp_path, is_in_place=True) == {"a.png": "failed"}
    assert (tmp_path / "out/a.png").read_bytes() == b"mine"
    assert (tmp_path / "in/a.png").read_bytes() == before
