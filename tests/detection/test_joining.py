import cv2
import numpy as np

from inpaint_studio.detection.chains import chains
from inpaint_studio.detection.joining import joined
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.detection.spread import spread


def made(plane):
    pieces = pieces_of(plane, 1)
    shape = spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count)
    return joined(pieces, shape, chains(shape), plane, 1)


def painted(pieces, shape):
    plane = np.zeros(shape, np.uint8)
    rows, columns, owners = pieces.pixels()
    assert len(set(zip(rows.tolist(), columns.tolist(), strict=True))) == len(rows)
    plane[rows, columns] = owners + 1
    return plane


def test_a_broken_line_becomes_one_piece_without_gaps():
    plane = np.zeros((60, 160), np.uint8)
    cv2.line(plane, (10, 20), (70, 30), 255, 2)
    cv2.line(plane, (78, 31), (140, 42), 255, 2)
    plane[50, 20] = 255
    pieces, owners = made(plane)
    assert pieces.count == 2
    assert owners.tolist() == [0, 0, 1]
    whole = painted(pieces, plane.shape)
    assert (whole[plane != 0] != 0).all()
    assert cv2.connectedComponents((whole == 1).astype(np.uint8), connectivity=8)[0] == 2
    assert (np.diff(pieces.rows) >= 0).all()


def test_a_wide_gap_stays_open():
    plane = np.zeros((60, 200), np.uint8)
    plane[20, 10:80] = plane[20, 105:190] = 255
    pieces, _ = made(plane)
    assert pieces.count == 1
    assert np.array_equal(painted(pieces, plane.shape) != 0, plane != 0)


def test_what_lies_in_a_gap_stays_what_it_is():
    plane = np.zeros((40, 120), np.uint8)
    plane[20, 10:50] = plane[20, 60:110] = 255
    plane[20, 55] = plane[19, 55] = plane[21, 55] = 255
    pieces, owners = made(plane)
    whole = painted(pieces, plane.shape)
    assert len(owners) == 3  # the speck, whose first row is the highest, and two lines
    assert owners[1] == owners[2] != owners[0]
    assert (whole[19:22, 55] == owners[0] + 1).all()


def test_without_chains_nothing_changes():
    plane = np.zeros((40, 40), np.uint8)
    plane[3:6, 3:6] = plane[20:30, 20:22] = 1
    pieces, owners = made(plane)
    assert owners.tolist() == [0, 1]
    assert np.array_equal(painted(pieces, plane.shape) != 0, plane != 0)


def test_no_pieces_stay_none():
    pieces, owners = made(np.zeros((9, 9), np.uint8))
    assert (pieces.count, len(owners)) == (0, 0)
