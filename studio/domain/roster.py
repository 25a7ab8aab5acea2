"""The people whom an owner knows, as they keep them for themselves: what they do, cost and speak, and private notes.

Nothing of it ever leaves the home: no event, no export and no storage has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from studio.domain.errors import BadInputError, SegueError
from studio.domain.money import currency_digits
from studio.domain.production import WorkCalendar
from studio.domain.reminder import quiet_text, span_of_day
from studio.domain.review_notes import REASONS

NAME_MAX, TEXT_MAX, LIST_MAX = 200, 20_000, 60
RATE_UNITS = ("hour", "day", "stage")
OWNERS_REASONS = frozenset({"arrangement", "other"})
"""A round that was asked for by these alone is about what is wanted, and not about how it was done."""
MAKERS_REASONS = frozenset(REASONS) - OWNERS_REASONS
_HOURS_A_DAY = 8


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person. ``rate_minor`` for an hour, a day of eight, or a stage (``rate_per``); ``hours`` as ``09:00-17:00`` in ``zone``."""

    id: str
    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    rate_minor: int = 0
    currency: str = ""
    rate_per: str = "day"
    zone: str = ""
    hours: str = ""
    notes: str = ""

    @property
    def day_rate_minor(self) -> int:
        """What a day costs; 0 where that is not known."""
        return {"day": self.rate_minor, "hour": self.rate_minor * _HOURS_A_DAY}.get(self.rate_per, 0)

    @property
    def calendar(self) -> WorkCalendar | None:
        """When this person works; None where nothing is known of it."""
        if not self.zone and not self.hours:
            return None
        span = span_of_day(self.hours) if self.hours else None
        hours: tuple[tuple[int, int], ...] = () if span is None else ((span.from_min, span.until_min),)
        if span is not None and span.from_min >= span.until_min:
            hours = tuple(part for part in ((0, span.until_min), (span.from_min, 24 * 60)) if part[0] < part[1])
        usual = WorkCalendar()
        return WorkCalendar(self.zone or usual.zone, usual.days, hours or usual.hours)


def checked(entry: RosterEntry) -> RosterEntry:
    """The entry with its texts in order. Raises BadInputError."""
    name = " ".join(entry.name.split())
    if not name or len(name) > NAME_MAX:
        raise BadInputError("A person needs a name.", subject=entry.name[:NAME_MAX], what_to_do="Give a name.")
    if len(entry.notes) > TEXT_MAX:
        raise BadInputError("These notes are too long.", subject=name, what_to_do=f"Keep to {TEXT_MAX:,} letters.")
    if entry.rate_per not in RATE_UNITS:
        raise BadInputError(
            "A rate is for an hour, a day or a stage.", subject=entry.rate_per, what_to_do="Choose one."
        )
    if entry.rate_minor < 0:
        raise BadInputError("A rate cannot be below nothing.", subject=name, what_to_do="Give an amount, or none.")
    if entry.rate_minor:
        currency_digits(entry.currency)
    if entry.zone:
        _check_zone(entry.zone)
    if entry.hours:
        span_of_day(entry.hours)
    given: dict[str, Any] = {part: in_list(getattr(entry, part)) for part in ("roles", "skills", "languages", "groups")}
    given |= {"name": name, "email": entry.email.strip()[:NAME_MAX]}
    if entry.hours:
        given["hours"] = quiet_text(span_of_day(entry.hours))
    return replace(entry, **given)


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError) as error:
        raise BadInputError(
            "This machine knows no such time zone.", subject=zone, what_to_do="Give one such as Europe/Lisbon."
        ) from error


def in_list(words: Iterable[str]) -> tuple[str, ...]:
    """Words without blanks around them, each once whatever its case."""
    found: dict[str, str] = {}
    for word in words:
        plain = " ".join(str(word).split())[:NAME_MAX]
        if plain:
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())[:LIST_MAX]


def merged(known: RosterEntry, read: RosterEntry) -> RosterEntry:
    """What was kept, with what a file says besides: nothing that was kept is replaced."""
    more: dict[str, Any] = {
        part: in_list((*getattr(known, part), *getattr(read, part)))
        for part in ("roles", "skills", "languages", "groups")
    }
    more |= {part: getattr(known, part) or getattr(read, part) for part in ("email", "zone", "hours", "notes")}
    if not known.rate_minor:
        more |= {part: getattr(read, part) for part in ("rate_minor", "currency", "rate_per")}
    return replace(known, **more)


def usable(entry: RosterEntry) -> RosterEntry:
    """The entry of a file, without those of its values that cannot be used. Raises BadInputError where there is no name."""
    unusable: tuple[tuple[str, Any], ...] = (("zone", ""), ("hours", ""), ("rate_minor", 0))
    for field, empty in unusable:
        try:
            checked(entry)
        except SegueError:
            entry = replace(entry, **{field: empty})
    return checked(entry)


@dataclass(frozen=True, slots=True)
class WorkHistory:
    """What somebody has done in one's productions, from signed facts. ``rounds`` of changes: ``own_rounds`` of them by how it was
    done, ``asked_rounds`` because something else was wanted, by the reasons of their notes; the rest gave no reason. ``feedback``: for a
    stage what was written to them, and what they wrote, each once it is open.
    """

    done: int = 0
    on_time: int = 0
    at_work: int = 0
    fell_through: int = 0
    rounds: int = 0
    own_rounds: int = 0
    asked_rounds: int = 0
    last_ms: int = 0
    roles: tuple[str, ...] = ()
    productions: tuple[str, ...] = ()
    feedback: tuple[tuple[str, str, str], ...] = ()
