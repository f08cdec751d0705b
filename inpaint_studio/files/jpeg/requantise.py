"""Puts changed pixels into the quantised blocks of a JPEG: a process of its own, started by ``jpeg_patch``.

    python jpeg_requantise.py FOLDER

FOLDER holds ``bare.jpg``, a JPEG without applications' data, and ``tiles.npz``, the tiles (as large as the file's MCU)
in which pixels changed. It writes ``out-0.jpg``, in which all other blocks show the same; of CMYK that has the first
three components, and ``out-1.jpg`` the fourth, as jpeglib does not write four. The quantisation tables that their
coefficients go by are in ``tables.npz``. The process is there because libjpeg, as jpeglib builds it, ends its process
when it fails, on a full drive for instance.

Transform and ranges: ITU-T T.81, A.3.3 and F.1.2; colours: JFIF 1.02.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatImage = NDArray[np.float32]

SEQUENTIAL_LIBRARY, PROGRESSIVE_LIBRARY = "turbo210", "mozjpeg403"
KEPT_WEIGHT = 8.0
"""How much more an error counts in a pixel that was not restored."""
MOST_AWAY = 2
"""Levels by which pixels that were not restored may become others."""
STRAY_WEIGHT = 8.0
"""How much more an error counts in one that has become another by more."""
_MOST_ROUNDS = 16
_SAY_COLOURS = 0xE0, 0xEE
"""Markers."""
_MOST_STEPS = 64
_AT_ONCE = 1 << 14  # blocks

_LIMIT_DC, _LIMIT_AC = 1023, 1023

_TO_YCC = np.array(
    [[0.299, 0.587, 0.114], [-0.168735892, -0.331264108, 0.5], [0.5, -0.418687589, -0.081312411]], np.float32
)


def _basis() -> FloatImage:
    """Return (64, 64): row k is the k-th basis picture, 8 x 8 pixels in rows."""
    place = np.arange(8)
    wave = np.cos((2 * place[None] + 1) * place[:, None] * np.pi / 16) / 2
    wave[0] /= np.sqrt(2)
    pictures: FloatImage = np.einsum("ui,vj->uvij", wave, wave).reshape(64, 64).astype(np.float32)
    return pictures


BASIS = _basis()


def steps_towards(wanted: FloatImage, weights: FloatImage, table: FloatImage) -> NDArray[np.int16]:
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


def refine(coefficients: list[NDArray[np.int16]], tables: list[FloatImage], numbers: list[int]) -> list[FloatImage]:
    """Say the same in the finest steps that divide the old ones and can be coded; every block shows what it did.

    So blocks can be changed to within a level of what they are to show, which coarse steps cannot.

    Args:
        coefficients: (rows, columns, 8, 8) of each component; changed in place.
        tables: (64,) of each component.
        numbers: of each component's table; those of the same number share one.

    Returns:
        The new tables.
    """
    result = list(tables)
    for number in set(numbers):
        own = [index for index, each in enumerate(numbers) if each == number]
        table = tables[own[0]].astype(int)
        largest = np.max([_largest(coefficients[index]) for index in own], axis=0)
        fine = np.array([_finest(step, most) for step, most in zip(table, largest, strict=True)])
        for index in own:
            coefficients[index] *= (table // fine).astype(np.int16).reshape(8, 8)
            result[index] = fine.astype(np.float32)
    return result


def _largest(blocks: NDArray[np.int16]) -> NDArray[np.intp]:
    """Return (64,) how large each coefficient is at most."""
    high, low = blocks.max(axis=(0, 1)).astype(int), blocks.min(axis=(0, 1)).astype(int)
    low[0, 0] += 1  # The mean may be one step further below.
    largest: NDArray[np.intp] = np.maximum(high, -low).reshape(64)
    return largest


def _finest(step: int, most: int) -> int:
    """Return the least divisor of a quantisation step with which ``most`` steps can still be coded."""
    return next(
        fine for fine in range(1, step + 1) if step % fine == 0 and (fine == step or most * step <= fine * _LIMIT_AC)
    )


def patch(coefficients: list[NDArray[np.int16]], tables: list[FloatImage], factors: Any, tiles: dict[str, Any]) -> None:
    """Change coefficients so that tiles show what they are to show, and all other pixels what they did.

    A sample of a component that has fewer of them than there are pixels shows in several; it stays what it is where
    one of these was not restored.

    Args:
        coefficients: (rows, columns, 8, 8) of each component; changed in place.
        tables: (64,) of each component.
        factors: (vertical, horizontal) sampling of each component.
        tiles: ``places`` (n, 2), ``after`` (n, h, w, C) uint8, ``inside`` (n, h, w) bool, ``is_ycc``, and for each
            size of a sample in pixels ``kept 2x2`` (n, h, w) bool, which of them belong to samples that must stay.
    """
    most = np.max(factors, axis=0)
    count = len(tiles["places"])
    chunk = max(1, _AT_ONCE // int(np.prod(most)))
    for start in range(0, count, chunk):
        part = {name: value if name == "is_ycc" else value[start : start + chunk] for name, value in tiles.items()}
        after = _planes(part["after"], part["is_ycc"])
        moved = np.zeros(after.shape, np.float32)
        for index in reversed(range(len(tables))):  # The luminance last: it can make up for what the others round.
            aim = _against(moved) if part["is_ycc"] and index == 0 else np.float32(0)
            planes = after[..., index], aim
            factor = np.asarray(factors[index])
            moved[..., index] = _patch_component(coefficients[index], tables[index], factor, most, part, planes)


def _against(moved: FloatImage) -> FloatImage:
    """Return by how much the luminance is to move so that what the chrominance moved by shows least."""
    blue_yellow, red_green = moved[..., 1], moved[..., 2]
    shown = np.stack([1.402 * red_green, -0.344 * blue_yellow - 0.714 * red_green, 1.772 * blue_yellow])
    middle: FloatImage = -(shown.max(axis=0) + shown.min(axis=0)) / 2
    return middle


def _planes(pixels: NDArray[np.uint8], is_ycc: bool) -> FloatImage:
    """Return (n, h, w, C) samples less their middle. Of four channels, YCC are made from the first three's opposite."""
    samples = pixels.astype(np.float32)
    if not is_ycc:
        return samples - 128
    is_ycck = pixels.shape[3] == 4
    planes = (255 - samples[..., :3] if is_ycck else samples) @ _TO_YCC.T
    planes[..., 0] -= 128
    return np.concatenate([planes, samples[..., 3:] - 128], axis=3) if is_ycck else planes


