"""Other terms, more time, a pause: asked and answered at the command line."""

from __future__ import annotations

import pytest

from tests.app.cli_people import Cli, People


@pytest.fixture
def guided(mira: Cli) -> Cli:
    """An owner whose guide is there."""
    mira.says("deliver", "guide", "guide=" + mira.records("guide.wav"))
    return mira


def meet(*people: Cli) -> None:
    for _ in range(2):
        for person in people:
            person.says("sync", "--once")


def gig(person: Cli) -> dict[str, object]:
    return dict(person.says("inbox")["rows"][0])


def test_other_terms_are_agreed_in_two_steps(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    assert kofi.is_refused("counter", "late-train/beat")["code"] == "bad_input"
    assert kofi.is_refused("counter", hand_off, "--price", "-3")["code"]
    said = kofi.says("counter", hand_off, "--price", "75", "--days", "3", "--reason", "two kits", "--sync")
    assert said["state"] == "countered"
    meet(guided, kofi)
    shown = guided.says("show", "beat")["rows"][0]
    assert shown["asked"]["kind"] == "counter"
    assert {(c["before"], c["after"]) for c in shown["asked"]["changes"]} == {
        ("60 EUR", "75 EUR"),
        ("2 days", "3 days"),
    }
    assert "Kofi proposes 75 EUR instead of 60 EUR and 3 days instead of 2 days (“two kits”)" in shown["next_step"]
    assert kofi.is_refused("accept", hand_off)["code"] == "wrong_state"
    assert kofi.is_refused("answer", hand_off, "yes")["code"] == "nothing_asked"

    between = guided.says("answer", "beat", "no", "--price", "70", "--days", "3", "--sync")
    assert between["state"] == "offered"
    meet(kofi)
    assert (gig(kofi)["price_minor"], gig(kofi)["state"], gig(kofi)["asked"]) == (7000, "offered", None)
    kofi.says("counter", hand_off, "--price", "72.50", "--sync")
    meet(guided)
    assert guided.says("answer", "beat", "yes", "--sync")["state"] == "offered"
    meet(kofi)
    assert gig(kofi)["price_minor"] == 7250
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    assert gig(kofi)["state"] == "in_progress"
    assert guided.says("ledger")["rows"][0]["agreed_minor"] == 7250
    told = [line["text"] for line in guided.says("show", "beat")["rows"][0]["history"]]
    assert any("proposed other terms (75 EUR instead of 60 EUR" in text for text in told)


@pytest.fixture
def working(people: People, guided: Cli) -> tuple[Cli, Cli]:
    """Mira and Kofi, who has begun."""
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    return guided, kofi


def test_more_time_is_asked_for_and_given(working: tuple[Cli, Cli]):
    mira, kofi = working
    due = gig(kofi)["due_utc"]
    assert kofi.is_refused("extend", "beat", "--until", "2020-01-01")["code"] == "bad_input"
    assert mira.is_refused("extend", "beat", "--until", "2099-01-01")["code"]
    kofi.says("extend", "beat", "--until", "2099-01-01", "--reason", "flu", "--sync")
    meet(mira)
    assert "Kofi asks for more time, until" in mira.says("show", "beat")["rows"][0]["next_step"]
    assert mira.is_refused("answer", "beat", "yes", "--price", "5")["code"] == "bad_input"
    mira.says("answer", "beat", "no", "--reason", "the label waits", "--sync")
    meet(kofi)
    assert (gig(kofi)["due_utc"], gig(kofi)["asked"]) == (due, None)
    kofi.says("extend", "beat", "--until", "2099-01-01", "--sync")
    meet(mira)
    mira.says("answer", "beat", "yes", "--sync")
    meet(kofi)
    assert str(gig(kofi)["due_utc"]).startswith("2099-01-01")
    assert mira.says("plan")["stages"][1]["due_utc"].startswith("2099-01-01")


def test_a_pause_is_agreed_and_ended(working: tuple[Cli, Cli]):
    mira, kofi = working
    assert mira.is_refused("resume", "beat")["code"] == "wrong_state"
    mira.says("pause", "beat", "--reason", "moving", "--sync")
    meet(kofi)
    assert gig(kofi)["state"] == "in_progress"
    assert "Mira asks for a pause (“moving”). Say yes or no." in str(gig(kofi)["next_step"])
    assert kofi.says("answer", "beat", "yes", "--sync")["state"] == "paused"
    meet(mira)
    assert mira.says("plan")["stages"][1]["state"] == "paused"
    assert kofi.is_refused("deliver", "beat", kofi.records("beat.wav"))["code"] == "wrong_state"
    assert mira.says("resume", "beat", "--sync")["state"] == "in_progress"
    meet(kofi)
    assert gig(kofi)["state"] == "in_progress"
