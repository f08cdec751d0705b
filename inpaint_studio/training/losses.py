"""The losses that training minimises: functions of the truth, the restored images and the hole.

All take ``truth`` and ``restored``, (B, H, W, 3), and ``hole``, (B, H, W, 1), float32, 1 = hole, and return one number.
Those that a docstring calls the paper's are of Liu et al. 2018 (arXiv 1804.07723, equations 3 to 7). One thing differs:
where the paper divides by all pixels of the image, these divide by the pixels that the loss looks at, so that a loss
weighs the same whatever the share of the photo that is damaged.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from keras import ops

from inpaint_studio.training.config import LossConfig

_FINEST = 1e-5  # added to a mean squared error, as of 50 dB: smaller errors are invisible, and log 0 is not finite

Tensor = Any
"""A tensor of whichever backend Keras runs on."""

_AROUND = 8  # pixels by which the hole is grown for the distance of features, as in evaluation.texture
_SMALLEST_NORM = 1e-10  # added to squared norms

_ROOM = 16  # rows and columns that are cut off at random, as far as features are the same again: VGG16's coarsest step
_SMALLEST_CUT = 64  # pixels; smaller images are not cut
_PERIODS = (2, 4, 8, 16)  # of the network's steps from each scale to the next finer one
_CHANCE = 2.0  # times the energy that a pattern has by chance on average is taken for chance
_REPEATS = 16  # rows and columns of whole periods in a window in which a pattern is sought
_INVISIBLE = (2 / 255) ** 2  # energy of detail, added to that of the truth
_ROUNDING = 2e-4  # of the root of the share of a pattern's energy, whose slope would be infinite at 0


class Features(Protocol):
    """An extractor of features."""

    def __call__(self, images: Tensor, *, is_deep: bool = False) -> Sequence[Tensor]:
        """Return (B, H', W', C) maps of (B, H, W, 3) images of 0..1: some coarse ones, or deep ones at every scale."""


Loss = Callable[[Tensor, Tensor, Tensor], Tensor]


def hole_error(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the mean absolute error in the hole: the paper's L_hole."""
    return _mean_over(ops.abs(restored - truth), hole)


