"""Why the system refused, in words that can be said in the user's language."""

import errno

from stockmail.errors import N_, Note

SAID = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EEXIST: N_("File exists"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EDQUOT: N_("Disk quota exceeded"),
    errno.EROFS: N_("Read-only file system"),
    errno.EIO: N_("Input/output error"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.ENOEXEC: N_("Exec format error"),
    errno.ECONNREFUSED: N_("Connection refused"),
    errno.ENETUNREACH: N_("Network is unreachable"),
    errno.EHOSTUNREACH: N_("No route to host"),
}


def why(error: Exception) -> Note | str:
    """The reason that *error* carries; what is not known here, in the system's own words."""
    said = SAID.get(getattr(error, "errno", None) or 0)
    return Note(said) if said else getattr(error, "strerror", None) or str(error)
