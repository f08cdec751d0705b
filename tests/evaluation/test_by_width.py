import io

import pytest
from rich.console import Console

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.by_width import ENGINES, PLAIN, as_plot, as_table, reference
from inpaint_studio.evaluation.contestants import contestants
from inpaint_studio.evaluation.harness import Measurement

ROWS = [
    Measurement("a", f"{width} px", width, engine, 100, 1.0, psnr, ssim, 1e-4)
    for width, engine, psnr, ssim in (
        *((1, "pconv", 33.5, 0.95), (1, PLAIN, 30.0, 0.9), (1, "opencv-ns", 29.75, 0.85)),
        *((20, "pconv", 24.0, 0.7), (20, PLAIN, 22.0, 0.65), (20, "opencv-ns", 22.5, 0.6)),
    )
]


def lines(table):
    text = io.StringIO()
    Console(file=text, width=100).print(table)
    return [" ".join(line.split()) for line in text.getvalue().splitlines()]


def test_the_table_has_psnr_gain_over_plain_telea_and_ssim_of_every_width():
    found = lines(as_table(ROWS))
    assert "Engine 1 px 20 px" in found
    at = found.index(f"PSNR over {PLAIN}, dB")
    assert found[at - 3 : at] == ["pconv 33.50 24.00", f"{PLAIN} 30.00 22.00", "opencv-ns 29.75 22.50"]
    assert found[at + 1 : at + 4] == ["pconv +3.50 +2.00", "opencv-ns −0.25 +0.50", "SSIM"]
    assert "pconv 0.950 0.700" in found


@pytest.mark.parametrize(
    ("engines", "base"),
    [
        (("pconv", "opencv-telea", PLAIN), PLAIN),
        (("pconv", "opencv-telea", "opencv-ns"), "opencv-telea"),
        (("pconv", "fmm"), "fmm"),
    ],
)
def test_gains_are_told_over_the_plainest_of_those_compared(engines, base):
    assert reference(engines) == base


def test_all_that_are_compared_by_default_are_there():
    names = [contestant.name for contestant in contestants(ENGINES)]
    assert names[0] == "pconv"
    assert PLAIN in names


def test_the_plot_is_of_the_kind_its_name_says():
    assert as_plot(ROWS, ".png").startswith(b"\x89PNG")
    assert b"<svg" in as_plot(ROWS, ".SVG")
    with pytest.raises(InputError, match=r"\.png or an \.svg"):
        as_plot(ROWS, ".jpg")
