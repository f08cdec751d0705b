"""The journal: what was noted comes back exactly, however the file ends."""

import errno

import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError
from inpaint_studio.files import journal as journal_module
from inpaint_studio.files.journal import Journal, masks_edit, write_journal
from inpaint_studio.files.journal_read import read_journal
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.work import PhotoChangedError, PhotoLink, PhotoMissingError, digest_of, load_linked, resume

LARGE = 1 << 40


class Session:
    """A document that is worked on at random, with its journal and all states it had."""

    def __init__(self, folder, dtype=np.uint8, limit=LARGE, seed=1):
        self.rng = np.random.default_rng(seed)
        pixels = self.rng.integers(0, np.iinfo(dtype).max, (300, 520, 3), dtype)
        self.path = folder / "photo.png"
        source = save_photo(Photo(pixels), self.path)
        self.document = Document(Photo(pixels.copy(), source=source))
        self.document.mask.pixels[5:9, 5:9] = 255
        self.steps, self.index = [], 0
        self.journal = Journal(folder / "journal", limit)
        self.begin()

    def begin(self):
        masks = {plane: self.document.plane(plane).pixels for plane in (Plane.MASK, Plane.PROTECTION)}
        self.journal.begin(PhotoLink.to(self.document.photo), masks_edit(masks))
        self.journal.set_digest(digest_of(self.path))
        self.journal.flush()

    def random_edit(self, title="Change"):
        top, left = self.rng.integers(0, 200), self.rng.integers(0, 400)
        region = Region(int(top), int(left), int(top) + 90, int(left) + 110)
        patches = []
        for plane in self.rng.permutation(list(Plane))[:2]:
            array = self.document.photo.pixels if plane is Plane.PHOTO else self.document.plane(plane).pixels
            before = array[region.slices]
            after = self.rng.integers(0, np.iinfo(before.dtype).max, before.shape, before.dtype)
            if plane is not Plane.PHOTO:
                after = np.where(after > 127, np.uint8(255), np.uint8(0))
            patches += changed_patches(plane, before, after, region)
        return PatchEdit(title, tuple(patches))

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
        """Compare what the journal tells with the document as it is."""
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
    """What a journal tells of a variant beside its pixels."""
    return variant.engine, variant.options, variant.seconds, variant.painted


def check(work, document, folder, *, is_short=False):
    found = resume(work, load_linked(work.link, folder))
    for step in work.steps[work.index :]:
        found.revert(step.edit)
    np.testing.assert_array_equal(found.photo.pixels, document.photo.pixels)
    np.testing.assert_array_equal(found.mask.pixels, document.mask.pixels)
    np.testing.assert_array_equal(found.protection.pixels, document.protection.pixels)
    if is_short:
        return  # It begins with the photo as saved last.
    whole = document.photo.region
    np.testing.assert_array_equal(found.read_opened(whole), document.read_opened(whole))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
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


def test_a_file_that_is_cut_off_anywhere_gives_back_all_whole_records(begin, tmp_path):
    session = begin()
    for _ in range(3):
        session.step()
        session.journal.flush()
    before = session.journal.size
    document = Document(Photo(session.document.photo.pixels.copy()), session.document.mask.copy())
    document.protection.replace(session.document.protection)
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


@pytest.mark.parametrize("seed", range(5))
def test_a_journal_over_its_limit_becomes_short_and_tells_the_same(begin, tmp_path, seed):
    session = begin(limit=600_000, seed=seed)
    largest = 0
    for _ in range(40):
        session.act()
        session.journal.flush()
        largest = max(largest, session.journal.size)
        session.check(is_short=True)
    assert session.journal.path.stat().st_size == session.journal.size
    assert largest < 3_000_000
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


@pytest.mark.parametrize("content", [b"", b"something else", journal_module.MAGIC])
def test_what_is_no_journal_is_a_sentence(tmp_path, content):
    (tmp_path / "journal").write_bytes(content)
    with pytest.raises(FileError, match="unsaved work cannot be read"):
        read_journal(tmp_path / "journal")


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
