"""By itself: marks that the network finds without being shown any."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import cells_of
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.caution import cautious, chances_of
from inpaint_studio.detection.chains import chains
from inpaint_studio.detection.joining import joined
from inpaint_studio.detection.judge import FEATURES, Judge, features_of, our_judge
from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.network.inference import Codes, Detector, code_of, our_detector
from inpaint_studio.detection.pieces import Pieces, pieces_of, totals
from inpaint_studio.detection.scales import Scale, factors, reduced, scales
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.spread import spread
from inpaint_studio.detection.surroundings import Surroundings
from inpaint_studio.detection.tiles import tiles
from inpaint_studio.detection.uniting import enlarged, united

CORE, MARGIN = 1408, 64
"""Pixels of a tile: its own, and those around it that the network sees."""

_EDGE = -3.0  # logarithm of the odds from which a pixel belongs to a piece
_LEAST = -2.4  # and from which a piece's best pixel makes it a mark
_SMALLEST = 3  # pixels


def find(
    photo: Photo,
    *,
    protected: NDArray[np.uint8] | None = None,
    detector: Detector | None = None,
    judge: Judge | None = None,
    around: Region | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Marks:
    """Return what looks like damage on a photo.

    Args:
        photo: of any depth and model.
        protected: (H, W), nonzero where nothing may be marked; None for nowhere.
        detector: the network; by default the one that ships.
        judge: gives pieces their scores; by default the one that ships.
        around: what the user looks at: there it begins. The result does not depend on it.
        progress: called with the share done.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
        EngineError: the network's weights are missing or damaged.
    """
    free = () if protected is None else (protected,)

    def found_at(scale: Scale, progress: ProgressCallback) -> Marks:
        seen = None if around is None else cells_of(around, scale.factor)
        codes = damage_codes(scale.photo, detector=detector, around=seen, progress=progress, cancel=cancel)
        for plane in free:
            codes[reduced(plane, scale.factor) != 0] = 0
        marks = marks_of(scale.photo, codes, judge=judge, doubt=scale.doubt, cancel=cancel)
        return marks if scale.factor == 1 else enlarged(marks, scale.factor, photo.shape, free, cancel)

    shares = np.cumsum([0.0, *(1 / factor**2 for factor in factors(photo.shape))])
    shares /= shares[-1]
    parts = [
        found_at(scale, scaled_progress(progress, float(start), float(end)))
        for scale, (start, end) in zip(scales(photo), pairwise(shares), strict=True)
        if scale.is_looked_at
    ]
    return united(parts, cancel)


def damage_codes(
    photo: Photo,
    *,
    detector: Detector | None = None,
    around: Region | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Codes:
    """Return what the network says of each pixel, (H, W) uint8, see ``network.inference``; arguments as for ``find``.

    Raises:
        Cancelled: ``cancel`` was called.
        EngineError: the network's weights are missing or damaged.
    """
    detector = detector or our_detector()
    scan = Scan(photo)
    codes = np.zeros(photo.shape, np.uint8)
    todo = list(tiles(photo.shape, CORE, MARGIN, around))
    for number, tile in enumerate(todo):
        cancel.raise_if_cancelled()
        found = detector.codes(scan.rgb(tile.seen), cancel)
        if (invisible := scan.invisible(tile.seen)) is not None:
            found[invisible] = 0
        codes[tile.core.slices] = found[tile.core.moved(-tile.seen.top, -tile.seen.left).slices]
        progress((number + 1) / len(todo))
    return codes


def candidates(photo: Photo, codes: Codes, cancel: CancelToken = NEVER) -> tuple[Pieces, NDArray[np.float64]]:
    """Return the pieces of a photo that may be marks, and their features, see ``judge``.

    Args:
        photo: of any depth and model.
        codes: (H, W), what the network says of it.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    edge = code_of(_EDGE)
    pieces = pieces_of(codes, edge, cancel)
    total = totals(pieces, photo.shape, lambda region: (codes[region.slices],), cancel)
    areas = np.bincount(pieces.owners, pieces.ends - pieces.begins, pieces.count)
    pieces = pieces.only((total.largest >= code_of(_LEAST)) & (areas >= _SMALLEST))
    return pieces, features_of(pieces, codes, Surroundings(Scan(photo), codes, edge), cancel)


def marks_of(
    photo: Photo, codes: Codes, *, judge: Judge | None = None, doubt: float = 0.0, cancel: CancelToken = NEVER
) -> Marks:
    """Return the marks in the network's codes of a photo.

    Args:
        photo: of any depth and model.
        codes: (H, W), what the network says of it.
        judge: gives pieces their scores; by default the one that ships.
        doubt: what is taken off the logarithm of each mark's odds.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    pieces, features = candidates(photo, codes, cancel)
    odds = (judge or our_judge()).odds(features)
    contrast = features[:, FEATURES.index("contrast")] * np.where(features[:, FEATURES.index("brightness")], 1, -1)
    shape = spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count)
    whole, owners = joined(pieces, shape, chains(shape), codes, code_of(_EDGE))

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(owners, values * shape.areas, whole.count) / np.bincount(owners, shape.areas, whole.count)

    whole_odds = mean(odds)
    marks = Marks(
        photo.shape,
        whole.rows,
        whole.begins,
        whole.ends,
        whole.owners,
        chances_of(whole_odds).astype(np.float32),
        mean(contrast).astype(np.float32),
        np.zeros(whole.count, np.uint8),
    )
    return replace(marks, scores=chances_of(cautious(whole_odds, marks) - doubt).astype(np.float32))
