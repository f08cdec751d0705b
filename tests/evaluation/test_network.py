import io
import sys

import pytest
from rich.console import Console

from inpaint_studio.evaluation import network

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")


@pytest.fixture(scope="module")
def found():
    """What the benchmark finds with small patches and a small scan, the progress it told, and its text."""
    shares, text = [], io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "_SIDE", 64)
        outcome = network.network((0.03,), 1, shares.append)
    Console(file=text, width=120).print(outcome.table)
    return outcome, shares, text.getvalue()


def test_the_network_is_held_against_its_best_convolution(found):
    rows = [row for row in found[0].rows if "what" in row]
    assert max(row["share"] for row in rows) == 1
    (whole,) = (row for row in rows if row["what"] == "network")
    operations = found[0].settings["flops_per_pixel"] * 64 * 64
    assert whole["tflops"] == pytest.approx(operations / whole["ms"] / 1e9)
    assert whole["ns"] == pytest.approx(1e6 * whole["ms"] / 64**2)


def test_a_scan_is_restored_and_its_windows_counted(found):
    (scan,) = (row for row in found[0].rows if "windows" in row)
    assert scan["masked"] > 0.02 * 0.029e6
    assert scan["rate"] == pytest.approx(scan["windows"] / scan["seconds"])
    assert 0.015 < scan["windows"] <= scan["patches"]


@on_linux
def test_memory_is_measured_with_loading_and_without(found):
    (scan,) = (row for row in found[0].rows if "windows" in row)
    assert 0 <= scan["loaded_mb"] < scan["extra_mb"] < 1500  # 0: so small a scan finds room that loading has left


def test_the_table_says_all_of_it(found):
    for words in ("network", "restore 0.03 MP", "kFLOP a pixel", "asked: 0.5", "onnxruntime"):
        assert words in found[2]


def test_progress_rises_to_1(found):
    shares = found[1]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
