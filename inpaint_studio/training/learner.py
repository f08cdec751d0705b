"""The network while it learns: its optimizer, and the moving average of its weights."""

from dataclasses import replace

import keras
import numpy as np

from inpaint_studio.engines.pconv.network import RestorationNetwork
from inpaint_studio.engines.pconv.scales import refiner
from inpaint_studio.engines.pconv.weights import Weights, apply_weights, network_arrays
from inpaint_studio.training.average import INTERVAL, update_average
from inpaint_studio.training.batch import Batch, with_coarse_prior
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.config_file import as_table
from inpaint_studio.training.critic import Critic
from inpaint_studio.training.losses import Features, chosen_losses, compiled_loss
from inpaint_studio.training.precision import precision_of
from inpaint_studio.training.state import State, assign_variables, variable_arrays
from inpaint_studio.training.training_totals import NOTHING, TrainingTotals


class Learner:
    """A network that learns, whatever backend Keras runs on.

    Attributes:
        step: how many steps are done.
        crops: how many crops were learned from in them.
        seconds: time spent on training; the caller keeps it up to date.
        before: totals of the trainings that made the weights it began with.
        average: the moving average of the weights, by name.
        losses: the losses that are minimised, by name, each with its weight.
    """

    def __init__(self, config: TrainingConfig, features: Features | None = None) -> None:
        """Make a network with random weights that depend on the seed.

        Args:
            config: the configuration of the training.
            features: an extractor for the perceptual, the style and the feat loss.
        """
        keras.utils.set_random_seed(config.seed)
        learning = config.learning
        precision = precision_of(learning)
        self._config = config
        self._network = RestorationNetwork(config.network, precision=precision)
        self._averaged = RestorationNetwork(config.network, precision=precision)
        self._optimizer = keras.optimizers.AdamW(
            learning.learning_rate,
            weight_decay=learning.weight_decay,
            global_clipnorm=learning.clip_norm,
            name="optimizer",
        )
        self._optimizer.exclude_from_weight_decay(var_names=["bias"])
        self._critic = Critic(learning.learning_rate, precision) if config.losses.adversarial else None
        self.losses = chosen_losses(config.losses, features, self._critic.loss if self._critic else None)
        # On a processor XLA's convolutions are several times slower than oneDNN's; JAX has nothing else.
        jit = "auto" if keras.backend.backend() == "jax" else False
        self._network.compile(self._optimizer, compiled_loss(self.losses), jit_compile=jit)
        self._averaged.compile(jit_compile=jit)
        self._optimizer.build(self._network.trainable_variables)
        self.step = self.crops = 0
        self.seconds = 0.0
        self.before = NOTHING
        self.average = network_arrays(self._network)

    def learn(self, batch: Batch, rate: float) -> float:
        """Make one step, and return its loss.

        The network as it is now first improves the prior of wide holes at coarser scales, as it does in restoring.
        """
        self._optimizer.learning_rate = rate
        batch = with_coarse_prior(batch, refiner(self._network))
        given = {"image": batch["image"], "hole": batch["hole"], "prior": batch["prior"]}
        if self._critic:
            self._critic.learn(batch, self._network.predict_on_batch(given), rate)
        wanted = np.concatenate([batch["image"], batch["hole"]], axis=-1)
        self._network.reset_metrics()
        loss = float(self._network.train_on_batch(given, wanted))
        self.step += 1
        self.crops += self._config.learning.batch_size
        if self.step % INTERVAL == 0:
            update_average(self.average, network_arrays(self._network), self._config.learning.ema_decay, self.step)
        return loss

    def averaged(self) -> RestorationNetwork:
        """Return the network with the averaged weights; it is the same object at every call."""
        apply_weights(self._averaged, self.average)
        return self._averaged

    def start_from(self, weights: Weights) -> None:
        """Begin with given weights. Residual blocks that their network lacks keep their random weights, close to 0.

        Raises:
            EngineError: the weights belong to another network.
        """
        wanted = self._config.network
        is_deeper = replace(weights.network, blocks=wanted.blocks) == wanted
        arrays = network_arrays(self._network) | weights.arrays if is_deeper else weights.arrays
        apply_weights(self._network, arrays)
        self.average = network_arrays(self._network)
        self.before = TrainingTotals.from_notes(weights.notes)

    def state(self) -> State:
        """Return the state from which the training can go on."""
        return State(
            self.step,
            self.crops,
            self.seconds,
            network_arrays(self._network),
            variable_arrays(self._optimizer.variables),
            {name: array.copy() for name, array in self.average.items()},
            as_table(self._config),
            self.before,
            self._critic.arrays() if self._critic else {},
        )

    def restore(self, state: State) -> None:
        """Go on from a state.

        Raises:
            InpaintStudioError: the state belongs to another network.
        """
        apply_weights(self._network, state.network)
        apply_weights(self._averaged, state.average)
        assign_variables(self._optimizer.variables, state.optimizer)
        if self._critic:
            self._critic.restore(state.critic)
        self.average = state.average
        self.step, self.crops, self.seconds = state.step, state.crops, state.seconds
        self.before = state.before
