"""What is wrong with a plan, as a list: each with the edits that would put it right, one of which a person chooses.

Reads a computed plan and what it was made of; asks no clock. Words for people are ``queries/plan_checks``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from studio.domain.calendar import FIRST_MS, LAST_MS, work_table
from studio.domain.double_bookings import DoubleBooking
from studio.domain.errors import SegueError
from studio.domain.production import Link, LinkKind, Stage, WorkCalendar
from studio.domain.schedule import Plan

MOST_WORK_MIN = 3650 * 480
"""Ten years of working days: what is longer is a slip of the hand."""
MOST_REVIEW_DAYS = 365


class ViolationKind(StrEnum):
    """What a plan can do wrong."""

    MUST_FINISH = "must_finish"
    DOUBLE_BOOKED = "double_booked"
    LATE_START = "late_start"
    OUT_OF_ORDER = "out_of_order"
    HELD_BACK = "held_back"
    LOOP = "loop"
    CALENDAR = "calendar"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class StageEdit:
    """Give fields of a stage other values."""

    stage: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LinkAdded:
    """One stage after another."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class LinkRemoved:
    """A link less."""

    link: str


@dataclass(frozen=True, slots=True)
class CalendarEdit:
    """Another calendar, for the production or for the person ``who``; None: a person's as the production's."""

    calendar: WorkCalendar | None
    who: str = ""


