"""What must be so after any number of kills: nothing lost, nothing doubled, nothing half there, everybody agrees.

Each check returns sentences about what is wrong; no sentence, no fault.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import func, select, text

from studio.app.opening import read_pass
from studio.app.running_window import PASS_SUFFIX
from studio.depot import object_names
from studio.depot.depot import Depot
from studio.domain.errors import SegueError
from studio.domain.ignored_files import is_ignored_name
from studio.durable import is_temporary
from studio.events.codec import GrammarError
from studio.events.docket import open_entry
from studio.events.envelope import frame_hash, split_frame
from studio.events.fold import fold
from studio.events.state import RoomState
from studio.store import tables
from studio.store.home import Home
from studio.store.journal import entries_of
from studio.store.workspace import MARKER_NAME

HALF_FETCHED = ".segue-partial"


def sha256(path: Path) -> str:
    """Of a small file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def half_files(workspace: Path, expected: set[str]) -> list[str]:
    """Files that a person would see and that are none of those that were ever handed in, whole."""
    wrong = []
    for path in _files(workspace):
        if any(is_ignored_name(part) for part in path.relative_to(workspace).parts):
            continue
        if path.suffix == PASS_SUFFIX:
            try:
                read_pass(str(path))
            except SegueError:
                wrong.append(f"half an invitation: {path}")
        elif sha256(path) not in expected:
            wrong.append(f"not a whole file: {path}")
    return wrong


def projection_faults(home: Home) -> list[str]:
    """The database is sound, and its rows are what the journal folds to."""
    wrong = []
    with home.read() as connection:
        if (answer := connection.execute(text("PRAGMA quick_check")).scalar()) != "ok":
            wrong.append(f"{home.path}: the database is damaged: {answer}")
        for room in connection.execute(select(tables.room.c.room)).scalars().all():
            kept = home.rooms.folded(connection, room)
            made = RoomState(kept.prj, room, kept.owner_person)
            for data in entries_of(connection, room):
                fold(made, open_entry(made, data, home.key_of(connection, room)))
            names = ("n", "hash", "at_ms", "epochs", "lead", "heads", "seen", "lines")
            wrong += [
                f"{home.path} {room}: {name} is not what the journal says"
                for name in names
                if getattr(kept, name) != getattr(made, name)
            ]
            if {k: t for k, t in kept.tables.items() if t} != {k: t for k, t in made.tables.items() if t}:
                wrong.append(f"{home.path} {room}: the rows are not what the journal says")
            lines = connection.execute(select(func.count()).where(tables.history.c.room == room)).scalar()
            if lines != len({line.id for line in made.history}):
                wrong.append(f"{home.path} {room}: {lines} lines of history instead of {len(made.history)}")
    return wrong


def dockets(home: Home) -> dict[tuple[str, int], str]:
    """Hash of every entry that this home has journaled, by room and number."""
    with home.read() as connection:
        rows = connection.execute(
            select(tables.journal.c.room, tables.journal.c.n, tables.journal.c.hash).where(tables.journal.c.what == "d")
        )
        return {(room, n): found for room, n, found in rows}


def disagreements(seen: Iterable[dict[tuple[str, int], str]]) -> list[str]:
    """Entries of one number that are not the same for everybody."""
    first: dict[tuple[str, int], str] = {}
    wrong = []
    for docket in seen:
        for place, value in docket.items():
            if first.setdefault(place, value) != value:
                wrong.append(f"two entries at {place}")
    return wrong


class DepotEye:
    """Looks at everything in a depot; what was sound once and has not changed since is not read again."""

    def __init__(self, depot: Depot, prj: str) -> None:
        self._depot = depot
        self._prefix = object_names.production_prefix(prj)
        self._sound: dict[str, tuple[int, int]] = {}

    def look_at(self, depot: Depot) -> None:
        """The same depot, opened anew."""
        self._depot = depot

    def names(self) -> list[str]:
        """Every object's name."""
        return [name for name, _, _ in self._listed()]

    def _listed(self) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        while page := self._depot.list_after(self._prefix, found[-1][0] if found else ""):
            found += [(info.name, info.size_bytes, info.modified_ms) for info in page]
        return found

    def faults(self) -> list[str]:
        """Objects that are not what their name says."""
        wrong = []
        for name, size, modified_ms in self._listed():
            if self._sound.get(name) == (size, modified_ms):
                continue
            if self._is_sound(name, self._depot.get(name).data):
                self._sound[name] = (size, modified_ms)
            else:
                wrong.append(f"half an object: {name}")
        return wrong

    def _is_sound(self, name: str, data: bytes) -> bool:
        parsed = object_names.parse(name)
        if parsed is None or parsed.kind is object_names.ObjectKind.SEGMENT:
            return parsed is not None
        if parsed.chunk:
            return hashlib.sha256(data).hexdigest() == parsed.chunk
        try:
            split_frame(data)
        except GrammarError:
            return False
        return True

    def entries(self) -> dict[tuple[str, int], str]:
        """Hash of every entry, by room and number."""
        found = {}
        for name in self.names():
            parsed = object_names.parse(name)
            if parsed is not None and parsed.kind is object_names.ObjectKind.ENTRY:
                found[parsed.room, parsed.number] = frame_hash(self._depot.get(name).data)
        return found


def litter(*folders: Path) -> tuple[int, list[str]]:
    """How many temporary files there are, and hidden ones that nobody will ever tidy up because nobody knows them."""
    known, unknown = 0, []
    for folder in folders:
        for path in _files(folder):
            if is_temporary(path.name) or HALF_FETCHED in path.parts:
                known += 1
            elif path.name.startswith(".") and path.name != MARKER_NAME:
                unknown.append(f"litter: {path}")
    return known, unknown


def _files(folder: Path) -> list[Path]:
    return [Path(at, leaf) for at, _, leaves in os.walk(folder) for leaf in leaves]
