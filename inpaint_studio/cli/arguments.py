"""What several commands take as arguments, and the numbers in them.

The functions that read a number raise ``ArgumentTypeError`` where it is out of range and ``ValueError`` where the word
is no number; argparse turns both into a sentence.
"""

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction
from math import inf

_FEWEST_MEGAPIXELS = 0.01
_PERCENT = 100


def add_page(parser: ArgumentParser) -> None:
    """Declare ``--page``; in the options it is counted from 0, or None."""
    parser.add_argument(
        "--page", type=_page, metavar="N", help="which page of a TIFF with several, from 1; all others stay as they are"
    )


def add_previews(parser: ArgumentParser) -> None:
    """Declare ``--previews`` and ``--no-previews``."""
    parser.add_argument(
        "--previews",
        action=BooleanOptionalAction,
        default=True,
        help="let smaller copies inside a photo's own file show what was restored (default: yes)",
    )


def add_limit(parser: ArgumentParser) -> None:
    """Declare ``--max-megapixels``; None in the options stands for the default."""
    parser.add_argument(
        "--max-megapixels", type=megapixels, metavar="N", help="the largest photo that is opened (default: 1000)"
    )


def add_quiet(parser: ArgumentParser, meaning: str = "show no progress") -> None:
    """Declare ``--quiet``."""
    parser.add_argument("--quiet", action="store_true", help=meaning)


def _page(text: str) -> int:
    return count(text) - 1


def count(text: str) -> int:
    """Return the whole number in a word, at least 1."""
    if int(text) < 1:
        raise ArgumentTypeError(f"must be 1 or more, not {text}")
    return int(text)


def distance(text: str) -> int:
    """Return the number of pixels in a word, at least 0."""
    if int(text) < 0:
        raise ArgumentTypeError(f"must be 0 or more, not {text}")
    return int(text)


def percent(text: str) -> float:
    """Return the percentage in a word, more than 0 and at most 100."""
    if not 0 < float(text) <= _PERCENT:
        raise ArgumentTypeError(f"must be more than 0 and at most {_PERCENT}, not {text}")
    return float(text)


def megapixels(text: str) -> float:
    """Return the finite number of megapixels in a word, at least 0.01."""
    if not _FEWEST_MEGAPIXELS <= float(text) < inf:
        raise ArgumentTypeError(f"must be {_FEWEST_MEGAPIXELS} or more, not {text}")
    return float(text)
