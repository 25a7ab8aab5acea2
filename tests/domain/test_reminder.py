"""When a person is told of what waits: at its times, once, the last word only, not in quiet hours."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError
from studio.domain.reminder import (
    DAY_MS,
    HOUR_MS,
    Matter,
    Reminder,
    ReminderSettings,
    in_order,
    is_quiet,
    minute_of_day,
    minute_text,
    quiet_text,
    span_of_day,
    telling_times,
    tellings,
)


def waits(matter: Matter = Matter.REVIEW, **more) -> Reminder:
    fields = {
        "key": f"room/{matter.value}", "is_mine": True, "is_owner": True, "production": "p", "production_title": "Late Train",
        "stage": "s", "title": "Lead vocal", "hand_off": "room", "person": "Ana Ribeiro", "since_ms": 0, "due_ms": 4 * DAY_MS,
    }  # fmt: skip
    return Reminder(matter=matter, **{**fields, **more})


def test_each_thing_has_its_times():
    assert telling_times(waits()) == (("new", 0), ("half", 2 * DAY_MS), ("day", 3 * DAY_MS), ("due", 4 * DAY_MS))
    assert telling_times(waits(Matter.DELIVERY)) == (("day", 3 * DAY_MS), ("due", 4 * DAY_MS))
    assert telling_times(waits(Matter.DELIVERY, due_ms=20 * HOUR_MS)) == (("due", 20 * HOUR_MS),)
    assert telling_times(waits(Matter.INPUTS)) == (("waits", 2 * DAY_MS),)
    assert telling_times(waits(Matter.CREDIT, due_ms=0)) == (("new", 0),)
    assert telling_times(waits(Matter.PAYMENT, is_mine=False)) == (("due", 4 * DAY_MS),)


def test_nothing_is_said_twice_and_only_the_last_word_after_days_away():
    told: frozenset[str] = frozenset()
    said = []
    for now_ms in (0, HOUR_MS, 2 * DAY_MS, 2 * DAY_MS, 5 * DAY_MS, 6 * DAY_MS):
        found, passed = tellings([waits()], told, now_ms)
        told |= passed
        said.append([one.key.rpartition("/")[2] for one in found])
    assert said == [["new"], [], ["half"], [], ["due"], []]
    assert [one.key for one in tellings([waits()], frozenset(), 5 * DAY_MS)[0]] == ["room/review/due"]


def test_what_others_have_to_do_is_only_said_once_it_is_late():
    theirs = waits(Matter.DELIVERY, is_mine=False)
    assert tellings([theirs], frozenset(), 3 * DAY_MS)[0] == ()
    late = waits(Matter.DELIVERY, is_mine=True, is_late=True)
    assert len(tellings([late], frozenset(), 5 * DAY_MS)[0]) == 1


def test_ones_own_turn_stands_first_then_what_is_due_first():
    later, undated, theirs = (
        waits(key="b"),
        waits(key="c", due_ms=0),
        waits(key="a", is_mine=False, due_ms=1),
    )
    assert [one.key for one in in_order([theirs, undated, later])] == ["b", "c", "a"]


def test_quiet_hours_go_over_midnight():
    night = ReminderSettings(quiet=span_of_day("22:00-08:00"))
    assert [is_quiet(night, hour * 60) for hour in (21, 22, 3, 8)] == [False, True, True, False]
    assert is_quiet(ReminderSettings(is_on=False, quiet=None), 600)
    assert not is_quiet(ReminderSettings(quiet=span_of_day("none")), 180)
    assert (quiet_text(night.quiet), quiet_text(None), minute_text(minute_of_day("9:05"))) == (
        "22:00-08:00",
        "",
        "09:05",
    )
    assert (minute_of_day("off"), minute_text(-1)) == (-1, "")


@pytest.mark.parametrize("text", ["22:00", "25:00-08:00", "22:60-08:00", "late"])
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(BadInputError):
        span_of_day(text)


@pytest.mark.parametrize("text", ["24:00", "9", "09:00-10:00"])
def test_times_of_day_that_are_none_are_refused(text):
    with pytest.raises(BadInputError):
        minute_of_day(text)
