"""What a person types as values: dates, working days, ports. Raises BadInputError that names what was typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from studio.domain.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from studio.app.cli_console import Console
    from studio.domain.production import Port
    from studio.store.subjects import StageHere

DAY_MIN = 480
"""A working day in minutes of work."""
_MOST_DAYS = 3650
_LAST_MOMENT = time(23, 59, 59)
_CLOCK = re.compile(r"(?:(?P<minutes>\d+):)?(?P<seconds>\d+(?:\.\d+)?)")


def work_min(days: float | None, hours: float | None = None, *, may_be_none: bool = False) -> int | None:
    """Working time in minutes from days of 8 hours, or hours; None when neither is given. 0 only with ``may_be_none``."""
    if days is None and hours is None:
        return None
    total = (days or 0.0) * DAY_MIN + (hours or 0.0) * 60
    typed = f"{days:g} days" if days is not None else f"{hours:g} hours"
    if not (1 <= total <= _MOST_DAYS * DAY_MIN or (may_be_none and total == 0)):  # also what is no number
        least = "from 0" if may_be_none else "more than 0"
        raise BadInputError(
            f"{typed} is no working time.", subject=typed, what_to_do=f"Give {least} to {_MOST_DAYS} days."
        )
    return round(total)


def instant_ms(text: str, zone: str, *, is_end: bool = False) -> int:
    """``2026-11-30`` or ``2026-11-30T14:00`` in a zone as UTC ms; a day means its first moment, or its last one."""
    try:
        at = datetime.fromisoformat(text)
        if len(text) <= len("2026-11-30"):
            at = datetime.combine(date.fromisoformat(text), _LAST_MOMENT if is_end else time())
        return int((at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))).timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise BadInputError(
            f"“{text}” is no date.", subject=text, what_to_do="Write it as 2026-11-30, or 2026-11-30T14:00."
        ) from error


def seconds_of(text: str) -> float:
    """``1:02.5`` or ``62.5`` as seconds of a recording."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise BadInputError(f"“{text}” is no time.", subject=text, what_to_do="Write it as 1:02.5 or 62.5.")
    return int(found["minutes"] or 0) * 60 + float(found["seconds"])


def price_minor(text: str | None, currency: str) -> int | None:
    """An amount in the production's currency in minor units; None when none is given."""
    if text is None:
        return None
    from studio.domain.money import parse_money

    return parse_money(text, currency)


def hand_off_currency(console: Console, text: str) -> str:
    """The currency of a hand-off. Raises NotFoundError."""
    return str(hand_off_terms(console, text)["currency"])


def hand_off_terms(console: Console, text: str) -> dict[str, Any]:
    """The terms of a hand-off as log values. Raises NotFoundError."""
    from studio.store.subjects import find_hand_off

    store = console.named_studio().store
    with store.read() as connection:
        return dict(find_hand_off(store, connection, text, store.clock()).hand_off.terms)


def stage_named(console: Console, text: str) -> StageHere:
    """A stage of one's own productions. Raises NotFoundError."""
    from studio.store.subjects import find_stage

    home = console.named_studio().store
    with home.read() as connection:
        return find_stage(home, connection, text, home.clock())


def currency_and_zone(found: StageHere) -> tuple[str, str]:
    """The currency of a stage's production and the time zone of its calendar."""
    production = found.office.production
    return (production.currency, production.calendar.zone) if production else ("USD", "UTC")


def production_named(console: Console, text: str) -> str:
    """The id of a production; of the only one where nothing was typed. Raises NotFoundError."""
    from studio.store.productions import productions
    from studio.store.subjects import find_production

    home = console.studio.store
    with home.read() as connection:
        if text:
            return find_production(connection, text).prj
        known = productions(connection)
    if len(known) == 1:
        return known[0].prj
    if not known:
        raise NotFoundError(
            "There is no production on this home yet.",
            subject=str(home.path),
            what_to_do="Start one (`segue new TITLE --depot DIR`), or open an invitation (`segue open PASS`).",
        )
    names = ", ".join(here.slug for here in known)
    raise NotFoundError("Which production? There are several here.", what_to_do=f"Name one of these: {names}.")


def port_of(text: str) -> Port:
    """``NAME:TYPE`` as a port."""
    from studio.domain.ports import check_port_name, check_type, takes_several
    from studio.domain.production import Port

    name, colon, type_ = text.partition(":")
    if not colon:
        raise BadInputError(
            f"“{text}” is no port.", subject=text, what_to_do="Write it as NAME:TYPE, for example bass_stem:audio.stem."
        )
    return Port(check_port_name(name), check_type(type_, subject=name), several=takes_several(type_, name))
