import io
from pathlib import Path

import cv2
import pytest
from rich.console import Console

from inpaint_studio.batch.events import Began, Ended, Planned, Told, WorkersReady
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.batch.tally import Tally
from inpaint_studio.cli.batch_screen import Screen, span
from tests.cli.program import PIXELS, on_linux, scratches


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def screen(clock):
    return Screen(Tally(clock), print, clock)


def row(number, state=State.RUNNING, note=""):
    path = Path(f"sub/{number}.tif")
    return Row(number, path, path, path, 1000, 0, state=state, note=note)


def seen(screen):
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    console.print(screen.picture())
    return console.file.getvalue().splitlines()


def test_the_total_tells_how_far_it_has_come_and_how_long_it_takes_yet(screen, clock):
    assert "Looking at the folders…" in seen(screen)[1]
    screen.tell(Planned(6, 6000, 0, 0))
    screen.tell(WorkersReady(1))
    for number, state in enumerate((State.RESTORED, State.REVIEW, State.FAILED), 1):
        screen.tell(Began(row(number)))
        clock.seconds += 20
        screen.tell(Ended(row(number, state, "why")))
    assert "3 of 6 · 3.0 a minute · 1 min 00 s left · 1 to be reviewed · 1 failed" in seen(screen)[1]


def test_each_worker_has_a_line_of_its_own(screen, clock):
    screen.tell(Planned(6, 6000, 0, 0))
    screen.tell(WorkersReady(3))
    screen.tell(Began(row(1)))
    screen.tell(Began(row(2)))
    clock.seconds = 75
    screen.tell(Ended(row(1, State.RESTORED)))
    screen.tell(Began(row(3)))
    lines = [line.split() for line in seen(screen)[2:]]
    assert lines == [["1", "0", "s", "sub/3.tif"], ["2", "1", "min", "15", "s", "sub/2.tif"], ["3"]]


def test_what_goes_wrong_is_told_above(screen, capsys):
    screen.tell(Told("The engine is compiled once."))
    screen.tell(Ended(row(1, State.FAILED, "It is empty.")))
    screen.tell(Ended(row(2, State.RESTORED)))
    assert capsys.readouterr().out.splitlines() == ["The engine is compiled once.", "“sub/1.tif” failed: It is empty."]


@pytest.mark.parametrize(("seconds", "words"), [(3.4, "3 s"), (75, "1 min 15 s"), (7260, "2 h 01 min")])
def test_durations_are_short_and_clear(seconds, words):
    assert span(seconds) == words


@on_linux
def test_a_terminal_shows_the_bar_and_is_left_with_the_result(on_terminal):
    for folder, pixels in (("in", PIXELS[..., ::-1]), ("masks", scratches())):
        Path(folder).mkdir()
        cv2.imwrite(f"{folder}/a.png", pixels)
    Path("in/empty.png").write_bytes(b"")
    terminal = on_terminal(
        "batch", "in", "-o", "out", "--masks", "masks", "--workers", "1", "--engine", "fmm", "--max-share", "20"
    )
    while terminal.read():
        pass
    assert terminal.wait() == 1
    assert "of 2" in terminal.text
    assert "“empty.png” failed: “empty.png” is empty." in terminal.text
    assert terminal.text.rstrip().endswith("1 restored, 1 failed.")
