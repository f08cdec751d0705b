"""Batches of made-up photos: colours that run from one side to the other, with specks missing."""

import numpy as np


def toy_batch(seed, count=4, size=16):
    rng = np.random.default_rng(seed)
    start, slope = rng.uniform(0.3, 0.7, (2, count, 1, 1, 3))
    image = start + (slope - 0.5) * np.linspace(-1, 1, size)[:, None]
    image = np.broadcast_to(image, (count, size, size, 3)).astype(np.float32)
    hole = (rng.random((count, size, size, 1)) < 0.3).astype(np.float32)
    prior = np.where(hole > 0, image.mean(axis=(1, 2), keepdims=True), image).astype(np.float32)
    return {"image": image, "hole": hole, "prior": prior}


def toy_batches(step):
    while True:
        yield toy_batch([1, step])
        step += 1
