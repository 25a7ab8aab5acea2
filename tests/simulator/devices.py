"""The devices of the simulator: a real `Studio` each, on a home in memory, with a clock of its own that may be wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from studio.app.studio import Studio, open_studio
from studio.domain.errors import SegueError
from studio.store import tables
from studio.store.productions import ProductionHere, productions

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from studio.events.state import RoomState
    from tests.simulator.waters import Waters
    from tests.world import Clock


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
        self.alarms: list[str] = []
        self.studio = self._open()

    def _open(self) -> Studio:
        return open_studio(self.folder, clock=self._now_ms, wrap_depot=self._wrap)

    def _now_ms(self) -> int:
        return self._clock() + self.skew_ms

    def _wrap(self, depot: Depot) -> Depot:
        return self._waters.way(self.name, lambda: -self.skew_ms) if self._waters else depot

    # --- what happens to a machine -----------------------------------------------------------------------------

    def restarts(self) -> None:
        """Close and open the home again."""
        self.studio.close()
        self.studio = self._open()

    def is_backed_up(self) -> None:
        """Copy the home away."""
        self.studio.close()
        shutil.rmtree(self._backups / self.name, ignore_errors=True)
        shutil.copytree(self.folder, self._backups / self.name)
        self.studio = self._open()
        self.backup_is_there = True

    def is_restored(self) -> None:
        """Put the copy back."""
        self.studio.close()
        shutil.rmtree(self.folder)
        shutil.copytree(self._backups / self.name, self.folder)
        self.studio = self._open()
        self.was_restored = True

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

    @property
    def here(self) -> ProductionHere | None:
        """The production as this home knows it."""
        with self.studio.store.read() as connection:
            found = productions(connection)
        return found[0] if found else None

    def rooms(self) -> list[str]:
        """The rooms it has read something of."""
        with self.studio.store.read() as connection:
            query = select(tables.journal.c.room).where(tables.journal.c.what == "d").distinct()
            return sorted(connection.execute(query).scalars())

    def settled(self, room: str) -> RoomState:
        """A room as the docket settles it here."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.folded(connection, room)

    def view(self, room: str) -> RoomState:
        """A room as it is shown here."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.view(connection, room, self._now_ms())

    def journal(self) -> list[Any]:
        """Rows of the journal: what, room, device, n, hash, status, data."""
        table = tables.journal
        query = select(
            table.c.what, table.c.room, table.c.device, table.c.n, table.c.hash, table.c.status, table.c.data
        )
        with self.studio.store.read() as connection:
            return list(connection.execute(query.order_by(table.c.room, table.c.what, table.c.device, table.c.n)))

    def keys(self) -> dict[str, dict[str, Any]]:
        """Every epoch key by room and commitment."""
        with self.studio.store.read() as connection:
            rooms = sorted(connection.execute(select(tables.room_key.c.room).distinct()).scalars())
            return {room: dict(self.studio.store.room_keys(connection, room)) for room in rooms}

    def kept_files(self) -> Iterator[Path]:
        """Every file that the program put into a folder of takes or inputs."""
        with suppress(OSError):
            for path in sorted(self.studio.workspace.rglob("*")):
                parts = path.relative_to(self.studio.workspace).parts
                is_whole = path.is_file() and not path.name.startswith(".") and not path.name.endswith(".part")
                if is_whole and ("takes" in parts or "inputs" in parts):
                    yield path

    def close(self) -> None:
        """Close the home."""
        self.studio.close()
