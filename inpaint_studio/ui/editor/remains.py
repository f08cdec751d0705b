"""Remains: what a restoration has left of damage along its rim; looked for in the background, taken in at a key."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import mask_edit
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step
from inpaint_studio.detection.fit import remains
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.job_runner import JobRunner
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.restorations import restored_mask


class Remains(QObject):
    """Looks for remains after each restoration, if the settings say so. Any further step forgets them.

    Attributes:
        count: how many pieces of remains are known.

    Signals:
        changed: (Region) other remains are known now, which differ there from those before.
    """

    changed = Signal(Region)

    def __init__(self, open_document: OpenDocument) -> None:
        """Know of none yet."""
        super().__init__(open_document)
        self._open = open_document
        self._jobs = JobRunner(self)
        self._found: tuple[Mask, Mask] | None = None
        self.count = 0
        history = open_document.history
        history.recorded.connect(lambda step: self._look(step) if step.fade is None else None)
        history.chosen.connect(lambda index: self._look(history.last_step))
        history.moved.connect(lambda index: self._forget())
        open_document.closing.connect(self._forget)

    @property
    def is_looking(self) -> bool:
        """Whether they are being looked for."""
        return self._jobs.is_running

    def read(self, region: Region) -> NDArray[np.uint8]:
        """Return 255 where a pixel of a region is a remain, else 0, (h, w) uint8."""
        if self._found is None:
            return np.zeros((region.height, region.width), np.uint8)
        return self._found[1].pixels[region.slices]

    def mark(self) -> bool:
        """Make mask of what was restored and of its remains, as one step; return whether there were any."""
        document = self._open.document
        if self._found is None or document is None or not self._open.can_edit:
            return False
        restored, found = self._found

        def add(mask: Mask) -> Region:
            region = restored.bounds.union(found.bounds)
            mask.pixels[region.slices] |= restored.pixels[region.slices] | found.pixels[region.slices]
            return region

        self._open.record(Step.of(mask_edit(Title("Take in remains"), document.mask, document.protection, add)))
        return True

    def shut_down(self) -> None:
        """Stop; for the end of the program."""
        self._forget()
        self._jobs.shut_down()

    def _look(self, step: Step | None) -> None:
        self._forget()
        document = self._open.document
        is_wanted = self._open.settings.get("point_out_remains")
        if document is None or step is None or not step.is_restoration or not is_wanted:
            return
        try:
            restored = restored_mask(step, document.photo.shape)
        except InpaintStudioError:  # The step cannot be read back from the drive.
            return
        lease, protection = document.lease(), document.protection.copy()

        def look(progress: ProgressCallback, cancel: CancelToken) -> tuple[Mask, Mask, int]:
            with lease as photo:
                found = remains(photo, restored, protection, cancel)
            return restored, found, hole_count(found)

        self._jobs.run(tr("Restoring"), look, self._keep)

    def _keep(self, found: tuple[Mask, Mask, int]) -> None:
        restored, left, count = found
        if count:
            self._found, self.count = (restored, left), count
            self.changed.emit(left.bounds)

    def _forget(self) -> None:
        self._jobs.cancel()
        region = self._found[1].bounds if self._found is not None else NOWHERE
        self._found, self.count = None, 0
        if not region.is_empty:
            self.changed.emit(region)
