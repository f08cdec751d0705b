"""Finds faces, where a wrong hair is seen at once, as far as scikit-image's detector finds them.

A cascade of local binary patterns for frontal faces (Liao, Zhu, Lei, Zhang and Li, "Learning multi-scale block local
binary patterns for face recognition", ICB 2007). It takes some walls and clouds for faces, too, so what has not the
colour of skin is left out; skins of all tones have the same hue (Hsu, Abdel-Mottaleb and Jain, "Face detection in color
images", PAMI 24(5), 2002). Faces in gray photos are not found.
"""

from functools import cache
from typing import Any

import cv2
import numpy as np

from inpaint_studio.core.region import Region
from inpaint_studio.evaluation.arrays import PhotoArray

_LONGEST = 640  # pixels; larger photos are reduced before the search
_FIRST, _SMALLEST, _LARGEST = 24, 36, 240  # sides of a face in the reduced photo: searched from, kept from, kept to
_LUMA, _RED, _BLUE = (20, 220), (137, 175), (90, 126)  # Y, Cr and Cb of skin, their medians over the face


def is_available() -> bool:
    """Return whether faces can be looked for: whether scikit-image is installed."""
    return _detector() is not None


def find_faces(photo: PhotoArray) -> list[Region]:
    """Return where the faces of a photo are, from top to bottom.

    Args:
        photo: (H, W) or (H, W, 3) uint8.
    """
    detector = _detector()
    if detector is None or photo.ndim == 2:
        return []
    scale = min(1.0, _LONGEST / max(photo.shape))
    size = (max(1, round(photo.shape[1] * scale)), max(1, round(photo.shape[0] * scale)))
    small = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA) if scale < 1 else photo, np.uint8)
    found = detector.detect_multi_scale(
        img=small, scale_factor=1.2, step_ratio=1, min_size=(_FIRST, _FIRST), max_size=(_LARGEST, _LARGEST)
    )
    faces = [Region(each["r"], each["c"], each["r"] + each["height"], each["c"] + each["width"]) for each in found]
    kept = [face for face in faces if face.bottom - face.top >= _SMALLEST and _is_skin(small[face.slices])]
    kept.sort(key=lambda face: (face.top, face.left))
    single: list[Region] = []
    for face in kept:  # The same face may be found in several sizes.
        if all(face.intersection(other).is_empty for other in single):
            single.append(face)
    return [_enlarged(face, 1 / scale) for face in single]


def _enlarged(face: Region, factor: float) -> Region:
    return Region(*(round(factor * side) for side in (face.top, face.left, face.bottom, face.right)))


def _is_skin(pixels: PhotoArray) -> bool:
    medians = np.median(cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb).reshape(-1, 3), axis=0)
    return all(low <= each <= high for each, (low, high) in zip(medians, (_LUMA, _RED, _BLUE), strict=True))


@cache
def _detector() -> Any:
    try:
        from skimage import data, feature
    except ImportError:
        return None
    path: Any = data.lbp_frontal_face_cascade_filename  # which has no types
    return feature.Cascade(path())
