"""The dialog that keeps or removes holes by their size, with a preview of the mask."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.core.hole_sizes import HoleSizes
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.widgets.number_field import indented

_PAUSE = 60  # milliseconds after the last change until the preview is updated


class HoleSizesDialog(QDialog):
    """Chooses the holes between a smallest and a largest area, in pixels."""

    def __init__(self, sizes: HoleSizes, editor: Editor, parent: QWidget | None = None) -> None:
        """Choose among ``sizes``, the holes of the mask in ``editor``."""
        super().__init__(parent)
        self.setWindowTitle(tr("Select spots by size"))
        self._sizes = sizes
        self._editor = editor
        largest = int(sizes.areas.max(initial=1))
        self.smallest = self._number("smallest", tr("Smallest area in pixels"), largest, 1)
        self.largest = self._number("largest", tr("Largest area in pixels"), largest, largest)
        self.keep = QRadioButton(tr("&Keep them"))
        self.remove = QRadioButton(tr("&Remove them"))
        self.keep.setChecked(True)
        group = QButtonGroup(self)
        self.count = QLabel()
        self.count.setObjectName("dim")
        for button in (self.keep, self.remove):
            group.addButton(button)
        group.buttonClicked.connect(self._follow)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._preview)
        self._lay_out()
        self._tell()

    def _number(self, name: str, title: str, largest: int, value: int) -> QSpinBox:
        number = indented(QSpinBox())
        number.setObjectName(name)
        number.setAccessibleName(title)
        number.setRange(1, largest)
        number.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        number.setSuffix(" px")
        number.setValue(value)
        number.valueChanged.connect(self._follow)
        return number

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("&Smallest area"), self.smallest)
        form.addRow(tr("&Largest area"), self.largest)
        choice = QHBoxLayout()
        choice.addWidget(self.keep)
        choice.addWidget(self.remove)
        choice.addStretch()
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addLayout(choice)
        layout.addWidget(self.count)
        layout.addWidget(buttons)
        self.setMinimumWidth(320)

    def _follow(self) -> None:
        self._tell()
        self._timer.start()

    def _tell(self) -> None:
        chosen, count = self._sizes.count(self.smallest.value(), self.largest.value()), len(self._sizes.areas)
        left = chosen if self.keep.isChecked() else count - chosen
        self.count.setText(
            tr("{chosen:,} of {n:,} spots have this size; {left:,} stay.", chosen=chosen, n=count, left=left)
        )

    def _preview(self) -> None:
        smallest, largest, is_kept = self.smallest.value(), self.largest.value(), self.keep.isChecked()
        self._editor.preview_mask(lambda mask: self._sizes.select(mask, smallest, largest, is_kept=is_kept))

    def done(self, result: int) -> None:
        """Close: record the previewed mask as a step, or restore the mask as it was."""
        self._timer.stop()
        if result == QDialog.DialogCode.Accepted:
            self._preview()
            self._editor.end_stroke(Title("Select spots by size"))
        else:
            self._editor.cancel_stroke()
        super().done(result)
        self.deleteLater()
