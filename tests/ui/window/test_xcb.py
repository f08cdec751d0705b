"""The real program in a real window on an X server, used with a real mouse and keyboard."""

from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from inpaint_studio.files.load import load_photo

x11 = pytest.importorskip("tests.ui.x11", reason="needs python-xlib, which is for Linux")
pytestmark = pytest.mark.skipif(not x11.HAS_XVFB, reason="needs Xvfb (Debian package xvfb)")

SOURCE = (1510, 930)
DRAGS = 5
SCRATCHES = (((100, 60), (220, 90)), ((300, 200), (300, 290)), ((60, 140), (60, 230)))
LINE = ((130, 270), (250, 250))
ERASED = ((60, 200), (60, 240))
HEAL_FROM, HEALED = (340, 110), ((340, 40), (375, 60))
HAIR = ((15, 40), (80, 85))
BRUSH = 20
"""Where the user paints, erases, heals and follows, as (x, y) in photo pixels."""


def test_the_first_five_minutes_drop_paint_erase_restore_compare_undo_heal_fade_follow_and_export(
    tmp_path: Path,
) -> None:
    photo = np.ascontiguousarray(skimage.data.astronaut()[:320, 60:460])
    cv2.line(photo, *HAIR, (20, 20, 20), 2)
    path, exported = tmp_path / "portrait.png", tmp_path / "restored.png"
    cv2.imwrite(str(path), photo[..., ::-1])
    with x11.x_server() as name, x11.program(name, tmp_path, "-m", "inpaint_studio"):
        hand = x11.Hand(name)
        drop(hand, name, tmp_path, path)
        x11.wait_until(lambda: hand.find(photo), "the photo is shown pixel for pixel")
        x, y = hand.find(photo)
        paint(hand, x, y)
        painted = hand.screen()

        hand.key("r", "Control_L")
        x11.wait_until(lambda: any("*" in title for title in hand.window_titles()), "the photo has been restored")
        x11.wait_until(lambda: not is_tinted(hand, x + 160, y + 75), "the mask has been cleared")
        restored = view(hand, x, y, photo.shape)
        compare(hand, x, y, restored)

        hand.key("z", "Control_L")
        before = view_of(painted, x, y, photo.shape)
        x11.wait_until(lambda: np.array_equal(view(hand, x, y, photo.shape), before), "undo brings photo and mask back")
        hand.key("z", "Control_L")
        x11.wait_until(lambda: is_tinted(hand, x + 60, y + 215), "a second undo brings back what was rubbed out")
        hand.key("y", "Control_L")
        x11.wait_until(lambda: np.array_equal(view(hand, x, y, photo.shape), before), "redo rubs it out again")
        hand.key("y", "Control_L")
        x11.wait_until(lambda: np.array_equal(view(hand, x, y, photo.shape), restored), "redo restores again")

        heal_and_fade(hand, x, y, photo.shape)
        follow(hand, x, y)
        export(hand, exported)
        hand.close()

    result = load_photo(exported).pixels
    changed = (result != photo).any(axis=2)
    drawn, rubbed = plane(photo.shape, *SCRATCHES, LINE, HEALED, HAIR), plane(photo.shape, ERASED)
    assert not changed[cv2.dilate(drawn, np.ones((3, 3), np.uint8)) == 0].any()
    assert not changed[cv2.erode(rubbed, np.ones((3, 3), np.uint8)) != 0].any()
    for stroke in (*SCRATCHES[:2], LINE):
        assert changed[plane(photo.shape, stroke) != 0].mean() > 0.5
    assert changed[cv2.line(np.zeros(photo.shape[:2], np.uint8), *HAIR, 1, 2) != 0].mean() > 0.9
    assert changed[cv2.line(np.zeros(photo.shape[:2], np.uint8), *HEALED, 1, BRUSH // 2) != 0].mean() > 0.9
    assert (tmp_path / "stderr.txt").read_bytes() == b""


def paint(hand: "x11.Hand", x: int, y: int) -> None:
    """Paint three scratches with the brush and one with the line; then erase the end of the third."""
    for stroke in SCRATCHES:
        draw(hand, x, y, stroke)
    hand.key("s")
    draw(hand, x, y, LINE)
    x11.wait_until(lambda: is_tinted(hand, x + 190, y + 260), "the line is tinted")
    hand.key("e")
    draw(hand, x, y, ERASED)
    hand.move(x + 380, y + 20)
    for place in ((160, 75), (300, 245), (60, 160)):
        x11.wait_until(lambda place=place: is_tinted(hand, x + place[0], y + place[1]), "a stroke is tinted")
    x11.wait_until(lambda: not is_tinted(hand, x + 60, y + 215), "the eraser has rubbed it out")
    assert not is_tinted(hand, x + 160, y + 130)


def heal_and_fade(hand: "x11.Hand", x: int, y: int, shape: tuple[int, ...]) -> None:
    """Heal from a source; fade the stroke by keys to nothing, to all of it and to a part."""
    hand.key("h")  # whose pointer draws nothing over the photo
    hand.move(x + 390, y + 310)
    pause_until_still(hand, x, y, shape)
    before = view(hand, x, y, shape)
    hand.key("j")
    hand.move(x + HEAL_FROM[0], y + HEAL_FROM[1])
    hand.press(3)
    hand.release(3)
    draw(hand, x, y, HEALED)
    hand.key("h")
    hand.move(x + 390, y + 310)
    x11.wait_until(lambda: not np.array_equal(view(hand, x, y, shape), before), "a stroke has been healed")
    pause_until_still(hand, x, y, shape)
    healed = view(hand, x, y, shape)
    hand.key("o", "Shift_L")
    hand.key("Home")
    x11.wait_until(lambda: np.array_equal(view(hand, x, y, shape), before), "at 0 % all is as before the stroke")
    hand.key("End")
    x11.wait_until(lambda: np.array_equal(view(hand, x, y, shape), healed), "at 100 % the stroke is whole")
    for _ in range(6):
        hand.key("Page_Down")
    x11.wait_until(lambda: not np.array_equal(view(hand, x, y, shape), healed), "a part of it is seen")
    pause_until_still(hand, x, y, shape)
    part, whole = (np.abs(each.astype(int) - before).sum() for each in (view(hand, x, y, shape), healed))
    assert 0.3 * whole < part < 0.5 * whole


def follow(hand: "x11.Hand", x: int, y: int) -> None:
    """Follow a hair from one end to the other, and restore it."""
    hand.key("i")
    (left, top), (right, bottom) = HAIR
    hand.move(x + left, y + top)
    hand.press()
    hand.release()
    hand.move(x + (left + right) // 2, y + (top + bottom) // 2)
    hand.move(x + right, y + bottom)
    hand.press()
    hand.release()
    hand.key("Return")
    hand.move(x + 390, y + 310)
    middle = x + (left + right) // 2, y + (top + bottom) // 2
    x11.wait_until(lambda: is_tinted(hand, *middle), "the hair is tinted")
    hand.key("r", "Control_L")
    x11.wait_until(lambda: hand.screen()[middle[::-1]].min() > 120, "the hair is gone")


def pause_until_still(hand: "x11.Hand", x: int, y: int, shape: tuple[int, ...]) -> None:
    """Wait until what is seen of the photo is as it was at the look before."""
    looks = [view(hand, x, y, shape)]

    def is_still() -> bool:
        looks.append(view(hand, x, y, shape))
        return len(looks) > 4 and all(np.array_equal(each, looks[-1]) for each in looks[-4:])

    x11.wait_until(is_still, "nothing on the photo moves any more")


def draw(hand: "x11.Hand", x: int, y: int, stroke: tuple[tuple[int, int], tuple[int, int]]) -> None:
    (left, top), (right, bottom) = stroke
    hand.drag((x + left, y + top), (x + right, y + bottom))


def compare(hand: "x11.Hand", x: int, y: int, restored: np.ndarray) -> None:
    """Compare before and after by the divider, and end that again."""
    hand.key("c")
    x11.wait_until(lambda: not np.array_equal(view(hand, x, y, restored.shape), restored), "before and after are shown")
    hand.key("c")
    x11.wait_until(lambda: np.array_equal(view(hand, x, y, restored.shape), restored), "comparing has ended")


def drop(hand: "x11.Hand", name: str, tmp_path: Path, path: Path) -> None:
    """Drag the file out of another program's window and drop it on the editor."""
    x11.wait_until(lambda: "Inpaint Studio" in hand.window_titles(), "the window stands")
    other = tmp_path / "file-manager"
    other.mkdir()
    script = str(Path(__file__).parents[1] / "drag_source.py")
    with x11.program(name, other, script, str(path), *map(str, SOURCE)):
        x11.wait_until(lambda: "drag source" in hand.window_titles(), "there is something to drag")
        # A drag needs an answer to every step before the next; on a busy machine one may be given up by the source.
        for _ in range(DRAGS):
            drag_over(hand)
            with suppress(AssertionError):
                x11.wait_until(lambda: any(path.name in title for title in hand.window_titles()), "it is open", 10)
                return
    pytest.fail("the photo was dropped, but not opened")


def drag_over(hand: "x11.Hand") -> None:
    """Drag a file from the other program over the window, move until the window accepts it, and release."""
    steps = iter(range(10_000))
    hand.move(SOURCE[0] + 40, SOURCE[1] + 30)
    hand.press()

    def is_over_the_window() -> bool:
        step = next(steps)
        hand.move(700 + step % 40, 450 + step % 30)
        return step > 20

    x11.wait_until(is_over_the_window, "the drag has reached the window")
    hand.release()


def export(hand: "x11.Hand", path: Path) -> None:
    """Export with Ctrl+E, the format offered, and a path typed into the file dialog."""
    hand.key("e", "Control_L")
    x11.wait_until(lambda: hand.is_heard_by("Export"), "the export dialog listens")
    hand.key("Return")
    x11.wait_until(lambda: hand.is_heard_by("Export the photo"), "the file dialog listens")
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


def plane(shape: tuple[int, ...], *strokes: tuple[tuple[int, int], tuple[int, int]]) -> np.ndarray:
    """Return roughly the pixels that strokes of the default brush cover."""
    covered = np.zeros(shape[:2], np.uint8)
    for start, end in strokes:
        cv2.line(covered, start, end, 255, BRUSH)
    return covered
