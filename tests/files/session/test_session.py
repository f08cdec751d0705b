"""Session files: everything comes back exactly; nothing hostile gets in."""

import json
import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.fade import Fade
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.session.saved_work import (
    MASKS,
    Finding,
    PhotoChangedError,
    PhotoLink,
    SavedWork,
    load_linked,
    resume,
)
from inpaint_studio.files.session.session import load_session, save_session
from inpaint_studio.translation import Title

SHAPE = (200, 300, 3)


def edit(document, seed):
    rng = np.random.default_rng(seed)
    region = Region(20 * seed, 10, 20 * seed + 50, 290)
    patches = []
    for plane in (Plane.PHOTO, Plane.MASK):
        pixels = document.photo.pixels if plane is Plane.PHOTO else document.mask.pixels
        before = pixels[region.slices]
        after = rng.integers(0, 2, before.shape).astype(before.dtype) * 255
        patches += changed_patches(plane, before, after, region)
    return PatchEdit(Title("Step {number}", number=seed), tuple(patches))


def masks_of(document):
    return {plane: document.plane(plane).pixels.copy() for plane in MASKS}


class Example:
    def __init__(self, folder, *, is_saved=True, dtype=np.uint8, has_sources=False):
        pixels = np.random.default_rng(1).integers(0, 255, SHAPE).astype(dtype)
        source = (
            save_photo(Photo(pixels), folder / ("photo.tif" if dtype == np.float32 else "photo.png"))
            if is_saved
            else None
        )
        self.document = Document(Photo(pixels.copy(), source=source) if source else Photo(pixels.copy()))
        self.document.protection.pixels[150:160, 20:40] = 255
        if has_sources:
            self.document.donors.pixels[100:140, 10:60] = 255
            self.document.exclusion.pixels[100:140, 70:90] = 255
        self.steps = []
        for seed in range(3):
            change = edit(self.document, seed)
            self.document.apply(change)
            self.steps.append(Step([Variant(change, "fmm", {"radius": seed, "grain": "match"}, 0.25)]))
        self.document.revert(self.steps[2].edit)
        masks = masks_of(self.document)
        link = PhotoLink.to(self.document.photo, "" if is_saved else "photo")
        self.work = SavedWork(link, 0 if is_saved else 2, self.steps, 2, masks, engine="fmm", options={"radius": 3})
        self.path = folder / "work.inpaint"

    def save(self):
        save_session(self.work, self.document.photo, self.path)
        return self.path


@pytest.fixture
def example(tmp_path):
    return Example(tmp_path)


def compare(work, document, folder):
    found = resume(work, load_linked(work.link, folder))
    for step in work.steps[work.index :]:
        found.revert(step.edit)
    np.testing.assert_array_equal(found.photo.pixels, document.photo.pixels)
    np.testing.assert_array_equal(found.mask.pixels, document.mask.pixels)
    for plane in MASKS:
        np.testing.assert_array_equal(found.plane(plane).pixels, document.plane(plane).pixels)


