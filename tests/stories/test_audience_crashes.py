"""Killed while somebody is invited, shown a take, remarks, votes or is dismissed, the same once more comes to the same end.

Played with SEGUE_THOROUGH=1, at every place that a step comes by: ``test_crashes.py`` tries the same places in every run.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from studio.crash_points import CRASH_STATUS
from tests.robots.fork_server import ForkServer
from tests.stories.test_crashes import BY_THE_CLOCK, IS_THOROUGH

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
    pytest.mark.skipif(not IS_THOROUGH, reason="the same places are tried by test_crashes.py: SEGUE_THOROUGH=1"),
    pytest.mark.timeout(4 * 3600),
]
STEPS = ("invite", "enter", "show", "remark", "vote", "dismiss")


def places(log: Path) -> list[str]:
    """Where a step is ended: wherever it came by, the first and the last time."""
    counts = Counter(log.read_text().split())
    found = [f"{label}:{nth}" for label, n in counts.items() for nth in sorted({1, n})]
    return [place for place in found if not place.startswith(BY_THE_CLOCK)]


def test_killed_anywhere_it_comes_to_the_same_end() -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a kill is no power cut: nothing is won by a real disk
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        ForkServer("tests.stories.audience_story", SEGUE_KEYS="file", SEGUE_SCRYPT_N="1024") as server,
    ):
        world, log = Path(folder) / "world", Path(folder) / "log"
        world.mkdir()
        begun = server.run(str(world), "begin")
        assert begun.status == 0, begun.error
        for step in STEPS:
            before = shutil.copytree(world, world.with_name(f"before {step}"))
            log.unlink(missing_ok=True)
            good = server.run(str(world), step, "look", log=str(log))
            assert good.status == 0, good.error
            after = shutil.copytree(world, world.with_name("after"))
            for at in places(log):
                shutil.rmtree(world)
                shutil.copytree(before, world)  # homes know their depot by its path
                killed = server.run(str(world), step, at=at)
                assert killed.status == CRASH_STATUS, f"{step} did not come by {at}: {killed.error}"
                again = server.run(str(world), step, "look")
                assert again.status == 0, f"{step} after {at}: {again.error}"
                assert again.said == good.said, f"{step} after {at}"
            shutil.rmtree(world)
            shutil.move(after, world)
        assert good.said["said"] == [["louder"]]
        assert (good.said["state"], good.said["rounds"]) == (["revision", "revision"], 1)
        assert good.said["present"] == []
