"""``segue batch``: many commands, one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]


def batch(home: Path, *lines: str) -> tuple[int, list[dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-m", "studio.app.cli", "--home", str(home), "batch"],
        input="\n".join(lines).encode(),
        cwd=REPOSITORY,
        env={**os.environ, "SEGUE_SCRYPT_N": "1024"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_by_a_line(tmp_path):
    depot = tmp_path / "depot"
    status, outcomes = batch(
        tmp_path / "home",
        json.dumps(["init", "--name", "Inês"]),
        "",
        json.dumps(["new", "Late Train", "--chain", "demo", "--depot", str(depot)]),
        json.dumps(["productions"]),
    )
    assert status == 0
    assert [outcome["status"] for outcome in outcomes] == [0, 0, 0]
    assert outcomes[0]["answer"]["name"] == "Inês"
    assert [row["title"] for row in outcomes[2]["answer"]["rows"]] == ["Late Train"]


def test_what_is_refused_does_not_stop_the_rest(tmp_path):
    lines = ["not json", '"init"', '["demo"]', '["batch"]', "[]", '["dance"]', '["plan", "nothing"]', '["productions"]']
    status, outcomes = batch(tmp_path / "home", *lines)
    assert status == 1
    assert [outcome["status"] for outcome in outcomes] == [1, 1, 1, 1, 1, 2, 1, 0]
    assert all(outcome["answer"]["error"]["message"] for outcome in outcomes[:-1])


def test_no_line_is_no_answer(tmp_path):
    assert batch(tmp_path / "home") == (0, [])
