import cv2
import pytest
import tifffile

from inpaint_studio.files.load import load_photo


@pytest.fixture
def restored(patient, drive, photo_path):
    """Return the driver of a photo with one restoration, and one that was taken back."""
    patient.may_go_on.set()
    drive.open(photo_path)
    drive.choose_engine("patient")
    for place in ((50, 50), (90, 120)):
        drive.drag(place)
        drive.restore()
    assert [step.is_restoration for step in drive.editor.history.steps] == [False, True] * 2
    drive.key("Ctrl+Z")
    drive.before = load_photo(photo_path).pixels
    return drive


def entries(path):
    return (load_photo(path).metadata.xmp or b"").count(b"softwareAgent>Inpaint Studio")


def save(drive, path):
    with drive.job():
        drive.editor.files.save(path)


def test_copies_tell_what_was_restored_and_the_original_stays_without(restored, photo_path, tmp_path):
    save(restored, photo_path)
    assert entries(photo_path) == 0
    save(restored, tmp_path / "copy.png")
    assert entries(tmp_path / "copy.png") == 1
    assert b"engine=patient" in load_photo(tmp_path / "copy.png").metadata.xmp
    save(restored, tmp_path / "copy.png")
    assert entries(tmp_path / "copy.png") == 1


def test_the_log_tells_how_a_restoration_was_faded(restored, tmp_path):
    restored.editor.fader.set(60, 3, is_held=True)
    save(restored, tmp_path / "copy.png")
    assert b"; faded: 60 %, edge 3 px<" in load_photo(tmp_path / "copy.png").metadata.xmp
    restored.key("Ctrl+Z")
    save(restored, tmp_path / "whole.png")
    assert b"faded" not in load_photo(tmp_path / "whole.png").metadata.xmp


@pytest.mark.parametrize(("choice", "count"), [("always", 1), ("never", 0)])
def test_the_setting_decides(choice, count, restored, photo_path, tmp_path):
    restored.editor.settings.set("log", choice)
    save(restored, photo_path)
    assert entries(photo_path) == count
    with restored.job():
        restored.editor.files.export(tmp_path / "copy.jpg")
    assert entries(tmp_path / "copy.jpg") == count


def test_the_mask_beside_the_photo_shows_what_was_restored(restored, tmp_path):
    restored.editor.settings.set("save_mask", "beside")
    save(restored, tmp_path / "copy.png")
    restored.qtbot.waitUntil((tmp_path / "copy-restored-mask.png").exists)
    mask = cv2.imread(str(tmp_path / "copy-restored-mask.png"), cv2.IMREAD_UNCHANGED)
    changed = (restored.photo != restored.before).any(axis=2)
    assert (mask[changed] == 255).all()
    assert mask[50, 50] == 255
    assert mask[90, 120] == mask[5, 5] == 0


@pytest.mark.parametrize(("suffix", "is_inside"), [(".tif", True), (".png", False)])
def test_the_mask_goes_into_a_tiff_and_beside_others(suffix, is_inside, restored, tmp_path):
    restored.editor.settings.set("save_mask", "page")
    path, beside = tmp_path / f"copy{suffix}", tmp_path / "copy-restored-mask.png"
    save(restored, path)
    assert beside.exists() != is_inside
    mask = tifffile.imread(path, key=1) if is_inside else cv2.imread(str(beside), cv2.IMREAD_UNCHANGED)
    assert mask[50, 50] == 255
    assert mask[90, 120] == mask[5, 5] == 0
