"""The dates of a plan: critical path method over FS, SS, FF and SF links with lag in working time.

Every plan is computed twice: as if each delivery were reviewed at once, and as if each review took the time the
terms allow. Pure: the caller brings what has really happened and, if wanted, the present instant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from studio.domain.backward_pass import backward, backward_from, free_slack_ms, slack_ms, slacks_ms
from studio.domain.calendar import FIRST_MS, FIRST_YEAR, LAST_YEAR, MIN_MS, WorkTable, work_days, work_table
from studio.domain.errors import BadInputError
from studio.domain.forward_pass import forward, forward_from, placed_late
from studio.domain.network import Actual, Network, Places, Span, build_network
from studio.domain.production import Link, LinkKind, Production, Stage, WorkCalendar

__all__ = [
    "Actual",
    "Dates",
    "Plan",
    "PlannedStage",
    "Span",
    "edited_by",
    "own_stages",
    "pushed_by",
    "schedule",
    "stretched_by",
]


_FEW = 200
"""Up to so many stages that moved are looked at one by one for the end."""


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """The dates of one stage, all as UTC instants in ms.

    Work runs from ``start_ms`` to ``work_end_ms``; the review wait follows until ``end_ms`` (own stages and plans
    reviewed at once have none). The late dates are the latest that keep the end of the production. ``slack_min``
    is the working time the stage can slip without moving that end, ``free_slack_min`` without moving any other
    stage. ``waits_for`` are the stages that hold its start where it is.
    """

    stage: str
    start_ms: int
    work_end_ms: int
    end_ms: int
    late_start_ms: int
    late_end_ms: int
    slack_min: int
    free_slack_min: int
    critical: bool
    waits_for: tuple[str, ...]


class Dates(Mapping[str, PlannedStage]):
    """All stages under one assumption about reviews. Slack is worked out when it is first asked for.

    ``span`` and ``spans`` are the cheap questions (start and ends only): use them while dragging.
    """

    def __init__(self, network: Network, early: Places, *, at_limit: bool) -> None:
        self._network = network
        self._early = early
        self._places = placed_late(network, early, at_limit=at_limit)
        self._spans: list[Span] | None = None
        # what the plan that this one was derived from knew already: its spans but for these stages, its latest places
        self._spans_before: tuple[list[Span], Iterable[int]] = ([], range(len(network.ids)))
        self._before: _Before | None = None
        self._end_before: tuple[Dates, list[int]] | None = None
        self._late_moved: Iterable[int] = ()
        self.at_limit = at_limit

    def __getitem__(self, stage_id: str) -> PlannedStage:
        i = self._network.index[stage_id]
        start_ms, work_end_ms, end_ms = self.spans[i]
        late = self._network.late_span(self._late, i, at_limit=self.at_limit)
        slack_min = self.slack_min(i)
        return PlannedStage(
            stage=stage_id,
            start_ms=start_ms,
            work_end_ms=work_end_ms,
            end_ms=end_ms,
            late_start_ms=late.start_ms,
            late_end_ms=late.end_ms,
            slack_min=slack_min,
            free_slack_min=self.free_slack_min(i),
            critical=slack_min <= 0 and not self._network.is_approved(i),
            waits_for=self.held_by(i),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._network.ids)

    def __len__(self) -> int:
        return len(self._network.ids)

    def span(self, stage_id: str) -> Span:
        """Start, end of the work and end of one stage, without its slack."""
        i = self._network.index[stage_id]
        return self._span(i) if self._spans is None else self._spans[i]

    @property
    def spans(self) -> list[Span]:
        """Start, end of the work and end of all stages, by the network's numbers. Not for writing."""
        if self._spans is None:
            before, moved = self._spans_before
            self._spans = self._network.spans_again(self._places, before, moved, at_limit=self.at_limit)
            self._spans_before = ([], ())
        return self._spans

    @cached_property
    def end_ms(self) -> int:
        """When the last stage ends; the production's start when there is none."""
        if self._end_before is not None:
            (before, moved), self._end_before = self._end_before, None
            # where none of those that moved held the end, it is the later of what it was and their ends
            if all(before.spans[i].end_ms < before.end_ms for i in moved):
                return max([before.end_ms, *(self.spans[i].end_ms for i in moved)])
        return self._network.end_ms(self._places, at_limit=self.at_limit)

    def number(self, stage_id: str) -> int:
        """The number by which ``spans``, ``slack_min`` and the like know a stage."""
        return self._network.index[stage_id]

    def slack_min(self, i: int) -> int:
        """The working time by which a stage (by its number) can slip without moving the end or a date that must be met;
        negative when it has to come earlier.
        """
        return self.slacks_min[i]

    @cached_property
    def slacks_min(self) -> list[int]:
        """``slack_min`` of all stages, by the network's numbers. Not for writing."""
        network, places, late, before = self._network, self._places, self._late, self._before
        if before is None or not before.slacks_min or self.end_ms != before.end_ms:
            return [slip_ms // MIN_MS for slip_ms in slacks_ms(network, places, late)]
        slacks = list(before.slacks_min)
        for i in {*before.changed, *before.moved, *self._late_moved}:
            slacks[i] = slack_ms(network, i, places, late) // MIN_MS
        return slacks

    def free_slack_min(self, i: int) -> int:
        """The working time by which a stage (by its number) can slip without moving any other one or the end."""
        free_ms = free_slack_ms(self._network, i, self._places, self.end_ms, at_limit=self.at_limit)
        return max(0, min(free_ms // MIN_MS, self.slack_min(i)))

    def held_by(self, i: int) -> tuple[str, ...]:
        """The stages whose dates hold a stage (by its number) where it is."""
        network = self._network
        if network.has_happened(i):
            return ()
        table, span = network.tables[i], self.spans[i]
        start, work_end = table.position(span.start_ms), table.position(span.work_end_ms)
        holding: dict[str, None] = {}
        for kind, other, lag_ms in network.into[i]:
            holds_start = kind in (LinkKind.FS, LinkKind.SS)
            one = self.spans[other]
            at_ms = one.end_ms if kind in (LinkKind.FS, LinkKind.FF) else one.start_ms
            at_ms = network.table.shifted(at_ms, lag_ms) if lag_ms else at_ms
            if table.position(at_ms) >= (start if holds_start else work_end):
                holding[network.ids[other]] = None
        return tuple(holding)

    @property
    def critical_path(self) -> tuple[str, ...]:
        """The stages without slack, in the order in which they follow each other."""
        network = self._network
        return tuple(
            stage_id for i, stage_id in enumerate(network.ids) if self.slack_min(i) <= 0 and not network.is_approved(i)
        )

    @cached_property
    def _late(self) -> Places:
        network, before = self._network, self._before
        if before is None:
            return backward(network, self.end_ms, at_limit=self.at_limit)
        late, self._late_moved = backward_from(
            network, before.changed, before.late, before.end_ms, self.end_ms, at_limit=self.at_limit
        )
        return late

    def _span(self, i: int) -> Span:
        return self._network.span(self._places, i, at_limit=self.at_limit)

    def _after(self, network: Network, changed: Collection[int]) -> tuple[Dates, list[int]]:
        """The dates in a network of which some stages changed, and the numbers of the stages that moved."""
        early, moved = forward_from(network, changed, self._early, at_limit=self.at_limit)
        dates = Dates(network, early, at_limit=self.at_limit)
        still = [i for i in changed if dates._span(i) == self._span(i)]
        if still:
            moved = [i for i in moved if i not in still]
        if network.late:
            again = [i for i in network.late if dates._span(i) != self._span(i)]
            moved = sorted({*moved}.difference(network.late).union(again))
        before, others = self._spans_before if self._spans is None else (self._spans, ())
        dates._spans_before = before, [*others, *moved]
        known = vars(self)
        if "_late" in known:
            dates._before = _Before(self.end_ms, self._late, known.get("slacks_min", []), frozenset(changed), moved)
        elif self._before is not None:
            dates._before = self._before.and_then(changed, moved)
        if "end_ms" in known and len(moved) <= _FEW:
            dates._end_before = self, moved
        return dates, moved


@dataclass(frozen=True, slots=True)
class _Before:
    """What is known of the dates that some were derived from: their end, latest places and slacks (empty: not asked for),
    which stages changed since, and which moved.
    """

    end_ms: int
    late: Places
    slacks_min: list[int]
    changed: frozenset[int]
    moved: list[int]

    def and_then(self, changed: Iterable[int], moved: list[int]) -> _Before:
        """The same before one more change."""
        return replace(self, changed=self.changed.union(changed), moved=[*self.moved, *moved])


@dataclass(frozen=True, slots=True)
class Plan:
    """Both sets of dates. ``changed`` are the numbers of the stages whose dates, at once and at the limit, differ from the
    plan this one was derived from.
    """

    production: Production
    at_once: Dates
    at_limit: Dates
    network: Network
    changed: tuple[list[int], list[int]] = ([], [])

    @property
    def moved(self) -> frozenset[str]:
        """The stages whose dates differ from the plan this one was derived from."""
        return frozenset(self.network.ids[i] for numbers in self.changed for i in numbers)

    @property
    def start_ms(self) -> int:
        """When the first stage begins."""
        return min((self.at_limit.span(stage_id).start_ms for stage_id in self.at_limit), default=self.network.start_ms)

    @property
    def days_at_once(self) -> float:
        """Working days from the first start to the end when every delivery is reviewed at once."""
        return work_days(self.start_ms, self.at_once.end_ms, self.production.calendar)

    @property
    def days_at_limit(self) -> float:
        """Working days from the first start to the end when every review takes as long as it may."""
        return work_days(self.start_ms, self.at_limit.end_ms, self.production.calendar)


def own_stages(stages: Iterable[Stage]) -> frozenset[str]:
    """The stages that the owner does: nothing is paid for them, and the role is the owner's or empty.

    Used until a hand-off says otherwise.
    """
    return frozenset(stage.id for stage in stages if stage.price_minor == 0 and _is_owners(stage.role))


def schedule(
    production: Production,
    stages: Iterable[Stage],
    links: Iterable[Link],
    actuals: Mapping[str, Actual] | None = None,
    now_ms: int | None = None,
    *,
    own: frozenset[str] | None = None,
    calendars: Mapping[str, WorkCalendar] | None = None,
) -> Plan:
    """The dates of all stages.

    Args:
        production: its calendar counts lags and reviews, and the work of every stage not in ``calendars``.
        stages: in the order in which ties are broken.
        links: those that name an unknown stage are left out.
        actuals: what has happened, by stage id; overrides what was planned.
        now_ms: if given, nothing that has not begun starts before it, and nothing under way ends before it.
        own: the stages without a review wait; by default ``own_stages(stages)``.
        calendars: the calendar of the person who does the stage, by stage id.

    Raises:
        RefusedError: the links form a loop.
        BadInputError: a calendar without working time, or a date outside 1970 to 2199.
    """
    listed = list(stages)
    if production.start_ms < FIRST_MS:
        raise BadInputError(
            f"A date outside {FIRST_YEAR} to {LAST_YEAR} cannot be planned.",
            subject=production.slug,
            what_to_do="Check the start date.",
            code="date_range",
        )
    network = build_network(
        production,
        listed,
        links,
        actuals or {},
        now_ms or 0,
        own_stages(listed) if own is None else own,
        _tables(calendars or {}),
    )
    return Plan(
        production,
        at_once=Dates(network, forward(network, at_limit=False), at_limit=False),
        at_limit=Dates(network, forward(network, at_limit=True), at_limit=True),
        network=network,
    )


def _tables(calendars: Mapping[str, WorkCalendar]) -> dict[str, WorkTable]:
    """The tables by stage id. A person's calendar is one for many stages, and to hash it costs more than to find it."""
    tables = {id(calendar): work_table(calendar) for calendar in {id(one): one for one in calendars.values()}.values()}
    return {stage_id: tables[id(calendar)] for stage_id, calendar in calendars.items()}


def pushed_by(plan: Plan, moved_stage: str, new_not_before_ms: int) -> Plan:
    """The plan when one stage may not start before another instant (0: whenever it can).

    Touches only that stage and what follows it, so it can be asked for at every move of the pointer.
    """
    i = plan.network.index[moved_stage]
    return _changed(plan, plan.network.with_floor(i, new_not_before_ms), [i])


def stretched_by(plan: Plan, changed_stage: str, new_work_min: int) -> Plan:
    """The plan when the work of one stage takes another time."""
    i = plan.network.index[changed_stage]
    return _changed(plan, plan.network.with_work(i, new_work_min * MIN_MS), [i])


def edited_by(
    plan: Plan, stages: Iterable[Stage], tied: Mapping[tuple[str, str], Iterable[Link]], own: Collection[str]
) -> Plan | None:
    """The plan with other stages and links, as ``schedule`` would make it, at the cost of what they touch.

    Args:
        plan: what is there.
        stages: those that are others now, in place of the ones with the same ids.
        tied: for each two stages of which a link was added, changed or removed, all links between them now.
        own: the stages without a review wait.

    None where the order of the stages changes, or a stage is new: then ``schedule`` has to be asked.
    """
    network: Network | None = plan.network
    changed: set[int] = set()
    for stage in stages:
        i = plan.network.index.get(stage.id)
        if network is None or i is None:
            return None
        changed.add(i)
        network = _with_stage(network, i, stage, is_own=stage.id in own)
    for (source, target), links in tied.items():
        one, two = plan.network.index.get(source), plan.network.index.get(target)
        if network is None or one is None or two is None:
            return None
        changed |= {one, two}
        network = network.with_ties(one, two, [(link.kind, link.lag_min * MIN_MS) for link in links])
    return None if network is None else _changed(plan, network, changed)


def _with_stage(network: Network, i: int, stage: Stage, *, is_own: bool) -> Network:
    """The network with the values of one stage."""
    work_ms = stage.work_min * MIN_MS
    review_ms = 0 if is_own else stage.review_days * network.table.day_min * MIN_MS
    if work_ms != network.work_ms[i]:
        network = network.with_work(i, work_ms)
    if review_ms != network.review_ms[i]:
        network = network.with_review(i, review_ms)
    if max(network.start_ms, network.now_ms, stage.not_before_ms) != network.floor_ms[i]:
        network = network.with_floor(i, stage.not_before_ms)
    if stage.must_finish_ms != network.must_ms[i]:
        network = network.with_must(i, stage.must_finish_ms)
    if stage.is_late_as_possible != (i in network.late):
        network = network.with_late(i, is_late=stage.is_late_as_possible)
    return network


def _changed(plan: Plan, network: Network, changed: Collection[int]) -> Plan:
    at_once, moved_once = plan.at_once._after(network, changed)  # noqa: SLF001 - Dates and Plan are one thing in two parts
    at_limit, moved_limit = plan.at_limit._after(network, changed)  # noqa: SLF001
    return Plan(plan.production, at_once, at_limit, network, (moved_once, moved_limit))


def _is_owners(role: str) -> bool:
    words = role.casefold().replace("/", " ").split()
    return not words or "owner" in words or words == ["producer"]