@pytest.mark.parametrize("is_saved", [True, False], ids=["photo in its file", "photo in the session"])
@pytest.mark.parametrize("has_sources", [True, False], ids=["sources chosen", "from anywhere"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_everything_comes_back(tmp_path, is_saved, dtype, has_sources):
    example = Example(tmp_path, is_saved=is_saved, dtype=dtype, has_sources=has_sources)
    work = load_session(example.save(), tmp_path)
    compare(work, example.document, tmp_path)
    assert [step.edit.title for step in work.steps] == ["Step 0", "Step 1", "Step 2"]
    assert work.steps[1].variants[0].options == {"radius": 1, "grain": "match"}
    assert (work.index, work.engine, work.options) == (2, "fmm", {"radius": 3})
    with zipfile.ZipFile(example.path) as archive:
        assert ("photo.tif" in archive.namelist()) == (not is_saved)
        # What an older version of the program knows, it can open.
        assert ("donors.png" in archive.namelist()) == has_sources
        assert json.loads(archive.read("session.json"))["version"] == (2 if has_sources else 1)


def test_a_session_that_held_donors_once_is_of_the_newer_version(tmp_path):
    example = Example(tmp_path, has_sources=True)
    before = example.document.donors.pixels.copy()
    example.document.donors.clear()
    cleared = tuple(changed_patches(Plane.DONORS, before, example.document.donors.pixels, Region.of(SHAPE)))
    masks = dict(example.work.masks) | {
        plane: np.zeros(SHAPE[:2], np.uint8) for plane in (Plane.DONORS, Plane.EXCLUSION)
    }
    steps = [*example.steps[:2], Step([Variant(PatchEdit("Clear", cleared))])]
    example.work = replace(example.work, steps=steps, index=3, masks=masks)
    work = load_session(example.save(), tmp_path)
    with zipfile.ZipFile(example.path) as archive:
        assert json.loads(archive.read("session.json"))["version"] == 2
    document = resume(work, load_linked(work.link, tmp_path))
    document.revert(work.steps[2].edit)
    np.testing.assert_array_equal(document.donors.pixels, before)


@pytest.mark.parametrize("is_there_still", [True, False])
def test_a_session_with_examples_is_of_the_version_that_knows_them(tmp_path, example, is_there_still):
    marks = np.zeros(SHAPE[:2], np.uint8)
    marks[60:70, 30:90] = 255
    patches = tuple(changed_patches(Plane.EXAMPLES, np.zeros_like(marks), marks, Region.of(SHAPE)))
    steps = [*example.steps[:2], Step([Variant(PatchEdit("Example", patches))])]
    index, masks = (3, example.work.masks | {Plane.EXAMPLES: marks}) if is_there_still else (2, example.work.masks)
    example.work = replace(example.work, steps=steps, index=index, masks=masks)
    work = load_session(example.save(), tmp_path)
    with zipfile.ZipFile(example.path) as archive:
        assert json.loads(archive.read("session.json"))["version"] == 3
    np.testing.assert_array_equal(work.masks[Plane.EXAMPLES] > 0, (marks > 0) & is_there_still)
    document = resume(work, load_linked(work.link, tmp_path))  # With every step, as undo and redo expect.
    np.testing.assert_array_equal(document.plane(Plane.EXAMPLES).pixels, marks)


def test_what_fades_a_step_comes_back_and_needs_no_newer_version(tmp_path, example):
    example.document.apply(example.steps[2].edit)
    example.steps[2] = Step.fading(example.steps[2].edit, Fade(1, 30, 4))
    example.work = replace(example.work, index=3, masks=masks_of(example.document))
    work = load_session(example.save(), tmp_path)
    assert [step.fade for step in work.steps] == [None, None, Fade(1, 30, 4)]
    compare(work, example.document, tmp_path)
    with zipfile.ZipFile(example.path) as archive:
        assert json.loads(archive.read("session.json"))["version"] == 1


@pytest.mark.parametrize("fade", [[-1, 30, 4], [0, 101, 4], [0, 30, 11], [0, 30], "x", {}, [0, None, 1]])
def test_what_cannot_fade_a_step_is_damage(tmp_path, example, fade):
    def change(entries):
        content = json.loads(entries["session.json"])
        content["steps"][1]["variants"][0]["fade"] = fade
        entries["session.json"] = json.dumps(content)

    rewrite(example.save(), change)
    with pytest.raises(FileError, match="damaged"):
        load_session(example.path, tmp_path)


def test_a_photo_that_changed_since_it_was_opened_travels_in_the_session(tmp_path, example):
    save_photo(Photo(np.zeros(SHAPE, np.uint8)), tmp_path / "photo.png")
    compare(load_session(example.save(), tmp_path), example.document, tmp_path)


def test_a_photo_that_changed_after_the_session_was_saved_is_told(tmp_path, example):
    example.save()
    save_photo(Photo(np.zeros(SHAPE, np.uint8)), tmp_path / "photo.png")
    work = load_session(example.path, tmp_path)
    with pytest.raises(PhotoChangedError):
        load_linked(work.link, tmp_path)


def test_a_folder_that_was_moved_as_a_whole_still_opens(tmp_path):
    (tmp_path / "old").mkdir()
    example = Example(tmp_path / "old")
    example.save()
    (tmp_path / "old").rename(tmp_path / "new")
    compare(load_session(tmp_path / "new" / "work.inpaint", tmp_path), example.document, tmp_path)


def rewrite(path, change, **options):
    """Write the archive anew, with ``change`` made to its {name: data}."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries = change(entries) or entries
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            method = zipfile.ZIP_DEFLATED if name == "session.json" else options.get("method", zipfile.ZIP_STORED)
            archive.writestr(name, data, method)


def notes(**changes):
    def change(entries):
        content = json.loads(entries["session.json"])
        for name, value in changes.items():
            if name == "photo":
                content["photo"].update(value)
            elif name == "row":
                content["steps"][0]["variants"][0]["patches"][0] = value(
                    content["steps"][0]["variants"][0]["patches"][0]
                )
            elif name == "title_parts":
                content["steps"][0]["variants"][0]["title_parts"] = value
            else:
                content[name] = value
        entries["session.json"] = json.dumps(content)

    return change


def extra(name, data=b""):
    return lambda entries: {**entries, name: data}


def nested(depth):
    return ["{x}", {"x": nested(depth - 1)}] if depth else ["x", {}]


HOSTILE = {
    "a name that leads out": extra("../evil", b"x"),
    "an absolute name": extra("/etc/evil", b"x"),
    "a name that is not ours": extra("evil.sh", b"x"),
    "no notes": lambda entries: {name: data for name, data in entries.items() if name != "session.json"},
    "notes that are no JSON": extra("session.json", b"{"),
    "notes that are a list": extra("session.json", b"[]"),
    "notes nested without end": extra("session.json", b"[" * 200_000),
    "notes that unpack to too much": extra("session.json", b"0" * 20_000_000),
    "another program's zip": notes(format="something"),
    "a missing step": lambda entries: {name: data for name, data in entries.items() if name != "steps/000001"},
    "a step too short": lambda entries: {**entries, "steps/000001": entries["steps/000001"][:-1]},
    "a step too long": lambda entries: {**entries, "steps/000001": entries["steps/000001"] + b"x"},
    "an index beyond the steps": notes(index=9),
    "a negative index": notes(index=-1),
    "an endless index": notes(index=float("inf")),
    "a title that counts without end": notes(title_parts=["{x:.1f}", {"x": 10**400}]),
    "a saved index beyond the steps": notes(saved=9),
    "a photo of no size": notes(photo={"shape": [0, 10]}),
    "a photo of five channels": notes(photo={"shape": [200, 300, 5]}),
    "floating point": notes(photo={"dtype": "<f8"}),
    "objects": notes(photo={"dtype": "|O"}),
    "a patch outside": notes(row=lambda row: [row[0], 190, 0, 290, 50, *row[5:]]),
    "a patch turned inside out": notes(row=lambda row: [row[0], 50, 50, 0, 0, *row[5:]]),
    "a giant patch": notes(row=lambda row: [row[0], 0, 0, 1 << 40, 1 << 40, *row[5:]]),
    "a patch of a plane nobody knows": notes(row=lambda row: ["alpha", *row[1:]]),
    "a patch of another kind": notes(row=lambda row: [*row[:5], "<f8", *row[6:]]),
    "a negative size": notes(row=lambda row: [*row[:7], -5]),
    "a title of nothing": notes(title_parts=[]),
    "a title whose values are none": notes(title_parts=["{x}", 5]),
    "a title with a table in it": notes(title_parts=["{x}", {"x": {"y": 1}}]),
    "a title within titles without end": notes(title_parts=nested(9)),
    "a mask of another size": lambda entries: {**entries, "mask.png": png((10, 10))},
    "a mask that is no picture": extra("mask.png", b"x"),
}


def png(shape):
    import cv2

    return cv2.imencode(".png", np.zeros(shape, np.uint8))[1].tobytes()


def test_titles_keep_what_it_takes_to_translate_them(tmp_path, example):
    title = load_session(example.save(), tmp_path).steps[2].edit.title
    assert (title.text, title.values) == ("Step {number}", {"number": 2})


def test_a_title_without_its_parts_is_shown_as_it_is(tmp_path, example):
    rewrite(example.save(), notes(title_parts=None))
    assert load_session(example.path, tmp_path).steps[0].edit.title == "Step 0"


def test_a_title_of_hostile_length_is_cut(tmp_path, example):
    inner = ["{x}" * 1000, {"x": "y" * 1000}]
    rewrite(example.save(), notes(title_parts=["{x}" * 1000, {"x": inner}]))
    assert len(load_session(example.path, tmp_path).steps[0].edit.title) < 1_000_000


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_session_is_a_sentence(tmp_path, example, change):
    rewrite(example.save(), change)
    (tmp_path / "unpacked").mkdir()
    with pytest.raises(FileError) as caught:
        load_session(example.path, tmp_path / "unpacked")
    assert len(str(caught.value)) < 200
    assert not list((tmp_path / "unpacked").iterdir())
    assert not (tmp_path / "evil").exists()


def test_a_zip_bomb_is_refused_before_it_is_read(tmp_path, example):
    rewrite(example.save(), extra("steps/000009", b"\0" * 50_000_000), method=zipfile.ZIP_DEFLATED)
    with pytest.raises(FileError, match="damaged"):
        load_session(example.path, tmp_path)


def test_a_patch_that_unpacks_to_more_than_its_place_is_refused(tmp_path, example):
    import zlib

    bomb = zlib.compress(b"\0" * 30_000_000)

    def change(entries):
        content = json.loads(entries["session.json"])
        rows = content["steps"][0]["variants"][0]["patches"]
        old = rows[0][7]
        rows[0][7] = len(bomb)
        entries["session.json"] = json.dumps(content)
        entries["steps/000000"] = bomb + entries["steps/000000"][old:]

    rewrite(example.save(), change)
    work = load_session(example.path, tmp_path)
    with pytest.raises(Exception, match="damaged"):
        resume(work, load_linked(work.link, tmp_path))


def test_more_pixels_than_allowed_are_refused(tmp_path, example):
    with pytest.raises(FileError, match="more than the limit"):
        load_session(example.save(), tmp_path, max_pixels=1000)


def test_a_newer_version_is_told(tmp_path, example):
    rewrite(example.save(), notes(version=5))
    with pytest.raises(FileError, match="newer version"):
        load_session(example.path, tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_what_is_no_zip_is_a_sentence(tmp_path, content):
    (tmp_path / "x.inpaint").write_bytes(content)
    with pytest.raises(FileError, match="damaged or was not written"):
        load_session(tmp_path / "x.inpaint", tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "\ud800"], ids=["NUL", "surrogate"])
@pytest.mark.parametrize("key", ["path", "relative"])
def test_a_path_that_no_file_can_have_is_damage(tmp_path, example, name, key):
    def change(entries):
        content = json.loads(entries["session.json"])
        content["photo"][key] = name
        entries["session.json"] = json.dumps(content)

    rewrite(example.save(), change)
    with pytest.raises(FileError, match="damaged or was not written"):
        load_session(example.path, tmp_path)


def test_a_session_that_is_no_file_is_a_sentence(tmp_path):
    with pytest.raises(FileError, match="not a file"):
        load_session(Path("/dev/zero"), tmp_path)


def test_a_photo_that_became_a_file_without_end_is_told(tmp_path, example):
    example.save()
    (tmp_path / "photo.png").unlink()
    (tmp_path / "photo.png").symlink_to("/proc/self/maps")
    work = load_session(example.path, tmp_path)
    with pytest.raises(PhotoChangedError):
        load_linked(work.link, tmp_path)


def test_a_missing_session_is_a_sentence(tmp_path):
    with pytest.raises(FileError, match="there is no such file"):
        load_session(tmp_path / "x.inpaint", tmp_path)


def test_a_session_that_cannot_be_written_leaves_the_old_one(tmp_path, example, monkeypatch):
    before = example.save().read_bytes()
    monkeypatch.setattr("inpaint_studio.files.session.session._as_png", lambda pixels: 1 / 0)
    with pytest.raises(FileError):
        example.save()
    assert example.path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.png", "work.inpaint"]


def test_what_is_left_of_a_photo_by_a_save_that_was_ended_goes_with_a_later_one(tmp_path, monkeypatch):
    example = Example(tmp_path, is_saved=False)

    def end(archive, *arguments):
        for draft in tmp_path.glob(".*.part"):
            shutil.copy(draft, draft.with_stem(f"{draft.stem}0"))  # As it is found after the program has been killed.
        raise OSError(28, "full")

    with monkeypatch.context() as killed:
        killed.setattr(zipfile.ZipFile, "write", end)
        with pytest.raises(FileError):
            example.save()
    left = list(tmp_path.glob(".*"))
    assert any(tifffile.imread(draft).shape == SHAPE for draft in left if draft.read_bytes()[:2] == b"II")
    for draft in left:
        os.utime(draft, times=(1000, 1000))
    example.save()
    assert [path.name for path in tmp_path.iterdir()] == ["work.inpaint"]


# --- what was found ---------------------------------------------------------------------------------------------------


@pytest.fixture
def with_finding(example):
    example.work = replace(example.work, finding=Finding({"margin": 3, "kept": [1, 2]}, b"marks", (1, -1)))
    return example


def test_what_was_found_comes_back_and_makes_a_session_of_the_newest_version(tmp_path, with_finding):
    work = load_session(with_finding.save(), tmp_path)
    found = work.finding
    assert (found.table, found.data, found.accepted) == ({"margin": 3, "kept": [1, 2]}, b"marks", (1, -1))
    compare(work, with_finding.document, tmp_path)
    with zipfile.ZipFile(with_finding.path) as archive:
        assert json.loads(archive.read("session.json"))["version"] == 4


def test_what_an_older_version_had_found_comes_back(tmp_path, with_finding):
    rewrite(with_finding.save(), notes(version=3, finding={"table": {"margin": 3}, "accepted": 1}))
    assert load_session(with_finding.path, tmp_path).finding.accepted == (1,)


def test_a_session_without_a_finding_is_as_it_was(tmp_path, example):
    assert load_session(example.save(), tmp_path).finding is None
    with zipfile.ZipFile(example.path) as archive:
        assert "finding" not in json.loads(archive.read("session.json"))
        assert "finding" not in archive.namelist()


@pytest.mark.parametrize(
    "change",
    [
        notes(finding=3), notes(finding={}), notes(finding={"table": 5, "accepted": 0}),
        notes(finding={"table": {}, "accepted": "x"}), notes(finding={"table": {}, "accepted": [[1]]}),
        lambda entries: {name: data for name, data in entries.items() if name != "finding"},
    ],
    ids=["a number", "nothing", "no table", "a word for a number", "a list for a number", "no marks"],
)  # fmt: skip
def test_a_hostile_finding_is_a_sentence(tmp_path, with_finding, change):
    rewrite(with_finding.save(), change)
    with pytest.raises(FileError, match=r"work\.inpaint"):
        load_session(with_finding.path, tmp_path)
