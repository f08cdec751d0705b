import os
import stat
import subprocess
import sys
import time

import pytest

from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import discard_drafts, draft_beside, replacing

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and limits of POSIX")


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_appears_whole(tmp_path):
    with replacing(tmp_path / "new") as stream:
        stream.write(b"content")
        assert "new" not in names(tmp_path)
    assert (tmp_path / "new").read_bytes() == b"content"
    assert names(tmp_path) == ["new"]


@pytest.mark.parametrize("error", [RuntimeError("codec"), OSError(28, "full"), MemoryError(), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_no_other(error, tmp_path):
    path = tmp_path / "photo"
    path.write_bytes(b"old")
    expected = FileError if isinstance(error, Exception) else KeyboardInterrupt

    def fail():
        with replacing(path) as stream:
            stream.write(b"half of the new")
            raise error

    with pytest.raises(expected):
        fail()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["photo"]


@posix_only
def test_permissions_of_an_old_file_are_kept_and_a_new_one_gets_the_usual(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        for path in (old, new):
            with replacing(path) as stream:
                stream.write(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform != "linux", reason="attributes as Linux has them")
def test_tags_that_others_put_on_a_file_stay(tmp_path):
    path = tmp_path / "photo"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.xdg.tags", b"family")
    except OSError:
        pytest.skip("this drive has no attributes")
    with replacing(path) as stream:
        stream.write(b"new")
    assert os.getxattr(path, "user.xdg.tags") == b"family"


def test_the_time_of_a_file_is_that_of_its_saving(tmp_path):
    path = tmp_path / "photo"
    path.write_bytes(b"old")
    os.utime(path, (1000, 1000))
    with replacing(path) as stream:
        stream.write(b"new")
    assert path.stat().st_mtime > 1_700_000_000


def test_a_program_that_ends_in_the_middle_takes_its_drafts_along(tmp_path):
    def save():
        with replacing(tmp_path / "photo") as stream:
            stream.write(b"half")
            discard_drafts()
            assert names(tmp_path) == []

    with pytest.raises(FileError):
        save()
    discard_drafts()
    assert names(tmp_path) == []


def test_a_draft_beside_a_file_goes_with_a_later_save(tmp_path):
    draft = draft_beside(tmp_path / "photo")
    draft.write_bytes(b"half")
    os.utime(draft, times=(time.time() - 100_000,) * 2)
    with replacing(tmp_path / "photo") as stream:
        stream.write(b"new")
    assert names(tmp_path) == ["photo"]


def test_drafts_of_saves_that_were_ended_go_with_the_next_one(tmp_path):
    for name, age in ((".inpaint-studio-1.part", 100_000), (".inpaint-studio-2.part", 60), ("mine.part", 100_000)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, times=(time.time() - age,) * 2)
    with replacing(tmp_path / "photo") as stream:
        stream.write(b"new")
    assert names(tmp_path) == [".inpaint-studio-2.part", "mine.part", "photo"]


@posix_only
def test_a_link_is_followed(tmp_path):
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "photo", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("gone/photo.png", "folder .* does not exist", id="no folder"),
        pytest.param("folder", "there is a folder of that name", id="a folder"),
        pytest.param("x" * 300, "name is too long", id="long name", marks=posix_only),
        pytest.param("a\0b", "name cannot be used", id="null byte"),
    ],
)
def test_a_place_that_takes_no_file_is_a_sentence(name, sentence, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match=sentence), replacing(tmp_path / name) as stream:
        stream.write(b"x")
    assert names(tmp_path) == ["folder"]


def test_a_folder_that_vanishes_is_a_sentence(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()

    def write():
        with replacing(folder / "photo") as stream:
            stream.write(b"x")
            folder.rename(tmp_path / "elsewhere")

    with pytest.raises(FileError, match="could not be saved: there is no such file or folder"):
        write()


@posix_only
def test_a_full_drive_is_a_sentence_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "photo.tif"
    path.write_bytes(b"old")
    program = """
import resource, sys
import numpy as np
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.write import TiffOptions
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
pixels = np.random.default_rng(0).integers(0, 255, (400, 400, 3), np.uint8)
try:
    save_photo(Photo(pixels), sys.argv[1], options=TiffOptions("none"))
except FileError as error:
    sys.exit(f"sentence: {error}")
"""
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)
    assert done.stderr.startswith("sentence: “photo.tif” could not be saved: ")
    assert len(done.stderr.splitlines()) == 1
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["photo.tif"]
