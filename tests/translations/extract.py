"""Finds what is to be translated, in the syntax trees of the package.

Messages are the strings that are given where a ``Text`` is wanted: to a function or a class whose parameter or field
has this type, in a table or a variable that is declared so, and from a function that returns one. ``tr`` and ``Title``
are such functions; so no list of them is kept here.
"""

import ast
import re
from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import inpaint_studio

PACKAGE = Path(inpaint_studio.__file__).parent
TYPE = "Text"
ENGLISH_ONLY = (
    "cli",
    "simulation",
    "training",
    "evaluation",
    "ui/benchmark",
    "detection/network/config.py",
    "detection/network/graph.py",
    "engines/pconv/config.py",
    "engines/pconv/graph.py",
    "engines/pconv/peak.py",
)
"""What is for who works at the program, not for who restores photos."""


@dataclass
class Signature:
    """What a function or a class takes: the type of each parameter, as it is written, in order."""

    types: dict[str, ast.expr | None] = field(default_factory=dict)
    bases: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return bool(self.types)


@cache
def program() -> dict[str, ast.Module]:
    """Return every module that may have texts for users, by its path below the package."""
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in paths.items()
        if not name.startswith(ENGLISH_ONLY)
    }


@cache
def program_messages() -> dict[str, list[str]]:
    """Return every message of the program, and which modules it stands in."""
    return messages(program())


def messages(trees: Mapping[str, ast.Module]) -> dict[str, list[str]]:
    """Return every message of some modules, and which of them it stands in."""
    signatures: dict[str, list[Signature]] = {}
    for tree in trees.values():
        for name, signature in _signatures(tree):
            signatures.setdefault(name, []).append(signature)
    found: dict[str, list[str]] = {}
    for name, tree in trees.items():
        for message in _in_module(tree, signatures):
            places = found.setdefault(message, [])
            if name not in places:
                places.append(name)
    return found


def _signatures(tree: ast.AST) -> Iterator[tuple[str, Signature]]:
    """Yield the functions and the classes that are defined, by name; of a class what makes an object of it."""
    for node in _statements(tree):
        if isinstance(node, ast.FunctionDef) and node.name not in ("__init__", "__new__"):
            yield node.name, _of_function(node)
        elif isinstance(node, ast.ClassDef):
            makers = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            maker = next((each for each in makers if each.name in ("__init__", "__new__")), None)
            signature = _of_function(maker) if maker else _of_fields(node)
            signature.bases = tuple(base.id for base in node.bases if isinstance(base, ast.Name))
            yield node.name, signature


def _statements(root: ast.AST) -> Iterator[ast.AST]:
    """Yield what ``ast.walk`` does, in its order, but only what holds statements: a tenth of all nodes."""
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        yield node
        for name in ("body", "handlers", "orelse", "finalbody", "cases"):
            children = getattr(node, name, ())
            waiting.extend(children if isinstance(children, list) else ())


def _of_function(node: ast.FunctionDef) -> Signature:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    names = {each.arg: each.annotation for each in arguments}
    is_method = arguments and arguments[0].arg in ("self", "cls") and arguments[0].annotation is None
    return Signature(dict(list(names.items())[1:]) if is_method else names)


def _of_fields(node: ast.ClassDef) -> Signature:
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    return Signature({each.target.id: each.annotation for each in fields})


def _in_module(tree: ast.AST, signatures: dict[str, list[Signature]]) -> Iterator[str]:
    for owner, node in _walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node, owner, signatures)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield from _matching(node.annotation, node.value)
        elif isinstance(node, ast.FunctionDef):
            yield from _in_function(node)


