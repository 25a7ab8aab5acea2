"""Milestones of terms: parts of the price that are earned and paid one by one. Amounts are integer minor units that sum to the price.

A share is rounded down to one minor unit, and the last milestone takes what is left, so that the sum is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.money import parse_money

NAME_MOST, TEXT_MOST, MOST = 120, 2000, 60
MIN_MS = 60_000


@dataclass(frozen=True, slots=True)
class Milestone:
    """A part of the price: ``what`` is handed in for it, ``work_min`` when it is meant to be reached, as working time from the start (0: open)."""

    name: str
    amount_minor: int
    work_min: int = 0
    what: str = ""


def milestone_from(text: str, currency: str) -> Milestone:
    """``Rough mix = 20`` as a milestone. Raises BadInputError."""
    name, is_there, amount = text.rpartition("=")
    if not is_there or not name.strip():
        raise BadInputError(
            f"“{text}” is no milestone.", subject=text, what_to_do="Write NAME=PRICE, such as “Rough mix=20”."
        )
    return Milestone(name.strip(), parse_money(amount, currency))


def milestones_to_log(milestones: Iterable[Milestone]) -> list[dict[str, Any]]:
    """As log values."""
    return [
        {"name": one.name, "amount": one.amount_minor, "work": one.work_min * MIN_MS, "what": one.what}
        for one in milestones
    ]


def milestones_from_log(rows: Any) -> tuple[Milestone, ...]:
    """From log values. Raises KeyError, TypeError, ValueError on what no reader could use."""
    return tuple(
        Milestone(str(row["name"]), int(row["amount"]), int(row.get("work", 0)) // MIN_MS, str(row.get("what", "")))
        for row in rows
    )


def problem_of(milestones: Sequence[Milestone], price_minor: int) -> str:
    """Why these are no milestones of that price; empty where they are, or there are none."""
    if not milestones:
        return ""
    names = [one.name.strip().casefold() for one in milestones]
    is_long = any(len(one.name) > NAME_MOST or len(one.what) > TEXT_MOST for one in milestones)
    checks = (
        (len(milestones) > MOST, f"there are more than {MOST} milestones"),
        (not all(names) or len(set(names)) < len(names), "each milestone needs a name of its own"),
        (is_long, "the words of a milestone are too long"),
        (min(one.amount_minor for one in milestones) <= 0, "each milestone needs an amount above zero"),
        (min(one.work_min for one in milestones) < 0, "a milestone is not before the start"),
        (sum(one.amount_minor for one in milestones) != price_minor, "the milestones do not sum to the price"),
    )
    return next((words for is_so, words in checks if is_so), "")


def shared(price_minor: int, shares: Sequence[int]) -> tuple[int, ...]:
    """A price in that proportion: each share rounded down, the last one takes what is left."""
    total = sum(shares)
    amounts = [price_minor * share // total for share in shares[:-1]]
    return (*amounts, price_minor - sum(amounts))


def scaled(milestones: Sequence[Milestone], price_minor: int) -> tuple[Milestone, ...]:
    """The same milestones of another price."""
    if not milestones or sum(one.amount_minor for one in milestones) == price_minor:
        return tuple(milestones)
    amounts = shared(price_minor, [one.amount_minor for one in milestones])
    return tuple(replace(one, amount_minor=amount) for one, amount in zip(milestones, amounts, strict=True))


def with_change(milestones: Sequence[Milestone], text: str, amount_minor: int) -> tuple[Milestone, ...]:
    """With one more for a paid change, under the first line of its text; a name that is taken gets a number."""
    if not milestones or not amount_minor:
        return tuple(milestones)
    first = text.strip().splitlines()[0][: NAME_MOST - 8].strip()
    taken = {one.name.strip().casefold() for one in milestones}
    name = next(name for n in range(MOST + 1) if (name := f"{first} ({n + 1})" if n else first).casefold() not in taken)
    return (*milestones, Milestone(name, amount_minor))


def reached_minor(milestones: Sequence[Milestone], told: Mapping[str, Mapping[str, Any]]) -> int:
    """The sum of those that were accepted; ``told`` by number is what the log says of them."""
    return sum(one.amount_minor for n, one in enumerate(milestones) if told.get(str(n), {}).get("state") == "accepted")
