"""Synchronise a home: every production in turn, under the home's lock; once, or again and again in a thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from studio.app.checking import Checker
from studio.app.cleaning import clean_daily
from studio.app.depots import DepotPool, places_for_pass
from studio.app.enrolling import enrolment_round
from studio.app.following import follow_own_device
from studio.app.foreign_files import foreign_problems
from studio.app.member_access import ACCESS_ENDED, NO_GRANT, ended, renew_by_address
from studio.app.member_rounds import member_round
from studio.app.moving import go_over, is_decided, open_formers
from studio.app.news import Asking, asking_of
from studio.app.owner_rooms import DeviceStanding, standing_of
from studio.app.polling import DEEP_MS, STEWARD_MS, WAITING_MS, Attention, next_poll, retry_ms
from studio.app.rounds import Round, RoundResult, goes_on_elsewhere, let_time_pass, owner_round
from studio.app.sweeping import sweep_daily
from studio.depot.depot import Depot
from studio.domain.errors import AccessError, DepotError, OfflineError, SegueError
from studio.store import transfers
from studio.store.home import Home
from studio.store.lock import locked
from studio.store.outbox import outstanding_count
from studio.store.places import turn_of
from studio.store.productions import ProductionHere, production_here, productions
from studio.store.transfer_limits import limits
from studio.store.transfer_tables import Standing
from studio.sync.transfer import TransferEngine
from studio.sync.transfer_ledger import TransferProgress

_log = logging.getLogger(__name__)
LOCK_WAIT_S = 120.0
HELD_TRY_S = 0.1
MOVES_MAX = 4
"""How many moves of a production a member's round follows at once."""
AGAIN_MS = 200
"""A round that did something is followed by another one at once: there may be more."""
SLICE_S = 5.0
"""How long a sleep goes on without a look at the clock."""


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
        self._look_again = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._in_process = threading.Lock()
        self._attention = Attention.FOCUS
        self._is_wanted = False
        self._asked_ms: dict[str, int] = {}
        self._whole_ms = self._stewarded_ms = self._failed_ms = self._failures = self._troubles = 0

    # --- once --------------------------------------------------------------------------------------------------

    def once(self, cancel: threading.Event | None = None, *, only: str = "") -> RoundResult:
        """One synchronisation of all productions (or one). Errors of one production do not stop the others.

        Raises OfflineError or AccessError when no production at all could be reached.
        """
        total = RoundResult()
        errors: list[SegueError] = []
        reached = 0
        with self._in_process, locked(self._home.path / "sync.lock", LOCK_WAIT_S):
            self._home.follow_workspace()
            with self._home.read() as connection:
                listed = [here for here in productions(connection) if not only or here.prj == only]
            sweep_daily(self._home, self._pool, listed)
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

    @contextmanager
    def held(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Nobody synchronises this home meanwhile, in whichever process; ``on_wait`` is called until then, and may raise."""
        while not self._in_process.acquire(timeout=HELD_TRY_S):
            on_wait()
        try:
            with ExitStack() as stack:
                while True:
                    try:
                        stack.enter_context(locked(self._home.path / "sync.lock", HELD_TRY_S))
                    except SegueError:
                        on_wait()
                    else:
                        break
                yield
        finally:
            self._in_process.release()

    @property
    def is_running(self) -> bool:
        """Whether it synchronises by itself, in a thread."""
        return self._thread is not None and self._thread.is_alive()

    def _one(self, here: ProductionHere, cancel: threading.Event) -> RoundResult:
        engine = TransferEngine(self._home.database, self._home.chunks, on_progress=self._progressed)
        places_of = partial(places_for_pass, self._pool)
        round_ = Round(self._home, engine, Checker(self._home, cancel), cancel, places_of)
        self._retry_failed(here.prj)
        if here.is_owner:
            result = self._as_owner(round_, here)
            result.problems += foreign_problems(self._home, self._pool.of(here), here)
            return result
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
        result = enrolment_round(self._home, here, lambda: self._pool.of(here))
        if not is_decided(self._home, here.prj):
            formers = open_formers(self._home, self._pool, here, result)
            result.add(owner_round(round_, self._pool.of(here), here, formers))
            if goes_on_elsewhere(self._home, here.prj):
                return self._follow_own_device(round_, here, result)
        if not here.alarm and go_over(self._home, self._pool, here, result):
            with self._home.read() as connection:
                here = production_here(connection, here.prj)
            formers = open_formers(self._home, self._pool, here, result)
            result.add(owner_round(round_, self._pool.of(here), here, formers))
        if not here.alarm and standing_of(self._home, here) is DeviceStanding.DECIDES:
            try:
                clean_daily(self._home, self._pool.of(here), here.prj)
            except DepotError as error:
                result.problems.append(error)
        return result

    def _follow_own_device(self, round_: Round, here: ProductionHere, result: RoundResult) -> RoundResult:
        """Another of the owner's devices has moved the production: the next round is there, once this one can go there."""
        problem = follow_own_device(self._home, here)
        if problem is not None:
            result.problems.append(problem)
            return result
        with self._home.read() as connection:
            here = production_here(connection, here.prj)
        result.add(owner_round(round_, self._pool.of(here), here, open_formers(self._home, self._pool, here, result)))
        return result

    def _as_member(self, round_: Round, here: ProductionHere) -> RoundResult:
        result = enrolment_round(self._home, here, lambda: self._pool.of(here))
        self._member(round_, here, result)
        return result

    def _member(self, round_: Round, here: ProductionHere, result: RoundResult) -> None:
        """A collaborator's round; rights that have ended are looked for where the owner's machine puts renewed ones."""
        depot = self._depot_of_member(here, result)
        if depot is None:
            return
        try:
            result.add(member_round(round_, depot, here))
        except AccessError as error:
            if not renew_by_address(self._home, here):
                raise ended(here) if error.code == AccessError.code else error from error
            result.add(member_round(round_, self._pool.of(here), here))

    def _depot_of_member(self, here: ProductionHere, result: RoundResult) -> Depot | None:
        """The depot that a collaborator's rights open; None while there are none, or only such as have ended."""
        try:
            try:
                return self._pool.of(here)
            except AccessError as error:
                if error.code != ACCESS_ENDED or not renew_by_address(self._home, here):
                    raise
                return self._pool.of(here)
        except AccessError as error:
            result.waiting.append(here.title)
            if error.code == ACCESS_ENDED:
                result.problems.append(error)
            elif error.code != NO_GRANT:
                raise
            return None

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

    # --- again and again ---------------------------------------------------------------------------------------

    def attend(self, *, is_in_focus: bool) -> None:
        """A person looks at the program, or no longer does."""
        attention = Attention.FOCUS if is_in_focus else Attention.BACKGROUND
        if attention is not self._attention:
            self._attention = attention
            self._look_again.set()

    def look(self) -> int:
        """One turn: ask for what is due, synchronise where there is news. Returns after how many ms to look again."""
        now_ms = self._home.clock()
        if self._failures and not self._is_wanted and 0 <= now_ms - self._failed_ms < retry_ms(self._failures):
            return retry_ms(self._failures) - (now_ms - self._failed_ms)
        try:
            wanted = self.round_due(now_ms)
        except SegueError as error:
            return self._failed(error, now_ms)
        return self._next_look_ms(now_ms) if wanted is None else self._round(now_ms, wanted)

    def round_due(self, now_ms: int) -> str | None:
        """Ask for what is due. Which production wants a round: empty for all of them, None for none.

        Raises what a depot raises.
        """
        wants_all, self._is_wanted = self._is_wanted, False
        if wants_all or not 0 <= now_ms - self._whole_ms < DEEP_MS:
            return ""
        is_minute_over = not 0 <= now_ms - self._stewarded_ms < STEWARD_MS
        for asked in self._asking():
            due, _ = next_poll(asked.pulses, self._asked_ms, self._attention, now_ms)
            is_due = is_minute_over and self._time_has_passed(asked.here)
            if is_due or (due and self._has_news(asked, due)):
                return asked.here.prj
            self._asked_ms.update(dict.fromkeys(due, now_ms))
        if is_minute_over:
            self._stewarded_ms = now_ms
        return None

    def _has_news(self, asked: Asking, due: Any) -> bool:
        """Whether a production wants a round; without rights it does: its round says so, and looks for renewed ones."""
        try:
            depot = self._pool.of(asked.here)
        except AccessError:
            return True
        return asked.has_news(self._home, depot, due)

    def _time_has_passed(self, here: ProductionHere) -> bool:
        """Whether something fell due that is to be sent."""
        return here.is_owner and not is_decided(self._home, here.prj) and let_time_pass(self._home, here)

    def _asking(self, only: str = "") -> list[Asking]:
        with self._home.read() as connection:
            listed = [here for here in productions(connection) if only in ("", here.prj)]
            return [asking_of(self._home, connection, here) for here in listed]

    def _next_look_ms(self, now_ms: int) -> int:
        self._failures = 0
        if self.state.name == "offline":
            self._set("idle", "")
        pulses = [pulse for asked in self._asking() for pulse in asked.pulses]
        return next_poll(pulses, self._asked_ms, self._attention, now_ms)[1]

    def _round(self, now_ms: int, only: str = "") -> int:
        self._set("syncing", self.state.message)
        try:
            result = self.once(only=only)
        except SegueError as error:
            return self._failed(error, now_ms)
        except Exception:  # noqa: BLE001 -- a thread must not die of one bad round
            _log.exception("a round of synchronisation failed")
            self._set("idle", "Something went wrong while synchronising; it is tried again.")
            self._failures, self._failed_ms, self._whole_ms = self._failures + 1, now_ms, 0
            return retry_ms(self._failures)
        self._failures = 0
        self.state.speeds.clear()
        self.state.last_ms = int(time.time() * 1000)
        offline = next((p for p in result.problems if isinstance(p, OfflineError)), None)
        problem = result.problems[0].message if result.problems else ""
        self._set("offline" if offline else "idle", problem)
        self.round_done(now_ms, only, result)
        return AGAIN_MS if result.did_something else WAITING_MS

    def round_done(self, now_ms: int, only: str, result: RoundResult) -> None:
        """A round has asked for everything; one that moved something or met trouble is followed by another."""
        if not only:
            self._whole_ms = self._stewarded_ms = now_ms
        for asked in self._asking(only):
            self._asked_ms.update({pulse.key: now_ms for pulse in asked.pulses})
        self._troubles = self._troubles + 1 if result.problems else 0
        if self._troubles:
            self._whole_ms = now_ms - DEEP_MS + retry_ms(self._troubles)
        self._is_wanted = self._is_wanted or result.did_something

    def notice(self) -> None:
        """Another process may have left something to send, or ended a pause: look, and send it."""
        if self.outstanding() or (self.state.name != "syncing" and self._may_move()):
            self.soon()

    def _may_move(self) -> bool:
        """Whether transfers wait that nothing holds back."""
        with self._home.read() as connection:
            if limits(connection).is_paused:
                return False
            return any(transfers.outstanding(connection, here.prj) for here in productions(connection))

    def _failed(self, error: SegueError, now_ms: int) -> int:
        self._set("offline" if isinstance(error, OfflineError) else "idle", error.message)
        self._failures, self._failed_ms, self._whole_ms = self._failures + 1, now_ms, 0
        return retry_ms(self._failures)

    # --- in a thread -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Synchronise in the background until ``stop``."""
        if self._thread is None or not self._thread.is_alive():
            self._stop.clear()
            self._thread = threading.Thread(target=self._loop, name="sync", daemon=True)
            self._thread.start()

    def soon(self) -> None:
        """Do a whole round now."""
        self._is_wanted = True
        self._look_again.set()

    def stop(self) -> None:
        """Stop the thread and wait for it; what is under way goes on next time."""
        self._stop.set()
        self._look_again.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.state.name = "stopped"

    def _loop(self) -> None:
        while not self._stop.is_set():
            self._sleep(self.look())

    def _sleep(self, wait_ms: int) -> None:
        """Until somebody wants a look or the time is over, by either clock: the monotonic one stands still while a laptop
        sleeps, and the other one may be set back.
        """
        begun_s, begun_ms = time.monotonic(), self._home.clock()
        while not self._look_again.is_set():
            past_ms = max((time.monotonic() - begun_s) * 1000, self._home.clock() - begun_ms)
            if past_ms >= wait_ms:
                return
            self._look_again.wait(min(SLICE_S, (wait_ms - past_ms) / 1000))
        self._look_again.clear()

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
