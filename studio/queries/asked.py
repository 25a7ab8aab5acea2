"""What one side asks of the other, as rows and words: other terms with the difference, more time, a pause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from studio.domain.errors import SegueError
from studio.domain.hand_off import Asked, HandOff
from studio.domain.rights import short_rights, wished_terms, without_rights_wish
from studio.domain.terms import Difference, Terms, differences
from studio.events.fold_asking import COUNTER, OWNER, ask_lapses_ms
from studio.events.fold_changes import CHANGE
from studio.queries.rows import AskedRow, ChangeRow
from studio.queries.wording import counted, listed, moment, money_words

_DAY_MIN = 480
_OF_A_CHANGE = ("price_minor", "work_min", "revisions", "latest_ms")
"""What a change order adds to; its text, which stands in the brief too, is the reason."""


def asked_row(hand_off: HandOff, *, is_owner: bool) -> AskedRow | None:
    """The open question of a hand-off; None when nothing is asked."""
    asked = hand_off.question
    if asked is None:
        return None
    row = AskedRow(
        kind=asked.kind,
        is_mine=(asked.by == OWNER) == is_owner,
        at_ms=asked.at_ms,
        reason=asked.reason,
        until_ms=asked.until_ms,
        lapses_ms=(hand_off.expires_ms if asked.kind == COUNTER else ask_lapses_ms(hand_off)) or 0,
        changes=_changes(hand_off, asked),
    )
    return replace(row, words=asked_words(row))


def _changes(hand_off: HandOff, asked: Asked) -> tuple[ChangeRow, ...]:
    if asked.kind not in (COUNTER, CHANGE):
        return ()
    try:
        before, after = Terms.from_log(hand_off.terms), wished_terms(Terms.from_log(asked.terms))
    except SegueError:
        return ()
    if asked.kind == CHANGE:
        return tuple(_row(d, before.currency) for d in differences(before, after) if d.field in _OF_A_CHANGE)
    return tuple(row for d in differences(before, after) for row in _countered(d, before, after))


def _row(difference: Difference, currency: str) -> ChangeRow:
    field = difference.field
    before, after = (value_words(field, value, currency) for value in (difference.before, difference.after))
    return ChangeRow(field, before, after, difference.after if field == "rights" else "")


def _countered(difference: Difference, before: Terms, after: Terms) -> Iterator[ChangeRow]:
    """The parts of a price one by one; of a call the rate of a minute, which its price only follows."""
    currency = before.currency
    if difference.field == "milestones":
        for was, now in zip(before.milestones, after.milestones, strict=False):
            if was.amount_minor != now.amount_minor:
                amount = money_words(now.amount_minor, currency)
                yield ChangeRow("milestone", money_words(was.amount_minor, currency), f"{amount} for “{now.name}”")
    elif difference.field == "call":
        if before.call is not None and after.call is not None:
            old, new = (value_words("rate", call.rate_minor, currency) for call in (before.call, after.call))
            yield ChangeRow("rate", old, new)
    elif difference.field != "price_minor" or before.call == after.call:
        yield _row(difference, currency)


def asked_words(row: AskedRow) -> str:
    """What is asked, as the rest of a sentence that begins with who asks."""
    if row.kind == COUNTER:
        words = f"proposes {listed([change_words(change) for change in row.changes]) or 'other terms'}"
    elif row.kind == CHANGE:
        words = f"proposes a paid change, with {listed([change_words(change) for change in row.changes])}"
    elif row.until_ms:
        words = f"asks for more time, until {moment(row.until_ms)}"
    else:
        words = "asks for a pause"
    return f"{words} (“{row.reason}”)" if row.reason else words


def change_words(change: ChangeRow) -> str:
    """``80 USD instead of 60 USD``."""
    if change.field == "brief":
        return "another brief"
    return f"{change.after} instead of {change.before}"


def difference_words(field: str, before: Any, after: Any, currency: str) -> str:
    """A difference as the history keeps it, in words."""
    if field == "brief":
        brief, rights = without_rights_wish(str(after))
        if rights:
            return f"other rights: {short_rights(rights)}" + ("" if brief == before else ", another brief")
    return change_words(ChangeRow(field, value_words(field, before, currency), value_words(field, after, currency)))


def value_words(field: str, value: Any, currency: str) -> str:
    """One value of terms in words."""
    words = _VALUES.get(field)
    return words(value, currency) if words is not None else str(value)


def _work(value: Any, _currency: str) -> str:
    days = value / _DAY_MIN
    if days == int(days):
        return counted(int(days), "day")
    return f"{days:g} days" if days * 2 == int(days * 2) else f"{value / 60:g} h"


_VALUES: dict[str, Callable[[Any, str], str]] = {
    "price_minor": lambda value, currency: money_words(int(value), currency),
    "rate": lambda value, currency: f"{money_words(int(value), currency)} a minute",
    "work_min": _work,
    "latest_ms": lambda value, _: f"at the latest {moment(int(value))}" if value else "no latest date",
    "rights": lambda value, _: short_rights(str(value)),
    "revisions": lambda value, _: counted(int(value), "round of changes", "rounds of changes"),
}
