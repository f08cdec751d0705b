"""Ctrl+C without an exception: the first one asks the work to stop, the second one ends the program at once.

Python would raise KeyboardInterrupt wherever the main thread happens to be. Within the callbacks of a compiler it is
lost, and anywhere else it tears apart what nobody has written to be torn. And handlers wait until C code returns, which
may be seconds. So signals go into a pipe, where a thread of its own hears them at once.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from inpaint_studio.core.job import CancelToken

EXIT_INTERRUPTED = 130
"""The exit code of a program that was interrupted, as shells have it."""


@contextmanager
def interruptible(
    signals: Sequence[signal.Signals] = (signal.SIGINT,), clean_up: Callable[[], object] = lambda: None
) -> Iterator[CancelToken]:
    """Turn signals into a cancellation while the block runs; afterwards they do what they did before.

    The second signal ends the process. One that is ignored, as in a background job of a shell, stays so; and in another
    thread than the main one, where Python lets nobody handle signals, the token is never cancelled.

    Args:
        signals: what asks to stop.
        clean_up: called before the process ends at once, from another thread; must not wait for anybody.

    Yields:
        What the work has to ask.
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
    """Do nothing: that there is a handler is what makes Python write to the pipe."""


def _listen(pipe: int, numbers: set[int], token: CancelToken, clean_up: Callable[[], object]) -> None:
    while received := os.read(pipe, 64):
        for number in received:
            if number not in numbers:
                continue
            if token.is_cancelled:
                clean_up()
                os._exit(EXIT_INTERRUPTED)
            token.cancel()
