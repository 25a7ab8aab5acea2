"""The fields of a stage that a person can change, and what each may hold. Reads no log and writes none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studio.domain.calendar import FIRST_MS, FIRST_YEAR, LAST_MS, LAST_YEAR
from studio.domain.errors import BadInputError
from studio.domain.production import Stage
from studio.domain.violations import MOST_REVIEW_DAYS, MOST_WORK_MIN

TEXT_FIELDS = frozenset({"title", "role", "brief", "track", "meant_for"})
FLAGS = frozenset({"is_late_as_possible"})
MOST: dict[str, int] = {
    "work_min": MOST_WORK_MIN,
    "least_work_min": MOST_WORK_MIN,
    "most_work_min": MOST_WORK_MIN,
    "review_days": MOST_REVIEW_DAYS,
    "price_minor": 10**15,
    "revisions": 99,
    "position": 10**9,
    "progress_pct": 100,
}
"""Numbers from 0 on, with the largest that is possible."""
INSTANTS = frozenset({"not_before_ms", "must_finish_ms", "started_ms", "progress_ms"})
"""UTC ms; 0: no such date."""
_MOST_LETTERS = 20_000
_MOST_SHOWN = 60
_OF_ANY_STAGE = sorted((TEXT_FIELDS - {"track"}) | MOST.keys() | INSTANTS)


def field_value(name: str, value: str | int | bool, subject: str) -> Any:  # noqa: FBT001 -- a field's value
    """A field's value as the plan keeps it.

    Raises BadInputError that names the field, what was given and what is possible.
    """
    if name in TEXT_FIELDS:
        return _text(name, str(value), subject)
    if name in FLAGS:
        return bool(value)
    if name in MOST or name in INSTANTS:
        number = _integer(name, value)
        return _instant(name, number, subject) if name in INSTANTS else _number(name, number, subject)
    known = sorted(TEXT_FIELDS | FLAGS | MOST.keys() | INSTANTS)
    raise BadInputError(
        f"A stage has no field “{name}”.", subject=name, what_to_do=f"Its fields are: {', '.join(known)}."
    )


def refuse_impossible(stages: Iterable[Stage]) -> None:
    """Raises BadInputError for the first stage that holds a value no edit could give it; names stage, field and value."""
    for stage in stages:
        for name in _OF_ANY_STAGE:
            field_value(name, getattr(stage, name), stage.title[:_MOST_SHOWN])


def refuse_long_lag(lag_min: int, subject: str) -> None:
    """Raises BadInputError for a lag or lead that no plan can hold."""
    if abs(lag_min) > MOST_WORK_MIN:
        raise BadInputError(
            f"A lag of {lag_min / 60:g} hours is too long.", subject=subject, what_to_do="Check the number."
        )


def _text(name: str, value: str, subject: str) -> str:
    text = value.strip()
    if name == "title" and not text:
        raise BadInputError("A stage needs a title.", subject=subject)
    if len(text) > _MOST_LETTERS:
        raise BadInputError(
            f"{len(text)} letters are too many for the {name}.",
            subject=subject,
            what_to_do=f"Use at most {_MOST_LETTERS}; longer texts belong into a file that is attached.",
        )
    return text


def _number(name: str, number: int, subject: str) -> int:
    if not 0 <= number <= MOST[name]:
        days = f" ({MOST[name] // 480} working days)" if name.endswith("work_min") else ""
        raise BadInputError(
            f"{_words(name)} cannot be {number}.",
            subject=subject or name,
            what_to_do=f"Give a whole number from 0 to {MOST[name]}{days}.",
        )
    return number


def _instant(name: str, at_ms: int, subject: str) -> int:
    if at_ms and not FIRST_MS <= at_ms < LAST_MS:
        raise BadInputError(
            f"{_words(name)} cannot lie outside {FIRST_YEAR} to {LAST_YEAR}.",
            subject=subject or name,
            what_to_do="Check the year.",
            code="date_range",
        )
    return at_ms


def _integer(name: str, value: str | int | bool) -> int:  # noqa: FBT001
    try:
        return int(value)
    except ValueError as error:
        raise BadInputError(f"“{value}” is not a whole number.", subject=name) from error


def _words(name: str) -> str:
    """``not_before_ms`` as ``not before``."""
    return name.removesuffix("_ms").removesuffix("_min").removesuffix("_pct").removesuffix("_minor").replace("_", " ")
