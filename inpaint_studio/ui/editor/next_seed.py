"""The next seed: what is tried where a restoration is asked for again with the settings that it was made with."""

from collections.abc import Mapping
from typing import Any

from inpaint_studio.core.step import Step, Variant
from inpaint_studio.engines.registry import ENGINES, option_specs

_SEED = "seed"


def is_random(engine: str, options: Mapping[str, Any]) -> bool:
    """Whether an engine, a key of ``ENGINES``, starts from a seed when it has these options."""
    specs = option_specs(ENGINES[engine].options)
    if _SEED not in specs:
        return False
    spec, _ = specs[_SEED]
    return spec.only_with is None or options[spec.only_with[0]] == spec.only_with[1]


def is_alike(variant: Variant, engine: str, options: Mapping[str, Any]) -> bool:
    """Whether this engine with these options, whatever their seed, made a variant."""
    seed = {_SEED: variant.options[_SEED]} if _SEED in variant.options else {}
    return variant.is_made_by(engine, {**options, **seed})


def with_next_seed(step: Step, engine: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``options`` with the first seed from theirs on that has made no variant of ``step``.

    After the largest seed comes the smallest.

    Args:
        step: a restoration.
        engine: starts from a seed.
        options: of the engine.
    """
    spec, _ = option_specs(ENGINES[engine].options)[_SEED]
    smallest, largest = int(spec.minimum or 0), int(spec.maximum or 0)
    used = {each.options[_SEED] for each in step.variants if _SEED in each.options and is_alike(each, engine, options)}
    seed = int(options[_SEED])
    while seed in used:
        seed = seed + 1 if seed < largest else smallest
    return {**options, _SEED: seed}
