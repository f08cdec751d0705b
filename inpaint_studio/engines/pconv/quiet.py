"""Keeps TensorFlow's greetings off the terminal, and lets it load in one go."""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STANDARD_ERROR = 2


@contextmanager
def quiet_start() -> Iterator[None]:
    """Discard what is written to standard error while TensorFlow loads in this context.

    It reports processor features and missing graphics cards from C++, before any of its settings could stop that.
    Exceptions pass through. Meanwhile nobody looks for garbage: what is loaded stays, and the look takes a tenth of the
    time.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    logging.getLogger("tensorflow").setLevel(logging.ERROR)  # It warns when patches have a new size.
    if "tensorflow" in sys.modules:
        yield
        return
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # A program without a terminal may have no standard error.
        yield
        return
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)
        yield
        if "keras" in sys.modules:
            with suppress(ImportError):  # Keras would load it later, with any backend, outside this context.
                import tensorflow  # noqa: F401
    finally:
        if is_collecting:
            gc.enable()
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
