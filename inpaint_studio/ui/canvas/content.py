"""Content: the layers of the open document, kept up to date with the editor."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorSpace

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.core.photo import Photo, PixelArray
from inpaint_studio.core.region import Region
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.canvas.plane_tints import PLANE_TINTS, PROPOSED, REMAINING
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.canvas.render.layers import LevelLayer, MaskLayer, PhotoLayer, ReadPixels
from inpaint_studio.ui.canvas.render.looks import Tint
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.editor.editor import Editor

AS_OPENED: Text = "Before"
AFTER: Text = "After"


class Content(QObject):
    """What a view shows of the open document.

    Attributes:
        scene: the layers.
        mask: the layer of the mask.
        marks: the layers of the other masks: what is protected, where to take from and where not, examples.
        proposed: the layers of the marks that are proposed and not mask yet, by the plane of their kind of damage.
        before_title: name on the screen of the photo that is shown as before.
        after_title: name on the screen of the photo as it is.

    Signals:
        replaced: another document is open, or none.
        photo_invalidated: (Region) pixels of the photo changed, so that its tiles there have to be made again.
        masks_changed: (Region) pixels of a mask changed.
        before_replaced: another photo is shown as before, or the colours of the screen are others.
    """

    replaced = Signal()
    photo_invalidated = Signal(Region)
    masks_changed = Signal(Region)
    before_replaced = Signal()

    def __init__(self, editor: Editor, tint: Tint, parent: QObject | None = None) -> None:
        """Follow the document that ``editor`` has open; its mask is shown in ``tint``."""
        super().__init__(parent)
        self._editor = editor
        self._screen: QColorSpace | None = None
        self._colors: ScreenColors | None = None
        self._read_before: ReadPixels | None = None
        self.before_title, self.after_title = tr(AS_OPENED), tr(AFTER)
        waiting = editor.waiting
        self.mask = MaskLayer(partial(waiting.read_sure, Plane.MASK), tint, partial(self._is_unmarked, Plane.MASK))
        self.scene = Scene(masks=[self.mask])
        self.marks = {
            plane: self.add_mask(partial(waiting.read_sure, plane), tint, partial(self._is_unmarked, plane))
            for plane, tint in PLANE_TINTS.items()
        }
        # Strokes that wait for a job to end are tinted half as much, where they will mark and where they will unmark.
        self._open_mask, *self._open_marks = (
            self.add_mask(partial(waiting.read_open, plane), _half(tint), lambda: not waiting.has_draft)
            for plane, tint in ((Plane.MASK, tint), *PLANE_TINTS.items())
        )
        self._remains = self.add_mask(editor.remains.read, REMAINING, lambda: not editor.remains.count)
        editor.remains.changed.connect(lambda region: self.invalidate_mask(self._remains, region))
        finder = editor.finder
        self.proposed = {
            plane: LevelLayer(partial(self._read_proposed, plane), tint, partial(self._is_unproposed, plane))
            for plane, tint in PROPOSED.items()
        }
        for layer in self.proposed.values():
            self._add(layer)
        finder.replaced.connect(self._replace_proposed)
        finder.changed.connect(self._change_proposed)
        waiting.painted.connect(self._invalidate_masks)
        editor.opened.connect(self._open)
        editor.photo_changed.connect(self._invalidate_photo)
        editor.infrared.changed.connect(self._follow_infrared)
        editor.mask_changed.connect(lambda region: self.invalidate_mask(self.mask, region))
        editor.protection_changed.connect(partial(self._invalidate_marks, (Plane.PROTECTION,)))
        editor.sources_changed.connect(partial(self._invalidate_marks, (Plane.DONORS, Plane.EXCLUSION)))
        editor.examples_changed.connect(partial(self._invalidate_marks, EXAMPLES))

    @property
    def colors(self) -> ScreenColors | None:
        """How the open photo's colours are shown on the screen; None without a photo."""
        return self._colors

    @property
    def profile_problem(self) -> str:
        """Why the photo's colour profile cannot be used, a few words, or ""."""
        return self._colors.problem if self._colors is not None else ""

    def add_mask(self, read: ReadPixels, tint: Tint, is_empty: Callable[[], bool] = lambda: False) -> MaskLayer:
        """Show another mask over the others.

        Args:
            read: returns the mask of a region of the open document, (h, w) uint8, 0 or 255.
            tint: the colour of marked pixels.
            is_empty: returns at once whether nothing is marked.

        Returns:
            The layer. Call ``invalidate_mask`` whenever its pixels have changed.
        """
        layer = MaskLayer(read, tint, is_empty)
        self._add(layer)
        return layer

    def _add(self, layer: MaskLayer) -> None:
        if self._editor.document is not None:
            layer.open(self._editor.document.photo.shape)
        self.scene.masks.append(layer)
        self.replaced.emit()

    def set_tint(self, tint: Tint) -> None:
        """Choose the colour of the mask."""
        self.mask.tint, self._open_mask.tint = tint, _half(tint)

    def invalidate_mask(self, layer: MaskLayer, region: Region) -> None:
        """Have the tiles of a mask made again in ``region``, in photo pixels, where its pixels have changed."""
        layer.tiles.invalidate(region)
        self.masks_changed.emit(region)

    def set_before(self, read: ReadPixels | None, title: str, after: str = "") -> None:
        """Choose what is shown as before.

        Args:
            read: returns the pixels of a region, with the open photo's channels and dtype; None for the photo as
                opened.
            title: name on the screen.
            after: name of the photo as it is, or "" for the usual one.
        """
        self.after_title = after or tr(AFTER)
        self._read_before, self.before_title = read, title if read is not None else tr(AS_OPENED)
        self.scene.before = None
        self.before_replaced.emit()

    def need_before(self) -> None:
        """Make the layer of the photo before, unless it is there. To be called when it becomes visible."""
        document = self._editor.document
        if self.scene.before is None and document is not None and self._colors is not None:
            read = self._read_before or document.read_opened
            shape, alpha = document.photo.pixels.shape, document.photo.alpha
            self.scene.before = PhotoLayer(shape, read, self._colors, alpha, instead=self.scene.photo)

    def set_screen(self, screen: QColorSpace) -> None:
        """Show photos in the colours of another screen, given by its colour space."""
        self._screen = screen
        if self._editor.document is not None:
            self._show_photo(self._editor.document.photo)
            self.before_replaced.emit()

    def _open(self) -> None:
        document = self._editor.document
        self.scene.forget()
        self._read_before = self._colors = None
        self.before_title, self.after_title = tr(AS_OPENED), tr(AFTER)
        if document is not None:
            self._show_photo(document.photo)
            for mask in self.scene.masks:
                mask.open(document.photo.shape)
        self.replaced.emit()

    def _show_photo(self, photo: Photo) -> None:
        self._colors = ScreenColors.of(photo, self._screen)
        infrared = self._editor.infrared.picture
        if infrared is None:
            self.scene.photo = PhotoLayer(photo.pixels.shape, self._read_photo, self._colors, photo.alpha)
        else:
            gray = ScreenColors.of(Photo(infrared), self._screen)
            self.scene.photo = PhotoLayer(infrared.shape, lambda region: infrared[region.slices], gray)
        self.scene.before = None

    def _follow_infrared(self) -> None:
        if self._editor.document is not None:
            self._show_photo(self._editor.document.photo)
            self.before_replaced.emit()
            self.photo_invalidated.emit(Region.of(self._editor.document.photo.shape))

    def _invalidate_photo(self, region: Region) -> None:
        if self.scene.photo is not None:
            self.scene.photo.tiles.invalidate(region)
            self.photo_invalidated.emit(region)

    def _read_photo(self, region: Region) -> PixelArray:
        return self._document.photo.pixels[region.slices]

    def _invalidate_masks(self, region: Region) -> None:
        for layer in (self.mask, *self.marks.values(), self._open_mask, *self._open_marks):
            layer.tiles.invalidate(region)
        self.masks_changed.emit(region)

    def _is_unproposed(self, plane: Plane) -> bool:
        return self._editor.finder.visible_on(plane) is None

    def _read_proposed(self, plane: Plane, level: int, region: Region) -> NDArray[np.uint8]:
        found = self._editor.finder.visible_on(plane)
        return np.zeros((region.height, region.width), np.uint8) if found is None else found.cover(region, level)

    def _replace_proposed(self) -> None:
        document = self._editor.document
        if document is not None:
            for layer in self.proposed.values():
                layer.open(document.photo.shape)  # Nothing of what it has is of use any more.
            self.masks_changed.emit(Region.of(document.photo.shape))

    def _change_proposed(self, plane: Plane, regions: Sequence[Region]) -> None:
        for region in regions:
            self.invalidate_mask(self.proposed[plane], region)

    def _is_unmarked(self, plane: Plane) -> bool:
        return not self._editor.is_marked(plane)

    def _invalidate_marks(self, planes: Iterable[Plane], region: Region) -> None:
        for plane in planes:
            self.marks[plane].tiles.invalidate(region)
        self.masks_changed.emit(region)

    @property
    def _document(self) -> Document:
        if self._editor.document is None:
            raise RuntimeError("There is no document to show")
        return self._editor.document


def _half(tint: Tint) -> Tint:
    return replace(tint, opacity=tint.opacity / 2)
