"""The connection to an X server, through the C library that Qt uses too."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_void_p


@contextmanager
def xcb_connection() -> Iterator[tuple[ctypes.CDLL, c_void_p] | None]:
    """Connect to the display that DISPLAY names; yield the library and the connection, or None if it does not answer.

    Raises:
        OSError: the library is missing.
    """
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = c_void_p
    connection = c_void_p(xcb.xcb_connect(None, None))
    try:
        yield None if xcb.xcb_connection_has_error(connection) else (xcb, connection)
    finally:
        xcb.xcb_disconnect(connection)
