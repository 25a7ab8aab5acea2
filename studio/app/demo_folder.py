"""The folder in which the demo plays: how it is known as one, and deleted with all that belongs to it. Nothing else is ever deleted."""

from __future__ import annotations

import shutil
from pathlib import Path

from studio.domain.errors import BadInputError, DiskError

MARK = "segue-demo.json"
"""A file that says that a folder is a demo's, and may be deleted."""
HOMES = "homes"
_OWN = (HOMES, "depot", MARK)


def demo_folder_of(home: Path) -> Path | None:
    """The demo's folder in which a home lies; None where it is somebody's real home."""
    folder = home.absolute().parent.parent
    return folder if home.absolute().parent.name == HOMES and (folder / MARK).is_file() else None


def clear_demo(folder: Path) -> None:
    """Delete what the demo has made in its folder, the mark last. Raises OSError."""
    for name in _OWN:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def delete_demo(folder: Path) -> None:
    """Delete a demo, and its folder where nothing else lies in it. Raises BadInputError, DiskError."""
    if not (folder / MARK).is_file():
        raise BadInputError(
            f"“{folder.name}” is no demo of Segue.", subject=str(folder), what_to_do="Nothing else is ever deleted."
        )
    try:
        clear_demo(folder)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise DiskError(
            f"The demo cannot be deleted: {error.strerror}.",
            subject=str(folder),
            what_to_do="Close its window, then try again; or delete the folder yourself.",
        ) from error
