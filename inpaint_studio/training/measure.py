"""Measures a network on crops that it does not learn from."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from keras import ops

from inpaint_studio.engines.kernels.arrays import FloatImage
from inpaint_studio.engines.neighbours.embedding import AFTER, all_embedded
from inpaint_studio.engines.pconv.scales import refiner
from inpaint_studio.training.batch import Batch, with_coarse_prior
from inpaint_studio.training.losses import Loss

_FINEST = 1 / 12 / 255**2  # the mean squared error of rounding to whole levels, as in evaluation.metrics


def restored(network: Any, batch: Batch) -> FloatImage:
    """Return the restored images of a batch: neighbour embedding, the network from coarse to fine, embedding again."""
    batch = {**batch, "prior": all_embedded(batch["prior"], batch["hole"])}
    result = network.predict_on_batch(dict(with_coarse_prior(batch, refiner(network))))
    return all_embedded(np.asarray(result, np.float32), batch["hole"], share=AFTER)


def psnr(truth: FloatImage, image: FloatImage, hole: FloatImage) -> float:
    """Return the peak signal-to-noise ratio in the hole in dB, the mean over the crops of a batch.

    Args:
        truth: (B, H, W, 3), 0..1.
        image: the restored images; values beyond 0..1 are clipped.
        hole: (B, H, W, 1), 1 = hole; crops without a hole are left out.
    """
    error = np.square(np.clip(image, 0, 1) - truth, dtype=np.float64) * hole
    counts = 3 * hole.sum(axis=(1, 2, 3), dtype=np.float64)
    means = error.sum(axis=(1, 2, 3))[counts > 0] / counts[counts > 0]
    return float(np.mean(-10 * np.log10(np.maximum(means, _FINEST))))


def measure(
    images: Mapping[str, FloatImage], validation: Mapping[str, Batch], losses: Mapping[str, tuple[float, Loss]]
) -> dict[str, float]:
    """Return the PSNR of filling and network for each class of damage, and each loss over all of them.

    Args:
        images: the restored images of each class, as ``restored`` returns them.
        validation: the batch of each class.
        losses: by name, each with its weight, which is not used.

    Returns:
        By the names of columns: "prior 3 px", "gain 3 px" and so on, "prior", "gain", the means of the classes, and
        the losses, unweighted, as "validation l1" and so on.
    """
    table: dict[str, float] = {}
    parts: dict[str, list[float]] = {name: [] for name in losses}
    for name, batch in validation.items():
        image = images[name]
        before = psnr(batch["image"], batch["prior"], batch["hole"])
        table[f"prior {name}"] = before
        table[f"gain {name}"] = psnr(batch["image"], image, batch["hole"]) - before
        # As tensors: on an accelerator PyTorch does not take NumPy arrays.
        given = [ops.convert_to_tensor(each) for each in (batch["image"], image, batch["hole"])]
        for part, (_, loss) in losses.items():
            parts[part].append(float(ops.convert_to_numpy(loss(*given))))
    for kind in ("prior", "gain"):
        table[kind] = float(np.mean([table[f"{kind} {name}"] for name in validation]))
    return table | {f"validation {part}": float(np.mean(values)) for part, values in parts.items()}
