"""iCalendar: what is written has the form of RFC 5545, what is read are whole days."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.papers.calendar_file import CalendarEvent, read_holidays, write_calendar

HOUR_MS = 3_600_000


def _ics(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def _event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT")


def test_an_event_with_an_alarm() -> None:
    event = CalendarEvent(
        "1@p", "Mix; final, take\n2", 1_772_438_400_000, 1_772_438_400_000 + HOUR_MS, "", 1440, "Post"
    )
    text = write_calendar("Late Train", [event], 1_772_000_000_000)
    lines = text.split("\r\n")
    assert "SUMMARY:Mix\\; final\\, take\\n2" in lines
    assert "DTSTART:20260302T080000Z" in lines
    assert "DTEND:20260302T090000Z" in lines
    assert "TRIGGER;RELATED=END:-PT1440M" in lines
    assert lines[-1] == ""
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 1


def test_the_alarm_of_a_date_counts_from_its_start() -> None:
    # an event without an end has none that an alarm could count from (RFC 5545, 3.8.6.3)
    text = write_calendar("x", [CalendarEvent("1", "Has to be done", HOUR_MS, HOUR_MS, alarm_min=60)], 0)
    assert "TRIGGER;RELATED=START:-PT60M" in text
    assert "DTEND" not in text


@given(st.text(max_size=300))
def test_lines_are_short_and_unfold_to_what_was_said(title: str) -> None:
    text = write_calendar("x", [CalendarEvent("1", title, 0, HOUR_MS)], 0)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    found = re.search(r"SUMMARY:(.*?)\r\n", unfolded, re.DOTALL)
    assert found is not None
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], found[1])
    assert plain == "".join(sign for sign in title.replace("\r\n", "\n") if sign == "\n" or sign >= " ")


def test_all_day_events_are_days_without_work() -> None:
    data = _ics(
        *_event("SUMMARY:Christmas\\, the first", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"),
        *_event("SUMMARY:Off", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20261228"),
        *_event("SUMMARY:Dentist", "DTSTART:20261229T090000Z"),
        *_event("SUMMARY:Long na", " me", 'X-A;Y="a:b":c', "DTSTART;VALUE=DATE:20270101", "DURATION:P2D"),
    )
    days, left_out = read_holidays(data, "days.ics", 2026)
    assert days == {
        "2026-12-25": "Christmas, the first",
        "2026-12-26": "Christmas, the first",
        "2027-01-01": "Long name",
        "2027-01-02": "Long name",
    }
    assert left_out == ("An event at a time of day is no day without work: “Dentist”.",)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=YEARLY;COUNT=3", ["2024-05-01", "2025-05-01", "2026-05-01"]),
        ("FREQ=YEARLY;UNTIL=20250601", ["2024-05-01", "2025-05-01"]),
        ("FREQ=YEARLY;INTERVAL=2;COUNT=2", ["2024-05-01", "2026-05-01"]),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2", ["2024-05-27", "2025-05-26"]),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2WE;UNTIL=20241231", ["2024-05-08"]),
        ("FREQ=WEEKLY;COUNT=5", ["2024-05-01"]),
    ],
)
def test_yearly_repetition_is_written_out(rule: str, expected: list[str]) -> None:
    days, left_out = read_holidays(_ics(*_event("DTSTART;VALUE=DATE:20240501", f"RRULE:{rule}")), "x.ics", 2026)
    assert list(days) == expected
    assert bool(left_out) == rule.startswith("FREQ=WEEKLY")


def test_single_days_can_be_left_out_of_a_repetition() -> None:
    data = _ics(
        *_event(
            "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;COUNT=2", "EXDATE;VALUE=DATE:20240229", "RDATE:20250303"
        )
    )
    assert list(read_holidays(data, "x.ics", 2026)[0]) == ["2025-03-03", "2028-02-29"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no iCalendar"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"<html>", "no iCalendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "in the middle"),
        (_ics("what is this"), "line 3"),
        (_ics("END:VEVENT"), "ends what was not begun"),
        (b"BEGIN:VCALENDAR" + b" " * 10_000_001, "larger"),
        (
            _ics(
                *_event("DTSTART;VALUE=DATE:20260101", "DURATION:P9999999D", "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7")
            ),
            "days",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words) as caught:
        read_holidays(data, "days.ics", 2026)
    assert "days.ics" in caught.value.message


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_holidays(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR", "x.ics", 2026)
    except BadInputError as error:
        what_to_do = error.what_to_do
    else:
        return
    assert what_to_do
