"""The arithmetic under the schedule: stages as numbers in topological order, dates forward and backward.

Plain lists for speed (a drag asks for it at every move). People and screens use ``schedule``, which names things.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from studio.domain.calendar import MIN_MS, WorkTable, work_table
from studio.domain.ports import loop_error
from studio.domain.production import Link, LinkKind, Production, Stage


@dataclass(frozen=True, slots=True)
class Actual:
    """What has really happened to a stage, as UTC instants in ms; 0: not yet.

    A delivery that was sent back for revision is no longer ``delivered_ms``.
    """

    started_ms: int = 0
    delivered_ms: int = 0
    approved_ms: int = 0


class Span(NamedTuple):
    """Where a stage lies in time (or may lie at the latest), UTC ms: start and end of the work, end of the review."""

    start_ms: int
    work_end_ms: int
    end_ms: int


class Tie(NamedTuple):
    """One dependency seen from one of its ends: the other stage, and the lag in working ms."""

    kind: LinkKind
    other: int
    lag_ms: int


_FS, _SS, _FF = LinkKind.FS, LinkKind.SS, LinkKind.FF
_NOTHING = Actual()


@dataclass(frozen=True, slots=True)
class Network:
    """Stages in topological order, all lists indexed alike. Never changed after it was built.

    A stage ends its work in its own calendar (``tables``); lags and reviews run in the production's (``table``).
    """

    start_ms: int
    now_ms: int
    table: WorkTable
    ids: list[str]
    index: dict[str, int]
    tables: list[WorkTable]
    work_ms: list[int]
    review_ms: list[int]
    floor_ms: list[int]
    actuals: list[Actual]
    before: list[list[Tie]]
    following: list[list[Tie]]

    def forward(self, *, at_limit: bool) -> list[Span]:
        """The earliest dates of all stages."""
        spans: list[Span] = []
        for i in range(len(self.ids)):
            spans.append(self._placed(i, spans, at_limit=at_limit))
        return spans

    def forward_from(self, changed: int, spans: list[Span], *, at_limit: bool) -> list[int]:
        """Bring ``spans`` up to date after one stage changed; gives the stages that moved."""
        moved: list[int] = []
        waiting, seen = [changed], {changed}
        while waiting:
            i = heapq.heappop(waiting)
            span = self._placed(i, spans, at_limit=at_limit)
            if span == spans[i]:
                continue
            spans[i] = span
            moved.append(i)
            for tie in self.following[i]:
                if tie.other not in seen:
                    seen.add(tie.other)
                    heapq.heappush(waiting, tie.other)
        return moved

    def backward(self, end_ms: int, *, at_limit: bool) -> list[Span]:
        """The latest dates of all stages that let the production end at ``end_ms``."""
        nothing = Span(0, 0, 0)
        late = [nothing] * len(self.ids)
        for i in range(len(self.ids) - 1, -1, -1):
            late[i] = self._latest(i, late, end_ms, at_limit=at_limit)
        return late

    def slack_ms(self, i: int, span: Span, late: Span) -> int:
        """Working time that a stage can slip; what has begun can only slip its end."""
        table = self.tables[i]
        if self.actuals[i].started_ms:
            return table.position(late.work_end_ms) - table.position(span.work_end_ms)
        return table.position(late.start_ms) - table.position(span.start_ms)

    def free_slack_ms(self, i: int, spans: list[Span], end_ms: int, *, at_limit: bool) -> int:
        """Working time that a stage can slip without moving another one or the end: all others late as they are."""
        return self.slack_ms(i, spans[i], self._latest(i, spans, end_ms, at_limit=at_limit))

    def held_by(self, i: int, spans: list[Span]) -> tuple[str, ...]:
        """The stages whose dates hold this one where it is."""
        if self.actuals[i].started_ms or self.actuals[i].delivered_ms or self.actuals[i].approved_ms:
            return ()
        table, span = self.tables[i], spans[i]
        start, work_end = table.position(span.start_ms), table.position(span.work_end_ms)
        holding: dict[str, None] = {}
        for tie in self.before[i]:
            reached = start if tie.kind in (_FS, _SS) else work_end
            if table.position(self._bound(tie.kind, spans[tie.other], tie.lag_ms)) >= reached:
                holding[self.ids[tie.other]] = None
        return tuple(holding)

    def is_approved(self, i: int) -> bool:
        """Whether nothing about this stage is open any more."""
        return bool(self.actuals[i].approved_ms)

    def with_floor(self, i: int, not_before_ms: int) -> Network:
        """The same network with another earliest start of one stage."""
        floors = list(self.floor_ms)
        floors[i] = max(self.start_ms, self.now_ms, not_before_ms)
        return replace(self, floor_ms=floors)

    def with_work(self, i: int, work_ms: int) -> Network:
        """The same network with another amount of work of one stage."""
        work = list(self.work_ms)
        work[i] = work_ms
        return replace(self, work_ms=work)

    def _bound(self, kind: LinkKind, span: Span, lag_ms: int) -> int:
        """The instant before which a link of this kind from ``span`` lets nothing happen."""
        reached = span.end_ms if kind is _FS or kind is _FF else span.start_ms
        return self.table.shifted(reached, lag_ms) if lag_ms else reached

    def _is_fixed(self, tie: Tie) -> bool:
        """Whether the end of the link has really happened, so that nothing can move it."""
        actual = self.actuals[tie.other]
        if actual.delivered_ms or actual.approved_ms:
            return True
        return bool(actual.started_ms) and tie.kind in (_FS, _SS)

    def _placed(self, i: int, spans: list[Span], *, at_limit: bool) -> Span:
        """The earliest dates of one stage, given those of all before it."""
        actual = self.actuals[i]
        if actual is not _NOTHING:
            return self._placed_as_happened(i, actual, spans, at_limit=at_limit)
        table, work_ms = self.tables[i], self.work_ms[i]
        start_bound, end_bound = self._bounds(i, spans)
        start = table.start_at(start_bound) if work_ms else start_bound
        work_end = table.after(start, work_ms)
        if end_bound > work_end:
            # The work ends as soon as it may and starts as late as that allows. Times without work do not count:
            # an end due on Sunday noon is reached on Friday evening.
            missing = table.position(end_bound) - table.position(work_end)
            if missing > 0:
                work_end = table.after(work_end, missing)
                start = table.ahead_of(work_end, work_ms)
        review_ms = self.review_ms[i] if at_limit else 0
        return Span(start, work_end, self.table.after(work_end, review_ms) if review_ms else work_end)

    def _bounds(self, i: int, spans: list[Span]) -> tuple[int, int]:
        """Before which instants the work of a stage cannot start and cannot end (0: no such bound)."""
        start_bound, end_bound = self.floor_ms[i], 0
        for kind, other, lag_ms in self.before[i]:
            span = spans[other]
            at = span[2] if kind is _FS or kind is _FF else span[0]
            if lag_ms:
                at = self.table.shifted(at, lag_ms)
            if kind is _FS or kind is _SS:
                start_bound = max(start_bound, at)
            else:
                end_bound = max(end_bound, at)
        return start_bound, end_bound

    def _placed_as_happened(self, i: int, actual: Actual, spans: list[Span], *, at_limit: bool) -> Span:
        """The dates of a stage that has begun or more: what happened stands, the rest follows from it."""
        table = self.tables[i]
        start_bound, end_bound = self._bounds(i, spans)
        start = actual.started_ms or table.start_at(start_bound)
        delivered = actual.delivered_ms or actual.approved_ms
        if delivered:
            start = (
                min(start, delivered) if actual.started_ms else min(start, table.ahead_of(delivered, self.work_ms[i]))
            )
            work_end = delivered
        else:
            work_end = max(table.after(start, self.work_ms[i]), self.now_ms)
            missing = table.position(end_bound) - table.position(work_end) if end_bound > work_end else 0
            work_end = table.after(work_end, max(missing, 0))
        if actual.approved_ms:
            return Span(start, min(work_end, actual.approved_ms), actual.approved_ms)
        end = self.table.after(work_end, self.review_ms[i]) if at_limit else work_end
        return Span(start, work_end, max(end, self.now_ms) if delivered else end)

    def _latest(self, i: int, late: list[Span], end_ms: int, *, at_limit: bool) -> Span:
        """The latest dates of one stage, given those of all that follow it: the exact inverse of ``_placed``."""
        table, work_ms = self.tables[i], self.work_ms[i]
        end, start = end_ms, -1
        for tie in self.following[i]:
            if self._is_fixed(tie):
                continue
            kind, other, lag_ms = tie
            if kind is _FS or kind is _SS:
                then = late[other].start_ms
            else:
                # Where the other stage does not work, nothing happens to its end.
                then = self.tables[other].start_at(late[other].work_end_ms)
            if lag_ms:
                then = self._without_lag(then, lag_ms)
            if kind is _FS or kind is _FF:
                end = min(end, then)
            elif start < 0 or then < start:
                start = then
        review_ms = self.review_ms[i] if at_limit else 0
        work_end = self.table.ahead_of(end, review_ms)
        from_end = table.ahead_of(work_end, work_ms)
        if 0 <= start < from_end:
            start = table.latest_start(start) if work_ms else start
            work_end = table.after(start, work_ms)
            return Span(start, work_end, self.table.after(work_end, review_ms))
        return Span(from_end, work_end, end)

    def _without_lag(self, at_ms: int, lag_ms: int) -> int:
        """The latest instant from which the lag leads to ``at_ms`` or to an earlier one."""
        if lag_ms > 0:
            return self.table.ahead_of(at_ms, lag_ms)
        # A lead ends on working time only, so between two ranges the last instant of the first one counts.
        return self.table.start_at(self.table.after(self.table.latest_start(at_ms), -lag_ms))


def build_network(
    production: Production,
    stages: list[Stage],
    links: Iterable[Link],
    actuals: Mapping[str, Actual],
    now_ms: int,
    own: frozenset[str],
    tables: Mapping[str, WorkTable],
) -> Network:
    """Number the stages in an order in which everything comes after what it waits for.

    Raises:
        RefusedError: the links form a loop; names its stages.
    """
    table = work_table(production.calendar)
    known = {stage.id: stage for stage in stages}
    # Several ports between the same two stages are one dependency in time.
    ties = dict.fromkeys(
        (link.source, link.target, link.kind, link.lag_min * MIN_MS)
        for link in links
        if link.source in known and link.target in known
    )
    ids = in_order(known, [(source, target) for source, target, _, _ in ties])
    index = {stage_id: i for i, stage_id in enumerate(ids)}
    before: list[list[Tie]] = [[] for _ in ids]
    following: list[list[Tie]] = [[] for _ in ids]
    for source, target, kind, lag_ms in ties:
        before[index[target]].append(Tie(kind, index[source], lag_ms))
        following[index[source]].append(Tie(kind, index[target], lag_ms))
    ordered = [known[stage_id] for stage_id in ids]
    first_ms = max(production.start_ms, now_ms)
    return Network(
        start_ms=production.start_ms,
        now_ms=now_ms,
        table=table,
        ids=ids,
        index=index,
        tables=[tables.get(stage_id, table) for stage_id in ids],
        work_ms=[stage.work_min * MIN_MS for stage in ordered],
        review_ms=[0 if stage.id in own else stage.review_days * table.day_min * MIN_MS for stage in ordered],
        floor_ms=[max(first_ms, stage.not_before_ms) for stage in ordered],
        actuals=[_real(actuals.get(stage_id)) for stage_id in ids],
        before=before,
        following=following,
    )


def _real(actual: Actual | None) -> Actual:
    """The one value for "nothing happened yet", so that the fast path can ask by identity."""
    return _NOTHING if actual is None or actual == _NOTHING else actual


def in_order(known: Mapping[str, Stage], ties: Iterable[tuple[str, str]]) -> list[str]:
    """Ids so that every target comes after its source; otherwise in the given order."""
    following: dict[str, list[str]] = {stage_id: [] for stage_id in known}
    open_count = dict.fromkeys(known, 0)
    for source, target in ties:
        following[source].append(target)
        open_count[target] += 1
    ids = [stage_id for stage_id, count in open_count.items() if not count]
    for stage_id in ids:  # grows while it is read
        for target in following[stage_id]:
            open_count[target] -= 1
            if not open_count[target]:
                ids.append(target)
    if len(ids) < len(known):
        left = {stage_id for stage_id, count in open_count.items() if count}
        raise loop_error([known[stage_id].title for stage_id in _a_loop(left, following)])
    return ids


def _a_loop(left: set[str], following: Mapping[str, list[str]]) -> list[str]:
    """One loop among the stages that have no order, first stage repeated at the end."""
    waits_for: dict[str, str] = {}
    for stage_id in left:
        for target in following[stage_id]:
            if target in left:
                waits_for[target] = stage_id
    path = [min(left)]
    while waits_for[path[-1]] not in path:
        path.append(waits_for[path[-1]])
    loop = path[path.index(waits_for[path[-1]]) :]
    return [*reversed(loop), loop[-1]]
