"""Inpaint Studio restores photographs. ``inpaint`` is its Python API."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__version__ = "0.1.0"
__all__ = ["__version__", "inpaint"]


def inpaint(image: "NDArray[Any]", mask: "NDArray[Any]", engine: str = "fmm", **options: Any) -> "NDArray[Any]":
    """Fill the masked pixels of an image.

    Args:
        image: (H, W) gray, (H, W, 1), (H, W, 3) RGB or (H, W, 4) CMYK; uint8, uint16 or float32. Left untouched.
        mask: (H, W) bool or uint8, nonzero = restore. Left untouched.
        engine: ``"fmm"``, the Fast Marching Method of Telea (2004).
        **options: the engine's options, for example ``radius=5``.

    Returns:
        A new array of the image's shape and dtype; unmasked pixels are equal to the image's.

    Raises:
        ValueError: shapes or dtypes that do not fit, a mask that covers everything, an unknown engine or option.
    """
    import numpy as np

    from inpaint_studio.core.restore import check, fill
    from inpaint_studio.engines.registry import create_engine
    from inpaint_studio.errors import InputError

    image, mask = np.asarray(image), np.asarray(mask)
    if mask.dtype not in (np.bool_, np.uint8):
        raise InputError(f"A mask must be bool or uint8, not {mask.dtype}.")
    worker = create_engine(engine, **options)
    plane = np.ascontiguousarray(mask).view(np.uint8)
    check(image, plane)
    result = image.copy()
    for filling in fill(image, plane, worker):
        result[filling.region.slices][filling.own] = filling.values
    return result
