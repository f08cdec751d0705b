import builtins
import socket

import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.plots import gains_plot
from inpaint_studio.training.tracking import tracking

CONFIG = TrainingConfig(seed=3)
ROW = {"step": 8.0, "crops": 32.0, "gain": 0.25, "gain 3 px": 0.5}


def test_without_a_tracker_nothing_is_written(tmp_path):
    with tracking("none", CONFIG, tmp_path) as report:
        report(ROW)
    assert list(tmp_path.iterdir()) == []


def test_another_tracker_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"no tracker “abacus”.*wandb"), tracking("abacus", CONFIG, tmp_path):
        pass


def test_a_sentence_says_how_to_get_it(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **options):
        if name == "wandb":
            raise ImportError(name)
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install"), tracking("wandb", CONFIG, tmp_path):
        pass


def test_weights_and_biases_keeps_the_run_on_this_machine(tmp_path, monkeypatch):
    pytest.importorskip("wandb")
    monkeypatch.delenv("WANDB_MODE", raising=False)
    connect = socket.socket.connect

    def at_home(self, address):
        assert self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "localhost"), address
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", at_home)
    (tmp_path / "gains.png").write_bytes(gains_plot([ROW]))
    for step in (8.0, 16.0):
        with tracking("wandb", CONFIG, tmp_path) as report:
            report({**ROW, "step": step})
    runs = list(tmp_path.glob("wandb/offline-run-*"))
    name = (tmp_path / "wandb-run.txt").read_text().strip()
    assert runs
    assert all((run / f"run-{name}.wandb").stat().st_size for run in runs)  # gone on with, it is the same run
    assert list(tmp_path.glob("wandb/offline-run-*/files/media/images/gains_*.png"))
