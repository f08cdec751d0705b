import cv2
import numpy as np
import pytest

from inpaint_studio.detection.chains import chains
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.detection.spread import spread


def found(plane):
    pieces = pieces_of(plane, 1)
    return chains(spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count))


def lines(*ends):
    plane = np.zeros((120, 200), np.uint8)
    for first, second in ends:
        cv2.line(plane, first[::-1], second[::-1], 255, 1)
    return plane


@pytest.mark.parametrize("turned", [False, True])
def test_a_broken_line_is_one_chain(turned):
    plane = lines(((20, 10), (30, 60)), ((33, 75), (43, 125)), ((46, 140), (54, 180)))
    chained = found(plane.T if turned else plane)
    assert len(chained.links) == 2
    assert chained.lengths == pytest.approx([142] * 3, abs=4)


@pytest.mark.parametrize(
    "other",
    [
        ((60, 75), (70, 125)),  # beside the first
        ((33, 125), (43, 180)),  # too far ahead
        ((33, 75), (80, 80)),  # at another direction
        ((33, 75), (34, 77)),  # a speck
    ],
)
def test_what_does_not_continue_a_line_is_alone(other):
    chained = found(lines(((20, 10), (30, 60)), other))
    assert len(chained.links) == 0
    assert chained.lengths[0] == pytest.approx(51, abs=2)


def test_an_end_is_linked_to_its_nearest_continuation():
    plane = lines(((20, 10), (20, 60)), ((20, 66), (20, 100)), ((24, 80), (24, 130)))
    chained = found(plane)
    assert chained.links.tolist() == [[0, 1]]
    assert chained.gaps[0] == pytest.approx([20, 60, 20, 66], abs=0.7)


def test_no_pieces_have_no_chains():
    assert len(found(np.zeros((9, 9), np.uint8)).lengths) == 0
