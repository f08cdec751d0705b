"""Fast Marching as the report writes it, slow and obvious: flags, a list scanned for its minimum, ``solve``, weights.

Three things follow the engine's documentation rather than the report (see ``telea``): there is no gradient term; a
pixel is filled from pixels whose T is at least 1/2 smaller; T may still fall while a pixel is in the band.
"""

from math import hypot, inf, sqrt

import numpy as np

KNOWN, BAND, INSIDE = 0, 1, 2
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1))


def restore(image, mask, radius):
    """Fill (H, W, C) ``image`` where (H, W) ``mask`` is set."""
    times, order = march(mask, radius)
    result = image.astype(np.float64)
    for row, column in order:
        result[row, column] = filling(result, times, row, column, radius)
    return result.astype(np.float32)


def march(mask, radius):
    """Return T (H, W), negative outside the holes as far as the radius, and the pixels by rising T."""
    flags = np.where(mask, INSIDE, KNOWN)
    times = np.where(mask, inf, 0.0)
    rim = [place for place in places(mask) if not mask[place] and any(mask[near] for near in neighbours(mask, place))]
    for place in places(mask):
        if not mask[place] and rim:
            times[place] = -min(min(hypot(place[0] - r, place[1] - c) for r, c in rim), radius)
    band, order = [], []

    def touch(place):
        for near in neighbours(mask, place):
            if flags[near] == INSIDE:
                flags[near] = BAND
                band.append(near)
            if flags[near] == BAND:
                times[near] = min(times[near], time_at(times, flags, near))

    for place in rim:
        touch(place)
    while band:
        place = min(band, key=lambda p: (times[p], p))
        band.remove(place)
        flags[place] = KNOWN
        order.append(place)
        touch(place)
    return times, order


def time_at(times, flags, place):
    """Return the smallest solution of the eikonal equation over the four quadrants."""
    row, column = place
    return min(
        solve(times, flags, (row + down, column), (row, column + right)) for down in (-1, 1) for right in (-1, 1)
    )


def solve(times, flags, first, second):
    """Return T next to two neighbours, of which Known ones within the image count."""
    t1, t2 = (times[p] if is_within(flags, p) and flags[p] == KNOWN else inf for p in (first, second))
    if t1 < inf and t2 < inf:
        d = 2 - (t1 - t2) ** 2
        if d > 0:
            for root in ((t1 + t2 - sqrt(d)) / 2, (t1 + t2 + sqrt(d)) / 2):
                if root >= t1 and root >= t2:
                    return root
    return 1 + min(t1, t2)


def filling(image, times, row, column, radius):
    """Return the mean of the pixels around one, weighted by direction, distance and level."""
    total, values = 0.0, 0.0
    for r in range(max(0, row - radius), min(times.shape[0], row + radius + 1)):
        for c in range(max(0, column - radius), min(times.shape[1], column + radius + 1)):
            distance = hypot(r - row, c - column)
            if distance > radius or times[r, c] > times[row, column] - 0.5:
                continue
            towards = (row - r) / distance, (column - c) / distance
            direction = max(sum(abs(gy * towards[0] + gx * towards[1]) for gy, gx in slopes(times, row, column)), 1e-6)
            level = 1 / (1 + abs(times[row, column] - times[r, c]))
            weight = direction / distance**2 * level
            total += weight
            values = values + weight * image[r, c]
    return values / total


def slopes(times, row, column):
    """Return grad T twice, the second time with the other horizontal sign if two neighbours are equally early."""
    gy, is_tied_down = slope(times, (row, column), (-1, 0))
    gx, is_tied_right = slope(times, (row, column), (0, -1))
    return (gy, gx), (gy, -gx if is_tied_down or is_tied_right else gx)


def slope(times, place, step):
    """Return the upwind difference of T along one axis, and whether both neighbours are equally early."""
    before, after = (
        times[p] if is_within(times, p) else inf
        for p in ((place[0] + step[0], place[1] + step[1]), (place[0] - step[0], place[1] - step[1]))
    )
    here = times[place]
    if before <= after:
        return max(here - before, 0), before == after
    return min(after - here, 0), False


def places(plane):
    return list(np.ndindex(*plane.shape))


def neighbours(plane, place):
    around = [(place[0] + down, place[1] + right) for down, right in AROUND]
    return [near for near in around if is_within(plane, near)]


def is_within(plane, place):
    return 0 <= place[0] < plane.shape[0] and 0 <= place[1] < plane.shape[1]


def settled(image, mask, codes, table, order):
    """Return (H, W, C) ``image`` with the solution of (I - g W) (I - W) u = 0 in its holes, g = ``order``.

    W is the mean over eight neighbours, weighted by the sum of the weights that the stencils of both pixels give; the
    (H, W) ``codes`` name the rows of ``table``. Where a neighbour has no stencil, the pixel's own counts twice.
    """
    mean = np.zeros((mask.size, mask.size))
    for place in places(mask):
        if codes[place]:
            weights = dict(conductances(place, codes, table))
            for near, weight in weights.items():
                mean[index(place, mask), index(near, mask)] = weight / sum(weights.values())
    error = mean - np.eye(mask.size)
    system = (error - order * mean @ error)[mask.ravel()]
    known = image.reshape(mask.size, -1).astype(np.float64)
    known[mask.ravel()] = 0
    result = known.copy()
    result[mask.ravel()] = np.linalg.solve(system[:, mask.ravel()], -system @ known)
    return result.reshape(image.shape).astype(np.float32)


def conductances(place, codes, table):
    """Yield each neighbour of a pixel within the image and the conductance between both."""
    steps = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]
    for number, (down, right) in enumerate(steps):
        near = place[0] + down, place[1] + right
        if is_within(codes, near):
            own = table[codes[place] - 2][number]
            yield near, own + (table[codes[near] - 2][7 - number] if codes[near] else own)


def index(place, plane):
    return place[0] * plane.shape[1] + place[1]
