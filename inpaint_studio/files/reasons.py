"""Errors of the operating system about files, in words for the user."""

import errno

from inpaint_studio.translation import Text, tr

_REASONS: dict[int, Text] = {
    errno.ENOENT: "there is no such file or folder. Check its name and whether its drive is connected",
    errno.ENOTDIR: "its folder does not exist",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you do not have permission. Ask its owner, or choose another place",
    errno.EPERM: "you do not have permission. Ask its owner, or choose another place",
    errno.EROFS: "its drive can only be read. Choose another place",
    errno.ENOSPC: "the drive is full. Make room or choose another place",
    errno.EFBIG: "the drive takes no file of this size. Choose another place",
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one",
    errno.ELOOP: "its link leads back to itself",
    errno.EIO: "the drive reports an error. Check the drive and its cable",
    errno.EINVAL: "its name cannot be used here. Choose another one",
}
_GONE: Text = "its drive does not answer. Check its cable or the network, or choose another place"
for _name in (
    "ESTALE",
    "ETIMEDOUT",
    "EHOSTDOWN",
    "EHOSTUNREACH",
    "ENETDOWN",
    "ENETUNREACH",
    "ENOTCONN",
    "ENODEV",
    "ENXIO",
):
    if hasattr(errno, _name):  # Not every system knows all of them.
        _REASONS[getattr(errno, _name)] = _GONE
if hasattr(errno, "EDQUOT"):
    _FULL: Text = "your share of the drive is used up. Make room or choose another place"
    _REASONS[errno.EDQUOT] = _FULL


def reason(error: Exception) -> str:
    """Return why something failed as the end of a sentence, without its full stop."""
    if isinstance(error, MemoryError):
        return tr("there is not enough memory. Close other programs and try again")
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return tr(known) if known else error.strerror or tr("the drive did not take the data")
    if isinstance(error, ValueError) and "null" in str(error):
        return tr("its name cannot be used here. Choose another one")
    return tr("the data cannot be encoded")
