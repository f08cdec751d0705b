"""Inference: the network by ONNX Runtime, which computes in float32.

Keras, in which the network is trained, takes seconds and hundreds of megabytes to load; here that is half a second, in
a thread beside the first filling, which the network waits for anyway.
Results have the same bits for any number of threads, and in a process that was forked. From one processor to another
sums are added in another order: restored pixels differ by less than a tenth of a level of 8 bits in the mean, at most
one in a thousand by more than one level, and none by more than eight: where two neighbours are as near, another one may
be taken. Where texture is laid over it, one in fifty differs by more than one level.
"""

import os
import threading
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.engines.pconv.patches import cut
from inpaint_studio.engines.pconv.weights import Weights
from inpaint_studio.engines.runtime import make_session

Image = NDArray[np.float32]


class Network:
    """The network with its weights, for patches of a window. Threads take turns, as it uses all cores on its own."""

    def __init__(self, weights: Weights) -> None:
        """Begin to make the network that the weights' card describes; its first use waits until it is made."""
        self._step = weights.network.step
        executor = ThreadPoolExecutor(1, thread_name_prefix="network")
        self._session = executor.submit(_session_of, weights)
        executor.shutdown(wait=False)
        self._turn = threading.Lock()
        if hasattr(os, "register_at_fork"):  # A thread that is not in the fork may have had its turn, or be at work.
            # What is registered stays for ever; the network need not.
            finish, begin_anew = (weakref.WeakMethod(each) for each in (self._finish, self._begin_anew))
            os.register_at_fork(
                before=lambda: (finish() or (lambda: None))(),
                after_in_child=lambda: (begin_anew() or (lambda: None))(),
            )

    def __call__(self, prior: Image, missing: Image, places: Sequence[Region], cancel: CancelToken = NEVER) -> Image:
        """Return (n, S, S, 3), some patches of a filled image restored.

        Args:
            prior: (H, W, 3), the filled image.
            missing: (H, W, 1), how much of each pixel is missing; 1 = hole.
            places: of the patches.
            cancel: asked when it is this thread's turn.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        images = np.stack([cut(prior, at) for at in places])
        holes = np.stack([cut(missing, at) for at in places])
        with self._turn:
            cancel.raise_if_cancelled()
            return self.restored(images, holes, images)

    def restored(self, images: Image, holes: Image, priors: Image) -> Image:
        """Return whole images restored, (B, H, W, 3), as ``RestorationNetwork`` does.

        Args:
            images: (B, H, W, 3), 0..1, whatever in the hole.
            holes: (B, H, W, 1), how much of each pixel is missing; 1 = hole.
            priors: (B, H, W, 3), fillings.

        Raises:
            MemoryError: there is not enough memory.
        """
        rows, columns = holes.shape[1:3]
        given = {"image": images, "hole": holes, "prior": priors}
        more = ((0, 0), (0, -rows % self._step), (0, -columns % self._step), (0, 0))
        if any(map(sum, more)):
            given = {name: np.pad(values, more, mode="edge") for name, values in given.items()}
        correction = self._correction(given)
        return np.where(holes > 0, priors + holes * correction[:, :rows, :columns], images)

    def _correction(self, given: dict[str, Image]) -> Image:
        try:
            (correction,) = self._session.result().run(["correction"], given)
        except Exception as error:  # The runtime's own classes are not public; what went wrong is only in the text.
            if "alloc" in str(error).lower():
                raise MemoryError(str(error)) from error
            raise
        return np.asarray(correction)

    def _finish(self) -> None:
        wait([self._session])

    def _begin_anew(self) -> None:
        self._turn = threading.Lock()


def _session_of(weights: Weights) -> Any:
    """Return a session for a network."""
    from inpaint_studio.engines.pconv.graph import make_graph  # which loads ONNX

    arrays = {name: np.asarray(values, np.float32) for name, values in weights.arrays.items()}
    return make_session(make_graph(weights.network, arrays).SerializeToString())
