"""Keeps an exception in an override of Qt's methods from ending the program.

Before Python 3.12 an exception that is raised in C, as of ``[][0]``, is kept as its class and its message until Python
code handles it. Where Python called Qt and Qt calls an override, PySide (6.10 and 6.11 were looked at) hands what the
override raised to that caller, takes the message for the exception itself, and crashes. What a handler in Python has
raised again is an exception by then.
"""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

_IS_NEEDED = sys.version_info < (3, 12)
_GUARDED = "_is_guarded"


def guard_overrides(package: str = "inpaint_studio", *, is_needed: bool = _IS_NEEDED) -> None:
    """Guard the overrides in all classes of a package that are loaded by now.

    Args:
        package: its name.
        is_needed: whether this Python needs it; else nothing happens.
    """
    if not is_needed:
        return
    for cls in _below(Shiboken.Object):
        if cls.__module__.split(".")[0] != package:
            continue
        inherited = {name for base in cls.__mro__ if base.__module__.startswith("PySide6.") for name in vars(base)}
        for name, function in list(vars(cls).items()):
            is_override = name in inherited and not name.startswith("_") and isinstance(function, FunctionType)
            if is_override and not hasattr(function, _GUARDED):
                setattr(cls, name, _guarded(function))


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def guarded(*args: Any, **options: Any) -> Any:
        try:
            return function(*args, **options)
        except BaseException:
            raise  # It is an exception now, see above.

    setattr(guarded, _GUARDED, True)
    return guarded


def _below(cls: type[Any]) -> Iterator[type[Any]]:
    each: type[Any]
    for each in cls.__subclasses__():
        yield each
        yield from _below(each)
