"""The end of a production: closed when all is finished, no more edits then, opened again by its owner."""

from __future__ import annotations

from tests.app.cli_people import People

CHAIN = """
title: A short song
currency: EUR
globals: {sample_rate: 48000, bit_depth: 24, length_s: 0.5}
tracks: [Direction, Drums]
ports: {guide: audio.mix, beat: audio.stem}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, days: 1, price: 0, out: [guide]}
- {id: beat, track: Drums, title: Drums, role: Drummer, days: 2, price: 60, in: [guide], out: [beat]}
"""


def test_a_finished_production_is_closed_and_opened_again(people: People):
    mira = people.mira.begins()
    mira.starts(chain=CHAIN)
    mira.says("stage", "set", "beat", "--price", "70")
    looked = mira.says("close", "late-train", "--dry-run")
    assert [(row["slug"], row["state"]) for row in looked["not_finished"]] == [
        ("guide", "planned"),
        ("beat", "planned"),
    ]
    mira.says("deliver", "guide", "guide=" + mira.records("guide.wav"))
    said = mira.says("close", "late-train", status=1)
    assert (said["error"]["code"], [row["slug"] for row in said["not_finished"]]) == ("not_finished", ["beat"])
    assert "Drums (planned)" in said["error"]["message"]
    mira.says("stage", "remove", "beat")
    assert mira.is_refused("close", "late-train")["code"] == "not_sent"
    mira.says("sync", "--once")

    assert mira.is_refused("reopen", "late-train")["code"] == "wrong_state"
    closed = mira.says("close", "late-train", "--sync")
    assert (closed["state"], closed["not_finished"], closed["owed"]) == ("closed", [], [])
    assert mira.says("productions")["rows"][0]["is_closed"]
    assert "closed" in mira.reads("productions")
    assert mira.is_refused("close", "late-train")["code"] == "wrong_state"
    for words in (
        ("stage", "set", "guide", "--title", "Other"),
        ("track", "add", "late-train", "More"),
        ("deliver", "guide", "guide=" + mira.records("again.wav", 0.4)),
        ("money", "late-train", "--budget", "5"),
    ):
        assert mira.is_refused(*words)["code"] == "production_closed", words
    assert "closed" in mira.is_refused("undo", "late-train")["message"]
    mira.says("sync", "--once")
    assert [stage["name"] for stage in mira.says("plan", "late-train")["stages"]] == ["Guide"]

    assert mira.says("reopen", "late-train", "--sync")["state"] == "open"
    mira.says("stage", "set", "guide", "--title", "Other")
    assert not mira.says("productions")["rows"][0]["is_closed"]
