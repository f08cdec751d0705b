from types import SimpleNamespace

from inpaint_studio.evaluation.timing import Lap, Laps, interleaved


def test_every_work_runs_once_a_round_and_once_before():
    calls = []
    shares = []
    interleaved({name: lambda name=name: calls.append(name) for name in "abc"}, 3, shares.append)
    rounds = [calls[start : start + 3] for start in range(0, 12, 3)]
    assert all(sorted(names) == ["a", "b", "c"] for names in rounds)
    assert len({tuple(names) for names in rounds}) > 1
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_ratios_are_medians_of_rounds_not_of_times():
    rounds = [{"a": Lap(wall, 2.0), "b": Lap(other, 1.0)} for wall, other in ((2, 1), (30, 10), (4, 4))]
    laps = Laps(rounds)
    assert (laps.wall("a"), laps.wall("b")) == (4, 4)
    assert laps.wall_ratio("a", "b") == 2
    assert laps.cpu_ratio("a", "b") == 2


def test_waiting_takes_time_but_no_processor(monkeypatch):
    clock = {"wall": 100.0, "cpu": 7.0}

    def let_pass(wall, cpu):
        clock["wall"] += wall
        clock["cpu"] += cpu

    clocks = SimpleNamespace(perf_counter=lambda: clock["wall"], process_time=lambda: clock["cpu"])
    monkeypatch.setattr("inpaint_studio.evaluation.timing.time", clocks)
    laps = interleaved({"wait": lambda: let_pass(8, 0), "compute": lambda: let_pass(2, 4)}, 1)
    assert (laps.wall("wait"), laps.cpu("wait")) == (8, 0)
    assert (laps.wall("compute"), laps.cpu("compute")) == (2, 4)
