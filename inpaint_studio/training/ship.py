"""Puts the weights of a training in the place of those that ship, with a card of how they were made.

    python -m inpaint_studio.training.ship RUN/weights.npz --evaluation BY-WIDTH.json [--after CARD.json ...]

``BY-WIDTH.json`` is what ``inpaint-studio evaluate --by-width --engines pconv:weights=RUN/weights.npz,... --json`` has
written.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from inpaint_studio.core.weights_file import card_path
from inpaint_studio.engines.pconv.weights import Weights, load_weights, pack_weights
from inpaint_studio.errors import FileError, InpaintStudioError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.reasons import reason
from inpaint_studio.resources import resource_path
from inpaint_studio.training.training_totals import KEY, TrainingTotals

_KEPT = ("sources", "limits")
_LARGEST = 30_000_000  # bytes that may ship


def ship(
    trained: Path,
    target: Path,
    *,
    evaluation: Path | None = None,
    after: Sequence[Path] = (),
    manifest: Path | None = None,
    limits: Sequence[str] = (),
) -> Weights:
    """Write the weights of a training and a card to their place in ``resources/``.

    What the card says of sources and limits is kept from the card in that place, unless it is given.

    Args:
        trained: the file of weights that a training has written, its card beside it.
        target: the file of weights to write; its card goes beside it.
        evaluation: figures that ``evaluate --by-width --json`` has written, the network being first.
        after: cards of the weights this training began with, as far as its own card does not count their crops.
        manifest: a CSV file with columns ``file``, ``source`` and ``licence``; files in ``train/`` are counted.
        limits: sentences on what the weights cannot do.

    Returns:
        The weights as they ship.

    Raises:
        InpaintStudioError: a file cannot be read or written, or the weights are too large to ship.
    """
    weights = load_weights(trained)
    before = load_weights(target).notes if target.exists() else {}
    notes = {**{key: before[key] for key in _KEPT if key in before}, **weights.notes}
    earlier = [TrainingTotals.from_notes(_json(path)["notes"]) for path in after]
    notes[KEY] = sum(earlier, TrainingTotals.from_notes(weights.notes)).as_table()
    if evaluation:
        notes["evaluation"] = gains(_json(evaluation))
    if manifest:
        notes["sources"] = sources(manifest)
    if limits:
        notes["limits"] = list(limits)
    shipped = Weights(weights.network, weights.arrays, notes)
    data, card = pack_weights(shipped, "float16")
    if len(data) > _LARGEST:
        raise InputError(f"The weights take {len(data) / 1e6:.0f} MB; more than {_LARGEST / 1e6:.0f} MB do not ship.")
    for path, content in ((target, data), (card_path(target), card)):
        with replacing(path) as stream:
            stream.write(content)
    return shipped


def gains(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the first engine's lead in PSNR over each of the others, in dB, by kind of damage.

    Args:
        figures: what ``evaluate --json`` has written.

    Raises:
        InputError: the figures have another form.
    """
    try:
        engines = {
            name: {damage: score["psnr"] for group in figures["groups"] for damage, score in _scores(group, name)}
            for name in figures["groups"][0]["engines"]
        }
        photos = len({each["photo"] for each in figures["measurements"]})
        first, *rivals = engines
        return {
            "settings": figures["evaluation"],
            "photos": photos,
            **{
                f"dB over {rival}": {
                    damage: round(psnr - engines[rival][damage], 2) for damage, psnr in engines[first].items()
                }
                for rival in rivals
            },
        }
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise InputError("These are no figures that “evaluate --json” has written.") from error


def _scores(group: Mapping[str, Any], engine: str) -> Any:
    return group["engines"][engine]["by_damage"].items()


def sources(manifest: Path) -> list[dict[str, Any]]:
    """Return the number of training files of each source and licence, the largest number first.

    Raises:
        InpaintStudioError: the manifest cannot be read, or lists no training files.
    """
    try:
        with manifest.open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["file"].startswith("train/")]
        counts = Counter((row["source"], row["licence"]) for row in rows)
    except OSError as error:
        raise FileError(f"The manifest “{manifest.name}” cannot be read: {reason(error)}.") from error
    except (KeyError, ValueError, csv.Error) as error:
        raise InputError(f"“{manifest.name}” is no list of files with their source and licence.") from error
    if not counts:
        raise InputError(f"“{manifest.name}” lists no files in train/.")
    return [{"source": source, "licence": licence, "files": count} for (source, licence), count in counts.most_common()]


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(f"“{path.name}” cannot be read: {reason(error)}.") from error
    except ValueError as error:
        raise InputError(f"“{path.name}” is no JSON.") from error


def main(words: Sequence[str] | None = None) -> int:
    """Ship as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m inpaint_studio.training.ship", description=ship.__doc__)
    parser.add_argument("weights", metavar="WEIGHTS", type=Path, help="what the training has written")
    parser.add_argument("--to", type=Path, metavar="FILE.npz", help="the place (default: that of our own weights)")
    parser.add_argument("--evaluation", type=Path, metavar="FILE.json", help="figures of evaluate --by-width --json")
    parser.add_argument(
        "--after", type=Path, nargs="+", default=[], metavar="CARD.json", help="cards of earlier weights"
    )
    parser.add_argument("--manifest", type=Path, metavar="FILE.csv", help="sources and licences of the photos")
    parser.add_argument("--limits", nargs="+", default=[], metavar="SENTENCE", help="what the weights cannot do")
    options = parser.parse_args(words)
    try:
        target = options.to or resource_path("weights") / "pconv.npz"
        shipped = ship(
            options.weights,
            target,
            evaluation=options.evaluation,
            after=options.after,
            manifest=options.manifest,
            limits=options.limits,
        )
    except InpaintStudioError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    totals = shipped.notes[KEY]
    print(f"{target}: {totals['crops']:,} crops in {totals['hours']:g} hours.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
