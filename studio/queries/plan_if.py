"""The plan as it would be with several stages changed at once, and stages as text. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studio.domain.calendar import work_between
from studio.domain.errors import RefusedError
from studio.domain.linking import LinkChoice, link_choices
from studio.domain.plan_rules import work_in_steps
from studio.domain.schedule import pushed_by, stretched_by
from studio.events.plan_text import write_stages
from studio.queries.plan_rows import PlanRows
from studio.queries.timeline import kept_plan, moved_rows
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import production_here
from studio.store.subjects import find_stage, find_stages

Change = tuple[str, int, int]


def plan_rows_if_changed(
    home: Home, connection: Connection, prj: str, changes: Iterable[Change], now_ms: int
) -> PlanRows:
    """The plan with some stages started no earlier than an instant (-1: as it is) and ended at one (0: as it is).

    One after the other, so that it costs what they and what follows them cost. Raises NotFoundError.
    """
    kept = kept_plan(home, connection, production_here(connection, prj), now_ms)
    plan, calendar = kept.plan, kept.facts.production.calendar
    for stage, not_before_ms, work_end_ms in changes:
        if stage not in plan.network.index:
            continue
        if not_before_ms >= 0:
            plan = pushed_by(plan, stage, not_before_ms)
        if work_end_ms:
            start_ms = plan.at_limit.span(stage).start_ms
            plan = stretched_by(plan, stage, work_in_steps(work_between(start_ms, work_end_ms, calendar)))
    plan = replace(plan, moved=frozenset(plan.network.index))
    rows = moved_rows(kept, plan)
    return replace(rows, production=replace(rows.production, end_ms=rows.end_ms, early_end_ms=rows.early_end_ms))


def stages_as_text(home: Home, connection: Connection, texts: Iterable[str], now_ms: int) -> str:
    """Stages (by id or name) of one production as text. Raises NotFoundError, RefusedError."""
    found = find_stages(home, connection, texts, now_ms)
    if len({one.here.prj for one in found}) != 1:
        raise RefusedError(
            "These stages are of several productions.", subject="stages", what_to_do="Copy one's at a time."
        )
    return write_stages(found[0].office, [one.stage.id for one in found])


def link_choices_of(home: Home, connection: Connection, text: str, now_ms: int) -> dict[str, LinkChoice]:
    """Where a link from a stage may lead, and why nowhere else. Raises NotFoundError."""
    found = find_stage(home, connection, text, now_ms)
    return link_choices(found.office.table("stage"), found.office.table("link").values(), found.stage.id)
