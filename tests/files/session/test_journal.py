"""The journal: all work is read back exactly, wherever the file ends."""

import errno
import json
import os
import zlib
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.fade import Fade
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.session import journal as journal_module
from inpaint_studio.files.session import journal_read
from inpaint_studio.files.session.journal import Journal, masks_edit, write_journal
from inpaint_studio.files.session.journal_read import NothingKeptError, TooLargeError, read_journal
from inpaint_studio.files.session.saved_work import (
    MASKS,
    Finding,
    PhotoChangedError,
    PhotoLink,
    PhotoMissingError,
    load_linked,
    load_work,
    resume,
)

LARGE = 1 << 40


class Session:
    """A document with random edits, its journal, and all states that it had."""

    def __init__(self, folder, dtype=np.uint8, limit=LARGE, seed=1):
        self.rng = np.random.default_rng(seed)
        pixels = self.any_pixels((300, 520, 3), dtype)
        self.path = folder / ("photo.tif" if dtype == np.float32 else "photo.png")
        source = save_photo(Photo(pixels), self.path)
        self.document = Document(Photo(pixels.copy(), source=source))
        self.document.mask.pixels[5:9, 5:9] = 255
        self.steps, self.index = [], 0
        self.journal = Journal(folder / "journal", limit)
        self.begin()

    def begin(self):
        masks = {plane: self.document.plane(plane).pixels for plane in MASKS}
        self.journal.begin(PhotoLink.to(self.document.photo), masks_edit(masks))
        self.journal.set_digest(digest_of(self.path))
        self.journal.flush()

    def random_edit(self, title="Change"):
        top, left = self.rng.integers(0, 200), self.rng.integers(0, 400)
        region = Region(int(top), int(left), int(top) + 90, int(left) + 110)
        patches = []
        planes = self.rng.permutation([Plane.PHOTO, Plane.MASK, Plane.PROTECTION])[:2]
        for plane in (*planes, (Plane.DONORS, Plane.EXCLUSION)[len(self.steps) % 2]):
            array = self.document.photo.pixels if plane is Plane.PHOTO else self.document.plane(plane).pixels
            before = array[region.slices]
            after = self.any_pixels(before.shape, before.dtype)
            if plane is not Plane.PHOTO:
                after = np.where(after > 127, np.uint8(255), np.uint8(0))
            patches += changed_patches(plane, before, after, region)
        return PatchEdit(title, tuple(patches))

    def any_pixels(self, shape, dtype):
        """Return pixels of random bits; floats include NaN and infinity."""
        word = np.dtype(f"u{np.dtype(dtype).itemsize}")
        return self.rng.integers(0, np.iinfo(word).max, shape, word).view(dtype)

    def step(self, *, engine=""):
        step = Step([Variant(self.random_edit(f"Step {len(self.steps)}"), engine, {"radius": 5}, 0.5)])
        self.document.apply(step.edit)
        self.steps[self.index :] = [step]
        self.index += 1
        self.journal.add_step(tuple(step.variants), 0, step.time)

    def paint(self):
        """Note a stroke that ends now and is completed later, after a second one."""
        noted = []
        for _ in range(2):
            painted = self.random_edit("Stroke")
            step = Step.of(painted)
            self.document.apply(painted)
            self.steps[self.index :] = [step]
            self.index += 1
            self.journal.add_step(tuple(step.variants), 0, step.time)
            noted.append(step)
        for step in noted:
            more = self.random_edit("Stroke, restored")
            self.document.apply(more)
            painted, edit = step.edit, PatchEdit(more.title, step.edit.patches + more.patches)
            step.complete(Variant(edit, "fmm", {"radius": 5}, 0.2, len(painted.patches)))
            self.journal.complete(painted, step.variants[0])

    def move(self, index):
        for step in self.steps[min(index, self.index) : max(index, self.index)]:
            self.document.apply(step.edit)
        self.index = index
        self.journal.move(index)

    def try_again(self):
        step = self.steps[self.index - 1]
        variant = Variant(self.random_edit("Again"), "fmm", {"radius": 9}, 0.1)
        step.variants.append(variant)
        self.journal.add_variant(variant)
        self.choose(len(step.variants) - 1)

    def choose(self, number):
        step = self.steps[self.index - 1]
        self.document.apply(step.edit)
        del self.steps[self.index :]  # Only fading of the variant before can have been taken back.
        step.choose(number)
        self.document.apply(step.edit)
        self.journal.choose(number, step.edit)

    def save(self):
        self.document.set_source(save_photo(self.document.photo, self.path))
        self.journal.set_photo(PhotoLink.to(self.document.photo), self.index)
        self.journal.set_digest(digest_of(self.path))

    def act(self):
        kind = self.rng.integers(0, 11)
        if kind < 5 or not self.steps:
            self.step(engine="fmm" if kind % 2 else "")
        elif kind < 8:
            self.move(int(self.rng.integers(0, len(self.steps) + 1)))
        elif kind == 8 and self.index:
            self.try_again()
        elif kind == 9:
            self.paint()
        else:
            self.save()

    def check(self, end=None, *, is_short=False):
        """Compare the work in the journal with the document as it is."""
        work, length = read_journal(self.journal.path)
        check(work, self.document, self.path.parent, is_short=is_short)
        if end is not None:
            assert length == end
        return work


