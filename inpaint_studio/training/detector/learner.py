"""The network that finds damage while it learns: its optimizer, and the moving average of its weights."""

from typing import Any

import keras
import numpy as np
from keras import ops

from inpaint_studio.core.weights_file import Arrays
from inpaint_studio.detection.network.weights import DetectorWeights
from inpaint_studio.errors import EngineError
from inpaint_studio.training.average import INTERVAL, update_average
from inpaint_studio.training.config_file import as_table
from inpaint_studio.training.detector.config import DetectorTraining
from inpaint_studio.training.detector.examples import ExampleBatch
from inpaint_studio.training.detector.network import make_network, set_weights, weights_of
from inpaint_studio.training.precision import precision_of
from inpaint_studio.training.state import State, assign_variables, variable_arrays
from inpaint_studio.training.training_totals import NOTHING, TrainingTotals


class DetectorLearner:
    """A network that learns, whatever backend Keras runs on.

    Attributes:
        step: how many steps are done.
        crops: how many examples were learned from in them, repetitions counted.
        seconds: time spent on training; the caller keeps it up to date.
        before: totals of the trainings that made the weights it began with.
        average: the moving average of the weights, by name.
    """

    def __init__(self, config: DetectorTraining) -> None:
        """Make a network with random weights that depend on the seed."""
        keras.utils.set_random_seed(config.seed)
        learning = config.learning
        self._config = config
        self._network = make_network(config.network, precision_of(learning))
        self._averaged = make_network(config.network)
        self._optimizer = keras.optimizers.AdamW(
            learning.learning_rate,
            weight_decay=learning.weight_decay,
            global_clipnorm=learning.clip_norm,
            name="optimizer",
        )
        self._optimizer.exclude_from_weight_decay(var_names=["bias"])
        # On a processor XLA's convolutions are several times slower than oneDNN's; JAX has nothing else.
        jit = "auto" if keras.backend.backend() == "jax" else False
        self._network.compile(self._optimizer, _surprise, jit_compile=jit)
        self._averaged.compile(jit_compile=jit)
        self._optimizer.build(self._network.trainable_variables)
        self.step = self.crops = 0
        self.seconds = 0.0
        self.before = NOTHING
        self.average = weights_of(self._network)

    def learn(self, batch: ExampleBatch, rate: float) -> float:
        """Make one step, and return its loss."""
        self._optimizer.learning_rate = rate
        target = np.concatenate([batch["wanted"], batch["counts"]], axis=-1)
        self._network.reset_metrics()
        loss = float(self._network.train_on_batch(batch["image"], target))
        self.step += 1
        self.crops += len(target)
        if self.step % INTERVAL == 0:
            update_average(self.average, weights_of(self._network), self._config.learning.ema_decay, self.step)
        return loss

    def odds(self, images: Any) -> Any:
        """Return what the network with the averaged weights says of some examples, (B, S, S) float32."""
        set_weights(self._averaged, self.average)
        return np.concatenate(
            [self._averaged.predict_on_batch(images[at : at + 16])[..., 0] for at in range(0, len(images), 16)]
        )

    def start_from(self, weights: DetectorWeights) -> None:
        """Begin with given weights.

        Raises:
            EngineError: they belong to another network.
        """
        if weights.network != self._config.network:
            raise EngineError("The weights to begin with belong to another network than that of the configuration.")
        set_weights(self._network, weights.arrays)
        self.average = weights_of(self._network)
        self.before = TrainingTotals.from_notes(weights.notes)

    def state(self) -> State:
        """Return the state from which the training can go on."""
        average: Arrays = {name: array.copy() for name, array in self.average.items()}
        return State(
            self.step,
            self.crops,
            self.seconds,
            weights_of(self._network),
            variable_arrays(self._optimizer.variables),
            average,
            as_table(self._config),
            self.before,
        )

    def restore(self, state: State) -> None:
        """Go on from a state.

        Raises:
            InpaintStudioError: the state belongs to another network.
        """
        set_weights(self._network, state.network)
        set_weights(self._averaged, state.average)
        assign_variables(self._optimizer.variables, state.optimizer)
        self.average = state.average
        self.step, self.crops, self.seconds = state.step, state.crops, state.seconds
        self.before = state.before


def _surprise(target: Any, odds: Any) -> Any:
    """Return the cross entropy of the pixels that count; ``target`` holds what is wanted, and what counts."""
    wanted, counts = target[..., :1], target[..., 1:]
    # max(x, 0) - x z + log(1 + exp(-|x|)), which does not overflow.
    loss = ops.relu(odds) - odds * wanted + ops.log1p(ops.exp(-ops.abs(odds)))
    return ops.sum(loss * counts) / ops.maximum(ops.sum(counts), 1.0)
