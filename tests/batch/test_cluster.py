"""Workers of Dask. One cluster for all tests: to start one takes seconds."""

import os
import signal
from concurrent.futures import Future

import pytest
from distributed import KilledWorker, LocalCluster

from inpaint_studio.batch import cluster, workers
from inpaint_studio.batch.cluster import Cluster
from inpaint_studio.batch.events import Ended, Told, WorkersReady
from inpaint_studio.batch.plan import plan
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.run import run
from inpaint_studio.batch.workers import ThisProcess, worker_count, workers_of
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import FileError, InputError
from tests.batch.folders import batch, photos, rows, states


def test_a_photo_whose_worker_is_killed_is_tried_once_more_and_the_run_goes_on(tmp_path):
    names = [f"{number:02}.png" for number in range(8)]
    photos(tmp_path, *names)
    told, killed = [], []

    def follow(event):
        told.append(event)
        if isinstance(event, Ended) and not killed:
            killed.append(int(event.row.worker.rpartition(":")[2]))
            os.kill(killed[0], signal.SIGKILL)

    run(batch(tmp_path, workers=2), tell=follow)
    assert [event.count for event in told if isinstance(event, WorkersReady)] == [2]
    assert set(states(tmp_path).values()) == {"restored"}
    assert sorted(path.name for path in (tmp_path / "out").glob("*.png")) == names
    workers_seen = {row.worker for row in rows(tmp_path).values()}
    assert len(workers_seen) > 1
    assert str(os.getpid()) not in {worker.rpartition(":")[2] for worker in workers_seen}


def test_a_running_cluster_does_the_work(tmp_path):
    photos(tmp_path, "a.png", "b.png", "c.png")
    place = {"dashboard_address": "127.0.0.1:0", "local_directory": str(tmp_path)}
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=False, protocol="tcp", **place) as others:
        told = []
        run(batch(tmp_path, scheduler=others.scheduler_address), tell=told.append)
    assert [event.count for event in told if isinstance(event, WorkersReady)] == [2]
    assert set(states(tmp_path).values()) == {"restored"}


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    photos(tmp_path, "a.png")
    monkeypatch.setattr(cluster, "_PATIENCE", "0.1s")
    with pytest.raises(FileError, match="No scheduler answers"):
        run(batch(tmp_path, scheduler="tcp://127.0.0.1:1"))


class Ending:
    """Stands in for Dask's client where photos come to a certain end."""

    def __init__(self, end):
        self._end = end

    def submit(self, function, task, key, pure):
        future = Future()
        future.key, future.release = key, lambda: None
        future.set_exception(self._end)
        return future


@pytest.fixture
def task(tmp_path):
    photos(tmp_path, "a.png")
    return plan(batch(tmp_path)).todo[0][1]


def test_a_photo_whose_workers_died_twice_has_failed(task):
    killing = Cluster(Ending(KilledWorker(task, None, 1)), 1, lambda: None)
    killing.submit(task)
    outcome = killing.next_outcome()
    assert outcome.state is State.FAILED
    assert outcome.is_broken_off
    assert "“a.png” could not be restored: the process that worked on it ended twice" in outcome.note


def test_a_cluster_that_has_gone_ends_the_run_with_a_sentence(tmp_path, task):
    def make(asked, photos, tell, stop):
        return Cluster(Ending(OSError("connection lost")), 1, lambda: None)

    with pytest.raises(FileError, match="The workers cannot go on: OSError: connection lost"):
        run(batch(tmp_path), make_workers=make)
    assert states(tmp_path) == {"a.png": "waiting"}


def test_a_cluster_that_is_stopped_waits_for_nobody(task):
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(Cancelled):
        Cluster(Ending(None), 1, lambda: None, stop).next_outcome()


def test_without_dask_one_process_does_it_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "find_spec", lambda name: None)
    told = []
    assert isinstance(workers_of(batch(tmp_path, workers=2), 9, told.append), ThisProcess)
    assert [type(each) for each in told] == [Told]
    assert "several at a time need Dask" in told[0].sentence
    with pytest.raises(InputError, match="A scheduler needs Dask"):
        workers_of(batch(tmp_path, scheduler="tcp://127.0.0.1:8786"), 9)


def test_there_are_no_more_workers_than_photos_nor_than_memory_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "core_count", lambda: 16)
    monkeypatch.setattr(workers, "total_memory", lambda: 10 << 30)
    assert worker_count(batch(tmp_path, workers=0), 100) == 6
    assert worker_count(batch(tmp_path, workers=0), 3) == 3
    assert worker_count(batch(tmp_path, workers=9), 100) == 9
    assert worker_count(batch(tmp_path, workers=0, memory_share=0.01), 100) == 1
