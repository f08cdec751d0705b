"""Sums over rows of patches, eight numbers to a vector.

The order of the sums is fixed (see ``simd``): eight partial sums, one in each lane, then those of the halves, of the
quarters and so on.
"""

from typing import Any

from inpaint_studio.engines.kernels.simd import (
    broadcast,
    build,
    index,
    load,
    numba_intrinsic,
    numba_types,
    store,
    sum_of_lanes,
    zeros,
)

LANES = 8
"""Numbers in a vector; the lengths that are summed over are multiples of it."""

SQUARE = 32
"""Rows, and columns, of the squares of weights that ``plane_dot`` takes."""

TOGETHER = 16
"""Patches that ``squared_distances`` compares at once."""


def _dot(_context: Any, left: Any, at: Any, right: Any, other: Any) -> Any:
    """Return the sum of ``left[at, m] * right[other, m]`` over m. Called by kernels only.

    Args:
        left: (rows, k) float32, C-contiguous, k a multiple of 8.
        at: int64, a row of it.
        right: (rows, k) float32, C-contiguous; nothing checks whether its rows are as long.
        other: int64, a row of it.
    """
    signature = numba_types.float32(left, numba_types.int64, right, numba_types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = [context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 2)]
        length = builder.extract_value(arrays[0].shape, 1)
        left, right = (
            builder.gep(array.data, [builder.mul(row, length)])
            for array, row in zip(arrays, arguments[1::2], strict=True)
        )
        return sum_of_lanes(builder, _partial_sums(builder, left, right, length), LANES)

    return signature, generate


