"""The plan as it is shown: every closed nested chain as one bar, all else as it is. Pure; changes no date and no sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from studio.domain.nests import outer_name, shown_as, way_out
from studio.domain.stage_states import StageState
from studio.queries.plan_rows import LinkRow, NestRow, PlanRows, StageRow

_S = StageState
_BY_URGENCY = (
    _S.DISPUTED, _S.IN_REVIEW, _S.REVISION, _S.IN_PROGRESS, _S.PAUSED, _S.AWAITING_INPUTS, _S.ACCEPTED, _S.COUNTERED,
    _S.OFFERED,
)  # fmt: skip
_DONE = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED})


def as_shown(plan: PlanRows) -> PlanRows:
    """The same plan with a bar for each closed nest, in place of the first of its stages. Its id is the nest's.

    The bar spans its stages, costs what they cost and is linked as they are; what it is shown as is worked out from
    them (see ``nest_state``). Links inside it are gone.
    """
    nests = {nest.id: nest for nest in plan.nests}
    if not any(nest.is_closed for nest in plan.nests):
        return plan
    bar_of: dict[str, str] = {}
    inside: dict[str, list[StageRow]] = {}
    for stage in plan.stages:
        bar = shown_as(nests, stage.nest)
        if bar and stage.id not in nests:  # the bar of a nest stays what it is
            bar_of[stage.id] = bar
            inside.setdefault(bar, []).append(stage)
    stages: list[StageRow] = []
    for stage in plan.stages:
        bar = bar_of.get(stage.id, "")
        if not bar:
            stages.append(stage)
        elif stage is inside[bar][0]:
            stages.append(_bar(nests[bar], inside[bar], plan.production.currency))
    return replace(plan, stages=tuple(stages), links=_links(plan, bar_of))


def stages_of(plan: PlanRows, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of stages, each once, with those inside in place of a nest's own id; ``plan`` is the whole one."""
    nests = {nest.id: nest for nest in plan.nests}
    wanted = dict.fromkeys(ids)
    found: dict[str, None] = {}
    for one in wanted:
        if one in nests:
            found.update(dict.fromkeys(row.id for row in plan.stages if one in way_out(nests, row.nest)))
        else:
            found[one] = None
    return tuple(found)


def nest_state(stages: Iterable[StageRow]) -> StageState:
    """What a closed nest is shown as: done when all of it is, else the most urgent of what is under way, else planned."""
    states = {stage.state for stage in stages}
    if states <= _DONE:
        return _S.APPROVED
    return next((state for state in _BY_URGENCY if state in states), _S.IN_PROGRESS if states & _DONE else _S.PLANNED)


def _bar(nest: NestRow, stages: Sequence[StageRow], currency: str) -> StageRow:
    first = stages[0]
    people = {stage.person for stage in stages}
    return StageRow(
        id=nest.id,
        slug="",
        track=first.track,
        title=nest.name,
        role="",
        state=nest_state(stages),
        start_ms=min(stage.start_ms for stage in stages),
        work_end_ms=max(stage.work_end_ms for stage in stages),
        end_ms=max(stage.end_ms for stage in stages),
        early_end_ms=max(stage.early_end_ms for stage in stages),
        slack_min=min(stage.slack_min for stage in stages),
        is_critical=any(stage.is_critical for stage in stages),
        is_own=all(stage.is_own for stage in stages),
        price_minor=sum(stage.price_minor for stage in stages if stage.currency == currency),
        currency=currency,
        person=people.pop() if len(people) == 1 else "",
        is_late=any(stage.is_late for stage in stages),
        is_stale=any(stage.is_stale for stage in stages),
        nest=nest.outer,
        holds=len(stages),
    )


def _links(plan: PlanRows, bar_of: dict[str, str]) -> tuple[LinkRow, ...]:
    """The links between what is shown, those of a nest between the ports that its bar shows."""
    titles = {stage.id: stage.title for stage in plan.stages}
    kept = []
    for link in plan.links:
        source, target = bar_of.get(link.source, link.source), bar_of.get(link.target, link.target)
        if (source, target) == (link.source, link.target):
            kept.append(link)
        elif source != target:
            output = (
                outer_name(titles[link.source], link.output) if link.output and link.source in bar_of else link.output
            )
            into = outer_name(titles[link.target], link.input) if link.input and link.target in bar_of else link.input
            kept.append(replace(link, source=source, target=target, output=output, input=into))
    return tuple(kept)