@pytest.fixture
def begin(tmp_path):
    """Begins sessions and closes their journals at the end."""
    sessions = []

    def begin(**options):
        sessions.append(Session(tmp_path, **options))
        return sessions[-1]

    yield begin
    for session in sessions:
        session.journal.close()


def told(variant):
    """What a journal holds of a variant beside its pixels."""
    return variant.engine, variant.options, variant.seconds, variant.painted


def check(work, document, folder, *, is_short=False):
    found = resume(work, load_linked(work.link, folder))
    for step in work.steps[work.index :]:
        found.revert(step.edit)
    np.testing.assert_array_equal(found.photo.pixels, document.photo.pixels)
    np.testing.assert_array_equal(found.mask.pixels, document.mask.pixels)
    for plane in MASKS:
        np.testing.assert_array_equal(found.plane(plane).pixels, document.plane(plane).pixels)
    if is_short:
        return  # It begins with the photo as saved last.
    whole = document.photo.region
    np.testing.assert_array_equal(found.read_opened(whole), document.read_opened(whole))


@pytest.mark.parametrize(("seed", "dtype"), list(enumerate([np.uint8, np.uint16, np.float32] * 2)))
def test_whatever_was_done_comes_back_exactly_with_its_history(begin, dtype, seed):
    session = begin(dtype=dtype, seed=seed)
    for _ in range(12):
        session.act()
    session.journal.flush()
    work = session.check(session.journal.size)
    assert [step.edit.title for step in work.steps] == [step.edit.title for step in session.steps]
    assert [list(map(told, step.variants)) for step in work.steps] == [
        list(map(told, step.variants)) for step in session.steps
    ]
    assert [step.time for step in work.steps] == [step.time for step in session.steps]
    assert work.index == session.index


def test_names_of_steps_come_back_through_undo_and_another_journal(begin, tmp_path):
    session = begin()
    for _ in range(4):
        session.step()
    session.journal.set_name(3, "Corner")
    session.journal.set_name(1, "Eye")
    session.move(2)
    session.journal.set_name(3, "x" * 1000)
    session.journal.flush()
    work = session.check()
    assert [step.name for step in work.steps] == ["", "Eye", "", "x" * 200]
    write_journal(tmp_path / "again", work)
    again, _ = read_journal(tmp_path / "again")
    assert [step.name for step in again.steps] == [step.name for step in work.steps]
    session.step()
    session.journal.set_name(1, "")
    session.journal.flush()
    assert [step.name for step in session.check().steps] == ["", "", ""]


def test_a_name_of_a_step_that_is_not_there_ends_what_counts(begin):
    session = begin()
    session.step()
    session.journal.flush()
    end = session.journal.size
    session.journal.set_name(1, "Beyond")
    session.journal.flush()
    session.check(end)


