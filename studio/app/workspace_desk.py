"""Changing the workspace, whole or not at all: the files are renamed or copied while people work, what changed meanwhile is
brought along in a moment in which nothing of this home touches files, then one transaction says that they lie elsewhere.

Until that transaction the old folder is the workspace and nothing in it was changed; after it the new one is, and only then the
old files go, each after a look whether it is still what was copied. Whoever is ended in between goes on by doing it once more.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.workspace_files import Copying, Listing, Stamp, clear_copies, listing_of, stamp_of
from studio.app.workspace_rules import chosen_folder, is_arriving, refuse_nested, require_fit
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, DiskError, RefusedError, SegueError
from studio.durable import sync_folder, write_whole
from studio.store.lock import locked
from studio.store.workspace import require_workspace, workspace_problem, write_marker
from studio.store.workspace_place import (
    ARRIVING_NAME,
    MARKER_NAME,
    copy_to_clear,
    intend_rename,
    owner_of,
    place_at,
    set_copy_to_clear,
)
from studio.sync.transfer_files import disk_errors, require_room

if TYPE_CHECKING:
    from studio.actions import workspace_commands as ws
    from studio.app.carrying_out import Desk, Progress

_SHOWN = 20
_ROUNDS = 3
"""How often what changed meanwhile is copied before everything else has to wait."""


def workspace_json(desk: Desk) -> dict[str, Any]:
    """``{workspace, is_there, problem, files, bytes, copies}``; ``copies`` is a folder with copies that a change left, or "".

    Raises DiskError.
    """
    home = desk.home
    with home.read() as connection:
        problem = workspace_problem(home, connection)
        copies = copy_to_clear(connection)
    there = Listing() if problem is not None else listing_of(home.workspace, threading.Event())
    return {
        "workspace": str(home.workspace),
        "is_there": problem is None,
        "problem": problem.message if problem is not None else "",
        "files": len(there.files),
        "bytes": there.total_bytes,
        "copies": str(copies) if copies is not None and copies.is_dir() else "",
    }


def move_workspace(
    desk: Desk, command: ws.MoveWorkspace, progress: Progress, cancel: threading.Event
) -> dict[str, Any]:
    """``{workspace, before, how, files, bytes, left, left_count}``: how is renamed or copied, left what stays of the old files.

    Raises WorkspaceAwayError, RefusedError, BadInputError, DiskError, CancelledError; then all is as it was.
    """
    home, target = desk.home, chosen_folder(command.folder)
    with _alone(desk):
        with home.read() as connection:
            require_workspace(home, connection)
        require_fit(home, target)
        _clear_earlier(desk, target, cancel)
        source = home.workspace.resolve()
        if not command.is_kept and _may_rename(source, target) and not is_arriving(home, target):
            done = _renamed(desk, source, target, progress, cancel)
            if done is not None:
                return done
        return _copied(desk, source, target, progress, cancel, is_kept=command.is_kept)


def use_workspace(desk: Desk, command: ws.UseWorkspace, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Go over to a folder that has this home's marker: the JSON of ``move_workspace``, how is ``adopted``.

    Raises RefusedError, BadInputError for any other folder.
    """
    home, target = desk.home, chosen_folder(command.folder)
    with _alone(desk):
        if not target.is_dir():
            raise BadInputError(
                "This folder is not there.", subject=str(target), what_to_do="Connect its disk, then try again."
            )
        refuse_nested(home, target)
        owner = owner_of(target)
        if owner is None or is_arriving(home, target):
            raise RefusedError(
                "This is not the folder with your files: its marker is missing.",
                subject=str(target),
                what_to_do="Name the folder in which the productions' folders lie. To begin in a new folder, move your files "
                "there (`segue workspace move DIR`).",
                code="workspace_unmarked",
            )
        if owner not in ("", home.id):
            raise RefusedError(
                "This folder holds the files of another person or another installation of Segue.",
                subject=str(target),
                what_to_do="Choose the folder of this installation.",
                code="workspace_foreign",
            )
        there = listing_of(target, cancel)
        before = home.workspace
        with desk.hold_files(progress, cancel):
            _switch(desk, target, None)
    return _result(before, target, "adopted", there, [])


