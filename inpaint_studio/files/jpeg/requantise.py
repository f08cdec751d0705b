"""Puts changed pixels into the quantised blocks of JPEGs: a process of its own, started by ``requantiser.py``.

It reads names of folders from standard input, as JSON, a line each, and answers each with a line, "done" or "failed".

A folder holds ``bare.jpg``, a JPEG without application data, and ``tiles.npz``, the tiles (as large as the file's MCU)
in which pixels changed. The process writes ``out-0.jpg``, in which all other blocks decode to the same; of CMYK it has
the first three components, and ``out-1.jpg`` the fourth, as jpeglib does not write four. The quantisation tables of
their coefficients are in ``tables.npz``. It is a process of its own because libjpeg, as jpeglib builds it, ends the
process when it fails, on a full drive for instance.

Transform and ranges: ITU-T T.81, A.3.3 and F.1.2; colours: JFIF 1.02.
"""

import json
import signal
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

SEQUENTIAL_LIBRARY, PROGRESSIVE_LIBRARY = "turbo210", "mozjpeg403"
KEPT_WEIGHT = 8.0
"""Weight of an error in a pixel that was not restored; 1 in others."""
MOST_AWAY = 2
"""Levels by which pixels that were not restored may change."""
STRAY_WEIGHT = 8.0
"""Further weight of an error in a pixel that was not restored and has changed by more than ``MOST_AWAY``."""
_MOST_ROUNDS = 16
_SAY_COLOURS = 0xE0, 0xEE
"""Markers of the segments that say which colours the components are: APP0 and APP14."""
_MOST_STEPS = 64
_AT_ONCE = 1 << 14  # blocks

_LIMIT_DC, _LIMIT_AC = 1023, 1023

_TO_YCC = np.array(
    [[0.299, 0.587, 0.114], [-0.168735892, -0.331264108, 0.5], [0.5, -0.418687589, -0.081312411]], np.float32
)


def _basis() -> FloatArray:
    """Return (64, 64): row k is the k-th basis picture of the DCT, 8 x 8 pixels row by row (T.81, A.3.3)."""
    place = np.arange(8)
    wave = np.cos((2 * place[None] + 1) * place[:, None] * np.pi / 16) / 2
    wave[0] /= np.sqrt(2)
    pictures: FloatArray = np.einsum("ui,vj->uvij", wave, wave).reshape(64, 64).astype(np.float32)
    return pictures


BASIS = _basis()


def steps_towards(wanted: FloatArray, weights: FloatArray, table: FloatArray) -> NDArray[np.int16]:
    """Return (n, 64) by how many quantisation steps coefficients must change.

    It begins with the nearest steps, then changes one coefficient of each block by one step at a time, the one that
    reduces the weighted squared error most, while that shrinks (coordinate descent).

    Args:
        wanted: (n, 64) by how many levels the samples are to change.
        weights: (n, 64) weights of their squared errors.
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


def refine(coefficients: list[NDArray[np.int16]], tables: list[FloatArray], numbers: list[int]) -> list[FloatArray]:
    """Requantise to the finest steps that divide the old ones and can be coded; every block decodes to the same.

    With fine steps, blocks can be brought to within a level of what they are to show.

    Args:
        coefficients: (rows, columns, 8, 8) of each component; changed in place.
        tables: (64,) of each component.
        numbers: the table number of each component; components of the same number share a table.

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
    """Return (64,) the largest absolute value of each coefficient, less 1 for a negative DC."""
    high, low = blocks.max(axis=(0, 1)).astype(int), blocks.min(axis=(0, 1)).astype(int)
    low[0, 0] += 1  # DC may reach one step further below zero.
    largest: NDArray[np.intp] = np.maximum(high, -low).reshape(64)
    return largest


def _finest(step: int, most: int) -> int:
    """Return the least divisor of a quantisation step with which ``most`` steps can still be coded."""
    return next(
        fine for fine in range(1, step + 1) if step % fine == 0 and (fine == step or most * step <= fine * _LIMIT_AC)
    )


