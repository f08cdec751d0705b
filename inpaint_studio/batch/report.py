"""A report on a batch: one HTML page that opens without a network, with small pictures in a folder beside it."""

import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

import numpy as np

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.options import PhotoOptions
from inpaint_studio.batch.pictures import png_of
from inpaint_studio.batch.report_style import STYLE
from inpaint_studio.batch.reviewing import batch_of
from inpaint_studio.batch.rows import Pictures, Row, State, readable, state_title
from inpaint_studio.batch.walk import NO_PHOTOS
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.markup import page, tag
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.atomic import check_target, replacing
from inpaint_studio.files.load import decode_photo
from inpaint_studio.files.reasons import reason
from inpaint_studio.translation import Text, language, listed, number, tr

_SECTIONS: tuple[tuple[str, Text, tuple[State, ...]], ...] = (
    ("failed", "Failed, or left as they are", (State.FAILED, State.LEFT)),
    ("review", "To be reviewed", (State.REVIEW,)),
    ("restored", "Restored", (State.RESTORED,)),
    ("skipped", "Skipped", (State.SKIPPED,)),
    ("waiting", "Not done yet", (State.RUNNING, State.WAITING)),
    ("clean", "Without a mark: copied as they are", (State.CLEAN,)),
)
"""Anchor and heading of each section, and which photos stand in it; what deserves a look comes first."""

_PAIRS = "pairs"
_TINT = 255, 45, 85
_FAINTEST = 130  # opacity of what is marked in a pixel of a small picture, 0..255
_MINUTE, _HOUR = 60, 3600


def write_report(
    manifest_path: Path,
    target: Path,
    *,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> None:
    """Write what has become of the photos of a batch, those that deserve a look first.

    Args:
        manifest_path: of the batch; it may be running.
        target: the page; its pictures go into the folder ``pictures_folder(target)``.
        progress: called with the share done.
        cancel: asked at each photo.

    Raises:
        Cancelled: ``cancel`` was called; a page that was there before is still the same.
        FileError: the manifest cannot be read, or the report cannot be written.
    """
    check_target(target)
    folder = pictures_folder(target)
    with Manifest(manifest_path) as manifest:
        total = max(1, sum(manifest.counts().values()))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / NO_PHOTOS).touch()
            cards: dict[State, list[str]] = {state: [] for state in State}
            spent = last = 0.0
            for done, row in enumerate(manifest.rows(), 1):
                cancel.raise_if_cancelled()
                cards[row.state].append(_card(row, manifest.pictures(row.id), folder))
                spent, last = spent + row.seconds, max(last, row.time)
                progress(done / total)
        except OSError as error:
            raise FileError("The report cannot be written: {reason}.", reason=reason(error)) from error
        sections = [_head(manifest, spent, last), _contents(cards), *_sections(cards)]
    with replacing(target) as stream:
        stream.write(page(tr("Batch of photos"), sections, STYLE, language()).encode("utf-8"))


def pictures_folder(target: Path) -> Path:
    """Return where the pictures of a report go."""
    return target.with_name(f"{target.stem}-pictures")


# --- the head ----------------------------------------------------------------------------------------------------


def _head(manifest: Manifest, spent: float, last: float) -> str:
    """Return totals, and what was asked for; ``last`` is when the last photo was done."""
    counts, facts = manifest.counts(), manifest.facts()
    done = sum(counts[state] for state in (State.RESTORED, State.CLEAN, State.REVIEW, State.SKIPPED, State.FAILED))
    told = [(tr("Photos"), number(sum(counts.values()), ",d"))]
    told += [(_capitalised(state_title(state)), number(count, ",d")) for state, count in counts.items() if count]
    if "resumed" in facts:
        told.append((tr("Time, last run"), _span(max(last - float(facts["resumed"]), 0.0))))
    if done and spent:
        told += [(tr("Work"), _span(spent)), (tr("Work a photo"), _seconds(spent / done))]
    tiles = "".join(tag("div", tag("b", escape(value)) + tag("span", escape(name)), "tile") for name, value in told)
    return tag("div", tiles, "tiles") + tag("p", "<br>".join(map(escape, _facts(manifest, facts))), "note")


def _facts(manifest: Manifest, facts: dict[str, str]) -> list[str]:
    """Return sentences on where, when and how."""
    told = [tr("Results and manifest: {place}", place=readable(str(manifest.path.parent)))]
    if "started" in facts:
        begun, again = _moment(facts["started"]), _moment(facts.get("resumed", ""))
        told.append(tr("Begun {begun}, gone on with {again}", begun=begun, again=again))
    try:
        batch = batch_of(manifest)
    except InputError:
        return told
    folders = ", ".join(readable(str(folder)) for folder in batch.folders)
    told.insert(0, tr("Photos: {folders}", folders=folders))
    told.append(_manner(batch.options))
    told.append(f"Inpaint Studio {facts.get('version', '')}")
    return told


