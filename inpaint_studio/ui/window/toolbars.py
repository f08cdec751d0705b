"""Makes the toolbar and the strip of tools from the tables."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.widgets.action_button import ActionButton
from inpaint_studio.ui.window.menu_table import TOOLBAR

_ICON = QSize(20, 20)  # logical pixels


def make_toolbar(actions: dict[str, QAction], widgets: Mapping[str, QWidget]) -> QToolBar:
    """Return the bar above the photo, with Restore at its end; ``widgets`` are what has no action, by name."""
    bar = QToolBar(tr("Toolbar"))
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(_ICON)
    for name in TOOLBAR:
        if name == "-":
            bar.addSeparator()
        elif name in widgets:
            bar.addWidget(widgets[name])
        else:
            bar.addAction(actions[name])
            bar.widgetForAction(actions[name]).setAccessibleName(actions[name].iconText())
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    bar.addWidget(ActionButton(actions["restore"], "restore"))
    return bar


def make_before_button(canvas: Canvas) -> QToolButton:
    """Return the button that shows the photo as opened while it is held down."""
    button = QToolButton()
    button.setObjectName("before")
    button.setIconSize(_ICON)
    button.setAccessibleName(tr("Show before"))
    button.setToolTip(tr("Hold to see the photo as opened") + "  (\\)")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.pressed.connect(lambda: canvas.set_before(True))
    button.released.connect(lambda: canvas.set_before(False))
    return button


def make_tool_strip(actions: dict[str, QAction]) -> QToolBar:
    """Return the strip of tools."""
    bar = QToolBar(tr("Tools"))
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(_ICON)
    for entry in TOOLS:
        bar.addAction(actions[entry.name])
        bar.widgetForAction(actions[entry.name]).setAccessibleName(tr(entry.title))
    return bar
