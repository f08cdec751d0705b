"""The cases that are restored: crops of whole photos, each with one hole, of every shape and in every kind of place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.damage import generator
from inpaint_studio.evaluation.harness import find_photos, load_pixels
from inpaint_studio.evaluation.texture.faces import find_faces
from inpaint_studio.evaluation.texture.holes import ON_FACES, SHAPES, Shape
from inpaint_studio.evaluation.texture.places import FACE, PLACES, kind_of_place

SIDE = 288
"""Rows and columns of a crop, in pixels: room for a search around the widest hole."""

_SMALLEST = 192  # pixels; smaller photos have too little around a wide hole
_BORDER = 64  # pixels between the middle of a hole and the border of the photo
_SPOTS, _PHOTOS = 8, 8  # that are tried for a spot in the wanted kind of place: spots a photo, and photos
_HIDDEN = np.array((255, 0, 255), np.uint8)  # stands in the hole, so that an engine that looks there gains nothing


@dataclass(frozen=True)
class Case:
    """A crop with a hole.

    Attributes:
        name: of the photo's file and a running number.
        truth: (H, W, 3) uint8.
        hole: (H, W) uint8, 255 = restore.
        shape: name of the hole's shape, for example "stroke 20".
        place: "texture", "mixed", "smooth", or "face".
        share: of fine detail around the hole.
    """

    name: str
    truth: PhotoArray
    hole: MaskArray
    shape: str
    place: str
    share: float

    @property
    def damaged(self) -> PhotoArray:
        """The crop with a colour in the hole that appears nowhere else: (H, W, 3) uint8."""
        return np.where(self.hole[..., np.newaxis] != 0, _HIDDEN, self.truth)


def cases(folder: Path, count: int = 48, seed: int = 0, limit: int | None = None) -> Iterator[Case]:
    """Yield cases from a folder of photos; fewer of them are the first of more.

    Shapes take turns, and so do the kinds of places and the photos, as far as the photos have such places.

    Args:
        folder: of undamaged photographs.
        count: how many cases.
        seed: another seed is other spots, not negative.
        limit: only so many photos are taken, the first by name; None for all.

    Raises:
        InputError: there are no photos, or all are smaller than 192 px.
        FileError: the folder or a photo cannot be read.
    """
    found = find_photos(folder, limit, seed)
    order = [found[index] for index in generator(seed, "texture photos").permutation(len(found))]
    for index in range(count):
        # By whole rounds of shapes each shape meets each kind of place.
        rounds, turn = divmod(index, len(SHAPES))
        wanted = PLACES[(rounds + turn) % len(PLACES)]
        rng = generator(seed, "texture", str(index))
        others = [order[each] for each in rng.permutation(len(order))]
        yield _case(index, [order[index % len(order)], *others], SHAPES[turn], wanted, rng)


def face_cases(folder: Path, count: int = 8, seed: int = 0, limit: int | None = None) -> Iterator[Case]:
    """Yield cases on faces: one for each that is found, until there are enough; photos and shapes take turns.

    Args:
        folder: of undamaged photographs.
        count: the most that are yielded.
        seed: of the holes.
        limit: only so many photos are taken, the first by name; None for all.

    Raises:
        InputError: there are no photos.
        FileError: the folder or a photo cannot be read.
    """
    index = 0
    for path in find_photos(folder, limit, seed):
        photo = load_pixels(path)
        for face in find_faces(photo) if min(photo.shape[:2]) >= _SMALLEST else ():
            if index == count:
                return
            centre = (face.top + face.bottom) // 2, (face.left + face.right) // 2
            rng = generator(seed, "texture face", str(index))
            found = _cut(f"face {index:02d} {path.stem}", photo, ON_FACES[index % len(ON_FACES)], centre, rng)
            yield replace(found, place=FACE)
            index += 1


def _case(index: int, photos: Sequence[Path], shape: Shape, wanted: str, rng: np.random.Generator) -> Case:
    """Return a case in the wanted kind of place, from the first photo that has one, or the last that was tried."""
    case, tried = None, 0
    for path in photos:
        photo = load_pixels(path)
        if min(photo.shape[:2]) < _SMALLEST:
            continue
        for _ in range(_SPOTS):
            case = _spot(f"{index:03d} {path.stem}", photo, shape, rng)
            if case.place == wanted:
                return case
        tried += 1
        if tried == _PHOTOS:
            break
    if case is None:
        raise InputError(f"All photos are smaller than {_SMALLEST} px; that is too little around a wide hole.")
    return case


def _spot(name: str, photo: PhotoArray, shape: Shape, rng: np.random.Generator) -> Case:
    """Return a case anywhere in a photo: the hole lies in the middle of the crop unless the border is near."""
    row, column = (int(rng.integers(_BORDER, side - _BORDER)) for side in photo.shape[:2])
    return _cut(name, photo, shape, (row, column), rng)


def _cut(name: str, photo: PhotoArray, shape: Shape, centre: tuple[int, int], rng: np.random.Generator) -> Case:
    sides = [min(SIDE, side) for side in photo.shape[:2]]
    starts = [
        min(max(0, middle - side // 2), have - side)
        for middle, side, have in zip(centre, sides, photo.shape[:2], strict=True)
    ]
    top, left = starts
    crop = photo[top : top + sides[0], left : left + sides[1]]
    truth = np.ascontiguousarray(crop) if crop.ndim == 3 else np.repeat(crop[..., np.newaxis], 3, axis=2)
    hole = shape.draw((sides[0], sides[1]), (centre[0] - top, centre[1] - left), rng)
    return Case(name, truth, hole, shape.name, *kind_of_place(truth, hole))
