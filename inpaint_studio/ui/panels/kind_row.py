"""KindRow: the kinds of damage that are told apart, with the colour of each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from inpaint_studio.core.edit import Plane
from inpaint_studio.detection.kinds import LONGEST_NAME
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.plane_tints import PROPOSED
from inpaint_studio.ui.editor.kind_list import KindList

_SWATCH = 12  # logical pixels across
_BUTTON = 18  # logical pixels across an icon


class KindRow(QWidget):
    """Chooses the kind that is worked on; what is typed into the box is its name.

    Signals:
        named: a name was typed, or another kind chosen; keys are meant for other things again.
    """

    named = Signal()

    def __init__(self, kinds: KindList, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Follow ``kinds``; ``actions`` add and remove kinds."""
        super().__init__(parent)
        self._kinds = kinds
        self._box = QComboBox()
        self._box.setObjectName("mark_kind")
        self._box.setAccessibleName(tr("Kind of damage"))
        self._box.setToolTip(tr("Which kind of damage is looked for; type to name it"))
        self._field = QLineEdit()
        self._field.setMaxLength(LONGEST_NAME)
        self._box.setLineEdit(self._field)
        # Or a name that begins like another kind's could not be typed.
        self._box.setCompleter(None)  # type: ignore[arg-type]
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setIconSize(QSize(_SWATCH, _SWATCH))
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._box)
        for name in ("add_kind", "remove_kind"):
            row.addWidget(_button(actions[name]))
        self._box.activated.connect(kinds.choose)
        self._field.editingFinished.connect(self._rename)
        self._field.returnPressed.connect(self.named)
        self._box.activated.connect(self.named)
        kinds.changed.connect(self._follow)
        self._follow()

    def begin_naming(self) -> None:
        """Let the name of the current kind be typed."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _rename(self) -> None:
        self._kinds.rename(self._field.text())
        self._field.setText(self._kinds.current.title)
        self._field.deselect()

    def _follow(self) -> None:
        self._box.clear()
        for kind in self._kinds.all:
            self._box.addItem(_swatch(kind.plane, self.devicePixelRatioF()), kind.title)
        self._box.setCurrentIndex(self._kinds.number)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(_BUTTON, _BUTTON))
    button.setAutoRaise(True)
    return button


def _swatch(plane: Plane, ratio: float) -> QIcon:
    """Return a disc in the colour of a kind."""
    pixmap = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*PROPOSED[plane].color))
        painter.drawEllipse(0, 0, _SWATCH, _SWATCH)
    return QIcon(pixmap)
