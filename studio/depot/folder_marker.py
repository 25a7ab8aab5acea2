"""The marker at the root of a folder depot: a random id that tells the right folder from an empty mount point.

A depot whose marker is away is out of reach, never empty: nobody's work is taken for deleted because a disk
was not plugged in.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from studio.domain.errors import BadInputError, DepotError, OfflineError

MARKER_NAME = "SEGUE-DEPOT.txt"
_FIRST_LINE = re.compile(r"segue-depot 1 ([0-9a-f]{32})")
_TEXT = """segue-depot 1 {marker}

This folder is the shared storage of a Segue production. Everything in it is encrypted.
Please do not rename, sort or delete anything here; Segue tidies up by itself.
"""


def read_marker(root: Path) -> str | None:
    """The id in the folder's marker, None when there is no marker.

    Raises:
        OfflineError: the marker cannot be read at the moment.
        DepotError: there is a marker of a kind that this version does not know.
    """
    try:
        with (root / MARKER_NAME).open("rb") as file:
            text = file.read(4096).decode("utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"The folder's marker file cannot be read ({error.strerror})."
        raise OfflineError(message, subject=str(root)) from error
    match = _FIRST_LINE.match(text)
    if match is None:
        message = f"The file {MARKER_NAME} in this folder was changed or belongs to a newer version of Segue."
        what_to_do = "Update Segue, or put the file back as it was."
        raise DepotError(message, subject=str(root), what_to_do=what_to_do)
    return match.group(1)


def require_marker(root: Path, expected: str | None) -> str:
    """The folder's marker, which has to be ``expected`` when that is given.

    Raises:
        OfflineError: the folder or its marker is away (not mounted, not synced yet).
        BadInputError: it is the folder of another depot.
    """
    marker = read_marker(root)
    if marker is None:
        what_to_do = "Connect the disk or start the sync program, then try again. Nothing was taken for deleted."
        message = f"There is no file {MARKER_NAME} in this folder." if root.is_dir() else "This folder is not there."
        raise OfflineError(message, subject=str(root), what_to_do=what_to_do, title="The shared folder is not there")
    if expected is not None and marker != expected:
        message = f"This folder belongs to another storage (its id starts with {marker[:8]})."
        what_to_do = f"Choose the folder whose {MARKER_NAME} starts with 'segue-depot 1 {expected[:8]}'."
        raise BadInputError(message, subject=str(root), what_to_do=what_to_do)
    return marker


def new_marker_bytes() -> bytes:
    """What to write into a new marker file."""
    return _TEXT.format(marker=secrets.token_hex(16)).replace("\n", os.linesep).encode()
