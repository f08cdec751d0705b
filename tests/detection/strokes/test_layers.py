import numpy as np
import pytest

from inpaint_studio.detection.network.inference import code_of
from inpaint_studio.detection.strokes import layers as module
from inpaint_studio.detection.strokes.layers import LEVELS, layered


def painted(codes):
    """The number of the piece at each pixel and 1, 0 for none."""
    pieces = layered(codes)
    plane = np.zeros(codes.shape, np.int32)
    rows, columns, owners = pieces.pixels()
    assert not plane[rows, columns].any()
    np.add.at(plane, (rows, columns), owners + 1)
    assert plane.max(initial=0) <= pieces.count  # no pixel is in two pieces
    return plane


@pytest.fixture
def codes():
    """A sure line with a soft rim, in a wide place that is a little like it; faint specks elsewhere."""
    plane = np.zeros((60, 80), np.uint8)
    plane[10:50, 10:60] = code_of(LEVELS[2])
    plane[29:32, 5:70] = code_of(LEVELS[0] - 1)
    plane[30, 5:70] = code_of(LEVELS[0] + 1)
    plane[5:8, 72:75] = code_of(LEVELS[3])
    return plane


def test_a_sure_line_is_cut_out_of_what_is_less_sure_with_its_rim(codes):
    plane = painted(codes)
    line, place = np.zeros((2, *codes.shape), bool)
    line[29:32, 5:70] = True
    place[10:50, 10:60] = True
    assert np.array_equal(plane == plane[30, 5], line)
    around = place & ~line
    assert plane[around].all()
    assert not np.isin(plane[around], plane[line]).any()


def test_faint_damage_is_a_piece_too(codes):
    plane = painted(codes)
    assert (plane == plane[6, 73]).sum() == 9


def test_pieces_are_the_same_whatever_the_strips_and_in_order(monkeypatch):
    codes = np.random.default_rng(2).integers(0, 200, (70, 40)).astype(np.uint8)
    whole = painted(codes)
    runs = layered(codes)
    assert np.all(np.diff(runs.rows.astype(np.int64) * 40 + runs.begins) > 0)
    monkeypatch.setattr(module, "_STRIP", 200)
    assert np.array_equal(painted(codes), whole)


def test_where_nothing_is_likely_there_are_no_pieces():
    assert layered(np.zeros((20, 20), np.uint8)).count == 0
