import io
import json

import pytest
from rich.console import Console

from inpaint_studio.evaluation.harness import Measurement
from inpaint_studio.evaluation.summary import as_json, as_table, grouped, lead_sentence, leads, signed

ROWS = [
    Measurement("a", "3 px", 3, "ours", 100, 1.0, 30.0, 0.9, 1e-4),
    Measurement("a", "3 px", 3, "theirs", 100, 1.0, 28.0, 0.8, 2e-4),
    Measurement("b", "3 px", 3, "ours", 300, 1.0, 20.0, 0.7, 5e-4),
    Measurement("b", "3 px", 3, "theirs", 300, 1.0, 21.0, 0.8, 2e-4),
    Measurement("a", "12 px", 12, "ours", 100, 1.0, 18.0, 0.5, 1e-4),
    Measurement("a", "12 px", 12, "theirs", 100, 1.0, 17.0, 0.4, 1e-4),
    Measurement("a", "stain", None, "ours", 50, 1.0, 10.0, 0.2, 1e-4),
    Measurement("a", "stain", None, "theirs", 50, 1.0, 11.0, 0.3, 1e-4),
]
"""Means by hand: 3 px ours 25, theirs 24.5; 12 px 18 and 17; stain 10 and 11."""


def test_means_are_over_photos_then_over_kinds_of_damage():
    scratches, shapes = grouped(ROWS)
    assert scratches.damages == ("3 px", "12 px")
    assert scratches.widths == (3, 12)
    assert (shapes.damages, shapes.widths) == (("stain",), ())
    thin = scratches.scores["ours", "3 px"]
    assert (thin.psnr, thin.ssim, thin.restorations) == (25.0, pytest.approx(0.8), 2)
    assert scratches.means["ours"].psnr == 21.5
    assert scratches.means["theirs"].psnr == 20.75


def test_time_is_all_of_it_over_all_masked_pixels():
    assert grouped(ROWS)[0].scores["ours", "3 px"].microseconds == pytest.approx(6e-4 / 400 * 1e6)


def test_a_lead_counts_every_kind_of_damage_the_same_and_names_the_worst():
    (lead,) = leads(ROWS)
    assert lead.psnr == pytest.approx((0.5 + 1.0 - 1.0) / 3)
    assert lead.ssim == pytest.approx((0.0 + 0.1 - 0.1) / 3)
    assert (lead.better, lead.restorations) == (2, 4)
    assert (lead.least, lead.least_psnr) == ("stain", -1.0)
    sentence = lead_sentence("ours", lead)
    assert "ours is ahead of theirs by 0.17 dB" in sentence
    assert "better in 2 of 4 restorations" in sentence
    assert sentence.endswith("It falls furthest behind at stain (−1.00 dB).")


def test_scratches_are_called_so_where_their_heading_is_not_near():
    (lead,) = leads(ROWS[:4])
    assert "Its lead is least at 3 px scratches (+0.50 dB)." in lead_sentence("ours", lead)


def test_an_engine_alone_leads_nobody():
    assert leads([each for each in ROWS if each.engine == "ours"]) == []


def test_the_table_for_the_terminal_holds_every_mean():
    text = io.StringIO()
    Console(file=text, width=80).print(as_table(ROWS))
    for group in grouped(ROWS):
        for score in group.means.values():
            assert f"{score.psnr:.2f}" in text.getvalue()
            assert f"{score.ssim:.3f}" in text.getvalue()
    assert "+0.75" in text.getvalue()


def test_the_figures_can_be_written_as_json():
    read = json.loads(json.dumps(as_json(ROWS)))
    assert len(read["measurements"]) == len(ROWS)
    assert read["groups"][0]["engines"]["ours"]["by_damage"]["3 px"]["psnr"] == 25
    assert read["leads"][0]["rival"] == "theirs"


def test_differences_carry_their_sign():
    assert [signed(value, 2) for value in (1.234, -0.5, 0.001, -0.001)] == ["+1.23", "−0.50", "0.00", "0.00"]
