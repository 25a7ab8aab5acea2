"""The devices of the simulator: a real `Studio` each, on a home in memory, with a clock of its own that may be wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from studio.app.studio import Studio, open_studio
from studio.domain.errors import SegueError
from studio.events.envelope import split_frame
from studio.store.database import DATABASE_NAME
from studio.store.outbox import pending_decisions

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from studio.events.state import RoomState
    from tests.simulator.waters import Waters
    from tests.world import Clock


class Row(NamedTuple):
    """A row of a journal, without the frame itself."""

    what: str
    room: str
    device: str
    n: int
    hash: str
    status: str


class Device:
    """See the module. ``skew_ms`` is how far its clock is off the world's."""

    def __init__(self, name: str, folder: Path, clock: Clock, waters: Waters | None = None) -> None:
        self.name = name
        self.folder = folder / "homes" / name
        self.files = folder / "files" / name
        self.files.mkdir(parents=True, exist_ok=True)
        self._backups = folder / "backups"
        self._clock = clock
        self._waters = waters
        self.skew_ms = 0
        self.backup_is_there = False
        self.was_restored = False
        self.opened = 0
        self.studio = self._open()

    def _open(self) -> Studio:
        studio = open_studio(self.folder, clock=self._now_ms, wrap_depot=self._wrap)
        self.opened += 1
        self._looking = sqlite3.connect(self.folder / DATABASE_NAME)
        return studio

    def _now_ms(self) -> int:
        return self._clock() + self.skew_ms

    def _wrap(self, depot: Any) -> Depot:
        return self._waters.way(depot, self.name, lambda: -self.skew_ms) if self._waters else depot

    # --- what happens to a machine -----------------------------------------------------------------------------

    def restarts(self) -> None:
        """Close and open the home again."""
        self.close()
        self.studio = self._open()

    def is_backed_up(self) -> None:
        """Copy the home away."""
        self.close()
        shutil.rmtree(self._backups / self.name, ignore_errors=True)
        shutil.copytree(self.folder, self._backups / self.name)
        self.studio = self._open()
        self.backup_is_there = True

    def is_restored(self) -> None:
        """Put the copy back."""
        self.close()
        shutil.rmtree(self.folder)
        shutil.copytree(self._backups / self.name, self.folder)
        self.studio = self._open()
        self.was_restored = True

    def is_thrown_away(self) -> None:
        """A machine on which nothing came to be."""
        shutil.rmtree(self.folder)

    # --- doing -------------------------------------------------------------------------------------------------

    def does(self, command: Any) -> str:
        """Carry out a command; empty, or the code of the refusal."""
        try:
            self.studio.run(command)
        except SegueError as error:
            return error.code
        return ""

    def syncs(self) -> list[SegueError]:
        """One synchronisation; what went wrong."""
        try:
            return list(self.studio.synchroniser.once().problems)
        except SegueError as error:
            return [error]

    # --- looking -----------------------------------------------------------------------------------------------

    @property
    def device(self) -> str:
        """The id of its device."""
        return self.studio.store.device

    def mark(self) -> tuple[int, int]:
        """Another one after every change of its database."""
        return self.opened, self._looking.execute("PRAGMA data_version").fetchone()[0]

    @property
    def alarm(self) -> str:
        """What it is alarmed about."""
        return "; ".join(alarm for (alarm,) in self._looking.execute("SELECT alarm FROM production") if alarm)

    def rooms(self) -> list[str]:
        """The rooms it has read something of."""
        return [
            room for (room,) in self._looking.execute("SELECT DISTINCT room FROM journal WHERE what = 'd' ORDER BY 1")
        ]

    def settled(self, room: str) -> RoomState:
        """A room as the docket settles it here."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.folded(connection, room)

    def waits_to_decide(self, room: str) -> bool:
        """Whether something was decided here that does not count yet."""
        with self.studio.store.read() as connection:
            return bool(pending_decisions(connection, room))

    def states(self) -> dict[str, RoomState]:
        """All its rooms, as `settled`."""
        with self.studio.store.read() as connection:
            return {room: self.studio.store.rooms.folded(connection, room) for room in self.rooms()}

    def view(self, room: str) -> RoomState:
        """A room as it is shown here."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.view(connection, room, self._now_ms())

    def journal(self) -> list[Row]:
        """Its journal, packets after entries, each room's in order."""
        query = "SELECT what, room, device, n, hash, status FROM journal ORDER BY room, what, device, n"
        return list(map(Row._make, self._looking.execute(query)))

    def author_of(self, room: str, n: int) -> str:
        """The device that wrote an entry of the journal."""
        query = "SELECT data FROM journal WHERE room = ? AND what = 'd' AND n = ?"
        return split_frame(self._looking.execute(query, (room, n)).fetchone()[0]).header.dev

    def keys(self) -> dict[str, dict[str, Any]]:
        """Every epoch key by room and commitment."""
        rooms = [room for (room,) in self._looking.execute("SELECT DISTINCT room FROM room_key ORDER BY 1")]
        with self.studio.store.read() as connection:
            return {room: dict(self.studio.store.room_keys(connection, room)) for room in rooms}

    def kept_files(self) -> Iterator[Path]:
        """Every file that the program put into a folder of takes or inputs."""
        for folder, _, names in sorted(os.walk(self.studio.workspace)):
            if {"takes", "inputs"} & set(Path(folder).relative_to(self.studio.workspace).parts):
                for name in sorted(names):
                    if not name.startswith(".") and not name.endswith(".part"):
                        yield Path(folder, name)

    def close(self) -> None:
        """Close the home."""
        self._looking.close()
        self.studio.close()