def _dot_over_channels(_context: Any, patches: Any, one: Any, other: Any) -> Any:
    """Return the sum of ``patches[c, one, m] * patches[c, other, m]`` over c and m. Called by kernels only.

    The channels are added lane by lane. One channel counts three times, and gives what three equal ones give to the
    last bit.

    Args:
        patches: (1 or 3, rows, k) float32, C-contiguous, k a multiple of 8.
        one: int64, a row.
        other: int64, a row.
    """
    signature = numba_types.float32(patches, numba_types.int64, numba_types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        channels, count, length = (builder.extract_value(array.shape, n) for n in range(3))
        left, right = (builder.gep(array.data, [builder.mul(row, length)]) for row in arguments[1:])
        plane = builder.mul(count, length)
        sums = [_partial_sums(builder, left, right, length)] * 3
        total = build.alloca_once_value(builder, builder.fadd(builder.fadd(sums[0], sums[1]), sums[2]))
        with builder.if_then(builder.icmp_unsigned(">", channels, index(1))):
            for channel in (1, 2):
                away = builder.mul(plane, index(channel))
                sums[channel] = _partial_sums(builder, builder.gep(left, [away]), builder.gep(right, [away]), length)
            builder.store(builder.fadd(builder.fadd(sums[0], sums[1]), sums[2]), total)
        return sum_of_lanes(builder, builder.load(total), LANES)

    return signature, generate


def _plane_dot(_context: Any, weights: Any, first: Any, plane: Any, start: Any, stride: Any) -> Any:
    """Return the sum of ``weights[first + y, x] * plane.flat[start + y * stride + x]`` over y and x < ``SQUARE``.

    Called by kernels only; nothing checks where the indices lead.

    Args:
        weights: (n, SQUARE) float32, C-contiguous.
        first: int64, a row of them.
        plane: float32, C-contiguous.
        start: int64.
        stride: int64, length of a row of the plane.
    """
    int64 = numba_types.int64
    signature = numba_types.float32(weights, int64, plane, int64, int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        weights, plane = (context.make_array(signature.args[n])(context, builder, arguments[n]).data for n in (0, 2))
        begin = builder.mul(arguments[1], index(SQUARE))
        sums = [build.alloca_once_value(builder, zeros(LANES)) for _ in range(SQUARE // LANES)]
        for total in sums:
            builder.store(zeros(LANES), total)
        with build.for_range(builder, index(SQUARE)) as down:
            shares = builder.add(begin, builder.mul(down.index, index(SQUARE)))
            line = builder.add(arguments[3], builder.mul(down.index, arguments[4]))
            for group, total in enumerate(sums):
                away = index(group * LANES)
                one, other = (
                    load(builder, data, builder.add(at, away), LANES) for data, at in ((weights, shares), (plane, line))
                )
                builder.store(builder.fadd(builder.load(total), builder.fmul(one, other)), total)
        vectors = [builder.load(total) for total in sums]
        while len(vectors) > 1:
            vectors = [builder.fadd(vectors[n], vectors[n + 1]) for n in range(0, len(vectors), 2)]
        return sum_of_lanes(builder, vectors[0], LANES)

    return signature, generate


def _weighted_difference(
    _context: Any, roots: Any, row: Any, plane: Any, here: Any, there: Any, result: Any, at: Any
) -> Any:
    """Write ``roots[row] * (plane.flat[there:there + 8] - plane.flat[here:here + 8])`` to ``result.flat[at:at + 8]``.

    Called by kernels only; nothing checks where the indices lead.

    Args:
        roots: (rows, 8) float32, C-contiguous.
        row: int64, of the roots.
        plane: float32, C-contiguous.
        here: int64.
        there: int64.
        result: float32, C-contiguous.
        at: int64.
    """
    int64 = numba_types.int64
    signature = numba_types.void(roots, int64, plane, int64, int64, result, int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = {n: context.make_array(signature.args[n])(context, builder, arguments[n]).data for n in (0, 2, 5)}
        root = load(builder, data[0], builder.mul(arguments[1], index(LANES)), LANES)
        here, there = (load(builder, data[2], arguments[n], LANES) for n in (3, 4))
        store(builder, builder.fmul(root, builder.fsub(there, here)), data[5], arguments[6], LANES)
        return context.get_dummy_value()

    return signature, generate


def _squared_distances(
    _context: Any, plane: Any, here: Any, there: Any, stride: Any, counts: Any, columns: Any, result: Any, row: Any
) -> Any:
    """Write the weighted squared distances of 16 patches, side by side, from another one to ``result[row]``.

    The m-th is the sum of ``counts[y, x] * (plane.flat[there + m + at] - plane.flat[here + at]) ** 2`` over y and the
    first ``columns`` x, with at = y * ``stride`` + x. Called by kernels only; nothing checks where the indices lead.

    Args:
        plane: float32, C-contiguous.
        here: int64, where the other patch begins.
        there: int64, where the first of the 16 begins.
        stride: int64, length of a row of the plane.
        counts: (rows, k) float32, C-contiguous, the weights.
        columns: int64, at most k.
        result: (n, 16) float32, C-contiguous.
        row: int64.
    """
    int64 = numba_types.int64
    signature = numba_types.void(plane, int64, int64, int64, counts, int64, result, int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = {n: context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 4, 6)}
        plane, counts = arrays[0].data, arrays[4].data
        rows, length = (builder.extract_value(arrays[4].shape, n) for n in (0, 1))
        total = build.alloca_once_value(builder, zeros(TOGETHER))
        builder.store(zeros(TOGETHER), total)
        with build.for_range(builder, rows) as down:
            line = builder.mul(down.index, arguments[3])
            own, others = (builder.gep(plane, [builder.add(arguments[n], line)]) for n in (1, 2))
            shares = builder.gep(counts, [builder.mul(down.index, length)])
            with build.for_range(builder, arguments[5]) as across:
                share, value = (builder.load(builder.gep(at, [across.index])) for at in (shares, own))
                wide_share, wide_value = (broadcast(builder, number, TOGETHER) for number in (share, value))
                change = builder.fsub(load(builder, others, across.index, TOGETHER), wide_value)
                square = builder.fmul(builder.fmul(wide_share, change), change)
                builder.store(builder.fadd(builder.load(total), square), total)
        row = builder.mul(arguments[7], index(TOGETHER))
        store(builder, builder.load(total), arrays[6].data, row, TOGETHER)
        return context.get_dummy_value()

    return signature, generate


dot: Any = numba_intrinsic(_dot)
plane_dot: Any = numba_intrinsic(_plane_dot)
dot_over_channels: Any = numba_intrinsic(_dot_over_channels)
squared_distances: Any = numba_intrinsic(_squared_distances)
weighted_difference: Any = numba_intrinsic(_weighted_difference)


def _partial_sums(builder: Any, left: Any, right: Any, length: Any) -> Any:
    """Return a vector of sums of products, of all numbers of which ``length`` lie side by side."""
    total = build.alloca_once_value(builder, zeros(LANES))
    builder.store(zeros(LANES), total)
    with build.for_range(builder, builder.udiv(length, index(LANES))) as loop:
        at = builder.mul(loop.index, index(LANES))
        first, second = (load(builder, numbers, at, LANES) for numbers in (left, right))
        builder.store(builder.fadd(builder.load(total), builder.fmul(first, second)), total)
    return builder.load(total)
