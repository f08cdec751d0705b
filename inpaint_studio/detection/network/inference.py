"""Inference: the network by ONNX Runtime, for pieces of a scan.

What it says of a pixel is kept in a byte, its code: ``NEUTRAL`` for even odds, ``PER_LOGIT`` more for each unit of the
logarithm of the odds.
"""

import os
import threading
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.detection.network.graph import make_graph
from inpaint_studio.detection.network.inputs import centred_inputs_of
from inpaint_studio.detection.network.weights import DetectorWeights, load_weights
from inpaint_studio.engines.runtime import make_session
from inpaint_studio.resources import resource_path

NEUTRAL, PER_LOGIT = 128, 12

Codes = NDArray[np.uint8]


def code_of(odds: float) -> int:
    """Return the code of a logarithm of odds."""
    return int(np.clip(round(NEUTRAL + PER_LOGIT * odds), 0, 255))


class Detector:
    """The network with its weights. Threads take turns, as it uses all cores on its own."""

    def __init__(self, weights: DetectorWeights) -> None:
        """Make the network that the weights' card describes."""
        self._step = weights.network.step
        arrays = {name: np.asarray(values, np.float32) for name, values in weights.arrays.items()}
        self._session = make_session(make_graph(weights.network, arrays).SerializeToString())
        self._turn = threading.Lock()

    def odds(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the logarithms of the odds that pixels are damaged, (B, H, W).

        Args:
            images: (B, H, W, 3), of any size.
        """
        rows, columns = images.shape[1:3]
        more = ((0, 0), (0, -rows % self._step), (0, -columns % self._step), (0, 0))
        shown = np.stack([centred_inputs_of(image) for image in np.pad(images, more, mode="edge")])
        return np.stack([_side_by_side(odds)[:rows, :columns] for odds in self._computed(shown)])

    def codes(self, image: NDArray[np.uint8], cancel: CancelToken = NEVER) -> Codes:
        """Return the codes of a piece of a scan, (H, W) uint8.

        Args:
            image: (H, W, 3).
            cancel: asked when it is this thread's turn.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        with self._turn:
            cancel.raise_if_cancelled()
            rows, columns = image.shape[:2]
            image = np.pad(image, ((0, -rows % self._step), (0, -columns % self._step), (0, 0)), mode="edge")
            (odds,) = self._computed(centred_inputs_of(image)[np.newaxis])
        odds *= PER_LOGIT
        odds += NEUTRAL
        np.clip(np.rint(odds, out=odds), 0, 255, out=odds)
        return np.ascontiguousarray(_side_by_side(odds.astype(np.uint8))[:rows, :columns])

    def _computed(self, shown: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the graph makes of centred inputs."""
        (found,) = self._session.run(["damage"], {"image": shown})
        return np.asarray(found, np.float32)


def _side_by_side(parts: NDArray[Any]) -> NDArray[Any]:
    """Return (2h, 2w): of each of (4, h, w) squares its pixels, row by row."""
    _, rows, columns = parts.shape
    return parts.reshape(2, 2, rows, columns).transpose(2, 0, 3, 1).reshape(2 * rows, 2 * columns)


def our_detector() -> Detector:
    """Return the network that ships, which is loaded once in a process.

    Raises:
        EngineError: its weights are missing or damaged.
    """
    return _loaded(os.getpid())  # A fork must not wait for a turn that a thread of its parent has had.


@cache
def _loaded(_process: Any) -> Detector:
    return Detector(load_weights(resource_path("weights") / "detector.npz"))
