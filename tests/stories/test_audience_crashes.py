"""Killed while somebody is invited, shown a take, remarks, votes or is dismissed, the same once more comes to the same end.

Played with SEGUE_THOROUGH=1, at every place that a step comes by: ``test_crashes.py`` tries the same places in every run.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.crash_points import CRASH_STATUS
from tests.robots.fork_server import ForkServer
from tests.stories.test_crashes import BY_THE_CLOCK, IS_THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.xdist_group("audience"),  # one worker, so that the story is told once
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
    pytest.mark.skipif(not IS_THOROUGH, reason="the same places are tried by test_crashes.py: SEGUE_THOROUGH=1"),
]
STEPS = ("invite", "enter", "show", "remark", "vote", "dismiss")


@dataclass(slots=True)
class Told:
    """The story told once without a kill: the world before each step, what was seen after it, where to end it."""

    server: ForkServer
    world: Path
    before: dict[str, Path] = field(default_factory=dict)
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, step: str) -> None:
        """One more step; it is ended wherever it came by, the first and the last time."""
        self.before[step] = shutil.copytree(self.world, self.world.with_name(f"before {step}"))
        log = self.world.with_name(f"{step}.log")
        told = self.server.run(str(self.world), step, "look", log=str(log))
        assert told.status == 0, told.error
        self.seen[step] = told.said
        counts = Counter(log.read_text().split())
        found = [f"{label}:{nth}" for label, n in counts.items() for nth in sorted({1, n})]
        self.places[step] = [place for place in found if not place.startswith(BY_THE_CLOCK)]


@pytest.fixture(scope="module")
def story() -> Iterator[Told]:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a kill is no power cut: nothing is won by a real disk
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        ForkServer("tests.stories.audience_story", SEGUE_KEYS="file", SEGUE_SCRYPT_N="1024") as server,
    ):
        told = Told(server, Path(folder) / "world")
        told.world.mkdir()
        begun = server.run(str(told.world), "begin")
        assert begun.status == 0, begun.error
        for step in STEPS:
            told.tell(step)
        yield told


@pytest.mark.parametrize("step", STEPS)
def test_killed_anywhere_it_comes_to_the_same_end(story: Told, step: str) -> None:
    for at in story.places[step]:
        shutil.rmtree(story.world)
        shutil.copytree(story.before[step], story.world)  # homes know their depot by its path
        killed = story.server.run(str(story.world), step, at=at)
        assert killed.status == CRASH_STATUS, f"{step} did not come by {at}: {killed.error}"
        again = story.server.run(str(story.world), step, "look")
        assert again.status == 0, f"{step} after {at}: {again.error}"
        assert again.said == story.seen[step], f"after {at}"


def test_what_was_said_stands_and_an_approvers_word_was_answered(story: Told) -> None:
    seen = story.seen["dismiss"]
    assert (seen["said"], seen["votes"], seen["present"]) == ([["louder"]], [1], [])
    assert (seen["state"], seen["rounds"]) == (["revision", "revision"], 1)
