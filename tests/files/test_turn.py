import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from inpaint_studio.files.turn import in_file_order, upright


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turn_is_the_one_that_other_programs_make(orientation, make_pixels, make_exif):
    pixels = make_pixels((8, 12, 3))
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", exif=make_exif(orientation))
    expected = np.asarray(ImageOps.exif_transpose(Image.open(stream)))
    np.testing.assert_array_equal(upright(pixels, orientation), expected)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_file_order_undoes_the_turn(orientation, make_pixels):
    pixels = make_pixels((8, 12))
    np.testing.assert_array_equal(in_file_order(upright(pixels, orientation), orientation), pixels)
