"""Inpaint Studio restores photographs. ``inpaint`` is its Python API."""

TYPE_CHECKING = False  # typing is slow to import, and Ctrl+C meanwhile would end in a traceback.
if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

__version__ = "0.1.0"
__all__ = ["__version__", "inpaint"]


def inpaint(
    image: "NDArray[Any]",
    mask: "NDArray[Any]",
    engine: str = "fmm",
    *,
    alpha: "NDArray[Any] | None" = None,
    grow: int = 0,
    **options: "Any",
) -> "NDArray[Any]":
    """Fill the masked pixels of an image.

    Args:
        image: (H, W) gray, (H, W, 1), (H, W, 3) RGB or (H, W, 4) CMYK; uint8, uint16 or float32. Left untouched.
        mask: (H, W), or (H, W, 1) or (H, W, 3) of equal channels; bool or uint8, nonzero = restore. Left untouched.
        engine: ``"fmm"``, Fast Marching; ``"pconv"``, the network; or ``"auto"``, which chooses for each hole.
        alpha: (H, W), the opacity: pixels where it is 0 are invisible, and nothing is restored from their colours.
        grow: the mask is made wider by so many pixels, as for damage with a soft rim.
        **options: the engine's options, for example ``radius=5``.

    Returns:
        A new array of the image's shape and dtype; unmasked pixels are equal to the image's.

    Raises:
        ValueError: shapes or dtypes do not fit, the mask covers everything, or engine or option are unknown.
        EngineError: the engine failed, as the network does in a forked process.
    """
    import numpy as np

    from inpaint_studio.core.mask import Mask
    from inpaint_studio.core.morphology import grow as widen
    from inpaint_studio.core.restore import check, filled
    from inpaint_studio.core.unseen import telling
    from inpaint_studio.engines.registry import create_engine
    from inpaint_studio.errors import InputError

    image, mask = np.asarray(image), np.asarray(mask)
    if mask.dtype not in (np.bool_, np.uint8):
        raise InputError(f"A mask must be bool or uint8, not {mask.dtype}.")
    if grow < 0:
        raise InputError(f"A mask grows by 0 pixels or more, not by {grow}.")
    worker = create_engine(engine, **options)
    plane = Mask.from_array(mask)
    if grow:
        widen(plane, grow)
    check(image, plane.pixels)
    if alpha is not None and np.shape(alpha) != image.shape[:2]:
        raise InputError(f"The transparency has the shape {np.shape(alpha)}, and the image {image.shape}.")
    alpha = telling(None if alpha is None else np.asarray(alpha))
    return filled(image, plane.pixels, worker, alpha=alpha)
