"""Times the moves of Follow on a photo of 100 megapixels: each must be done within 30 ms.

    python -m tests.benchmarks.follow_moves

Processor time is told, as other work on the machine does not change it much.
"""

from time import process_time

import cv2
import numpy as np

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.follow.trail import Trail
from inpaint_studio.engines.kernels.warm_up import warm_up

ROWS, COLUMNS = 8200, 12200
STEPS = (5, 20, 60, 200)
"""Pixels from move to move; the last as of a hasty hand on the whole photo."""


def middle(column):
    """Return the row of a long, bent scratch."""
    return 4000 + 900 * np.sin(column / 700)


def scan():
    """Return grainy texture with a scratch across, (ROWS, COLUMNS) uint8."""
    rng = np.random.default_rng(1)
    coarse = cv2.resize(rng.normal(120, 25, (ROWS // 40, COLUMNS // 40)).astype(np.float32), (COLUMNS, ROWS))
    tile = rng.normal(0, 5, (1025, 1525)).astype(np.float32)
    coarse += np.tile(tile, (8, 8))[:ROWS, :COLUMNS]
    way = np.array([(column, middle(column)) for column in range(0, COLUMNS, 4)]).round().astype(np.int32)
    line = np.zeros((ROWS, COLUMNS), np.uint8)
    cv2.polylines(line, [way], False, 60, 4, cv2.LINE_AA)
    return np.clip(coarse + line, 0, 255).astype(np.uint8)


def main():
    """Print a line for each length of step."""
    warm_up()
    photo = Photo(scan())
    for step in STEPS:
        trail, times, errors = Trail(photo), [], []
        trail.begin((middle(1000.0), 1000.0), 8.0)
        for column in range(1000 + step, 1000 + 40 * step, step):
            start = process_time()
            trail.move((middle(column) + 3, float(column)), 8.0)
            times.append(1000 * (process_time() - start))
            errors.append(max(abs(row - middle(at)) for row, at in trail.path[-20:]))
        start = process_time()
        trail.fix()
        stamp = trail.stamp()
        ending = process_time() - start
        usual, seldom = np.median(times), np.percentile(times, 95)
        print(  # noqa: T201
            f"steps of {step:3d} px: {usual:5.1f} ms a move, {seldom:5.1f} ms in 19 of 20, "
            f"{max(times):5.1f} ms at most; {np.mean(np.array(errors) < 5):.0%} on the line; "
            f"the mask of {int(stamp.inside.sum()):,} px {ending:.1f} s"
        )


if __name__ == "__main__":
    main()
