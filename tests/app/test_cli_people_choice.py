"""Who is asked next, and auditions, at the command line."""

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


def test_an_audition_is_offered_in_one_command_and_shown(mira: Cli):
    mira.says("deliver", "guide", mira.records("guide.wav"))
    made = mira.says("audition", "offer", "beat", "--to", "Ana", "--to", "Ben", "--to", "ليلى حداد", "--fee", "5.50")
    rows = mira.says("audition", "show", "beat")["rows"]
    assert [(one["name"], one["state"], one["fee_minor"]) for one in rows] == [
        ("Ana", "offered", 550),
        ("Ben", "offered", 550),
        ("ليلى حداد", "offered", 550),
    ]
    assert [one["handoff"] for one in made["candidates"]] == [one["handoff"] for one in rows]
    assert all(one["pass"].startswith("SEGUE1-") and one["pass_file"] for one in made["candidates"])
    assert "send the invitation" in mira.reads("audition", "show", "beat")
    assert mira.is_refused("audition", "choose", rows[0]["handoff"])["code"] == "wrong_state"
    assert mira.is_refused("audition", "offer", "beat", "--to", "Ana")["code"] == "wrong_state"
    assert mira.is_refused("audition", "offer", "voice", "--to", "Ana", "--to", "Ben")["code"] == "missing_input"
    assert "no audition" in mira.reads("audition", "show", "voice")


def test_feedback_before_a_payment_is_refused_in_words(mira: Cli):
    mira.says("deliver", "guide", mira.records("guide.wav"))
    offer = mira.says("offer", "beat", "--to", "Kofi")
    shown = mira.says("feedback", offer["handoff"])
    assert (shown["may_give"], shown["mine"], shown["theirs"]) == (False, "", "")
    assert mira.is_refused("feedback", offer["handoff"], "Well done")["code"] == "wrong_state"
