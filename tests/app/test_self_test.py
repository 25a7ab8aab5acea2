"""The program's own test: it passes here, and what fails is said without hiding the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio import compiled
from studio.app import self_test, self_test_trials
from studio.domain.errors import SegueError
from tests.app.cli_people import People


def test_everything_works_here(people: People):
    found = people.mira.says("self-test")
    assert found["ok"], found
    missing = {"screen", "sound"} | (set() if compiled.library() else {"loops"})
    assert {row["name"] for row in found["checks"] if not row["ok"]} <= missing
    assert {"hand-off", "codecs", "services", "languages"} <= {row["name"] for row in found["checks"]}
    assert {"version", "frozen", "python", "system"} <= found.keys()


def test_a_bucket_that_does_not_answer_fails(tmp_path):
    with pytest.raises(SegueError):
        self_test_trials.hand_off(tmp_path, "s3://nothing/here", "http://127.0.0.1:9")


def fails(_folder: Path) -> str:
    raise OSError("no such library")


def works(_folder: Path) -> str:
    return "fine"


def test_a_failure_is_told_and_the_rest_goes_on(people: People, monkeypatch):
    monkeypatch.setattr(self_test, "TRIALS", (self_test.Trial("one", fails), self_test.Trial("two", works)))
    found = people.mira.says("self-test", status=1)
    assert [row["ok"] for row in found["checks"]] == [False, True]
    assert "no such library" in found["checks"][0]["detail"]


def test_what_may_be_missing_fails_nothing(people: People, monkeypatch):
    monkeypatch.setattr(self_test, "TRIALS", (self_test.Trial("window", fails, may_be_missing=True),))
    assert people.mira.says("self-test")["ok"]
