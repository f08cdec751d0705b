"""Inpaint Studio restores photographs. ``inpaint`` and ``find_damage`` are its Python API."""

TYPE_CHECKING = False  # typing is slow to import, and Ctrl+C meanwhile would end in a traceback.
if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from inpaint_studio.detection.marks import Marks

__version__ = "0.1.0"
__all__ = ["__version__", "find_damage", "inpaint"]


def inpaint(
    image: "NDArray[Any]",
    mask: "NDArray[Any]",
    engine: str = "auto",
    *,
    alpha: "NDArray[Any] | None" = None,
    grow: int = 0,
    fit: bool = False,
    take_from: "NDArray[Any] | None" = None,
    not_from: "NDArray[Any] | None" = None,
    **options: "Any",
) -> "NDArray[Any]":
    """Fill the masked pixels of an image.

    Args:
        image: (H, W) gray, (H, W, 1), (H, W, 3) RGB or (H, W, 4) CMYK; uint8, uint16 or float32. Left untouched.
        mask: (H, W), or (H, W, 1) or (H, W, 3) of equal channels; bool or uint8, nonzero = restore. Left untouched.
        engine: ``"auto"``, which chooses for each hole; ``"fmm"``, Fast Marching; ``"texture"``, that with detail from
            nearby; or ``"pconv"``, the network.
        alpha: (H, W), the opacity: pixels where it is 0 are invisible, and nothing is restored from their colours.
        grow: the mask is made wider by so many pixels, as for damage with a soft rim.
        fit: whether the mask is then brought to where the damage below it ends, by up to 16 pixels.
        take_from: a mask as the other: detail is taken from there, and from nowhere else; None for everywhere. Masked
            and invisible pixels never count.
        not_from: a mask as the other: no detail is taken from there.
        **options: the engine's options, for example ``texture=100`` of ``"auto"`` or ``radius=5`` of ``"fmm"``.

    Returns:
        A new array of the image's shape and dtype; unmasked pixels are equal to the image's.

    Raises:
        ValueError: shapes or dtypes do not fit, the mask covers everything, nothing can be taken from ``take_from``, or
            engine or option are unknown.
        EngineError: the engine failed, as the network does in a forked process.
    """
    import numpy as np

    from inpaint_studio.core.mask import Mask
    from inpaint_studio.core.morphology import grow as widen
    from inpaint_studio.core.restore import check, filled
    from inpaint_studio.core.sources import Sources
    from inpaint_studio.core.unseen import telling
    from inpaint_studio.engines.registry import create_engine
    from inpaint_studio.errors import InputError

    def plane_of(array: "NDArray[Any]") -> Mask:
        array = np.asarray(array)
        if array.dtype not in (np.bool_, np.uint8):
            raise InputError(f"A mask must be bool or uint8, not {array.dtype}.")
        return Mask.from_array(array)

    image = np.asarray(image)
    plane = plane_of(mask)
    if grow < 0:
        raise InputError(f"A mask grows by 0 pixels or more, not by {grow}.")
    worker = create_engine(engine, **options)
    if grow:
        widen(plane, grow)
    check(image, plane.pixels)
    if fit:
        from inpaint_studio.core.photo import Photo
        from inpaint_studio.detection.fit import fit as fit_mask
        from inpaint_studio.detection.scan import Scan

        fit_mask(Scan(Photo(image[..., 0] if image.ndim == 3 and image.shape[2] == 1 else image)), plane)
    if alpha is not None and np.shape(alpha) != image.shape[:2]:
        raise InputError(f"The transparency has the shape {np.shape(alpha)}, and the image {image.shape}.")
    alpha = telling(None if alpha is None else np.asarray(alpha))
    sources = Sources.of(*(None if each is None else plane_of(each) for each in (take_from, not_from)))
    return filled(image, plane.pixels, worker, alpha=alpha, sources=sources)


def find_damage(
    image: "NDArray[Any]",
    *,
    alpha: "NDArray[Any] | None" = None,
    protected: "NDArray[Any] | None" = None,
    infrared: "NDArray[Any] | None" = None,
) -> "Marks":
    """Find scratches, cracks, dust, stains: ``find_damage(image).mask()`` is a mask for ``inpaint``.

    Args:
        image: (H, W) gray, (H, W, 1), (H, W, 3) RGB or (H, W, 4) CMYK; uint8, uint16 or float32. Left untouched.
        alpha: (H, W), the opacity: nothing is found where it is 0.
        protected: (H, W) bool or uint8: nothing is found where it is not 0.
        infrared: (H, W) uint8, uint16 or float32, the infrared plane of a film scan: what is dark in it is found, and
            nothing else.

    Returns:
        Marks, each with a score. ``marks.mask(sensitivity=50, margin=1)`` is (H, W) uint8, 255 = damage.

    Raises:
        ValueError: shapes or dtypes do not fit, or infrared shows the photo itself.
        EngineError: the network's weights are missing or damaged.
    """
    import numpy as np

    from inpaint_studio.core.photo import Photo
    from inpaint_studio.detection.infrared.find import find_in_infrared
    from inpaint_studio.detection.itself import find
    from inpaint_studio.errors import InputError

    image = np.asarray(image)
    pixels = image[..., 0] if image.ndim == 3 and image.shape[2] == 1 else image
    if protected is not None and np.shape(protected) != pixels.shape[:2]:
        raise InputError(f"What is protected has the shape {np.shape(protected)}, and the image {image.shape}.")
    photo = Photo(pixels, None if alpha is None else np.asarray(alpha))
    protected = None if protected is None else np.asarray(protected)
    if infrared is not None:
        return find_in_infrared(photo, np.asarray(infrared), protected=protected)
    return find(photo, protected=protected)
