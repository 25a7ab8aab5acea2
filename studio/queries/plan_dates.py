"""The dates of a production's stages: the schedule, given what has happened. Always gives dates, whatever the log holds.

The fold keeps links that close a loop and calendars nobody can work in; the plan is then drawn without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studio.domain.calendar import FIRST_MS, LAST_MS, MIN_MS
from studio.domain.errors import RefusedError, SegueError
from studio.domain.production import Link, Production, Stage, WorkCalendar
from studio.domain.schedule import Actual, Plan, Span, schedule
from studio.domain.violations import (
    MOST_WORK_MIN,
    Violation,
    calendar_problem,
    loop_problems,
    sane_fields,
    value_problems,
    with_changes,
)
from studio.queries.standing import ProductionFacts, Standing, planned_stage

_YEAR_MIN = 366 * 24 * 60
_MARGIN_MS = 10 * _YEAR_MIN * 60_000


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """A plan and what it was made of: ``stages`` with what was signed and what happened to them taken in, the ``links``
    that have an order, who does what (``persons``, by stage id), whose work is the owner's, and what had to be changed
    before there could be dates at all (``problems``). ``minute_ms`` is when it was made; ``is_whole`` says that all stages
    and links were scheduled as they are.
    """

    plan: Plan
    stages: Mapping[str, Stage]
    links: tuple[Link, ...]
    persons: Mapping[str, str]
    own: frozenset[str]
    problems: tuple[Violation, ...] = ()
    minute_ms: int = 0
    is_whole: bool = False


def plan_of(facts: ProductionFacts, now_ms: int) -> DatedPlan:
    """The plan as of the minute of ``now_ms``."""
    minute_ms = now_ms - now_ms % 60_000
    standings, problems = facts.standings, []
    production = facts.production
    own = frozenset(stage_id for stage_id, standing in standings.items() if standing.is_own)
    persons = {stage_id: doer for stage_id in facts.stages if (doer := person_of(facts, stage_id))}
    calendars = {}
    if (problem := calendar_problem(production.calendar)) is not None:
        problems.append(problem)
        production = replace(production, calendar=WorkCalendar(holidays=production.calendar.holidays))
    for who, calendar in person_calendars(facts).items():
        if (problem := calendar_problem(calendar, who)) is not None:
            problems.append(problem)
        else:
            calendars[who] = calendar
    of_stages = {
        stage_id: calendars[who] for stage_id in facts.stages if (who := calendar_key(facts, stage_id, calendars))
    }
    if not FIRST_MS <= production.start_ms < LAST_MS - _MARGIN_MS:
        production = replace(production, start_ms=minute_ms)
    problems += value_problems(facts.stages.values())
    stages = [_planned(stage, facts, production, of_stages.get(stage.id)) for stage in facts.stages.values()]
    links = [link for link in facts.office.table("link").values() if abs(link.lag_min) <= MOST_WORK_MIN]
    actuals = _begun({stage.id: _actual(stage, standings[stage.id]) for stage in stages}, facts)
    is_whole = False
    try:
        plan = whole(schedule(production, stages, links, actuals, minute_ms, own=own, calendars=of_stages))
        is_whole = True
    except RefusedError:
        ordered = without_loops(stages, links)
        known = {stage.id for stage in stages}
        kept = {link.id for link in ordered}
        problems += loop_problems(k for k in links if k.id not in kept and k.source in known and k.target in known)
        links = ordered
        plan = _schedule_somehow(production, stages, links, actuals, minute_ms, own, of_stages)
    except SegueError:
        plan = _schedule_somehow(production, stages, links, actuals, minute_ms, own, of_stages)
    of_ids = {stage.id: stage for stage in stages}
    return DatedPlan(plan, of_ids, tuple(links), persons, own, tuple(problems), minute_ms, is_whole)


def planned_now(facts: ProductionFacts, stage: Stage) -> Stage:
    """One stage as the plan takes it, where all calendars can be worked in."""
    calendars = person_calendars(facts)
    return _planned(stage, facts, facts.production, calendars.get(calendar_key(facts, stage.id, calendars)))


def _schedule_somehow(
    production: Production,
    stages: list[Stage],
    links: list[Link],
    actuals: Mapping[str, Actual],
    now_ms: int,
    own: frozenset[str],
    calendars: Mapping[str, WorkCalendar],
) -> Plan:
    """The plan, or where it reaches past the last year that can be planned, the stages side by side."""
    try:
        return whole(schedule(production, stages, links, actuals, now_ms, own=own, calendars=calendars))
    except SegueError:
        short = [
            replace(stage, work_min=min(stage.work_min, _YEAR_MIN), not_before_ms=0, must_finish_ms=0)
            for stage in stages
        ]
        sane = {stage_id: _sane_actual(actual) for stage_id, actual in actuals.items()}
        return schedule(replace(production, start_ms=now_ms), short, [], sane, now_ms, own=own)


def whole(plan: Plan) -> Plan:
    """The plan itself, once every date of it is known to exist."""
    for dates in (plan.at_limit, plan.at_once):
        _ = dates.spans, dates.end_ms
    if plan.network.ids:
        plan.at_limit.slack_min(0)
    return plan


def person_of(facts: ProductionFacts, stage_id: str) -> str:
    """Who does a stage, or is meant to; empty while nobody is."""
    standing, stage = facts.standings[stage_id], facts.stages[stage_id]
    is_settled = bool(standing.room) or standing.own_takes
    return standing.person if is_settled else stage.meant_for or standing.person


def person_calendars(facts: ProductionFacts) -> Mapping[str, WorkCalendar]:
    """The calendars of persons, by key or by name as in offers."""
    return facts.office.table("calendar")


def calendar_key(facts: ProductionFacts, stage_id: str, calendars: Mapping[str, WorkCalendar] | None = None) -> str:
    """Under which name the calendar of a stage's person is kept; empty where there is none. ``calendars``: all of them."""
    calendars = person_calendars(facts) if calendars is None else calendars
    if not calendars:
        return ""
    standing = facts.standings[stage_id]
    room = standing.facts
    is_theirs = room is not None and not standing.is_own
    names = (
        *((room.person_id, room.hand_off.to) if room is not None and is_theirs else ()),
        person_of(facts, stage_id),
    )
    return next((name for name in names if name and name in calendars), "")


