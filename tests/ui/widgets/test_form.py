from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from inpaint_studio.core.engine import OptionSpec, option
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.ui.widgets.file_field import FileField
from inpaint_studio.ui.widgets.form import OptionsForm


@dataclass(frozen=True)
class TeaOptions:
    """One field of every kind."""

    minutes: int = option(4, OptionSpec("Minutes", "How long it steeps.", 1, 12, "min"))
    strength: float = option(0.25, OptionSpec("Strength", "How much of it.", 0.0, 1.0))
    has_milk: bool = option(True, OptionSpec("Milk", "Whether there is milk."))
    leaf: str = option("green", OptionSpec("Leaf", "Which.", choices=(("black", "Black"), ("green", "Green"))))
    sugar: int = option(0, OptionSpec("Sugar", "How much.", 0, 9, suggested=2))
    drops: int = option(1, OptionSpec("Drops", "Of milk.", 1, 9, only_with=("has_milk", True)))


@pytest.fixture
def form(qtbot):
    form = OptionsForm(TeaOptions)
    qtbot.addWidget(form)
    return form


def begun(options):
    """Return the options that a form begins with."""
    specs = {field.name: field.metadata["spec"] for field in fields(options)}
    return options(**{name: spec.suggested for name, spec in specs.items() if spec.suggested is not None})


def test_the_form_begins_with_what_is_suggested_else_with_the_defaults(form):
    assert TeaOptions(**form.values) == TeaOptions(sugar=2)


def test_each_field_has_the_editor_of_its_kind_its_label_and_its_help(form):
    kinds = {"minutes": QSpinBox, "strength": QDoubleSpinBox, "has_milk": QCheckBox, "leaf": QComboBox}
    for name, kind in kinds.items():
        widget = form.findChild(QWidget, name)
        assert type(widget) is kind
        assert widget.accessibleName()
        assert widget.toolTip()
    assert {"Minutes", "Strength", "Milk", "Leaf"} <= {label.text() for label in form.findChildren(QLabel)}


def test_what_is_chosen_is_what_it_gives(form, qtbot):
    with qtbot.waitSignals([form.changed] * 4):
        form.findChild(QSpinBox, "minutes").setValue(7)
        form.findChild(QDoubleSpinBox, "strength").setValue(0.75)
        form.findChild(QCheckBox, "has_milk").click()
        form.findChild(QComboBox, "leaf").setCurrentIndex(0)
    assert form.values == {"minutes": 7, "strength": 0.75, "has_milk": False, "leaf": "black", "sugar": 2, "drops": 1}


def test_what_says_nothing_without_another_choice_is_hidden_with_its_label(form):
    drops, label = form.findChild(QSpinBox, "drops"), form.layout().labelForField(form.findChild(QSpinBox, "drops"))
    assert not drops.isHidden()
    form.findChild(QCheckBox, "has_milk").click()
    assert drops.isHidden()
    assert label.isHidden()
    form.set_values({"has_milk": True})
    assert not drops.isHidden()
    assert not label.isHidden()


def test_numbers_stay_in_their_range_and_show_their_unit(form):
    minutes = form.findChild(QSpinBox, "minutes")
    minutes.setValue(99)
    assert minutes.value() == 12
    assert minutes.text() == "12 min"


@pytest.mark.parametrize(
    "options", [entry.options for entry in (*ENGINES.values(), *FORMATS)], ids=lambda options: options.__name__
)
def test_every_options_class_of_the_program_makes_a_form_that_gives_what_it_begins_with(options, qtbot):
    form = OptionsForm(options)
    qtbot.addWidget(form)
    assert options(**form.values) == begun(options)
    for number in form.findChildren(QAbstractSpinBox):
        number.stepDown()
        number.stepUp()
    options(**form.values)


@pytest.mark.parametrize(
    "options", [entry.options for entry in (*ENGINES.values(), *FORMATS)], ids=lambda options: options.__name__
)
def test_whatever_number_the_form_allows_the_options_allow_too(options, qtbot):
    form = OptionsForm(options)
    qtbot.addWidget(form)
    for number in form.findChildren(QSpinBox) + form.findChildren(QDoubleSpinBox):
        for value in (number.minimum(), number.maximum()):
            number.setValue(value)
            options(**form.values)


@dataclass(frozen=True)
class Folded:
    amount: int = option(3, OptionSpec("Amount", "How much."))
    kind: str = option("a", OptionSpec("Kind", "Which.", choices=(("a", "A"), ("b", "B")), is_advanced=True))
    depth: int = option(2, OptionSpec("Depth", "How deep.", is_advanced=True, only_with=("kind", "b")))


def test_advanced_options_are_folded_until_they_are_asked_for(qtbot):
    form = OptionsForm(Folded)
    qtbot.addWidget(form)
    form.show()

    def shown():
        return [name for name in ("amount", "kind", "depth") if form.findChild(QWidget, name).isVisible()]

    assert shown() == ["amount"]
    assert form.values == {"amount": 3, "kind": "a", "depth": 2}  # What is folded counts nevertheless.
    with qtbot.waitSignal(form.unfolded):
        qtbot.mouseClick(form.findChild(QToolButton, "advanced"), Qt.MouseButton.LeftButton)
    assert shown() == ["amount", "kind"]
    form.set_values({"kind": "b"})
    assert shown() == ["amount", "kind", "depth"]
    form.unfold(False)
    assert shown() == ["amount"]


@dataclass(frozen=True)
class WithFile:
    recipe: str = option("", OptionSpec("Recipe", "How it is made.", pattern="Recipes (*.txt);;All files (*)"))


def test_a_file_is_asked_for_from_its_menu_and_given_back_there(qtbot, tmp_path):
    form = OptionsForm(WithFile)
    qtbot.addWidget(form)
    form.show()
    field = form.findChild(FileField, "recipe")
    assert (form.values, field.text(), field.toolTip()) == ({"recipe": ""}, "Ours", "How it is made.")
    path = tmp_path / "a & b.txt"
    path.touch()
    choose, give_back = field.menu().actions()
    choose.trigger()
    dialog = field.findChild(QFileDialog)
    assert Path(dialog.directory().absolutePath()).is_dir()
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    with qtbot.waitSignal(form.changed):
        dialog.accept()
    assert (form.values, field.text()) == ({"recipe": str(path)}, "a && b.txt")
    assert path.name in field.toolTip()
    with qtbot.waitSignal(form.changed):
        give_back.trigger()
    assert form.values == {"recipe": ""}
    form.set_values({"recipe": 5})
    assert form.values == {"recipe": ""}


def test_the_weights_of_the_network_can_be_chosen_from_a_file(qtbot, tmp_path):
    form = OptionsForm(ENGINES["pconv"].options)
    qtbot.addWidget(form)
    form.show()
    field = form.findChild(FileField, "weights")
    assert not field.isVisible()
    form.unfold(True)
    assert field.isVisible()
    field.set_value(str(tmp_path / "own.npz"))
    assert ENGINES["pconv"].options(**form.values).weights == str(tmp_path / "own.npz")


def test_a_form_without_advanced_options_has_nothing_to_unfold(qtbot):
    form = OptionsForm(Plain)
    qtbot.addWidget(form)
    form.show()
    assert not form.findChild(QToolButton, "advanced").isVisible()


@dataclass(frozen=True)
class Plain:
    amount: int = option(3, OptionSpec("Amount", "How much."))
