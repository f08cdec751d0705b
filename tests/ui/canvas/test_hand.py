"""The hand: what the tool would do with the buttons and keys that are held."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF, Qt

from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.canvas.hand import Drag, Hand
from inpaint_studio.ui.tools.marking import Marking
from inpaint_studio.ui.tools.tool import Tool

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def tool(settings):
    opened = SimpleNamespace(connect=lambda slot: None)
    return Tool(SimpleNamespace(editor=SimpleNamespace(opened=opened), marking=Marking(settings)))


@pytest.mark.parametrize(
    ("button", "modifiers", "is_eraser", "mode"),
    [
        (LEFT, NONE, False, Mode.ADD),
        (LEFT, SHIFT, False, Mode.ADD),
        (LEFT, ALT, False, Mode.ADD),
        (LEFT, CTRL, False, Mode.SUBTRACT),
        (RIGHT, NONE, False, Mode.SUBTRACT),
        (RIGHT, CTRL, False, Mode.SUBTRACT),
        (LEFT, NONE, True, Mode.SUBTRACT),
        (LEFT, CTRL | ALT, False, Mode.INTERSECT),
        (RIGHT, CTRL | ALT, True, Mode.INTERSECT),
    ],
)
def test_button_modifiers_and_the_eraser_end_choose_the_mode(tool, button, modifiers, is_eraser, mode):
    hand = Hand(tool, button=button, modifiers=modifiers, is_eraser=is_eraser)
    assert hand.mode is mode
    tool.inverts = True
    opposites = {Mode.ADD: Mode.SUBTRACT, Mode.SUBTRACT: Mode.ADD, Mode.INTERSECT: Mode.INTERSECT}
    assert hand.mode is opposites[mode]


def test_a_hand_without_a_tool_would_add_and_does_nothing():
    hand = Hand(modifiers=CTRL, drag=Drag.TOOL)
    assert hand.mode is Mode.ADD
    assert not hand.is_in_gesture
    assert not hand.is_panning


def test_dragging_pans_with_the_key_with_the_tool_that_pans_and_while_it_does(tool):
    assert not Hand(tool).is_panning
    assert Hand(tool, is_pan_held=True).is_panning
    assert Hand(tool, drag=Drag.PAN).is_panning
    tool.pans = True
    assert Hand(tool).is_panning


def test_a_release_forgets_the_button_and_keeps_the_place_and_the_keys(tool):
    place = QPointF(3, 4)
    hand = Hand(tool, place, place, Drag.TOOL, RIGHT, CTRL, is_eraser=True, is_pan_held=True)
    assert hand.is_in_gesture
    hand.release()
    assert (hand.drag, hand.button, hand.is_eraser, hand.start) == (Drag.NOTHING, Qt.MouseButton.NoButton, False, None)
    assert (hand.position, hand.modifiers, hand.is_pan_held) == (place, CTRL, True)
    assert not hand.is_in_gesture