def test_a_journal_that_becomes_one_step_forgets_the_names(begin):
    session = begin(limit=1)
    for _ in range(2):
        session.step()
        session.journal.flush()
        session.journal.set_name(0, "Eye")
        session.journal.flush()
    work = session.check(is_short=True)
    assert {step.name for step in work.steps} <= {"", "Eye"}


def test_a_file_that_is_cut_off_anywhere_gives_back_all_whole_records(begin, tmp_path):
    session = begin()
    for _ in range(3):
        session.step()
        session.journal.flush()
    before = session.journal.size
    document = Document(Photo(session.document.photo.pixels.copy()))
    for plane in MASKS:
        document.plane(plane).replace(session.document.plane(plane))
    session.step()
    session.journal.flush()
    whole = session.journal.path.read_bytes()
    for end in [before, before + 1, before + 30, (before + len(whole)) // 2, len(whole) - 1]:
        session.journal.path.write_bytes(whole[:end])
        work, length = read_journal(session.journal.path)
        assert (length, len(work.steps)) == (before, 3)
        found = resume(work, load_linked(work.link, tmp_path))
        np.testing.assert_array_equal(found.photo.pixels, document.photo.pixels)
        np.testing.assert_array_equal(found.mask.pixels, document.mask.pixels)


def test_a_record_with_a_wrong_bit_ends_what_counts(begin):
    session = begin()
    session.step()
    session.journal.flush()
    before = session.journal.size
    session.step()
    session.journal.flush()
    data = bytearray(session.journal.path.read_bytes())
    data[-5] ^= 1
    session.journal.path.write_bytes(data)
    work, length = read_journal(session.journal.path)
    assert (length, len(work.steps)) == (before, 1)


def test_a_journal_that_was_read_back_goes_on(begin):
    session = begin()
    for _ in range(5):
        session.act()
    session.journal.flush()
    session.journal.close()
    with session.journal.path.open("ab") as stream:
        stream.write(b"half a record")
    work, end = read_journal(session.journal.path)
    session.journal = Journal.reopen(session.journal.path, LARGE, work, end)
    for _ in range(5):
        session.act()
    session.journal.flush()
    session.check(session.journal.size)


@pytest.mark.parametrize("seed", range(3))
def test_a_journal_over_its_limit_becomes_short_and_tells_the_same(begin, tmp_path, seed):
    session = begin(limit=200_000, seed=seed)
    sizes = [0]
    for number in range(24):
        session.act()
        session.journal.flush()
        sizes.append(session.journal.size)
        if sizes[-1] < sizes[-2] or number % 6 == 5:
            session.check(is_short=True)
    assert sum(after < before for before, after in pairwise(sizes)) > 1
    assert session.journal.path.stat().st_size == session.journal.size
    assert max(sizes) < 1_000_000
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("journal")] == ["journal"]


@pytest.mark.parametrize("seed", range(3))
def test_a_photo_saved_after_its_journal_became_short_comes_back_as_it_was(begin, seed):
    session = begin(limit=300_000, seed=seed)
    for _ in range(8):
        session.step()
        session.journal.flush()
    session.save()
    session.step()
    session.journal.flush()
    session.check(is_short=True)


def test_a_file_that_ends_before_a_stroke_is_completed_gives_the_stroke_back(begin):
    session = begin()
    session.step()
    painted = session.random_edit("Stroke")
    session.document.apply(painted)
    session.journal.add_step([Variant(painted)], 0, 0.0)
    session.journal.flush()
    work = session.check()
    assert [step.edit.title for step in work.steps] == ["Step 0", "Stroke"]


@pytest.mark.parametrize("limit", [LARGE, 1], ids=["whole", "short"])
def test_another_variant_under_what_fades_it_comes_back_and_what_faded_the_one_before_is_gone(begin, limit):
    session = begin(limit=limit)
    session.step(engine="fmm")
    session.journal.flush()
    for strength in (40, 70):
        step = Step.fading(session.random_edit(f"Fade {strength}"), Fade(0, strength))
        session.document.apply(step.edit)
        session.steps.append(step)
        session.index += 1
        session.journal.add_step(tuple(step.variants), 0, step.time)
        if strength == 40:
            session.save()
            session.move(1)
            session.try_again()
        session.journal.flush()
    work = session.check(is_short=limit == 1)
    if limit == LARGE:
        assert [step.fade for step in work.steps] == [None, Fade(0, 70)]
    else:  # The step that was faded is a part of another one there.
        assert not any(step.fade for step in work.steps)


