"""A photo of a batch as the manifest tells of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inpaint_studio.translation import tr


class State(StrEnum):
    """What has become of a photo."""

    WAITING = "waiting"  # not begun, or given back
    RUNNING = "running"  # under way; after the end of the run: it was broken off
    RESTORED = "restored"
    CLEAN = "clean"  # nothing marked: copied or linked, byte for byte
    REVIEW = "review"  # somebody is to look at it: nothing was written
    SKIPPED = "skipped"  # somebody has looked at it and does not want it restored: nothing was written
    FAILED = "failed"  # nothing was written; the note says why
    LEFT = "left"  # not begun, as its result would be where something else is; the note says what


@dataclass(frozen=True)
class Row:
    """A photo of the batch.

    Attributes:
        id: its number.
        input: the photo, an absolute path.
        relative: the same below its folder.
        output: where the result is, or would be, an absolute path.
        size: of the photo's file in bytes, when it was planned or done.
        mtime_ns: when it was changed, in nanoseconds since 1970.
        input_digest: of its bytes, see ``files.digest``; "" where it has not been read.
        options: the digest of the options, see ``Manifest.options``.
        mask: the file of its mask, or None.
        mask_stamp: size and time of change of that file, as text.
        state: what has become of it.
        share: of the photo that is marked, 0..1; None where that is not known.
        holes: how many connected pieces that is.
        seconds: that it took.
        engine: its name; "" where nothing was restored.
        note: sentences for the user: why it failed, why it is to be looked at, what is peculiar.
        output_digest: of the result's bytes; "" without a result.
        output_size: of the result in bytes.
        output_mtime_ns: when it was written.
        tries: how often it was begun.
        worker: who did it last.
        time: when the state was entered, in seconds since 1970.
        urgency: 0..1, how much it deserves a look; failures and what is to be reviewed first.
    """

    id: int
    input: Path
    relative: Path
    output: Path
    size: int
    mtime_ns: int
    input_digest: str = ""
    options: str = ""
    mask: Path | None = None
    mask_stamp: str = ""
    state: State = State.WAITING
    share: float | None = None
    holes: int = 0
    seconds: float = 0.0
    engine: str = ""
    note: str = ""
    output_digest: str = ""
    output_size: int = 0
    output_mtime_ns: int = 0
    tries: int = 0
    worker: str = ""
    time: float = 0.0
    urgency: float = 0.0


@dataclass(frozen=True)
class Pictures:
    """Small pictures of a photo, at most ``pictures.SIDE`` pixels a side, all of one size.

    Attributes:
        before: JPEG.
        after: JPEG; b"" where nothing was restored.
        marks: PNG of one channel, 255 where something is marked, brighter where it covers more of the pixel; b""
            where nothing is.
    """

    before: bytes
    after: bytes = b""
    marks: bytes = b""


def readable(text: str) -> str:
    """Return a text that can be written anywhere: bytes of names that are no text become question marks."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def state_title(state: State) -> str:
    """Return a state in the user's words."""
    return {
        State.WAITING: tr("waiting"),
        State.RUNNING: tr("under way"),
        State.RESTORED: tr("restored"),
        State.CLEAN: tr("without a mark"),
        State.REVIEW: tr("to be reviewed"),
        State.SKIPPED: tr("skipped"),
        State.FAILED: tr("failed"),
        State.LEFT: tr("left as it is"),
    }[state]
