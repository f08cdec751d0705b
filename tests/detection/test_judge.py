import json

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection import pieces as pieces_module
from inpaint_studio.detection.judge import FEATURES, Judge, bent, features_of, our_judge
from inpaint_studio.detection.network.inference import NEUTRAL, code_of
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.surroundings import Surroundings
from inpaint_studio.errors import EngineError


@pytest.fixture
def photo():
    """Gray noise with a white line, a black speck and a red blot."""
    rng = np.random.default_rng(3)
    pixels = np.clip(rng.normal(110, 6, (80, 100, 1)), 0, 255).repeat(3, axis=2).astype(np.uint8)
    codes = np.full((80, 100), NEUTRAL - 60, np.uint8)
    for code, colour, box in (
        (200, 255, (10, 10, 12, 90)),
        (180, 0, (40, 20, 44, 24)),
        (150, (200, 60, 60), (50, 50, 66, 66)),
    ):
        at = np.s_[box[0] : box[2], box[1] : box[3]]
        pixels[at], codes[at] = colour, code
    return Photo(pixels), codes


def described(photo, codes):
    least = code_of(0)
    found = pieces_of(codes, least)
    table = features_of(found, codes, Surroundings(Scan(photo), codes, least))
    return {name: table[:, index] for index, name in enumerate(FEATURES)}


def test_what_is_known_of_pieces(photo):
    found = described(*photo)
    assert found["brightness"].tolist() == [1, 0, 0]
    assert 2 ** found["area"] == pytest.approx([160, 16, 256])
    assert 2 ** found["length"] == pytest.approx([80, 4, 16], rel=0.01)
    assert found["contrast"] == pytest.approx([145, 110, 8], abs=3)
    assert found["extremeness"][:2] == pytest.approx([255, 255])
    assert found["colour"][2] > 50 > found["colour"][:2].max()
    assert found["clearness"][0] > 10
    assert (found["odds-highest"] >= found["odds-mean"]).all()


@pytest.mark.parametrize("strip", [200, 1500])
def test_strips_make_no_difference(photo, strip, monkeypatch):
    whole = described(*photo)
    monkeypatch.setattr(pieces_module, "_STRIP", strip)
    for name, values in described(*photo).items():
        assert values == pytest.approx(whole[name], rel=1e-6), name


def test_a_negative_has_the_same_pieces_of_the_other_polarity(photo):
    pixels, codes = photo[0].pixels, photo[1]
    one, other = described(photo[0], codes), described(Photo(255 - pixels), codes)
    assert (one["brightness"] + other["brightness"]).tolist() == [1, 1, 1]
    assert other["contrast"] == pytest.approx(one["contrast"], abs=1)


def test_features_bend_at_their_knots():
    table = bent(np.array([[0.0], [2.0], [5.0]]), np.array([[1.0, 3.0]]))
    assert table.tolist() == [[-1, 0], [1, 0], [4, 2]]


def test_a_judge_can_be_written_and_read():
    judge = Judge(np.ones((len(FEATURES), 2)), np.full((len(FEATURES), 2), 0.5), -1.0)
    again = Judge.from_table(json.loads(json.dumps(judge.as_table())))
    features = np.random.default_rng(1).normal(size=(5, len(FEATURES)))
    assert again.odds(features) == pytest.approx(judge.odds(features))


@pytest.mark.parametrize(
    "change",
    [{"features": ["x"]}, {"knots": [[1]]}, {"bias": "x"}, {"bias": float("nan")}, {"weights": None}, {"knots": "x"}],
)
def test_a_judge_of_another_kind_is_refused(change):
    with pytest.raises(EngineError):
        Judge.from_table(our_judge().as_table() | change)


def test_ours_prefers_what_the_network_is_sure_of():
    judge = our_judge()
    features = np.tile(judge.knots[:, 2], (2, 1))
    features[1, :2] += 3
    low, high = judge.odds(features)
    assert high > low
