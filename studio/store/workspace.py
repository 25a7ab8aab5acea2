"""Whether the workspace is really there: an unmounted disk leaves an empty folder, which is never taken for "all deleted".

A hidden marker lies in it from the day the home was made. Where it is away nothing is written, fetched or handed in.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from studio.domain.errors import DiskError
from studio.durable import write_whole
from studio.store.database import get_meta, set_meta
from studio.store.home import Home
from studio.store.workspace_place import MARKED, MARKER_NAME

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "MARKER_NAME",
    "WorkspaceAwayError",
    "mark_workspace",
    "require_workspace",
    "workspace_problem",
    "write_marker",
]


class WorkspaceAwayError(DiskError):
    """The folder with everybody's files is not there, or something else is in its place."""

    code = "workspace_away"
    title = "The folder with your files is not there"


def mark_workspace(home: Home) -> None:
    """Make the workspace and its marker, once. Raises DiskError."""
    with home.read() as connection:
        if get_meta(connection, MARKED):
            return
    try:
        home.workspace.mkdir(parents=True, exist_ok=True)
        write_marker(home, home.workspace)
    except OSError as error:
        raise DiskError(
            f"The folder for your files cannot be made: {error.strerror}.", subject=str(home.workspace)
        ) from error
    with home.database.write() as connection:
        set_meta(connection, MARKED, str(home.workspace))


def write_marker(home: Home, folder: Path) -> None:
    """Make a folder known as this home's workspace. Raises OSError."""
    write_whole(folder / MARKER_NAME, f"{home.id}\n".encode())


def workspace_problem(home: Home, connection: Connection) -> WorkspaceAwayError | None:
    """What to tell when the workspace is away; None when it is there, or was never marked."""
    if not get_meta(connection, MARKED) or os.path.lexists(home.workspace / MARKER_NAME):
        return None
    is_empty = home.workspace.is_dir()
    return WorkspaceAwayError(
        "The folder with your files is empty or another one."
        if is_empty
        else "The folder with your files is not there.",
        subject=str(home.workspace),
        what_to_do="Connect its disk, then try again; nothing was taken for deleted and nothing was fetched anew. If it "
        "lies elsewhere now, say where: `segue workspace use DIR`, or in the settings. If it "
        f"is gone for good, make the folder with an empty file “{MARKER_NAME}” in it.",
    )


def require_workspace(home: Home, connection: Connection) -> None:
    """Raise WorkspaceAwayError where the workspace is away."""
    problem = workspace_problem(home, connection)
    if problem is not None:
        raise problem
