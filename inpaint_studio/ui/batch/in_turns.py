"""Runs a batch in this process, in turns with whoever else works on photos without the editor.

Importing it loads engines and detection, which the window does without until they are used.
"""

import threading

from inpaint_studio.batch.events import Summary, Tell
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.run import run
from inpaint_studio.batch.work import Outcome
from inpaint_studio.batch.workers import ThisProcess
from inpaint_studio.core.job import CancelToken


def run_in_turns(batch: Batch, turn: threading.Lock, tell: Tell, cancel: CancelToken, stop: CancelToken) -> Summary:
    """Run a batch, see ``batch.run.run``; ``turn`` is held while a photo is worked on.

    Raises:
        FileError: a folder is not there or cannot be written to, or another run is writing there.
        InputError: what is asked for cannot be done.
    """

    def make_workers(batch: Batch, photos: int, tell: Tell, stop: CancelToken) -> ThisProcess:
        return _InTurns(turn, stop)

    return run(batch, tell=tell, cancel=cancel, stop=stop, make_workers=make_workers)


class _InTurns(ThisProcess):
    """Works on photos of this process while nobody else does."""

    def __init__(self, turn: threading.Lock, stop: CancelToken) -> None:
        super().__init__(stop)
        self._turn = turn

    def next_outcome(self) -> Outcome:
        with self._turn:
            return super().next_outcome()
