"""The plan as it would be with several stages changed at once, and stages as text. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studio.domain.calendar import add_work, work_between
from studio.domain.errors import RefusedError
from studio.domain.linking import LinkChoice, bar_choices
from studio.domain.nests import shown_as, stages_within
from studio.domain.plan_rules import BEGUN, DONE, work_in_steps
from studio.domain.schedule import pushed_by, stretched_by
from studio.events.plan_text import write_stages
from studio.queries.asks import LinkChoices
from studio.queries.plan_rows import PlanRows
from studio.queries.timeline import KeptPlan, kept_plan, moved_rows
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import production_here
from studio.store.subjects import find_production, find_stage, find_stages

Change = tuple[str, int, int]


def plan_rows_if_changed(
    home: Home, connection: Connection, prj: str, changes: Iterable[Change], now_ms: int
) -> PlanRows:
    """The plan with some stages started no earlier than an instant (-1: as it is) and ended at one (0: as it is).

    One after the other, so that it costs what they and what follows them cost. Raises NotFoundError.
    """
    kept = kept_plan(home, connection, production_here(connection, prj), now_ms)
    plan, calendar = kept.plan, kept.facts.production.calendar
    nests = kept.facts.office.table("nest")
    single: list[Change] = []
    for change in changes:
        single += (
            [(stage, at_ms, 0) for stage, at_ms, _ in nest_moves(kept, *change[:2])] if change[0] in nests else [change]
        )
    for stage, not_before_ms, work_end_ms in single:
        if stage not in plan.network.index:
            continue
        if not_before_ms >= 0:
            plan = pushed_by(plan, stage, not_before_ms)
        if work_end_ms:
            start_ms = plan.at_limit.span(stage).start_ms
            plan = stretched_by(plan, stage, work_in_steps(work_between(start_ms, work_end_ms, calendar)))
    rows = moved_rows(kept, plan)
    return replace(rows, production=replace(rows.production, end_ms=rows.end_ms, early_end_ms=rows.early_end_ms))


def nest_moves(kept: KeptPlan, nest: str, start_ms: int) -> tuple[Change, ...]:
    """What moves when a nested chain (by id) is moved so that it starts at an instant (-1: as it is): the stages with which
    it begins and those with a date of their own, each with its new instant and where it started before.

    Empty where nothing of it can be moved any more.
    """
    if start_ms < 0:
        return ()
    office, dates, calendar = kept.facts.office, kept.plan.at_limit, kept.facts.production.calendar
    inside = {one.id: one for one in stages_within(office.table("nest"), kept.dated.stages.values(), nest)}
    follows = {link.target for link in kept.dated.links if link.source in inside}
    starts = {one: dates.span(one).start_ms for one in inside}
    shift_min = work_between(min(starts.values(), default=start_ms), start_ms, calendar)
    return tuple(
        (one, add_work(starts[one], shift_min, calendar), starts[one])
        for one, stage in inside.items()
        if kept.facts.standings[one].state not in BEGUN | DONE and (one not in follows or stage.not_before_ms)
    )


def stages_as_text(home: Home, connection: Connection, texts: Iterable[str], now_ms: int) -> str:
    """Stages (by id or name) of one production as text. Raises NotFoundError, RefusedError."""
    found = find_stages(home, connection, texts, now_ms)
    if len({one.here.prj for one in found}) != 1:
        raise RefusedError(
            "These stages are of several productions.", subject="stages", what_to_do="Copy one's at a time."
        )
    return write_stages(found[0].office, [one.stage.id for one in found])


def link_choices_of(home: Home, connection: Connection, question: LinkChoices, now_ms: int) -> dict[str, LinkChoice]:
    """Where a link from a stage or a closed nest may lead, and why nowhere else. Raises NotFoundError."""
    if question.production:
        prj = find_production(connection, question.production).prj
        office = home.rooms.view(connection, prj, now_ms)
    else:
        office = find_stage(home, connection, question.stage, now_ms).office
    stages, nests = office.table("stage"), office.table("nest")
    inside: dict[str, list[str]] = {}
    for stage in stages.values():
        bar = shown_as(nests, stage.nest)
        if bar:
            inside.setdefault(bar, []).append(stage.id)
    source = question.stage
    if source not in stages and source not in inside:
        source = find_stage(home, connection, source, now_ms).stage.id
    names = {nest: nests[nest].name for nest in inside}
    links = office.table("link").values()
    return bar_choices(stages, links, source, inside, names, is_backward=question.is_backward)