def patch(coefficients: list[NDArray[np.int16]], tables: list[FloatArray], factors: Any, tiles: dict[str, Any]) -> None:
    """Change coefficients so that restored pixels show what they are to show, and all others what they did.

    A sample of a subsampled component shows in several pixels; it stays as it is if one of these was not restored.

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
        for index in reversed(range(len(tables))):  # The luminance last, as it can compensate what the others round.
            aim = _against(moved) if part["is_ycc"] and index == 0 else np.float32(0)
            planes = after[..., index], aim
            factor = np.asarray(factors[index])
            moved[..., index] = _patch_component(coefficients[index], tables[index], factor, most, part, planes)


def _against(moved: FloatArray) -> FloatArray:
    """Return by how many levels to move the luminance so that the change of the chrominance shows least in RGB."""
    blue_yellow, red_green = moved[..., 1], moved[..., 2]
    shown = np.stack([1.402 * red_green, -0.344 * blue_yellow - 0.714 * red_green, 1.772 * blue_yellow])
    middle: FloatArray = -(shown.max(axis=0) + shown.min(axis=0)) / 2
    return middle


def _planes(pixels: NDArray[np.uint8], is_ycc: bool) -> FloatArray:
    """Return (n, h, w, C) samples of the components, less 128; CMYK is inverted before it becomes YCCK."""
    samples = pixels.astype(np.float32)
    if not is_ycc:
        return samples - 128
    is_ycck = pixels.shape[3] == 4
    planes = (255 - samples[..., :3] if is_ycck else samples) @ _TO_YCC.T
    planes[..., 0] -= 128
    return np.concatenate([planes, samples[..., 3:] - 128], axis=3) if is_ycck else planes


def _patch_component(
    blocks: NDArray[np.int16], table: FloatArray, factor: Any, most: Any, tiles: dict[str, Any], planes: Any
) -> FloatArray:
    """Change a component; return (n, h, w) by how many levels its samples have changed, at the pixels' resolution.

    ``planes`` are the values that restored pixels are to have, and by how many levels others are to change.
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
    """Return (n, 2) the row and column of each block in the tiles, and (n,) which of them exist."""
    local = np.indices(tuple(factor)).reshape(2, -1).T
    places = (tiles[:, None] * factor + local[None]).reshape(-1, 2)
    return places, (places < blocks.shape[:2]).all(axis=1)


def move(blocks: NDArray[np.int16], table: FloatArray, places: Any, wanted: FloatArray, weights: FloatArray) -> None:
    """Change blocks by the (n, 64) wanted levels, where these are not all 0; errors have (n, 64) weights."""
    where, exists = places
    is_moved = exists & (np.abs(wanted).max(axis=1) > 0)
    rows, columns = where[is_moved].T
    new = blocks[rows, columns].reshape(-1, 64) + steps_towards(wanted[is_moved], weights[is_moved], table)
    new = np.clip(new, -_LIMIT_AC - (np.arange(64) == 0), _LIMIT_DC).astype(np.int16)
    blocks[rows, columns] = new.reshape(-1, 8, 8)


def settle(
    blocks: NDArray[np.int16], table: FloatArray, factor: Any, tiles: dict[str, Any], decodings: Any, effort: int = 1
) -> bool:
    """Correct a component where pixels that were not restored have changed by more than ``MOST_AWAY`` levels.

    Args:
        blocks: of the component; changed in place.
        table: (64,) of its quantisation steps.
        factor: (vertical, horizontal) sampling.
        tiles: as for ``patch``.
        decodings: pairs of (H, W, C) pixels as a decoder showed them before and shows them now.
        effort: factor of the weight of such pixels.

    Returns:
        Whether there were any such pixels.
    """
    high, wide = tiles["inside"].shape[1:]
    wanted = np.zeros(tiles["inside"].shape, np.float32)
    strays = np.zeros(wanted.shape, np.bool_)
    for index, (row, column) in enumerate(tiles["places"]):
        place = slice(row * high, (row + 1) * high), slice(column * wide, (column + 1) * wide)
        away = np.stack([now[place].astype(np.float32) - before[place] for before, now in decodings])
        most, least = away.max(axis=(0, 3)), away.min(axis=(0, 3))
        inner = index, slice(most.shape[0]), slice(most.shape[1])
        # Those at the limit are held, too, or the correction would push them over it.
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


