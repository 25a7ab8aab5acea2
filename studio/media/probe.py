"""Says what foreign files are. The looking is done by a subprocess with limits; nothing here decodes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from studio.media.examine import ProbeResult
from studio.media.worker import Worker, WorkerFailedError, kept_worker, worker_command

__all__ = ["ProbeResult", "probe", "probe_files", "worker_command"]

DEFAULT_TIMEOUT_S = 120.0


def probe(path: Path, timeout_s: float = DEFAULT_TIMEOUT_S) -> ProbeResult:
    """What one file is. Never raises for what the file holds: see ``problems``."""
    return probe_files([path], timeout_s)[0]


def probe_files(
    paths: Sequence[Path],
    timeout_s: float = DEFAULT_TIMEOUT_S,
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
) -> list[ProbeResult]:
    """What each file is, in the order given; ``timeout_s`` is the limit for one file.

    Raises:
        CancelledError: ``cancel`` was set.
    """
    results: list[ProbeResult] = []
    with kept_worker(cancel) as worker:
        for path in paths:
            results.append(_asked(worker, Path(path), timeout_s))
            if progress:
                progress(len(results) / len(paths))
    return results


def _asked(worker: Worker, path: Path, timeout_s: float) -> ProbeResult:
    try:
        answer = worker.ask({"what": "probe", "path": str(path.absolute())}, timeout_s)
    except WorkerFailedError as error:
        return ProbeResult(str(path), problems=(error.reason,))
    if "failed" in answer:
        return ProbeResult(str(path), problems=(str(answer["failed"]),))
    return replace(ProbeResult.from_json(answer), path=str(path))
