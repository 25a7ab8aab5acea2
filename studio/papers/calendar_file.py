"""iCalendar (RFC 5545): a plan written as events with alarms, days without work read.

What is read are whole days: all-day events, with yearly repetition written out. Times within days are no holidays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from studio.domain.calendar import FIRST_YEAR, LAST_YEAR
from studio.papers.plan_file import LeftOut, bad_file

_MOST_BYTES = 10_000_000
_MOST_DAYS = 4000
_YEARS_AHEAD = 20
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event to write, UTC ms. ``alarm_min`` before the end (0: none); an event without length is a point."""

    uid: str
    title: str
    start_ms: int
    end_ms: int
    text: str = ""
    alarm_min: int = 0
    categories: str = ""


# --- writing ---------------------------------------------------------------------------------------------------


def write_calendar(name: str, events: Iterable[CalendarEvent], made_ms: int) -> str:
    """An iCalendar file; lines end in CR LF and have at most 75 bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Segue//Plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event_lines(event, made_ms)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event_lines(event: CalendarEvent, made_ms: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(made_ms)}"
    yield f"DTSTART:{_utc(event.start_ms)}"
    if event.end_ms > event.start_ms:
        yield f"DTEND:{_utc(event.end_ms)}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    if event.categories:
        yield f"CATEGORIES:{_escaped(event.categories)}"
    yield "TRANSP:TRANSPARENT"
    if event.alarm_min:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.title)}"
        # RFC 5545, 3.8.6.3: an alarm may only count from an end where the event has one
        related = "END" if event.end_ms > event.start_ms else "START"
        yield f"TRIGGER;RELATED={related}:-PT{event.alarm_min}M"
        yield "END:VALARM"
    yield "END:VEVENT"


def _utc(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    plain = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or sign >= " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 bytes that break no letter; all but the first begin with a space."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 75:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += width
    yield piece


# --- reading ---------------------------------------------------------------------------------------------------


def read_holidays(data: bytes, name: str, this_year: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Days without work: ISO date to what it is called, and sentences about what was not taken.

    Repetition is written out until ``this_year`` + 20.

    Raises BadInputError: no iCalendar file, cut off, larger than 10 MB.
    """
    if len(data) > _MOST_BYTES:
        raise bad_file(name, f"it is larger than {_MOST_BYTES // 10**6} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad_file(name, "it is not a text in UTF-8.") from error
    lines = _unfolded(text)
    if not lines or lines[0].upper() != "BEGIN:VCALENDAR":
        raise bad_file(name, "it is no iCalendar file.", "Choose a file that ends in .ics.")
    if lines[-1].upper() != "END:VCALENDAR":
        raise bad_file(name, "it ends in the middle.", "Load it down again.")
    left_out = LeftOut()
    found: dict[str, str] = {}
    for fields in _events(lines, name):
        title = _plain(fields.get("SUMMARY", [("", "a day")])[0][1])
        if fields.get("STATUS", [("", "")])[0][1].upper() == "CANCELLED":
            continue
        for day in _days(fields, title, this_year, left_out):
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                found.setdefault(day.isoformat(), title)
    if len(found) > _MOST_DAYS:
        raise bad_file(
            name, f"it holds {len(found)} days, and a calendar at most {_MOST_DAYS}.", "Leave out some years."
        )
    return dict(sorted(found.items())), left_out.sentences()


def _unfolded(text: str) -> list[str]:
    return [line for line in re.sub(r"\r?\n[ \t]", "", text).splitlines() if line.strip()]


def _events(lines: list[str], name: str) -> Iterator[dict[str, list[tuple[str, str]]]]:
    """The fields of every VEVENT: name to (parameters, value), several where a name comes again."""
    open_parts: list[str] = []
    fields: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(lines, 1):
        head, colon, value = _split(line)
        if not colon:
            raise bad_file(name, f"line {number} is no line of iCalendar.")
        key, _, parameters = head.partition(";")
        key = key.upper()
        if key == "BEGIN":
            open_parts.append(value.upper())
            if value.upper() == "VEVENT":
                fields = {}
        elif key == "END":
            if not open_parts or open_parts.pop() != value.upper():
                raise bad_file(name, f"line {number} ends what was not begun.")
            if value.upper() == "VEVENT":
                yield fields
        elif open_parts and open_parts[-1] == "VEVENT":
            fields.setdefault(key, []).append((parameters.upper(), value))


def _split(line: str) -> tuple[str, str, str]:
    """Name with parameters, colon, value; a colon in quotes is no end."""
    in_quotes = False
    for place, sign in enumerate(line):
        if sign == '"':
            in_quotes = not in_quotes
        elif sign == ":" and not in_quotes:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _days(fields: Mapping[str, list[tuple[str, str]]], title: str, this_year: int, left_out: LeftOut) -> Iterator[date]:
    first, last = _date(fields.get("DTSTART")), _date(fields.get("DTEND"))
    if first is None:
        left_out.note("An event at a time of day is no day without work", title)
        return
    count = min(max((last - first).days, 1), 366) if last is not None else _length(fields)
    skipped = {day for one in fields.get("EXDATE", ()) for day in _dates(one[1])}
    rule = fields.get("RRULE")
    starts = list(_repeated(first, rule[0][1], title, this_year, left_out)) if rule else [first]
    starts += [day for one in fields.get("RDATE", ()) for day in _dates(one[1])]
    for start in starts:
        if start not in skipped:
            yield from (start + timedelta(days=n) for n in range(count))


def _length(fields: Mapping[str, list[tuple[str, str]]]) -> int:
    match = re.fullmatch(r"P(\d+)([DW])", fields.get("DURATION", [("", "")])[0][1].upper())
    return min(int(match[1]) * (7 if match[2] == "W" else 1), 366) if match else 1


def _date(values: list[tuple[str, str]] | None) -> date | None:
    """The day of an all-day value; None for a time of day and for what is no date."""
    if not values or not re.fullmatch(r"\d{8}", values[0][1].strip()):
        return None
    return next(iter(_dates(values[0][1])), None)


def _dates(text: str) -> Iterator[date]:
    for part in text.split(","):
        match = re.match(r"\s*(\d{4})(\d{2})(\d{2})", part)
        if match:
            try:
                yield date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue


def _repeated(first: date, text: str, title: str, this_year: int, left_out: LeftOut) -> Iterator[date]:
    rule = dict(part.split("=", 1) for part in text.upper().split(";") if "=" in part)
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}
    if rule.get("FREQ") != "YEARLY" or rule.keys() - known:
        left_out.note("A repetition that is not yearly was taken once", title)
        yield first
        return
    step, most = max(_whole(rule.get("INTERVAL"), 1), 1), _whole(rule.get("COUNT"), 10_000)
    until = next(_dates(rule.get("UNTIL", "")), date(min(this_year + _YEARS_AHEAD, LAST_YEAR), 12, 31))
    made = 0
    for year in range(first.year, min(until.year, this_year + _YEARS_AHEAD) + 1, step):
        for day in _in_year(year, first, rule):
            if first <= day <= until and made < most:
                made += 1
                yield day


