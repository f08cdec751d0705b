"""Lease: a photo handed to another thread as it is now, without a copy of its pixels."""

import threading

from inpaint_studio.core.photo import Photo


class Lease:
    """A photo whose pixels stay what they are while a ``with`` block reads them, whatever is done to the document.

    Copy on write: the document copies its pixels before it changes them while a lease runs. That is rarely needed, and
    so cheaper than a copy for each reader.
    """

    def __init__(self, photo: Photo) -> None:
        """Begin a lease of ``photo``; it runs until the end of the ``with`` block."""
        self._photo = photo
        self._over = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nobody reads the photo any more."""
        return self._over.is_set()

    def __enter__(self) -> Photo:
        """Return the photo."""
        return self._photo

    def __exit__(self, *_: object) -> None:
        """End the lease."""
        self._over.set()
