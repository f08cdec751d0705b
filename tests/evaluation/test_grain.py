import json

import cv2
import numpy as np
import pytest

from inpaint_studio.cli.main import main
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import grain
from inpaint_studio.evaluation.grain import (
    AS_IT_IS,
    BANDS,
    FREQUENCIES,
    KINDS,
    add,
    as_json,
    deviation,
    flat_blocks,
    likeness,
    measure,
    spectrum,
    summary,
    without_planes,
)

SHAPE = (240, 320)


@pytest.fixture(scope="module")
def smooth():
    """A photo of nothing but a slope."""
    ramp = np.linspace(90, 150, SHAPE[1])
    return np.rint(np.broadcast_to(ramp[None, :, None], (*SHAPE, 3))).astype(np.uint8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, smooth):
    folder = tmp_path_factory.mktemp("grainy")
    cv2.imwrite(str(folder / "grainy.png"), add(smooth, KINDS[0], np.random.default_rng(1)))
    cv2.imwrite(str(folder / "smooth.png"), smooth)
    return folder


@pytest.fixture(scope="module")
def found(folder):
    kept = grain.KINDS
    grain.KINDS = KINDS[:1]
    yield measure(sorted(folder.iterdir()))
    grain.KINDS = kept


def test_a_spectrum_has_the_deviation_of_the_noise_and_its_power_where_it_is():
    rng = np.random.default_rng(0)
    white = 5 * rng.standard_normal((160, 160, 3)).astype(np.float32)
    every = np.ones((10, 10), bool)
    assert deviation(spectrum(white, every)) == pytest.approx(5, rel=0.1)
    coarse = likeness(spectrum(cv2.GaussianBlur(white, (0, 0), 1.0), every), spectrum(white, every))
    low, mid, high = (coarse.bands[band] for band in BANDS)
    assert low > 2 * mid > 4 * high
    assert coarse.strength < 0.5


def test_a_band_without_power_is_not_compared():
    outside = np.where(FREQUENCIES < 0.2, 1.0, 1e-6)
    like = likeness(outside, outside)
    assert like.bands["high"] is None
    assert like.bands["low"] == pytest.approx(1)
    assert like.strength == pytest.approx(1)


def test_grain_is_added_as_it_was_asked_for(smooth):
    for kind in KINDS:
        difference = add(smooth, kind, np.random.default_rng(0)).astype(float) - smooth
        assert difference.std() == pytest.approx(255 * kind.strength, rel=0.05)
        assert (np.ptp(difference, axis=2).max() == 0) == kind.is_shared
    assert add(smooth, AS_IT_IS, np.random.default_rng(0)) is smooth
    gray = smooth[..., 0]
    assert add(gray, KINDS[0], np.random.default_rng(0)).shape == gray.shape


def test_planes_are_taken_away_block_by_block(smooth):
    assert np.abs(without_planes(smooth)).max() < 1  # but for rounding
    assert without_planes(smooth[:50, :70, 0]).shape == (48, 64, 1)


def test_flat_places_are_those_of_even_grain(smooth):
    assert not flat_blocks(smooth).any()
    grainy = add(smooth, KINDS[0], np.random.default_rng(0))
    grainy[:, 160:164] = 255
    flat = flat_blocks(grainy)
    assert not flat[:, 10].any()
    assert np.delete(flat, 10, axis=1).mean() > 0.8


def test_matching_grain_is_like_that_outside_and_without_there_is_none(found):
    kinds = summary(found)
    assert set(kinds) == {KINDS[0].name, AS_IT_IS.name}
    for own in kinds.values():
        assert own["photos"] == own["given"] == 1
        assert own["holes"] >= 4
        assert own["match"]["strength"] == pytest.approx(1, abs=0.2)
        assert own["off"]["strength"] < 0.35
        assert own["truth"]["strength"] == pytest.approx(1, abs=0.2)
    assert json.loads(json.dumps(as_json(found)))["photos"][0]["photo"] == "grainy.png"


def test_where_a_photo_is_as_grainy_as_what_is_added_nothing_is_told(found):
    assert [(each.photo, each.kind) for each in found] == [("grainy.png", AS_IT_IS.name), ("smooth.png", KINDS[0].name)]


def test_a_photo_without_flat_places_is_told_of(tmp_path):
    cv2.imwrite(str(tmp_path / "flat.png"), np.full((64, 64, 3), 90, np.uint8))
    with pytest.raises(InputError, match="No photo has flat places"):
        measure([tmp_path / "flat.png"])


def test_the_command_writes_a_report(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(grain, "KINDS", KINDS[:1])
    report, figures = tmp_path / "out.html", tmp_path / "out.json"
    arguments = ["--grain", "--photos", str(folder), "--report", str(report), "--json", str(figures)]
    assert main(["evaluate", *arguments]) == 0
    captured = capsys.readouterr()
    assert "as it is" in captured.out
    assert captured.err == ""
    page = report.read_text(encoding="utf-8")
    assert "grainy.png" in page
    assert page.count("<figure") == 8
    assert json.loads(figures.read_text(encoding="utf-8"))["evaluation"] == "grain"
