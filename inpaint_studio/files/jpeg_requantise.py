"""Puts changed pixels into the quantised blocks of a JPEG: a process of its own, started by ``jpeg_patch``.

    python jpeg_requantise.py FOLDER

FOLDER holds ``bare.jpg``, a JPEG without applications' data, and ``tiles.npz``, the tiles (as large as the file's MCU)
in which pixels changed. It writes ``out-0.jpg``, whose other coefficients are the same; of CMYK that has the
first three components, and ``out-1.jpg`` the fourth, as jpeglib does not write four. The process is there because
libjpeg, as jpeglib builds it, ends its process when it fails, on a full drive for instance.

Transform and ranges: ITU-T T.81, A.3.3 and F.1.2; colours: JFIF 1.02.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float32]

SEQUENTIAL_LIBRARY, PROGRESSIVE_LIBRARY = "turbo210", "mozjpeg403"
KEPT_WEIGHT = 8.0
"""How much more an error counts in a pixel that was not restored."""
_MOST_STEPS = 64
_AT_ONCE = 1 << 14  # blocks

_LIMIT_DC, _LIMIT_AC = 1023, 1023

_TO_YCC = np.array(
    [[0.299, 0.587, 0.114], [-0.168735892, -0.331264108, 0.5], [0.5, -0.418687589, -0.081312411]], np.float32
)


def _basis() -> Float:
    """Return (64, 64): row k is the k-th basis picture, 8 x 8 pixels in rows."""
    place = np.arange(8)
    wave = np.cos((2 * place[None] + 1) * place[:, None] * np.pi / 16) / 2
    wave[0] /= np.sqrt(2)
    pictures: Float = np.einsum("ui,vj->uvij", wave, wave).reshape(64, 64).astype(np.float32)
    return pictures


BASIS = _basis()


def steps_towards(wanted: Float, weights: Float, table: Float) -> NDArray[np.int16]:
    """Return by how many quantisation steps coefficients must change.

    Begins with the nearest steps and goes on, one step of one coefficient of each block at a time, while the weighted
    squared error shrinks.

    Args:
        wanted: (n, 64) by how much the samples are to change.
        weights: (n, 64) how much an error counts.
        table: (64,) the quantisation steps.
    """
    steps = np.rint(wanted @ BASIS.T / table)
    error = wanted - (steps * table) @ BASIS
    curvature = (weights @ (BASIS**2).T) * table**2
    active = np.arange(len(wanted))
    for _ in range(_MOST_STEPS):
        slope = (error[active] * weights[active]) @ BASIS.T * table
        gain = 2 * np.abs(slope) - curvature[active]
        best = gain.argmax(axis=1)
        rows = np.arange(len(active))
        better = gain[rows, best] > 1e-2
        active, best, slope = active[better], best[better], slope[better]
        if not len(active):
            break
        sign = np.sign(slope[np.arange(len(active)), best])
        steps[active, best] += sign
        error[active] -= (sign * table[best])[:, None] * BASIS[best]
    rounded: NDArray[np.int16] = steps.astype(np.int16)
    return rounded


def patch(coefficients: list[NDArray[np.int16]], tables: list[Float], factors: Any, tiles: dict[str, Any]) -> None:
    """Change coefficients so that tiles show what they are to show.

    Args:
        coefficients: (rows, columns, 8, 8) of each component; changed in place.
        tables: (64,) of each component.
        factors: (vertical, horizontal) sampling of each component.
        tiles: ``places`` (n, 2), ``before`` and ``after`` (n, h, w, C) uint8, ``changed`` and ``inside`` (n, h, w)
            bool, ``is_ycc``.
    """
    most = np.max(factors, axis=0)
    count = len(tiles["places"])
    chunk = max(1, _AT_ONCE // int(np.prod(most)))
    for start in range(0, count, chunk):
        part = {name: value if name == "is_ycc" else value[start : start + chunk] for name, value in tiles.items()}
        before, after = _planes(part["before"], part["is_ycc"]), _planes(part["after"], part["is_ycc"])
        clipped = ((part["before"] == 0) | (part["before"] == 255)).any(axis=3)
        for index, (blocks, table) in enumerate(zip(coefficients, tables, strict=True)):
            planes = before[..., index], after[..., index], clipped
            _patch_component(blocks, table, np.asarray(factors[index]), most, part, planes)


def _planes(pixels: NDArray[np.uint8], is_ycc: bool) -> Float:
    """Return (n, h, w, C) samples less their middle. Of four channels, YCC are made from the first three's opposite."""
    samples = pixels.astype(np.float32)
    if not is_ycc:
        return samples - 128
    is_ycck = pixels.shape[3] == 4
    planes = (255 - samples[..., :3] if is_ycck else samples) @ _TO_YCC.T
    planes[..., 0] -= 128
    return np.concatenate([planes, samples[..., 3:] - 128], axis=3) if is_ycck else planes


