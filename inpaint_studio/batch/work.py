"""What a worker gets to do and what it says when it is done; both travel between processes."""

from dataclasses import dataclass
from pathlib import Path

from inpaint_studio.batch.options import PhotoOptions
from inpaint_studio.batch.rows import Pictures, State


@dataclass(frozen=True)
class Task:
    """One photo, to be worked on.

    Attributes:
        id: the number of its row.
        input: the photo's file.
        stamp: its size in bytes and its time of change in nanoseconds, when it was planned.
        output: where the result goes.
        untouched: where a photo without damage is copied to: its own name also where ``output`` has another suffix.
        options: what is done.
        mask: the file of its mask, or None.
        backup: where the photo is copied to before ``output``, which it is in, is replaced; None for no backup.
        may_replace: whether what is at ``output`` is ours, so that it may be replaced.
        is_tried_again: whether another process begins anew if the one that works on it dies.
        reviewed: a mask that somebody has approved, as PNG, which is then restored whatever its size; None for none.
    """

    id: int
    input: Path
    stamp: tuple[int, int]
    output: Path
    untouched: Path
    options: PhotoOptions
    mask: Path | None = None
    backup: Path | None = None
    may_replace: bool = False
    is_tried_again: bool = False
    reviewed: bytes | None = None


@dataclass(frozen=True)
class Outcome:
    """What has become of a photo.

    Attributes:
        id: the number of its row.
        state: one of those in which a photo is at the end.
        note: sentences for the user, or "".
        output: where the result is, or would be.
        share: of the photo that is marked, 0..1; None where that is not known.
        holes: how many connected pieces that is.
        engine: its name; "" where nothing was restored.
        input_digest: of the photo's bytes; "" where they have not been read.
        output_digest: of the result's; "" without a result.
        output_stamp: size in bytes and time of change in nanoseconds of the result.
        seconds: that it took.
        worker: who did it.
        pictures: small ones; None where the photo could not be opened.
        proposal: the mask, as PNG, of a photo that is to be reviewed.
        is_drive_full: whether it failed for want of room, as the next one would.
        is_broken_off: whether whoever did it ended before the photo was done.
    """

    id: int
    state: State
    note: str = ""
    output: Path | None = None
    share: float | None = None
    holes: int = 0
    engine: str = ""
    input_digest: str = ""
    output_digest: str = ""
    output_stamp: tuple[int, int] = (0, 0)
    seconds: float = 0.0
    worker: str = ""
    pictures: Pictures | None = None
    proposal: bytes | None = None
    is_drive_full: bool = False
    is_broken_off: bool = False
