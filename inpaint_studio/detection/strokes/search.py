"""Search: learns what is damage from strokes on a photo, and finds more like it."""

from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.caution import chances_of
from inpaint_studio.detection.itself import damage_codes
from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.network.inference import NEUTRAL, PER_LOGIT, Codes, Detector, code_of
from inpaint_studio.detection.pieces import totals
from inpaint_studio.detection.scales import Scale, reduced, scales
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.strokes.features import COUNT, REACH, features_of
from inpaint_studio.detection.strokes.fitting import EVIDENCE, MOST, learned_from, spread_out
from inpaint_studio.detection.strokes.layers import LEVELS, layered
from inpaint_studio.detection.strokes.learned import Learned, Prior, our_prior
from inpaint_studio.detection.strokes.snap import snapped
from inpaint_studio.detection.surroundings import Surroundings
from inpaint_studio.detection.tiles import Tile, tiles
from inpaint_studio.detection.uniting import enlarged
from inpaint_studio.errors import InputError

_CORE = 512  # pixels of a tile
_LOOKED_AT = 12  # tiles that pixels without damage are taken from, beside those with strokes
_FAR, _NEAR = 9, 2  # pixels from a stroke: where no damage of it can be, and where its own edge ends
_FIXED = 256  # steps of a logarithm of odds, in tables of whole numbers
_SMALLEST = 3  # pixels
_SOURCE = 1
_LEAST_HELD, _MOST_HELD = 128 << 20, 540 << 20
_PLANES = 4
"""Bytes a pixel: what the network says, strokes, and what is weighed and its layers, or damage under strokes."""


