"""What each way to put a violation right would do to the plan: computed on a copy of the facts, nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studio.domain.baselines import drift_min
from studio.domain.errors import NotFoundError
from studio.domain.ids import new_id
from studio.domain.production import Link, WorkCalendar
from studio.domain.violations import CalendarEdit, LinkAdded, LinkRemoved, PlanEdit, StageEdit
from studio.queries.plan_checks import violations_of
from studio.queries.plan_dates import plan_of
from studio.queries.plan_rows import FixEffectRow
from studio.queries.standing import ProductionFacts
from studio.queries.timeline import named_plan
from studio.store.database import Connection
from studio.store.home import Home


def fix_effects(home: Home, connection: Connection, prj: str, violation: str, now_ms: int) -> tuple[FixEffectRow, ...]:
    """What the fixes of a violation (by its id) would do. Raises NotFoundError where it is not wrong any more."""
    kept = named_plan(home, connection, prj, now_ms)
    found = next((one for row, one in violations_of(kept, now_ms) if row.id == violation), None)
    if found is None:
        raise NotFoundError(f"Nothing in the plan is wrong under the name “{violation}”.", subject=violation)
    before_ms, calendar = kept.plan.at_limit.end_ms, kept.plan.production.calendar
    rows = []
    for fix in found.fixes:
        facts = _with_edits(kept.facts, fix.edits)
        then = replace(kept, facts=facts, dated=plan_of(facts, now_ms))
        end_ms = then.plan.at_limit.end_ms
        later_min = drift_min(before_ms, end_ms, calendar)
        rows.append(FixEffectRow(fix.name, end_ms, later_min, len(violations_of(then, now_ms))))
    return tuple(rows)


def _with_edits(facts: ProductionFacts, edits: Iterable[PlanEdit]) -> ProductionFacts:
    stages, links = dict(facts.stages), dict(facts.office.table("link"))
    calendars, production = dict(facts.office.table("calendar")), facts.production
    for edit in edits:
        match edit:
            case StageEdit(stage=stage_id, changes=changes):
                stages[stage_id] = replace(stages[stage_id], **changes)
            case LinkAdded(source=source, target=target):
                link = Link(new_id(), source, target)
                links[link.id] = link
            case LinkRemoved(link=link_id):
                links.pop(link_id, None)
            case CalendarEdit(calendar=calendar, who=""):
                production = replace(production, calendar=calendar or WorkCalendar())
            case CalendarEdit(calendar=None, who=who):
                calendars.pop(who, None)
            case CalendarEdit(calendar=calendar, who=who):
                calendars[who] = calendar
    office = facts.office.clone()
    office.tables = {**office.tables, "link": links, "calendar": calendars}
    return replace(facts, production=production, office=office, stages=stages)
