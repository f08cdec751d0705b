"""Photos are converted to the colours of the screen: its profile comes from X11 or from a file."""

import cv2
import numpy as np
import pytest
import skimage.data
from PySide6.QtGui import QColorSpace

from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.desktop.x11_profile import x11_profile

NAMES = QColorSpace.NamedColorSpace
P3, ADOBE = (QColorSpace(name) for name in (NAMES.DisplayP3, NAMES.AdobeRgb))


def icc(space):
    return bytes(space.iccProfile().data())


@pytest.fixture
def at_100_percent(opened):
    opened.canvas.zoom_to(1.0)
    return opened


def test_a_profile_from_a_file_is_followed_at_once_and_given_up_again(at_100_percent, tmp_path, photo_pixels):
    path = tmp_path / "screen.icc"
    path.write_bytes(icc(P3))
    drive, settings = at_100_percent, at_100_percent.window.settings
    np.testing.assert_array_equal(drive.seen(), photo_pixels)
    settings.set("screen_profile_file", str(path))
    np.testing.assert_array_equal(drive.seen(), photo_pixels)
    settings.set("screen_profile", "file")
    expected = ScreenColors(None, is_gray=False, screen=P3).show(photo_pixels)[..., 2::-1]
    np.testing.assert_array_equal(drive.seen(), expected)
    assert (expected != photo_pixels).any()
    np.testing.assert_array_equal(drive.photo, photo_pixels)
    settings.set("screen_profile", "srgb")
    np.testing.assert_array_equal(drive.seen(), photo_pixels)


@pytest.mark.qt_log_ignore("fromIccProfile")
@pytest.mark.parametrize("content", [b"no profile at all", icc(QColorSpace(NAMES.SRgb))[:200], None])
def test_a_file_that_is_no_profile_is_told(at_100_percent, tmp_path, photo_pixels, content):
    path = tmp_path / "broken.icc"
    if content is not None:
        path.write_bytes(content)
    settings = at_100_percent.window.settings
    settings.set("screen_profile_file", str(path))
    settings.set("screen_profile", "file")
    assert "broken.icc is no profile of a screen" in at_100_percent.message
    np.testing.assert_array_equal(at_100_percent.seen(), photo_pixels)


@pytest.mark.parametrize("depth", [8, 16])
def test_a_photo_in_the_screens_own_colours_is_shown_as_it_is(depth):
    ramp = np.random.default_rng(1).integers(0, 256, (40, 50, 3), np.uint8)
    pixels = ramp if depth == 8 else ramp.astype(np.uint16) * 257
    colors = ScreenColors(icc(ADOBE), is_gray=False, screen=QColorSpace.fromIccProfile(icc(ADOBE)))
    np.testing.assert_array_equal(colors.show(pixels)[..., 2::-1], ramp)


def test_a_gray_photo_stays_gray_and_keeps_its_order_on_any_screen():
    gray = np.arange(256, dtype=np.uint8).reshape(16, 16)
    found = ScreenColors(None, is_gray=True, screen=ADOBE).show(gray)[..., :3].astype(int)
    assert np.ptp(found, axis=2).max() <= 1
    assert (np.diff(found[..., 0].ravel()) >= 0).all()
    assert (found[..., 0] != gray).any()


class TestOnX:
    """With a real server."""

    @pytest.fixture(autouse=True)
    def server(self, monkeypatch):
        self.x11 = pytest.importorskip("tests.ui.x11", reason="needs python-xlib, which is for Linux")
        if not self.x11.HAS_XVFB:
            pytest.skip("needs Xvfb (Debian package xvfb)")
        with self.x11.x_server() as name:
            monkeypatch.setenv("DISPLAY", name)
            self.name = name
            yield

    def set_property(self, name, data):
        from Xlib import Xatom
        from Xlib.display import Display

        display = Display(self.name)
        display.screen().root.change_property(display.intern_atom(name), Xatom.CARDINAL, 8, data)
        display.sync()
        display.close()

    def test_the_profile_of_each_screen_is_read(self):
        assert x11_profile(0) is None
        self.set_property("_ICC_PROFILE", icc(P3))
        self.set_property("_ICC_PROFILE_1", icc(ADOBE) * 200)  # more than one package of the protocol
        assert x11_profile(0) == icc(P3)
        assert x11_profile(1) == icc(ADOBE) * 200
        assert x11_profile(2) is None

    def test_no_server_is_no_profile(self, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":97531")
        assert x11_profile(0) is None

    def test_the_program_shows_photos_in_the_screens_colours(self, tmp_path):
        self.set_property("_ICC_PROFILE", icc(P3))
        photo = np.ascontiguousarray(skimage.data.astronaut()[:320, 60:460])
        path = tmp_path / "portrait.png"
        cv2.imwrite(str(path), photo[..., ::-1])
        expected = ScreenColors(None, is_gray=False, screen=QColorSpace.fromIccProfile(icc(P3))).show(photo)
        with self.x11.program(self.name, tmp_path, "-m", "inpaint_studio", str(path)):
            hand = self.x11.Hand(self.name)
            self.x11.wait_until(lambda: hand.find(expected[..., 2::-1]), "the photo is shown in the screen's colours")
            assert not hand.find(photo)
            hand.close()
