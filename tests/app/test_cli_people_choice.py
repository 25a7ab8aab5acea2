"""Who is asked next, at the command line."""

from __future__ import annotations

from tests.app.cli_people import Cli


def test_who_is_next_is_named_shown_switched_off_and_taken_away(mira: Cli):
    mira.says("deliver", "guide", mira.records("guide.wav"))
    offer = mira.says("offer", "beat", "--to", "Kofi", "--then", "Ana", "--then", "ليلى حداد")
    shown = mira.says("understudy", "beat")
    assert [one["name"] for one in shown["next"]] == ["Ana", "ليلى حداد"]
    assert shown["is_on"]
    assert "1. Ana" in mira.reads("understudy", "beat")
    assert mira.says("understudy", "beat", "--off")["is_on"] is False
    assert mira.says("understudy", "beat", "Ben")["next"] == [{"name": "Ben", "is_known": False}]
    assert mira.says("withdraw", offer["handoff"], "--ask-nobody")["state"] == "withdrawn"
    assert mira.says("understudy", "beat")["is_on"] is False
    assert mira.says("understudy", "beat", "--none")["next"] == []
    assert "Nobody" in mira.reads("understudy", "beat")
    assert mira.is_refused("understudy", "beat", "Ben", "--none")["code"] == "bad_input"
