import threading
from dataclasses import replace

import pytest

from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.ui.editor.warm_up import WarmUp


@pytest.fixture
def warm_up(qtbot):
    """That of an engine of which, it says, nothing has been compiled yet."""
    warm_up = WarmUp(replace(ENGINES["fmm"], kernels=("none of this name is ever noted",)))
    yield warm_up
    warm_up.stop()


def test_until_it_is_started_nobody_waits(warm_up):
    assert warm_up.is_done
    warm_up.wait(NEVER)


def test_it_gets_the_engines_ready_in_a_process_of_its_own(warm_up, qtbot):
    with qtbot.waitSignal(warm_up.finished, timeout=120_000):
        warm_up.start()
        assert not warm_up.is_done
    assert warm_up.is_done
    warm_up.wait(NEVER)


def test_what_has_been_compiled_is_loaded_here(qtbot):
    warm_up = WarmUp(replace(ENGINES["fmm"], kernels=()))
    with qtbot.waitSignal(warm_up.finished, timeout=120_000):
        warm_up.start()
    assert warm_up._process is None
    assert warm_up.is_done


def test_what_may_stand_in_gets_ready_first_and_who_waits_for_either_is_told_which(qtbot):
    order, may_go_on = [], threading.Event()
    entry = replace(ENGINES["fmm"], kernels=())
    first = WarmUp(replace(entry, warm_up=lambda: order.append("first")))
    second = WarmUp(replace(entry, warm_up=lambda: (may_go_on.wait(), order.append("second"))), first)
    with qtbot.waitSignal(first.finished):
        second.start()
    assert not second.is_done
    assert not second.wait(NEVER, first)
    with qtbot.waitSignal(second.finished):
        may_go_on.set()
    assert second.wait(NEVER, first)
    assert order == ["first", "second"]


def test_who_waits_can_be_cancelled(warm_up):
    token, outcome = CancelToken(), []

    def wait():
        try:
            warm_up.wait(token)
        except Cancelled:
            outcome.append("cancelled")

    warm_up.start()
    thread = threading.Thread(target=wait)
    thread.start()
    token.cancel()
    thread.join(10)
    assert not thread.is_alive()
    assert outcome == ["cancelled"]


def test_stopping_lets_everybody_go_on(warm_up):
    warm_up.start()
    warm_up.stop()
    warm_up.stop()
    assert warm_up.is_done
    warm_up.wait(NEVER)
