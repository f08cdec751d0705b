"""``inpaint-studio restore``: restores one photo without a window."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.cli.arguments import add_limit, add_page, add_previews, add_quiet
from inpaint_studio.cli.endings import EXIT_DONE
from inpaint_studio.cli.finding import add_finding, chosen_finding, is_chosen
from inpaint_studio.cli.restoration import add_engine, add_engine_options, add_mask_options, chosen_engine_options
from inpaint_studio.cli.terminal import progress_bar

if TYPE_CHECKING:
    from inpaint_studio.core.engine import Engine

_GARBAGE = 50_000  # objects after which Python looks for garbage: what loads is none, and looking costs a tenth


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments, with the options of every engine."""
    parser.description = "Fill the masked pixels of a photo. All others stay as they are."
    parser.add_argument("photo", metavar="PHOTO", type=Path)
    marked = parser.add_mutually_exclusive_group(required=True)
    marked.add_argument("--mask", type=Path, help="a picture of the same size: white = restore")
    marked.add_argument("--detect", action="store_true", help="find the damage, in place of a mask")
    parser.add_argument("-o", "--out", required=True, type=Path, help="where the result goes; its suffix is its format")
    add_page(parser)
    add_engine(parser)
    add_mask_options(parser)
    parser.add_argument(
        "--take-from",
        type=Path,
        metavar="MASK",
        help="a picture of the same size: white = detail is taken from here, and from nowhere else",
    )
    parser.add_argument(
        "--not-from", type=Path, metavar="MASK", help="a picture of the same size: white = no detail is taken from here"
    )
    parser.add_argument(
        "--log",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="note in the XMP data what was restored, how and when (default: yes, unless PHOTO is written over)",
    )
    parser.add_argument(
        "--save-mask",
        nargs="?",
        choices=["beside", "page"],
        const="beside",
        default="never",
        help="write the mask beside the result, as NAME-restored-mask.png, or into a TIFF as a further page",
    )
    add_previews(parser)
    add_limit(parser)
    add_quiet(parser)
    add_finding(parser, "which marks --detect takes")
    add_engine_options(parser)


def run(options: argparse.Namespace) -> int:
    """Restore with a progress bar and return the exit code.

    Raises:
        InpaintStudioError: a file cannot be read or written, the mask does not fit, or the engine failed.
        Cancelled: ``options.cancel`` was cancelled; nothing has been written.
    """
    gc.set_threshold(_GARBAGE)
    from inpaint_studio.batch.restoring import restore_file
    from inpaint_studio.engines.registry import create_engine, load_compiler
    from inpaint_studio.errors import InputError
    from inpaint_studio.files.load import MAX_PIXELS
    from inpaint_studio.files.mask_reading import MaskOptions
    from inpaint_studio.files.metadata.xmp_history import Restoration

    def tell(sentence: str) -> None:
        if not options.quiet:
            print(f"inpaint-studio: {sentence}", file=sys.stderr)  # noqa: T201

    if is_chosen(options) and not options.detect:
        raise InputError("Sensitivity, polarity, sizes, margin and infrared belong to --detect.")

    def make_engine() -> "Engine":
        load_compiler()
        return create_engine(options.engine, **chosen)

    chosen = chosen_engine_options(options)
    is_same = os.path.realpath(options.photo) == os.path.realpath(options.out)
    is_logged = not is_same if options.log is None else options.log
    with progress_bar(f"Restoring {options.photo.name}", options) as advance:
        note = restore_file(
            options.photo,
            chosen_finding(options) if options.detect else options.mask,
            options.out,
            make_engine,
            page=options.page,
            mask_options=MaskOptions(options.invert_mask, options.mask_threshold, options.grow),
            is_fitted=options.fit,
            take_from=options.take_from,
            not_from=options.not_from,
            restoration=Restoration(options.engine, chosen) if is_logged else None,
            mask_place=options.save_mask,
            renew_previews=options.previews,
            max_pixels=round(options.max_megapixels * 1e6) if options.max_megapixels else MAX_PIXELS,
            tell=tell,
            progress=advance,
            cancel=options.cancel,
        )
    if note:
        tell(f"“{options.out.name}”: {note}")
    return EXIT_DONE