class Search:
    """Looks for damage like that under strokes. Features of tiles are held, as far as memory is given for it.

    A large, soft scan is looked at in the first of its scales that is sharp enough, see ``detection.scales``.
    """

    def __init__(
        self,
        photo: Photo,
        detector: Detector | None = None,
        codes: Codes | None = None,
        prior: Prior | None = None,
        memory: int | None = None,
    ) -> None:
        """Prepare nothing yet.

        Args:
            photo: of any depth and model.
            detector: the network, whose scores are features; by default the one that ships.
            codes: (H, W) what it says of the photo, where that is known already; it is then looked at as it is.
            prior: what learning begins with; by default the one that ships.
            memory: bytes of features that are held; by default what ``held_bytes`` gives a photo of this size.
        """
        self._whole, self._detector, self._codes = photo, detector, codes
        self._prior = prior
        self._memory = held_bytes(photo.shape) if memory is None else memory
        self._held: OrderedDict[Tile, NDArray[np.uint8]] = OrderedDict()
        if codes is not None:
            self._scale = Scale(photo, 1, 0.0)

    @cached_property
    def _scale(self) -> Scale:
        return next(scale for scale in scales(self._whole) if scale.is_looked_at)

    @property
    def _photo(self) -> Photo:
        return self._scale.photo

    @cached_property
    def _scan(self) -> Scan:
        return Scan(self._photo)

    def _reduced(self, plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a plane of the photo at the scale that is looked at."""
        return reduced(plane, self._scale.factor)

    def learn(
        self,
        painted: NDArray[np.uint8],
        erased: NDArray[np.uint8] | None = None,
        *,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> Learned:
        """Return what strokes teach; their order makes no difference.

        Args:
            painted: (H, W), nonzero on damage.
            erased: (H, W), nonzero where something is no damage of this kind.
            progress: called with the share done.
            cancel: asked at short intervals.

        Raises:
            InputError: there is no stroke, or nothing differs under any.
            Cancelled: ``cancel`` was called.
            EngineError: weights that ship are missing or damaged.
        """
        if not painted.any():
            raise InputError("Paint over some of the damage first: three places or more, of one kind.")
        painted, erased = self._reduced(painted), None if erased is None else self._reduced(erased)
        damage, examples = snapped(self._scan, painted, cancel)
        if not examples:
            raise InputError("Nothing differs from the photo under the strokes. Paint over damage that can be seen.")
        self._prepare(scaled_progress(progress, 0, 0.6), None, cancel)
        found = learned_from(self._groups(painted, damage, erased, cancel), examples, self._prior or our_prior())
        progress(1.0)
        return found

    def marks(
        self,
        learned: Learned,
        *,
        painted: NDArray[np.uint8] | None = None,
        erased: NDArray[np.uint8] | None = None,
        protected: NDArray[np.uint8] | None = None,
        around: Region | None = None,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> Marks:
        """Return what is like the damage that was learned.

        Args:
            learned: from strokes on this photo or on another.
            painted: (H, W), nonzero where strokes are: never marked.
            erased: (H, W), nonzero where something is no damage: never marked.
            protected: (H, W), nonzero where nothing may be marked.
            around: what the user looks at: there it begins. The result does not depend on it.
            progress: called with the share done.
            cancel: asked at short intervals.

        Raises:
            Cancelled: ``cancel`` was called.
            EngineError: the network's weights are missing or damaged.
        """
        self._prepare(scaled_progress(progress, 0, 0.4), around, cancel)
        codes = np.zeros(self._photo.shape, np.uint8)
        tables = _tables(learned)
        todo = list(tiles(self._photo.shape, _CORE, REACH, around))
        for number, tile in enumerate(todo):
            cancel.raise_if_cancelled()
            codes[tile.core.slices] = _weighed(self._features(tile), tables)
            if (invisible := self._scan.invisible(tile.core)) is not None:
                codes[tile.core.slices][invisible] = 0
            progress(0.4 + 0.6 * (number + 1) / len(todo))
        taken = [plane for plane in (painted, erased, protected) if plane is not None]
        for plane in taken:
            codes[self._reduced(plane) != 0] = 0
        found = self._found(codes, cancel)
        if self._scale.factor == 1:
            return found
        return enlarged(found, self._scale.factor, self._whole.shape, taken, cancel)

    def _found(self, codes: Codes, cancel: CancelToken) -> Marks:
        """Return the marks on a plane of odds less the level."""
        surroundings = Surroundings(self._scan, codes, code_of(LEVELS[1]))

        def planes(region: Region) -> tuple[NDArray[Any], ...]:
            return codes[region.slices], surroundings.planes(region).contrast

        every = layered(codes, cancel)
        areas = np.bincount(every.owners, every.ends - every.begins, every.count)
        pieces, areas = every.only(areas >= _SMALLEST), areas[areas >= _SMALLEST]
        if not pieces.count:
            return Marks.none(self._photo.shape)
        total = totals(pieces, self._photo.shape, planes, cancel)
        mean, contrast = total.sums / areas
        odds = ((mean + 2 * total.largest) / 3 - NEUTRAL) / PER_LOGIT
        return Marks(
            self._photo.shape,
            pieces.rows,
            pieces.begins,
            pieces.ends,
            pieces.owners,
            chances_of(odds).astype(np.float32),
            contrast.astype(np.float32),
            np.full(pieces.count, _SOURCE, np.uint8),
        )

    def _prepare(self, progress: ProgressCallback, around: Region | None, cancel: CancelToken) -> None:
        """Ask the network about the whole photo, once."""
        if self._codes is None:
            self._codes = damage_codes(
                self._photo, detector=self._detector, around=around, progress=progress, cancel=cancel
            )

    def _features(self, tile: Tile, *, must_stay: bool = False) -> NDArray[np.uint8]:
        """Return the features of a tile's core, (COUNT, h, w).

        What is held stays, as a walk through all tiles would otherwise throw each out before it is wanted again; only
        tiles that pixels are learned from, which the next stroke asks for, too, take the place of others.
        """
        if tile in self._held:
            self._held.move_to_end(tile)
            return self._held[tile]
        assert self._codes is not None
        inner = tile.core.moved(-tile.seen.top, -tile.seen.left)
        seen = features_of(self._scan.rgb(tile.seen), self._codes[tile.seen.slices])
        found = np.ascontiguousarray(seen[:, *inner.slices])
        room = self._memory - sum(each.nbytes for each in self._held.values())
        while must_stay and self._held and room < found.nbytes <= self._memory:
            room += self._held.popitem(last=False)[1].nbytes
        if found.nbytes <= room:
            self._held[tile] = found
        return found

    def _groups(
        self,
        painted: NDArray[np.uint8],
        damage: NDArray[np.bool_],
        erased: NDArray[np.uint8] | None,
        cancel: CancelToken,
    ) -> dict[str, NDArray[np.uint8]]:
        """Return the features of the pixels to learn from, (n, COUNT) of each group in ``EVIDENCE``."""
        pieces: dict[str, list[NDArray[np.uint8]]] = {name: [] for name in EVIDENCE}
        for tile in self._chosen(painted, erased):
            cancel.raise_if_cancelled()
            features = self._features(tile, must_stay=True)
            near = _near(painted, tile.core, _FAR)
            at = tile.core.slices
            is_far = ~near
            if erased is not None:
                is_far &= erased[at] == 0
            busy = features[:2].max(axis=0)
            masks = {
                "damage": damage[at],
                "plain": is_far,
                "busy": is_far & (busy >= np.percentile(busy, 97)),
                "ring": _near(painted, tile.core, 3 * _NEAR) & ~_near(painted, tile.core, _NEAR),
                "erased": np.zeros_like(near) if erased is None else erased[at] != 0,
            }
            for name, mask in masks.items():
                places = spread_out(np.flatnonzero(mask), MOST)
                pieces[name].append(features.reshape(COUNT, -1)[:, places].T)
        return {name: np.concatenate(parts) for name, parts in pieces.items()}

    def _chosen(self, painted: NDArray[np.uint8], erased: NDArray[np.uint8] | None) -> Iterator[Tile]:
        """Yield the tiles that pixels are learned from: those with strokes, and some all over the photo."""
        every = list(tiles(self._photo.shape, _CORE, REACH))
        step = max(1, len(every) // _LOOKED_AT)
        for number, tile in enumerate(every):
            is_touched = painted[tile.core.slices].any() or (erased is not None and erased[tile.core.slices].any())
            if is_touched or number % step == step // 2:
                yield tile


def held_bytes(shape: tuple[int, int]) -> int:
    """Return how many bytes of features are held for a photo of ``shape`` (rows, columns).

    With the planes of a byte a pixel that a search needs it stays below 600 MB on photos of up to 100 megapixels.
    """
    return max(_LEAST_HELD, _MOST_HELD - _PLANES * shape[0] * shape[1])


def find_alike(
    photo: Photo,
    painted: NDArray[np.uint8],
    erased: NDArray[np.uint8] | None = None,
    *,
    protected: NDArray[np.uint8] | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Marks:
    """Return what is like the damage under strokes, all at once; see ``Search``.

    Raises:
        InputError: there is no stroke, or nothing differs under any.
        Cancelled: ``cancel`` was called.
        EngineError: weights that ship are missing or damaged.
    """
    search = Search(photo)
    learned = search.learn(painted, erased, progress=scaled_progress(progress, 0, 0.5), cancel=cancel)
    return search.marks(
        learned,
        painted=painted,
        erased=erased,
        protected=protected,
        progress=scaled_progress(progress, 0.5, 1),
        cancel=cancel,
    )


def _near(plane: NDArray[np.uint8], region: Region, reach: int) -> NDArray[np.bool_]:
    """Return (h, w) bool, what lies within some pixels of what is painted."""
    seen = region.padded(reach).clipped(plane.shape)
    window = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    wide = cv2.dilate((plane[seen.slices] != 0).astype(np.uint8), window)
    return np.asarray(wide[region.moved(-seen.top, -seen.left).slices] != 0)


def _tables(learned: Learned) -> NDArray[np.int16]:
    """Return (COUNT, 256) int16: what each value of each feature adds to the odds less the level, in fixed steps.

    Whole numbers add up to the same on every processor. The bias is shared out among the features, so that no sum on
    the way is larger than it must be.
    """
    steps = np.arange(256.0)[np.newaxis] * np.array(learned.weights)[:, np.newaxis]
    middles = steps.mean(axis=1, keepdims=True)
    rest = (learned.bias - learned.level + middles.sum()) / COUNT
    whole = np.clip(np.rint((steps - middles + rest) * _FIXED), -32768, 32767)
    return np.asarray(whole, np.int16)


def _weighed(features: NDArray[np.uint8], tables: NDArray[np.int16]) -> Codes:
    """Return the codes of the odds less the level, (h, w) uint8."""
    total = np.zeros(features.shape[1:], np.int32)
    for plane, table in zip(features, tables, strict=True):
        total += table[plane]
    return np.asarray(np.clip((total * PER_LOGIT + _FIXED // 2) // _FIXED + NEUTRAL, 0, 255), np.uint8)
