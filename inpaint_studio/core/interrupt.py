"""Ctrl+C without an exception: the first one asks the work to stop, the second one ends the program at once.

Python would raise KeyboardInterrupt wherever the main thread happens to be. Within the callbacks of a compiler it is
lost, and elsewhere it breaks off code that is not written to be interrupted. Besides, Python's handlers wait until C
code returns, which may take seconds. So signals go into a pipe, which a thread of its own reads at once.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from inpaint_studio.core.job import CancelToken

EXIT_INTERRUPTED = 130
"""The exit code of a program that was interrupted, as shells report it."""


@contextmanager
def interruptible(
    signals: Sequence[signal.Signals] = (signal.SIGINT,), clean_up: Callable[[], object] = lambda: None
) -> Iterator[CancelToken]:
    """Turn signals into a cancellation while the block runs; afterwards they do what they did before.

    The second signal ends the process. A signal that is ignored, as in a background job of a shell, stays ignored. In
    a thread other than the main one, where Python allows no signal handlers, the token is never cancelled.

    Args:
        signals: those that ask to stop.
        clean_up: called from another thread before the process ends at once; must not block.

    Yields:
        The token that the work has to ask.
    """
    token = CancelToken()
    heard = [each for each in signals if signal.getsignal(each) is not signal.SIG_IGN]
    if threading.current_thread() is not threading.main_thread() or not heard:
        yield token
        return
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    listener = threading.Thread(
        target=_listen, args=(read_end, set(heard), token, clean_up), name="interrupt", daemon=True
    )
    listener.start()
    outer = signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
    before = {each: signal.signal(each, _leave_to_the_listener) for each in heard}
    try:
        yield token
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(outer)
        os.close(write_end)
        listener.join()
        os.close(read_end)


def _leave_to_the_listener(number: int, frame: FrameType | None) -> None:
    """Do nothing: Python writes a signal to the pipe only where it has a handler."""


def _listen(pipe: int, numbers: set[int], token: CancelToken, clean_up: Callable[[], object]) -> None:
    """Cancel the token at the first of the signals that come out of the pipe, and end the process at the second."""
    while received := os.read(pipe, 64):
        for number in received:
            if number not in numbers:
                continue
            if token.is_cancelled:
                clean_up()
                os._exit(EXIT_INTERRUPTED)
            token.cancel()