def test_a_full_drive_leaves_the_file_whole_and_what_waits_is_written_later(begin, monkeypatch):
    session = begin()
    session.step()
    session.journal.flush()
    size = session.journal.size
    write_all = journal_module._write_all

    def fail(file, data, position):
        write_all(file, data[:100], position)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal_module, "_write_all", fail)
        for _ in range(2):
            session.step()
            with pytest.raises(OSError, match="No space"):
                session.journal.flush()
            assert session.journal.path.stat().st_size == size
    session.step()
    session.journal.flush()
    assert len(session.check().steps) == 4


def test_work_from_elsewhere_becomes_a_journal(begin, tmp_path):
    session = begin()
    for _ in range(10):
        session.act()
    session.save()
    session.journal.flush()
    work = session.check()
    (tmp_path / "other").mkdir()
    end = write_journal(tmp_path / "other" / "journal", work)
    again, length = read_journal(tmp_path / "other" / "journal")
    assert length == end
    check(again, session.document, tmp_path)


def test_a_photo_that_has_changed_or_gone_is_told(begin, tmp_path):
    session = begin()
    session.step()
    session.journal.flush()
    work, _ = read_journal(session.journal.path)
    save_photo(Photo(np.zeros((300, 520, 3), np.uint8)), session.path)
    with pytest.raises(PhotoChangedError, match="changed by another program"):
        load_linked(work.link, tmp_path)
    session.path.unlink()
    with pytest.raises(PhotoMissingError, match="no longer in"):
        load_linked(work.link, tmp_path)


def test_a_photo_without_a_file_comes_from_its_snapshot(tmp_path):
    pixels = np.random.default_rng(1).integers(0, 65535, (40, 50), np.uint16)
    photo = Photo(pixels, alpha=pixels.copy())
    save_photo(photo, tmp_path / "photo-1.tif")
    found = load_linked(PhotoLink.to(photo, "photo-1.tif"), tmp_path)
    np.testing.assert_array_equal(found.pixels, pixels)
    np.testing.assert_array_equal(found.alpha, pixels)
    assert found.source.path is None


@pytest.mark.parametrize("content", [None, b"", journal_module.MAGIC[:7], journal_module.MAGIC])
def test_a_journal_that_has_only_been_begun_holds_no_work(tmp_path, content):
    if content is not None:
        (tmp_path / "journal").write_bytes(content)
    with pytest.raises(NothingKeptError):
        read_journal(tmp_path / "journal")


DEEP = b"[" * 100_000 + b"]" * 100_000
PHOTO = {"path": None, "shape": [30, 40], "dtype": "|u1", "format": "", "stamp": None, "digest": "", "snapshot": "",
         "page": 0, "index": 0}  # fmt: skip


def record(kind, notes, data=b""):
    notes = notes if isinstance(notes, bytes) else json.dumps(notes).encode()
    check = zlib.crc32(journal_module.HEAD.pack(kind, len(notes), len(data), 0) + notes + data)
    return journal_module.HEAD.pack(kind, len(notes), len(data), check) + notes + data


@pytest.mark.parametrize(
    "content",
    [
        b"something else",
        journal_module.MAGIC + record(1, DEEP),
        journal_module.MAGIC + record(1, b"\xff"),
        journal_module.MAGIC + record(77, {}),
        journal_module.MAGIC + record(1, []),
        *(
            journal_module.MAGIC + record(1, PHOTO | change)
            for change in (
                {"path": "/photo\0.png"},
                {"path": "/photo\ud800.png"},
                {"snapshot": "a\0b"},
                {"stamp": [1]},
                {"shape": [30, 40, 9]},
                {"shape": []},
                {"shape": [1e400, 3]},
                {"index": -3},
                {"dtype": "|O"},
            )
        ),
        journal_module.MAGIC + record(1, PHOTO) + record(3, {"variants": [], "chosen": 0, "time": 0}),
        journal_module.MAGIC + record(1, PHOTO) + record(2, DEEP),
    ],
)
def test_what_is_no_journal_is_a_sentence(tmp_path, content):
    (tmp_path / "journal").write_bytes(content)
    with pytest.raises(FileError, match="unsaved work cannot be read: its file is damaged"):
        read_journal(tmp_path / "journal")


