"""DocumentSignals: what is told about the open document."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.region import Region


class DocumentSignals(QObject):
    """The signals that ``OpenDocument`` emits and ``Editor`` repeats to the widgets.

    Signals:
        opened: another document is open, or none.
        photo_changed: (Region) pixels of the photo changed.
        mask_changed: (Region) pixels of the mask changed.
        protection_changed: (Region) pixels of the protection changed.
        sources_changed: (Region) pixels of the donors or of the exclusion changed.
        examples_changed: (Region) pixels of the examples changed.
        saved: (Path) the photo has been saved in this file.
        noticed: (sentence) worth telling the user.
        failed: (sentence) something could not be done.
    """

    opened = Signal()
    photo_changed = Signal(Region)
    mask_changed = Signal(Region)
    protection_changed = Signal(Region)
    sources_changed = Signal(Region)
    examples_changed = Signal(Region)
    saved = Signal(Path)
    noticed = Signal(str)
    failed = Signal(str)

    def repeat(self, source: "DocumentSignals") -> None:
        """Emit every signal that ``source`` emits."""
        source.opened.connect(self.opened)
        source.photo_changed.connect(self.photo_changed)
        source.mask_changed.connect(self.mask_changed)
        source.protection_changed.connect(self.protection_changed)
        source.sources_changed.connect(self.sources_changed)
        source.examples_changed.connect(self.examples_changed)
        source.saved.connect(self.saved)
        source.noticed.connect(self.noticed)
        source.failed.connect(self.failed)
