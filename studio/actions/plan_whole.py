"""Edits of a plan as a whole: its calendars, and the fix of what is wrong with it. Each is one step of undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.actions.plan_draft import PlanDraft
from studio.actions.plan_fields import refuse_long_lag
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.money import MOST_MINOR
from studio.domain.production import LinkKind, WorkCalendar, is_meter
from studio.domain.violations import Fix
from studio.events.catalog import calendar_to_log
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork

_MOST_HOLIDAYS = 4000
_LEAST_MBPM, _MOST_MBPM = 20_000, 400_000


def set_calendar(work: UnitOfWork, production: str, calendar: WorkCalendar | None, who: str = "") -> dict[str, Any]:
    """When work is done: in the production, or by the person ``who`` (None: as in the production).

    Raises BadInputError for a zone that there is not, and for a calendar without working time.
    """
    here = find_production(work.connection, production)
    if calendar is not None and len(calendar.holidays) > _MOST_HOLIDAYS:
        raise BadInputError(
            f"{len(calendar.holidays)} days without work are too many.",
            subject=who or here.title,
            what_to_do=f"A calendar holds at most {_MOST_HOLIDAYS}; leave out the years long past.",
        )
    draft = PlanDraft(work, here.prj)
    draft.set_calendar(calendar, who)
    draft.decide(f"Change the calendar of {who or here.title}")
    return {
        "production": here.prj,
        "who": who,
        "calendar": calendar_to_log(calendar) if calendar is not None else None,
    }


def set_budget(work: UnitOfWork, production: str, budget_minor: int) -> dict[str, Any]:
    """What the production may cost, in minor units of its currency (0: nobody has said); one step of undo."""
    here = find_production(work.connection, production)
    if not 0 <= budget_minor <= MOST_MINOR:
        raise BadInputError(
            f"A budget of {budget_minor} minor units is not possible.",
            subject=here.title,
            what_to_do=f"Give an amount from 0 to {MOST_MINOR} minor units.",
        )
    draft = PlanDraft(work, here.prj)
    draft.set_budget(budget_minor)
    draft.decide(f"Change the budget of {here.title}")
    return {"production": here.prj, "budget_minor": budget_minor, "currency": draft.production.currency}


def set_tempo(work: UnitOfWork, production: str, tempo_mbpm: int, meter: tuple[int, int]) -> dict[str, Any]:
    """Tempo and meter of the production's house format; one step of undo. What is offered already keeps its own."""
    here = find_production(work.connection, production)
    if tempo_mbpm and not _LEAST_MBPM <= tempo_mbpm <= _MOST_MBPM:
        raise BadInputError(
            f"A tempo of {tempo_mbpm / 1000:g} is not possible.",
            subject=here.title,
            what_to_do=f"Give {_LEAST_MBPM // 1000} to {_MOST_MBPM // 1000} quarter notes a minute, or 0 for none.",
        )
    if not is_meter(meter):
        raise BadInputError(
            f"{meter[0]}/{meter[1]} is no meter.", subject=here.title, what_to_do="Give one such as 4/4, 3/4 or 7/8."
        )
    draft = PlanDraft(work, here.prj)
    draft.set_house(replace(draft.production.house, tempo_mbpm=tempo_mbpm, meter=meter))
    draft.decide(f"Change the tempo of {here.title}")
    return {"production": here.prj, "tempo_mbpm": tempo_mbpm, "meter": list(meter)}


def set_link(work: UnitOfWork, production: str, text: str, *, kind: str | None, lag_min: int | None) -> dict[str, Any]:
    """Another type or lag (working minutes) for a link, by its id or a beginning of it; None leaves it as it is."""
    here = find_production(work.connection, production)
    draft = PlanDraft(work, here.prj)
    found = [link for link in draft.links.values() if link.id.startswith(text)]
    if len(found) != 1:
        raise NotFoundError(f"There is no single link “{text}”.", subject=text)
    before = found[0]
    lag = before.lag_min if lag_min is None else lag_min
    refuse_long_lag(lag, text)
    after = replace(before, kind=before.kind if kind is None else LinkKind(kind), lag_min=lag)
    if after != before:
        draft.remove_link(before.id)
        draft.keep_link(after)
        draft.decide("Change link")
    return {"link": after.id, "production": here.prj, "type": after.kind.value, "lag_h": round(after.lag_min / 60, 3)}


def carry_out_fix(work: UnitOfWork, production: str, fix: Fix, label: str) -> dict[str, Any]:
    """Do what a fix of the list of violations proposes. Raises RefusedError when the plan does not allow it any more."""
    here = find_production(work.connection, production)
    draft = PlanDraft(work, here.prj)
    draft.carry_out(fix.edits)
    draft.decide(label)
    return {"production": here.prj, "fix": fix.name}
