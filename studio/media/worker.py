"""A subprocess that looks at foreign files under limits of memory and time, kept alive for many files.

What it does is in ``probe_worker``. A file that hangs or crashes it costs that file's answer and a new process.
Starting one takes longer than looking at most files, so a few are kept for the next who asks; left alone they end by
themselves.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from studio.domain.errors import CancelledError
from studio.workers import are_inline

_POLL_S = 0.1
_KEPT_MOST = 2


def worker_command() -> list[str]:
    """How the worker is started, from sources and from a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--probe-worker"]
    return [sys.executable, "-m", "studio.media.probe_worker"]


class WorkerFailedError(Exception):
    """The worker gave no answer. ``reason`` is a sentence for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Worker:
    """One subprocess, started when it is first asked and again after it had to be ended. One thread at a time."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        self._cancel = cancel
        self._has_answered = False
        self._owed = 0
        """Answers that nobody waits for; they come before the next one."""
        self._process: subprocess.Popen[str] | None = None
        self.command: list[str] = []
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None

    def prepare(self) -> None:
        """Start the subprocess and let it load what it needs; waits for nothing. What is asked next waits for that."""
        process = self._start()
        assert process.stdin is not None  # noqa: S101 - opened as a pipe
        with contextlib.suppress(OSError):  # whoever asks finds out
            process.stdin.write(json.dumps({"what": "prepare"}) + "\n")
            process.stdin.flush()
            self._owed = 1

    def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The worker's answer to a request.

        Raises:
            WorkerFailedError: it hung, crashed or ran out of memory over this request; it has been ended.
            CancelledError: the caller's event was set; the worker has been ended.
        """
        if are_inline():
            from studio.media.probe_worker import answer

            return answer(request)
        process = self._process or self._start()
        assert process.stdin is not None  # noqa: S101 - opened as a pipe
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = self._answer(timeout_s)
        except OSError:
            line = None
        except BaseException:
            self.close()
            raise
        if line is None:
            may_be_old = self._has_answered or self._owed
            self.close()
            if may_be_old:  # it may have ended by itself, or over what an earlier file left behind
                return self.ask(request, timeout_s)
            raise WorkerFailedError("The file makes the decoder crash or run out of memory.")
        self._has_answered = True
        told: dict[str, Any] = json.loads(line)
        return told

    def _answer(self, timeout_s: float) -> str | None:
        deadline = time.monotonic() + timeout_s
        while True:
            if self._cancel is not None and self._cancel.is_set():
                raise CancelledError("Looking at the files was stopped.")
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise WorkerFailedError(f"The file could not be examined within {timeout_s:g} s.")
            try:
                line = self._answers.get(timeout=left_s if self._cancel is None else min(left_s, _POLL_S))
            except queue.Empty:
                continue
            if line is None or not self._owed:
                return line
            self._owed -= 1

    def _start(self) -> subprocess.Popen[str]:
        root = str(Path(__file__).resolve().parents[2])
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        self.command = worker_command()
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),  # it may outlive the use of any other folder
            encoding="utf-8",
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers = queue.SimpleQueue()
        self._reader = threading.Thread(
            target=_read_lines, args=(self._process, self._answers), name="probe-worker", daemon=True
        )
        self._reader.start()
        return self._process

    def close(self) -> None:
        """End the subprocess, if there is one."""
        process, self._process = self._process, None
        self._has_answered, self._owed = False, 0
        if process is None:
            return
        process.kill()
        process.wait()
        if self._reader is not None:
            self._reader.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    @property
    def is_alive(self) -> bool:
        """Whether the subprocess runs."""
        return self._process is not None and self._process.poll() is None

    def serve(self, cancel: threading.Event | None) -> None:
        """Work for whom this event belongs to from now on."""
        self._cancel = cancel

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Kept:
    """Workers that nobody asks at the moment. Of any thread."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: what there was belongs to the process that this one is a fork of."""
        self._lock = threading.Lock()
        self._workers: list[Worker] = []

    def take(self) -> Worker:
        """One that runs, else a new one."""
        wanted = worker_command()
        with self._lock:
            fitting = [worker for worker in self._workers if worker.command == wanted and worker.is_alive]
            others = [worker for worker in self._workers if worker not in fitting]
            self._workers = fitting[1:]
        for worker in others:
            worker.close()
        return fitting[0] if fitting else Worker()

    def prepare(self) -> None:
        """See that one runs."""
        wanted = worker_command()
        with self._lock:
            if not any(worker.command == wanted and worker.is_alive for worker in self._workers):
                worker = Worker()
                worker.prepare()
                self._workers.append(worker)

    def give_back(self, worker: Worker) -> None:
        """Keep it for the next, or end it where there are enough."""
        worker.serve(None)
        with self._lock:
            is_kept = worker.is_alive and len(self._workers) < _KEPT_MOST
            if is_kept:
                self._workers.append(worker)
        if not is_kept:
            worker.close()

    def end(self) -> None:
        """End them all."""
        with self._lock:
            workers, self._workers = self._workers, []
        for worker in workers:
            worker.close()


_kept = _Kept()
atexit.register(_kept.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_kept.forget)


@contextlib.contextmanager
def kept_worker(cancel: threading.Event | None = None) -> Iterator[Worker]:
    """A worker for some files, which is kept for the next who wants one. ``cancel`` ends it."""
    worker = _kept.take()
    worker.serve(cancel)
    try:
        yield worker
    finally:
        _kept.give_back(worker)


def prepare_worker() -> None:
    """Have a worker ready, with all that it needs to check sound loaded; waits for nothing. Left alone it ends by itself.

    For the moment before files come: starting one takes longer than looking at most of them.
    """
    if not are_inline():
        _kept.prepare()


def _read_lines(process: subprocess.Popen[str], answers: queue.SimpleQueue[str | None]) -> None:
    """Hand on each line, then None when the process is gone."""
    assert process.stdout is not None  # noqa: S101 - opened as a pipe
    with contextlib.suppress(OSError, ValueError):
        for line in process.stdout:
            answers.put(line)
    answers.put(None)
