import cv2
import numpy as np
import pytest

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.reviewing import accept, batch_of, skip, unskip
from inpaint_studio.batch.rows import State
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import InputError
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
