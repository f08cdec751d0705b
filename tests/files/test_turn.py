import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from inpaint_studio.core.region import Region
from inpaint_studio.files.turn import in_file_order, upright, upright_region


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


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_region_is_turned_as_its_pixels_are(orientation, make_pixels):
    pixels, region = make_pixels((8, 12)), Region(1, 2, 4, 11)
    turned = upright(pixels, orientation)[upright_region(region, (8, 12), orientation).slices]
    np.testing.assert_array_equal(turned, upright(pixels[region.slices], orientation))
