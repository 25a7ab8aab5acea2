"""A short run of the robot that kills the program at random while it works; the long one is ``dev.py kills``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_killed_at_random_nothing_is_lost_doubled_or_half() -> None:
    command = [sys.executable, "-m", "tests.robots.kill_robot", "--runs", "8", "--people", "1"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)
    assert result["wrong"] == [], f"seed {result['seed_of_last_production']}: {done.stdout}"
    assert result["runs"] >= 8
