import pytest

from inpaint_studio.detection.network.config import DetectorConfig, convolutions, weight_shapes
from inpaint_studio.detection.network.inputs import CHANNELS
from inpaint_studio.errors import InputError


def test_a_table_can_be_written_and_read():
    config = DetectorConfig((8, 16), (1, 0), (2,))
    assert DetectorConfig.from_table(config.as_table()) == config
    assert config.step == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"widths": ()},
        {"widths": (8, 16), "down": (1,), "up": (1,)},
        {"widths": (8, 16), "down": (1, 1), "up": (1, 1)},
        {"widths": (8, 0), "down": (1, 1), "up": (1,)},
        {"widths": (8, 4096), "down": (1, 1), "up": (1,)},
        {"widths": (8, 16), "down": (1, 99), "up": (1,)},
        {"widths": (8.5, 16), "down": (1, 1), "up": (1,)},
        {"widths": 8},
    ],
)
def test_what_no_network_can_be_is_refused(wrong):
    with pytest.raises(InputError):
        DetectorConfig(**wrong)


def test_an_unknown_entry_is_named():
    with pytest.raises(InputError, match="attention"):
        DetectorConfig.from_table({"attention": [1]})


def test_every_convolution_has_a_kernel_and_all_but_a_blocks_last_a_bias():
    config = DetectorConfig((8, 16), (1, 1), (1,))
    shapes = weight_shapes(config)
    assert shapes["stem/kernel"] == (4, 4, CHANNELS, 8)
    assert shapes["up_0/kernel"] == (1, 1, 16, 32)
    assert shapes["head/bias"] == (4,)
    names = [each.name for each in convolutions(config)]
    assert len(names) == len(set(names))
    assert {name for name in names if f"{name}/bias" not in shapes} == {
        "down_0_0_last",
        "down_1_0_last",
        "up_0_0_last",
    }
