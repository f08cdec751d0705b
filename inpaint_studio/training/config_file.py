"""The TOML file that a training's configuration is read from and written to."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.reasons import reason
from inpaint_studio.training.config import as_word

_LARGEST = 1 << 20  # bytes


Config = TypeVar("Config")
"""The kind of a training's configuration: a dataclass, of which some fields are dataclasses."""


def from_table(table: Mapping[str, Any], kind: type[Config]) -> Config:
    """Return the configuration in a TOML document or a JSON object; what is left out has its default.

    Args:
        table: the document.
        kind: the dataclass of the configuration.

    Raises:
        InputError: a key is unknown, or a value is of another type or out of range.
    """
    config: Config = _made(kind, table, "")
    return config


def _made(kind: Any, table: Mapping[str, Any], where: str) -> Any:
    known = {item.name: item for item in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise InputError(
                f"There is no “{where}{key}” in a training's configuration; here stand: {', '.join(known)}."
            )
        default = known[key].default
        if is_dataclass(default):
            if not isinstance(value, Mapping):
                raise InputError(f"“{where}{key}” must be a table, [{key}], not {as_word(value)}.")
            values[key] = _made(type(default), value, f"{where}{key}.")
        elif isinstance(default, bool) and not isinstance(value, bool):
            raise InputError(f"{key} must be true or false, not {as_word(value)}.")
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


def as_table(config: Any) -> dict[str, Any]:
    """Return the configuration as plain dictionaries, lists, numbers and truth values, for TOML or JSON."""
    return {
        item.name: as_table(value) if is_dataclass(value) else list(value) if isinstance(value, tuple) else value
        for item in fields(config)
        for value in [getattr(config, item.name)]
    }


def as_toml(config: Any) -> str:
    """Return the configuration as the text of a TOML file."""
    table = as_table(config)
    plain = [f"{key} = {as_word(value)}" for key, value in table.items() if not isinstance(value, dict)]
    for key, value in table.items():
        if isinstance(value, dict):
            plain += ["", f"[{key}]", *(f"{name} = {as_word(each)}" for name, each in value.items())]
    return "\n".join(plain) + "\n"


def load_config(path: Path, kind: type[Config]) -> Config:
    """Read a configuration from a TOML file.

    Args:
        path: the file.
        kind: the dataclass of the configuration.

    Raises:
        FileError: the file cannot be read or is no TOML.
        InputError: a key is unknown, or a value is of another type or out of range.
    """
    try:
        table = tomllib.loads(read_regular(path, _LARGEST).decode())
    except OSError as error:
        raise FileError(f"The configuration “{path.name}” cannot be read: {reason(error)}.") from error
    except (ValueError, RecursionError) as error:
        raise FileError(f"The configuration “{path.name}” is no TOML: {error}.") from error
    return from_table(table, kind)


def save_config(config: Any, path: Path) -> None:
    """Write a configuration to a TOML file.

    Raises:
        FileError: it cannot be written.
    """
    with replacing(path) as stream:
        stream.write(as_toml(config).encode())