def _planned(stage: Stage, facts: ProductionFacts, production: Production, calendar: WorkCalendar | None) -> Stage:
    """The stage as signed, with values that can be planned."""
    try:
        planned = planned_stage(stage, facts.standings[stage.id], calendar or production.calendar)
    except SegueError:
        planned = stage
    return with_changes(planned, sane_fields(planned))


def _actual(stage: Stage, standing: Standing) -> Actual:
    """What has happened to a stage; of work without a hand-off the owner's word, as long as there is no take: when it was
    begun, how far it is, and that all of it is done.
    """
    actual = standing.actual
    if standing.bound is None and not (actual.delivered_ms or actual.approved_ms) and stage.started_ms:
        actual = replace(actual, started_ms=stage.started_ms)
    if stage.progress_pct >= 100 and stage.progress_ms and standing.bound is None and not actual.delivered_ms:
        return replace(actual, delivered_ms=stage.progress_ms, approved_ms=stage.progress_ms)
    if stage.progress_pct and actual.started_ms and not actual.delivered_ms:
        return replace(actual, progress_pct=stage.progress_pct, progress_ms=stage.progress_ms)
    return actual


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
    slacks = [
        0 if actual.approved_ms else slack_min
        for actual, slack_min in zip(network.actuals, dates.slacks_min, strict=True)
    ]
    return Lines(plan, dates.spans, slacks)


def without_loops(stages: Iterable[Stage], links: Iterable[Link]) -> list[Link]:
    """The links that leave an order: of each loop the one is left out that leads back to the stage shown first."""
    following: dict[str, list[Link]] = {stage.id: [] for stage in stages}
    for link in links:
        if link.source in following and link.target in following:
            following[link.source].append(link)
    back: set[str] = set()
    is_open: dict[str, bool] = {}  # on the way from the first stage, or done with
    for first, of_first in following.items():
        if first in is_open:
            continue
        is_open[first] = True
        path = [(first, iter(of_first))]
        while path:
            stage_id, ahead = path[-1]
            step = next(ahead, None)
            if step is None:
                is_open[stage_id] = False
                path.pop()
            elif is_open.get(step.target):
                back.add(step.id)
            elif step.target not in is_open:
                is_open[step.target] = True
                path.append((step.target, iter(following[step.target])))
    return [link for found in following.values() for link in found if link.id not in back]


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
