import cv2
import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.detection import pieces as module
from inpaint_studio.detection.pieces import pieces_of, summed, totals


def planes():
    rng = np.random.default_rng(5)
    noise = cv2.GaussianBlur(rng.standard_normal((90, 70), np.float32), (0, 0), 1.2)
    spiral = np.zeros((64, 64), np.uint8)
    for turn in range(0, 30, 4):
        cv2.rectangle(spiral, (turn, turn), (63 - turn, 63 - turn), 255, 1)
        spiral[turn + 1 : turn + 5, turn] = 255
    return {"noise": (noise * 200 + 100).clip(0, 255).astype(np.uint8), "spiral": spiral}


@pytest.mark.parametrize("name", planes())
@pytest.mark.parametrize("strip", [64, 700, 10**9])
def test_pieces_are_the_connected_components_whatever_the_strips(name, strip, monkeypatch):
    monkeypatch.setattr(module, "_STRIP", strip)
    plane = planes()[name]
    count, labels = cv2.connectedComponents((plane >= 128).astype(np.uint8), connectivity=8)
    found = pieces_of(plane, 128)
    assert found.count == count - 1
    rows, columns, owners = found.pixels()
    assert len(rows) == (plane >= 128).sum()
    assert np.all(np.diff(found.rows) >= 0)
    # Each component is one piece, and each piece one component.
    pairs = set(zip(labels[rows, columns].tolist(), owners.tolist(), strict=True))
    assert len(pairs) == count - 1
    assert owners[np.unique(owners, return_index=True)[1]].tolist() == sorted(set(owners.tolist()))


@pytest.mark.parametrize("strip", [64, 10**9])
def test_pieces_between_two_thresholds(strip, monkeypatch):
    monkeypatch.setattr(module, "_STRIP", strip)
    plane = planes()["noise"]
    found, wanted = pieces_of(plane, 100, most=140), pieces_of(((plane >= 100) & (plane <= 140)).view(np.uint8), 1)
    assert found.count == wanted.count > 1
    assert np.array_equal(found.owners, wanted.owners)


@pytest.mark.parametrize("strip", [64, 10**9])
def test_totals_are_those_of_each_piece(strip, monkeypatch):
    monkeypatch.setattr(module, "_STRIP", strip)
    plane = planes()["noise"]
    found = pieces_of(plane, 150)
    total = totals(found, plane.shape, lambda region: (plane[region.slices], 255 - plane[region.slices]))
    assert found.count > 3
    rows, columns, owners = found.pixels()
    for piece in range(found.count):
        values = plane[rows[owners == piece], columns[owners == piece]].astype(int)
        assert total.sums[:, piece].tolist() == [values.sum(), (255 - values).sum()]
        assert total.largest[piece] == values.max()
    assert np.array_equal(summed(found, plane.shape, lambda region: plane[region.slices]), total.sums[0])


def test_each_part_of_a_plane_is_asked_for_once(monkeypatch):
    monkeypatch.setattr(module, "_STRIP", 700)
    plane = planes()["noise"]
    seen = []

    def shown(region):
        seen.append(region)
        return (plane[region.slices],)

    totals(pieces_of(plane, 128), plane.shape, shown)
    assert len(seen) == len(set(seen)) > 2


def test_an_empty_plane_has_no_pieces():
    found = pieces_of(np.zeros((20, 30), np.uint8), 1)
    assert found.count == 0
    assert summed(found, (20, 30), lambda region: np.ones((region.height, region.width))).shape == (0,)


def test_some_pieces_can_be_taken_alone():
    plane = np.zeros((9, 9), np.uint8)
    plane[1, 1:4], plane[4, 2:8], plane[7, 0] = 9, 9, 9
    found = pieces_of(plane, 1).only(np.array([False, True, True]))
    assert found.count == 2
    assert found.rows.tolist() == [4, 7]
    assert found.owners.tolist() == [0, 1]


def test_cancel_is_heard():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        pieces_of(np.zeros((20, 30), np.uint8), 1, cancel)


def test_a_strip_is_some_whole_rows():
    plane = planes()["spiral"]
    seen = []

    def values(region):
        seen.append(region)
        return plane[region.slices]

    summed(pieces_of(plane, 1), plane.shape, values)
    assert Region(0, 0, 64, 64) in seen
