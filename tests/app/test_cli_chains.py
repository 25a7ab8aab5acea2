"""Chains of one's own at the command line: saved, sent, put into a plan, nested and flattened."""

from __future__ import annotations

from typing import Any

import pytest

from studio.actions.plan_chains import refuse_too_many
from studio.domain.errors import RefusedError
from tests.app.cli_people import CHAIN, Cli


@pytest.fixture
def planned(mira: Cli) -> Cli:
    """A song whose start lies ahead, so that no test depends on the day."""
    path = mira.folder / "song.yaml"
    path.write_text(CHAIN, encoding="utf-8")
    mira.says(
        *("new", "Song", "--chain", str(path), "--depot", str(mira.folder / "song")),
        *("--zone", "UTC", "--start", "2035-01-01"),
    )
    return mira


def dates(plan: dict[str, Any]) -> list[tuple[str, ...]]:
    return [(one["slug"], one["start_utc"], one["end_utc"], one["price_minor"]) for one in plan["stages"]]


def test_what_an_output_has_to_be_is_edited_and_travels_with_the_chain(planned: Cli):
    (said,) = planned.says("stage", "spec", "song/beat", "voice-over")["outputs"]
    assert "−3 dBTP" in said["spec"]
    assert planned.is_refused("stage", "spec", "song/beat", "cover-art")["code"] == "bad_input"
    assert planned.is_refused("stage", "spec", "song/beat:no", "stem")["code"] == "not_found"
    own = planned.writes("own.json", '{"sr": 44100, "true_peak_max_dbtp": -1.5}')
    assert "44.1 kHz" in planned.says("stage", "spec", "song/beat", own)["outputs"][0]["spec"]
    planned.says("chain", "save", "song/beat", "--title", "Drummer")
    planned.says("stage", "spec", "song/beat", "none")
    assert "44.1 kHz" not in planned.reads("stage", "spec", "song/beat")
    planned.says("undo", "song")
    assert "44.1 kHz" in planned.reads("stage", "spec", "song/beat")
    planned.says("chain", "insert", "song", "drummer", "--at", "2035-02-01")
    (again,) = planned.says("stage", "spec", "song/beat-2")["outputs"]
    assert "44.1 kHz" in again["spec"]
    assert "−1.5 dBTP" in again["spec"]


def test_stages_are_kept_as_a_chain_and_put_into_a_plan_again(planned: Cli):
    saved = planned.says("chain", "save", "song/beat", "song/voice", "--title", "Players")
    assert (saved["chain"], saved["stages"]) == ("players", 2)
    assert saved["inputs"] == ["beat:guide", "voice:guide", "voice:words"]
    assert saved["outputs"] == ["beat:beat", "voice:voice"]
    assert planned.is_refused("chain", "save", "song/beat", "--title", "Players")["code"] == "chain_exists"
    rows = {row["key"]: row for row in planned.says("chain", "list")["rows"]}
    assert [key for key, row in rows.items() if not row["is_own"]] == ["song", "podcast", "video", "launch"]
    assert (rows["players"]["stages"], rows["players"]["price_minor"]) == (2, 14050)
    before = planned.says("plan", "song")
    done = planned.says("chain", "insert", "song", "players", "--at", "2035-02-01", "--feed")
    assert [(link[1], *link[2:]) for link in done["links"]] == [("guide", "beat", "guide"), ("guide", "voice", "guide")]
    plan = planned.says("plan", "song")
    assert dates(plan)[:1] == dates(before)[:1]
    assert [(nest["name"], nest["closed"]) for nest in plan["nests"]] == [("Players", True)]
    assert {one["slug"] for one in plan["stages"] if one["nest"] == done["nest"]} == {"beat-2", "voice-2"}
    assert plan["plan_minor"] == before["plan_minor"] + 14050
    planned.says("undo", "song")
    assert planned.says("plan", "song")["stages"] == before["stages"]
    flat = planned.says(
        "chain", "insert", "song", "players", "--flat", "--at", "2035-02-01", "--link", "guide:guide=voice:guide"
    )
    plan = planned.says("plan", "song")
    starts = {one["slug"]: one["start_utc"] for one in plan["stages"]}
    assert (flat["nest"], plan["nests"]) == ("", [])
    assert starts["beat-2"] == "2035-02-01T09:00:00Z"
    assert starts["voice-2"] < starts["beat-2"]  # it waits for the guide only
    assert (
        planned.is_refused("chain", "insert", "song", "players", "--link", "guide:guide=voice:words")["code"]
        == "type_mismatch"
    )


