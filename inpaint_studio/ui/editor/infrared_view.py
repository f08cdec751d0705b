"""InfraredView: shows the infrared plane in place of the photo."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.errors import InputError
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.open_document import OpenDocument


class InfraredView(QObject):
    """Has the plane of the open photo read when it is first shown, and keeps it until another photo is opened.

    Signals:
        changed: the plane is shown from now on, or the photo is again.
    """

    changed = Signal()

    def __init__(self, open_document: OpenDocument) -> None:
        """Show the plane of the photo that is open."""
        super().__init__(open_document)
        self._open = open_document
        self._picture: NDArray[np.uint8] | None = None
        self._is_shown = False
        open_document.opened.connect(self._forget)

    @property
    def can_show(self) -> bool:
        """Whether the open photo may have such a plane, and it is there or may be read now."""
        document = self._open.document
        if document is None or SOURCES["infrared"].why_not(document.photo):
            return False
        return self._picture is not None or not self._open.jobs.is_running

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The plane, (H, W) uint8, while it is shown."""
        return self._picture if self._is_shown else None

    def show(self, is_shown: bool) -> None:
        """Show the plane, or the photo again."""
        if is_shown and self._picture is None and self.can_show:
            self._read()
        else:
            self._set_shown(is_shown and self._picture is not None)

    def _read(self) -> None:
        photo = self._open.require().photo

        def read(progress: ProgressCallback, cancel: CancelToken) -> NDArray[np.uint8]:
            from inpaint_studio.detection.infrared.picture import infrared_picture
            from inpaint_studio.files.infrared import infrared_plane

            plane = infrared_plane(photo)
            if plane is None or plane.pixels.shape != photo.shape:
                raise InputError("The infrared plane of this photo cannot be read.")
            return infrared_picture(photo, plane.pixels, progress=progress, cancel=cancel)

        def use(picture: NDArray[np.uint8]) -> None:
            self._picture = picture
            self._set_shown(True)

        self._open.jobs.run(tr("Reading the infrared plane"), read, use)

    def _set_shown(self, is_shown: bool) -> None:
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self.changed.emit()

    def _forget(self) -> None:
        self._picture, self._is_shown = None, False
