"""The transfer engine: runs what ``studio/store/transfers`` holds, with a pool of workers over chunks.

Resumable at every chunk, in bounded memory, with progress as data. It moves and checks bytes and decides nothing.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from studio.crash_points import crash_point
from studio.depot.depot import Depot
from studio.depot.throttled import ThrottledDepot
from studio.domain.errors import CancelledError, NotFoundError, OfflineError, SegueError
from studio.domain.transfer_limits import Limits
from studio.store import transfer_wishes as wishes
from studio.store import transfers
from studio.store.chunks import ChunkStore
from studio.store.database import Database, bump_version
from studio.store.transfer_limits import limits as stored_limits
from studio.store.transfer_tables import Direction, LocalPlace, Standing
from studio.sync.transfer_ledger import Ledger, TransferProgress
from studio.sync.transfer_manifest import fetch_manifest, still_there
from studio.sync.transfer_pace import MOST_AT_ONCE, Concurrency
from studio.sync.transfer_receive import FinishFile, finish_work, prepare_receiving
from studio.sync.transfer_send import prepare_sending
from studio.sync.transfer_work import Ground, Holdings, Outcome, Work
from studio.workers import worker_pool

__all__ = [
    "FailedTransfer",
    "TransferEngine",
    "TransferProgress",
    "TransferSummary",
    "fetch_manifest",
    "still_there",
]

_FLUSH_S = 1.0
"""So often what is done is committed. No commit here waits for the disk, which would keep the line waiting while a large
file is written out; what a power cut forgets is found or fetched again."""
_LOOK_S = 0.2
"""How often the coordinating thread looks at the clock and at ``cancel`` while the workers are busy."""
_WISHES_S = 1.0
"""How often it looks at what people want: a pause, limits, another order, what has come since."""


@dataclass(frozen=True, slots=True)
class FailedTransfer:
    """A transfer that needs a person, and why."""

    transfer: str
    label: str
    error: SegueError


@dataclass(slots=True)
class TransferSummary:
    """What one run did. ``stuck``: ids of transfers of which chunks are missing in the depot."""

    sent_bytes: int = 0
    sent_chunks: int = 0
    received_bytes: int = 0
    finished: list[str] = field(default_factory=list)
    failed: list[FailedTransfer] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    was_cancelled: bool = False
    is_paused: bool = False


class TransferEngine:
    """See the module. One engine for a home; one ``run`` at a time.

    Every part has its own key, so that a room may change its epoch on the way.
    """

    def __init__(
        self,
        database: Database,
        chunk_store: ChunkStore,
        *,
        workers: int = 6,
        on_progress: Callable[[TransferProgress], None] | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._chunk_store = chunk_store
        self._workers = workers
        self._on_progress = on_progress
        self._now_s = now_s

    def has_work(self, prj: str, directions: Collection[str] | None = None) -> bool:
        """Whether transfers of a production wait to be run."""
        with self._database.read() as connection:
            return bool(transfers.outstanding(connection, prj, directions))

    def run(
        self,
        depot: Depot,
        prj: str,
        *,
        directions: Collection[str] | None = None,
        cancel: threading.Event | None = None,
    ) -> TransferSummary:
        """Run all waiting transfers of a production, by rank and age, to their end, a pause, or until ``cancel`` is set.

        What fails one transfer is in the summary and in its row; the others go on.

        Raises:
            OfflineError: the depot is out of reach. Nothing is marked as failed; the next run goes on from there.
            DiskError: the home's own database cannot be written.
        """
        with self._database.read() as connection:
            is_paused = stored_limits(connection).is_paused
            waiting = transfers.outstanding(connection, prj, directions)
        if is_paused or not waiting:
            return TransferSummary(is_paused=is_paused)
        stop = threading.Event()
        line = ThrottledDepot(depot, sleep=lambda seconds: _wait_on(stop, seconds))
        ground = Ground(line, self._chunk_store, Holdings(line), stop, self._local_places)

        def outstanding() -> tuple[dict[str, wishes.Rank], Limits, set[str]]:
            with self._database.read() as connection:
                found = transfers.outstanding(connection, prj, directions)
                return found, stored_limits(connection), wishes.held(connection)

        with worker_pool(MOST_AT_ONCE, "transfer") as pool:
            run = _Run(self._database, ground, line, pool, self._workers, self._on_progress, self._now_s, outstanding)
            return run.go(cancel or threading.Event())

    def _local_places(self, prj: str, room: str, chunk_ids: Collection[str]) -> dict[str, LocalPlace]:
        with self._database.read() as connection:
            return transfers.local_places(connection, prj, room, chunk_ids)


def _wait_on(stop: threading.Event, seconds: float) -> None:
    """Wait for the line. Raises CancelledError when the run is stopped meanwhile."""
    if stop.wait(seconds):
        raise CancelledError("The transfer was stopped.")


class _Run:
    """One run: the coordinating thread hands out work, takes in outcomes, and alone writes to the database."""

    def __init__(
        self,
        database: Database,
        ground: Ground,
        line: ThrottledDepot,
        pool: Executor,
        workers: int,
        on_progress: Callable[[TransferProgress], None] | None,
        now_s: Callable[[], float],
        look: Callable[[], tuple[dict[str, wishes.Rank], Limits, set[str]]],
    ) -> None:
        self._database = database
        self._ground = ground
        self._pool = pool
        self._line = line
        self._look = look
        self._pace = Concurrency(workers, now_s())
        self._on_progress = on_progress
        self._now_s = now_s
        self._ledgers: dict[str, Ledger] = {}
        self._ranks: dict[str, wishes.Rank] = {}
        self._upcoming: list[str] = []
        self._begun: set[str] = set()
        self._queue: list[tuple[int, bool, int, Work]] = []
        self._numbers = itertools.count()
        self._looked_s = float("-inf")
        self._busy: dict[Future[Outcome], str] = {}
        self._over: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self._preparing: str | None = None
        self._stopped_by: BaseException | None = None
        self._flushed_s = now_s()
        self._summary = TransferSummary()

    def go(self, cancel: threading.Event) -> TransferSummary:
        """See `TransferEngine.run`."""
        try:
            self._heed_wishes()
            while self._hand_out():
                self._take_in()
                self._flush(min_age_s=_FLUSH_S)
                self._heed_wishes(min_age_s=_WISHES_S)
                if cancel.is_set() and self._stopped_by is None:
                    self._stop(CancelledError("The transfers were stopped."))
        except BaseException as error:
            self._stop(error)
            raise
        finally:
            wait(self._busy)
        self._flush()
        self._leave_waiting()
        if isinstance(self._stopped_by, CancelledError):
            self._summary.was_cancelled = not self._summary.is_paused
        elif self._stopped_by is not None:
            raise self._stopped_by
        return self._summary

    def _heed_wishes(self, min_age_s: float = 0.0) -> None:
        """What people want now: limits, a pause, transfers that rest, another order, new ones."""
        now_s = self._now_s()
        if self._stopped_by is not None or now_s - self._looked_s < min_age_s:
            return
        self._looked_s = now_s
        found, limits, held = self._look()
        clock = time.localtime()
        up, down = limits.at(clock.tm_hour * 60 + clock.tm_min)
        self._line.up.bytes_per_s, self._line.down.bytes_per_s = up or None, down or None
        if limits.is_paused:
            self._summary.is_paused = True
            self._stop(CancelledError("The transfers are paused."))
        self._upcoming = [transfer_id for transfer_id in found if transfer_id not in self._begun]
        if {name: found[name] for name in self._ledgers if name in found} != self._ranks:
            self._ranks = {name: found.get(name, wishes.Rank.USUAL) for name in self._ledgers}
            self._queue = [(self._rank(work.transfer), is_piece, n, work) for _, is_piece, n, work in self._queue]
            heapq.heapify(self._queue)
        for transfer_id in held & self._ledgers.keys():
            self._ledgers[transfer_id].is_held = True
        first = found.get(self._upcoming[0]) if self._upcoming else None
        if first is not None and self._preparing is None and all(first < rank for rank in self._ranks.values()):
            self._prepare_next()

    def _rank(self, transfer_id: str) -> int:
        return self._ranks.get(transfer_id, wishes.Rank.USUAL)

    # --- handing out --------------------------------------------------------------------------------------------------

    def _hand_out(self) -> bool:
        """Keep the workers busy: whether anything is going on. Prepares the next transfer when work runs low."""
        if self._stopped_by is None:
            if self._preparing is None and len(self._queue) < self._pace.limit:
                self._prepare_next()
            while self._queue and len(self._busy) <= self._pace.limit:
                work = heapq.heappop(self._queue)[-1]
                ledger = self._ledgers[work.transfer]
                if ledger.error is None and not ledger.is_held:
                    self._submit(work.transfer, work.do, self._ground)
                else:
                    ledger.open_works -= 1
                    self._finish_if_over(ledger)
        return bool(self._busy) or (self._stopped_by is None and (bool(self._queue) or self._has_more()))

    def _has_more(self) -> bool:
        """Whether another transfer has begun to be prepared, now that nothing else is going on."""
        self._prepare_next()
        return self._preparing is not None

    def _prepare_next(self) -> None:
        while self._upcoming:
            if self._prepare(self._upcoming.pop(0)):
                return

    def _prepare(self, transfer_id: str) -> bool:
        """Let a worker find out what a transfer needs; False when it was forgotten in the meantime."""
        with self._database.write(lazily=True) as connection:
            try:
                plan = transfers.load(connection, transfer_id)
            except NotFoundError:
                return False
            self._ranks[transfer_id] = wishes.rank_of(connection, transfer_id)
            transfers.set_state(connection, transfer_id, Standing.RUNNING)
            bump_version(connection)
        crash_point("transfer.started")
        self._begun.add(transfer_id)
        self._ledgers[transfer_id] = Ledger(plan, self._now_s())
        self._pace.fit(max((part.length for part in plan.parts), default=0))
        self._preparing = transfer_id
        is_sending = plan.direction in (Direction.UP, Direction.COPY)
        prepare = prepare_sending if is_sending else prepare_receiving
        self._submit(transfer_id, prepare, plan, self._ground)
        return True

    def _submit(self, transfer_id: str, do: Callable[..., Outcome], *arguments: object) -> None:
        future = self._pool.submit(do, *arguments)
        self._busy[future] = transfer_id
        future.add_done_callback(self._over.put)

    # --- taking in ----------------------------------------------------------------------------------------------------

    def _take_in(self) -> None:
        if not self._busy:
            return
        for future in self._arrived():
            ledger = self._ledgers[self._busy.pop(future)]
            ledger.open_works -= 1
            if self._preparing == ledger.plan.id:
                self._preparing = None
            try:
                self._note(ledger, future.result())
            except (OfflineError, CancelledError) as error:
                self._stop(error)
            except SegueError as error:
                ledger.error = ledger.error or error
            if self._stopped_by is None:
                self._finish_if_over(ledger)

    def _arrived(self) -> Iterator[Future[Outcome]]:
        """What is over now; if nothing is, the first thing that will be, but it is not waited for long."""
        with suppress(Empty):
            yield self._over.get(timeout=_LOOK_S)
            while True:
                yield self._over.get_nowait()

    def _note(self, ledger: Ledger, outcome: Outcome) -> None:
        self._summary.sent_bytes += outcome.sent_bytes
        self._summary.sent_chunks += outcome.sent_chunks
        self._summary.received_bytes += outcome.received_bytes
        works = list(outcome.follow)
        ready = ledger.take(outcome)
        works += [finish_work(ledger.plan, file, is_second=ledger.is_second_try(file)) for file in ready]
        ledger.open_works += len(works)
        self._pace.note(outcome.sent_bytes + outcome.received_bytes, self._now_s())
        for work in works:
            # a whole file comes before the pieces of the next: the disk writes it while they travel
            is_piece = not isinstance(work, FinishFile)
            heapq.heappush(self._queue, (self._rank(work.transfer), is_piece, next(self._numbers), work))
        if self._on_progress is not None and ledger.is_worth_telling(self._now_s()):
            self._on_progress(ledger.progress(self._now_s()))

    def _stop(self, error: BaseException) -> None:
        self._stopped_by = self._stopped_by or error
        self._ground.stop.set()
        self._queue.clear()

    # --- the database -------------------------------------------------------------------------------------------------

    def _flush(self, min_age_s: float = 0.0) -> None:
        """Commit what is known since the last time."""
        if self._now_s() - self._flushed_s < min_age_s or not any(ledger.has_news for ledger in self._ledgers.values()):
            return
        crash_point("parts.commit")
        with self._database.write(lazily=True) as connection:
            for ledger in self._ledgers.values():
                ledger.write(connection)
        crash_point("parts.committed")
        for ledger in self._ledgers.values():
            ledger.written()
        self._flushed_s = self._now_s()

    def _finish_if_over(self, ledger: Ledger) -> None:
        if ledger.open_works > 0:
            return
        if ledger.is_held and ledger.error is None:
            self._let_rest(ledger)
            return
        state = ledger.final_state
        if state is Standing.DONE:
            ledger.tidy()
        crash_point("transfer.finish")
        with self._database.write(lazily=True) as connection:
            ledger.write(connection)
            transfers.set_state(connection, ledger.plan.id, state, **ledger.final_values)
            bump_version(connection)
        crash_point("transfer.finished")
        ledger.written()
        self._forget(ledger)
        if state is Standing.DONE:
            self._summary.finished.append(ledger.plan.id)
        elif state is Standing.STUCK:
            self._summary.stuck.append(ledger.plan.id)
        else:
            self._summary.failed.append(FailedTransfer(ledger.plan.id, ledger.plan.label, ledger.fault))
        if self._on_progress is not None:
            self._on_progress(ledger.progress(self._now_s()))

    def _let_rest(self, ledger: Ledger) -> None:
        """A person wants this one to wait; it may be taken up again in this very run."""
        with self._database.write(lazily=True) as connection:
            ledger.write(connection)
            transfers.set_state(connection, ledger.plan.id, Standing.WAITING)
            bump_version(connection)
        ledger.written()
        self._begun.discard(ledger.plan.id)
        self._forget(ledger)

    def _forget(self, ledger: Ledger) -> None:
        del self._ledgers[ledger.plan.id]
        self._ranks.pop(ledger.plan.id, None)

    def _leave_waiting(self) -> None:
        """What the run did not come to the end of waits for the next one."""
        if not self._ledgers:
            return
        with self._database.write(lazily=True) as connection:
            for transfer_id in self._ledgers:
                transfers.set_state(connection, transfer_id, Standing.WAITING)
            bump_version(connection)
