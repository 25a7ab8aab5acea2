"""The one way to run anything that may take more than a frame.

Work runs on a thread pool; its results come back on the GUI thread. The signals belong to the caller's side and
live until the work has ended, never to the runnable (a runnable is destroyed on its pool's thread).
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
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


class Background(QObject):
    """Two pools: questions (short) never wait behind commands (long)."""

    busy_changed = Signal(bool)
    work_ended = Signal(object, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._commands, self._questions = QThreadPool(self), QThreadPool(self)
        self._commands.setMaxThreadCount(4)
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
    ) -> Job:
        """Run ``work(report, cancel)`` off the GUI thread; the callbacks run on it."""
        job = Job(self, done, failed)
        if progress is not None:
            job.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
        self._jobs.add(job)
        (self._questions if is_question else self._commands).start(_Runnable(work, job, self))
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        return job

    @property
    def is_idle(self) -> bool:
        """Whether no thread of the pools works."""
        return self._commands.activeThreadCount() == 0 and self._questions.activeThreadCount() == 0

    def cancel_all(self, wait_ms: int = 4000) -> None:
        """Ask everything to stop and wait for it, when the window closes. What waits in line is not begun."""
        for job in self._jobs:
            job.forget()
        for pool in (self._commands, self._questions):
            pool.clear()
        self._commands.waitForDone(wait_ms)
        self._questions.waitForDone(wait_ms)

    @Slot(object, object, bool)
    def _finish(self, job: Job, value: Any, is_failure: bool) -> None:
        self._jobs.discard(job)
        job.is_running = False
        callback = job.on_failed if is_failure else job.on_done
        try:
            if callback is not None:
                callback(value)
            elif is_failure and not job.cancel_event.is_set():
                log.error("work failed with nobody to tell", exc_info=value)
        except RuntimeError as error:
            # whoever asked has been closed meanwhile: nobody waits for the answer
            if "already deleted" not in str(error):
                raise
            log.info("an answer came after its screen had gone: %s", error)
        finally:
            job.ended.emit()
            job.deleteLater()
            if not self._jobs:
                self.busy_changed.emit(False)


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
