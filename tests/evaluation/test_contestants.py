import sys

import cv2
import numpy as np
import pytest

from inpaint_studio import inpaint
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.errors import EngineError, InputError
from inpaint_studio.evaluation import gmic
from inpaint_studio.evaluation.contestants import RIVALS, contestants
from inpaint_studio.resources import resource_path

NEEDS_GMIC = pytest.mark.skipif(not gmic.is_installed(), reason="G'MIC is not installed")
CANCELLED = CancelToken()
CANCELLED.cancel()


@pytest.fixture
def small(photo_pixels):
    return np.ascontiguousarray(photo_pixels[:60, :80])


@pytest.fixture
def mask():
    mask = np.zeros((60, 80), np.uint8)
    cv2.line(mask, (5, 10), (70, 40), 255, 3)
    return mask


EVERYBODY = [pytest.param(name, marks=NEEDS_GMIC if name.startswith("gmic") else ()) for name in [*ENGINES, *RIVALS]]


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("channels", [slice(None), 0], ids=["colour", "gray"])
def test_everybody_restores_the_mask_and_nothing_else(name, channels, small, mask):
    pixels = np.ascontiguousarray(small[..., channels])
    before = pixels.copy()
    (contestant,) = contestants(name)
    result = contestant.restore(pixels, mask, NEVER)
    assert (result.shape, result.dtype) == (pixels.shape, np.uint8)
    np.testing.assert_array_equal(pixels, before)
    np.testing.assert_array_equal(result[mask == 0], pixels[mask == 0])
    assert (result[mask != 0] != pixels[mask != 0]).mean() > 0.3


def test_our_engines_do_what_the_python_api_does(small, mask):
    (contestant,) = contestants("fmm:radius=7,finish=median")
    np.testing.assert_array_equal(
        contestant.restore(small, mask, NEVER), inpaint(small, mask, "fmm", radius=7, finish="median")
    )


def test_opencvs_engines_are_called_as_asked(small, mask):
    for name, flag in (("telea", cv2.INPAINT_TELEA), ("ns", cv2.INPAINT_NS)):
        for options, radius in (("", 3), (":radius=6", 6)):
            (contestant,) = contestants(f"opencv-{name}{options}")
            np.testing.assert_array_equal(
                contestant.restore(small, mask, NEVER), cv2.inpaint(small, mask, radius, flag)
            )


def test_a_comma_leads_to_the_next_option_or_to_the_next_engine():
    names = [each.name for each in contestants("fmm, fmm:radius=7,finish=median,opencv-ns:radius=5, opencv-telea")]
    assert names == ["fmm", "fmm:radius=7,finish=median", "opencv-ns:radius=5", "opencv-telea"]


def test_reports_name_a_file_of_weights_without_its_folders(tmp_path):
    for suffix in (".npz", ".json"):
        (tmp_path / f"mine{suffix}").write_bytes(resource_path("weights", f"pconv{suffix}").read_bytes())
    names = [each.name for each in contestants(f"pconv:weights={tmp_path / 'mine.npz'},grain=off,fmm")]
    assert names == ["pconv:weights=mine.npz,grain=off", "fmm"]


def test_our_engines_can_be_cancelled(small, mask):
    with pytest.raises(Cancelled):
        contestants("fmm")[0].restore(small, mask, CANCELLED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("magic", "no engine “magic” to evaluate. There are: auto, fmm,"),
        ("", "no engine “” to evaluate"),
        ("fmm,opencv-ns,fmm", "“fmm” is named twice"),
        ("fmm:size=3", "“fmm” has no option “size”. It has:"),
        ("fmm:radius", "wants a value: radius=5"),
        ("fmm:radius=wide", "must be a whole number, not “wide”"),
        ("fmm:radius=0", "Radius must lie between 1 and 50"),
        ("fmm:finish=glossy", "Finish must be one of none, median"),
        ("opencv-telea:radius=0", "between 1 and 100 px, not at 0"),
        ("gmic-inpaint:patch=2", "must measure 3 to 63 px, not 2"),
        ("biharmonic:radius=3", "“biharmonic” has no option “radius”. It has none."),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(text, words):
    with pytest.raises(InputError, match=r"\.$") as caught:
        contestants(text)
    assert words in str(caught.value)


def test_without_scikit_image_its_engine_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "skimage.restoration", None)
    with pytest.raises(InputError, match=r"needs scikit-image.*pip install scikit-image"):
        contestants("fmm,biharmonic")
    assert len(contestants("fmm,opencv-ns")) == 2


def test_without_gmic_its_engines_say_where_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match=r"needs the program gmic.*gmic\.eu"):
        contestants("fmm,gmic-matchpatch")


@NEEDS_GMIC
@pytest.mark.parametrize("name", ["gmic-matchpatch", "gmic-inpaint"])
def test_gmic_gives_the_same_at_every_run(name, small, mask):
    one, other = (contestants(name)[0].restore(small, mask, NEVER) for _ in range(2))
    np.testing.assert_array_equal(one, other)


def test_what_gmic_says_when_it_fails_is_told(small, mask, monkeypatch, tmp_path):
    program = tmp_path / "gmic"
    program.write_text("#!/bin/sh\necho 'no memory' >&2; exit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="G'MIC failed: no memory"):
        contestants("gmic-inpaint")[0].restore(small, mask, NEVER)
