"""The configuration of a training as frozen dataclasses; ``config_file`` reads them from TOML and writes them."""

from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.errors import InputError


def _value(default: Any, low: float, high: float) -> Any:
    """Declare a number, or a tuple of numbers, each of which must lie between ``low`` and ``high``."""
    return field(default=default, metadata={"range": (low, high)})


def _share(default: float) -> Any:
    return _value(default, 0.0, 1.0)


def as_word(value: Any) -> str:
    """Return a value as it stands in a TOML file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(as_word, value))}]"
    return repr(value)


def _check(name: str, value: Any, default: Any, limits: tuple[float, float]) -> None:
    """Make sure that a value is of its default's type and lies within the limits.

    Raises:
        InputError: the value is of another type or out of range.
    """
    low, high = limits
    values = value if isinstance(default, tuple) else (value,)
    is_whole = isinstance(default[0] if isinstance(default, tuple) else default, int)
    right = int if is_whole else (int, float)
    kind = "a whole number" if is_whole else "a number"
    if not isinstance(values, tuple) or any(isinstance(each, bool) or not isinstance(each, right) for each in values):
        kind = f"a list of {kind.removeprefix('a ')}s" if isinstance(default, tuple) else kind
        raise InputError(f"{name} must be {kind}, not {as_word(value)}.")
    if not all(isfinite(each) and low <= each <= high for each in values):
        raise InputError(f"{name} must lie between {low:g} and {high:g}, not at {as_word(value)}.")


class Checked:
    """Checks every number in a dataclass against its range when an object is made."""

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]
            if "range" in item.metadata:
                _check(item.name, getattr(self, item.name), item.default, item.metadata["range"])


@dataclass(frozen=True)
class DataConfig(Checked):
    """The crops that the network learns from.

    Attributes:
        crop_size: rows and columns of a crop.
        pool_size: how many prepared crops are held, from which batches are drawn.
        first_crops: how many crops must be prepared before training starts.
        refresh: how many processor cores are kept busy with replacing crops once the pool is full.
        workers: processes that prepare crops; 0 is one for each core.
        validation: share of the photos that is kept back for measuring.
        validation_crops: how many crops of each class of damage the network is measured with.
        reduced: share of crops from reduced photos.
        largest_reduction: the largest factor by which photos are reduced.
        plain: share of crops that lie anywhere; the others lie where a photo has more structure.
        gray: share of crops without colour.
        sepia: share of crops in brown tones.
        grain: share of crops with film grain.
        jpeg: share of crops with traces of JPEG compression.
    """

    crop_size: int = _value(256, 16, 1024)
    pool_size: int = _value(8_000, 1, 10_000_000)
    first_crops: int = _value(1_000, 1, 10_000_000)
    refresh: float = _value(0.05, 0.0, 1024.0)
    workers: int = _value(0, 0, 1024)
    validation: float = _value(0.04, 0.0, 0.5)
    validation_crops: int = _value(24, 1, 10_000)
    reduced: float = _share(0.5)
    largest_reduction: float = _value(4.0, 1.0, 16.0)
    plain: float = _share(0.25)
    gray: float = _share(0.12)
    sepia: float = _share(0.08)
    grain: float = _share(0.15)
    jpeg: float = _share(0.15)


@dataclass(frozen=True)
class DamageConfig(Checked):
    """The mix of damage. The numbers of the kinds are weights, of which the ratio counts.

    Attributes:
        scratches: long, thin, slightly bent, all of one width.
        cracks: branching.
        hair: thin curls, and lint.
        dust: specks of many sizes.
        blotches: stains with a ragged rim.
        tears: wide and jagged, from the border inwards.
        strokes: free brush strokes, as in the papers on irregular holes.
        real: planes of real damage; without a folder of them the other kinds take this weight, too.
        widths: of scratches, in pixels, all equally likely.
        free_widths: share of the masks whose scratches have any width of 1 to 64 px instead.
        coverage: percent of a crop under scratches, least and most.
        irregular_coverage: percent of a crop under strokes and blotches, least and most.
    """

    scratches: float = _value(0.42, 0.0, 1e6)
    cracks: float = _value(0.05, 0.0, 1e6)
    hair: float = _value(0.05, 0.0, 1e6)
    dust: float = _value(0.05, 0.0, 1e6)
    blotches: float = _value(0.06, 0.0, 1e6)
    tears: float = _value(0.04, 0.0, 1e6)
    strokes: float = _value(0.15, 0.0, 1e6)
    real: float = _value(0.18, 0.0, 1e6)
    widths: tuple[int, ...] = _value((1, 2, 3, 5, 8, 12, 20, 32), 1, 64)
    free_widths: float = _share(0.15)
    coverage: tuple[float, float] = _value((5.0, 18.0), 0.1, 60.0)
    irregular_coverage: tuple[float, float] = _value((15.0, 55.0), 0.1, 60.0)

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("coverage", "irregular_coverage"):
            value = getattr(self, name)
            if len(value) != 2 or value[0] > value[1]:
                raise InputError(f"{name} must be two numbers, the smaller one first, not {as_word(value)}.")
        if not self.widths:
            raise InputError("widths must have at least one number.")
        if not sum(getattr(self, kind) for kind in DAMAGE_KINDS if kind != "real"):
            raise InputError("At least one kind of drawn damage must have a weight above 0.")


DAMAGE_KINDS = ("scratches", "cracks", "hair", "dust", "blotches", "tears", "strokes", "real")
"""The fields of ``DamageConfig`` that are weights of kinds of damage."""


@dataclass(frozen=True)
class LearningConfig(Checked):
    """How the weights are changed.

    Attributes:
        batch_size: crops in a step.
        learning_rate: the highest learning rate.
        final_learning_rate: the last learning rate, as a share of the highest.
        warm_up: steps in which the learning rate rises from 0.
        weight_decay: of AdamW.
        ema_decay: share of the moving average of the weights that stays at a step.
        clip_norm: largest norm of the gradient; longer ones are scaled down to it.
        validate_every: steps between two measurements.
        save_every: steps between two checkpoints.
        mixed_precision: whether the network computes in bfloat16, where that is faster: on accelerators, and on
            processors that multiply in it.
    """

    batch_size: int = _value(4, 1, 65_536)
    learning_rate: float = _value(4e-4, 0.0, 1.0)
    final_learning_rate: float = _share(0.01)
    warm_up: int = _value(300, 0, 1_000_000)
    weight_decay: float = _value(1e-4, 0.0, 1.0)
    ema_decay: float = _share(0.999)
    clip_norm: float = _value(1.0, 1e-6, 1e6)
    validate_every: int = _value(1_000, 1, 10_000_000)
    save_every: int = _value(1_000, 1, 10_000_000)
    mixed_precision: bool = True


@dataclass(frozen=True)
class LossConfig(Checked):
    """The weight of each loss; 0 leaves it out.

    Of the mixes tried, the logarithmic loss alone learns fastest; its weight keeps gradients within ``clip_norm``.

    Attributes:
        l1: absolute error in the hole.
        squared: squared error in the hole.
        logarithmic: logarithm of each crop's squared error in the hole, which is PSNR but for a factor.
        gradient: absolute error of the differences between neighbours.
        multi_scale: absolute error of the images reduced to a half, a quarter and so on.
        valid: absolute error outside the hole.
        perceptual: distance of a feature extractor's features.
        style: distance of the Gram matrices of these features.
        feat: distance of normalised features at five scales, as ``evaluate --texture`` measures it.
        total_variation: differences between neighbours in the filling.
        grid: patterns in the filling that repeat with the steps between the network's scales. Losses of features and
            the adversarial one reward them, so it belongs to each of these.
        adversarial: how surely a critic, trained at the same time, tells the filling from a photograph. It gives
            texture that looks right and has a lower PSNR; meant for weights that are trained already.
    """

    l1: float = _value(0.0, 0.0, 1e6)
    squared: float = _value(0.0, 0.0, 1e6)
    logarithmic: float = _value(0.05, 0.0, 1e6)
    gradient: float = _value(0.0, 0.0, 1e6)
    multi_scale: float = _value(0.0, 0.0, 1e6)
    valid: float = _value(0.0, 0.0, 1e6)
    perceptual: float = _value(0.0, 0.0, 1e6)
    style: float = _value(0.0, 0.0, 1e6)
    feat: float = _value(0.0, 0.0, 1e6)
    total_variation: float = _value(0.0, 0.0, 1e6)
    grid: float = _value(0.0, 0.0, 1e6)
    adversarial: float = _value(0.0, 0.0, 1e6)


_NETWORK = NetworkConfig(blocks=(1, 1, 2, 5))


@dataclass(frozen=True)
class TrainingConfig(Checked):
    """The whole configuration of a training; each part is a table of the TOML file.

    Attributes:
        seed: of all random numbers.
        network: the shape of the network.
        data: the crops it learns from.
        damage: the mix of damage.
        learning: how the weights are changed.
        losses: what is minimised.
    """

    seed: int = _value(0, 0, 2**31 - 1)
    network: NetworkConfig = _NETWORK
    data: DataConfig = DataConfig()
    damage: DamageConfig = DamageConfig()
    learning: LearningConfig = LearningConfig()
    losses: LossConfig = LossConfig()
