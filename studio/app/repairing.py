"""``repair``: put back what is missing or damaged in a production's storage and among its files on this machine."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.repairing import ask_again
from studio.app.checking import Checker
from studio.app.rounds import Round, RoundResult
from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import ObjectMissingError
from studio.domain.errors import DiskError, RefusedError
from studio.events.envelope import frame_hash
from studio.events.manifest import FileEntry, Manifest
from studio.store import transfers
from studio.store.lock import locked
from studio.store.named import Named, files_here, folder_of, named_in, stage_of
from studio.store.productions import production_here, rooms_of, set_alarm
from studio.store.subjects import find_production
from studio.store.transfer_tables import Direction
from studio.store.transfer_wishes import Rank
from studio.sync.repair import CHUNK, Fault, Repaired, put_back, survey
from studio.sync.transfer import TransferEngine
from studio.sync.transfer_files import is_there

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.depots import DepotPool
    from studio.depot.depot import Depot
    from studio.store.home import Home
    from studio.store.productions import ProductionHere

_LOCK_WAIT_S = 120.0
Progress = Callable[[float, str], None]


def repair(
    home: Home,
    pool: DepotPool,
    command: c.RepairProduction,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> dict[str, Any]:
    """The JSON of ``repair``. The owner's machine repairs the storage, everybody's its own files.

    Raises OfflineError, AccessError, DiskError, CancelledError.
    """
    cancel = cancel or threading.Event()
    with home.read() as connection:
        here = find_production(connection, command.production)
    depot = pool.of(here)
    with locked(home.path / "sync.lock", _LOCK_WAIT_S):
        if progress:
            progress(0.1, "Looking through the storage")
        faults = survey(home, depot, here.prj, deep=not command.quick, cancel=cancel)
        work = _Repair(home, depot, here)
        if here.is_owner and not command.dry_run:
            if progress:
                progress(0.6, "Putting back what is here")
            work.storage(faults)
        else:
            work.left(faults)
        if progress:
            progress(0.8, "Looking through the files on this machine")
        work.files(cancel, dry_run=command.dry_run)
        if not command.dry_run:
            work.alarm()
    return {"production": here.prj, "dry_run": command.dry_run, **work.shape()}


class _Repair:
    """One repair: what was done, who was asked, what is lost."""

    def __init__(self, home: Home, depot: Depot, here: ProductionHere) -> None:
        self._home, self._depot, self._here = home, depot, here
        self._repaired = Repaired()
        self._asked: list[dict[str, Any]] = []
        self._lost: list[dict[str, Any]] = []
        self._files: list[dict[str, Any]] = []
        self._alarm = here.alarm

    # --- the storage -------------------------------------------------------------------------------------------

    def storage(self, faults: list[Fault]) -> None:
        """Put back what this home has, and ask makers for the rest of their takes."""
        self._repaired = put_back(self._home, self._depot, self._here.prj, faults)
        self.left(self._repaired.left, asks=True)

    def left(self, faults: list[Fault], *, asks: bool = False) -> None:
        """What could not be put back: asked for, or lost. By take and file."""
        groups: dict[tuple[str, str, str], list[Fault]] = defaultdict(list)
        for fault in faults:
            groups[fault.room, fault.of.key if fault.of else "", fault.file].append(fault)
        for (room, _, _), some in groups.items():
            row = self._row(some[0], some)
            of = some[0].of
            is_anothers = of is not None and of.take is not None and of.take.by_device != self._home.device
            if asks and is_anothers and of is not None:
                chunks = [fault.name.rsplit("/", 1)[-1] for fault in some]
                with self._home.work() as work:
                    row["who"] = ask_again(work, room, of.number, chunks)
                self._asked.append(row)
            else:
                self._lost.append(row)

    def _row(self, fault: Fault, some: list[Fault]) -> dict[str, Any]:
        title = ""
        if fault.of is not None:
            with self._home.read() as connection:
                title = stage_of(self._home.rooms.folded(connection, fault.room), fault.of)[2]
        return {
            "kind": fault.kind,
            "state": fault.state,
            "room": fault.room,
            "stage": title,
            "what": fault.of.label if fault.of else "",
            "file": fault.file or ("list of files" if fault.kind == CHUNK else fault.name.rsplit("/", 1)[-1]),
            "objects": len(some),
        }

    # --- files on this machine ---------------------------------------------------------------------------------

    def files(self, cancel: threading.Event, *, dry_run: bool) -> None:
        """Fetch damaged and missing files of takes and inputs again; a damaged one is kept beside the good one."""
        with self._home.read() as connection:
            rooms = rooms_of(connection, self._here.prj)
        for room in rooms:
            with self._home.read() as connection:
                state = self._home.rooms.folded(connection, room)
                wanted = [
                    (of, folder_of(self._home, connection, state, of), files_here(self._home, connection, state, of))
                    for of in named_in(connection, state)
                ]
            for of, folder, files in wanted:
                bad = [(path, entry) for path, entry in files if _is_bad(path, entry, cancel)]
                if bad:
                    self._refetch(of, folder, bad, cancel, dry_run=dry_run)

    def _refetch(
        self,
        of: Named,
        folder: Path,
        bad: list[tuple[Path, FileEntry]],
        cancel: threading.Event,
        *,
        dry_run: bool,
    ) -> None:
        rows = [
            {"path": str(path), "state": "changed" if path.exists() else "missing", "what": of.label} for path, _ in bad
        ]
        if not dry_run:
            for path, _ in bad:
                _set_aside(path)
            self._fetch(of, folder, [entry for _, entry in bad], cancel)
            for row, (path, entry) in zip(rows, bad, strict=True):
                row["state"] = "good" if not _is_bad(path, entry, cancel) else "lost"
        self._files += rows

    def _fetch(self, of: Named, folder: Path, entries: list[FileEntry], cancel: threading.Event) -> None:
        with self._home.work() as work:
            identity = transfers.add_download(
                work.connection,
                prj=self._here.prj,
                room=of.room,
                label=f"Repair of {of.label}",
                subject=f"repair {of.room} {of.key}",
                manifest=Manifest(tuple(entries)),
                folder=folder,
                rank=Rank.LATER,
            )
        engine = TransferEngine(self._home.database, self._home.chunks)
        round_ = Round(self._home, engine, Checker(self._home, cancel), cancel)
        round_.transfer(self._depot, self._here.prj, (Direction.DOWN,), RoundResult())
        with self._home.work() as work:
            if not transfers.is_done(work.connection, identity):
                transfers.forget(work.connection, identity)

    # --- the alarm ---------------------------------------------------------------------------------------------

    def alarm(self) -> None:
        """An alarm about what was missing ends when the storage again has, byte for byte, all that was read here."""
        if not self._alarm:
            return
        with self._home.read() as connection:
            rooms = rooms_of(connection, self._here.prj)
            states = [self._home.rooms.folded(connection, room) for room in rooms]
        for state in states:
            try:
                data = self._depot.get(object_names.entry(state.prj, state.room, state.n)).data
            except ObjectMissingError:
                return
            if frame_hash(data) != state.hash:
                return
        with self._home.work() as work:
            set_alarm(work.connection, self._here.prj, "")
            work.touch(self._here.prj, "production", self._here.prj)
        self._alarm = ""

    # --- telling -----------------------------------------------------------------------------------------------

    def shape(self) -> dict[str, Any]:
        """The result as JSON; ``verdict``: good, repaired, asked, lost."""
        repaired = [{**self._row(fault, [fault]), "source": source} for fault, source in self._repaired.done]
        is_lost = bool(self._lost) or any(row["state"] == "lost" for row in self._files)
        verdict = "lost" if is_lost else "asked" if self._asked else "repaired" if repaired or self._files else "good"
        return {
            "verdict": verdict,
            "repaired": repaired,
            "asked": self._asked,
            "lost": self._lost,
            "files": self._files,
            "objects": len(repaired),
            "bytes": self._repaired.size_bytes,
            "alarm": self._alarm,
        }


def storage_rows(home: Home, depot: Depot, prj: str, *, deep: bool, cancel: threading.Event) -> list[dict[str, Any]]:
    """What ``verify --storage`` finds: a row per fault."""
    with home.read() as connection:
        work = _Repair(home, depot, production_here(connection, prj))
    work.left(survey(home, depot, prj, deep=deep, cancel=cancel))
    return list(work.shape()["lost"])


def _is_bad(path: Path, entry: FileEntry, cancel: threading.Event) -> bool:
    """Whether a file that was here is missing or not what was signed; not so where its folder never was."""
    if not path.parent.is_dir():
        return False
    try:
        return not is_there(path, entry.size, entry.sha256, cancel)
    except (RefusedError, DiskError):
        return True


def _set_aside(path: Path) -> None:
    """Give a damaged file another name, so that the good one can have its own. Raises DiskError."""
    if not path.exists():
        return
    number = 1
    aside = path.with_name(f"{path.stem} (damaged){path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem} (damaged {number}){path.suffix}")
    try:
        path.rename(aside)
        crash_point("repair.set_aside")
    except OSError as error:
        raise DiskError(f"A damaged file cannot be renamed: {error.strerror}.", subject=str(path)) from error
