"""The table of engines. Light to import: the modules of an engine load when it is first created."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from inpaint_studio.core.engine import Engine, EngineInfo, OptionSpec
from inpaint_studio.engines.auto.options import INFO as AUTO_INFO
from inpaint_studio.engines.auto.options import AutoOptions
from inpaint_studio.engines.fmm.options import INFO as FMM_INFO
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.pconv.options import INFO as PCONV_INFO
from inpaint_studio.engines.pconv.options import PconvOptions
from inpaint_studio.engines.texture.options import INFO as TEXTURE_INFO
from inpaint_studio.engines.texture.options import TextureOptions
from inpaint_studio.errors import InputError


@dataclass(frozen=True)
class EngineEntry:
    """One engine.

    Attributes:
        info: name, title, summary and context.
        options: its options dataclass; every field carries an ``OptionSpec``.
        load: imports the engine and returns one with these options. The first call may take seconds.
        warm_up: prepares everything that would take time at the first use.
        kernels: groups of kernels that it runs, and of tools that are wanted with any engine, in the order in which
            they are compiled; keys of ``KERNELS``.
        compiles: whether ``warm_up`` only loads these kernels.
        stand_in: the name of an engine that is ready sooner, and may restore meanwhile; "" for none.
    """

    info: EngineInfo
    options: type
    load: Callable[[Any], Engine]
    warm_up: Callable[[], None]
    kernels: tuple[str, ...] = ()
    compiles: bool = False
    stand_in: str = ""

    @property
    def needs_compiling(self) -> bool:
        """Whether some of its kernels are not on the drive yet but could be kept there."""
        from inpaint_studio.engines.kernels.cache import needs_kernels

        return any(needs_kernels(group) for group in self.kernels)


@dataclass(frozen=True)
class KernelGroup:
    """Kernels that are compiled together.

    Attributes:
        compile: compiles the kernels that are not on the drive yet.
        help: run by a second process, compiles a part of them while ``compile`` in the first does the rest.
    """

    compile: Callable[[], None]
    help: Callable[[], None] = lambda: None


def _load_fmm(options: FmmOptions) -> Engine:
    from inpaint_studio.engines.fmm.engine import FmmEngine

    return FmmEngine(options)


def _warm_up_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import warm_up

    warm_up()


def _compile_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import compile_kernels

    compile_kernels()


def _help_fmm() -> None:
    from inpaint_studio.engines.fmm.warm_up import help_compiling

    help_compiling()


def _compile_neighbours() -> None:
    from inpaint_studio.engines.neighbours.warm_up import compile_kernels

    compile_kernels()


def _compile_paths() -> None:
    from inpaint_studio.engines.kernels.warm_up import compile_kernels

    compile_kernels()


def _load_pconv(options: PconvOptions) -> Engine:
    from inpaint_studio.engines.pconv.engine import PconvEngine

    return PconvEngine(options)


def _warm_up_pconv() -> None:
    from inpaint_studio.engines.pconv.engine import warm_up

    warm_up()


def _compile_texture() -> None:
    from inpaint_studio.engines.texture.warm_up import compile_kernels

    compile_kernels()


def _load_texture(options: TextureOptions) -> Engine:
    from inpaint_studio.engines.texture.engine import TextureEngine

    return TextureEngine(options)


def _warm_up_texture() -> None:
    from inpaint_studio.engines.texture.warm_up import warm_up

    warm_up()


def _warm_up_auto() -> None:
    from inpaint_studio.engines.auto.warm_up import warm_up

    warm_up()


def _load_auto(options: AutoOptions) -> Engine:
    from inpaint_studio.engines.auto.engine import AutoEngine

    return AutoEngine(options)


KERNELS: dict[str, KernelGroup] = {
    "fmm": KernelGroup(_compile_fmm, _help_fmm),
    "paths": KernelGroup(_compile_paths),
    "neighbours": KernelGroup(_compile_neighbours),
    "texture": KernelGroup(_compile_texture),
}
"""Every group of kernels by its name."""

_FIRST = ("fmm", "paths")
_ALL = (*_FIRST, "neighbours", "texture")

_ENTRIES = (
    EngineEntry(AUTO_INFO, AutoOptions, _load_auto, _warm_up_auto, _ALL, stand_in="fmm"),
    EngineEntry(FMM_INFO, FmmOptions, _load_fmm, _warm_up_fmm, _FIRST, compiles=True),
    EngineEntry(TEXTURE_INFO, TextureOptions, _load_texture, _warm_up_texture, _ALL, stand_in="fmm"),
    EngineEntry(PCONV_INFO, PconvOptions, _load_pconv, _warm_up_pconv, (*_FIRST, "neighbours"), stand_in="fmm"),
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
    check_engine_options(name, **options)
    entry = ENGINES[name]
    return entry.load(entry.options(**options))


def check_engine_options(name: str, **options: Any) -> None:
    """Make sure that an engine takes these options; it is not loaded.

    Raises:
        InputError: no such engine or option, or a value out of range.
    """
    entry = _entry(name)
    known = {field.name for field in fields(entry.options)}
    unknown = sorted(set(options) - known)
    if unknown:
        raise InputError(
            "The engine “{name}” has no option “{unknown}”. It has: {names}.",
            name=name,
            unknown=unknown[0],
            names=", ".join(sorted(known)),
        )
    entry.options(**options)


def load_compiler() -> None:
    """Load what kernels need, quicker than their first use would; for processes of the program's own."""
    from inpaint_studio.engines.kernels.jit import load_compiler as load

    load()


def compile_kernels(engine: str = "", *, is_helper: bool = False) -> None:
    """Compile the kernels of an engine, or make sure that they are on the drive.

    Args:
        engine: a key of ``ENGINES``; all engines if it is empty.
        is_helper: whether this process only helps another one, which compiles the rest.

    Raises:
        InputError: no such engine.
    """
    entries = [_entry(engine)] if engine else ENGINES.values()
    load_compiler()
    for name in dict.fromkeys(name for entry in entries for name in entry.kernels):
        (KERNELS[name].help if is_helper else KERNELS[name].compile)()


def _entry(name: str) -> EngineEntry:
    if name not in ENGINES:
        raise InputError("There is no engine “{name}”. The engines are: {names}.", name=name, names=", ".join(ENGINES))
    return ENGINES[name]


def option_specs(options: type) -> dict[str, tuple[OptionSpec, Any]]:
    """Return name -> (spec, default) for the fields of an options dataclass, in order."""
    return {field.name: (field.metadata["spec"], field.default) for field in fields(options)}


def default_options(name: str) -> dict[str, Any]:
    """Return the default of each option of an engine, a key of ``ENGINES``."""
    return {option: default for option, (_, default) in option_specs(ENGINES[name].options).items()}
