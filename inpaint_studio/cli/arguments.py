"""What several commands take as arguments, and the numbers in them.

The functions that read a number raise ``ArgumentTypeError`` where it is out of range and ``ValueError`` where the word
is no number; argparse turns both into a sentence.
"""

from argparse import ArgumentParser, ArgumentTypeError
from math import inf

_FEWEST_MEGAPIXELS = 0.01
_PERCENT = 100


def add_page(parser: ArgumentParser) -> None:
    """Declare ``--page``; in the options it is counted from 0, or None."""
    parser.add_argument(
        "--page", type=_page, metavar="N", help="which page of a TIFF with several, from 1; all others stay as they are"
    )


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