PlanEdit = StageEdit | LinkAdded | LinkRemoved | CalendarEdit


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put it right. ``name`` is for scripts and for the words of screens."""

    name: str
    edits: tuple[PlanEdit, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """Something wrong: about which stages (or which person), since or until when (UTC ms), by how much working time."""

    kind: ViolationKind
    stages: tuple[str, ...] = ()
    at_ms: int = 0
    by_min: int = 0
    person: str = ""
    what: str = ""
    fixes: tuple[Fix, ...] = field(default=())


def value_problems(stages: Iterable[Stage]) -> list[Violation]:
    """Durations and dates that no plan can hold, each with a value that it can."""
    found = []
    for stage in stages:
        sane = sane_fields(stage)
        if sane:
            found.append(
                Violation(
                    ViolationKind.VALUE,
                    (stage.id,),
                    what=", ".join(sorted(sane)),
                    fixes=(Fix("usual_value", (StageEdit(stage.id, sane),)),),
                )
            )
    return found


def sane_fields(stage: Stage) -> dict[str, int]:
    """The fields of a stage that have to change before it can be planned, with the nearest value that is possible."""
    wanted = {
        "work_min": min(max(stage.work_min, 0), MOST_WORK_MIN),
        "least_work_min": min(max(stage.least_work_min, 0), MOST_WORK_MIN),
        "most_work_min": min(max(stage.most_work_min, 0), MOST_WORK_MIN),
        "review_days": min(max(stage.review_days, 0), MOST_REVIEW_DAYS),
        "progress_pct": min(max(stage.progress_pct, 0), 100),
        **{
            name: value if FIRST_MS <= (value := getattr(stage, name)) < LAST_MS else 0
            for name in ("not_before_ms", "must_finish_ms", "started_ms", "progress_ms")
        },
    }
    return {name: value for name, value in wanted.items() if value != getattr(stage, name)}


def with_changes(stage: Stage, changes: Mapping[str, Any]) -> Stage:
    """The stage with some fields changed; itself when there are none."""
    return replace(stage, **changes) if changes else stage


def calendar_problem(calendar: WorkCalendar, who: str = "") -> Violation | None:
    """Why nobody can work in a calendar: its zone has vanished, or it holds no working time."""
    try:
        work_table(calendar)
    except SegueError as error:
        usual = None if who else WorkCalendar(holidays=calendar.holidays)
        fix = Fix("usual_calendar", (CalendarEdit(usual, who),))
        return Violation(ViolationKind.CALENDAR, person=who, what=error.message, fixes=(fix,))
    return None


def loop_problems(left_out: Iterable[Link]) -> list[Violation]:
    """Links that close a loop, which the plan is drawn without."""
    return [
        Violation(
            ViolationKind.LOOP,
            (link.source, link.target),
            what=link.id,
            fixes=(Fix("remove_link", (LinkRemoved(link.id),)),),
        )
        for link in left_out
    ]


def date_problems(
    plan: Plan,
    stages: Mapping[str, Stage],
    links: Sequence[Link],
    clashes: Sequence[DoubleBooking],
    own: frozenset[str],
    now_ms: int,
) -> list[Violation]:
    """What is wrong with the dates, with reviews at their limit.

    Args:
        stages: as they stand in the plan, by id.
        links: those that the plan was computed with.
        own: the stages that the owner does, whose beginning the owner says.
    """
    found = _missed_dates(plan, stages)
    found += [_clash(plan, clash) for clash in clashes]
    found += _late_starts(plan, stages, own, now_ms)
    found += _out_of_order(plan, links)
    found += _held_back(plan, stages)
    return found


def _missed_dates(plan: Plan, stages: Mapping[str, Stage]) -> list[Violation]:
    network, dates, found = plan.network, plan.at_limit, []
    for i, must_ms in enumerate(network.must_ms):
        stage_id = network.ids[i]
        end_ms = dates.spans[i].end_ms
        if not must_ms or end_ms <= must_ms:
            continue
        fixes = [
            Fix("move_date", (StageEdit(stage_id, {"must_finish_ms": end_ms}),)),
            Fix("drop_date", (StageEdit(stage_id, {"must_finish_ms": 0}),)),
        ]
        held = [
            s for s in _chain_before(plan, i) if stages[s].not_before_ms and not network.has_happened(network.index[s])
        ]
        if held:
            fixes.insert(0, Fix("start_as_soon_as_possible", tuple(StageEdit(s, {"not_before_ms": 0}) for s in held)))
        by_ms = network.table.position(end_ms) - network.table.position(must_ms)
        found.append(Violation(ViolationKind.MUST_FINISH, (stage_id,), must_ms, by_ms // 60_000, fixes=tuple(fixes)))
    return found


def _chain_before(plan: Plan, last: int) -> list[str]:
    """A stage and all that hold it where it is, back to those that nothing holds."""
    network = plan.network
    chain = {network.ids[last]: None}
    waiting = [network.ids[last]]
    for stage_id in waiting:  # grows while it is read
        fresh = [before for before in plan.at_limit.held_by(network.index[stage_id]) if before not in chain]
        chain.update(dict.fromkeys(fresh))
        waiting += fresh
    return waiting


def _clash(plan: Plan, clash: DoubleBooking) -> Violation:
    end_ms = plan.at_limit.span(clash.first).work_end_ms
    fixes = [Fix("start_after", (StageEdit(clash.second, {"not_before_ms": end_ms}),))]
    if plan.network.index[clash.first] < plan.network.index[clash.second]:  # no link backwards, so no loop
        fixes.insert(0, Fix("link", (LinkAdded(clash.first, clash.second),)))
    table = plan.network.table
    by_ms = table.position(clash.to_ms) - table.position(clash.from_ms)
    is_begun = plan.network.has_happened(plan.network.index[clash.second])
    return Violation(
        ViolationKind.DOUBLE_BOOKED,
        (clash.first, clash.second),
        clash.from_ms,
        by_ms // 60_000,
        clash.person,
        fixes=() if is_begun else tuple(fixes),
    )


def _late_starts(plan: Plan, stages: Mapping[str, Stage], own: frozenset[str], now_ms: int) -> list[Violation]:
    """Own stages that nothing but the owner keeps from beginning: their date has passed."""
    network, found = plan.network, []
    for i, stage_id in enumerate(network.ids):
        stage = stages[stage_id]
        if stage_id not in own or not stage.work_min or network.has_happened(i):
            continue
        ties = network.into[i]
        if any(not network.is_approved(other) for _, other, _ in ties):
            continue
        ready_ms = max([network.start_ms, stage.not_before_ms, *(plan.at_limit.spans[o].end_ms for _, o, _ in ties)])
        ready_ms = network.tables[i].start_at(ready_ms)
        waited_ms = network.tables[i].position(now_ms) - network.tables[i].position(ready_ms)
        if waited_ms < network.table.day_min * 60_000:
            continue
        begin = Fix("begin_now", (StageEdit(stage_id, {"started_ms": now_ms}),))
        plan_now = Fix("plan_from_now", (StageEdit(stage_id, {"not_before_ms": now_ms}),))
        found.append(
            Violation(ViolationKind.LATE_START, (stage_id,), ready_ms, waited_ms // 60_000, fixes=(begin, plan_now))
        )
    return found


def _out_of_order(plan: Plan, links: Sequence[Link]) -> list[Violation]:
    """Work that really began before what it should have waited for."""
    network, found = plan.network, []
    for link in links:
        source, target = network.index.get(link.source), network.index.get(link.target)
        if source is None or target is None or link.kind not in (LinkKind.FS, LinkKind.SS):
            continue
        begun_ms = network.actuals[target].started_ms
        span = plan.at_limit.spans[source]
        reached_ms = span.end_ms if link.kind is LinkKind.FS else span.start_ms
        bound_ms = network.table.shifted(reached_ms, link.lag_min * 60_000) if link.lag_min else reached_ms
        early_ms = network.table.position(bound_ms) - network.table.position(begun_ms) if begun_ms else 0
        if early_ms <= 0:
            continue
        # A link that carries files stays: the files still come that way.
        fixes = () if link.output else (Fix("remove_link", (LinkRemoved(link.id),)),)
        found.append(
            Violation(ViolationKind.OUT_OF_ORDER, (link.source, link.target), begun_ms, early_ms // 60_000, fixes=fixes)
        )
    return found


def _held_back(plan: Plan, stages: Mapping[str, Stage]) -> list[Violation]:
    """Stages on the critical path that only their own date holds: what they waited for is done sooner by now."""
    network, found = plan.network, []
    for i, stage_id in enumerate(network.ids):
        stage = stages[stage_id]
        if not stage.not_before_ms or network.has_happened(i) or plan.at_limit.slack_min(i) > 0:
            continue
        table, start_ms = network.tables[i], plan.at_limit.spans[i].start_ms
        if start_ms != table.start_at(stage.not_before_ms):
            continue
        ties = network.into[i]
        bounds = [network.start_ms, network.now_ms]
        for kind, other, lag_ms in ties:
            span = plan.at_limit.spans[other]
            at_ms = span.end_ms if kind in (LinkKind.FS, LinkKind.FF) else span.start_ms
            at_ms = network.table.shifted(at_ms, lag_ms) if lag_ms else at_ms
            bounds.append(at_ms if kind in (LinkKind.FS, LinkKind.SS) else table.ahead_of(at_ms, network.work_ms[i]))
        gained_ms = table.position(start_ms) - table.position(max(bounds))
        if ties and gained_ms > 0:
            fix = Fix("start_as_soon_as_possible", (StageEdit(stage_id, {"not_before_ms": 0}),))
            found.append(
                Violation(ViolationKind.HELD_BACK, (stage_id,), stage.not_before_ms, gained_ms // 60_000, fixes=(fix,))
            )
    return found
