"""The one way to run anything that may take more than a frame.

Work runs on a thread pool; its results come back on the GUI thread. The signals belong to the caller's side and
live until the work has ended, never to the runnable (a runnable is destroyed on its pool's thread).

What changes one thing goes through one lane, in the order in which it was asked for.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Progress = Callable[[float, str], None]
# work(report, cancel): report(share 0..1, words) may be called from the work; cancel is set when nobody waits any more
Work = Callable[[Progress, threading.Event], Any]


class Job(QObject):
    """One piece of running work, seen from the GUI thread."""

    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, parent: QObject, done: Done | None = None, failed: Failed | None = None) -> None:
        super().__init__(parent)
        self.cancel_event = threading.Event()
        self.is_running = True
        self.on_done = done
        self.on_failed = failed

    def cancel(self) -> None:
        """Ask the work to stop. It ends with ``failed`` (a ``CancelledError``) or, if it was too late, ``done``."""
        self.cancel_event.set()

    def forget(self) -> None:
        """Ask the work to stop and hear nothing of it any more."""
        self.cancel()
        self.on_done = self.on_failed = None


class _Runnable(QRunnable):
    def __init__(self, work: Work, job: Job, background: Background) -> None:
        super().__init__()
        self._work, self._job, self._background = work, job, background

    def run(self) -> None:
        try:
            value, is_failure = self._work(self._job.progressed.emit, self._job.cancel_event), False
        except BaseException as error:  # noqa: BLE001  everything must reach the screen as words
            value, is_failure = error, True
        # the window may be gone by now, and its signals with it
        with contextlib.suppress(RuntimeError):
            self._background.work_ended.emit(self._job, value, is_failure)


@dataclass(slots=True)
class _Turn:
    """Work that waits in a lane, or is being done while those behind it wait."""

    runnable: _Runnable
    job: Job
    is_long: bool
    has_begun: bool = False


class Background(QObject):
    """Three pools: questions and edits (short) never wait behind what takes long.

    Work in a lane begins when all work before it in that lane has ended; long work waits for what is before it, but
    nothing waits for it.
    """

    busy_changed = Signal(bool)
    work_ended = Signal(object, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._lanes: dict[str, deque[_Turn]] = {}
        self._commands, self._edits, self._questions = QThreadPool(self), QThreadPool(self), QThreadPool(self)
        self._commands.setMaxThreadCount(4)
        self._edits.setMaxThreadCount(2)
        self._questions.setMaxThreadCount(2)
        self.work_ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many pieces of work have not ended yet."""
        return len(self._jobs)

    def start(
        self,
        work: Work,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
        *,
        is_question: bool = False,
        lane: str = "",
        is_long: bool = False,
    ) -> Job:
        """Run ``work(report, cancel)`` off the GUI thread; the callbacks run on it.

        ``lane`` names what it changes (empty: it waits for nobody), ``is_long`` says that others do not wait for it.
        """
        job = Job(self, done, failed)
        if progress is not None:
            job.progressed.connect(
                lambda share, words: _tell(progress, share, words), Qt.ConnectionType.QueuedConnection
            )
        self._jobs.add(job)
        runnable = _Runnable(work, job, self)
        if lane:
            self._lanes.setdefault(lane, deque()).append(_Turn(runnable, job, is_long))
            self._go_on(lane)
        else:
            (self._questions if is_question else self._commands).start(runnable)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        return job

    def _go_on(self, lane: str) -> None:
        """Begin what is first in a lane, and what is behind it as far as nothing holds it up."""
        line = self._lanes[lane]
        while line and not line[0].has_begun:
            turn = line[0]
            turn.has_begun = True
            (self._commands if turn.is_long else self._edits).start(turn.runnable)
            if turn.is_long:
                line.popleft()
        if not line:
            del self._lanes[lane]

    def _leave_lane(self, job: Job) -> None:
        lane = next((lane for lane, line in self._lanes.items() if line[0].job is job), "")
        if lane:
            self._lanes[lane].popleft()
            self._go_on(lane)

    @property
    def is_idle(self) -> bool:
        """Whether no thread of the pools works."""
        return not any(pool.activeThreadCount() for pool in (self._commands, self._edits, self._questions))

    def cancel_all(self, wait_ms: int = 4000) -> None:
        """Ask everything to stop and wait for it, when the window closes.

        What waits in line is not begun, but for edits: what a person has done is done, in its order.
        """
        for job in self._jobs:
            job.forget()
        for pool in (self._commands, self._questions):
            pool.clear()
        lanes, self._lanes = self._lanes, {}
        self._edits.setMaxThreadCount(1)
        for line in lanes.values():
            for turn in line:
                if not (turn.has_begun or turn.is_long):
                    self._edits.start(turn.runnable)
        for pool in (self._commands, self._edits, self._questions):
            pool.waitForDone(wait_ms)

    @Slot(object, object, bool)
    def _finish(self, job: Job, value: Any, is_failure: bool) -> None:
        self._jobs.discard(job)
        self._leave_lane(job)
        job.is_running = False
        callback = job.on_failed if is_failure else job.on_done
        try:
            if callback is not None:
                _tell(callback, value)
            elif is_failure and not job.cancel_event.is_set():
                log.error("work failed with nobody to tell", exc_info=value)
        finally:
            job.ended.emit()
            job.deleteLater()
            if not self._jobs:
                self.busy_changed.emit(False)


def _tell(callback: Callable[..., object], *values: Any) -> None:
    """Call whoever asked, if it is still there: one whose screen was closed meanwhile waits for nothing."""
    try:
        callback(*values)
    except RuntimeError as error:
        if "already deleted" not in str(error):
            raise
        log.info("an answer came after its screen had gone: %s", error)


class LatestOnly:
    """Asks one question at a time and forgets all but the newest that waits.

    For previews and refreshes that come faster than they are answered.
    """

    def __init__(self, start: Callable[[Any, Done, Failed], Any]) -> None:
        self._start = start
        self._is_asking = False
        self._next: tuple[Any, Done, Failed] | None = None

    def ask(self, question: object, done: Done, failed: Failed) -> None:
        """Ask now, or as soon as the running question is answered."""
        if self._is_asking:
            self._next = (question, done, failed)
            return
        self._is_asking = True

        def finish(callback: Done, value: Any) -> None:
            self._is_asking = False
            try:
                callback(value)
            finally:
                self._go_on()

        self._start(question, lambda value: finish(done, value), lambda error: finish(failed, error))

    def forget(self) -> None:
        """Drop the question that waits."""
        self._next = None

    def _go_on(self) -> None:
        waiting, self._next = self._next, None
        if waiting is not None and not self._is_asking:
            self.ask(*waiting)
