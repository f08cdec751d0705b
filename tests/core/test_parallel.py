import threading

import cv2
import pytest

from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.core.parallel import SharedProgress, core_count, map_in_order, thread_count, use_threads


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_results_come_in_order_for_any_number_of_threads(threads, count):
    assert list(map_in_order(lambda item, token: item * item, range(count), NEVER, threads)) == [
        item * item for item in range(count)
    ]


def test_pieces_run_side_by_side():
    meeting = threading.Barrier(2)
    assert list(map_in_order(lambda item, token: meeting.wait(30) >= 0, range(2), NEVER, 2)) == [True, True]


def test_items_are_taken_only_as_there_is_room():
    taken, used = [], []
    items = (taken.append(item) or item for item in range(50))
    for item in map_in_order(lambda item, token: item, items, NEVER, 2):
        used.append(item)
        assert len(taken) <= len(used) + 4


def test_a_failure_stops_the_other_pieces():
    was_stopped = threading.Event()

    def work(item, token):
        if item == 0:
            raise ValueError("no")
        while not token.is_cancelled:
            pass
        was_stopped.set()
        token.raise_if_cancelled()

    with pytest.raises(ValueError, match="no"):
        list(map_in_order(work, range(3), NEVER, 3))
    assert was_stopped.is_set()


def test_cancelling_stops_every_piece():
    cancel, begun = CancelToken(), threading.Barrier(3)

    def work(item, token):
        begun.wait(30)
        while True:
            token.raise_if_cancelled()

    threading.Thread(target=lambda: (begun.wait(30), cancel.cancel())).start()
    with pytest.raises(Cancelled):
        list(map_in_order(work, range(2), cancel, 2))


def test_taking_no_more_results_ends_the_threads():
    results = map_in_order(lambda item, token: item, range(100), NEVER, 2)
    assert next(results) == 0
    results.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("window")]


def test_shared_progress_adds_up_and_never_goes_back():
    shares = []
    shared = SharedProgress(shares.append, 10.0)
    small, large = shared.part(4), shared.part(6)
    for report, share in ((small, 0.5), (large, 0.5), (small, 0.25), (small, 1.0), (large, 1.0)):
        report(share)
    assert shares == pytest.approx([0.2, 0.5, 0.5, 0.7, 1.0])


def test_there_is_always_a_thread():
    assert thread_count() >= 1


def test_a_process_uses_no_more_threads_than_its_share():
    """It ends with all that the machine is worth."""
    before = cv2.getNumThreads()
    try:
        use_threads(1)
        assert thread_count() == cv2.getNumThreads() == 1
    finally:
        use_threads(8)
        cv2.setNumThreads(before)
    assert thread_count() == min(core_count(), 8)
