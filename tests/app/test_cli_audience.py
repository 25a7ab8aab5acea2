"""Takes shown from the command line: somebody is invited, looks, says what they think, decides, and is shown nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.cli_people import Cli, People


def test_an_approver_is_invited_and_says_what_they_think(people: People, mira: Cli):
    made = mira.says("person", "invite", "late-train", "Rita", "--as", "approver", "--sync")
    rita = people.named("Rita")
    told = rita.reads("open", made["pass"], "--name", "Rita", "--depot", str(people.depot))
    assert "are shown takes as approver" in told
    assert rita.reads("shown") == "Nobody shows you takes yet.\n"
    mira.says("deliver", "guide", mira.records("guide.wav"), "--sync")
    mira.says("sync", "--once")
    rita.says("sync", "--once")
    (row,) = rita.says("shown")["rows"]
    assert (row["title"], row["take"], row["standing"], row["role"]) == ("Guide", 1, "approved", "approver")
    assert "price" not in str(row)
    assert rita.says("remark", "late-train/Guide", "--note", "0:00.2 slower", "--sync")["take"] == 1
    assert rita.says("vote", "Guide", "approve", "--sync")["verdict"] == "approve"
    assert rita.is_refused("remark", "nothing", "--note", "x")["code"] == "not_found"
    mira.says("sync", "--once")
    assert mira.says("pass", made["handoff"][:12])["handoff"] == made["handoff"]
    refusal = rita.is_refused("pass", made["handoff"])
    assert (refusal["code"], "ask the owner" in refusal["what_to_do"]) == ("in_already", True)
    told = mira.reads("person", "audience", "late-train")
    assert "Guide, take 1 at 0:00.2: slower (Rita)" in told
    assert "Guide, take 1: Rita approves" in told
    mira.says("person", "dismiss", "late-train", "Rita", "--sync")
    assert [row["state"] for row in mira.says("person", "audience", "late-train")["rows"]] == ["ended"]
    assert mira.is_refused("person", "shows", "late-train", "Rita")["code"] == "not_found"
