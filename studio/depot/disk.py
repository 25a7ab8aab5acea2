"""What the system says of a shared folder's disk, in words for a person. Knows nothing of depots' names."""

from __future__ import annotations

import errno

from studio.domain.errors import AccessError, DepotError, DiskError, OfflineError


def _numbers(*names: str) -> frozenset[int]:
    """Error numbers by name; not every system has them all."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_FULL = _numbers("ENOSPC", "EDQUOT", "EFBIG")
_AWAY = _numbers("EIO", "ESTALE", "ETIMEDOUT", "ENOTCONN", "EHOSTDOWN", "ENODEV", "ENXIO")


def disk_error(error: OSError, subject: str) -> DiskError | OfflineError | AccessError | DepotError:
    """The error for a person that stands for the system's."""
    if error.errno in _FULL:
        return DiskError("The disk with the shared folder is full.", subject=subject)
    if error.errno == errno.EROFS:
        return DiskError("The disk with the shared folder is read-only.", subject=subject)
    if error.errno in (errno.EACCES, errno.EPERM):
        what_to_do = "Ask for the right to read and write this folder."
        return AccessError("This computer's account may not use the folder.", subject=subject, what_to_do=what_to_do)
    if error.errno in _AWAY:
        return OfflineError(f"The disk does not answer ({error.strerror}).", subject=subject)
    return DepotError(f"The folder cannot be used ({error.strerror or error}).", subject=subject)
