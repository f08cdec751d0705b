"""Damage that libjpeg does not notice: one wrong difference shifts all blocks that follow."""

import io

import jpeglib
import numpy as np
import pytest
from PIL import Image
from skimage import data as pictures

from inpaint_studio.files.jpeg.damage import is_shifted
from inpaint_studio.files.load import decode_photo

PHOTOS = ["astronaut", "coffee", "chelsea", "camera", "rocket"]


def photo(name):
    return getattr(pictures, name)()


def damaged(pixels, place, by, tmp_path):
    """Return a JPEG in which the brightness of all blocks from number ``place`` on is wrong by the same."""
    path = tmp_path / "whole.jpg"
    Image.fromarray(pixels).save(path, quality=90, subsampling=0)
    read = jpeglib.read_dct(str(path))
    blocks = read.Y.reshape(-1, 64)
    blocks[place:, 0] += by
    read.write_dct(str(path))
    return path.read_bytes()


@pytest.mark.parametrize("name", PHOTOS)
@pytest.mark.parametrize("quality", [50, 90])
def test_whole_photos_are_not_suspected(name, quality):
    stream = io.BytesIO()
    Image.fromarray(photo(name)).save(stream, "JPEG", quality=quality)
    assert decode_photo(stream.getvalue()).source.notes == ()


@pytest.mark.parametrize("name", PHOTOS)
@pytest.mark.parametrize("by", [-40, 40])
def test_a_shift_from_one_block_on_is_told(name, by, tmp_path):
    pixels = photo(name)
    across, down = pixels.shape[1] // 8, pixels.shape[0] // 8
    data = damaged(pixels, across * (down // 3) + across // 3, by, tmp_path)
    notes = decode_photo(data).source.notes
    assert len(notes) == 1
    assert notes[0].startswith("This file seems to be damaged")


def test_edges_of_the_scene_are_no_shift():
    rows = np.linspace(0, 40, 160)[:, None]
    level = np.where(rows < 20, 200, 60) * np.ones((1, 240))  # straight, and on an edge of tiles
    assert not is_shifted(level.astype(np.uint8), 8, 8)
    slope = np.arange(160)[:, None] + np.linspace(0, 9, 240)[None] > 84  # hard and slanting
    assert not is_shifted(np.where(slope, 200, 60).astype(np.uint8), 8, 8)
    soft = 130 + 70 * np.tanh((np.arange(160)[:, None] + np.linspace(0, 9, 240)[None] - 84) / 4)
    assert not is_shifted(soft.astype(np.uint8), 8, 8)


def test_too_small_a_photo_says_nothing():
    assert not is_shifted(np.zeros((16, 200), np.uint8), 8, 8)
    assert not is_shifted(np.zeros((200, 40, 3), np.uint8), 8, 8)