def _in_year(year: int, first: date, rule: Mapping[str, str]) -> Iterator[date]:
    """The days of one year: a date, or the n-th weekday of a month (``BYDAY=-1MO``)."""
    months = [_whole(part, 0) for part in rule["BYMONTH"].split(",")] if "BYMONTH" in rule else [first.month]
    for month in (month for month in months if 1 <= month <= 12):
        if "BYDAY" in rule:
            for part in rule["BYDAY"].split(","):
                yield from _nth_weekday(year, month, part)
            continue
        for text in rule.get("BYMONTHDAY", str(first.day)).split(","):
            try:
                yield date(year, month, _whole(text, 0))
            except ValueError:
                continue


def _nth_weekday(year: int, month: int, part: str) -> Iterator[date]:
    match = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", part)
    if match is None:
        return
    day = date(year, month, 1)
    day += timedelta(days=(_WEEKDAYS[match[2]] - day.weekday()) % 7)
    days = [day + timedelta(weeks=n) for n in range(6) if (day + timedelta(weeks=n)).month == month]
    number = int(match[1] or 0)
    if not number:
        yield from days
    elif -len(days) <= number <= len(days):
        yield days[number - 1 if number > 0 else number]


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text or otherwise)
    except ValueError:
        return otherwise


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: " " if match[1] in "nN" else match[1], text).strip()[:200]
