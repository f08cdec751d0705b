import cv2
import numpy as np
import pytest

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.photo import Work
from inpaint_studio.batch.reviewing import accept, accept_work, batch_of, keep_mask, skip, unskip
from inpaint_studio.batch.rows import State
from inpaint_studio.core.document import Document
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.restore import restore
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import InputError
from inpaint_studio.files.load import load_photo
from tests.batch.folders import MASK, PIXELS, batch, go, photos, rows, write


@pytest.fixture
def manifest(tmp_path):
    """Of a batch in which one photo is to be reviewed."""
    photos(tmp_path, "sub/a.png", "b.png")
    write(tmp_path / "masks/sub/a.png", cv2.dilate(MASK, np.ones((7, 7))))
    go(tmp_path, max_share=0.05)
    with Manifest(tmp_path / "out" / NAME) as manifest:
        yield manifest


def the_row(manifest):
    return next(manifest.rows(State.REVIEW, State.SKIPPED))


def test_the_batch_is_kept_in_its_manifest(manifest, tmp_path):
    assert batch_of(manifest) == batch(tmp_path, max_share=0.05)


def test_what_was_proposed_is_restored_where_the_batch_would_have_written_it(manifest, tmp_path):
    row = accept(manifest, the_row(manifest))
    assert row == manifest.row(row.id)
    assert row.state is State.RESTORED
    after = cv2.imread(str(tmp_path / "out/sub/a.png"))[..., ::-1]
    kept = cv2.dilate(MASK, np.ones((7, 7))) == 0
    assert np.array_equal(after[kept], PIXELS[kept])
    go(tmp_path, max_share=0.05, is_resumed=True)
    assert rows(tmp_path)["sub/a.png"] == row


def test_another_mask_may_be_accepted_and_an_empty_one_leaves_the_photo_as_it_is(manifest, tmp_path):
    assert accept(manifest, the_row(manifest), Mask.empty(MASK.shape)).state is State.CLEAN
    assert (tmp_path / "out/sub/a.png").read_bytes() == (tmp_path / "in/sub/a.png").read_bytes()


def test_a_photo_may_be_skipped_and_come_back(manifest, tmp_path):
    assert skip(manifest, the_row(manifest)).state is State.SKIPPED
    go(tmp_path, max_share=0.05, is_resumed=True)
    assert not (tmp_path / "out/sub/a.png").exists()
    assert unskip(manifest, the_row(manifest)).state is State.REVIEW
    assert accept(manifest, the_row(manifest), Mask(MASK)).share == np.count_nonzero(MASK) / MASK.size


def test_a_failure_leaves_it_on_the_review_list(manifest, tmp_path):
    (tmp_path / "in/sub/a.png").unlink()
    row = accept(manifest, the_row(manifest))
    assert row.state is State.REVIEW
    assert "there is no such file" in row.note
    assert manifest.proposal(row.id)


def test_nothing_proposed_is_nothing_to_accept(manifest):
    with pytest.raises(InputError, match="Nothing is proposed"):
        accept(manifest, next(manifest.rows(State.RESTORED)))


def test_a_mask_that_was_touched_up_is_proposed_from_then_on(manifest, tmp_path):
    row = the_row(manifest)
    before = manifest.pictures(row.id)
    keep_mask(manifest, row, Mask(MASK))
    assert the_row(manifest) == row
    assert manifest.pictures(row.id) == before
    assert accept(manifest, row).share == np.count_nonzero(MASK) / MASK.size


def test_what_was_made_of_it_by_hand_is_written_where_the_batch_would_have_written_it(manifest, tmp_path):
    row = the_row(manifest)
    document = Document(load_photo(row.input))
    document.apply(restore(document.photo, Mask(MASK.copy()), create_engine("fmm")))
    work = Work(document.photo, document.dirty_blocks, 0.25)
    after = accept_work(manifest, row, work, Mask(MASK.copy()))
    assert after == manifest.row(row.id)
    assert (after.state, after.share, after.output) == (State.RESTORED, 0.25, tmp_path / "out/sub/a.png")
    assert np.array_equal(cv2.imread(str(after.output))[..., ::-1], document.photo.pixels)
    assert manifest.pictures(row.id).after


def test_work_on_a_photo_that_has_changed_meanwhile_is_not_written(manifest, tmp_path):
    row = the_row(manifest)
    photo = load_photo(row.input)
    write(tmp_path / "in/sub/a.png", PIXELS[::-1])
    after = accept_work(manifest, row, Work(photo, None, 0.25), Mask(MASK.copy()))
    assert after.state is State.REVIEW
    assert "was changed" in after.note
    assert not (tmp_path / "out/sub/a.png").exists()
