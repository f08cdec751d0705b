import os
from pathlib import PurePath

import pytest

from inpaint_studio.batch.walk import Masks, walk
from inpaint_studio.errors import FileError
from tests.batch.folders import PIXELS, write


def names(tmp_path, **options):
    found = walk([tmp_path], **options)
    return [os.fsdecode(each.relative) for each in found.photos]


def test_photos_are_found_by_their_names_or_by_their_first_bytes(tmp_path):
    for name in ("b.tif", "a.PNG", "sub/c.jpg"):
        write(tmp_path / name)
    write(tmp_path / "scan.png").rename(tmp_path / "scan")
    for name in ("d.psd", "empty.jpeg"):
        (tmp_path / name).touch()
    (tmp_path / "notes.txt").write_text("none", encoding="utf-8")
    found = walk([tmp_path])
    relative = [each.relative.as_posix() for each in found.photos]
    assert relative == ["a.PNG", "b.tif", "d.psd", "empty.jpeg", "scan", "sub/c.jpg"]
    assert found.others == 1
    assert found.size == sum(each.path.stat().st_size for each in found.photos)


def test_hidden_files_and_folders_are_passed_over(tmp_path):
    write(tmp_path / ".a.png")
    write(tmp_path / ".trash/b.png")
    write(tmp_path / "c.png")
    found = walk([tmp_path])
    assert [each.path.name for each in found.photos] == ["c.png"]
    assert found.hidden == 2


def test_infrared_planes_are_no_photos_of_their_own(tmp_path):
    for name in ("a.tif", "a_IR.tif", "b_ir.tif", "c.JPG", "c-ir.png"):
        write(tmp_path / name)
    found = walk([tmp_path])
    assert [each.path.name for each in found.photos] == ["a.tif", "b_ir.tif", "c.JPG"]
    assert found.infrared == 2


def test_links_are_followed_and_loops_end(tmp_path):
    write(tmp_path / "real/a.png")
    (tmp_path / "real/loop").symlink_to(tmp_path / "real")
    (tmp_path / "real/self").symlink_to("self")
    (tmp_path / "real/gone.png").symlink_to("nowhere.png")
    (tmp_path / "real/b.png").symlink_to("a.png")
    (tmp_path / "top").symlink_to("real")
    found = walk([tmp_path / "top"])
    assert [each.relative.name for each in found.photos] == ["a.png", "b.png"]
    assert found.problems == [
        "“gone.png” is a link that leads nowhere.",
        "“self” cannot be read: its link leads back to itself.",
    ]


def test_names_need_not_be_text(tmp_path):
    name = os.fsdecode(b"na\xefve\xff.png")
    write(tmp_path / "a.png").rename(tmp_path / name)
    assert names(tmp_path) == [name]


def test_folders_of_results_and_masks_are_not_entered(tmp_path):
    for name in ("a.png", "out/a.png", "masks/a.png"):
        write(tmp_path / name)
    (tmp_path / "link").symlink_to("out")
    assert names(tmp_path, without=[tmp_path / "out", tmp_path / "masks"]) == ["a.png"]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [("*.tif", ["a.TIF", "sub/b.tif"]), ("sub/*", ["sub/b.tif", "sub/c.png"]), ("c*", ["sub/c.png"]), ("x*", [])],
)
def test_a_pattern_chooses_names_or_paths(tmp_path, pattern, wanted):
    for name in ("a.TIF", "sub/b.tif", "sub/c.png"):
        write(tmp_path / name)
    assert names(tmp_path, pattern=pattern) == wanted


def test_a_photo_may_stand_for_itself_and_counts_once(tmp_path):
    path = write(tmp_path / "sub/a.png")
    assert [each.relative.as_posix() for each in walk([path]).photos] == ["a.png"]
    assert len(walk([tmp_path, path, tmp_path]).photos) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileError, match="There is no folder"):
        walk([tmp_path / "none"])


def test_a_mask_is_named_as_its_photo_in_a_parallel_folder(tmp_path):
    for name in ("a.png", "sub/b.tif", "sub/b.png", "c-mask.png"):
        write(tmp_path / name, PIXELS[..., 0])
    masks = Masks(tmp_path)
    wanted = {"a.jpg": ["a.png"], "sub/b.tif": ["b.png", "b.tif"], "c.jp2": ["c-mask.png"], "d.tif": []}
    assert {name: [each.name for each in masks.of(PurePath(name))] for name in wanted} == wanted
