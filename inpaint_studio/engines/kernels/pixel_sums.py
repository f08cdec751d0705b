"""Weighted sums of the numbers of pixels, four to a pixel, one in each lane of a vector.

Written down as vectors (``simd``), the one sum that the time of ``fmm`` goes into takes a quarter of the time.
"""

from typing import Any

from inpaint_studio.engines.kernels.simd import (
    broadcast,
    build,
    index,
    lane,
    load,
    numba_intrinsic,
    numba_types,
    zeros,
)

LANES = 4
"""Numbers of a pixel, and terms added in one step."""


def _weighted_sum(_context: Any, values: Any, here: Any, offsets: Any, weights: Any, row: Any) -> Any:
    """Return the four sums over m of ``weights[row, m] * values[here + offsets[m]]``. Called by kernels only.

    Args:
        values: (n, 4) float32, C-contiguous.
        here: int64, a row of the values.
        offsets: (k,) int64, k a multiple of 4; nothing checks where they lead.
        weights: (rows, k) float32, C-contiguous.
        row: int64, a row of the weights.
    """
    signature = numba_types.UniTuple(numba_types.float32, LANES)(
        values, numba_types.int64, offsets, weights, numba_types.int64
    )

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        arrays = [context.make_array(signature.args[n])(context, builder, arguments[n]) for n in (0, 2, 3)]
        values, offsets, weights = (array.data for array in arrays)
        count = builder.extract_value(arrays[1].shape, 0)
        first = builder.mul(arguments[4], count)
        sums = [build.alloca_once_value(builder, zeros(LANES)) for _ in range(LANES)]
        steps = builder.udiv(count, index(LANES))
        with build.for_range(builder, steps) as loop:
            for term, total in enumerate(sums):
                m = builder.add(builder.mul(loop.index, index(LANES)), index(term))
                pixel = builder.add(arguments[1], builder.load(builder.gep(offsets, [m])))
                numbers = load(builder, values, builder.mul(pixel, index(LANES)), LANES)
                weight = builder.load(builder.gep(weights, [builder.add(first, m)]))
                product = builder.fmul(numbers, broadcast(builder, weight, LANES))
                builder.store(builder.fadd(builder.load(total), product), total)
        pairs = [builder.fadd(builder.load(sums[n]), builder.load(sums[n + 1])) for n in (0, 2)]
        total = builder.fadd(*pairs)
        parts = [lane(builder, total, n) for n in range(LANES)]
        return context.make_tuple(builder, signature.return_type, parts)

    return signature, generate


weighted_sum: Any = numba_intrinsic(_weighted_sum)
