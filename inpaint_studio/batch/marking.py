"""What is marked in a photo of a batch, and whether somebody is to look at it before it is restored."""

from dataclasses import dataclass

import numpy as np

from inpaint_studio.batch.work import Task
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.caution import doubt
from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.fit import fit
from inpaint_studio.detection.scan import Scan
from inpaint_studio.files.load import decode_photo
from inpaint_studio.files.mask_reading import NothingMarkedError
from inpaint_studio.files.masks import read_mask
from inpaint_studio.translation import number, tr

UNSURE = 0.5
"""Doubt, see ``detection.caution``, from which somebody is to look at what was found."""


@dataclass(frozen=True, eq=False)
class Marked:
    """What is marked.

    Attributes:
        mask: what would be restored.
        doubts: sentences on why somebody is to look at it first.
        notes: further sentences.
    """

    mask: Mask
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Of the photo, 0..1."""
        return self.mask.count / self.mask.pixels.size


def marked(photo: Photo, task: Task, cancel: CancelToken = NEVER) -> Marked:
    """Return what is marked in a photo: by its mask, by what is found, or by both; or as somebody has approved.

    Raises:
        InpaintStudioError: a file cannot be read, its mask does not fit, or the network is missing.
        Cancelled: ``cancel`` was called.
    """
    if task.reviewed is not None:
        return Marked(Mask.from_array(decode_photo(task.reviewed).pixels))
    options, mask = task.options, Mask.empty(photo.shape)
    doubts: list[str] = []
    notes: list[str] = []
    if task.mask is not None:
        _add_painted(mask, task, doubts)
    elif options.masks is not None and options.finding is None:
        notes.append(tr("There is no mask of it."))
    if options.finding is not None:
        _add_found(mask, photo, options.finding, doubts, notes, cancel)
    if options.is_fitted and not mask.is_empty:
        fit(Scan(photo), mask, cancel=cancel)
    result = Marked(mask, notes=tuple(notes))
    if result.share > options.max_share:
        share, limit = (f"{number(100 * each, '.2f')} %" for each in (result.share, options.max_share))
        doubts.insert(0, tr("{share} of the photo is marked, more than {limit}.", share=share, limit=limit))
    return Marked(mask, tuple(doubts), tuple(notes))


def _add_painted(mask: Mask, task: Task, doubts: list[str]) -> None:
    """Add what the photo's mask marks."""
    if task.mask is None:
        return
    options = task.options.mask_options
    try:
        reading = read_mask(task.mask, mask.shape, options)
    except NothingMarkedError:  # Among many photos some are without damage.
        return
    np.bitwise_or(mask.pixels, reading.mask.pixels, out=mask.pixels)
    if reading.doubt and options.is_inverted is None:
        doubts.append(reading.doubt)


def _add_found(
    mask: Mask, photo: Photo, finding: Finding, doubts: list[str], notes: list[str], cancel: CancelToken
) -> None:
    """Add what is found."""
    marks = finding.marks(photo, tell=notes.append, cancel=cancel)
    np.bitwise_or(mask.pixels, finding.mask(marks).pixels, out=mask.pixels)
    if doubt(marks, finding.choice) >= UNSURE:
        doubts.append(tr("Much of what may be damage is doubtful."))
