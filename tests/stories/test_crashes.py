"""Killed at any labelled point of a delivery or of taking it in, the program goes on by itself after a restart."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.crash_points import CRASH_POINTS, CRASH_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parent.parent.parent
NOT_IN_THIS_STORY = {
    "offer.opened",  # offered before the story begins
    "offer.made",
    "take_in.delete",  # only where a copy was wrong: tests/sync/test_transfer_crashes.py
    "take_in.deleted",
    "transfer.forget",
}
NOT_IN_THIS_STORY |= {p for p in CRASH_POINTS if p.startswith(("identity.", "attach.", "set_aside.", "assemble."))}
NOT_IN_THIS_STORY |= {p for p in CRASH_POINTS if p.startswith(("segment.", "export.", "enrolment."))}
NOT_IN_THIS_STORY |= {p for p in CRASH_POINTS if p.startswith(("move.", "gc."))}  # test_care_crashes.py
BY_THE_CLOCK = ("parts.commit", "parts.committed")
DEEPER = ["entry.after_put:2", "work.before_commit:5", "work.before_commit:9", "parts.committed:2", "entry.journaled:3"]


def run(folder: Path, step: str, crash_at: str = "") -> subprocess.CompletedProcess[str]:
    """One process of the story."""
    environment = {**os.environ, "SEGUE_CRASH_AT": crash_at, "PYTHONPATH": str(REPOSITORY), "SEGUE_SCRYPT_N": "1024"}
    command = [sys.executable, "-m", "tests.stories.crash_story", str(folder), step]
    return subprocess.run(
        command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A world just before the delivery. Homes know their depot by its path, so it is always put back there."""
    os.environ["SEGUE_KEYS"] = "file"
    folder = tmp_path_factory.mktemp("crash") / "world"
    done = run(folder, "begin")
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.copytree(folder, folder.with_name("kept"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("label", [*(p for p in CRASH_POINTS if p not in NOT_IN_THIS_STORY), *DEEPER])
def test_killed_there_nothing_is_lost_doubled_or_half(prepared: Path, label: str) -> None:
    shutil.rmtree(prepared)
    shutil.copytree(prepared.with_name("kept"), prepared)
    killed = run(prepared, "go", label)
    if killed.returncode == 0 and not label.startswith(BY_THE_CLOCK):
        pytest.fail(f"the story never came by {label}")
    assert killed.returncode in (0, CRASH_STATUS), killed.stdout + killed.stderr
    finished = run(prepared, "go")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    seen = json.loads(finished.stdout)
    assert seen == {
        "states": ["approved", "approved"],
        "own": 1,
        "takes": [["1"], ["1"]],
        "agree": True,
        "taken_in": [True],
        "inputs": 1,
        "outstanding": [0, 0],
        "inbox": [],
        "overruled": [],
        "partial": [],
    }
