"""Photos of floats, Lab and signed numbers in the window: shown in their colours, restored, saved in their own type."""

import numpy as np
import pytest
import tifffile

from inpaint_studio.core.values import NumberKind, Values
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.ui.canvas.step_pictures import SIZE, picture_of


def floats(pixels, path):
    values = pixels.astype(np.float32) / 255
    values[2, 3] = np.nan
    tifffile.imwrite(path, values, photometric="rgb", compression="deflate", predictor=True, metadata=None)
    return "32 bit RGB · floating point"


def lab(pixels, path):
    tifffile.imwrite(path, pixels // 2 + 64, photometric="icclab", compression="lzw", metadata=None)
    return "8 bit Lab"


def signed(pixels, path):
    tifffile.imwrite(path, pixels[..., 0].astype(np.int16) * 128, photometric="minisblack", metadata=None)
    return "16 bit gray · signed numbers"


@pytest.mark.parametrize("write", [floats, lab, signed])
def test_the_photo_is_shown_restored_undone_and_saved_with_known_pixels_unchanged(write, drive, photo_pixels, tmp_path):
    path = tmp_path / "scan.tif"
    label = write(photo_pixels, path)
    before = tifffile.imread(path)
    drive.open(path)
    assert drive.window.statusBar().size_label.text().endswith(label)
    opened = drive.photo.copy()
    shown = as_rgb(drive.editor.document.photo).pixels
    shown = shown if shown.dtype == np.uint8 else np.rint(shown / 257)
    away = abs(drive.seen().astype(int) - shown.reshape(*shown.shape[:2], -1))
    assert np.percentile(away, 99) <= 2
    drive.set_brush(12)
    drive.drag((40, 60), (40, 160))
    masked = drive.mask
    drive.restore()
    after = drive.photo.copy()
    assert after[~masked].tobytes() == opened[~masked].tobytes()
    assert after[masked].tobytes() != opened[masked].tobytes()
    assert picture_of(drive.editor.history.last_step, drive.editor.document, *SIZE, "#ff0000") is not None
    drive.key("Ctrl+Z")
    assert drive.photo.tobytes() == opened.tobytes()
    drive.key("Ctrl+Shift+Z")
    with drive.job():
        drive.key("Ctrl+S")
    saved = tifffile.imread(path)
    assert saved.dtype == before.dtype
    assert saved[~masked].tobytes() == before[~masked].tobytes()
    drive.open(path)
    assert drive.photo.tobytes() == after.tobytes()
    if write is signed:
        assert drive.editor.document.photo.values == Values(16, NumberKind.SIGNED)
