import threading

import pytest

from inpaint_studio.core.job import NEVER, Cancelled, CancelToken, ignore_progress, scaled_progress
from inpaint_studio.errors import InpaintStudioError


def test_a_token_stops_the_work_once_it_is_cancelled():
    token = CancelToken()
    token.raise_if_cancelled()
    assert not token.is_cancelled
    token.cancel()
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()


def test_a_token_is_heard_in_another_thread():
    token, is_stopped = CancelToken(), threading.Event()

    def work():
        try:
            while True:
                token.raise_if_cancelled()
        except Cancelled:
            is_stopped.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    token.cancel()
    thread.join(10)
    assert is_stopped.is_set()


def test_being_cancelled_is_not_an_error_for_the_user():
    assert not issubclass(Cancelled, InpaintStudioError)


def test_the_token_that_everybody_shares_cannot_be_cancelled():
    with pytest.raises(RuntimeError):
        NEVER.cancel()
    assert not NEVER.is_cancelled
    NEVER.raise_if_cancelled()


def test_scaled_progress_covers_its_part_of_the_whole():
    told = []
    inner = scaled_progress(scaled_progress(told.append, 0.5, 1.0), 0.0, 0.5)
    for share in (0.0, 0.5, 1.0):
        inner(share)
    assert told == [0.5, 0.625, 0.75]
    ignore_progress(1.0)
