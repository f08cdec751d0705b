"""The critic of an adversarial training: it learns to tell fillings from photographs, patch by patch.

Yu, Lin, Yang, Shen, Lu and Huang, "Free-form image inpainting with gated convolution", ICCV 2019, section 3.3
(SN-PatchGAN): convolutions with strides, whose weights are divided by their spectral norm (Miyato, Kataoka, Koyama and
Yoshida, "Spectral normalization for generative adversarial networks", ICLR 2018), and the hinge loss for each patch.
Unlike in the paper, only patches that a hole touches count: known pixels are the photograph's in both.
"""

from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from inpaint_studio.core.weights_file import Arrays
from inpaint_studio.errors import InputError
from inpaint_studio.training.batch import Batch
from inpaint_studio.training.losses import Tensor
from inpaint_studio.training.state import assign_variables, variable_arrays

_WIDTHS = (32, 64, 96)  # channels at 1/2, 1/4, 1/8
_REDUCTION = 2 ** len(_WIDTHS)
_SLOPE = 0.2  # of the leaky rectifier
_BETA = 0.5  # decay of Adam's first moment, as is usual in adversarial training


class Critic:
    """A network that judges each patch of 8 x 8 pixels: above 0 it takes it for a photograph, below 0 for a filling."""

    def __init__(self, learning_rate: float, precision: str) -> None:
        """Make a critic with random weights.

        Args:
            learning_rate: of Adam.
            precision: Keras' name of the type in which convolutions compute.

        Raises:
            InputError: Keras runs on JAX, which compiles the critic's weights into the loss as constants.
        """
        if keras.backend.backend() == "jax":
            raise InputError(
                "An adversarial loss needs TensorFlow or PyTorch behind Keras; set KERAS_BACKEND to one of them, or "
                "give the loss a weight of 0."
            )
        self._network = _network(precision)
        optimizer = keras.optimizers.Adam(learning_rate, beta_1=_BETA, name="critic_optimizer")
        self._network.compile(optimizer, _hinge, jit_compile=False)
        optimizer.build(self._network.trainable_variables)
        self._optimizer = optimizer

    def learn(self, batch: Batch, restored: NDArray[np.float32], rate: float) -> float:
        """Make one step, and return its loss.

        Args:
            batch: the truth and the holes.
            restored: (B, H, W, 3), the fillings of the network as it is now.
            rate: the learning rate.
        """
        self._optimizer.learning_rate = rate
        hole = batch["hole"]
        images = np.concatenate([batch["image"], np.where(hole > 0, restored, batch["image"])])
        touched = _touched(hole)
        wanted = np.concatenate([np.concatenate([np.full_like(touched, sign), touched], -1) for sign in (1, -1)])
        self._network.reset_metrics()
        return float(self._network.train_on_batch(np.concatenate([images, np.tile(hole, (2, 1, 1, 1))], -1), wanted))

    def loss(self, truth: Tensor, restored: Tensor, hole: Tensor) -> Tensor:
        """Return minus the mean verdict on the patches that holes touch: the generator's loss."""
        composite = ops.where(hole > 0, restored, truth)
        verdict = self._network(ops.concatenate([composite, hole], axis=-1), training=False)
        touched = ops.max_pool(hole, _REDUCTION, _REDUCTION, "same", "channels_last")
        return -ops.sum(verdict * touched) / ops.maximum(ops.sum(touched), 1.0)

    def arrays(self) -> Arrays:
        """Return the variables of the critic and of its optimizer by name."""
        return variable_arrays(self._variables())

    def restore(self, arrays: Arrays) -> None:
        """Set the variables to what ``arrays`` returned.

        Raises:
            FileError: the arrays belong to another critic.
        """
        assign_variables(self._variables(), arrays)

    def _variables(self) -> list[Any]:
        return [*self._network.variables, *self._optimizer.variables]


def _network(precision: str) -> Any:
    inputs = keras.Input((None, None, 4), dtype="float32", name="composite_and_hole")
    flow = (inputs - 0.5) * 4.0  # bfloat16 is finest around 0
    for index, width in enumerate(_WIDTHS):
        flow = _normalised(width, 5 if index == 0 else 4, 2, precision, f"critic_{index}")(flow)
        flow = keras.layers.LeakyReLU(_SLOPE, dtype=precision)(flow)
    verdict = _normalised(1, 3, 1, precision, "critic_verdict")(flow)
    return keras.Model(inputs, keras.layers.Activation("linear", dtype="float32")(verdict), name="critic")


def _normalised(width: int, size: int, strides: int, precision: str, name: str) -> Any:
    layer = keras.layers.Conv2D(
        width, size, strides, padding="same", data_format="channels_last", dtype=precision, name=name
    )
    return keras.layers.SpectralNormalization(layer, dtype=precision, name=f"{name}_normalised")


def _hinge(wanted: Tensor, verdict: Tensor) -> Tensor:
    """Return the hinge loss.

    Args:
        wanted: (B, h, w, 2): 1 for photographs and -1 for fillings; then 1 for patches that count, else 0.
        verdict: (B, h, w, 1), the critic's.
    """
    sign, counts = wanted[..., :1], wanted[..., 1:]
    return ops.sum(ops.relu(1.0 - sign * verdict) * counts) / ops.maximum(ops.sum(counts), 1.0)


def _touched(hole: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (B, ceil(H / 8), ceil(W / 8), 1) float32: 1 where a patch holds pixels of the hole."""
    rows, columns = (-side % _REDUCTION for side in hole.shape[1:3])
    padded = np.pad(hole, ((0, 0), (0, rows), (0, columns), (0, 0)))
    count, height, width, _ = padded.shape
    cells = padded.reshape(count, height // _REDUCTION, _REDUCTION, width // _REDUCTION, _REDUCTION, 1)
    return np.asarray(cells.max(axis=(2, 4)), np.float32)
