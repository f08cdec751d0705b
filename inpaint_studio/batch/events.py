"""What a run tells while it goes on; all of it is called in the thread that runs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inpaint_studio.batch.rows import Row, State


@dataclass(frozen=True)
class Planned:
    """It is known what is to be done.

    Attributes:
        todo: photos to be worked on.
        size: their bytes.
        done: photos that were done before.
        left: photos that are left, as something else is where their results would be.
    """

    todo: int
    size: int
    done: int
    left: int


@dataclass(frozen=True)
class WorkersReady:
    """The workers stand.

    Attributes:
        count: how many photos are worked on at the same time.
    """

    count: int


@dataclass(frozen=True)
class Began:
    """A photo is under way.

    Attributes:
        row: the photo.
    """

    row: Row


@dataclass(frozen=True)
class Ended:
    """A photo is done, and so it stands in the manifest.

    Attributes:
        row: the photo; its state and note say what has become of it. One in the state ``WAITING`` was given back.
    """

    row: Row


@dataclass(frozen=True)
class Told:
    """Something the user is to know.

    Attributes:
        sentence: in words.
    """

    sentence: str


Event = Planned | WorkersReady | Began | Ended | Told
Tell = Callable[[Event], object]


@dataclass(frozen=True)
class Summary:
    """How a run has ended.

    Attributes:
        counts: how many photos of the manifest are in each state now.
        seconds: that it took.
        is_stopped: whether it was asked to stop before its end.
        is_drive_full: whether it stopped as there was no room left.
    """

    counts: Mapping[State, int]
    seconds: float
    is_stopped: bool = False
    is_drive_full: bool = False
