"""What the operating system says about a file, in words for people."""

import errno

_REASONS = {
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
_GONE = "its drive does not answer. Check its cable or the network, or choose another place"
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
    _REASONS[errno.EDQUOT] = "your share of the drive is used up. Make room or choose another place"


def reason(error: Exception) -> str:
    """Return why something failed as the end of a sentence, without its full stop."""
    if isinstance(error, MemoryError):
        return "there is not enough memory. Close other programs and try again"
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or error.strerror or "the drive did not take the data"
    if isinstance(error, ValueError) and "null" in str(error):
        return "its name cannot be used here. Choose another one"
    return "the data cannot be encoded"
