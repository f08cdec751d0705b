"""The real program in a real window on an X server, used with a real mouse and keyboard."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from inpaint_studio.files.load import load_photo

x11 = pytest.importorskip("tests.ui.x11", reason="needs python-xlib, which is for Linux")
pytestmark = pytest.mark.skipif(not x11.HAS_XVFB, reason="needs Xvfb (Debian package xvfb)")

SOURCE = (1510, 930)


def test_a_photo_is_dropped_painted_restored_undone_and_exported(tmp_path: Path) -> None:
    photo = np.ascontiguousarray(skimage.data.astronaut()[:320, 60:460])
    path, exported = tmp_path / "portrait.png", tmp_path / "restored.png"
    cv2.imwrite(str(path), photo[..., ::-1])
    with x11.x_server() as name, x11.program(name, tmp_path, "-m", "inpaint_studio"):
        hand = x11.Hand(name)
        drop(hand, name, tmp_path, path)
        x11.wait_until(lambda: hand.find(photo), "the photo is shown pixel for pixel")
        x, y = hand.find(photo)

        hand.drag((x + 100, y + 60), (x + 220, y + 90))
        hand.drag((x + 300, y + 200), (x + 300, y + 290))
        hand.move(x + 380, y + 20)
        x11.wait_until(lambda: is_tinted(hand, x + 160, y + 75), "the stroke is tinted")
        assert not is_tinted(hand, x + 160, y + 130)
        painted = hand.screen()

        hand.key("r", "Control_L")
        x11.wait_until(lambda: any("*" in title for title in hand.window_titles()), "the photo has been restored")
        x11.wait_until(lambda: not is_tinted(hand, x + 160, y + 75), "the mask has been cleared")
        restored = view(hand, x, y, photo.shape)

        hand.key("z", "Control_L")
        before = view_of(painted, x, y, photo.shape)
        x11.wait_until(lambda: np.array_equal(view(hand, x, y, photo.shape), before), "undo brings photo and mask back")
        hand.key("y", "Control_L")
        x11.wait_until(lambda: np.array_equal(view(hand, x, y, photo.shape), restored), "redo restores again")

        export(hand, exported)
        hand.close()

    result = load_photo(exported).pixels
    changed = (result != photo).any(axis=2)
    near_strokes = cv2.dilate(strokes(photo.shape), np.ones((3, 3), np.uint8)) != 0
    assert changed.any()
    assert not changed[~near_strokes].any()
    assert changed[strokes(photo.shape) != 0].mean() > 0.5
    assert (tmp_path / "stderr.txt").read_bytes() == b""


def drop(hand: "x11.Hand", name: str, tmp_path: Path, path: Path) -> None:
    """Drag the file out of another program's window and drop it on the editor."""
    x11.wait_until(lambda: "Inpaint Studio" in hand.window_titles(), "the window stands")
    other = tmp_path / "file-manager"
    other.mkdir()
    script = str(Path(__file__).with_name("drag_source.py"))
    with x11.program(name, other, script, str(path), *map(str, SOURCE)):
        x11.wait_until(lambda: "drag source" in hand.window_titles(), "there is something to drag")
        hand.move(SOURCE[0] + 40, SOURCE[1] + 30)
        hand.press()
        # A drag needs an answer to every step before the next, so go on moving until the window has taken it.
        steps = iter(range(10_000))

        def is_over_the_window() -> bool:
            step = next(steps)
            hand.move(700 + step % 40, 450 + step % 30)
            return step > 20

        x11.wait_until(is_over_the_window, "the drag has reached the window")
        hand.release()
        x11.wait_until(lambda: any(path.name in title for title in hand.window_titles()), "the photo is open")


def export(hand: "x11.Hand", path: Path) -> None:
    """Export with Ctrl+E, the format offered, and a path typed into the file dialog."""
    hand.key("e", "Control_L")
    x11.wait_until(lambda: "Export" in hand.window_titles(), "the export dialog stands")
    hand.key("Return")
    x11.wait_until(lambda: "Export the photo" in hand.window_titles(), "the file dialog stands")
    hand.key("a", "Control_L")
    hand.write(str(path))
    hand.key("Return")
    x11.wait_until(path.exists, "the file is there")


def is_tinted(hand: "x11.Hand", x: int, y: int) -> bool:
    """Whether the mask's red lies over this place."""
    red, green, blue = hand.screen()[y, x].astype(int)
    return red > 130 and red - max(green, blue) > 60


def view(hand: "x11.Hand", x: int, y: int, shape: tuple[int, ...]) -> np.ndarray:
    return view_of(hand.screen(), x, y, shape)


def view_of(screen: np.ndarray, x: int, y: int, shape: tuple[int, ...]) -> np.ndarray:
    return screen[y : y + shape[0], x : x + shape[1]]


def strokes(shape: tuple[int, ...]) -> np.ndarray:
    """Roughly what the two strokes of the default brush cover."""
    plane = np.zeros(shape[:2], np.uint8)
    cv2.line(plane, (100, 60), (220, 90), 255, 20)
    cv2.line(plane, (300, 200), (300, 290), 255, 20)
    return plane
