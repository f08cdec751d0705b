import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.batch.restoring import restore_file
from inpaint_studio.batch.sample import restore_sample, sample_mask, sample_photo
from inpaint_studio.core.engine import EVERYWHERE, EngineInfo
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken, ignore_progress
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.mask_reading import MaskOptions
from inpaint_studio.files.masks import load_mask


@pytest.fixture
def paths(tmp_path):
    """A photo of 16 bits, its mask, and where the result is to go."""
    photo, mask = tmp_path / "photo.tif", tmp_path / "mask.png"
    painted = np.zeros((100, 120), np.uint8)
    painted[40:44, 10:110] = painted[10:90, 60:63] = 255
    cv2.imwrite(str(photo), data.camera()[200:300, 180:300].astype(np.uint16) * 257)
    cv2.imwrite(str(mask), painted)
    return photo, mask, tmp_path / "out.tif"


def fast_marching():
    return create_engine("fmm")


def test_a_file_is_restored_where_it_is_masked_and_left_alone_elsewhere(paths):
    photo, mask, out = paths
    restore_file(photo, mask, out, fast_marching)
    before, after = load_photo(photo), load_photo(out)
    masked = load_mask(mask, before.shape).pixels > 0
    assert after.depth == 16
    np.testing.assert_array_equal(after.pixels[~masked], before.pixels[~masked])
    assert (after.pixels[masked] != before.pixels[masked]).any()


def test_progress_never_goes_back_and_ends_at_the_end(paths):
    told = []
    restore_file(*paths, fast_marching, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_cancelling_writes_nothing(paths):
    token = CancelToken()
    with pytest.raises(Cancelled):
        restore_file(*paths, fast_marching, progress=lambda share: token.cancel(), cancel=token)
    assert not paths[2].exists()
    assert len(list(paths[2].parent.iterdir())) == 2


def test_the_engine_is_not_created_for_files_that_are_no_good(paths, tmp_path):
    photo, mask, out = paths
    cv2.imwrite(str(tmp_path / "small.png"), np.zeros((3, 4), np.uint8))
    with pytest.raises(FileError):
        restore_file(tmp_path / "gone.png", mask, out, refuse)
    with pytest.raises(InputError):
        restore_file(photo, tmp_path / "small.png", out, refuse)
    with pytest.raises(FileError):
        restore_file(photo, mask, tmp_path / "out.xyz", refuse)
    assert not out.exists()


def refuse():
    pytest.fail("the engine was asked for")


def test_an_empty_mask_is_refused(paths):
    photo, mask, out = paths
    cv2.imwrite(str(mask), np.full((100, 120), 3, np.uint8))
    with pytest.raises(InputError, match="marks nothing: its brightest value is 3 of 255"):
        restore_file(photo, mask, out, refuse)
    assert not out.exists()


def test_a_mask_that_looks_black_on_white_is_refused_unless_somebody_says_which_way_it_is(paths):
    photo, mask, out = paths
    cv2.imwrite(str(mask), 255 - cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE))
    with pytest.raises(InputError, match=r"black on white\. Add --invert-mask, or --no-invert-mask"):
        restore_file(photo, mask, out, refuse)
    told = []
    restore_file(photo, mask, out, fast_marching, mask_options=MaskOptions(True), tell=told.append)
    assert told == ["“mask.png” marks 628 pixels, 5.23 % of the photo."]
    restore_file(photo, mask, out, fast_marching, mask_options=MaskOptions(False), tell=told.append)
    assert told[1:] == ["“mask.png” marks 11,372 pixels, 94.77 % of the photo."]


def test_what_is_marked_is_told_before_the_work(paths):
    told = []

    def make():
        assert len(told) == 1
        return fast_marching()

    restore_file(*paths, make, tell=told.append)
    assert len(told) == 1


def test_a_photo_too_large_for_the_format_is_told_before_the_work(paths, tmp_path):
    cv2.imwrite(str(tmp_path / "wide.png"), np.zeros((1, 17_000), np.uint8))
    with pytest.raises(FileError, match="at most 16383 pixels wide and high, and this photo is 17000 × 1"):
        restore_file(tmp_path / "wide.png", paths[1], tmp_path / "out.webp", refuse)
    assert not (tmp_path / "out.webp").exists()


def test_a_photo_whose_name_says_another_format_stays_what_it_is(paths, tmp_path):
    photo, mask, _ = paths
    before = load_photo(photo).pixels
    photo.rename(tmp_path / "photo.jpg")
    note = restore_file(tmp_path / "photo.jpg", mask, tmp_path / "photo.jpg", fast_marching)
    assert note == "Its content is TIFF, not JPEG as its name says, and so it stays."
    after = load_photo(tmp_path / "photo.jpg")
    assert after.source.format == "tiff"
    kept = load_mask(mask, before.shape).pixels == 0
    np.testing.assert_array_equal(after.pixels[kept], before[kept])


def test_cancelling_while_it_is_written_leaves_what_was_there(paths):
    photo, mask, out = paths
    out.write_bytes(b"old")

    class Late(CancelToken):
        """Is cancelled once the photo is on its way into the file."""

        @property
        def is_cancelled(self):
            return any(each.suffix == ".part" for each in out.parent.iterdir())

    with pytest.raises(Cancelled):
        restore_file(photo, mask, out, fast_marching, cancel=Late())
    assert out.read_bytes() == b"old"
    assert len(list(out.parent.iterdir())) == 3


def test_the_sample_shows_before_and_after_beside_each_other(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shown = load_photo(restore_sample(fast_marching)).pixels
    before = load_photo(sample_photo())
    masked = load_mask(sample_mask(), before.shape).pixels > 0
    width = before.shape[1]
    after = shown[:, -width:]
    np.testing.assert_array_equal(shown[:, :width], before.pixels)
    np.testing.assert_array_equal(after[~masked], before.pixels[~masked])
    assert (after[masked] != before.pixels[masked]).any()


def test_a_sample_that_is_given_up_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        restore_sample(fast_marching, cancel)
    assert list(tmp_path.iterdir()) == []


def test_pictures_say_where_detail_comes_from_and_are_not_made_wider(paths, tmp_path):
    class Witness:
        info = EngineInfo("witness", "Witness", "For tests.", 8)
        taken = frozenset()

        def restore(
            self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER
        ):
            self.taken = set(np.rint(image[surroundings.sources] * 65535).ravel().tolist())
            return image

    photo, mask, out = paths
    here, there, engine, told = np.zeros((100, 120), np.uint8), np.zeros((100, 120), np.uint8), Witness(), []
    here[10:90, 5:30] = there[50:100, :20] = 255
    cv2.imwrite(str(tmp_path / "here.png"), 255 - here)
    cv2.imwrite(str(tmp_path / "there.png"), 255 - there)
    cv2.imwrite(str(mask), 255 - cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE))
    restore_file(
        photo,
        mask,
        out,
        lambda: engine,
        mask_options=MaskOptions(is_inverted=True, grow=1),
        take_from=tmp_path / "here.png",
        not_from=tmp_path / "there.png",
        tell=told.append,
    )
    masked = load_mask(mask, (100, 120), is_inverted=True).pixels
    allowed = (here > 0) & (there == 0) & (cv2.dilate(masked, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))) == 0)
    assert engine.taken == set(load_photo(photo).pixels[allowed].tolist())
    assert len(told) == 3