def _patch_component(
    blocks: NDArray[np.int16], table: FloatImage, factor: Any, most: Any, tiles: dict[str, Any], planes: Any
) -> FloatImage:
    """Change a component; return by how many levels its samples, (n, h, w) as pixels show them, are others now.

    ``planes`` are what restored pixels are to be, and by how much others are to change.
    """
    high, wide = most // factor  # pixels that a sample covers
    places, exists = _blocks_of(tiles["places"], factor, blocks)
    rows, columns = places[exists].T
    shown = np.zeros((len(places), 64), np.float32)
    shown[exists] = (blocks[rows, columns].reshape(-1, 64) * table) @ BASIS  # not rounded or clipped
    after, aim = planes
    is_kept = _mean(tiles[f"kept {high}x{wide}"], high, wide) > 0
    wanted = np.where(is_kept, aim, _mean(after, high, wide) - _by_tile(shown, *factor))
    weights = np.where(is_kept, KEPT_WEIGHT, 1) * _mean(tiles["inside"], high, wide)
    move(blocks, table, (places, exists), _by_block(np.where(weights > 0, wanted, 0)), _by_block(weights))
    moved = np.zeros_like(shown)
    moved[exists] = np.rint((blocks[rows, columns].reshape(-1, 64) * table) @ BASIS) - np.rint(shown[exists])
    return np.repeat(np.repeat(_by_tile(moved, *factor), high, axis=1), wide, axis=2)


def _blocks_of(tiles: NDArray[np.intp], factor: Any, blocks: NDArray[np.int16]) -> tuple[Any, NDArray[np.bool_]]:
    """Return (n, 2): the row and column of each block in tiles; and which of them there are."""
    local = np.indices(tuple(factor)).reshape(2, -1).T
    places = (tiles[:, None] * factor + local[None]).reshape(-1, 2)
    return places, (places < blocks.shape[:2]).all(axis=1)


def move(blocks: NDArray[np.int16], table: FloatImage, places: Any, wanted: FloatImage, weights: FloatImage) -> None:
    """Change blocks, where anything is wanted of them, by (n, 64) levels; errors count as (n, 64) weights say."""
    where, exists = places
    is_moved = exists & (np.abs(wanted).max(axis=1) > 0)
    rows, columns = where[is_moved].T
    new = blocks[rows, columns].reshape(-1, 64) + steps_towards(wanted[is_moved], weights[is_moved], table)
    new = np.clip(new, -_LIMIT_AC - (np.arange(64) == 0), _LIMIT_DC).astype(np.int16)
    blocks[rows, columns] = new.reshape(-1, 8, 8)


