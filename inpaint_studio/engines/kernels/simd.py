"""Quads: arithmetic on four numbers of a pixel at once, in one register.

LLVM would find such groups in ordinary loops on its own, but Numba has that pass turned off since it once broke code
(numba issue 8705). Spelled out for the one sum that the time goes into, it takes a quarter of the time.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

WIDTH = 4
"""Numbers of a pixel, and terms added in one step."""

_build: Any = cgutils  # these three carry no types
_types: Any = types
_intrinsic: Any = intrinsic

_FLOAT, _INDEX = ir.FloatType(), ir.IntType(64)
_QUAD = ir.VectorType(_FLOAT, WIDTH)


def _weighted_sum(_context: Any, values: Any, here: Any, offsets: Any, weights: Any, row: Any) -> Any:
    """Return the four sums over m of ``weights[row, m] * values[here + offsets[m]]``. Called by kernels only.

    Args:
        values: (n, 4) float32, C-contiguous.
        here: int64.
        offsets: (k,) int64, k a multiple of 4; nothing checks where they lead.
        weights: (rows, k) float32, C-contiguous.
        row: int64.
    """
    signature = _types.UniTuple(_types.float32, WIDTH)(values, _types.int64, offsets, weights, _types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = [context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 2, 3)]
        values, offsets, weights = (array.data for array in arrays)
        count = builder.extract_value(arrays[1].shape, 0)
        first = builder.mul(arguments[4], count)
        sums = [_build.alloca_once_value(builder, ir.Constant(_QUAD, [0.0] * WIDTH)) for _ in range(WIDTH)]
        steps = builder.udiv(count, ir.Constant(_INDEX, WIDTH))
        with _build.for_range(builder, steps) as loop:
            for term, total in enumerate(sums):
                m = builder.add(builder.mul(loop.index, ir.Constant(_INDEX, WIDTH)), ir.Constant(_INDEX, term))
                pixel = builder.add(arguments[1], builder.load(builder.gep(offsets, [m])))
                quad = _load(builder, values, builder.mul(pixel, ir.Constant(_INDEX, WIDTH)))
                weight = builder.load(builder.gep(weights, [builder.add(first, m)]))
                product = builder.fmul(quad, _spread(builder, weight))
                builder.store(builder.fadd(builder.load(total), product), total)
        pairs = [builder.fadd(builder.load(sums[n]), builder.load(sums[n + 1])) for n in (0, 2)]
        total = builder.fadd(*pairs)
        parts = [builder.extract_element(total, ir.Constant(ir.IntType(32), n)) for n in range(WIDTH)]
        return context.make_tuple(builder, signature.return_type, parts)

    return signature, generate


weighted_sum: Any = _intrinsic(_weighted_sum)


def _load(builder: Any, numbers: Any, index: Any) -> Any:
    """Load four numbers, which need not lie at a multiple of 16 bytes."""
    return builder.load(builder.bitcast(builder.gep(numbers, [index]), _QUAD.as_pointer()), align=4)


def _spread(builder: Any, number: Any) -> Any:
    """Return a quad of four times the same number."""
    single = builder.insert_element(ir.Constant(_QUAD, ir.Undefined), number, ir.Constant(ir.IntType(32), 0))
    return builder.shuffle_vector(single, single, ir.Constant(ir.VectorType(ir.IntType(32), WIDTH), [0] * WIDTH))
