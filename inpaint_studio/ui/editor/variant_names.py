"""Names of the variants of a restoration, for lists and over the photo."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inpaint_studio.core.engine import OptionSpec
from inpaint_studio.core.step import Variant
from inpaint_studio.engines.registry import ENGINES, option_specs
from inpaint_studio.translation import number, tr


def variant_names(variants: Sequence[Variant]) -> list[str]:
    """Return a name for each variant: its engine, how its options differ from the others', and how long it took."""
    differing = {
        name for each in variants for name, value in each.options.items()
        if any(other.options.get(name) != value for other in variants if other.engine == each.engine)
    }  # fmt: skip
    return [_name(each, differing) for each in variants]


def _name(variant: Variant, differing: set[str]) -> str:
    entry = ENGINES.get(variant.engine)
    parts = [tr(entry.info.title) if entry is not None else variant.engine]
    specs = option_specs(entry.options) if entry is not None else {}
    for name, value in variant.options.items():
        if name in differing and name in specs:
            spec, _ = specs[name]
            parts.append(f"{tr(spec.title)} {_label(spec, value)}{f' {tr(spec.unit)}' if spec.unit else ''}")
    return " · ".join([*parts, tr("{seconds:.1f} s", seconds=variant.seconds)])


def _label(spec: OptionSpec, value: Any) -> str:
    """Return the value of an option in words; a file by its name."""
    if spec.choices:
        return tr(dict(spec.choices).get(value, value))
    return (Path(value).name or tr("Ours")) if spec.pattern else number(value)
