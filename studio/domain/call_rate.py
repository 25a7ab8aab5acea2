"""A call that is billed by the minute: rate, minimum, steps and cap of the terms. Integer minor units, whole minutes.

Minutes are rounded once, on their sum, to whole steps; then the minimum and the cap hold. An amount is minutes times rate, so nothing else is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.money import MOST_MINOR, parse_money

UP, NEAREST = "up", "nearest"
ROUNDINGS = (UP, NEAREST)
MOST_MINUTES = 60 * 24 * 31


@dataclass(frozen=True, slots=True)
class CallRate:
    """``rate_minor`` a minute; ``least_min`` are billed in any case, never more than ``most_min``; minutes are rounded to steps of ``step_min``,
    ``up`` or to the ``nearest`` (half up). ``minutes`` are those that both sides have agreed on (0: none yet), ``extra_minor`` what paid changes have added.
    """

    rate_minor: int
    most_min: int
    least_min: int = 0
    step_min: int = 1
    rounding: str = UP
    minutes: int = 0
    extra_minor: int = 0

    @property
    def billed_min(self) -> int:
        """The minutes that are paid."""
        more = self.step_min - 1 if self.rounding == UP else self.step_min // 2
        rounded = (self.minutes + more) // self.step_min * self.step_min
        return min(max(rounded, self.least_min), self.most_min)

    @property
    def amount_minor(self) -> int:
        """What is owed for them: the minimum while none are agreed; with what paid changes have added."""
        return self.billed_min * self.rate_minor + self.extra_minor

    @property
    def cap_minor(self) -> int:
        """What it comes to at most."""
        return self.most_min * self.rate_minor + self.extra_minor


def call_problem(call: CallRate | None, price_minor: int, *, has_milestones: bool = False) -> str:
    """Why terms of that price cannot have this rate; empty where they can, or there is none."""
    if call is None:
        return ""
    checks = (
        (has_milestones, "a call by the minute has no milestones"),
        (call.rate_minor <= 0, "the rate of a minute is not above zero"),
        (not 0 < call.most_min <= MOST_MINUTES, "a call needs a most of minutes, a month of them at most"),
        (not 0 <= call.least_min <= call.most_min, "the least minutes are more than the most"),
        (not 0 < call.step_min <= call.most_min, "minutes are rounded to steps between one and the most"),
        (call.rounding not in ROUNDINGS, "minutes are rounded up or to the nearest step"),
        (not 0 <= call.minutes <= MOST_MINUTES or call.extra_minor < 0, "the minutes are none"),
        (call.cap_minor > MOST_MINOR, "the most is too much money"),
        (call.amount_minor != price_minor, "the price is not that of the minutes"),
    )
    return next((words for is_so, words in checks if is_so), "")


def call_to_log(call: CallRate) -> dict[str, Any]:
    """As log values."""
    return {
        "rate": call.rate_minor,
        "least": call.least_min,
        "most": call.most_min,
        "step": call.step_min,
        "rounding": call.rounding,
        "minutes": call.minutes,
        "extra": call.extra_minor,
    }


def call_from_log(body: Any) -> CallRate:
    """From log values. Raises KeyError, TypeError, ValueError on what no reader could use."""
    rate, most, least, step, minutes, extra = (
        body[name] for name in ("rate", "most", "least", "step", "minutes", "extra")
    )
    if any(type(one) is not int for one in (rate, most, least, step, minutes, extra)) or step < 1:
        raise ValueError(body)
    return CallRate(rate, most, least, step, str(body["rounding"]), minutes, extra)


def with_minutes(call: CallRate, minutes: int) -> CallRate:
    """With so many minutes in all agreed."""
    return replace(call, minutes=minutes)


def call_from(rate: str, currency: str, *, least_min: int, most_min: int, step_min: int, rounding: str) -> CallRate:
    """From what a person writes: ``1.20`` a minute. Raises BadInputError."""
    call = CallRate(parse_money(rate, currency), most_min, least_min, step_min, rounding)
    problem = "the steps are below one minute" if step_min < 1 else call_problem(call, call.amount_minor)
    if problem:
        raise BadInputError(
            f"A call cannot be billed like this: {problem}.",
            subject=rate,
            what_to_do="Name the price of a minute and the most minutes that are paid.",
            code="bad_rate",
        )
    return call
