"""``inpaint-studio detect``: finds the damage of photos and writes masks of it."""

import argparse
import json
import sys
from pathlib import Path

from inpaint_studio.cli.arguments import add_limit, add_page, add_quiet
from inpaint_studio.cli.endings import EXIT_DONE, EXIT_FAILED, fail
from inpaint_studio.cli.finding import add_finding, chosen_finding
from inpaint_studio.cli.terminal import progress_bar

_MASK, _OVERLAY = "-mask.png", "-overlay.png"
"""What the names of masks and overlays in a folder end in."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = "Find scratches, cracks, dust and stains, and write masks of them: white = damage."
    parser.add_argument("photos", metavar="PHOTO", type=Path, nargs="+")
    parser.add_argument(
        "-o", "--out", required=True, type=Path, metavar="MASK", help=f"a PNG; or a folder, for NAME{_MASK} of each"
    )
    parser.add_argument(
        "--overlay", type=Path, metavar="OUT", help="the photo with its marks in a tint; or a folder, as for masks"
    )
    parser.add_argument("--json", action="store_true", help="print a line of JSON for each photo, with all marks")
    add_page(parser)
    add_finding(parser, "which marks are wanted")
    add_limit(parser)
    add_quiet(parser)


def run(options: argparse.Namespace) -> int:
    """Find damage with a progress bar and return the exit code; a photo that fails does not stop the others.

    Raises:
        InpaintStudioError: a single photo cannot be read, or its mask not be written.
        Cancelled: ``options.cancel`` was cancelled.
    """
    from inpaint_studio.batch.detecting import detect_file
    from inpaint_studio.errors import InpaintStudioError, InputError
    from inpaint_studio.files.load import MAX_PIXELS

    is_many = len(options.photos) > 1
    for target in filter(None, (options.out, options.overlay)):
        if is_many and target.exists() and not target.is_dir():
            raise InputError(f"“{target}” is no folder, which the masks of several photos need.")
    if is_many and options.ir:
        raise InputError("An infrared plane belongs to one photo: give --ir with one photo only.")
    told: list[str] = []
    finding, code = chosen_finding(options), EXIT_DONE
    for photo in options.photos:
        told.clear()
        try:
            with progress_bar(f"Looking at {photo.name}", options) as advance:
                found = detect_file(
                    photo,
                    _place(options.out, photo, _MASK, is_many),
                    finding,
                    page=options.page,
                    overlay_path=_place(options.overlay, photo, _OVERLAY, is_many) if options.overlay else None,
                    max_pixels=round(options.max_megapixels * 1e6) if options.max_megapixels else MAX_PIXELS,
                    tell=told.append,
                    progress=advance,
                    cancel=options.cancel,
                )
        except InpaintStudioError as error:
            if not is_many:
                raise
            code = fail(str(error)) or EXIT_FAILED
            continue
        if options.json:
            print(json.dumps(found.table), flush=True)  # noqa: T201
        if not options.quiet:
            sentences = " ".join([*told, found.sentence])
            print(f"inpaint-studio: “{photo.name}”: {sentences}", file=sys.stderr)  # noqa: T201
    return code


def _place(target: Path, photo: Path, ending: str, is_many: bool) -> Path:
    """Return the file that belongs to a photo, in ``target`` where that is a folder, which is made if it is missing."""
    if not is_many and not target.is_dir():
        return target
    target.mkdir(parents=True, exist_ok=True)
    return target / f"{photo.stem}{ending}"
