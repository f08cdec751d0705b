"""The welcome screen: an invitation to drop a photo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.icons import icon
from inpaint_studio.ui.settings import Settings
from inpaint_studio.ui.theme import DARK

_SHOWN = 5


class Welcome(QWidget):
    """What is seen while nothing is open. It stands on the canvas' dark ground in both themes."""

    def __init__(
        self,
        settings: Settings,
        open_action: QAction,
        sample_action: QAction,
        open_path: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        """Offer the two actions and the recent files."""
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = settings
        self._open_path = open_path
        zone = QFrame()
        zone.setObjectName("dropzone")
        zone.setFixedWidth(560)
        inner = QVBoxLayout(zone)
        inner.setContentsMargins(40, 40, 40, 32)
        inner.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(icon("photo", DARK, "#b4b4b4").pixmap(72, 72))
        heading = QLabel(tr("Drop a photo here"))
        heading.setObjectName("heading")
        invite = QLabel(tr("Paint over scratches, cracks and stains, press Restore, compare, and save.\n"
                           "Nothing changes but what you painted."))  # fmt: skip
        invite.setObjectName("invite")
        invite.setWordWrap(True)
        for label in (picture, heading, invite):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for action in (open_action, sample_action):
            button = QPushButton(action.iconText() + ("…" if action is open_action else ""))
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            buttons.addWidget(button)
        buttons.addStretch()
        inner.addSpacing(8)
        inner.addLayout(buttons)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(zone, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        holder = QWidget()
        holder.setFixedWidth(560)
        holder.setLayout(self._recent)
        layout.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Show the recent files as they are now."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for path in self._settings.recent_files[:_SHOWN]:
            button = QPushButton(f"{path.name}   —   {path.parent}")
            button.setObjectName("recent")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(str(path))
            button.clicked.connect(lambda checked=False, path=path: self._open_path(path))
            self._recent.addWidget(button)
