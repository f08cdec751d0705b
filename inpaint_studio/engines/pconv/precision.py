"""The type that a training computes in: bfloat16 where the processor multiplies it in hardware, else float32.

Restorations always compute in float32, see ``inference``.
"""

from contextlib import suppress
from pathlib import Path
from typing import Literal

Precision = Literal["float32", "mixed_bfloat16"]

_TILES, _VECTORS = "amx_bf16", "avx512_bf16"
_SLOWER = "GenuineIntel"  # whose vectors of bfloat16 take 1.7 times as long as float32 (measured on Emerald Rapids)
_PROCESSOR = Path("/proc/cpuinfo")


def best_precision(processor: Path = _PROCESSOR) -> Precision:
    """Return the faster type, always the same on one machine.

    With AMX, and with AMD's AVX-512, bfloat16 is two and a half times as fast, and moves a filling by 0.01 of 255
    levels in the mean, by less than 1 at most; without them, and with Intel's AVX-512 alone, as in a virtual machine
    that hides AMX, it is slower than float32. Only Linux says which units there are; elsewhere it is float32.

    Args:
        processor: the file in which the system describes the processor.
    """
    found: dict[str, str] = {}
    with suppress(OSError, UnicodeDecodeError):
        for line in processor.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            found.setdefault(name.strip(), value.strip())  # of the first core; the others are like it
    units = found.get("flags", "").split()
    is_fast = _TILES in units or (_VECTORS in units and found.get("vendor_id") != _SLOWER)
    return "mixed_bfloat16" if is_fast else "float32"
