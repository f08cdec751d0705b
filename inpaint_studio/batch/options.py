"""What a batch is asked to do: which folders, where to, and what is done to each photo."""

import json
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.marks import Choice
from inpaint_studio.errors import InputError
from inpaint_studio.files.load import MAX_PIXELS
from inpaint_studio.files.mask_reading import AS_PAINTED, MaskOptions

MAX_SHARE = 0.05
"""Share of a photo up to which it is restored without anybody having looked at it."""

MEMORY_SHARE = 0.6
"""Share of the machine's memory that the photos under way may take together."""

Clean = Literal["copy", "link"]
"""What becomes of a photo in which nothing is marked: a copy byte for byte, or a hard link to it."""


@dataclass(frozen=True)
class PhotoOptions:
    """What is done to each photo. A photo is done again where one of these has changed.

    Attributes:
        engine: its name.
        engine_options: those of its options that were chosen, by name, in the order of their names.
        finding: how damage is found; None where it is not looked for.
        masks: a folder with a mask of each photo, named like it; None for none. Beside ``finding``, both count.
        mask_options: how pictures are read as masks.
        is_fitted: whether masks are brought to where the damage below them ends.
        max_share: share of a photo, 0..1; one of which more is marked is not restored but put on the review list.
        clean: what becomes of photos in which nothing is marked.
        is_logged: whether what was restored is noted in the XMP data.
        renew_previews: whether smaller copies inside a photo's file are to show what was restored.
        max_pixels: the most pixels that a photo may declare.
    """

    engine: str = "auto"
    engine_options: tuple[tuple[str, Any], ...] = ()
    finding: Finding | None = None
    masks: Path | None = None
    mask_options: MaskOptions = AS_PAINTED
    is_fitted: bool = False
    max_share: float = MAX_SHARE
    clean: Clean = "copy"
    is_logged: bool = True
    renew_previews: bool = True
    max_pixels: int = MAX_PIXELS

    @property
    def text(self) -> str:
        """All that matters for the result, as JSON; the same options give the same text."""
        return json.dumps(self.values(), sort_keys=True)

    def values(self) -> dict[str, Any]:
        """Return all that matters for the result as plain values, by name."""
        finding, mask = self.finding, self.mask_options
        return {
            "engine": self.engine,
            "engine_options": dict(self.engine_options),
            "finding": None
            if finding is None
            else asdict(finding.choice) | {"margin": finding.margin, "is_infrared_used": finding.is_infrared_used},
            "has_masks": self.masks is not None,
            "mask_options": asdict(mask),
            "is_fitted": self.is_fitted,
            "max_share": self.max_share,
            "clean": self.clean,
            "is_logged": self.is_logged,
            "renew_previews": self.renew_previews,
            "max_pixels": self.max_pixels,
        }

    @classmethod
    def read(cls, values: dict[str, Any], masks: Path | None) -> "PhotoOptions":
        """Return the options whose ``values`` these are, with a folder of masks.

        Raises:
            InputError: they are another version's.
        """
        values = dict(values)
        try:
            has_masks, finding = values.pop("has_masks"), values.pop("finding")
            if finding is not None:
                margin, is_infrared_used = finding.pop("margin"), finding.pop("is_infrared_used")
                finding = Finding(Choice(**finding), margin, is_infrared_used=is_infrared_used)
            options = tuple(values.pop("engine_options").items())
            mask_options = MaskOptions(**values.pop("mask_options"))
            return cls(
                engine_options=options,
                finding=finding,
                masks=masks if has_masks else None,
                mask_options=mask_options,
                **values,
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError("This batch was made by another version of Inpaint Studio. Begin it anew.") from error

    @property
    def digest(self) -> str:
        """Tells whether two options are the same."""
        return blake2b(self.text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Batch:
    """A batch: photos of whole folders.

    Attributes:
        folders: those that are walked; a photo may stand among them.
        out: the folder of the results; of a batch in place the one of the backups. The manifest lies in it.
        options: what is done to each photo.
        pattern: a glob that the names of photos match, or their paths below the folder where it has a slash.
        is_in_place: whether the results replace the photos, which are copied to ``out`` before.
        is_resumed: whether photos that failed, that have changed or that were done with other options are done again.
        workers: how many processes; 0 for what suits the machine, 1 for this process itself.
        scheduler: the address of a Dask scheduler whose workers do it, "" for processes of our own.
        memory_share: share of the machine's memory that photos under way may take, 0..1.

    Raises:
        InputError: a value is out of range, or nothing says what is marked.
    """

    folders: tuple[Path, ...]
    out: Path
    options: PhotoOptions
    pattern: str = ""
    is_in_place: bool = False
    is_resumed: bool = False
    workers: int = 0
    scheduler: str = ""
    memory_share: float = MEMORY_SHARE

    def __post_init__(self) -> None:
        options = self.options
        if options.finding is None and options.masks is None:
            raise InputError("Say what is to be restored: by a folder of masks, by finding damage, or by both.")
        if options.finding is not None and (options.finding.infrared or options.finding.like):
            raise InputError("Examples of damage, and an infrared plane of its own, belong to one photo.")
        if not 0 < options.max_share <= 1:
            raise InputError("The largest share that is restored must be more than 0 and at most 100 %.")
        if not 0 < self.memory_share <= 1:
            raise InputError("The memory that photos may take must be more than 0 and at most 100 %.")
        if self.workers < 0:
            raise InputError("There cannot be fewer than 0 workers.")

    def resumed(self) -> "Batch":
        """Return the same batch, as it goes on."""
        return replace(self, is_resumed=True)

    @property
    def text(self) -> str:
        """All of it as JSON, for ``read``."""
        values = {
            "folders": [str(Path(folder).absolute()) for folder in self.folders],
            "options": self.options.values(),
            "masks": None if self.options.masks is None else str(self.options.masks.absolute()),
            **{name: getattr(self, name) for name in _PLAIN},
        }
        return json.dumps(values)

    @classmethod
    def read(cls, text: str, out: Path) -> "Batch":
        """Return the batch whose ``text`` this is, with the folder of its results.

        Raises:
            InputError: it is another version's.
        """
        try:
            values = json.loads(text)
            masks = None if values["masks"] is None else Path(values["masks"])
            options = PhotoOptions.read(values["options"], masks)
            plain = {name: values[name] for name in _PLAIN}
            return cls(tuple(map(Path, values["folders"])), out, options, **plain)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError("This batch was made by another version of Inpaint Studio. Begin it anew.") from error


_PLAIN = ("pattern", "is_in_place", "is_resumed", "workers", "scheduler", "memory_share")
"""The fields of a batch that are plain values."""
