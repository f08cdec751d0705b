import cv2
import numpy as np
import pytest

from inpaint_studio.training.config import DataConfig, LearningConfig, TrainingConfig
from inpaint_studio.training.damage import Damage
from inpaint_studio.training.photos import find_photos
from inpaint_studio.training.recipe import Recipe


@pytest.fixture(scope="session")
def photos(tmp_path_factory, photo_pixels):
    """A folder tree of four small photos of different kinds, and files that are none."""
    folder = tmp_path_factory.mktemp("photos")
    (folder / "n01443537" / "images").mkdir(parents=True)
    cv2.imwrite(str(folder / "n01443537" / "images" / "n01443537_0.JPEG"), photo_pixels[:64, :64, ::-1])
    cv2.imwrite(str(folder / "a.png"), photo_pixels[..., ::-1])
    cv2.imwrite(str(folder / "b.webp"), photo_pixels[20:180, 60:, ::-1])
    cv2.imwrite(str(folder / "c.tif"), photo_pixels[:, :150, 1].astype(np.uint16) * 257)
    (folder / "damaged.jpg").write_bytes(b"\xff\xd8\xff and no more")
    (folder / "notes.txt").write_text("where these were taken", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def planes(tmp_path_factory):
    """A folder of two planes of real damage."""
    folder = tmp_path_factory.mktemp("planes")
    for name, thickness in (("hair", 2), ("stain", -1)):
        plane = np.zeros((64, 64), np.uint8)
        cv2.ellipse(plane, (30, 30), (20, 9), 30, 0, 250, 255, thickness)
        (folder / name).mkdir()
        cv2.imwrite(str(folder / name / "one.png"), plane)
    return folder


@pytest.fixture(scope="session")
def small_config():
    """A configuration of small crops and a small pool that is never refreshed."""
    data = DataConfig(crop_size=32, pool_size=40, first_crops=20, refresh=0.0, workers=1, validation_crops=3)
    return TrainingConfig(seed=5, data=data, learning=LearningConfig(batch_size=4))


@pytest.fixture(scope="session")
def recipe(photos, planes, small_config):
    damage = Damage(small_config.damage, tuple(find_photos(planes)))
    return Recipe(small_config, tuple(find_photos(photos)), damage)


@pytest.fixture(scope="module")
def eagerly():
    """Run TensorFlow's operations one by one: a training of a few steps takes less time than tracing its graphs.

    That trainings run as graphs, too, and to the same bits, is for ``test_critic``, ``test_offline`` and the notebook.
    """
    import tensorflow

    tensorflow.config.run_functions_eagerly(True)
    yield
    tensorflow.config.run_functions_eagerly(False)