def test_a_journal_of_a_photo_beyond_the_limit_is_declined_before_anything_is_made_of_it(tmp_path):
    (tmp_path / "journal").write_bytes(journal_module.MAGIC + record(1, PHOTO | {"shape": [1 << 40, 1 << 40]}))
    with pytest.raises(TooLargeError, match="more than the limit of"):
        read_journal(tmp_path / "journal", max_pixels=1000)


def test_notes_longer_than_any_of_ours_are_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(journal_read, "MOST_NOTES", 1000)
    (tmp_path / "journal").write_bytes(journal_module.MAGIC + record(1, PHOTO) + record(3, b" " * 1001))
    with pytest.raises(FileError, match="damaged"):
        read_journal(tmp_path / "journal")


def test_reading_a_pipe_as_a_journal_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "journal")
    with pytest.raises(FileError, match="it is a device, a pipe or a socket"):
        read_journal(tmp_path / "journal")


def test_damage_in_a_later_step_leaves_the_steps_before(begin):
    session = begin()
    for _ in range(2):
        session.step()
    session.journal.flush()
    end = session.journal.size
    with session.journal.path.open("ab") as stream:
        stream.write(record(3, DEEP))
    assert session.check(end).index == 2


# --- killed while the photo was being saved ---------------------------------------------------------------------------


@pytest.fixture
def saving(begin):
    """A session of three steps whose photo is about to be saved over its own file."""

    def announce(source, digest):
        link = replace(PhotoLink.to(session.document.photo.with_source(source)), digest=digest)
        session.journal.set_saving(link, session.index)
        session.journal.flush()

    session = begin()
    for _ in range(3):
        session.step()
    session.save_announced = lambda: save_photo(session.document.photo, session.path, announce=announce)
    return session


def give_back(session):
    found, _ = load_work(read_journal(session.journal.path)[0], session.path.parent)
    check(found, session.document, session.path.parent)
    return found


def test_a_file_that_was_replaced_before_the_journal_could_tell_gives_all_steps_back(saving):
    saving.save_announced()
    assert give_back(saving).saved == 3


