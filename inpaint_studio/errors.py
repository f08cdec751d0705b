"""The program's errors: ``str(error)`` is the sentence the user reads, in the user's language."""

from typing import Any

from inpaint_studio.translation import Text, tr


class TranslatedError(Exception):
    """An error whose text is a template and the values in it, as ``tr`` takes them."""

    def __init__(self, text: Text, /, **values: Any) -> None:
        super().__init__(tr(text, **values))


class InpaintStudioError(TranslatedError):
    """Something went wrong that the user can understand and act on."""


class InputError(InpaintStudioError, ValueError):
    """The photo, the mask or an option does not fit the work asked for."""


class FileError(InpaintStudioError):
    """A file could not be read or written."""


class EngineError(InpaintStudioError):
    """An engine could not restore the photo."""
