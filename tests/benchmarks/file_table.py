"""Restores photos of every kind over their own files and tells, cell by cell, what of the files is still there.

    python -m tests.benchmarks.file_table [--folder FOLDER]

The files are made by tifffile, Pillow and imagecodecs, and given metadata by exiftool. Each is restored by the
program's own ``restore`` command, and read before and after by others: pixels by two of tifffile, pyvips, Pillow,
OpenCV and imagecodecs, everything else by exiftool. The second table is for saving one photo with all there is as every
other format. Printed is Markdown; a cell that is neither the same nor told before is a fault.
"""

import argparse
import functools
import io
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import imagecodecs
import numpy as np
import pyvips
import tifffile
from PIL import Image, ImageCms
from skimage import data as pictures

from inpaint_studio.cli.main import main as run_program
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import saving_note
from tests.cmyk import cmyk_profile

SIZE = 240, 320
WRITTEN = [
    "-EXIF:Make=Agfa", "-EXIF:Artist=Ida Kohlhaas", "-EXIF:UserComment=Box 7", "-EXIF:ISO=100",
    "-EXIF:DateTimeOriginal=1931:05:04 10:00:00", "-GPSLatitude=52.5", "-GPSLatitudeRef=N", "-GPSLongitude=13.4",
    "-GPSLongitudeRef=E", "-XMP:Title=Grandmother", "-XMP:Rating=4", "-XMP:Subject=archive", "-IPTC:Keywords=archive",
    "-IPTC:Caption-Abstract=At the lake",
]  # fmt: skip
PROPERTIES = ("ICC", "EXIF", "GPS", "XMP", "IPTC", "DPI", "thumbnail", "pages", "alpha", "IR")
SAME, NONE = "same", "–"
DENSITY = ("XResolution", "YResolution", "ResolutionUnit", "PixelsPerUnitX", "PixelsPerUnitY", "PixelsPerMeterX")
STORAGE = {
    "StripOffsets", "StripByteCounts", "TileOffsets", "TileByteCounts", "Compression", "Predictor", "RowsPerStrip",
    "PhotometricInterpretation", "BitsPerSample", "ThumbnailOffset", "ThumbnailLength", "ThumbnailImage", "ImageWidth",
    "ImageHeight", "SamplesPerPixel", "PlanarConfiguration", "SubfileType", "OldSubfileType", "ExtraSamples",
    "TileWidth", "TileLength", "ReferenceBlackWhite", "SampleFormat",
    "Software", "YCbCrPositioning", "YCbCrSubSampling", "JPEGTables", "ColorMap",
    "InkSet", "PreviewImage", "PreviewImageStart", "PreviewImageLength",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is called, made and read, and what it has beside colours."""

    name: str
    suffix: str
    make: object
    readers: tuple
    has_alpha: bool = False
    has_ir: bool = False
    tile: int = 1


def photo(channels, dtype):
    """Return pixels with grain: 1 gray, 3 RGB, 4 with alpha or more."""
    base = cv2.resize(pictures.astronaut(), SIZE[::-1], interpolation=cv2.INTER_AREA)
    planes = np.dstack([base, base[..., ::-1]])[..., :channels] if channels > 1 else base[..., 1]
    if dtype == np.uint8:
        return np.ascontiguousarray(planes)
    deep = planes.astype(np.uint16) * 257
    return deep ^ np.random.default_rng(0).integers(0, 256, deep.shape, np.uint16)


@functools.cache
def srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def tiff(channels, dtype, *, big=False, pages=1, photometric="rgb", **options):
    """Return what makes a TIFF with a thumbnail, and with further pages."""

    def make(path):
        profile = cmyk_profile() if photometric == "separated" else srgb()
        with tifffile.TiffWriter(path, bigtiff=big) as file:
            pixels = photo(channels, dtype)
            if options.get("planarconfig") == "separate":
                pixels = np.moveaxis(pixels, 2, 0).copy()
            common = {"photometric": photometric, "metadata": None, "resolution": (1200, 1200), "resolutionunit": 2}
            file.write(pixels, iccprofile=profile, subifds=1, **common, **options)
            small = photo(1, np.uint8)[::8, ::8]
            file.write(small, photometric="minisblack", metadata=None, subfiletype=1)
            for number in range(1, pages):
                file.write(photo(1, np.uint8)[number:], photometric="minisblack", metadata=None, compression="lzw")
        if not big:
            exiftool("-overwrite_original", *WRITTEN, path)

    return make


def pillow(form, mode, **options):
    """Return what makes a file by Pillow, with a thumbnail where exiftool can put one in."""

    def make(path):
        picture = Image.fromarray(photo(3, np.uint8))
        if mode in ("RGBA", "LA"):
            picture.putalpha(Image.fromarray(photo(1, np.uint8)))
        picture = picture.quantize(64) if mode == "P" else picture.convert(mode)
        extras = {} if form == "BMP" else {"icc_profile": cmyk_profile() if mode == "CMYK" else srgb()}
        dpi = {} if form == "WEBP" else {"dpi": (1200, 1200)}
        picture.save(path, form, **extras, **dpi, **options)
        if form != "BMP":
            exiftool("-overwrite_original", *WRITTEN, *(with_thumbnail(path) if form == "JPEG" else ()), path)

    return make


def with_thumbnail(path):
    small = path.with_name("thumbnail.jpg")
    Image.fromarray(photo(3, np.uint8)[::4, ::4]).save(small)
    return [f"-ThumbnailImage<={small}"]


def coded(encode):
    """Return what makes a file by a codec."""

    def make(path):
        path.write_bytes(bytes(encode()))
        exiftool("-overwrite_original", *WRITTEN, f"-icc_profile<={profile_file(path)}", path)

    return make


def profile_file(path):
    place = path.with_name("profile.icc")
    place.write_bytes(cmyk_profile() if "CMYK" in path.name or "YCCK" in path.name else srgb())
    return place


def with_pillow(path):
    with Image.open(path) as picture:
        has_palette = picture.mode == "P"
        return np.asarray(picture.convert("RGB") if has_palette else picture)


def with_opencv(path):
    pixels = cv2.imread(str(path), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    return pixels if pixels.ndim == 2 else pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]


def with_vips(path):
    return np.squeeze(pyvips.Image.new_from_file(str(path)).numpy())


def with_tifffile(path):
    pixels = tifffile.imread(path, key=0)
    return np.moveaxis(pixels, 0, -1) if pixels.shape[1:] == SIZE else pixels


TWO_FOR_TIFF, TWO_FOR_8 = (with_tifffile, with_vips), (with_pillow, with_opencv)
WITH_GRAY = {"photometric": "minisblack"}
LZW = {"compression": "lzw", "predictor": True, "rowsperstrip": 16}
DEFLATE = {"compression": "deflate", "predictor": True, "tile": (64, 64)}
KINDS = [
    Kind("TIFF 8 gray, packbits strips", ".tif", tiff(1, np.uint8, **WITH_GRAY, compression="packbits"), TWO_FOR_TIFF),
    Kind("TIFF 8 RGB, LZW strips", ".tif", tiff(3, np.uint8, **LZW), TWO_FOR_TIFF),
    Kind("TIFF 16 gray, none", ".tif", tiff(1, np.uint16, **WITH_GRAY, rowsperstrip=16), TWO_FOR_TIFF),
    Kind("TIFF 16 RGB, deflate tiles, 3 pages", ".tif", tiff(3, np.uint16, pages=3, **DEFLATE), TWO_FOR_TIFF),
    Kind("TIFF 16 RGB, zstd", ".tif", tiff(3, np.uint16, compression="zstd"), TWO_FOR_TIFF),
    Kind("TIFF 16 RGBA, LZW", ".tif", tiff(4, np.uint16, extrasamples=["unassalpha"], **LZW), TWO_FOR_TIFF, True),
    Kind("TIFF 16 RGB + infrared", ".tif", tiff(4, np.uint16, extrasamples=["unspecified"], **DEFLATE), TWO_FOR_TIFF,
         has_ir=True),
    Kind("TIFF 16 RGB, planes apart", ".tif", tiff(3, np.uint16, planarconfig="separate", **LZW), TWO_FOR_TIFF),
    Kind("BigTIFF 16 RGB, deflate tiles, 2 pages", ".tif", tiff(3, np.uint16, big=True, pages=2, **DEFLATE),
         TWO_FOR_TIFF),
    Kind("TIFF 8 CMYK, LZW", ".tif", tiff(4, np.uint8, photometric="separated", **LZW), TWO_FOR_TIFF),
    Kind("TIFF 16 CMYK, deflate tiles", ".tif", tiff(4, np.uint16, photometric="separated", **DEFLATE), TWO_FOR_TIFF),
    Kind("TIFF 8 RGB, JPEG inside", ".tif", tiff(3, np.uint8, photometric="ycbcr", compression="jpeg"), TWO_FOR_TIFF),
    Kind("JPEG 4:2:0", ".jpg", pillow("JPEG", "RGB", quality=90), TWO_FOR_8, tile=16),
    Kind("JPEG 4:4:4", ".jpg", pillow("JPEG", "RGB", quality=95, subsampling=0), TWO_FOR_8, tile=8),
    Kind("JPEG progressive 4:2:2", ".jpg", pillow("JPEG", "RGB", subsampling=1, progressive=True), TWO_FOR_8, tile=16),
    Kind("JPEG gray", ".jpg", pillow("JPEG", "L"), TWO_FOR_8, tile=8),
    Kind("JPEG CMYK", ".jpg", pillow("JPEG", "CMYK", quality=92), (with_pillow, imagecodecs.imread), tile=8),
    Kind("JPEG YCCK 4:2:0", ".jpg", coded(lambda: imagecodecs.jpeg8_encode(
        photo(4, np.uint8), 92, colorspace="CMYK", outcolorspace="YCCK", subsampling="420")),
        (with_pillow, imagecodecs.imread), tile=16),
    Kind("PNG 8 RGB", ".png", pillow("PNG", "RGB"), TWO_FOR_8),
    Kind("PNG 8 gray", ".png", pillow("PNG", "L"), TWO_FOR_8),
    Kind("PNG 8 RGBA", ".png", pillow("PNG", "RGBA"), TWO_FOR_8, has_alpha=True),
    Kind("PNG 8 palette", ".png", pillow("PNG", "P"), TWO_FOR_8),
    Kind("PNG 16 RGB", ".png", coded(lambda: imagecodecs.png_encode(photo(3, np.uint16))), (with_vips, with_opencv)),
    Kind("PNG 16 gray + alpha", ".png", coded(lambda: imagecodecs.png_encode(photo(3, np.uint16)[..., :2].copy())),
         (with_vips, imagecodecs.imread), has_alpha=True),
    Kind("WebP 8 RGB, lossless", ".webp", pillow("WEBP", "RGB", lossless=True), TWO_FOR_8),
    Kind("WebP 8 RGBA, lossy", ".webp", pillow("WEBP", "RGBA", quality=90), TWO_FOR_8, has_alpha=True),
    Kind("BMP 8 RGB", ".bmp", pillow("BMP", "RGB"), TWO_FOR_8),
    Kind("BMP 8 gray", ".bmp", pillow("BMP", "L"), TWO_FOR_8),
]  # fmt: skip


def exiftool(*arguments):
    subprocess.run(["exiftool", "-q", "-m", *map(str, arguments)], check=True)


def look(path):
    """Return what exiftool finds, by group and name, bytes as base64 text."""
    command = ["exiftool", "-a", "-G1", "-u", "-j", "-b", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]


def facts(path, kind):
    """Return what a file has of each property, as something that can be compared; None for nothing."""
    found = look(path)

    def of(*groups):
        chosen = {
            name: value
            for name, value in found.items()
            if name.split(":")[0].startswith(groups) and name.split(":")[-1] not in {*STORAGE, *DENSITY}
        }
        return chosen or None

    density = {name: value for name, value in found.items() if name.split(":")[-1] in DENSITY and "IFD1" not in name}
    thumbnail = next((value for name, value in found.items() if name.endswith(":ThumbnailImage")), None)
    pages = None
    if kind.suffix == ".tif":
        with tifffile.TiffFile(path) as file:
            rest = [page.asarray().tobytes() for page in file.pages[1:]]
            pages = (len(file.pages), rest) if len(file.pages) > 1 else None
            below = [sub.asarray().tobytes() for sub in file.pages[0].pages or ()]
            thumbnail = thumbnail or below or None
    samples = kind.readers[0](path)
    return {
        "ICC": of("ICC"), "EXIF": of("IFD0", "ExifIFD", "Interop"), "GPS": of("GPS"), "XMP": of("XMP"),
        "IPTC": of("IPTC"), "DPI": density or None, "thumbnail": thumbnail, "pages": pages,
        "alpha": samples[..., -1].tobytes() if kind.has_alpha else None,
        "IR": samples[..., 3].tobytes() if kind.has_ir else None,
    }  # fmt: skip


def mask():
    plane = np.zeros(SIZE, np.uint8)
    cv2.line(plane, (40, 30), (250, 200), 255, 3)
    cv2.circle(plane, (200, 60), 6, 255, -1)
    return plane


def restore(path, out, plane):
    """Restore by the program's command."""
    place = path.with_name("mask.png")
    cv2.imwrite(str(place), plane)
    arguments = ["restore", str(path), "--mask", str(place), "-o", str(out), "--quiet", "--no-log"]
    if run_program(arguments):
        raise RuntimeError(f"{path.name} could not be restored")


def outside(plane, tile):
    """Return where nothing may change: outside the mask; in JPEGs outside its blocks and the pixel beside them."""
    touched = plane != 0
    if tile > 1:
        rows, columns = (-(-side // tile) for side in touched.shape)
        blocks = np.zeros((rows, columns), np.uint8)
        for row, column in np.argwhere(touched):
            blocks[row // tile, column // tile] = 1
        whole = np.kron(blocks, np.ones((tile, tile), np.uint8))[: touched.shape[0], : touched.shape[1]]
        touched = cv2.dilate(whole, np.ones((3, 3), np.uint8)) != 0
    return ~touched


def measure(kind, folder):
    """Return the cells of one kind, and the number of faults."""
    path = folder / f"{kind.name.replace(' ', '-').replace(':', '')}{kind.suffix}"
    kind.make(path)
    before, seen = facts(path, kind), [reader(path) for reader in kind.readers]
    told = saving_note(load_photo(path), path)
    plane = mask()
    restore(path, path, plane)
    after, now = facts(path, kind), [reader(path) for reader in kind.readers]
    free = outside(plane, kind.tile)
    differ = [int(np.count_nonzero((old != new).reshape(*SIZE, -1).any(axis=2) & free)) for old, new in
              zip(seen, now, strict=True)]  # fmt: skip
    if all(np.array_equal(old, new) for old, new in zip(seen, now, strict=True)):
        raise RuntimeError(f"{kind.name}: nothing was restored")
    cells = [f"{max(differ)} of {int(free.sum())} differ"]
    faults = int(max(differ) > 0 and not told)
    for name in PROPERTIES:
        is_same = before[name] == after[name]
        cells.append(NONE if before[name] is None else SAME if is_same else "differs")
        faults += not is_same
        if not is_same:
            explain(kind.name, name, before[name], after[name])
    return [kind.name, *cells, told.split(".")[0]], faults


def explain(name, what, before, after):
    """Tell on standard error what differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        before, after = set(before.items()) - set(after.items()), set(after.items()) - set(before.items())
    sys.stderr.write(f"{name}: {what}: {str(before)[:300]} -> {str(after)[:300]}\n")


NAMES = {
    "ICC": "the colour profile", "EXIF": "the camera's data (EXIF)", "GPS": "the camera's data (EXIF)",
    "XMP": "the XMP data", "IPTC": "captions and keywords (IPTC)", "DPI": "the resolution in dots per inch",
    "alpha": "transparency", "thumbnail": "the smaller copies of the photo", "pages": "further pages",
}  # fmt: skip
VALUES = {
    "ICC": ("ICC-header:ProfileFileSignature",), "EXIF": ("IFD0:Artist", "ExifIFD:UserComment"),
    "GPS": ("GPS:GPSLatitude",), "XMP": ("XMP-dc:Title", "XMP-xmp:Rating"),
    "IPTC": ("IPTC:Caption-Abstract", "IPTC:Keywords"),
}  # fmt: skip


def save_as(folder):
    """Yield the cells of saving one TIFF with all there is as every format, and the number of faults."""
    kind = replace(KINDS[5], make=tiff(4, np.uint16, extrasamples=["unassalpha"], pages=3, **LZW))
    path = folder / "everything.tif"
    kind.make(path)
    samples = tifffile.imread(path)
    for entry in FORMATS:
        out = folder / f"as-{entry.name}{entry.suffixes[0]}"
        note = saving_note(load_photo(path), out)
        restore(path, out, mask())
        found, again = look(out), load_photo(out)
        free = mask() == 0
        wanted = samples[..., :3] if again.depth == 16 else (samples[..., :3] / 257.0).round()
        away = np.abs(again.pixels[free] - wanted[free].astype(float)).max()
        kept = {name: all(tag in found for tag in tags) for name, tags in VALUES.items()}
        density = {value for name, value in found.items() if name.split(":")[-1] in DENSITY}
        kept["DPI"] = bool(density & {1200, 47244})
        kept["alpha"] = again.alpha is not None
        kept["pages"] = kept["thumbnail"] = entry.name == "tiff"
        cells = ["kept" if kept[name] else "named before" if NAMES[name] in note else "LOST" for name in NAMES]
        depth = "16" if again.depth == 16 else "8, named before" if "16 bits become 8" in note else "8, SILENTLY"
        yield [entry.title, depth, f"at most {away:.0f} off", *cells], cells.count("LOST") + ("SILENTLY" in depth)


def table(head, rows):
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="where the files stay; else they go")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        first = [measure(kind, folder) for kind in KINDS]
        second = list(save_as(folder))
    text = io.StringIO()
    text.write("Restored over the own file\n\n")
    text.write(table(["format", "pixels outside", *PROPERTIES, "told before saving"], [row for row, _ in first]))
    text.write("\nA 16-bit RGBA TIFF of 3 pages with all there is, saved as\n\n")
    text.write(table(["format", "bits", "pixels outside", *NAMES], [row for row, _ in second]))
    faults = sum(count for _, count in (*first, *second))
    text.write(f"\n{faults} faults\n")
    sys.stdout.write(text.getvalue())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
