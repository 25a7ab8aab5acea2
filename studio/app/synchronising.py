"""Synchronise a home: every production in turn, under the home's lock; once, or again and again in a thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from studio.app.checking import Checker
from studio.app.cleaning import clean_daily
from studio.app.depots import DepotPool
from studio.app.member_access import ACCESS_ENDED, ended, renew_by_address
from studio.app.member_rounds import enrolment_round, member_round
from studio.app.moving import go_over, is_decided, open_formers
from studio.app.rounds import Round, RoundResult, owner_round
from studio.depot.depot import WrongKeysError
from studio.domain.errors import AccessError, DepotError, OfflineError, SegueError
from studio.store import transfers
from studio.store.home import Home
from studio.store.lock import locked
from studio.store.outbox import outstanding_count
from studio.store.places import turn_of
from studio.store.productions import ProductionHere, production_here, productions
from studio.store.transfer_tables import Standing
from studio.sync.transfer import TransferEngine
from studio.sync.transfer_ledger import TransferProgress

_log = logging.getLogger(__name__)
LOCK_WAIT_S = 120.0
MOVES_MAX = 4
"""How many moves of a production a member's round follows at once."""
ACTIVE_S = 5.0
"""How long to wait between rounds while somebody works or waits here."""
RETRY_S = 15.0


@dataclass(slots=True)
class SyncState:
    """How this home stands with its depots. ``name`` is idle, syncing, offline or stopped."""

    name: str = "stopped"
    last_ms: int = 0
    message: str = ""
    speeds: dict[str, TransferProgress] = field(default_factory=dict)