def _walk(node: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield all nodes in order, with the name of the class they stand in."""
    waiting = [(owner, node)]
    while waiting:
        owner, node = waiting.pop()
        yield owner, node
        owner = node.name if isinstance(node, ast.ClassDef) else owner
        waiting += [(owner, child) for child in reversed(list(ast.iter_child_nodes(node)))]


def _in_call(node: ast.Call, owner: str, signatures: dict[str, list[Signature]]) -> Iterator[str]:
    for signature in _called(node, owner, signatures):
        positional = zip(signature.types.values(), node.args, strict=False)
        named = ((signature.types.get(each.arg or ""), each.value) for each in node.keywords)
        for annotation, value in (*positional, *named):
            if annotation is not None:
                yield from _matching(annotation, value)


def _called(node: ast.Call, owner: str, signatures: dict[str, list[Signature]]) -> list[Signature]:
    """Return what may be called: whatever has this name, since types are not known here."""
    function = node.func
    if isinstance(function, ast.Name):
        return _with_bases(function.id, signatures)
    if not isinstance(function, ast.Attribute):
        return []
    if function.attr == "__init__":  # super().__init__(…)
        return [
            each
            for known in signatures.get(owner, [])
            for base in known.bases
            for each in _with_bases(base, signatures)
        ]
    return _with_bases(function.attr, signatures)


def _with_bases(name: str, signatures: dict[str, list[Signature]]) -> list[Signature]:
    found = []
    for signature in signatures.get(name, []):
        if signature.is_known:
            found.append(signature)
        else:  # A class without a constructor of its own.
            found += [each for base in signature.bases if base != name for each in _with_bases(base, signatures)]
    return found


def _in_function(node: ast.FunctionDef) -> Iterator[str]:
    arguments = [*node.args.posonlyargs, *node.args.args]
    for each, default in zip(reversed(arguments), reversed(node.args.defaults), strict=False):
        if each.annotation is not None:
            yield from _matching(each.annotation, default)
    if node.returns is not None and _says_text(node.returns):
        for child in _statements(node):
            if isinstance(child, ast.Return) and child.value is not None:
                yield from _matching(node.returns, child.value)


def _says_text(annotation: ast.expr) -> bool:
    return any(isinstance(each, ast.Name) and each.id == TYPE for each in ast.walk(annotation))


def _matching(annotation: ast.expr, value: ast.expr) -> Iterator[str]:
    """Yield the strings in ``value`` that stand where ``annotation`` says ``Text``."""
    if isinstance(value, ast.IfExp):
        yield from _matching(annotation, value.body)
        yield from _matching(annotation, value.orelse)
    elif isinstance(annotation, ast.BinOp):  # Text | None
        yield from _matching(annotation.left, value)
        yield from _matching(annotation.right, value)
    elif isinstance(annotation, ast.Name):
        if annotation.id == TYPE and isinstance(value, ast.Constant) and value.value:
            yield value.value
    elif isinstance(annotation, ast.Subscript):
        yield from _in_container(annotation, value)


def _in_container(annotation: ast.Subscript, value: ast.expr) -> Iterator[str]:
    inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    if isinstance(value, ast.Dict):
        for key, each in zip(value.keys, value.values, strict=True):
            if key is not None:
                yield from _matching(inner[0], key)
            yield from _matching(inner[-1], each)
    elif isinstance(value, ast.Tuple | ast.List | ast.Set):
        is_open = len(inner) == 1 or (isinstance(inner[-1], ast.Constant) and inner[-1].value is ...)
        for kind, each in zip([inner[0]] * len(value.elts) if is_open else inner, value.elts, strict=False):
            yield from _matching(kind, each.value if isinstance(each, ast.Starred) else each)


# --- what was forgotten ------------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"[A-Za-z]{2,},? [a-z“({]{2,}|“")
_WORD = re.compile(r"[A-Z][a-z]{2,}…?|[A-Za-z …]*&[A-Za-z][A-Za-z …]*")
_NOT_FOR_USERS = {
    "ValueError", "RuntimeError", "IndexError", "KeyError", "TypeError", "NotImplementedError", "AssertionError",
    "OSError", "PermissionError", "getLogger", "setObjectName", "TypeVar", "QKeySequence", "QFont", "setStyle",
    "debug", "info", "warning", "error", "exception",
}  # fmt: skip
"""Functions and classes whose strings no user reads."""


def leftovers(trees: Mapping[str, ast.Module], known: Container[str]) -> Iterator[tuple[str, int, str]]:
    """Yield what reads like a text for users and is no message, those being ``known``: module, line, text."""
    for name, tree in trees.items():
        for line, text in _readable(tree):
            if text not in known:
                yield name, line, text


def _readable(node: ast.AST) -> Iterator[tuple[int, str]]:
    for child in _parts_with_texts(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if _SENTENCE.search(child.value) or _WORD.fullmatch(child.value):
                yield child.lineno, child.value
        elif isinstance(child, ast.JoinedStr):
            text = "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in child.values)
            if _SENTENCE.search(text):
                yield child.lineno, text
            for each in child.values:
                if isinstance(each, ast.FormattedValue):
                    yield from _readable(each)
        else:
            yield from _readable(child)


def _parts_with_texts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the children that may hold texts for users: no docstrings, no types, nothing for programmers."""
    if isinstance(node, ast.Call):
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        if name in _NOT_FOR_USERS:
            return
    types = {getattr(node, kind, None) for kind in ("annotation", "returns")}
    for child in ast.iter_child_nodes(node):
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        is_index = isinstance(node, ast.Subscript) and child is node.slice
        if not is_docstring and not is_index and child not in types:
            yield child
