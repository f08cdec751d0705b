"""Mined negatives: the pieces of undamaged photos that the network takes for damage, which it learns from again.

Most of a photo is easily told from damage, so pieces that are drawn at random soon teach nothing. Foliage, lashes and
lettering are rare, and are what false marks are made of.
Bootstrapping of negatives: Sung and Poggio, Example-based learning for view-based human face detection, PAMI 1998.
"""

from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.network.weights import load_weights
from inpaint_studio.errors import EngineError
from inpaint_studio.training.detector.examples import Example, ExampleRecipe

_SEARCHED = 4  # photos that are looked through for the examples of one


class Negatives:
    """Looks for what the network takes for damage, with the weights that were last written.

    Attributes:
        weights: the file of the weights; until it is there, any pieces of undamaged photos are given.
    """

    def __init__(self, recipe: ExampleRecipe, weights: Path) -> None:
        """Begin with the weights in a file, if it is there."""
        self.weights = weights
        self._recipe = recipe
        self._read: int | None = None
        self._detector: Detector | None = None

    def group(self, rng: np.random.Generator) -> list[Example]:
        """Return the four examples that surprise the network most, of pieces of some undamaged photos.

        Raises:
            InputError: none of the photos can be read.
        """
        detector = self._newest()
        scans = [self._recipe.undamaged(rng) for _ in range(_SEARCHED if detector else 1)]
        examples = [
            example for scan in scans for example in self._recipe.quarters(scan, np.zeros(scan.shape[:2], np.uint8))
        ]
        if detector is None:
            return examples
        surprises = np.concatenate([self._surprises(detector, scan) for scan in scans])
        return [examples[index] for index in np.argsort(-surprises, kind="stable")[:4]]

    def _surprises(self, detector: Detector, scan: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the loss of each quarter of a scan, in the order of ``ExampleRecipe.quarters``."""
        half = self._recipe.size
        loss = np.logaddexp(0, detector.odds(scan[np.newaxis])[0])
        return np.asarray(loss.reshape(2, half, 2, half).mean(axis=(1, 3)).ravel(), np.float32)

    def _newest(self) -> Detector | None:
        if self.weights.exists() and (written := self.weights.stat().st_mtime_ns) != self._read:
            # The training may have written the weights and not their card yet: then those before do once more.
            with suppress(EngineError):
                self._detector, self._read = Detector(load_weights(self.weights)), written
        return self._detector
