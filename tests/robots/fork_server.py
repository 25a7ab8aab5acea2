"""A program that imports a story once and then tells it again and again, each time in a forked process of its own.

``with ForkServer("tests.stories.crash_story") as story: story.run("FOLDER", "deliver", at="commit.done:2")``. The story is a
module with ``main(words) -> int``; ``warm_up()``, if it has one, is called once before. POSIX only.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from studio import crash_points
from studio.media import worker
from tests.robots.forked import Forked

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Told:
    """How a telling ended: exit status (minus a signal's number), JSON it printed, what it wrote to standard error."""

    status: int
    said: dict[str, Any]
    error: str


class ForkServer:
    """See the module."""

    def __init__(self, module: str, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.robots.fork_server", module],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, at: str = "", log: str = "") -> Told:
        """Tell it once: ended at a crash point, with the crash points that it came by written to ``log``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"words": words, "at": at, "log": log}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the fork server ended with {self._process.wait()}"
        return Told(**json.loads(line))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        self._process.stdout.close()


def serve(name: str) -> None:
    """Answer until standard input ends."""
    module = importlib.import_module(name)
    # each telling would start a worker of its own for the files that it looks at, which takes longer than the telling
    worker.are_inline = lambda: True
    getattr(module, "warm_up", lambda: None)()
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            asked = json.loads(line)

            def live(asked: dict[str, Any] = asked) -> int:
                crash_points.arm(asked["at"], asked["log"])
                status: int = module.main(asked["words"])
                return status

            process = Forked(live, Path(folder) / "said")
            told = Told(process.wait(), process.answer(), process.said())
            sys.stdout.write(json.dumps({name: getattr(told, name) for name in Told.__slots__}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
