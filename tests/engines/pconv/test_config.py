import json

import pytest

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.errors import InputError


def test_a_table_and_back():
    config = NetworkConfig((16, 24, 32), (8,), 2)
    table = json.loads(json.dumps(config.as_table()))
    assert table == {"widths": [16, 24, 32], "known_widths": [8], "blocks": 2}
    assert NetworkConfig.from_table(table) == config


def test_each_scale_may_have_its_own_number_of_blocks():
    config = NetworkConfig((16, 24, 32), (8,), (1, 0, 4))
    assert config.depths == (1, 0, 4)
    assert NetworkConfig((16, 24, 32), (8,), 2).depths == (2, 2, 2)
    assert NetworkConfig.from_table(json.loads(json.dumps(config.as_table()))) == config


def test_what_the_table_leaves_out_is_the_default():
    assert NetworkConfig.from_table({}) == NetworkConfig()


@pytest.mark.parametrize(("widths", "step"), [((8,), 2), ((8, 8, 8), 8)])
def test_sides_are_padded_to_a_pixel_of_the_coarsest_scale(widths, step):
    assert NetworkConfig(widths, ()).step == step


@pytest.mark.parametrize(
    "table",
    [
        {"widths": []},
        {"widths": [0]},
        {"widths": [64.0]},
        {"widths": [100_000]},
        {"widths": 64},
        {"widths": [8] * 20},
        {"widths": "64"},
        {"widths": [True]},
        {"widths": [8, 8], "known_widths": [8, 8]},
        {"blocks": -1},
        {"blocks": (1, 1)},
        {"blocks": (1, 1, -1, 1)},
        {"blocks": (1, 1, 1.5, 1)},
        {"blocks": 1.5},
        {"blocks": 1000},
        {"depth": 3},
    ],
)
def test_what_is_no_network_is_refused_with_a_sentence(table):
    with pytest.raises(InputError, match=r"\.$"):
        NetworkConfig.from_table(table)
