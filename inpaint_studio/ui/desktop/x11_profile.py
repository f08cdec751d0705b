"""The colour profile that an X server keeps for each of its screens.

"ICC Profiles in X Specification" 0.4: the property _ICC_PROFILE of the root window, _ICC_PROFILE_1 for the second
screen and so on. Colour managers such as colord and dispwin set them.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p

from inpaint_studio.ui.desktop.xcb import xcb_connection

_MOST_WORDS = 1 << 24  # length of the longest profile that is read, in units of four bytes
_ANY_TYPE = 0  # XCB_GET_PROPERTY_TYPE_ANY


class _Cookie(Structure):
    _fields_ = [("sequence", c_uint32)]


class _Screens(Structure):
    _fields_ = [("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int)]


class _AtomReply(Structure):
    _fields_ = [
        ("response_type", c_uint8), ("pad0", c_uint8), ("sequence", c_uint16), ("length", c_uint32), ("atom", c_uint32),
    ]  # fmt: skip


def x11_profile(screen: int) -> bytes | None:
    """Return the ICC profile of a screen, counted from 0, of the display that DISPLAY names, or None."""
    try:
        with xcb_connection() as found:
            return _property(*found, f"_ICC_PROFILE_{screen}" if screen else "_ICC_PROFILE") if found else None
    except (OSError, AttributeError):  # The library or one of its functions is missing.
        return None


def _property(xcb: ctypes.CDLL, connection: c_void_p, name: str) -> bytes | None:
    """Return the bytes of a property of the root window, or None."""
    atom = _atom(xcb, connection, name)
    if atom is None:
        return None
    xcb.xcb_get_setup.restype = c_void_p
    xcb.xcb_setup_roots_iterator.restype = _Screens
    root = xcb.xcb_setup_roots_iterator(c_void_p(xcb.xcb_get_setup(connection))).data[0]
    xcb.xcb_get_property.restype = _Cookie
    xcb.xcb_get_property.argtypes = [c_void_p, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32]
    cookie = xcb.xcb_get_property(connection, 0, root, atom, _ANY_TYPE, 0, _MOST_WORDS)
    xcb.xcb_get_property_reply.restype = c_void_p
    xcb.xcb_get_property_reply.argtypes = [c_void_p, _Cookie, c_void_p]
    with _freed(xcb.xcb_get_property_reply(connection, cookie, None)) as reply:
        if reply is None:
            return None
        xcb.xcb_get_property_value.restype = c_void_p
        length = xcb.xcb_get_property_value_length(c_void_p(reply))
        return ctypes.string_at(xcb.xcb_get_property_value(c_void_p(reply)), length) if length > 0 else None


def _atom(xcb: ctypes.CDLL, connection: c_void_p, name: str) -> int | None:
    """Return the atom of a name, or None if the server does not know the name."""
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom.argtypes = [c_void_p, c_uint8, c_uint16, c_char_p]
    cookie = xcb.xcb_intern_atom(connection, 1, len(name), name.encode("ascii"))
    xcb.xcb_intern_atom_reply.restype = c_void_p
    xcb.xcb_intern_atom_reply.argtypes = [c_void_p, _Cookie, c_void_p]
    with _freed(xcb.xcb_intern_atom_reply(connection, cookie, None)) as reply:
        return ctypes.cast(reply, POINTER(_AtomReply)).contents.atom or None if reply is not None else None


@contextmanager
def _freed(reply: int | None) -> Iterator[int | None]:
    """Free the memory of a reply at the end; None is no reply."""
    try:
        yield reply
    finally:
        if reply is not None:
            ctypes.CDLL(None).free(c_void_p(reply))
