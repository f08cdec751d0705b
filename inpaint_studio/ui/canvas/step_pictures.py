"""StepPictures: a small picture of what each step of the history has changed."""

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
from inpaint_studio.ui.canvas.plane_tints import PLANE_TINTS
from inpaint_studio.ui.canvas.render.colour import Picture, ScreenColors
from inpaint_studio.ui.editor.editor import Editor

SIZE = 44, 33
"""Width and height of a picture, in logical pixels."""

_REST = 300  # milliseconds without changes before pictures are made
_MAX_PICTURES = 400  # in memory: some 10 MB at 2 device pixels per logical pixel
_MAX_PATCHES = 64  # of a step whose pixels are examined; of more, whole patches are shown as changed
_MIN_SIDE = 48  # photo pixels across a picture
_MARGIN = 0.15  # around what changed, as a share of its size
_OPACITY = 0.65  # of marks

_SHOWN = (Plane.PHOTO, Plane.MASK, *PLANE_TINTS)
"""Of the planes that a step has changed, the first of these is shown."""

_ChangedPixels = tuple[Region, NDArray[np.uint8]]
"""A region of the photo, and which of its pixels changed: 1 or 0, at full size or smaller."""


class StepPictures(QObject):
    """Makes pictures on request, one by one while the user rests, and keeps those used last.

    Signals:
        made: a picture that was requested is there.
    """

    made = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        """Make pictures of the steps in the history of ``editor``."""
        super().__init__(parent)
        self._editor = editor
        self._pictures: OrderedDict[Step, QPixmap] = OrderedDict()
        self._wanted: list[Step] = []
        self._ratio = 1.0
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._make_next)
        editor.opened.connect(self._forget)
        editor.history.chosen.connect(self._forget_last)
        for changed in (
            editor.photo_changed,
            editor.mask_changed,
            editor.protection_changed,
            editor.sources_changed,
            editor.examples_changed,
        ):
            changed.connect(self._postpone)

    def find(self, step: Step, ratio: float) -> QPixmap | None:
        """Return the picture of a step, or None while there is none; then it is made soon.

        Args:
            step: one that is not undone.
            ratio: device pixels per logical pixel.
        """
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
        if step in editor.history.steps[: editor.history.index]:  # It may have been undone meanwhile.
            picture = picture_of(step, editor.document, SIZE[0] * self._ratio, SIZE[1] * self._ratio, self._mask_color)
        if picture is not None:
            height, width = picture.shape[:2]
            image = QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self._ratio)
            self._pictures[step] = pixmap
            while len(self._pictures) > _MAX_PICTURES:
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
        """Drop the picture of the last step, of which another variant has been chosen."""
        step = self._editor.history.last_step
        if step is not None:
            self._pictures.pop(step, None)
            self.made.emit()

    def _forget(self) -> None:
        self._pictures.clear()
        self._wanted.clear()


def picture_of(step: Step, document: Document, width: float, height: float, color: str) -> Picture | None:
    """Return a picture of what a step changed: the photo there, with a tint over what was marked.

    Args:
        step: one that is not undone.
        document: as it is now.
        width: of the picture in device pixels, at most.
        height: of the picture in device pixels, at most.
        color: of marks of the mask, ``#rrggbb``.

    Returns:
        (height, width, 4), or None if the step changed nothing, or if its edit has been moved to the drive.
    """
    patches = step.edit.patches
    if not patches or not all(patch.packed.is_in_memory for patch in patches):
        return None
    plane = next(plane for plane in _SHOWN if plane in step.edit.planes)
    changes = _changes([patch for patch in patches if patch.plane is plane])
    place = _framed(_bounds(region for region, _ in changes), width / height, document.photo.shape)
    scale = min(width / place.width, height / place.height)
    columns, rows = max(round(place.width * scale), 1), max(round(place.height * scale), 1)
    picture = _reduced(document.photo, place, (columns, rows))
    if plane is not Plane.PHOTO:
        tint = QColor(color) if plane is Plane.MASK else QColor(*PLANE_TINTS[plane].color)
        share = _OPACITY * _marks(changes, place, (columns, rows))[..., np.newaxis]
        ink = np.array((tint.blue(), tint.green(), tint.red(), 255))
        picture = (picture * (1 - share) + ink * share).astype(np.uint8)
    return picture


def _changes(patches: Sequence[Patch]) -> list[_ChangedPixels]:
    """Return which pixels patches of one plane changed; of more than ``_MAX_PATCHES`` all pixels count as changed."""
    if len(patches) > _MAX_PATCHES:
        return [(patch.region, np.ones((1, 1), np.uint8)) for patch in patches]
    return [_tight(patch) for patch in patches]


def _tight(patch: Patch) -> _ChangedPixels:
    """Return which pixels a patch changed, in the smallest region that holds them."""
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
    """Return the region that a picture shows: what changed with a margin, enlarged to ``aspect``, width / height."""
    height = max(changed.height * (1 + 2 * _MARGIN), _MIN_SIDE)
    width = max(changed.width * (1 + 2 * _MARGIN), _MIN_SIDE, height * aspect)
    height = max(height, width / aspect)
    top = min(max((changed.top + changed.bottom - height) / 2, 0), max(shape[0] - height, 0))
    left = min(max((changed.left + changed.right - width) / 2, 0), max(shape[1] - width, 0))
    return Region(round(top), round(left), round(top + height), round(left + width)).clipped(shape)


def _reduced(photo: Photo, place: Region, size: tuple[int, int]) -> Picture:
    """Return a part of the photo at ``size``, (width, height). Of a large part, single pixels are picked first."""
    step = max(1, place.width // (4 * size[0]))
    picked = np.ascontiguousarray(photo.pixels[place.slices][::step, ::step])
    shown = ScreenColors.of(photo).show(picked)
    return np.asarray(cv2.resize(shown, size, interpolation=cv2.INTER_AREA), np.uint8)


def _marks(changes: Sequence[_ChangedPixels], place: Region, size: tuple[int, int]) -> NDArray[np.float64]:
    """Return which pixels of a picture of ``place`` show any change: (height, width), 0 or 1."""
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