def test_a_chain_is_sent_and_starts_a_production(planned: Cli):
    planned.says("chain", "save", "song/guide", "song/beat", "song/mix", "--title", "Beat only")
    sent = planned.folder / "sent.yaml"
    assert planned.says("chain", "export", "beat-only", str(sent))["path"] == str(sent)
    planned.says("chain", "remove", "beat-only")
    assert planned.is_refused("chain", "insert", "song", "beat-only")["code"] == "not_found"
    assert planned.says("chain", "take", str(sent))["chain"] == "beat-only"
    planned.says(
        "new", "Second", "--chain", "beat-only", "--depot", str(planned.folder / "second"), "--start", "2035-01-01"
    )
    assert [one["slug"] for one in planned.says("plan", "second")["stages"]] == ["guide", "beat", "mix"]


def test_nesting_keeps_dates_and_money(planned: Cli):
    before = planned.says("plan", "song")
    nest = planned.says("nest", "add", "song/beat", "song/voice", "--name", "Players")["nest"]
    outer = planned.says("nest", "add", "song/beat", "song/voice", "song/mix", "--name", "All of it")["nest"]
    plan = planned.says("plan", "song")
    assert {one["id"]: one["outer"] for one in plan["nests"]} == {nest: outer, outer: ""}
    assert (dates(plan), plan["end_utc"], plan["plan_minor"]) == (
        dates(before),
        before["end_utc"],
        before["plan_minor"],
    )
    part = planned.is_refused("nest", "add", "song/beat", "song/guide", "--name", "Half")
    assert "Only a part of the nested chain “All of it”" in part["message"]
    assert "already" in planned.is_refused("nest", "add", "song/beat", "song/voice", "--name", "Again")["message"]
    planned.says("nest", "open", "song", "Players")  # and with it what it lies in
    assert not any(one["closed"] for one in planned.says("plan", "song")["nests"])
    planned.says("nest", "rename", "song", "Players", "The band")
    planned.says("nest", "flatten", "song", "All of it")
    plan = planned.says("plan", "song")
    assert [(one["name"], one["outer"]) for one in plan["nests"]] == [("The band", "")]
    for undone in ("Flatten All of it", "Rename Players to The band", "Nest All of it", "Nest Players"):
        assert planned.says("undo", "song")["undone"] == undone
    assert planned.says("plan", "song")["stages"] == before["stages"]
    assert planned.says("redo", "song")["redone"] == "Nest Players"


def test_a_nest_is_moved_as_one(planned: Cli):
    planned.says("nest", "add", "song/voice", "song/beat", "--name", "Players")
    planned.says("nest", "move", "song", "Players", "2035-03-01")
    starts = {one["slug"]: one["start_utc"] for one in planned.says("plan", "song")["stages"]}
    assert starts["beat"] == starts["voice"] == "2035-03-01T09:00:00Z"
    assert starts["guide"] < "2035-02"
    assert planned.says("undo", "song")["undone"].startswith("Move 2 stages by")


def test_stages_kept_as_a_chain_keep_their_nests_and_lose_their_dates(planned: Cli):
    planned.says("nest", "add", "song/beat", "song/voice", "--name", "Players")
    planned.says("stage", "move", "song/beat", "2035-05-01")
    planned.says("stage", "set", "song/beat", "--person", "Kofi")
    left_out = planned.says("chain", "save", "song/beat", "song/voice", "--title", "Band")["left_out"]
    assert any("dates of 1 stage" in one for one in left_out)
    assert any("meant" in one for one in left_out)
    planned.says("chain", "insert", "song", "band")
    nests = {one["name"]: one for one in planned.says("plan", "song")["nests"] if one["outer"] or one["name"] == "Band"}
    assert nests["Players"]["outer"] == nests["Band"]["id"]


def test_too_many_stages_are_refused_in_words():
    refuse_too_many(9_998, 2, "Song")
    with pytest.raises(RefusedError, match="9999 stages; with 2 more there would be 10001") as refused:
        refuse_too_many(9_999, 2, "Song")
    assert "at most 10000" in refused.value.what_to_do
