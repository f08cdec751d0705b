import numpy as np

from inpaint_studio.training.average import INTERVAL, update_average


def test_it_moves_by_the_decay_of_an_interval():
    average = {"a": np.zeros(2, np.float32)}
    kept = average["a"]
    update_average(average, {"a": np.ones(2, np.float32)}, 0.9, 10**6)
    assert average["a"] is kept
    np.testing.assert_allclose(kept, 1 - 0.9**INTERVAL, rtol=1e-6)


def test_the_beginning_is_soon_forgotten():
    average = {"a": np.zeros(1, np.float32)}
    for step in range(INTERVAL, 20 * INTERVAL, INTERVAL):
        update_average(average, {"a": np.ones(1, np.float32)}, 0.9999, step)
    assert average["a"] > 0.99
