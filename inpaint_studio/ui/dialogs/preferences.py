"""The dialog for the settings, made from their table. Changes take effect at once."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.room import open_at
from inpaint_studio.ui.dialogs.setting_fields import FIELD_WIDTH, make_field
from inpaint_studio.ui.settings.settings import SETTINGS, Setting, Settings
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import current_theme


class PreferencesDialog(QDialog):
    """Shows all settings by group in one grid, with a reset button beside each value that is not the default."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show and change ``settings``."""
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._fields: dict[str, Callable[[], object]] = {}
        self._resets: dict[str, QToolButton] = {}
        self._titles: dict[str, QLabel] = {}
        self._notes: dict[str, tuple[QLabel, object]] = {}
        page = QWidget()
        page.setObjectName("page")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(16, 8, 12, 16)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        group = ""
        for setting in SETTINGS:
            if not setting.group:
                continue
            if setting.group != group:
                group = setting.group
                self._add_heading(group)
            self._add(setting)
        self._lay_out(page)
        settings.changed.connect(self._follow)
        for key in self._resets:
            self._mark(key)
        self._follow_theme("theme")

    def _add_heading(self, group: str) -> None:
        heading = QLabel(tr(group))
        heading.setObjectName("group")
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, 32)
        self._grid.addWidget(heading, row, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)

    def _add(self, setting: Setting) -> None:
        field, self._fields[setting.key] = make_field(setting, self._settings)
        field.setFixedWidth(FIELD_WIDTH)
        title = QLabel(tr(setting.title))
        title.setToolTip(tr(setting.help))
        title.setBuddy(field)
        reset = QToolButton()
        reset.setObjectName("reset")
        reset.setAutoRaise(True)
        reset.setAccessibleName(tr("Reset {group}: {title}", group=tr(setting.group), title=tr(setting.title)))
        reset.setToolTip(tr("Changed. Back to the default: {default}", default=setting.default_label))
        reset.clicked.connect(lambda: self._reset(setting.key, field))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # Nothing moves when the button comes and goes.
        reset.setSizePolicy(policy)
        row = self._grid.rowCount()
        for column, widget in enumerate((title, field, reset)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._titles[setting.key], self._resets[setting.key] = title, reset
        if setting.is_from_next_start:
            self._add_note(setting)

    def _add_note(self, setting: Setting) -> None:
        """Add a note, shown while another value is chosen, that the change takes effect at the next start."""
        note = QLabel(tr("From the next start on."))
        note.setObjectName("dim")
        note.hide()
        self._grid.addWidget(note, self._grid.rowCount(), 1)
        self._notes[setting.key] = note, self._settings.get(setting.key)

    def _lay_out(self, page: QWidget) -> None:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.reset_all = buttons.addButton(tr("Reset &All"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setAutoDefault(False)  # Enter must close the dialog, not reset everything.
        self.reset_all.setToolTip(tr("Give every setting here its default"))
        self.reset_all.clicked.connect(self._reset_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area)
        layout.addLayout(foot)
        self.ensurePolished()
        open_at(self, page.sizeHint() + QSize(24, 60))

    def _reset(self, key: str, field: QWidget) -> None:
        field.setFocus()  # The button is hidden and would lose it.
        self._settings.reset(key)

    def _reset_all(self) -> None:
        for key in self._resets:
            self._settings.reset(key)

    def _follow(self, key: str) -> None:
        if key in self._fields:
            self._fields[key]()
            self._mark(key)
        if key in self._notes:
            note, value = self._notes[key]
            note.setVisible(self._settings.get(key) != value)
        self._follow_theme(key)

    def _mark(self, key: str) -> None:
        is_default = self._settings.is_default(key)
        self._resets[key].setHidden(is_default)
        font = self._titles[key].font()
        font.setBold(not is_default)
        self._titles[key].setFont(font)
        self.reset_all.setDisabled(all(map(self._settings.is_default, self._resets)))

    def _follow_theme(self, key: str) -> None:
        if key == "theme":
            theme = current_theme(self._settings.get("theme"))
            for button in self._resets.values():
                button.setIcon(icon("reset", theme))