def _manner(options: PhotoOptions) -> str:
    """Return how the photos were restored."""
    told = []
    if options.finding is not None:
        told.append(
            tr("damage that was found, sensitivity {value}", value=number(options.finding.choice.sensitivity, "g"))
        )
    if options.masks is not None:
        told.append(tr("masks in {folder}", folder=readable(str(options.masks))))
    title = tr(ENGINES[options.engine].info.title) if options.engine in ENGINES else options.engine
    return "; ".join(
        (
            tr("Restored: {what}", what=listed(told)),
            tr("engine {name}", name=title),
            tr("where more than {share} % is marked somebody is asked", share=number(100 * options.max_share, "g")),
        )
    )


def _moment(text: str) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(float(text)))
    except (ValueError, OverflowError, OSError):
        return "?"


def _span(seconds: float) -> str:
    if seconds < _MINUTE:
        return tr("{seconds:.0f} s", seconds=seconds)
    if seconds < _HOUR:
        return tr("{minutes:.0f} min", minutes=seconds / _MINUTE)
    hours, rest = divmod(seconds, _HOUR)
    return tr("{hours:,} h {minutes} min", hours=int(hours), minutes=int(rest // _MINUTE))


def _seconds(seconds: float) -> str:
    return tr("{seconds:.1f} s", seconds=seconds)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _contents(cards: dict[State, list[str]]) -> str:
    links = [
        f'<a href="#{anchor}">{escape(tr(title))} ({number(count, ",d")})</a>'
        for anchor, title, states in _SECTIONS
        if (count := sum(len(cards[state]) for state in states))
    ]
    return tag("nav", "".join(links))


def _sections(cards: dict[State, list[str]]) -> Iterable[str]:
    for anchor, title, states in _SECTIONS:
        found = [card for state in states for card in cards[state]]
        if found:
            heading = f'<h2 id="{anchor}">{escape(tr(title))} {tag("small", number(len(found), ",d"))}</h2>'
            yield heading + tag("div", "\n".join(found), f"cards {_PAIRS}" if State.RESTORED in states else "cards")


# --- a photo -----------------------------------------------------------------------------------------------------


def _card(row: Row, pictures: Pictures | None, folder: Path) -> str:
    """Return a photo with its pictures, which are written into the folder."""
    name = escape(readable(str(row.relative)))
    link = (row.output if row.output_digest else row.input).absolute()
    parts = [f'<a class="name" href="{escape(link.as_uri())}">{name}</a>']
    if pictures is not None:
        parts.insert(0, _pictures(row, pictures, folder))
    facts = [state_title(row.state)] if row.state in (State.LEFT, State.RUNNING) else []
    if row.share:
        told = [tr("{share:.2f} % marked", share=100 * row.share)]
        if row.holes:
            told.append(tr("{n:,} spot|{n:,} spots", n=row.holes))
        facts.append(", ".join(told))
    if row.seconds:
        facts.append(_seconds(row.seconds))
    if facts:
        parts.append(tag("span", escape(" · ".join(facts)), "facts"))
    if row.note:
        parts.append(tag("p", escape(row.note)))
    return tag("article", "".join(parts))


def _pictures(row: Row, pictures: Pictures, folder: Path) -> str:
    """Return before, with the marks over it, and after."""
    before = _image(folder, f"{row.id}-before.jpg", pictures.before, tr("before"))
    if pictures.marks:
        before += _image(
            folder, f"{row.id}-marks.png", lambda: _in_colour(pictures.marks), tr("what is marked"), "marks"
        )
    shown = tag("span", before, "pair")
    if pictures.after:
        shown += tag("span", _image(folder, f"{row.id}-after.jpg", pictures.after, tr("after")), "pair")
    return tag("div", shown, "pictures")


def _image(folder: Path, name: str, data: bytes | Callable[[], bytes], text: str, kind: str = "") -> str:
    """Return a picture that loads when it is scrolled to."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else data())
    place = escape(f"{quote(readable(folder.name))}/{name}")
    return f'<img{f" class={kind}" if kind else ""} loading="lazy" src="{place}" alt="{escape(text)}">'


def _in_colour(marks: bytes) -> bytes:
    """Return the marks, a PNG of one channel, as a PNG in their colour that is transparent where nothing is marked."""
    cover = decode_photo(marks).pixels
    alpha = np.where(cover != 0, np.maximum(cover, _FAINTEST), 0).astype(np.uint8)
    pixels = np.empty((*cover.shape, 3), np.uint8)
    pixels[:] = _TINT
    return png_of(pixels, alpha)
