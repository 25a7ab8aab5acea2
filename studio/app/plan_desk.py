"""The commands about a plan as a whole: what needs the computed plan and an edit of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import plan_whole_commands as p
from studio.domain.errors import NotFoundError

if TYPE_CHECKING:
    from studio.store.home import Home


def change_plan(home: Home, command: p.PlanWholeCommand) -> dict[str, Any]:  # noqa: PLR0911 -- one each
    """Carry out one of ``plan_whole_commands``."""
    match command:
        case p.KeepBaseline():
            return _keep_baseline(home, command)
        case p.ChangeBaseline(production=production, baseline=text, name=name, is_shown=is_shown):
            from studio.actions.plan_baselines import set_baseline

            with home.work() as work:
                return set_baseline(work, production, text, name=name, is_shown=is_shown)
        case p.RemoveBaseline(production=production, baseline=text):
            from studio.actions.plan_baselines import remove_baseline

            with home.work() as work:
                return remove_baseline(work, production, text)
        case p.SetCalendar(production=production, calendar=calendar, who=who):
            from studio.actions.plan_whole import set_calendar

            with home.work() as work:
                return set_calendar(work, production, calendar, who)
        case p.SetBudget(production=production, budget_minor=budget_minor):
            from studio.actions.plan_whole import set_budget

            with home.work() as work:
                return set_budget(work, production, budget_minor)
        case p.FixViolation():
            return _fix(home, command)
        case p.ReadPlan() | p.ReadHolidays():
            from studio.app.plan_files import read

            return read(home, command)
        case p.MoveNest():
            return _move_nest(home, command)
        case p.WritePlan(production=production, path=path, stages=stages):
            from studio.app.plan_files import write_plan

            return write_plan(home, production, Path(path).expanduser(), stages)


def _keep_baseline(home: Home, command: p.KeepBaseline) -> dict[str, Any]:
    from studio.actions.plan_baselines import add_baseline
    from studio.queries.timeline import named_plan

    with home.work() as work:
        plan = named_plan(home, work.connection, command.production, work.now_ms).dated.plan
        spans = dict(zip(plan.network.ids, plan.at_limit.spans, strict=True))
        return add_baseline(work, command.production, command.name, spans, plan.at_limit.end_ms)


def _move_nest(home: Home, command: p.MoveNest) -> dict[str, Any]:
    from studio.actions.plan_commands import MoveStage, MoveStages
    from studio.actions.plan_groups import move_stages
    from studio.actions.plan_nests import find_nest
    from studio.domain.calendar import add_work, work_between
    from studio.domain.errors import RefusedError
    from studio.domain.nests import stages_within
    from studio.domain.plan_rules import BEGUN, DONE
    from studio.queries.timeline import named_plan

    with home.work() as work:
        kept = named_plan(home, work.connection, command.production, work.now_ms)
        nest = find_nest(kept.facts.office, command.nest)
        inside = {
            one.id: one for one in stages_within(kept.facts.office.table("nest"), kept.dated.stages.values(), nest.id)
        }
        follows = {link.target for link in kept.dated.links if link.source in inside}
        fixed = {one for one in inside if kept.facts.standings[one].state in BEGUN | DONE}
        spans = {one: kept.plan.at_limit.span(one) for one in inside}
        calendar = kept.facts.production.calendar
        shift_min = work_between(min(span.start_ms for span in spans.values()), command.start_ms, calendar)
        moves = tuple(
            MoveStage(one, add_work(spans[one].start_ms, shift_min, calendar), spans[one].start_ms)
            for one, stage in inside.items()
            if one not in fixed and (one not in follows or stage.not_before_ms)
        )
        if not moves:
            raise RefusedError(
                f"All that “{nest.name}” begins with has begun or is done.",
                subject=nest.name,
                what_to_do="Open it and move the stages that are still to come.",
                code="dates_fixed",
            )
        return move_stages(work, MoveStages(moves))


def _fix(home: Home, command: p.FixViolation) -> dict[str, Any]:
    from studio.actions.plan_whole import carry_out_fix
    from studio.queries.plan_checks import violations_of
    from studio.queries.timeline import named_plan

    with home.work() as work:
        kept = named_plan(home, work.connection, command.production, work.now_ms)
        found = {row.id: (row, violation) for row, violation in violations_of(kept, work.now_ms)}
        if command.violation not in found:
            raise NotFoundError(
                f"Nothing in the plan is wrong under the name “{command.violation}”.",
                subject=command.violation,
                what_to_do=f"What is wrong now: {', '.join(found) or 'nothing'}.",
            )
        row, violation = found[command.violation]
        fixes = {fix.name: fix for fix in violation.fixes}
        fix = fixes.get(command.fix or next(iter(fixes), ""))
        if fix is None:
            raise NotFoundError(
                f"“{command.violation}” cannot be put right by “{command.fix}”." if command.fix else row.sentence,
                subject=command.violation,
                what_to_do=f"What can be done: {', '.join(fixes) or 'nothing by one step'}.",
            )
        words = next(one.words for one in row.fixes if one.name == fix.name)
        result = carry_out_fix(work, command.production, fix, words)
    return {**result, "violation": command.violation, "done": words}