def _patch_component(
    blocks: NDArray[np.int16], table: Float, factor: Any, most: Any, tiles: dict[str, Any], planes: Any
) -> None:
    down, across = factor
    high, wide = most // factor  # pixels that a sample covers
    local = np.indices((down, across)).reshape(2, -1).T
    places = (tiles["places"][:, None] * factor + local[None]).reshape(-1, 2)
    exists = (places[:, 0] < blocks.shape[0]) & (places[:, 1] < blocks.shape[1])
    rows, columns = places[exists].T
    old = blocks[rows, columns].reshape(-1, 64)
    shown = np.zeros((len(places), 64), np.float32)
    shown[exists] = (old * table) @ BASIS  # not rounded and not clipped, as pixels are
    shown = _by_tile(shown, down, across)

    before, after, clipped = planes
    reference = np.repeat(np.repeat(shown, high, axis=1), wide, axis=2)
    if high * wide > 1:
        # Decoders blend neighbouring samples, so that what was seen tells better; unless it was cut off at 0 or 255.
        reference = np.where(clipped, reference, before)
    changed, inside = tiles["changed"], tiles["inside"]
    wanted = _mean(np.where(changed, after - reference, 0), high, wide)
    weights = _mean(np.where(changed, 1, KEPT_WEIGHT) * inside, high, wide)
    is_touched = (_by_block(_mean(changed, high, wide)).max(axis=1) > 0)[exists]
    wanted, weights = _by_block(wanted)[exists][is_touched], _by_block(weights)[exists][is_touched]
    rows, columns, old = rows[is_touched], columns[is_touched], old[is_touched]
    new = old + steps_towards(wanted, weights, table)
    new = np.clip(new, -_LIMIT_AC - (np.arange(64) == 0), _LIMIT_DC).astype(np.int16)
    blocks[rows, columns] = new.reshape(-1, 8, 8)


def _mean(samples: NDArray[Any], high: int, wide: int) -> Float:
    count, rows, columns = samples.shape
    parts = samples.reshape(count, rows // high, high, columns // wide, wide)
    means: Float = parts.mean(axis=(2, 4), dtype=np.float32)
    return means


def _by_tile(blocks: Float, down: int, across: int) -> Float:
    """Turn (n * down * across, 64) into (n, down * 8, across * 8)."""
    parts = blocks.reshape(-1, down, across, 8, 8)
    return parts.transpose(0, 1, 3, 2, 4).reshape(len(parts), down * 8, across * 8)


def _by_block(samples: Float) -> Float:
    """Turn it back."""
    count, rows, columns = samples.shape
    parts = samples.reshape(count, rows // 8, 8, columns // 8, 8)
    return parts.transpose(0, 1, 3, 2, 4).reshape(-1, 64)


def main(folder: Path) -> None:
    """Read the folder's files and write the result beside them."""
    import jpeglib

    tiles = dict(np.load(folder / "tiles.npz"))
    is_progressive = bool(tiles.pop("is_progressive"))
    jpeglib.version.set(PROGRESSIVE_LIBRARY if is_progressive else SEQUENTIAL_LIBRARY)
    jpeg = jpeglib.read_dct(str(folder / "bare.jpg"))
    names = ("Y", "Cb", "Cr", "K")[: jpeg.num_components]
    coefficients = [getattr(jpeg, name) for name in names]
    tables = [jpeg.get_component_qt(index).reshape(64).astype(np.float32) for index in range(len(names))]
    patch(coefficients, tables, jpeg.samp_factor, tiles)
    flags = [] if is_progressive else ["+OPTIMIZE_CODING"]
    if len(names) < 4:
        jpeg.write_dct(str(folder / "out-0.jpg"), flags=flags)
        return
    # Of these files only the scans are used, so that tables do not matter, nor how large the fourth says it is.
    any_table = np.ones((1, 8, 8), np.int16)
    colours, fourth = jpeglib.from_dct(*coefficients[:3], qt=any_table), jpeglib.from_dct(coefficients[3], qt=any_table)
    colours.height, colours.width, colours.samp_factor = jpeg.height, jpeg.width, jpeg.samp_factor[:3]
    fourth.samp_factor = np.ones((1, 2), int)
    for number, new in enumerate((colours, fourth)):
        new.write_dct(str(folder / f"out-{number}.jpg"), flags=flags)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