def clear_workspace_copies(desk: Desk, _command: Any, _told: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Delete copies that a change left elsewhere: ``{folder, left, left_count}``. Raises WorkspaceAwayError, RefusedError."""
    with _alone(desk):
        with desk.home.read() as connection:
            require_workspace(desk.home, connection)
            folder = copy_to_clear(connection)
        left = _clear_earlier(desk, None, cancel)
    return {"folder": str(folder or ""), "left": left[:_SHOWN], "left_count": len(left)}


@contextmanager
def _alone(desk: Desk) -> Iterator[None]:
    """Only one at a time. Raises RefusedError."""
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(desk.home.path / "workspace.lock", 0.0))
        except SegueError as error:
            raise RefusedError(
                "The folder with your files is being changed already.",
                subject=str(desk.home.workspace),
                what_to_do="Wait until that has come to its end, or stop it where it was begun.",
            ) from error
        yield


def _clear_earlier(desk: Desk, target: Path | None, cancel: threading.Event) -> list[str]:
    """Take away what an earlier change left, unless it goes on to the same folder now."""
    home = desk.home
    with home.read() as connection:
        copies = copy_to_clear(connection)
    if copies is None or copies == target:
        return []
    now = home.workspace
    left = clear_copies(copies, lambda path, stamp: stamp.is_like(stamp_of(now / path)), cancel)
    with home.database.write() as connection:
        set_copy_to_clear(connection, None)
    return [str(copies / path) for path in left]


# --- by another name -----------------------------------------------------------------------------------------------------


def _may_rename(source: Path, target: Path) -> bool:
    """Whether both lie on one disk, so that another name is all that is needed."""
    try:
        return (
            not os.path.ismount(source)
            and source.stat().st_dev == target.parent.stat().st_dev
            and not os.path.ismount(target)
        )
    except OSError:
        return False


def _renamed(
    desk: Desk, source: Path, target: Path, progress: Progress, cancel: threading.Event
) -> dict[str, Any] | None:
    """None where the system does not let it: then it is copied."""
    home, before = desk.home, desk.home.workspace
    there = listing_of(source, cancel)
    with desk.hold_files(progress, cancel):
        with home.database.write() as connection:
            intend_rename(connection, target)
        try:
            crash_point("workspace.rename")
            if target.is_dir():
                target.rmdir()
            source.rename(target)
        except OSError:
            with home.database.write() as connection:
                intend_rename(connection, None)
            return None
        crash_point("workspace.renamed")
        for folder in {source.parent, target.parent}:
            sync_folder(folder)
        _switch(desk, target, None)
    return _result(before, target, "renamed", there, [])


# --- by copying ----------------------------------------------------------------------------------------------------------


def _copied(
    desk: Desk, source: Path, target: Path, progress: Progress, cancel: threading.Event, *, is_kept: bool
) -> dict[str, Any]:
    home, before = desk.home, desk.home.workspace
    wanted = listing_of(source, cancel)
    meter = _Meter(progress, wanted.total_bytes)
    copying = Copying(source, target, cancel, meter.add)
    try:
        _begin(desk, target, copying, wanted)
        for _ in range(_ROUNDS):
            copying.bring(wanted)
            wanted = listing_of(source, cancel)
            if not copying.missing(wanted):
                break
        with desk.hold_files(progress, cancel):
            wanted = listing_of(source, cancel)
            _require_source(desk)
            copying.bring(wanted)
            copying.require_same(wanted)
            is_still = listing_of(source, cancel) == wanted
            _require_source(desk)
            if not is_still:
                raise RefusedError(
                    "Another program changes files in the old folder all the time.",
                    subject=str(source),
                    what_to_do="Close it (a recorder, a sync program), then try again; nothing was changed.",
                )
            with disk_errors(target):
                crash_point("workspace.arrived")
                write_marker(home, target)
            _switch(desk, target, None if is_kept else before)
    except (SegueError, OSError) as error:
        _take_back(desk, source, target)
        if isinstance(error, OSError):
            raise DiskError(f"The files cannot be copied: {error.strerror}.", subject=str(target)) from error
        raise
    (target / ARRIVING_NAME).unlink(missing_ok=True)
    left = [] if is_kept else _clear_old(desk, source, wanted, progress)
    return _result(before, target, "copied", wanted, left)


def _require_source(desk: Desk) -> None:
    """A disk that is pulled out leaves an empty folder: never copied as "everything deleted". Raises WorkspaceAwayError."""
    with desk.home.read() as connection:
        require_workspace(desk.home, connection)


def _begin(desk: Desk, target: Path, copying: Copying, wanted: Listing) -> None:
    """Mark the target as one that is being filled. Raises DiskError where there is not enough room."""
    home = desk.home
    is_new = not target.exists()
    with disk_errors(target):
        crash_point("workspace.begin")
        target.mkdir(exist_ok=True)
    try:
        needed = sum(wanted.files[path].size for path in copying.missing(wanted))
        require_room(target, needed)
        with home.database.write() as connection:
            set_copy_to_clear(connection, target)
        with disk_errors(target):
            write_whole(target / ARRIVING_NAME, f"{home.id}\n".encode())
    except SegueError:
        if is_new:
            shutil.rmtree(target, ignore_errors=True)  # made just now, and empty
        raise


def _take_back(desk: Desk, source: Path, target: Path) -> None:
    """It did not come to its end: what was copied goes again, whatever stopped it; unless the files lie there by now."""
    desk.home.follow_workspace()
    if desk.home.workspace == target:
        return
    if owner_of(target) == desk.home.id:
        with disk_errors(target):
            crash_point("workspace.undone")
            (target / MARKER_NAME).unlink(missing_ok=True)
    clear_copies(target, lambda path, stamp: stamp.is_like(stamp_of(source / path)), threading.Event())
    with desk.home.database.write() as connection:
        set_copy_to_clear(connection, None)


def _clear_old(desk: Desk, source: Path, copied: Listing, progress: Progress) -> list[str]:
    """The old files go, each only if it is still the one that was copied. Paths of those that stay."""
    progress(0.99, "Removing the old files")

    def is_copied(path: str, stamp: Stamp) -> bool:
        return copied.files.get(path) == stamp

    left = clear_copies(source, is_copied, threading.Event())
    with desk.home.database.write() as connection:
        set_copy_to_clear(connection, None)
    return [str(source / path) for path in left]


def _switch(desk: Desk, target: Path, copies: Path | None) -> None:
    """One transaction, and from then on the other folder is the workspace."""
    home = desk.home
    with home.database.write() as connection:
        place_at(connection, home.workspace, target, copies)
    crash_point("workspace.switched")
    home.follow_workspace()
    desk.tell("everything")


class _Meter:
    """How far the copying is."""

    def __init__(self, progress: Progress, total_bytes: int) -> None:
        self._progress, self._total, self._done = progress, max(total_bytes, 1), 0

    def add(self, size: int, name: str) -> None:
        """One more file is there."""
        self._done += size
        self._progress(min(0.97, self._done / self._total * 0.97), f"Copying {name}")


def _result(before: Path, target: Path, how: str, there: Listing, left: list[str]) -> dict[str, Any]:
    return {
        "workspace": str(target),
        "before": str(before),
        "how": how,
        "files": len(there.files),
        "bytes": there.total_bytes,
        "left": left[:_SHOWN],
        "left_count": len(left),
    }
