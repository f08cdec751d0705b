"""Loan: a photo handed to another thread as it is now, without a copy of its pixels."""

import threading

from inpaint_studio.core.photo import Photo


class Loan:
    """A photo whose pixels stay what they are while a ``with`` block reads them, whatever is done to the document.

    The document copies its pixels before it changes them while they are lent: rarely needed, and so cheaper than a
    copy each time.
    """

    def __init__(self, photo: Photo) -> None:
        """Lend ``photo``."""
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
        """Give it back."""
        self._over.set()