def valid_error(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the mean absolute error outside the hole: the paper's L_valid."""
    return _mean_over(ops.abs(restored - truth), 1.0 - hole)


def squared_error(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the mean squared error in the hole, which PSNR is made of."""
    return _mean_over(ops.square(restored - truth), hole)


def logarithmic_error(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the logarithm of each crop's mean squared error in the hole, the mean over the crops.

    It is PSNR but for the sign and a factor. Halving a small error counts as much as halving a large one, so thin
    damage, where errors are small, teaches as much as wide damage. A crop without a hole counts as exact.
    """
    axes = (1, 2, 3)
    squares = ops.sum(ops.square(restored - truth) * hole, axis=axes)
    counts = 3.0 * ops.maximum(ops.sum(hole, axis=axes), 1.0)
    return ops.mean(ops.log(squares / counts + _FINEST))


def gradient_error(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the absolute error of the differences between neighbours, down and right, per pixel of the hole.

    A pair of neighbours counts if at least one of them lies in the hole; the error outside the hole is taken as 0.
    """
    error = ops.where(hole > 0, restored - truth, 0.0)
    down, right = _differences(error)
    return (ops.sum(ops.abs(down)) + ops.sum(ops.abs(right))) / (3.0 * _count(hole))


def multi_scale_error(truth: Tensor, restored: Tensor, hole: Tensor, *, scales: int = 3) -> Tensor:
    """Return the absolute error of the images reduced to 1/2, 1/4 ... by means, per pixel of the hole.

    It is the mean over the scales.

    Args:
        truth: the undamaged image.
        restored: the restored one.
        hole: 1 = hole.
        scales: how many times the sides are halved; H and W must be at least ``2**scales``.
    """
    error = ops.where(hole > 0, restored - truth, 0.0)
    total = 0.0
    for scale in range(1, scales + 1):
        error = ops.average_pool(error, 2, 2, "valid", "channels_last")
        total = total + 4.0**scale * ops.sum(ops.abs(error))
    return total / (3.0 * scales * _count(hole))


def total_variation(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return the mean difference between neighbours that both lie in the hole grown by a pixel: the paper's L_tv.

    It is taken of the composite, which is the truth outside the hole.
    """
    grown = ops.max_pool(hole, 3, 1, "same", "channels_last")
    down, right = _differences(ops.where(hole > 0, restored, truth))
    pairs_down, pairs_right = grown[:, 1:] * grown[:, :-1], grown[:, :, 1:] * grown[:, :, :-1]
    return _mean_over(ops.abs(down), pairs_down) + _mean_over(ops.abs(right), pairs_right)


def perceptual(truth: Tensor, restored: Tensor, hole: Tensor, features: Features) -> Tensor:
    """Return the mean absolute error of features: the paper's L_perceptual, summed over the extractor's maps.

    The network returns the truth outside the hole, so its output and the paper's composite are one.
    """
    composite = ops.where(hole > 0, restored, truth)
    pairs = zip(features(truth), features(composite), strict=True)
    return _total([ops.mean(ops.abs(found - wanted)) for wanted, found in pairs])


def style(truth: Tensor, restored: Tensor, hole: Tensor, features: Features) -> Tensor:
    """Return the mean absolute error of the features' Gram matrices: the paper's L_style, summed over the maps."""
    composite = ops.where(hole > 0, restored, truth)
    pairs = zip(features(truth), features(composite), strict=True)
    return _total([ops.mean(ops.abs(_gram(found) - _gram(wanted))) for wanted, found in pairs])


def feature_distance(truth: Tensor, restored: Tensor, hole: Tensor, features: Features) -> Tensor:
    """Return the squared distance of normalised features around the hole, the mean over the extractor's deep maps.

    Zhang, Isola, Efros, Shechtman and Wang, "The unreasonable effectiveness of deep features as a perceptual metric",
    CVPR 2018, equation 1, without learnt weights: what ``evaluate --texture`` calls feat. A smear is far from texture,
    wherever the texture's grains lie.
    """
    composite = ops.where(hole > 0, restored, truth)
    around = ops.max_pool(hole, 2 * _AROUND + 1, 1, "same", "channels_last")
    distances = []
    for wanted, found in zip(features(truth, is_deep=True), features(composite, is_deep=True), strict=True):
        step = max(1, truth.shape[1] // wanted.shape[1])
        weights = ops.average_pool(around, step, step, "same", "channels_last") if step > 1 else around
        far = ops.sum(ops.square(_normalised(found) - _normalised(wanted)), axis=-1, keepdims=True)
        distances.append(ops.sum(far * weights) / ops.maximum(ops.sum(weights), 1.0))
    return _total(distances) / len(distances)


def grid(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
    """Return how strong patterns in the filling are that repeat with the network's own steps.

    Features and critics reward texture, and the cheapest texture is a grid: each of the pixels that a layer writes at
    once has weights of its own (Odena, Dumoulin and Olah, "Deconvolution and checkerboard artifacts", Distill 2016;
    Aitken et al., "Checkerboard artifact free sub-pixel convolution", arXiv 1707.02937). For each period the detail at
    places that are whole periods apart is averaged. Texture averages out but for chance, whose share is deducted (as in
    an analysis of variance), a grid stays. The result is the root of its energy over that of the truth's detail, summed
    over periods, the mean over the crops.
    """
    total = 0.0
    for period in _PERIODS:
        if min(truth.shape[1:3]) < 2 * period:
            continue
        pattern = _pattern(_detail(ops.where(hole > 0, restored, truth), period), hole, period)
        squares = ops.sum(ops.square(_detail(truth, period)) * hole, axis=(1, 2, 3))
        energy = squares / ops.maximum(ops.sum(hole, axis=(1, 2, 3)), 1.0) + 3.0 * _INVISIBLE
        share = ops.relu(pattern) / energy
        total = total + ops.mean(ops.sqrt(share + _ROUNDING) - _ROUNDING**0.5)
    return total


def anywhere(loss: Loss) -> Loss:
    """Return the loss of a part of its images that lies elsewhere at each step.

    Features are of windows that lie on a raster; what pays at one place of the raster alone must not be learned. Where
    the part lies depends on the holes, and so is the same each time for the same images.
    """

    def moved(truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
        if min(truth.shape[1:3]) < _SMALLEST_CUT:
            return loss(truth, restored, hole)
        number = ops.cast(ops.sum(hole), "int32")
        images = [truth, restored, hole]
        for axis, start in ((1, number % _ROOM), (2, number // _ROOM % _ROOM)):
            kept = start + ops.arange((truth.shape[axis] // _ROOM - 1) * _ROOM)
            images = [ops.take(each, kept, axis=axis) for each in images]
        return loss(*images)

    return moved


def chosen_losses(
    weights: LossConfig, features: Features | None = None, adversarial: Loss | None = None
) -> dict[str, tuple[float, Loss]]:
    """Return the losses whose weight is not 0, each with its weight, by their names in the configuration.

    Args:
        weights: the weight of each loss.
        features: an extractor; the perceptual, the style and the feat loss need it.
        adversarial: the loss that a critic gives; the loss of that name needs it.
    """
    table: dict[str, Loss] = {
        "l1": hole_error,
        "squared": squared_error,
        "logarithmic": logarithmic_error,
        "gradient": gradient_error,
        "multi_scale": multi_scale_error,
        "valid": valid_error,
        "total_variation": total_variation,
        "grid": grid,
    }
    if features is not None:
        table["perceptual"] = lambda truth, restored, hole: perceptual(truth, restored, hole, features)
        table["style"] = lambda truth, restored, hole: style(truth, restored, hole, features)
        table["feat"] = anywhere(lambda truth, restored, hole: feature_distance(truth, restored, hole, features))
    if adversarial is not None:
        table["adversarial"] = adversarial
    return {name: (getattr(weights, name), loss) for name, loss in table.items() if getattr(weights, name, 0.0)}


def compiled_loss(losses: dict[str, tuple[float, Loss]]) -> Callable[[Tensor, Tensor], Tensor]:
    """Return the weighted sum of losses as Keras calls it.

    Its arguments are (B, H, W, 4), the channels of the truth and then the hole, and (B, H, W, 3), the network's output.
    """

    def total(wanted: Tensor, restored: Tensor) -> Tensor:
        truth, hole = wanted[..., :3], wanted[..., 3:]
        return _total([weight * loss(truth, restored, hole) for weight, loss in losses.values()])

    return total


def _detail(image: Tensor, period: int) -> Tensor:
    """Return what an image has beyond its means over a period, which no pattern of that period has a part in."""
    return image - ops.average_pool(image, period, 1, "same", "channels_last")


def _pattern(detail: Tensor, hole: Tensor, period: int) -> Tensor:
    """Return (B,): the energy in the hole, per pixel, of what repeats with a period in each direction.

    It is the variance of the means of the period's places, less what it may be by chance, and so may lie below 0.
    """
    sides = [min(period * _REPEATS, side // period * period) for side in detail.shape[1:3]]
    rows, columns = (whole // side for whole, side in zip(detail.shape[1:3], sides, strict=True))

    def windows(values: Tensor) -> Tensor:
        """Return (B, rows, columns, repeats, repeats, period, period, C)."""
        cut = values[:, : rows * sides[0], : columns * sides[1]]
        down, across = (side // period for side in sides)
        parts = ops.reshape(cut, (-1, rows, down, period, columns, across, period, values.shape[-1]))
        return ops.transpose(parts, (0, 1, 4, 2, 5, 3, 6, 7))

    detail, hole = windows(detail), windows(hole)
    inside = {"axis": (3, 4, 5, 6), "keepdims": True}
    count = ops.sum(hole, **inside)
    detail = (detail - ops.sum(detail * hole, **inside) / ops.maximum(count, 1.0)) * hole
    counts = ops.sum(hole, axis=(3, 4), keepdims=True)
    means = ops.sum(detail, axis=(3, 4), keepdims=True) / ops.maximum(counts, 1.0)
    between = ops.sum(counts * ops.square(means), **inside)
    within = ops.sum(ops.square(detail), **inside) - between
    places = ops.sum(ops.cast(counts > 0, "float32"), **inside)
    freedom = ops.maximum(count - places, 0.0)
    excess = between - _CHANCE * within * ops.maximum(places - 1.0, 0.0) / ops.maximum(freedom, 1.0)
    # Of windows with too few pixels in the hole, chance cannot be told.
    telling = ops.cast(freedom > places, "float32")
    whole = {"axis": tuple(range(1, 8))}
    return ops.sum(excess * telling, **whole) / ops.maximum(ops.sum(count * telling, **whole), 1.0)


def _normalised(features: Tensor) -> Tensor:
    return features * ops.rsqrt(ops.sum(ops.square(features), axis=-1, keepdims=True) + _SMALLEST_NORM)


def _mean_over(values: Tensor, where: Tensor) -> Tensor:
    """Return the mean of (B, H, W, 3) values over the pixels where (B, H, W, 1) is 1, and over the channels."""
    return ops.sum(values * where) / (3.0 * _count(where))


def _count(where: Tensor) -> Tensor:
    return ops.maximum(ops.sum(where), 1.0)


def _differences(image: Tensor) -> tuple[Tensor, Tensor]:
    return image[:, 1:] - image[:, :-1], image[:, :, 1:] - image[:, :, :-1]


def _gram(maps: Tensor) -> Tensor:
    """Return the (B, C, C) Gram matrices: products of channels, summed over the map and divided by C * H * W."""
    _, rows, columns, channels = maps.shape
    flat = ops.reshape(maps, (-1, rows * columns, channels))
    return ops.matmul(ops.transpose(flat, (0, 2, 1)), flat) / float(rows * columns * channels)


def _total(values: Sequence[Tensor]) -> Tensor:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total
