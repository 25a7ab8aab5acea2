"""A production's plan after an edit, made from the one before at the cost of what the edit touches.

Only for edits of stages and links that leave everything else as it was; ``plan_dates`` makes all other plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.domain.errors import SegueError
from studio.domain.production import Link, Stage
from studio.domain.schedule import Plan, edited_by
from studio.domain.violations import MOST_WORK_MIN, sane_fields
from studio.queries.plan_dates import DatedPlan, person_calendars, person_of, planned_now, whole
from studio.queries.standing import ProductionFacts


def plan_after(before: DatedPlan, was: ProductionFacts, facts: ProductionFacts, now_ms: int) -> DatedPlan | None:
    """The plan of ``facts``, given that of the facts that it was made of before.

    None where that has to be worked out anew: another minute, other standings or calendars, stages that came or went or
    have begun, values and links that cannot be planned as they are.
    """
    calendars = person_calendars(facts)
    is_same = (
        before.is_whole
        and not before.problems
        and before.minute_ms == now_ms - now_ms % 60_000
        and was.production == facts.production
        and was.stages.keys() == facts.stages.keys()
        and was.standings == facts.standings
        and person_calendars(was) == calendars
    )
    if not is_same:
        return None
    changed = changed_stages(was, facts)
    if not all(
        _is_planned_alike(before.plan, was.stages[one.id], one, has_calendars=bool(calendars)) for one in changed
    ):
        return None
    planned = {stage.id: planned_now(facts, stage) for stage in changed}
    tied = _tied(was.office.table("link"), facts.office.table("link"))
    index, network = before.plan.network.index, before.plan.network
    if any(target not in index or network.has_happened(index[target]) for _source, target in tied):
        return None
    try:
        plan = edited_by(before.plan, planned.values(), tied, before.own)
        if plan is None:
            return None
        plan = whole(plan)
    except SegueError:
        return None
    return replace(
        before,
        plan=plan,
        stages={stage_id: planned.get(stage_id) or before.stages[stage_id] for stage_id in facts.stages},
        links=tuple(_sane(facts.office.table("link").values())) if tied else before.links,
        persons=_persons(before, facts, changed),
    )


def changed_stages(was: ProductionFacts, facts: ProductionFacts) -> list[Stage]:
    """The stages that are others than before, as they are now."""
    return [stage for stage_id, stage in facts.stages.items() if _is_another(stage, was.stages.get(stage_id))]


def changed_links(was: Mapping[str, Link], now: Mapping[str, Link]) -> list[Link]:
    """The links that came, went or are others, as they were and as they are."""
    gone = [link for link_id, link in was.items() if _is_another(link, now.get(link_id))]
    return gone + [link for link_id, link in now.items() if _is_another(link, was.get(link_id))]


def _is_another(one: object, other: object) -> bool:
    # nearly all are the very same; what waits to be signed is made anew for every question
    return one is not other and one != other


def _is_planned_alike(plan: Plan, was: Stage, now: Stage, *, has_calendars: bool) -> bool:
    """Whether all that differs are values that are planned as they are: nothing has happened, nobody else's calendar."""
    if plan.network.has_happened(plan.network.index[now.id]) or sane_fields(now):
        return False
    if has_calendars and was.meant_for != now.meant_for:
        return False
    return (was.started_ms, was.progress_pct, was.progress_ms) == (now.started_ms, now.progress_pct, now.progress_ms)


def _tied(was: Mapping[str, Link], now: Mapping[str, Link]) -> dict[tuple[str, str], list[Link]]:
    """For each two stages between which a link is another one, all that tie them now."""
    tied: dict[tuple[str, str], list[Link]] = {(link.source, link.target): [] for link in changed_links(was, now)}
    for link in _sane(now.values()) if tied else ():
        if (link.source, link.target) in tied:
            tied[link.source, link.target].append(link)
    return tied


def _sane(links: Iterable[Link]) -> Iterable[Link]:
    return (link for link in links if abs(link.lag_min) <= MOST_WORK_MIN)


def _persons(before: DatedPlan, facts: ProductionFacts, changed: Iterable[Stage]) -> Mapping[str, str]:
    now = {stage.id: person_of(facts, stage.id) for stage in changed}
    if all(before.persons.get(stage_id, "") == person for stage_id, person in now.items()):
        return before.persons
    return {
        stage_id: person
        for stage_id in facts.stages
        if (person := now[stage_id] if stage_id in now else before.persons.get(stage_id, ""))
    }
