"""Killed while somebody is invited, shown a take, remarks, votes or is dismissed, the same once more comes to the same end.

Played with SEGUE_THOROUGH=1, at every place that a step comes by: ``test_crashes.py`` tries the same places in every run.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.crash_points import CRASH_STATUS
from tests.robots.fork_server import ForkServer
from tests.stories.test_crashes import BY_THE_CLOCK, IS_THOROUGH, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.xdist_group("audience"),  # one worker, so that the story is told once
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
    pytest.mark.skipif(not IS_THOROUGH, reason="the same places are tried by test_crashes.py: SEGUE_THOROUGH=1"),
]
STEPS = ("invite", "enter", "show", "remark", "vote", "dismiss")


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
        story.put_back(step)
        killed = story.server.run(str(story.world), step, at=at)
        if not at.startswith(BY_THE_CLOCK):
            assert killed.status == CRASH_STATUS, f"{step} did not come by {at}: {killed.error}"
        again = story.server.run(str(story.world), step, "look")
        assert again.status == 0, f"{step} after {at}: {again.error}"
        assert again.said == story.seen[step], f"after {at}"


def test_what_was_said_stands_and_an_approvers_word_was_answered(story: Told) -> None:
    seen = story.seen["dismiss"]
    assert (seen["said"], seen["votes"], seen["present"]) == ([["louder"]], [1], [])
    assert (seen["state"], seen["rounds"]) == (["revision", "revision"], 1)
