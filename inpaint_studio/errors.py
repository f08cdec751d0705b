"""The program's errors: ``str(error)`` is the sentence the user reads."""


class InpaintStudioError(Exception):
    """Something went wrong that the user can understand and act on."""


class InputError(InpaintStudioError, ValueError):
    """The photo, the mask or an option does not fit the work asked for."""


class FileError(InpaintStudioError):
    """A file could not be read or written."""


class EngineError(InpaintStudioError):
    """An engine could not restore the photo."""
