"""Which folder is the workspace: the one beside the home, or the one that a person chose. Knows the database, no home.

What the database remembers by its whole path (transfers, deliverables) goes along with a change, in the same transaction.
A folder that was renamed and not yet written down is recognised by its marker.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from studio.events.records import from_text, to_text
from studio.store import tables
from studio.store.database import bump_version, get_meta, set_meta
from studio.store.transfer_tables import transfer, transfer_file

MARKER_NAME = ".segue-workspace"
ARRIVING_NAME = ".segue-workspace-arriving"
"""Lies in a folder to which files are still being copied: it is no workspace yet."""
MARKED = "workspace"
_CHOSEN = "workspace/chosen"
_RENAMING = "workspace/renaming"
_COPY = "workspace/copy"


def placed(connection: Connection, home_id: str, default: Path) -> Path:
    """The workspace. ``default`` is where it lies when nobody has chosen another folder."""
    now = Path(get_meta(connection, _CHOSEN) or default)
    renamed = get_meta(connection, _RENAMING)
    if renamed and not os.path.lexists(now / MARKER_NAME) and owner_of(Path(renamed)) == home_id:
        return Path(renamed)
    return now


def settled(connection: Connection, home_id: str, default: Path) -> Path:
    """The workspace, after writing down a rename that was broken off between the folder and the database."""
    before = Path(get_meta(connection, _CHOSEN) or default)
    now = placed(connection, home_id, default)
    if now != before:
        place_at(connection, before, now)
    return now


def owner_of(folder: Path) -> str | None:
    """The id of the home whose workspace a folder is; empty where its marker names none, None where there is no marker."""
    try:
        return (folder / MARKER_NAME).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError):
        return "?"


def intend_rename(connection: Connection, to: Path | None) -> None:
    """Say that the workspace is about to get another name, so that whoever finds it there knows why; None: no longer."""
    set_meta(connection, _RENAMING, str(to or ""))


def copy_to_clear(connection: Connection) -> Path | None:
    """A folder that holds copies of the workspace's files which nobody needs: left by a change that was broken off."""
    text = get_meta(connection, _COPY)
    return Path(text) if text else None


def set_copy_to_clear(connection: Connection, folder: Path | None) -> None:
    """Remember such a folder before it is filled or emptied."""
    set_meta(connection, _COPY, str(folder or ""))


def place_at(connection: Connection, old: Path, new: Path, copy: Path | None = None) -> None:
    """From this transaction on the workspace is ``new``; ``copy`` is what then holds copies that are to go."""
    set_meta(connection, _CHOSEN, str(new))
    set_meta(connection, MARKED, str(new))
    set_meta(connection, _RENAMING, "")
    set_copy_to_clear(connection, copy)
    _carry_over(connection, old, new)
    bump_version(connection)


def _carry_over(connection: Connection, old: Path, new: Path) -> None:
    """Paths below ``old`` become such below ``new``."""
    for table, key, column in (
        (transfer, (transfer.c.id,), transfer.c.folder),
        (transfer_file, (transfer_file.c.transfer, transfer_file.c.n), transfer_file.c.local),
        (tables.deliverable, (tables.deliverable.c.id,), tables.deliverable.c.path),
    ):
        for *ids, text in connection.execute(select(*key, column).where(column != "")).all():
            moved = _moved(text, old, new)
            if moved != text:
                of = [part == value for part, value in zip(key, ids, strict=True)]
                connection.execute(update(table).where(*of).values({column.name: moved}))
    made = tables.deliverable
    for number, body in connection.execute(select(made.c.id, made.c.body)).all():
        moved = to_text(_moved(from_text(body), old, new))
        if moved != body:
            connection.execute(update(made).where(made.c.id == number).values(body=moved))


def _moved(value: Any, old: Path, new: Path) -> Any:
    """A path below ``old`` as one below ``new``; lists and tables part by part, all else as it is."""
    if isinstance(value, str):
        before = str(old)
        if value == before:
            return str(new)
        return str(new) + value[len(before) :] if value.startswith((before + os.sep, before + "/")) else value
    if isinstance(value, dict):
        return {key: _moved(part, old, new) for key, part in value.items()}
    return [_moved(part, old, new) for part in value] if isinstance(value, list) else value