class Synchroniser:
    """Owns the sync thread of a home."""

    def __init__(self, home: Home, pool: DepotPool, on_news: Callable[[str], None]) -> None:
        self.state = SyncState()
        self._home = home
        self._pool = pool
        self._on_news = on_news
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._in_process = threading.Lock()

    # --- once --------------------------------------------------------------------------------------------------

    def once(self, cancel: threading.Event | None = None, *, only: str = "") -> RoundResult:
        """One synchronisation of all productions (or one). Errors of one production do not stop the others.

        Raises OfflineError or AccessError when no production at all could be reached.
        """
        total = RoundResult()
        errors: list[SegueError] = []
        reached = 0
        with self._in_process, locked(self._home.path / "sync.lock", LOCK_WAIT_S):
            with self._home.read() as connection:
                listed = [here for here in productions(connection) if not only or here.prj == only]
            for here in listed:
                try:
                    total.add(self._one(here, cancel or self._stop))
                    reached += 1
                except SegueError as error:
                    _log.info("synchronising %s: %s", here.title, error.message)
                    errors.append(error)
        if errors and not reached:
            raise errors[0]
        total.problems += errors
        return total

    def _one(self, here: ProductionHere, cancel: threading.Event) -> RoundResult:
        engine = TransferEngine(self._home.database, self._home.chunks, on_progress=self._progressed)
        round_ = Round(self._home, engine, Checker(self._home, cancel), cancel)
        self._retry_failed(here.prj)
        if here.is_owner:
            return self._as_owner(round_, here)
        result = RoundResult()
        for _ in range(MOVES_MAX):
            turn = self._turn(here.prj)
            result.add(self._as_member(round_, here))
            if self._turn(here.prj) == turn:
                break
            with self._home.read() as connection:  # a ring said that it has moved, and the next round is there
                here = production_here(connection, here.prj)
        return result

    def _turn(self, prj: str) -> int:
        with self._home.read() as connection:
            return turn_of(connection, prj)

    def _as_owner(self, round_: Round, here: ProductionHere) -> RoundResult:
        result = RoundResult()
        if not is_decided(self._home, here.prj):
            formers = open_formers(self._home, self._pool, here, result)
            result.add(owner_round(round_, self._pool.of(here), here, formers))
        if not here.alarm and go_over(self._home, self._pool, here, result):
            with self._home.read() as connection:
                here = production_here(connection, here.prj)
            formers = open_formers(self._home, self._pool, here, result)
            result.add(owner_round(round_, self._pool.of(here), here, formers))
        if not here.alarm:
            try:
                clean_daily(self._home, self._pool.of(here), here.prj)
            except DepotError as error:
                result.problems.append(error)
        return result

    def _as_member(self, round_: Round, here: ProductionHere) -> RoundResult:
        result = enrolment_round(self._home, here, lambda: self._pool.of(here))
        self._member(round_, here, result)
        return result

    def _member(self, round_: Round, here: ProductionHere, result: RoundResult) -> None:
        """A collaborator's round; rights that have ended are looked for where the owner's machine puts renewed ones."""
        try:
            depot = self._pool.of(here)
        except AccessError as error:
            if error.code != ACCESS_ENDED or not renew_by_address(self._home, here):
                result.waiting.append(here.title)
                result.problems += [error] if error.code == ACCESS_ENDED else []
                return
            depot = self._pool.of(here)
        try:
            result.add(member_round(round_, depot, here))
        except AccessError as error:
            if not renew_by_address(self._home, here):
                raise ended(here) if isinstance(error, WrongKeysError) else error from error
            result.add(member_round(round_, self._pool.of(here), here))

    def _retry_failed(self, prj: str) -> None:
        with self._home.read() as connection:
            failed = [s for s in transfers.transfer_rows(connection) if s.prj == prj and s.state == Standing.FAILED]
        for state in failed:
            with self._home.work() as work:
                transfers.retry(work.connection, state.id)

    def _progressed(self, progress: TransferProgress) -> None:
        self.state.speeds[progress.transfer] = progress
        self._on_news("transfer")

    def outstanding(self) -> int:
        """How many things still wait to be sent or to be received by an owner."""
        with self._home.read() as connection:
            return sum(outstanding_count(connection, here.prj) for here in productions(connection))

    # --- in a thread -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Synchronise in the background until ``stop``."""
        if self._thread is None or not self._thread.is_alive():
            self._stop.clear()
            self._thread = threading.Thread(target=self._loop, name="sync", daemon=True)
            self._thread.start()

    def soon(self) -> None:
        """Do the next round now."""
        self._wake.set()

    def stop(self) -> None:
        """Stop the thread and wait for it; what is under way goes on next time."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.state.name = "stopped"

    def _loop(self) -> None:
        while not self._stop.is_set():
            wait_s = self._round()
            self._wake.wait(wait_s)
            self._wake.clear()

    def _round(self) -> float:
        self._set("syncing", self.state.message)
        try:
            result = self.once()
        except OfflineError as error:
            self._set("offline", error.message)
            return RETRY_S
        except SegueError as error:
            self._set("idle", error.message)
            return RETRY_S
        except Exception:  # noqa: BLE001 -- a thread must not die of one bad round
            _log.exception("a round of synchronisation failed")
            self._set("idle", "Something went wrong while synchronising; it is tried again.")
            return RETRY_S
        self.state.speeds.clear()
        self.state.last_ms = int(time.time() * 1000)
        offline = next((p for p in result.problems if isinstance(p, OfflineError)), None)
        problem = result.problems[0].message if result.problems else ""
        self._set("offline" if offline else "idle", problem)
        return 0.2 if result.did_something else ACTIVE_S

    def _set(self, name: str, message: str) -> None:
        if (self.state.name, self.state.message) != (name, message) or name == "idle":
            self.state.name, self.state.message = name, message
            self._on_news("sync")


def sync_json(synchroniser: Synchroniser, result: RoundResult, conditional_create: str) -> dict[str, Any]:
    """The JSON shape of ``sync``."""
    return {
        "sent_bytes": result.sent_bytes,
        "sent_chunks": result.sent_chunks,
        "received_bytes": result.received_bytes,
        "outstanding": synchroniser.outstanding(),
        "conditional_create": conditional_create,
        "entries": result.entries,
        "packets": result.packets,
        "waiting": result.waiting,
        "problems": [problem.as_json() for problem in result.problems],
    }


__all__ = ["AccessError", "SyncState", "Synchroniser", "sync_json"]
