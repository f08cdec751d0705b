"""Reviews: what somebody decides on the photos that a run has put on the review list.

The files of a batch that has come to its end, or goes on meanwhile, are those that it would have written itself.
"""

import time
from dataclasses import replace

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.photo import Work, restore_one, save_one
from inpaint_studio.batch.pictures import mask_png, pictures_of, small
from inpaint_studio.batch.plan import task_of
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.batch.run import row_after
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import FileError, InputError


def batch_of(manifest: Manifest) -> Batch:
    """Return the batch that a manifest belongs to.

    Raises:
        FileError: it cannot be read.
        InputError: it is another version's.
    """
    return Batch.read(manifest.facts().get("batch", ""), manifest.path.parent)


def accept(manifest: Manifest, row: Row, mask: Mask | None = None, cancel: CancelToken = NEVER) -> Row:
    """Restore a photo where its proposal says, or another mask, and write it where the batch would have.

    A mask that marks nothing leaves the photo as a photo without damage.

    Args:
        manifest: the batch's.
        row: the photo, to be reviewed or skipped.
        mask: what to restore, of the photo's size; None for what was proposed.
        cancel: asked at short intervals.

    Returns:
        Its row as it is now, also where it has failed; the manifest has it, too.

    Raises:
        Cancelled: ``cancel`` was called; nothing was written.
        FileError: the manifest cannot be used.
        InputError: it has no proposal, and no mask is given.
    """
    reviewed = manifest.proposal(row.id) if mask is None else mask_png(mask)
    if reviewed is None:
        raise InputError("Nothing is proposed for this photo. Mark what is to be restored.")
    task = task_of(row, batch_of(manifest), reviewed=reviewed)
    outcome = restore_one(task, cancel)
    after = row_after(row, outcome)
    if after.state in (State.RESTORED, State.CLEAN):
        manifest.finish(after, outcome.pictures)
        return after
    # It stays where it was, with its proposal: to try again, or to skip it.
    after = replace(row, note=outcome.note)
    manifest.put([after])
    return after


def accept_work(manifest: Manifest, row: Row, work: Work, mask: Mask, cancel: CancelToken = NEVER) -> Row:
    """Write what somebody has made of a photo where the batch would have written its result.

    Args:
        manifest: the batch's.
        row: the photo, to be reviewed or skipped.
        work: what was made of it.
        mask: what was restored, for the small picture of the marks.
        cancel: asked at short intervals.

    Returns:
        Its row as it is now, also where it has failed; the manifest has it, too.

    Raises:
        Cancelled: ``cancel`` was called; nothing was written.
        FileError: the manifest cannot be used.
    """
    outcome = save_one(task_of(row, batch_of(manifest)), work, cancel)
    after = row_after(row, outcome)
    if after.state is not State.RESTORED:
        after = replace(row, note=outcome.note)
        manifest.put([after])
        return after
    old = manifest.pictures(row.id)
    new = pictures_of(small(work.photo), small(work.photo), mask)
    manifest.finish(after, replace(new, before=old.before) if old else new)
    return after


def keep_mask(manifest: Manifest, row: Row, mask: Mask) -> None:
    """Propose another mask for a photo that is to be reviewed or was skipped.

    Raises:
        FileError: the manifest cannot be written.
    """
    manifest.finish(row, manifest.pictures(row.id), mask_png(mask))


def skip(manifest: Manifest, row: Row) -> Row:
    """Note that a photo is not to be restored; its proposal stays, so that it can be accepted after all.

    Returns:
        Its row as it is now.

    Raises:
        FileError: the manifest cannot be written.
    """
    after = replace(row, state=State.SKIPPED, time=time.time(), urgency=0.0)
    manifest.put([after])
    return after


def unskip(manifest: Manifest, row: Row) -> Row:
    """Put a skipped photo on the review list again.

    Raises:
        FileError: the manifest cannot be written, or somebody has removed the proposal.
    """
    if manifest.proposal(row.id) is None:
        raise FileError("Nothing is proposed for “{name}” any more.", name=row.input.name)
    after = replace(row, state=State.REVIEW, time=time.time(), urgency=0.6)
    manifest.put([after])
    return after