def _mean(samples: NDArray[Any], high: int, wide: int) -> FloatArray:
    count, rows, columns = samples.shape
    parts = samples.reshape(count, rows // high, high, columns // wide, wide)
    means: FloatArray = parts.mean(axis=(2, 4), dtype=np.float32)
    return means


def _by_tile(blocks: FloatArray, down: int, across: int) -> FloatArray:
    """Turn (n * down * across, 64) into (n, down * 8, across * 8)."""
    parts = blocks.reshape(-1, down, across, 8, 8)
    return parts.transpose(0, 1, 3, 2, 4).reshape(len(parts), down * 8, across * 8)


def _by_block(samples: FloatArray) -> FloatArray:
    """Turn (n, down * 8, across * 8) back into (n * down * across, 64)."""
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
        before = _decodings(folder / "bare.jpg", is_ycc=is_ycc) if len(tiles["places"]) else []
        for effort in range(1, _MOST_ROUNDS + 1):
            after = _decodings(folder / "out-0.jpg", is_ycc=is_ycc) if before else []
            pairs = list(zip(before, after, strict=True))
            if not _settle_all(coefficients, tables, jpeg.samp_factor, tiles, pairs, effort):
                break
            jpeg.write_dct(str(folder / "out-0.jpg"), flags=flags)
        return
    # Only the scans of these files are used, so their tables and the size of the fourth component do not matter.
    any_table = np.ones((1, 8, 8), np.int16)
    colours, fourth = jpeglib.from_dct(*coefficients[:3], qt=any_table), jpeglib.from_dct(coefficients[3], qt=any_table)
    colours.height, colours.width, colours.samp_factor = jpeg.height, jpeg.width, jpeg.samp_factor[:3]
    fourth.samp_factor = np.ones((1, 2), int)
    for number, new in enumerate((colours, fourth)):
        new.write_dct(str(folder / f"out-{number}.jpg"), flags=flags)


def _settle_all(
    coefficients: Any, tables: list[FloatArray], factors: Any, tiles: dict[str, Any], pairs: list[Any], effort: int
) -> bool:
    """Settle the luminance, or each channel without one; return whether any pixel had to be corrected."""
    channels = [slice(None)] if tiles["is_ycc"] else [slice(index, index + 1) for index in range(len(tables))]
    is_any = False
    for index, channel in enumerate(channels):
        own = [(before[..., channel], now[..., channel]) for before, now in pairs]
        if own and tuple(factors[index]) == tuple(np.max(factors, axis=0)):
            is_any |= settle(coefficients[index], tables[index], np.asarray(factors[index]), tiles, own, effort)
    return is_any


def _decodings(path: Path, *, is_ycc: bool) -> list[NDArray[np.uint8]]:
    """Return (H, W, C) uint8 decoded with subsampled colours interpolated, and the same with them repeated."""
    import simplejpeg

    data = path.read_bytes()
    kind = simplejpeg.decode_jpeg_header(data)[2]
    if kind != "Gray":  # The original's marker for the colours is not in this file, so an equivalent one is put in.
        start = 2
        while data[start + 1] in _SAY_COLOURS:
            start += 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        data = data[:2] + b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([is_ycc]) + data[start:]
    colours = "GRAY" if kind == "Gray" else "RGB"
    return [simplejpeg.decode_jpeg(data, colours, strict=False, fastupsample=plain) for plain in (False, True)]


def serve() -> None:
    """Work on the folders that are named, until whoever names them has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # A terminal sends it to all; the program decides what it means.
    for line in sys.stdin.buffer:
        try:
            main(Path(json.loads(line)))
        except Exception:
            answer = b"failed\n"
        else:
            answer = b"done\n"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
