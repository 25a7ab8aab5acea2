"""The dates of a production's stages: the schedule, given what has happened. Always gives dates, whatever the log holds.

The fold keeps links that close a loop and calendars nobody can work in; the plan is then drawn without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from studio.domain.calendar import FIRST_MS, LAST_MS, MIN_MS
from studio.domain.errors import SegueError
from studio.domain.production import Link, Production, Stage, WorkCalendar
from studio.domain.schedule import Actual, Plan, Span, schedule
from studio.queries.standing import ProductionFacts, planned_stage

_YEAR_MIN = 366 * 24 * 60
_MARGIN_MS = 10 * _YEAR_MIN * 60_000


def plan_of(facts: ProductionFacts, now_ms: int) -> Plan:
    """The plan as of the minute of ``now_ms``."""
    minute_ms = now_ms - now_ms % 60_000
    standings = facts.standings
    own = frozenset(stage_id for stage_id, standing in standings.items() if standing.is_own)
    actuals = _begun({stage_id: standing.actual for stage_id, standing in standings.items()}, facts)
    error: SegueError | None = None
    for production, stages, links in _attempts(facts, minute_ms):
        try:
            plan = schedule(production, stages, links, actuals, minute_ms, own=own)
            _ = plan.at_limit.end_ms, plan.at_once.end_ms
            return plan
        except SegueError as problem:
            error = problem
            actuals = {stage_id: _sane_actual(actual) for stage_id, actual in actuals.items()}
    raise error or AssertionError


@dataclass(frozen=True, slots=True)
class Lines:
    """What a bar needs of a plan, by the network's index: dates at the limit, when each would end if everything were
    reviewed at once, and the slack. Leaves out what no bar shows, which halves the work for large plans.
    """

    plan: Plan
    spans: list[Span]
    slacks_min: list[int]

    def held_by(self, i: int) -> tuple[str, ...]:
        """The stages that hold the start of one."""
        return self.plan.at_limit.held_by(i)

    def is_critical(self, i: int) -> bool:
        """Whether any slip of this stage moves the end."""
        return self.slacks_min[i] <= 0 and not self.plan.network.is_approved(i)


def lines_of(plan: Plan) -> Lines:
    """The lines of a plan."""
    network, dates = plan.network, plan.at_limit
    slacks = [0 if network.is_approved(i) else dates.slack_min(i) for i in range(len(network.ids))]
    return Lines(plan, dates.spans, slacks)


def _attempts(facts: ProductionFacts, now_ms: int) -> Iterator[tuple[Production, list[Stage], list[Link]]]:
    """What to plan: as it stands, without loops, in an ordinary calendar, without links."""
    try:
        stages = [planned_stage(stage, facts.standings[stage.id], facts.production) for stage in facts.stages.values()]
    except SegueError:
        stages = list(facts.stages.values())
    links: list[Link] = list(facts.office.table("link").values())
    yield facts.production, stages, links
    links = without_loops(stages, links)
    yield facts.production, stages, links
    start_ms = facts.production.start_ms
    sane = replace(
        facts.production, calendar=WorkCalendar(), start_ms=start_ms if FIRST_MS <= start_ms < LAST_MS else now_ms
    )
    stages = [
        replace(
            stage,
            work_min=min(max(stage.work_min, 0), _YEAR_MIN),
            review_days=min(max(stage.review_days, 0), 366),
            not_before_ms=stage.not_before_ms if 0 <= stage.not_before_ms < LAST_MS - _MARGIN_MS else 0,
        )
        for stage in stages
    ]
    yield sane, stages, [link for link in links if abs(link.lag_min) <= _YEAR_MIN]
    yield replace(sane, start_ms=now_ms), [replace(stage, not_before_ms=0) for stage in stages], []


def without_loops(stages: Iterable[Stage], links: Iterable[Link]) -> list[Link]:
    """The links that leave an order: those among stages that wait for each other are left out."""
    waiting = dict.fromkeys((stage.id for stage in stages), 0)
    known = [link for link in links if link.source in waiting and link.target in waiting]
    following: dict[str, list[str]] = {}
    for link in known:
        waiting[link.target] += 1
        following.setdefault(link.source, []).append(link.target)
    free = [stage_id for stage_id, count in waiting.items() if not count]
    for stage_id in free:  # grows while it is read
        for target in following.get(stage_id, ()):
            waiting[target] -= 1
            if not waiting[target]:
                free.append(target)
    placed = set(free)
    return [link for link in known if link.source in placed]


def _begun(actuals: dict[str, Actual], facts: ProductionFacts) -> dict[str, Actual]:
    """Own stages do not say when they were begun: not before what they wait for was done, nor the production."""
    ended: dict[str, int] = {}
    for link in facts.office.table("link").values():
        source = actuals.get(link.source)
        if source is not None and source.approved_ms:
            ended[link.target] = max(ended.get(link.target, 0), source.approved_ms)
    for stage_id, actual in actuals.items():
        if actual.approved_ms and not actual.started_ms:
            usual_ms = actual.approved_ms - facts.stages[stage_id].work_min * MIN_MS
            earliest_ms = ended.get(stage_id, facts.production.start_ms)
            started_ms = max(1, min(max(usual_ms, earliest_ms), actual.approved_ms))
            actuals[stage_id] = replace(actual, started_ms=started_ms)
    return actuals


def _sane_actual(actual: Actual) -> Actual:
    instants = (actual.started_ms, actual.delivered_ms, actual.approved_ms)
    return actual if all(instant == 0 or FIRST_MS <= instant < LAST_MS for instant in instants) else Actual()
