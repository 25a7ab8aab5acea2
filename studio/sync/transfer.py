"""The transfer engine: runs what ``studio/store/transfers`` holds, with a pool of workers over chunks.

Resumable at every chunk, in bounded memory, with progress as data. It moves and checks bytes and decides nothing.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from studio.crash_points import crash_point
from studio.depot.depot import Depot
from studio.domain.errors import CancelledError, NotFoundError, OfflineError, SegueError
from studio.store import transfers
from studio.store.chunks import ChunkStore
from studio.store.database import Database, bump_version
from studio.store.transfer_tables import Direction, LocalPlace, Standing
from studio.sync.transfer_ledger import Ledger, TransferProgress
from studio.sync.transfer_manifest import fetch_manifest, still_there
from studio.sync.transfer_receive import finish_work, prepare_receiving
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

_FLUSH_S = 0.5
_LOOK_S = 0.2
"""How often the coordinating thread looks at the clock and at ``cancel`` while the workers are busy."""


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

    def run(
        self,
        depot: Depot,
        prj: str,
        *,
        directions: Collection[str] | None = None,
        cancel: threading.Event | None = None,
    ) -> TransferSummary:
        """Run all waiting transfers of a production, oldest first, to their end or until ``cancel`` is set.

        What fails one transfer is in the summary and in its row; the others go on.

        Raises:
            OfflineError: the depot is out of reach. Nothing is marked as failed; the next run goes on from there.
            DiskError: the home's own database cannot be written.
        """
        with self._database.read() as connection:
            waiting = transfers.outstanding(connection, prj, directions)
        if not waiting:
            return TransferSummary()
        ground = Ground(depot, self._chunk_store, Holdings(depot), threading.Event(), self._local_places)
        with worker_pool(self._workers, "transfer") as pool:
            run = _Run(self._database, ground, pool, self._workers, self._on_progress, self._now_s)
            return run.go(waiting, cancel or threading.Event())

    def _local_places(self, prj: str, room: str, chunk_ids: Collection[str]) -> dict[str, LocalPlace]:
        with self._database.read() as connection:
            return transfers.local_places(connection, prj, room, chunk_ids)


class _Run:
    """One run: the coordinating thread hands out work, takes in outcomes, and alone writes to the database."""

    def __init__(
        self,
        database: Database,
        ground: Ground,
        pool: Executor,
        workers: int,
        on_progress: Callable[[TransferProgress], None] | None,
        now_s: Callable[[], float],
    ) -> None:
        self._database = database
        self._ground = ground
        self._pool = pool
        self._workers = workers
        self._on_progress = on_progress
        self._now_s = now_s
        self._ledgers: dict[str, Ledger] = {}
        self._queue: deque[Work] = deque()
        self._busy: dict[Future[Outcome], str] = {}
        self._preparing: str | None = None
        self._stopped_by: BaseException | None = None
        self._flushed_s = now_s()
        self._summary = TransferSummary()

    def go(self, waiting: list[str], cancel: threading.Event) -> TransferSummary:
        """See `TransferEngine.run`."""
        upcoming = iter(waiting)
        try:
            while self._hand_out(upcoming):
                self._take_in()
                self._flush(min_age_s=_FLUSH_S)
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
            self._summary.was_cancelled = True
        elif self._stopped_by is not None:
            raise self._stopped_by
        return self._summary

    # --- handing out --------------------------------------------------------------------------------------------------

    def _hand_out(self, upcoming: Iterator[str]) -> bool:
        """Keep the workers busy: whether anything is going on. Prepares the next transfer when work runs low."""
        if self._stopped_by is None:
            if self._preparing is None and len(self._queue) < self._workers:
                self._prepare_next(upcoming)
            while self._queue and len(self._busy) <= self._workers:
                work = self._queue.popleft()
                ledger = self._ledgers[work.transfer]
                if ledger.error is None:
                    self._busy[self._pool.submit(work.do, self._ground)] = work.transfer
                else:
                    ledger.open_works -= 1
                    self._finish_if_over(ledger)
        return bool(self._busy) or (self._stopped_by is None and (bool(self._queue) or self._has_more(upcoming)))

    def _has_more(self, upcoming: Iterator[str]) -> bool:
        """Whether another transfer has begun to be prepared, now that nothing else is going on."""
        self._prepare_next(upcoming)
        return self._preparing is not None

    def _prepare_next(self, upcoming: Iterator[str]) -> None:
        for transfer_id in upcoming:
            if self._prepare(transfer_id):
                return

    def _prepare(self, transfer_id: str) -> bool:
        """Let a worker find out what a transfer needs; False when it was forgotten in the meantime."""
        with self._database.write() as connection:
            try:
                plan = transfers.load(connection, transfer_id)
            except NotFoundError:
                return False
            transfers.set_state(connection, transfer_id, Standing.RUNNING)
            bump_version(connection)
        crash_point("transfer.started")
        self._ledgers[transfer_id] = Ledger(plan, self._now_s())
        self._preparing = transfer_id
        is_sending = plan.direction in (Direction.UP, Direction.COPY)
        prepare = prepare_sending if is_sending else prepare_receiving
        self._busy[self._pool.submit(prepare, plan, self._ground)] = transfer_id
        return True

    # --- taking in ----------------------------------------------------------------------------------------------------

    def _take_in(self) -> None:
        if not self._busy:
            return
        done, _ = wait(self._busy, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
        for future in [busy for busy in self._busy if busy in done]:
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

    def _note(self, ledger: Ledger, outcome: Outcome) -> None:
        self._summary.sent_bytes += outcome.sent_bytes
        self._summary.sent_chunks += outcome.sent_chunks
        self._summary.received_bytes += outcome.received_bytes
        works = list(outcome.follow)
        ready = ledger.take(outcome)
        works += [finish_work(ledger.plan, file, is_second=ledger.is_second_try(file)) for file in ready]
        ledger.open_works += len(works)
        self._queue.extend(works)
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
        with self._database.write() as connection:
            for ledger in self._ledgers.values():
                ledger.write(connection)
        crash_point("parts.committed")
        for ledger in self._ledgers.values():
            ledger.written()
        self._flushed_s = self._now_s()

    def _finish_if_over(self, ledger: Ledger) -> None:
        if ledger.open_works > 0:
            return
        state = ledger.final_state
        if state is Standing.DONE:
            ledger.tidy()
        crash_point("transfer.finish")
        with self._database.write() as connection:
            ledger.write(connection)
            transfers.set_state(connection, ledger.plan.id, state, **ledger.final_values)
            bump_version(connection)
        crash_point("transfer.finished")
        ledger.written()
        del self._ledgers[ledger.plan.id]
        if state is Standing.DONE:
            self._summary.finished.append(ledger.plan.id)
        elif state is Standing.STUCK:
            self._summary.stuck.append(ledger.plan.id)
        else:
            self._summary.failed.append(FailedTransfer(ledger.plan.id, ledger.plan.label, ledger.fault))
        if self._on_progress is not None:
            self._on_progress(ledger.progress(self._now_s()))

    def _leave_waiting(self) -> None:
        """What the run did not come to the end of waits for the next one."""
        if not self._ledgers:
            return
        with self._database.write() as connection:
            for transfer_id in self._ledgers:
                transfers.set_state(connection, transfer_id, Standing.WAITING)
            bump_version(connection)