def test_a_file_that_was_not_replaced_after_all_gives_all_steps_back(saving, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(FileError):
            saving.save_announced()
    assert give_back(saving).saved == 0


def fail(*paths):
    raise OSError(errno.EIO, "Input/output error")


def test_what_was_announced_outlives_a_journal_that_becomes_short(saving):
    saving.journal._limit = 1000
    saving.save_announced()
    found, _ = load_work(read_journal(saving.journal.path)[0], saving.path.parent)
    assert [step.edit.title for step in found.steps] == ["Restored work"]
    check(found, saving.document, saving.path.parent, is_short=True)


@pytest.mark.parametrize("act", ["step", "back", "try"])
def test_a_saving_that_was_given_up_counts_no_more_once_work_goes_on(saving, act):
    before = saving.path.read_bytes()
    saving.save_announced()
    after = saving.path.read_bytes()
    saving.path.write_bytes(before)
    {"step": lambda: (saving.move(1), saving.step()), "back": lambda: saving.move(1), "try": saving.try_again}[act]()
    saving.journal.flush()
    saving.check()
    saving.path.write_bytes(after)
    if act == "back":
        give_back(saving)
    else:
        with pytest.raises(PhotoChangedError):
            load_work(read_journal(saving.journal.path)[0], saving.path.parent)


def test_only_unsaved_work_is_worth_keeping(begin):
    session = begin()
    session.journal.flush()
    assert not session.check().is_worth_keeping
    session.step()
    session.journal.flush()
    assert session.check().is_worth_keeping


def test_records_are_compressed_once(begin):
    session = begin()
    session.step()
    session.journal.flush()
    packed = sum(len(patch.packed) for patch in session.steps[0].edit.patches)
    data = session.journal.path.read_bytes()
    assert all(patch.packed.read() in data for patch in session.steps[0].edit.patches)
    assert len(data) < packed + 20_000


def test_a_mask_alone_is_worth_keeping(tmp_path):
    photo = Photo(np.zeros((30, 40), np.uint8))
    mask = Mask.empty((30, 40))
    mask.pixels[3:5] = 255
    edit = masks_edit({Plane.MASK: mask.pixels})
    journal = Journal(tmp_path / "journal", LARGE)
    journal.begin(PhotoLink.to(photo), PatchEdit("", ()))
    journal.add_step([Variant(edit)], 0, 0.0)
    journal.flush()
    assert read_journal(journal.path)[0].is_worth_keeping
    journal.add_step([Variant(edit)], 0, 0.0)
    journal.flush()
    assert not read_journal(journal.path)[0].is_worth_keeping
    journal.close()


# --- what was found ---------------------------------------------------------------------------------------------------


def found_in(path):
    finding = read_journal(path)[0].finding
    return dict(finding.table), finding.data, finding.accepted


def test_what_was_found_is_noted_and_its_marks_are_written_once(begin):
    session = begin()
    marks = bytes(100_000)
    session.journal.set_finding(Finding({"margin": 2}, marks))
    session.journal.flush()
    size = session.journal.size
    session.step()
    for margin in (3, 4):
        session.journal.set_finding(Finding({"margin": margin}, marks, (0,)))
    session.journal.flush()
    assert found_in(session.journal.path) == ({"margin": 4}, marks, (0,))
    session.journal.set_finding(Finding({"margin": 4}, b"others"))
    session.journal.flush()
    assert found_in(session.journal.path) == ({"margin": 4}, b"others", ())
    assert session.journal.size - size < 100_000
    session.check()


def test_a_journal_that_goes_on_keeps_what_was_found(begin):
    session = begin()
    session.journal.set_finding(Finding({"margin": 2}, b"marks"))
    session.journal.flush()
    session.journal.close()
    work, end = read_journal(session.journal.path)
    journal = Journal.reopen(session.journal.path, LARGE, work, end)
    journal.set_finding(Finding({"margin": 5}, work.finding.data))
    journal.flush()
    journal.close()
    assert found_in(journal.path) == ({"margin": 5}, b"marks", ())
    assert journal.size - end < 100


@pytest.mark.parametrize(("accepted", "expected"), [((), ()), ((-1, 1, 2), (-1, 0, -1))])
def test_a_journal_that_becomes_one_step_keeps_what_was_found(begin, accepted, expected):
    session = begin()
    for _ in range(3):
        session.step()
    session.move(2)
    session.journal.set_finding(Finding({"margin": 2}, b"marks", accepted))
    session.journal._limit = 1
    session.journal.flush()
    assert found_in(session.journal.path) == ({"margin": 2}, b"marks", expected)
    session.journal.set_finding(Finding({"margin": 3}, b"marks", accepted))
    session.journal.flush()
    assert found_in(session.journal.path) == ({"margin": 3}, b"marks", expected)


def test_an_unpacked_session_brings_what_was_found(begin, tmp_path):
    session = begin()
    session.step()
    session.journal.flush()
    work, _ = read_journal(session.journal.path)
    path = tmp_path / "other"
    write_journal(path, replace(work, finding=Finding({"margin": 2}, b"marks", (0,))))
    assert found_in(path) == ({"margin": 2}, b"marks", (0,))


def test_what_was_found_is_worth_keeping(begin):
    session = begin()
    session.save()
    session.journal.flush()
    assert not read_journal(session.journal.path)[0].is_worth_keeping
    session.journal.set_finding(Finding({}, b"marks"))
    session.journal.flush()
    assert read_journal(session.journal.path)[0].is_worth_keeping
