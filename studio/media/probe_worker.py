"""The program of the subprocess: reads requests as JSON lines, writes answers as JSON lines.

Limits its own memory, so that a hostile file cannot take that of the machine. Ends when its input ends, or when nothing
has been asked for a while.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from studio.domain.errors import SegueError

IDLE_S = 30.0
MEMORY_MAX_BYTES = 4 * 1024**3  # address space; the libraries alone reserve about 1.5 GB of it


def main() -> int:
    """Answer requests until the input ends."""
    _limit_memory()
    answers = _private_output()
    for line in _requests():
        request = json.loads(line)
        answers.write(json.dumps(answer(request)) + "\n")
        answers.flush()
    return 0


def _requests() -> Iterator[str]:
    while True:
        end = threading.Timer(IDLE_S, os._exit, (0,))
        end.daemon = True
        end.start()
        line = sys.stdin.readline()
        end.cancel()
        if not line:
            return
        yield line


def _limit_memory() -> None:
    if os.name != "posix":
        return  # Windows has job objects for this; not used yet
    import resource

    with contextlib.suppress(OSError, ValueError):  # refused on some macOS versions
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX_BYTES, MEMORY_MAX_BYTES))


def _private_output() -> Any:
    """The pipe to the caller under another number; what libraries print to standard output goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(own, "w", encoding="utf-8")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request; an error is an answer too."""
    try:
        return _ACTIONS[request["what"]](request)
    except SegueError as error:
        return {"error": error.as_json()}
    except MemoryError:
        return {"failed": "The file needs more memory than a file of its kind should."}
    except Exception as error:  # noqa: BLE001 - a foreign file must not end the worker
        return {"failed": f"The file cannot be examined ({type(error).__name__})."}


def _prepare(_request: dict[str, Any]) -> dict[str, Any]:
    from studio.media.warming import warm_checks

    warm_checks()
    return {}


def _probe(request: dict[str, Any]) -> dict[str, Any]:
    from studio.media.examine import examine

    return examine(Path(request["path"])).as_json()


def _check(request: dict[str, Any]) -> dict[str, Any]:
    from studio.domain.delivery_spec import DeliverySpec
    from studio.media.checks import measured_report

    guide = request.get("guide")
    spec = DeliverySpec.from_json(request["spec"])
    report, frames = measured_report(Path(request["path"]), spec, Path(guide) if guide else None)
    return report.as_json() | {"frames": frames}


def _still(request: dict[str, Any]) -> dict[str, Any]:
    from studio.media.still import still_answer

    return still_answer(Path(request["path"]), float(request["at_s"]), int(request["most_px"]))


_ACTIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "prepare": _prepare,
    "probe": _probe,
    "check": _check,
    "still": _still,
}

if __name__ == "__main__":
    sys.exit(main())