def settle(
    blocks: NDArray[np.int16], table: FloatImage, factor: Any, tiles: dict[str, Any], seen: Any, effort: int = 1
) -> bool:
    """Move a component where pixels that were not restored became others by more than ``MOST_AWAY`` levels.

    Args:
        blocks: of the component; changed in place.
        table: (64,) of its quantisation steps.
        factor: (vertical, horizontal) sampling.
        tiles: as for ``patch``.
        seen: pairs of (H, W, C) pixels as a decoder showed them and as it shows them now.
        effort: how much more they count.

    Returns:
        Whether there were any.
    """
    high, wide = tiles["inside"].shape[1:]
    wanted = np.zeros(tiles["inside"].shape, np.float32)
    strays = np.zeros(wanted.shape, np.bool_)
    for index, (row, column) in enumerate(tiles["places"]):
        place = slice(row * high, (row + 1) * high), slice(column * wide, (column + 1) * wide)
        away = np.stack([now[place].astype(np.float32) - before[place] for before, now in seen])
        most, least = away.max(axis=(0, 3)), away.min(axis=(0, 3))
        inner = index, slice(most.shape[0]), slice(most.shape[1])
        # Those that are near the limit are held, too, lest they stray next.
        wanted[inner] = np.where(np.maximum(most, -least) >= MOST_AWAY, -(most + least) / 2, 0)
        strays[inner] = np.maximum(most, -least) > MOST_AWAY
    kept = tiles["kept 1x1"]
    strays &= kept
    weights = np.where(kept, KEPT_WEIGHT, 1) * tiles["inside"] * np.where(strays, STRAY_WEIGHT * effort, 1)
    has_strays = _by_block(strays.astype(np.float32)).any(axis=1, keepdims=True)
    wanted = np.where(has_strays, _by_block(np.where(kept, wanted, 0)), 0)
    places = _blocks_of(tiles["places"], factor, blocks)
    move(blocks, table, places, wanted, _by_block(weights.astype(np.float32)))
    return bool(strays.any())


def _mean(samples: NDArray[Any], high: int, wide: int) -> FloatImage:
    count, rows, columns = samples.shape
    parts = samples.reshape(count, rows // high, high, columns // wide, wide)
    means: FloatImage = parts.mean(axis=(2, 4), dtype=np.float32)
    return means


def _by_tile(blocks: FloatImage, down: int, across: int) -> FloatImage:
    """Turn (n * down * across, 64) into (n, down * 8, across * 8)."""
    parts = blocks.reshape(-1, down, across, 8, 8)
    return parts.transpose(0, 1, 3, 2, 4).reshape(len(parts), down * 8, across * 8)


def _by_block(samples: FloatImage) -> FloatImage:
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
    numbers = tiles.pop("table_numbers").tolist()
    if len(tiles["places"]):
        tables = refine(coefficients, tables, numbers)
    np.savez(folder / "tables.npz", **{str(number): table for number, table in zip(numbers, tables, strict=True)})
    patch(coefficients, tables, jpeg.samp_factor, tiles)
    flags = [] if is_progressive else ["+OPTIMIZE_CODING"]
    if len(names) < 4:
        for index, table in enumerate(tables):
            jpeg.qt[jpeg.quant_tbl_no[index]] = table.reshape(8, 8).astype(jpeg.qt.dtype)
        jpeg.write_dct(str(folder / "out-0.jpg"), flags=flags)
        is_ycc = bool(tiles["is_ycc"])
        before = _seen(folder / "bare.jpg", is_ycc=is_ycc) if len(tiles["places"]) else []
        for effort in range(1, _MOST_ROUNDS + 1):
            after = _seen(folder / "out-0.jpg", is_ycc=is_ycc) if before else []
            pairs = list(zip(before, after, strict=True))
            if not _settle_all(coefficients, tables, jpeg.samp_factor, tiles, pairs, effort):
                break
            jpeg.write_dct(str(folder / "out-0.jpg"), flags=flags)
        return
    # Of these files only the scans are used, so that tables do not matter, nor how large the fourth says it is.
    any_table = np.ones((1, 8, 8), np.int16)
    colours, fourth = jpeglib.from_dct(*coefficients[:3], qt=any_table), jpeglib.from_dct(coefficients[3], qt=any_table)
    colours.height, colours.width, colours.samp_factor = jpeg.height, jpeg.width, jpeg.samp_factor[:3]
    fourth.samp_factor = np.ones((1, 2), int)
    for number, new in enumerate((colours, fourth)):
        new.write_dct(str(folder / f"out-{number}.jpg"), flags=flags)


def _settle_all(
    coefficients: Any, tables: list[FloatImage], factors: Any, tiles: dict[str, Any], pairs: list[Any], effort: int
) -> bool:
    """Settle the luminance, or each channel where there is none; return whether anything was to be done."""
    channels = [slice(None)] if tiles["is_ycc"] else [slice(index, index + 1) for index in range(len(tables))]
    is_any = False
    for index, channel in enumerate(channels):
        own = [(before[..., channel], now[..., channel]) for before, now in pairs]
        if own and tuple(factors[index]) == tuple(np.max(factors, axis=0)):
            is_any |= settle(coefficients[index], tables[index], np.asarray(factors[index]), tiles, own, effort)
    return is_any


def _seen(path: Path, *, is_ycc: bool) -> list[NDArray[np.uint8]]:
    """Return a JPEG as decoders show it that blend coarse colours, and as those do that do not."""
    import simplejpeg

    data = path.read_bytes()
    kind = simplejpeg.decode_jpeg_header(data)[2]
    if kind != "Gray":  # What the colours are, the original's marker says, which is not there now; another may be.
        start = 2
        while data[start + 1] in _SAY_COLOURS:
            start += 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        data = data[:2] + b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([is_ycc]) + data[start:]
    colours = "GRAY" if kind == "Gray" else "RGB"
    return [simplejpeg.decode_jpeg(data, colours, strict=False, fastupsample=plain) for plain in (False, True)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
