"""The table of engines. Light to import: an engine's own modules load when it is first created."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from inpaint_studio.core.engine import Engine, EngineInfo, OptionSpec
from inpaint_studio.engines.fmm.options import INFO as FMM_INFO
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.pconv.options import AUTO_INFO, AutoOptions, PconvOptions
from inpaint_studio.engines.pconv.options import INFO as PCONV_INFO
from inpaint_studio.errors import InputError


@dataclass(frozen=True)
class EngineEntry:
    """One engine.

    Attributes:
        info: name, title, summary and context.
        options: its options dataclass; every field carries an ``OptionSpec``.
        load: imports the engine and returns one that follows the options. May take seconds at first.
        warm_up: gets everything ready that takes time at the first use.
        compiles: whether that is mostly to compile what is then kept on disk, so that another process may do it.
        needs_compiling: whether there is something of that to do. Light.
        compile: does it.
        help_compiling: does a part of it, while a further process does the rest.
    """

    info: EngineInfo
    options: type
    load: Callable[[Any], Engine]
    warm_up: Callable[[], None]
    compiles: bool = False
    needs_compiling: Callable[[], bool] = lambda: False
    compile: Callable[[], None] = lambda: None
    help_compiling: Callable[[], None] = lambda: None


def _load_fmm(options: FmmOptions) -> Engine:
    from inpaint_studio.engines.fmm.engine import FmmEngine

    return FmmEngine(options)


def _warm_up_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import warm_up

    warm_up()


def _needs_compiling_fmm() -> bool:
    from inpaint_studio.engines.kernels.cache import needs_kernels

    return needs_kernels()


def _compile_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import compile_kernels

    compile_kernels()


def _help_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import help_compiling

    help_compiling()


def _load_pconv(options: PconvOptions) -> Engine:
    from inpaint_studio.engines.pconv.engine import PconvEngine

    return PconvEngine(options)


def _warm_up_pconv() -> None:
    from inpaint_studio.engines.pconv.engine import warm_up

    warm_up()


def _load_auto(options: AutoOptions) -> Engine:
    from inpaint_studio.engines.pconv.auto import AutoEngine

    return AutoEngine(options)


_ENTRIES = (
    EngineEntry(FMM_INFO, FmmOptions, _load_fmm, _warm_up_fmm, True, _needs_compiling_fmm, _compile_fmm, _help_fmm),
    EngineEntry(PCONV_INFO, PconvOptions, _load_pconv, _warm_up_pconv),
    EngineEntry(AUTO_INFO, AutoOptions, _load_auto, _warm_up_pconv),
)

ENGINES: dict[str, EngineEntry] = {entry.info.name: entry for entry in _ENTRIES}
"""Every engine by its name."""


def create_engine(name: str, **options: Any) -> Engine:
    """Return an engine by name.

    Args:
        name: a key of ``ENGINES``.
        **options: fields of its options dataclass.

    Raises:
        InputError: no such engine or option, or a value out of range.
    """
    if name not in ENGINES:
        raise InputError("There is no engine “{name}”. The engines are: {names}.", name=name, names=", ".join(ENGINES))
    entry = ENGINES[name]
    known = {field.name for field in fields(entry.options)}
    unknown = sorted(set(options) - known)
    if unknown:
        raise InputError(
            "The engine “{name}” has no option “{unknown}”. It has: {names}.",
            name=name,
            unknown=unknown[0],
            names=", ".join(sorted(known)),
        )
    return entry.load(entry.options(**options))


def compile_engines(*, is_helper: bool = False) -> None:
    """Compile the kernels of every engine that has some, or make sure that they are in the cache on disk.

    Args:
        is_helper: a further process does the most of it.
    """
    for entry in ENGINES.values():
        (entry.help_compiling if is_helper else entry.compile)()


def option_specs(options: type) -> dict[str, tuple[OptionSpec, Any]]:
    """Return name -> (spec, default) for the fields of an options dataclass, in order."""
    return {field.name: (field.metadata["spec"], field.default) for field in fields(options)}
