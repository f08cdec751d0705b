"""Finds ``resources/`` in a checkout and in an installed wheel."""

from pathlib import Path

from inpaint_studio.errors import FileError

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Return the path of a file that ships with the program.

    Args:
        *parts: the path below ``resources/``, for example ``"icons", "brush.svg"``.

    Raises:
        FileError: the installation is incomplete.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileError("This installation lacks “{path}”. Install Inpaint Studio again.", path="/".join(parts))
