"""Lanes: arithmetic on eight numbers that lie side by side, in a fixed order.

A sum that a loop adds up one by one cannot become vector instructions without changing its bits. Here the order is
spelled out: eight partial sums, then those of the halves, of the quarters and so on. A processor with narrower
registers takes more instructions for the same sum.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 8
"""Numbers side by side; what the functions here go over is a whole number of so many."""

GROUPS = 3
"""Of eight patches, that ``squares`` compares at once."""

_build: Any = cgutils  # these three carry no types
_types: Any = types
_intrinsic: Any = intrinsic

_INT, _INDEX = ir.IntType(32), ir.IntType(64)
_VECTOR = ir.VectorType(ir.FloatType(), LANES)


def _product(_context: Any, left: Any, at: Any, right: Any, other: Any) -> Any:
    """Return the sum of ``left[at, m] * right[other, m]`` over m. Called by kernels only.

    Args:
        left: (rows, k) float32, C-contiguous, k a multiple of 8.
        at: int64, a row of it.
        right: likewise.
        other: int64, a row of it; nothing checks whether it is as long.
    """
    signature = _types.float32(left, _types.int64, right, _types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = [context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 2)]
        length = builder.extract_value(arrays[0].shape, 1)
        left, right = (
            builder.gep(array.data, [builder.mul(row, length)])
            for array, row in zip(arrays, arguments[1::2], strict=True)
        )
        return _sum(builder, _sums(builder, left, right, length))

    return signature, generate


def _inner(_context: Any, patches: Any, one: Any, other: Any) -> Any:
    """Return the sum of ``patches[c, one, m] * patches[c, other, m]`` over c and m. Called by kernels only.

    The sums of the channels are added lane by lane: those of one channel, taken thrice, and of three that are equal are
    the same to the last bit.

    Args:
        patches: (1 or 3, rows, k) float32, C-contiguous, k a multiple of 8.
        one: int64, a row.
        other: int64, a row.
    """
    signature = _types.float32(patches, _types.int64, _types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        channels, count, length = (builder.extract_value(array.shape, n) for n in range(3))
        left, right = (builder.gep(array.data, [builder.mul(row, length)]) for row in arguments[1:])
        plane = builder.mul(count, length)
        sums = [_sums(builder, left, right, length)] * 3
        total = _build.alloca_once_value(builder, builder.fadd(builder.fadd(sums[0], sums[1]), sums[2]))
        with builder.if_then(builder.icmp_unsigned(">", channels, ir.Constant(_INDEX, 1))):
            for channel in (1, 2):
                away = builder.mul(plane, ir.Constant(_INDEX, channel))
                sums[channel] = _sums(builder, builder.gep(left, [away]), builder.gep(right, [away]), length)
            builder.store(builder.fadd(builder.fadd(sums[0], sums[1]), sums[2]), total)
        return _sum(builder, builder.load(total))

    return signature, generate


def _differ(_context: Any, roots: Any, row: Any, plane: Any, here: Any, there: Any, result: Any, at: Any) -> Any:
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
    index = _types.int64
    signature = _types.void(roots, index, plane, index, index, result, index)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = {n: context.make_array(signature.args[n])(context, builder, arguments[n]).data for n in (0, 2, 5)}
        root = _load(builder, data[0], arguments[1])
        here, there = (_load(builder, builder.gep(data[2], [arguments[n]]), None) for n in (3, 4))
        place = builder.bitcast(builder.gep(data[5], [arguments[6]]), _VECTOR.as_pointer())
        builder.store(builder.fmul(root, builder.fsub(there, here)), place, align=4)
        return context.get_dummy_value()

    return signature, generate


def _squares(
    _context: Any, plane: Any, here: Any, there: Any, stride: Any, counts: Any, columns: Any, result: Any, row: Any
) -> Any:
    """Write how far 24 patches side by side are from another one to ``result[row]``. Called by kernels only.

    The number m of a row is the sum of ``counts[y, x] * (plane.flat[there + m + at] - plane.flat[here + at]) ** 2``
    over y and the first ``columns`` x, with at = y * ``stride`` + x. Nothing checks where the indices lead.

    Args:
        plane: float32, C-contiguous.
        here: int64, where the patch begins.
        there: int64, where the first of the others does.
        stride: int64.
        counts: (rows, k) float32, C-contiguous.
        columns: int64.
        result: (n, 24) float32, C-contiguous.
        row: int64.
    """
    index = _types.int64
    signature = _types.void(plane, index, index, index, counts, index, result, index)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = {n: context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 4, 6)}
        plane, counts = arrays[0].data, arrays[4].data
        rows, length = (builder.extract_value(arrays[4].shape, n) for n in (0, 1))
        sums = [_build.alloca_once_value(builder, ir.Constant(_VECTOR, [0.0] * LANES)) for _ in range(GROUPS)]
        with _build.for_range(builder, rows) as down:
            line = builder.mul(down.index, arguments[3])
            own, others = (builder.gep(plane, [builder.add(arguments[n], line)]) for n in (1, 2))
            shares = builder.gep(counts, [builder.mul(down.index, length)])
            with _build.for_range(builder, arguments[5]) as across:
                share, value = (_spread(builder, builder.load(builder.gep(at, [across.index]))) for at in (shares, own))
                first = builder.gep(others, [across.index])
                for group, total in enumerate(sums):
                    change = builder.fsub(_load(builder, first, ir.Constant(_INDEX, group)), value)
                    square = builder.fmul(builder.fmul(share, change), change)
                    builder.store(builder.fadd(builder.load(total), square), total)
        begin = builder.mul(arguments[7], ir.Constant(_INDEX, GROUPS * LANES))
        for group, total in enumerate(sums):
            place = builder.gep(arrays[6].data, [builder.add(begin, ir.Constant(_INDEX, group * LANES))])
            builder.store(builder.load(total), builder.bitcast(place, _VECTOR.as_pointer()), align=4)
        return context.get_dummy_value()

    return signature, generate


product: Any = _intrinsic(_product)
inner: Any = _intrinsic(_inner)
squares: Any = _intrinsic(_squares)
differ: Any = _intrinsic(_differ)


def _sums(builder: Any, left: Any, right: Any, length: Any) -> Any:
    """Return eight sums of products of numbers that lie side by side."""
    total = _build.alloca_once_value(builder, ir.Constant(_VECTOR, [0.0] * LANES))
    builder.store(ir.Constant(_VECTOR, [0.0] * LANES), total)
    with _build.for_range(builder, builder.udiv(length, ir.Constant(_INDEX, LANES))) as loop:
        first, second = (_load(builder, numbers, loop.index) for numbers in (left, right))
        builder.store(builder.fadd(builder.load(total), builder.fmul(first, second)), total)
    return builder.load(total)


def _load(builder: Any, numbers: Any, step: Any) -> Any:
    """Load eight numbers, 8 * ``step`` further on, which need not lie at a multiple of 32 bytes."""
    if step is not None:
        numbers = builder.gep(numbers, [builder.mul(step, ir.Constant(_INDEX, LANES))])
    return builder.load(builder.bitcast(numbers, _VECTOR.as_pointer()), align=4)


def _spread(builder: Any, number: Any) -> Any:
    """Return eight times the same number."""
    single = builder.insert_element(ir.Constant(_VECTOR, ir.Undefined), number, ir.Constant(_INT, 0))
    return builder.shuffle_vector(single, single, ir.Constant(ir.VectorType(_INT, LANES), [0] * LANES))


def _sum(builder: Any, vector: Any) -> Any:
    """Return the sum of eight numbers: of the halves, of the quarters, of the two that are left."""
    count = LANES
    while count > 1:
        count //= 2
        halves = [
            builder.shuffle_vector(
                vector, vector, ir.Constant(ir.VectorType(_INT, count), list(range(first, first + count)))
            )
            for first in (0, count)
        ]
        vector = builder.fadd(*halves)
    return builder.extract_element(vector, ir.Constant(_INT, 0))
