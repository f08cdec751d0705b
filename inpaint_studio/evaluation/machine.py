"""The machine and the versions with which times were measured."""

import os
import platform
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import cv2

from inpaint_studio import __version__


def machine() -> dict[str, Any]:
    """Return the versions that matter, the number of cores and the system, in types that ``json`` can write."""
    versions = {"inpaint-studio": __version__, "opencv": cv2.__version__}
    for package in ("keras", "numba", "numpy", "onnxruntime", "scikit-image", "tensorflow"):
        with suppress(PackageNotFoundError):
            versions[package] = version(package)
    versions["python"] = platform.python_version()
    return {"versions": versions, "cores": os.cpu_count(), "platform": platform.platform()}


def machine_line() -> str:
    """Return the versions and the number of cores as one line of text."""
    known = machine()
    return ", ".join(f"{name} {text}" for name, text in known["versions"].items()) + f"; {known['cores']} cores"
