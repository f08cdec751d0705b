"""Sums over patches of pixels of four numbers each, written down as vectors (see ``kernels.simd``).

A patch is ``SIDE`` pixels wide. The numbers of its pixels in one row lie side by side: three vectors of eight and one
of four.
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

HALF = 3
"""How far a patch extends from its centre, in rows and in columns."""

SIDE = 2 * HALF + 1
"""Rows and columns of a patch."""

NUMBERS = 4
"""Numbers of a pixel."""

GUIDES = 8
"""Numbers of a guide."""

_WIDE = 8
_PARTS = ((0, _WIDE), (_WIDE, _WIDE), (2 * _WIDE, _WIDE), (3 * _WIDE, NUMBERS))  # of a row: first number, lanes


def _row_distance(_context: Any, pixels: Any, here: Any, there: Any, stride: Any, rows: Any) -> Any:
    """Return the sum of squared differences between two blocks of ``rows`` rows of ``SIDE`` pixels.

    Called by kernels only; nothing checks where the indices lead.

    Args:
        pixels: (n, NUMBERS) float32, C-contiguous.
        here: int64, the first pixel of a block.
        there: int64, the first pixel of the other one.
        stride: int64, pixels in a row of the image.
        rows: int64.
    """
    int64 = numba_types.int64
    signature = numba_types.float32(pixels, int64, int64, int64, int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        here, there, stride = (builder.mul(number, index(NUMBERS)) for number in arguments[1:4])
        sums = [build.alloca_once_value(builder, zeros(lanes)) for _, lanes in _PARTS]
        for total, (_, lanes) in zip(sums, _PARTS, strict=True):
            builder.store(zeros(lanes), total)
        with build.for_range(builder, arguments[4]) as down:
            line = builder.mul(down.index, stride)
            for total, (first, lanes) in zip(sums, _PARTS, strict=True):
                away = builder.add(line, index(first))
                one, other = (load(builder, data, builder.add(at, away), lanes) for at in (here, there))
                change = builder.fsub(one, other)
                builder.store(builder.fadd(builder.load(total), builder.fmul(change, change)), total)
        wide = [builder.load(total) for total in sums[:3]]
        long = sum_of_lanes(builder, builder.fadd(builder.fadd(wide[0], wide[1]), wide[2]), _WIDE)
        return builder.fadd(long, sum_of_lanes(builder, builder.load(sums[3]), NUMBERS))

    return signature, generate


def _guide_distance(_context: Any, guides: Any, here: Any, there: Any) -> Any:
    """Return the sum of squared differences between two rows of ``guides``, (n, GUIDES). Called by kernels only."""
    signature = numba_types.float32(guides, numba_types.int64, numba_types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        one, other = (load(builder, data, builder.mul(at, index(GUIDES)), GUIDES) for at in arguments[1:])
        change = builder.fsub(one, other)
        return sum_of_lanes(builder, builder.fmul(change, change), GUIDES)

    return signature, generate


def _add_row(_context: Any, sums: Any, here: Any, pixels: Any, there: Any, weight: Any) -> Any:
    """Add ``weight`` times ``SIDE`` pixels from ``there`` on to ``sums`` from ``here`` on. Called by kernels only.

    Args:
        sums: (n, NUMBERS) float32, C-contiguous.
        here: int64, a row of it.
        pixels: (n, NUMBERS) float32, C-contiguous.
        there: int64, a row of it.
        weight: float32.
    """
    signature = numba_types.void(sums, numba_types.int64, pixels, numba_types.int64, numba_types.float32)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        into, out = (context.make_array(signature.args[n])(context, builder, arguments[n]).data for n in (0, 2))
        here, there = (builder.mul(arguments[n], index(NUMBERS)) for n in (1, 3))
        for first, lanes in _PARTS:
            at = builder.add(here, index(first))
            numbers = load(builder, out, builder.add(there, index(first)), lanes)
            product = builder.fmul(numbers, broadcast(builder, arguments[4], lanes))
            store(builder, builder.fadd(load(builder, into, at, lanes), product), into, at, lanes)
        return context.get_dummy_value()

    return signature, generate


row_distance: Any = numba_intrinsic(_row_distance)
guide_distance: Any = numba_intrinsic(_guide_distance)
add_row: Any = numba_intrinsic(_add_row)
