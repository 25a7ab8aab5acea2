"""The disk is full at any moment of any operation: it says so, and with room again the same operation comes to its end.

On a real file system of a few megabytes (root and mount are needed), filled up so that a step meets the end of it at its first write,
a little later, and so on until it gets through. Told by the same story as the crash points. Besides, each write of a file by
itself meets it.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.domain.errors import DiskError, SegueError
from studio.durable import is_temporary
from tests.robots.fork_server import ForkServer
from tests.stories.crash_story import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.world import Person, World

SIZE_KB = 24_000
FREE_KB = (0, 24, 160)
"""What is left when a step begins: nothing; room for a few pages of the database; for a file but not its chunks."""
IN_WORDS = ("DiskError", "Free some space")
TOLD = ("studio.domain.errors.", "AssertionError")
"""How a step may end: an error in words, or the status 1 of a command that has said it."""
NOT_FILLED = {"beat", "drop", "accept", "revise", "deliver_again", "approve"}
"""Nothing in them that another step does not write as well."""


def mounted(place: Path) -> str:
    """Why no small file system can be had here; empty when it is there."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        return "only root may mount"
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KB}k", "segue-test", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


@pytest.fixture
def small_disk() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="segue-small-"))
    reason = mounted(place)
    if reason:
        place.rmdir()
        pytest.skip(f"no small file system here: {reason}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()


def fill(disk: Path, leave_kb: int) -> Path:
    """Fill the disk with a file until only so much is left."""
    filler = disk / "filler"
    free = shutil.disk_usage(disk).free - leave_kb * 1024
    with filler.open("wb") as file:
        while free > 0:
            free -= file.write(bytes(min(free, 1 << 20)))
    return filler


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_full_disk_is_said_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    world, kept, whole_world = small_disk / "world", tmp_path / "kept", tmp_path / "whole"
    world.mkdir()
    met = set()
    # a third of a second of sound is mixed by plain numpy: compiling the loops takes longer than all the rest
    own = {
        "SEGUE_KEYS": "file",
        "SEGUE_SCRYPT_N": "1024",
        "SEGUE_PLAIN_LOOPS": "1",
        "STORY_FILES": str(tmp_path / "files"),
    }
    with ForkServer("tests.stories.crash_story", **own) as server:
        for step in STEPS:
            shutil.copytree(world, kept)
            whole = server.run(str(world), step, "look")
            assert whole.status == 0, whole.error
            shutil.copytree(world, whole_world)
            for leave_kb in FREE_KB if step not in NOT_FILLED else ():
                shutil.rmtree(world)
                shutil.copytree(kept, world)
                filler = fill(small_disk, leave_kb)
                full = server.run(str(world), step)
                filler.unlink()
                if full.status:
                    last = full.error.strip().splitlines()[-1]
                    is_told = last.startswith(TOLD) and any(words in full.error for words in IN_WORDS)
                    assert is_told, f"{step}, {leave_kb} KB left: {full.error[-3000:]}"
                    met.add(step)
                again = server.run(str(world), step, "look")
                assert again.status == 0, f"{step} after {leave_kb} KB: {again.error[-3000:]}"
                assert again.said == whole.said, f"{step} after {leave_kb} KB"
            shutil.rmtree(world)
            whole_world.rename(tmp_path / "next")
            shutil.copytree(tmp_path / "next", world)
            shutil.rmtree(tmp_path / "next")
            shutil.rmtree(kept)
    assert {"init", "new", "deliver_own", "offer", "deliver", "assemble", "export"} <= met, "some never met the end"


class Filling:
    """Room for so many writes of files; then there is none for a while."""

    def __init__(self) -> None:
        self.room, self.met, self._write = -1, 0, os.write

    def write(self, descriptor: int, data: bytes) -> int:
        if self.room == 0:
            self.met += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= 1
        return self._write(descriptor, data)

    def meets_each(self, does: Callable[[], list[SegueError]]) -> int:
        """Something is done again and again, with room for one write more each time, until it gets through; how often."""
        for room in range(200):
            self.room, before = room, self.met
            problems = does()
            if self.met == before:
                assert problems == []
                self.room = -1
                return room
            assert all(isinstance(problem, DiskError) and problem.what_to_do for problem in problems), problems
        pytest.fail("it never got through")


def delivering(person: Person, subject: str, name: str, text: str) -> Callable[[], list[SegueError]]:
    path = person.writes(name, text)

    def does() -> list[SegueError]:
        try:
            person.delivers(subject, path)
        except SegueError as error:
            return [error]
        return []

    return does


def syncing(person: Person) -> Callable[[], list[SegueError]]:
    def does() -> list[SegueError]:
        try:
            return list(person.syncs().problems)
        except SegueError as error:
            return [error]

    return does


def test_each_write_of_a_file_may_meet_a_full_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, at home and in the shared folder: what was begun comes to its end once, and leaves nothing half."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    disk = Filling()
    monkeypatch.setattr(os, "write", disk.write)
    steps = [delivering(mira, "idea", "idea.txt", "a late train " * 9000), syncing(mira), syncing(ana), syncing(mira)]
    steps += [
        syncing(ana),
        delivering(ana, room, "words.txt", "It leaves at nine. " * 9000),
        syncing(ana),
        syncing(mira),
    ]
    assert all(disk.meets_each(step) for step in steps)
    monkeypatch.undo()
    world.syncs()
    assert ana.received(room) == {"idea/idea.txt": "a late train " * 9000}
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at nine. " * 9000
    assert [kind for kind, _ in mira.history(room)].count("deliver") == 1
    assert world.all_agree(room)
    assert [path for path in world.folder.rglob("*") if is_temporary(path.name) or path.suffix == ".part"] == []
