import io
import json
from functools import cache

import pytest
from rich.console import Console

from inpaint_studio.evaluation.growth import TITLES, run_scale
from inpaint_studio.evaluation.suite import SUITE


def text_of(outcome, width=120):
    text = io.StringIO()
    Console(file=text, width=width).print(outcome.table)
    return text.getvalue()


@pytest.fixture(scope="module")
def measured():
    """Measure by a benchmark's name; each once, and with the shares of the time that it told."""

    @cache
    def measured(name):
        shares = []
        return SUITE[name].run((0.02, 0.04), 1, shares.append), shares

    return measured


@pytest.fixture
def found(measured):
    return measured("rivals")[0]


def test_every_size_is_measured_with_every_damage(found):
    rows = found.figures["rows"]
    assert [(row["megapixels"], row["damage"]) for row in rows] == [
        (0.02, "scratches"),
        (0.02, "dust"),
        (0.04, "scratches"),
        (0.04, "dust"),
    ]
    assert all(row["masked"] > 0 and row["default_ms"] > 0 and row["telea_over_plain"] > 0 for row in rows)


def test_the_table_holds_every_row_and_the_versions(found):
    text = text_of(found, 80)
    assert text.count(" MP ") == 4
    assert "opencv" in text


def test_the_numbers_can_be_written_as_json(found):
    read = json.loads(json.dumps(found.figures))
    assert len(read["rows"]) == 4
    assert {"opencv", "numba", "python"} <= set(read["versions"])


@pytest.mark.parametrize("kind", ["rivals", "growth", "scale"])
def test_progress_rises_to_1(measured, kind):
    shares = measured(kind)[1]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_growth_is_measured_for_every_contestant_and_drawn(measured):
    outcome = measured("growth")[0]
    assert [(row["megapixels"], row["contestant"]) for row in outcome.rows] == [
        (size, name) for size in (0.02, 0.04) for name in TITLES
    ]
    small, large = outcome.rows[0]["masked"], outcome.rows[3]["masked"]
    assert large == pytest.approx(2 * small, rel=0.1)
    assert all(row["ns"] == pytest.approx(1e6 * row["wall_ms"] / row["masked"]) for row in outcome.rows)
    assert outcome.plot.startswith(b"\x89PNG")
    text = text_of(outcome)
    assert "0.02 MP" in text
    assert "cv2 TELEA" in text


def test_scale_compares_the_smallest_with_the_largest_photo():
    rows = run_scale((0.05, 0.02, 0.03), 1)
    assert {row.megapixels for row in rows} == {(0.02, 0.05)}
    assert len({(row.damage, row.contestant) for row in rows}) == len(rows) == 6
    for row in rows:
        assert row.ratio == pytest.approx(row.ns[1] / row.ns[0])
        assert row.cpu_ratio == pytest.approx(row.cpu_ns[1] / row.cpu_ns[0])


def test_the_scale_table_holds_every_row(measured):
    text = text_of(measured("scale")[0], 160)
    assert text.count("default") == text.count("plain") == 3
