import os
import signal
import threading

import pytest

from inpaint_studio.core.interrupt import interruptible


@pytest.fixture
def ends(monkeypatch):
    """Exit codes with which the process would have ended at once."""
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    return codes


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_cancels_and_raises_nothing(number, ends):
    before = signal.getsignal(number)
    with interruptible((signal.SIGINT, signal.SIGTERM)) as token:
        assert not token.is_cancelled
        signal.raise_signal(number)
    assert token.is_cancelled
    assert not ends
    assert signal.getsignal(number) is before


def test_the_second_signal_cleans_up_and_ends_the_process_at_once(ends):
    cleaned = []
    with interruptible(clean_up=lambda: cleaned.append(list(ends))):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
    assert cleaned == [[]]  # before the end
    assert ends == [130]


def test_of_nested_blocks_only_the_inner_one_is_cancelled(ends):
    with interruptible() as outer:
        with interruptible() as inner:
            signal.raise_signal(signal.SIGINT)
        assert inner.is_cancelled
    assert not outer.is_cancelled
    assert not ends


def test_signal_handlers_are_restored_after_the_block():
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        with interruptible():
            pass
        signal.raise_signal(signal.SIGINT)
        assert heard == [signal.SIGINT]
        assert signal.set_wakeup_fd(-1) == -1
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_signal_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptible() as token:
            signal.raise_signal(signal.SIGINT)
        assert not token.is_cancelled
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_another_thread_the_work_runs_as_ever():
    tokens = []

    def work():
        with interruptible() as token:
            tokens.append(token.is_cancelled)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert tokens == [False]
