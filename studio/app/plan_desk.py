"""The commands about a plan as a whole: what needs the computed plan and an edit of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import plan_whole_commands as p
from studio.actions.plan_commands import MoveStage, MoveStages
from studio.domain.errors import NotFoundError

if TYPE_CHECKING:
    from studio.queries.timeline import KeptPlan
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
        case p.SetBudget() | p.SetTempo():
            return _set_value(home, command)
        case p.FixViolation():
            return _fix(home, command)
        case p.ReadPlan() | p.ReadHolidays():
            from studio.app.plan_files import read

            return read(home, command)
        case p.MoveNest() | p.MoveBars():
            return _move_bars(home, command)
        case p.WritePlan(production=production, path=path, stages=stages):
            from studio.app.plan_files import write_plan

            return write_plan(home, production, Path(path).expanduser(), stages)


def _set_value(home: Home, command: p.SetBudget | p.SetTempo) -> dict[str, Any]:
    from studio.actions.plan_whole import set_budget, set_tempo

    with home.work() as work:
        if isinstance(command, p.SetBudget):
            return set_budget(work, command.production, command.budget_minor)
        return set_tempo(work, command.production, command.tempo_mbpm, command.meter)


def _keep_baseline(home: Home, command: p.KeepBaseline) -> dict[str, Any]:
    from studio.actions.plan_baselines import add_baseline
    from studio.queries.timeline import named_plan

    with home.work() as work:
        plan = named_plan(home, work.connection, command.production, work.now_ms).dated.plan
        spans = dict(zip(plan.network.ids, plan.at_limit.spans, strict=True))
        return add_baseline(work, command.production, command.name, spans, plan.at_limit.end_ms)


def _move_bars(home: Home, command: p.MoveNest | p.MoveBars) -> dict[str, Any]:
    """Raises RefusedError for a nest of which all has begun, and for another track where it has several."""
    if isinstance(command, p.MoveNest):
        command = p.MoveBars(command.production, (MoveStage(command.nest, command.start_ms),))
    from studio.actions.plan_groups import move_stages
    from studio.queries.timeline import named_plan

    with home.work() as work:
        kept = named_plan(home, work.connection, command.production, work.now_ms)
        moves: dict[str, MoveStage] = {}
        for move in command.moves:
            single = (move,) if move.stage in kept.dated.stages else _moves_of_nest(kept, move, command.track)
            moves.update({one.stage: one for one in single})
        return move_stages(work, MoveStages(tuple(moves.values()), command.track))


def _moves_of_nest(kept: KeptPlan, move: MoveStage, track: str) -> list[MoveStage]:
    from studio.actions.plan_nests import find_nest
    from studio.domain.errors import RefusedError
    from studio.domain.nests import stages_within
    from studio.queries.plan_if import nest_moves

    office = kept.facts.office
    nest = find_nest(office, move.stage)
    found = {one: MoveStage(one, at_ms, was_ms) for one, at_ms, was_ms in nest_moves(kept, nest.id, move.not_before_ms)}
    if move.not_before_ms >= 0 and not found:
        raise RefusedError(
            f"All that “{nest.name}” begins with has begun or is done.",
            subject=nest.name,
            what_to_do="Open it and move the stages that are still to come.",
            code="dates_fixed",
        )
    if track:
        inside = stages_within(office.table("nest"), kept.dated.stages.values(), nest.id)
        if len({stage.track for stage in inside}) > 1:
            raise RefusedError(
                f"The stages of “{nest.name}” lie on several tracks.",
                subject=nest.name,
                what_to_do="Open it and move its stages to the track one by one.",
            )
        found = {stage.id: found.get(stage.id, MoveStage(stage.id, -1)) for stage in inside}
    return list(found.values())


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
