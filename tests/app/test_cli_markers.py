"""The named places of a production at the command line: changed by hand, undone, from files and into every session."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.domain.markers import markers_to_log
from studio.domain.session import SESSION_SUFFIXES
from studio.papers.session_file import read_session
from tests.app.cli_people import Cli, People
from tests.app.test_cli_sessions import CHAIN, project


@pytest.fixture
def mira(people: People) -> Cli:
    people.mira.begins().starts("Late Train", CHAIN)
    return people.mira


def markers(cli: Cli):
    return cli.says("marker", "list", "late-train")["markers"]


def test_they_are_added_moved_renamed_and_removed_each_as_one_step_of_undo(mira: Cli):
    mira.says("marker", "add", "late-train", "1:02.5", "Chorus", "--end", "1:20")
    mira.says("marker", "add", "late-train", "12", "Verse")
    assert markers(mira) == [[12_000, 12_000, "Verse"], [62_500, 80_000, "Chorus"]]
    assert "1:02.500  1:20.000  Chorus" in mira.reads("marker", "list", "late-train")
    mira.says("marker", "set", "late-train", "chorus", "--at", "0:10", "--name", "Hook")
    assert markers(mira) == [[10_000, 27_500, "Hook"], [12_000, 12_000, "Verse"]]
    mira.says("marker", "remove", "late-train", "1", "Verse")
    assert markers(mira) == []
    assert mira.says("undo", "late-train")["undone"] == "Change 2 markers"
    assert mira.says("undo", "late-train")["undone"] == "Rename the marker Chorus"
    mira.says("redo", "late-train")
    assert markers(mira)[0] == [10_000, 27_500, "Hook"]


def test_what_cannot_be_is_refused_and_changes_nothing(mira: Cli):
    mira.says("marker", "add", "late-train", "1", "A")
    mira.says("marker", "add", "late-train", "2", "A")
    assert "by its number: 1, 2" in mira.is_refused("marker", "remove", "late-train", "A")["what_to_do"]
    assert "no marker “B”" in mira.is_refused("marker", "set", "late-train", "B", "--at", "3")["message"]
    assert "is no time" in mira.is_refused("marker", "add", "late-train", "soon", "B")["message"]
    assert mira.is_refused("marker", "set", "late-train", "1", "--end", "0.5")["code"] == "bad_input"
    assert mira.is_refused("marker", "set", "late-train", "1")["code"] == "bad_input"
    assert mira.says("marker", "add", "late-train", "1", "A")["changed"] is False
    assert markers(mira) == [[1000, 1000, "A"], [2000, 2000, "A"]]


def test_they_travel_in_files_of_other_programs_and_in_every_session(mira: Cli):
    mira.says("recipe", "lanes", "late-train", "--from", str(project(mira)))
    mira.says("marker", "set", "late-train", "late", "--at", "0.25")
    labels = Path(mira.writes("labels.txt", "0.500000\t0.500000\tBridge\n0.600000\t0.750000\tOutro\n"))
    assert mira.says("marker", "read", "late-train", str(labels))["changed"] is True
    wanted = [[250, 250, "late"], [500, 500, "Bridge"], [600, 750, "Outro"]]
    assert markers(mira) == wanted
    out = labels.with_name("markers.dawproject")
    assert mira.says("marker", "write", "late-train", str(out))["format"] == "dawproject"
    assert mira.says("marker", "read", "late-train", str(out))["changed"] is False
    assert mira.is_refused("marker", "write", "late-train", str(out.with_suffix(".wav")))["code"] == "bad_input"
    made = mira.says("assemble", "late-train", "session", "--draft")
    for path in (Path(one["path"]) for one in made["outputs"]):
        if path.suffix in SESSION_SUFFIXES:
            with path.open("rb") as file:
                assert markers_to_log(read_session(file, path.name, 48_000).markers) == wanted, path.name
    mira.says("marker", "remove", "late-train", "Bridge")
    state = {row["name"]: row["state"] for row in mira.says("recipe", "list", "late-train")["rows"]}
    assert state["session"] == "stale", "the session that was handed on has another marker than there are"
