"""Welcome: an invitation to drop a photo, shown while none is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import DARK
from inpaint_studio.ui.window.recent_photos import RecentPhotos

_WIDTH = 560  # logical pixels


class Welcome(QWidget):
    """Invites to open a photo and lists recent files, on the canvas' dark ground in both themes."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show the recent files of ``settings``; buttons do nothing until ``offer`` is called."""
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._open_path: Callable[[Path], None] | None = None
        zone = QFrame()
        zone.setObjectName("dropzone")
        zone.setFixedWidth(_WIDTH)
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
        # The texts of the menu without their mnemonics.
        self._open = QPushButton(tr("&Open…").replace("&", ""))
        self._sample = QPushButton(tr("Open Sa&mple Photo").replace("&", ""))
        buttons.addWidget(self._open)
        buttons.addWidget(self._sample)
        buttons.addStretch()
        inner.addSpacing(8)
        inner.addLayout(buttons)
        self._recent_title = QLabel(tr("Recent photos"))
        self._recent_title.setObjectName("invite")
        self._recent_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._recent = RecentPhotos(settings, self._open_recent)
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(zone, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(self._recent_title)
        layout.addSpacing(4)
        layout.addWidget(self._recent, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.refresh()

    def offer(self, open_action: QAction, sample_action: QAction, open_path: Callable[[Path], None]) -> None:
        """Have the buttons trigger these actions, and ``open_path`` open the recent files."""
        self._open_path = open_path
        for button, action in ((self._open, open_action), (self._sample, sample_action)):
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)

    def refresh(self) -> None:
        """Show the current recent files."""
        self._recent.refresh()
        self._recent_title.setVisible(self._recent.isVisibleTo(self))

    def _open_recent(self, path: Path) -> None:
        if self._open_path is not None:
            self._open_path(path)
