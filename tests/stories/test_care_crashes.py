"""Killed in the middle of a move, of cleaning or of a repair, the same command once more comes to the same end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.crash_points import CRASH_POINTS, CRASH_STATUS
from tests.robots.fork_server import ForkServer

pytestmark = [
    pytest.mark.xdist_group("care"),  # one worker, so that the story is told once
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
]
STEPS = {
    "move": [label for label in CRASH_POINTS if label.startswith("move.")],
    "forget": ["move.emptied"],
    "clean": ["gc.deleted"],
    "damage": [],
    "repair": [label for label in CRASH_POINTS if label.startswith("repair.")],
}
NOT_IN_THIS_STORY = {
    "move.emptied",  # by "forget"
    "move.carried",  # needs an upload that was left behind: test_moving.py
    "move.entry",  # where listings lag
}


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[ForkServer, Path]]:
    """The server, and the folder in which every step finds the world as the one before has left it."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        ForkServer("tests.stories.care_story", SEGUE_KEYS="file", SEGUE_SCRYPT_N="1024") as server,
    ):
        world = Path(folder) / "world"
        world.mkdir()
        begun = server.run(str(world), "begin")
        assert begun.status == 0, begun.error
        yield server, world


def test_killed_anywhere_it_comes_to_the_same_end(told: tuple[ForkServer, Path]) -> None:
    server, world = told
    for step, labels in STEPS.items():
        before = shutil.copytree(world, world.with_name(f"before {step}"))
        good = server.run(str(world), step, "look")
        assert good.status == 0, good.error
        for label in labels:
            if label in NOT_IN_THIS_STORY and step == "move":
                continue
            shutil.rmtree(world)
            shutil.copytree(before, world)  # homes know their depot by its path
            killed = server.run(str(world), step, at=label)
            assert killed.status == CRASH_STATUS, f"{step} did not come by {label}: {killed.error}"
            again = server.run(str(world), step, "look")
            assert again.status == 0, f"{step} after {label}: {again.error}"
            assert again.said == good.said, f"{step} after {label}"
        shutil.rmtree(before)
    assert good.said["place"] == "new depot"
    assert good.said["moves"] == 1
    assert good.said["inbox"] == []
