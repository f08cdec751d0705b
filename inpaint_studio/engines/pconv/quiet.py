"""Keeps TensorFlow's greetings off the terminal."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STANDARD_ERROR = 2


@contextmanager
def quiet_start() -> Iterator[None]:
    """Let what loads TensorFlow write nothing to standard error.

    It reports processor features and missing graphics cards from C++ before any setting of its own could stop it. An
    exception comes through as ever.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    logging.getLogger("tensorflow").setLevel(logging.ERROR)  # it warns of patches of a new size
    if "tensorflow" in sys.modules:
        yield
        return
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # a program without a terminal may have none
        yield
        return
    try:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)
        yield
        if "keras" in sys.modules:
            with suppress(ImportError):  # Keras loads it whatever its backend is, later and aloud.
                import tensorflow  # noqa: F401
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
