"""StepPictures: a small picture of what each step of the history changed."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPixmap

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Patch, Plane
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step
from inpaint_studio.ui.canvas.render.colour import Picture, ScreenColors
from inpaint_studio.ui.editor.editor import Editor

SIZE = 44, 33
"""Width and height of a picture, in logical pixels."""

_REST = 300  # milliseconds in which nothing is done before pictures are made
_MOST = 400  # pictures that are kept: some 10 MB at twice the pixels
_MOST_PATCHES = 64  # of a mask that are looked into; beyond that the tiles that changed are shown
_LEAST = 48  # photo pixels that a picture shows at least across
_ROOM = 0.15  # of what changed, around it
_OPACITY = 0.65
_PROTECTED = "#30b0ff"

_Change = tuple[Region, NDArray[np.uint8]]
"""A rectangle of the photo, and which pixels of it changed, at any size."""


class StepPictures(QObject):
    """Makes the pictures that are asked for, one by one while nobody works, and keeps those asked for last.

    Signals:
        made: there is a picture that was asked for.
    """

    made = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        """Show what the steps of ``editor`` changed."""
        super().__init__(parent)
        self._editor = editor
        self._pictures: OrderedDict[Step, QPixmap] = OrderedDict()
        self._wanted: list[Step] = []
        self._ratio = 1.0
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._make_next)
        editor.opened.connect(self._forget)
        editor.history.chosen.connect(self._forget_last)
        for changed in (editor.photo_changed, editor.mask_changed, editor.protection_changed):
            changed.connect(self._postpone)

    def find(self, step: Step, ratio: float) -> QPixmap | None:
        """Return the picture of a step that is in force, at ``ratio`` device pixels a logical one; soon, if not now."""
        self._ratio = ratio
        picture = self._pictures.get(step)
        if picture is not None:
            self._pictures.move_to_end(step)
            return picture
        if step not in self._wanted:
            self._wanted.append(step)
            self._rest.start()
        return None

    def _make_next(self) -> None:
        editor = self._editor
        if editor.document is None or editor.jobs.is_running or editor.is_painting:
            self._rest.start()
            return
        if not self._wanted:
            return
        step = self._wanted.pop()
        picture = None
        if step in editor.history.steps[: editor.history.index]:  # It may have been taken back meanwhile.
            picture = picture_of(step, editor.document, SIZE[0] * self._ratio, SIZE[1] * self._ratio, self._mask_color)
        if picture is not None:
            height, width = picture.shape[:2]
            image = QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self._ratio)
            self._pictures[step] = pixmap
            while len(self._pictures) > _MOST:
                self._pictures.popitem(last=False)
            self.made.emit()
        if self._wanted:
            QTimer.singleShot(0, self._make_next)

    @property
    def _mask_color(self) -> str:
        return str(self._editor.settings.get("mask_color"))

    def _postpone(self) -> None:
        if self._wanted:
            self._rest.start()

    def _forget_last(self) -> None:
        """Another variant of the last step is in force now."""
        step = self._editor.history.last_step
        if step is not None:
            self._pictures.pop(step, None)
            self.made.emit()

    def _forget(self) -> None:
        self._pictures.clear()
        self._wanted.clear()


def picture_of(step: Step, document: Document, width: float, height: float, color: str) -> Picture | None:
    """Return a picture of what a step changed: the photo there, and over it what was marked.

    Args:
        step: in force.
        document: as it is now.
        width: of the picture in device pixels, at most.
        height: of the picture, at most.
        color: of marks of the mask, ``#rrggbb``.

    Returns:
        (height, width, 4), or None where the step lies on the drive, which is not read for it.
    """
    patches = step.edit.patches
    if not patches or not all(patch.packed.is_in_memory for patch in patches):
        return None
    plane = next(plane for plane in (Plane.PHOTO, Plane.MASK, Plane.PROTECTION) if plane in step.edit.planes)
    changes = _changes([patch for patch in patches if patch.plane is plane])
    place = _framed(_bounds(region for region, _ in changes), width / height, document.photo.shape)
    scale = min(width / place.width, height / place.height)
    columns, rows = max(round(place.width * scale), 1), max(round(place.height * scale), 1)
    picture = _reduced(document.photo, place, (columns, rows))
    if plane is not Plane.PHOTO:
        tint = QColor(color if plane is Plane.MASK else _PROTECTED)
        share = _OPACITY * _marks(changes, place, (columns, rows))[..., np.newaxis]
        ink = np.array((tint.blue(), tint.green(), tint.red(), 255))
        picture = (picture * (1 - share) + ink * share).astype(np.uint8)
    return picture


def _changes(patches: Sequence[Patch]) -> list[_Change]:
    """Return where a plane changed, rectangle by rectangle, and which pixels there; of many patches all of them."""
    if len(patches) > _MOST_PATCHES:
        return [(patch.region, np.ones((1, 1), np.uint8)) for patch in patches]
    return [_tight(patch) for patch in patches]


def _tight(patch: Patch) -> _Change:
    """Return the rectangle around what changed of a patch, which may be much larger, and which pixels in it."""
    delta = patch.delta
    changed = ((delta if delta.ndim == 2 else delta.any(axis=2)) != 0).view(np.uint8)
    left, top, width, height = cv2.boundingRect(changed)
    inner = Region(top, left, top + height, left + width)
    return inner.moved(patch.region.top, patch.region.left), changed[inner.slices]


def _bounds(regions: Iterable[Region]) -> Region:
    whole = NOWHERE
    for region in regions:
        whole = whole.union(region)
    return whole


def _framed(changed: Region, aspect: float, shape: tuple[int, int]) -> Region:
    """Return what a picture shows: what changed with some room, widened to ``aspect`` where the photo is so wide."""
    height = max(changed.height * (1 + 2 * _ROOM), _LEAST)
    width = max(changed.width * (1 + 2 * _ROOM), _LEAST, height * aspect)
    height = max(height, width / aspect)
    top = min(max((changed.top + changed.bottom - height) / 2, 0), max(shape[0] - height, 0))
    left = min(max((changed.left + changed.right - width) / 2, 0), max(shape[1] - width, 0))
    return Region(round(top), round(left), round(top + height), round(left + width)).clipped(shape)


def _reduced(photo: Photo, place: Region, size: tuple[int, int]) -> Picture:
    """Return a part of the photo, (width, height) large; of a large one single pixels are picked first."""
    step = max(1, place.width // (4 * size[0]))
    picked = np.ascontiguousarray(photo.pixels[place.slices][::step, ::step])
    shown = ScreenColors.of(photo).show(picked)
    return np.asarray(cv2.resize(shown, size, interpolation=cv2.INTER_AREA), np.uint8)


def _marks(changes: Sequence[_Change], place: Region, size: tuple[int, int]) -> NDArray[np.float64]:
    """Return which pixels of the picture show any change, (height, width), 0 or 1."""
    columns, rows = size
    marks = np.zeros((rows, columns))
    scale_x, scale_y = columns / place.width, rows / place.height
    for region, changed in changes:
        inner = region.moved(-place.top, -place.left)
        top, left = min(int(inner.top * scale_y), rows - 1), min(int(inner.left * scale_x), columns - 1)
        bottom, right = max(ceil(inner.bottom * scale_y), top + 1), max(ceil(inner.right * scale_x), left + 1)
        part = marks[top:bottom, left:right]
        reduced = cv2.resize(changed.astype(np.float64), part.shape[::-1], interpolation=cv2.INTER_AREA)
        np.maximum(part, np.asarray(reduced) > 0, out=part)
    return marks
