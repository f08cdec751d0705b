"""SIMD: vector instructions, written down in LLVM's language for the kernels that need them.

A vector holds numbers that lie side by side, each in one of its lanes. LLVM would find vectors in ordinary loops on its
own, but Numba has that pass turned off since it once broke code (numba issue 8705); and a sum that a loop adds up one
by one cannot become vector instructions at all without changing its bits. A processor with narrower registers takes
more instructions for the same vector: the bits are the same on all of them.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

build: Any = cgutils
numba_types: Any = types
numba_intrinsic: Any = intrinsic
"""These three of Numba's carry no types."""

_LANE = ir.IntType(32)
_INDEX = ir.IntType(64)


def index(number: int) -> ir.Constant:
    """Return a constant of the type that arrays are indexed with, int64."""
    return ir.Constant(_INDEX, number)


def zeros(lanes: int) -> ir.Constant:
    """Return a float32 vector of zeros."""
    return ir.Constant(_vector(lanes), [0.0] * lanes)


def load(builder: Any, numbers: Any, at: Any, lanes: int) -> Any:
    """Load a vector from ``numbers[at]`` on, which need not be aligned to the vector's size."""
    return builder.load(_place(builder, numbers, at, lanes), align=4)


def store(builder: Any, vector: Any, numbers: Any, at: Any, lanes: int) -> None:
    """Store a vector from ``numbers[at]`` on, which need not be aligned to the vector's size."""
    builder.store(vector, _place(builder, numbers, at, lanes), align=4)


def broadcast(builder: Any, number: Any, lanes: int) -> Any:
    """Return a vector with the same float32 number in each lane."""
    single = builder.insert_element(ir.Constant(_vector(lanes), ir.Undefined), number, ir.Constant(_LANE, 0))
    return builder.shuffle_vector(single, single, ir.Constant(ir.VectorType(_LANE, lanes), [0] * lanes))


def lane(builder: Any, vector: Any, number: int) -> Any:
    """Return the number in one lane of a vector."""
    return builder.extract_element(vector, ir.Constant(_LANE, number))


def sum_of_lanes(builder: Any, vector: Any, lanes: int) -> Any:
    """Return the sum over the lanes, a power of two: the halves are added, then their halves and so on."""
    while lanes > 1:
        lanes //= 2
        halves = [
            builder.shuffle_vector(
                vector, vector, ir.Constant(ir.VectorType(_LANE, lanes), list(range(first, first + lanes)))
            )
            for first in (0, lanes)
        ]
        vector = builder.fadd(*halves)
    return lane(builder, vector, 0)


def _vector(lanes: int) -> ir.VectorType:
    return ir.VectorType(ir.FloatType(), lanes)


def _place(builder: Any, numbers: Any, at: Any, lanes: int) -> Any:
    return builder.bitcast(builder.gep(numbers, [at]), _vector(lanes).as_pointer())
