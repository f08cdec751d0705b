"""When actions can be used: what is open, what is marked, what runs."""

from inpaint_studio.core.edit import Plane
from inpaint_studio.ui.window.parts import Parts


def is_open(parts: Parts) -> bool:
    """Whether a photo is open."""
    return parts.editor.document is not None


def has_file(parts: Parts) -> bool:
    """Whether the open photo comes from a file."""
    document = parts.editor.document
    return document is not None and document.photo.source.path is not None


def has_strip(parts: Parts) -> bool:
    """Whether several photos are open or reviewed, and another may be shown now."""
    return (parts.files.strip.is_active or parts.batches.review.is_open) and is_idle(parts)


def can_edit(parts: Parts) -> bool:
    """Whether the document may be changed now."""
    return parts.editor.can_edit


def can_write(parts: Parts) -> bool:
    """Whether the photo may be saved, if need be once the running job has ended."""
    return is_open(parts) and not parts.editor.jobs.leads_away


def is_idle(parts: Parts) -> bool:
    """Whether no job runs."""
    return not parts.editor.jobs.is_running


def has_mask(parts: Parts) -> bool:
    """Whether there is something to restore and no job runs."""
    return parts.editor.can_restore


def can_retry(parts: Parts) -> bool:
    """Whether the last restoration can be tried again, with other settings or from other sources, now."""
    return parts.editor.can_edit and parts.editor.history.can_restore_again


def has_variants(parts: Parts) -> bool:
    """Whether the last restoration has several variants, and another may be chosen now."""
    return parts.editor.can_edit and parts.comparison.can_compare_variants


def is_masked(parts: Parts) -> bool:
    """Whether there is a mask, and it may be changed now."""
    return parts.editor.can_edit and parts.editor.is_marked(Plane.MASK)


def can_cancel(parts: Parts) -> bool:
    """Whether there is something to stop: a job, or the search for damage."""
    return parts.editor.jobs.is_running or (is_open(parts) and parts.find_mode.is_on)


def is_reviewing(parts: Parts) -> bool:
    """Whether a mark is asked about."""
    return parts.editor.review.is_running


def can_decide(parts: Parts) -> bool:
    """Whether the photo that is reviewed can be accepted or skipped now."""
    return parts.batches.review.can_decide


def has_source(parts: Parts) -> bool:
    """Whether Heal and Clone have something to take from."""
    return is_open(parts) and parts.toolbox.source.is_set


def can_begin_to_find(parts: Parts) -> bool:
    """Whether damage can be found now, or the panel shown that says what is missing."""
    return parts.editor.finder.can_find or (can_edit(parts) and not parts.find_mode.is_on)
