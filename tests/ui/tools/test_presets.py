"""The number keys of the brush, by real events."""

from PySide6.QtWidgets import QToolButton

from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.brush_size import LARGEST, Brush
from inpaint_studio.ui.tools.presets import NUMBERS, BrushPresets


def hardness(drive):
    return drive.window.parts.toolbox.source.hardness


def test_every_number_key_gives_a_larger_brush_at_the_start(opened):
    sizes = []
    for number in NUMBERS:
        opened.key(str(number))
        sizes.append(opened.window.parts.brush.size)
    assert len(sizes) > 4
    assert sizes == sorted(set(sizes))


def test_what_alt_and_a_number_store_the_number_gives_back(opened):
    opened.key("U")
    opened.set_brush(77)
    opened.window.parts.tool_panel.hardness.number.setValue(35)
    opened.key("Alt+2")
    assert opened.message == "Key 2 now holds 77 px, hardness 35 %."
    opened.key("1")
    assert (opened.window.parts.brush.size, hardness(opened)) != (77, 35)
    opened.key("2")
    assert (opened.window.parts.brush.size, hardness(opened)) == (77, 35)


def test_the_menu_beside_the_size_says_what_each_key_holds(opened):
    opened.set_brush(41)
    opened.key("Alt+3")
    button = opened.window.findChild(QToolButton, "presets")
    assert button.isVisible()
    entries = [action for action in button.menu().actions() if not action.isSeparator()]
    assert [entry.shortcut().toString() for entry in entries[: len(NUMBERS)]] == [str(each) for each in NUMBERS]
    assert entries[2].text() == "&3:  41 px, hardness 70 %"
    opened.set_brush(9)
    entries[2].trigger()
    assert opened.window.parts.brush.size == 41


def test_a_number_typed_into_a_field_is_a_number(opened):
    field = opened.window.parts.tool_panel.brush_size.number
    field.setFocus()
    field.selectAll()
    opened.qtbot.keyClicks(field, "2")
    opened.qtbot.keyClicks(field, "8\r")
    assert opened.window.parts.brush.size == 28


def test_presets_outlive_the_program_and_damaged_ones_do_not_harm(opened, settings, tmp_path):
    source = opened.window.parts.toolbox.source
    opened.set_brush(33)
    opened.key("Alt+4")
    settings.sync()
    other = BrushPresets(settings, Brush(), source)
    assert other.get(4).size == 33
    broken = Settings(tmp_path / "broken.ini")
    for text, size in (("many", 12), ("5", 12), ("-3 400", 1), ("999999999 7", LARGEST)):
        broken.write_state("brush_preset_2", text)
        assert BrushPresets(broken, Brush(), source).get(2).size == size
