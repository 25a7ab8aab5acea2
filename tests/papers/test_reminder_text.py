"""Reminders in English and German, and as a calendar."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from studio.domain.reminder import Matter
from studio.papers.reminder_calendar import reminder_calendar
from studio.papers.reminder_text import action_words, message_words, moment_words
from tests.domain.test_reminder import waits

FRIDAY_MS = 1_794_589_200_000
SIDES = [(is_owner, turn) for is_owner in (True, False) for turn in ("mine", "late", "theirs")]


def facts(turn: str) -> dict[str, object]:
    return {
        "is_mine": turn != "theirs", "is_late": turn == "late", "take": 2, "names": ("guide", "click"), "asked": "extension",
        "count": 2, "amount_minor": 6000, "currency": "USD", "due_ms": FRIDAY_MS, "since_ms": FRIDAY_MS - 1,
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("matter", list(Matter))
def test_every_matter_has_an_action_for_whoever_has_to_act(matter, language):
    found = []
    for is_owner, turn in SIDES:
        reminder = waits(matter, is_owner=is_owner, **facts(turn))
        try:
            words = action_words(reminder, language)
        except KeyError:
            continue
        assert "{" not in words
        assert bool(words) == bool(message_words(reminder, language, UTC)) or matter is Matter.CLOSING
        found.append(words)
    assert any(found)


def test_a_message_names_the_work_and_says_when_in_a_zone_that_anybody_understands():
    late = waits(Matter.DELIVERY, **facts("late"))
    told = message_words(late, "en", timezone(timedelta(hours=1)))
    assert told == (
        "Hi Ana, take 2 of “Lead vocal” (Late Train) was due on Fri 13 Nov, 18:00 (UTC+1). How does it go, and when can I have it?"
    )
    german = message_words(late, "de", UTC)
    assert german.startswith("Hallo Ana, Take 2 von „Lead vocal“ (Late Train) war am Fr 13. Nov., 17:00 (UTC) fällig.")
    assert moment_words(FRIDAY_MS, "en", timezone(timedelta(hours=-3, minutes=-30))).endswith("13:30 (UTC-3:30)")
    silent = waits(Matter.REVIEW, **{**facts("theirs"), "is_owner": False, "will_approve": True})
    assert message_words(silent, "en", UTC).endswith("After that it counts as approved.")
    assert message_words(waits(Matter.CLOSING, person="", due_ms=0), "en") == ""


def test_a_calendar_moves_what_it_knows_and_rings_only_for_ones_own_turn():
    mine = waits(Matter.DELIVERY, **{**facts("mine"), "is_owner": False})
    rows = (mine, waits(Matter.REVIEW, **facts("theirs"), key="x", is_owner=False), waits(due_ms=0))
    text = reminder_calendar(rows, FRIDAY_MS - 1)
    assert text.count("BEGIN:VEVENT") == 2
    assert text.count("BEGIN:VALARM") == 1
    assert "UID:room/delivery@segue" in text
    assert "SUMMARY:Lead vocal: Deliver take 2" in text
    assert "DTSTART:20261113T170000Z" in text
