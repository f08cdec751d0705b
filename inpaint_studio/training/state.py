"""The state of a training: all that is needed to go on as if nothing had happened.

One file, written whole or not at all, of plain arrays: weights, optimizer, moving average, and a line of JSON with step
and time. The numbers that batches are drawn with depend on seed and step alone, so there is no generator to keep.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.regular_file import open_regular
from inpaint_studio.core.weights_file import Arrays
from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.reasons import reason
from inpaint_studio.training.training_totals import NOTHING, TrainingTotals

FORMAT = 1
_ABOUT = "about"


@dataclass
class State:
    """A training at one moment.

    Attributes:
        step: how many steps are done.
        crops: how many crops were learned from in them.
        seconds: time spent on training.
        network: weights by name.
        optimizer: the optimizer's variables by name.
        average: the weights' moving average by name.
        config: the training's configuration, as a table.
        before: totals of the trainings that made the weights it began with.
        critic: the variables of the critic and of its optimizer by name; empty where there is no critic.
    """

    step: int
    crops: int
    seconds: float
    network: Arrays
    optimizer: dict[str, NDArray[Any]]
    average: Arrays
    config: dict[str, Any]
    before: TrainingTotals = NOTHING
    critic: dict[str, NDArray[Any]] = field(default_factory=dict)


_PARTS = ("network", "optimizer", "average", "critic")


def save_state(state: State, path: Path) -> None:
    """Write a state; the old file stays until the new one is complete.

    Raises:
        FileError: it cannot be written.
    """
    about = {"format": FORMAT, "step": state.step, "crops": state.crops, "seconds": state.seconds}
    text = json.dumps({**about, "before": state.before.as_table(), "config": state.config})
    arrays = {f"{part}/{name}": array for part in _PARTS for name, array in getattr(state, part).items()}
    with replacing(path) as stream:
        np.savez(stream, **{_ABOUT: np.frombuffer(text.encode(), np.uint8)}, **arrays)  # type: ignore[arg-type]


def load_state(path: Path) -> State:
    """Read a state.

    Raises:
        FileError: the file cannot be read, or holds no state.
    """
    try:
        with open_regular(path) as stream, np.load(stream, allow_pickle=False) as file:
            about = json.loads(file[_ABOUT].tobytes())
            if about["format"] != FORMAT:
                raise FileError(f"“{path.name}” was written by another version of this program.")
            before = TrainingTotals.from_table(about["before"]) if "before" in about else NOTHING
            parts: dict[str, Any] = {part: {} for part in _PARTS}
            for key in file.files:
                part, _, name = key.partition("/")
                if part in parts:
                    parts[part][name] = file[key]
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"The training “{path.name}” cannot be read: {reason(error)}.") from error
    except Exception as error:  # NumPy and zipfile raise many kinds of errors for damaged archives.
        raise FileError(f"“{path.name}” is no training to go on with: damaged, or another kind of file.") from error
    return State(about["step"], about["crops"], about["seconds"], **parts, config=about["config"], before=before)


def variable_arrays(variables: Sequence[Any]) -> dict[str, NDArray[Any]]:
    """Return copies of Keras variables by name."""
    from keras import ops

    return {variable.path: np.array(ops.convert_to_numpy(variable.value)) for variable in variables}


def assign_variables(variables: Sequence[Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Give Keras variables their values.

    Raises:
        FileError: the names or the shapes of variables and arrays differ.
    """
    wanted = {variable.path: tuple(variable.shape) for variable in variables}
    if wanted != {name: array.shape for name, array in arrays.items()}:
        raise FileError("The training to go on with is of another network or optimizer.")
    for variable in variables:
        variable.assign(arrays[variable.path])
