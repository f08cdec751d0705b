import logging
import threading

import pytest

from inpaint_studio.core.job import Cancelled
from inpaint_studio.errors import EngineError
from inpaint_studio.ui.editor.job_runner import JobRunner


@pytest.fixture
def jobs(qtbot):
    jobs = JobRunner()
    yield jobs
    jobs.shut_down()


@pytest.fixture
def heard(jobs):
    """Every signal as (name, *values), in order."""
    log = []
    for name in ("started", "progressed", "failed", "cancelled", "finished", "ended"):
        getattr(jobs, name).connect(lambda *values, name=name: log.append((name, *values)))
    return log


def fail(error):
    def work(progress, cancel):
        raise error

    return work


def test_a_job_starts_reports_and_finishes_in_order(jobs, heard, qtbot):
    def work(progress, cancel):
        progress(0.5)
        progress(1.0)
        return threading.current_thread().name

    used = []
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Working", work, lambda result: used.append((result, threading.current_thread().name)))
    assert heard == [("started", "Working"), ("progressed", 0.5), ("progressed", 1.0), ("finished",), ("ended",)]
    assert used[0][0].startswith("job")
    assert used[0][1] == "MainThread"
    assert not jobs.is_running


def test_the_title_is_known_while_it_runs(jobs, qtbot):
    assert (jobs.title, jobs.is_running) == ("", False)
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Working", lambda progress, cancel: None, lambda result: None)
        assert (jobs.title, jobs.is_running) == ("Working", True)
    assert jobs.title == ""


def test_a_second_job_waits_for_its_turn(jobs, qtbot):
    with qtbot.waitSignal(jobs.ended):
        jobs.run("First", lambda progress, cancel: None, lambda result: None)
        with pytest.raises(RuntimeError, match="First"):
            jobs.run("Second", lambda progress, cancel: None, lambda result: None)


def test_cancel_answers_at_once_and_drops_whatever_comes_later(jobs, heard, qtbot):
    go_on, used = threading.Event(), []

    def work(progress, cancel):
        go_on.wait(10)
        progress(0.9)
        return "too late"

    jobs.run("Slow", work, used.append)
    jobs.cancel()
    assert heard == [("started", "Slow"), ("cancelled",), ("ended",)]
    go_on.set()
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Next", lambda progress, cancel: "next", used.append)
    assert used == ["next"]
    assert heard[3:] == [("started", "Next"), ("finished",), ("ended",)]


def test_work_hears_of_the_cancel(jobs, qtbot):
    stopped = threading.Event()
    begun = threading.Event()

    def work(progress, cancel):
        begun.set()
        while not cancel.is_cancelled:
            pass
        stopped.set()
        cancel.raise_if_cancelled()

    jobs.run("Slow", work, lambda result: None)
    assert begun.wait(10)
    jobs.cancel()
    assert stopped.wait(10)


def test_work_that_gives_up_by_itself_is_cancelled_not_failed(jobs, heard, qtbot):
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Working", fail(Cancelled()), lambda result: None)
    assert heard[1:] == [("cancelled",), ("ended",)]


def test_a_failure_gives_its_sentence(jobs, heard, qtbot):
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Working", fail(EngineError("The mask is too large.")), lambda result: None)
    assert heard[1:] == [("failed", "The mask is too large."), ("ended",)]


def test_too_little_memory_is_a_sentence(jobs, qtbot):
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run("Working", fail(MemoryError()), lambda result: None)
    assert "not enough memory" in failed.args[0]


@pytest.mark.parametrize("where", ["work", "use"])
def test_what_nobody_foresaw_is_a_plain_sentence_and_goes_to_the_log(jobs, heard, qtbot, caplog, where):
    def use(result):
        raise ZeroDivisionError("in use")

    work = fail(ZeroDivisionError("in work")) if where == "work" else lambda progress, cancel: None
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(jobs.ended):
        jobs.run("Working", work, use)
    (name, sentence), _ = heard[1:]
    assert name == "failed"
    assert "Traceback" not in sentence
    assert "in " + where not in sentence
    assert "unexpected" in sentence
    assert f"ZeroDivisionError: in {where}" in caplog.text
    assert not jobs.is_running


def test_another_job_may_start_when_one_is_over(jobs, heard, qtbot):
    received = []

    def again(result):
        received.append(result)
        jobs.run("Second", lambda progress, cancel: None)

    jobs.run("First", lambda progress, cancel: "first", lambda result: None, again)
    qtbot.waitUntil(lambda: heard.count(("ended",)) == 2)
    names = [each[0] for each in heard]
    assert names == ["started", "finished", "ended"] * 2
    assert received == ["first"]


def test_nothing_follows_a_failure(jobs, qtbot):
    called = []
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Working", fail(EngineError("No.")), lambda result: None, called.append)
    assert called == []


def test_shutting_down_stops_what_runs_and_leaves_no_thread(qtbot):
    jobs = JobRunner()

    def work(progress, cancel):
        while True:
            cancel.raise_if_cancelled()

    jobs.run("Endless", work, lambda result: None)
    jobs.shut_down()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
