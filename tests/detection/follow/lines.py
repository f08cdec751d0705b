"""Photos with lines drawn on them, whose middle is known."""

import numpy as np

from inpaint_studio.core.photo import Photo

ROWS, COLUMNS = 240, 360


def straight(column):
    return 120 + 0.3 * (column - 180)


def curved(column):
    return 120 + 40 * np.sin(column / 60)


def away_from(middle):
    """Return how far each pixel's centre is from a line, (ROWS, COLUMNS), in pixels; ``middle`` takes a column."""
    rows, columns = np.mgrid[:ROWS, :COLUMNS] + 0.5
    slope = middle(columns + 0.5) - middle(columns - 0.5)
    return np.abs(rows - middle(columns)) / np.sqrt(1 + slope**2)


def line(middle, width, height):
    """Return by how much a line changes each pixel, in levels."""
    return height * np.clip(width / 2 + 0.5 - away_from(middle), 0, 1)


def plane(*changes, base=110.0, noise=0.0, seed=0):
    """Return (ROWS, COLUMNS) uint8, a shaded ground with changes."""
    rows, columns = np.mgrid[:ROWS, :COLUMNS]
    grain = np.random.default_rng(seed).normal(0, noise, (ROWS, COLUMNS)) if noise else 0.0
    whole = base + 0.05 * columns + 0.04 * rows + sum(changes) + grain
    return np.clip(np.rint(whole), 0, 255).astype(np.uint8)


def photo(*changes, **options):
    """Return a gray photo of 8 bits."""
    return Photo(plane(*changes, **options))


def coloured(change, difference, *, base=(150, 110, 90), noise=0.0, seed=0):
    """Return a photo of 8 bits in colour; ``change``, 0..1, changes it by ``difference``, (red, green, blue) levels."""
    rows, columns = np.mgrid[:ROWS, :COLUMNS]
    grain = np.random.default_rng(seed).normal(0, noise, (ROWS, COLUMNS, 3)) if noise else 0.0
    shaded = np.array(base) + (0.025 * columns + 0.02 * rows)[..., np.newaxis]
    whole = shaded + change[..., np.newaxis] * np.array(difference) + grain
    return Photo(np.clip(np.rint(whole), 0, 255).astype(np.uint8))
