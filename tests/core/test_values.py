import numpy as np
import pytest

from inpaint_studio.core.values import NumberKind, Values, as_bits, shrunk, stretched


@pytest.mark.parametrize("bits", [1, 2, 4, 6, 8, 10, 12, 14, 16])
def test_numbers_of_few_bits_fill_the_range_and_come_back(bits):
    dtype = Values(bits).dtype
    numbers = np.arange(2**bits, dtype=dtype)
    pixels = stretched(numbers, bits)
    assert pixels.dtype == dtype
    assert (pixels[0], pixels[-1]) == (0, np.iinfo(dtype).max)
    assert (np.diff(pixels.astype(int)) > 0).all()
    np.testing.assert_array_equal(shrunk(pixels, bits), numbers)
    np.testing.assert_array_equal(~pixels, pixels[::-1])


@pytest.mark.parametrize("values", [Values(1), Values(8), Values(12), Values(16), Values(16, NumberKind.SIGNED)])
def test_a_number_that_can_be_held_is_its_own_nearest(values):
    numbers = np.arange(2**values.bits)
    if values.kind is NumberKind.SIGNED:
        pixels = ((numbers - 2 ** (values.bits - 1)) / 2 ** (values.bits - 1)).astype(np.float32)
        asked = pixels
    else:
        pixels = stretched(numbers.astype(values.dtype), values.bits)
        asked = (pixels / np.iinfo(values.dtype).max).astype(np.float32)
    np.testing.assert_array_equal(values.nearest(asked), pixels)


def test_numbers_beyond_the_range_are_clipped():
    asked = np.array([-9e9, 9e9], np.float32)
    assert Values(12).nearest(asked).tolist() == [0, 65535]
    assert Values(8, NumberKind.SIGNED).nearest(asked).tolist() == [-1, 127 / 128]
    assert Values(16, NumberKind.FLOAT).nearest(asked).tolist() == [-65504, 65504]
    assert Values(32, NumberKind.FLOAT).nearest(asked).tolist() == asked.tolist()


def test_floats_are_compared_by_their_bits():
    zeros = np.array([0.0, -0.0], np.float32)
    assert as_bits(zeros)[0] != as_bits(zeros)[1]
    as_bits(zeros)[1] = 0
    assert not np.signbit(zeros).any()
