"""The arithmetic under the schedule: stages as numbers in topological order, with what ties them to each other.

Plain lists for speed (a drag asks for it at every move). ``forward_pass`` and ``backward_pass`` compute with it;
people and screens use ``schedule``, which names things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import add
from typing import Any, NamedTuple

from studio.domain.calendar import FIRST_MS, MIN_MS, WorkTable, work_table
from studio.domain.ports import loop_error
from studio.domain.production import Link, LinkKind, Production, Stage


@dataclass(frozen=True, slots=True)
class Actual:
    """What has really happened to a stage, as UTC instants in ms; 0: not yet.

    A delivery that was sent back for revision is no longer ``delivered_ms``. ``progress_pct`` is the share of the
    work that was done at ``progress_ms``; 0: nobody has said.
    """

    started_ms: int = 0
    delivered_ms: int = 0
    approved_ms: int = 0
    progress_pct: int = 0
    progress_ms: int = 0


class Span(NamedTuple):
    """Where a stage lies in time (or may lie at the latest), UTC ms: start and end of the work, end of the review."""

    start_ms: int
    work_end_ms: int
    end_ms: int


Tie = tuple[LinkKind, int, int]
"""One dependency seen from one of its ends: its kind, the other stage, and the lag in working ms."""

Way = tuple[int, int]

_FS = LinkKind.FS
_NOTHING = Actual()
_NOWHERE = Span(0, 0, 0)
_NO_END = -(1 << 62)


class Places:
    """Where all stages lie: their starts as working ms in the production's calendar, and the spans of odd stages.

    A position says where in the work something happens, not on which of two instants with no work between them: a
    start means the later one (the morning), an end the earlier one (the evening). That is enough for every stage
    with work in the production's calendar; its ends follow from its start, so the passes are additions of whole
    numbers. What needs instants (another calendar, a milestone, what has really happened) is odd, and its start here
    means nothing.
    """

    __slots__ = ("odd", "starts")

    def __init__(self, starts: list[int], odd: dict[int, Span]) -> None:
        self.starts = starts
        self.odd = odd

    def copy(self) -> Places:
        """An independent copy."""
        return Places(list(self.starts), dict(self.odd))


@dataclass(frozen=True, slots=True)
class Network:
    """Stages in topological order, all lists indexed alike. Never changed after it was built.

    A stage ends its work in its own calendar (``tables``); lags and reviews run in the production's (``table``).
    ``into`` are the ties that hold a stage. ``must_ms`` is when it has to have ended (0: no such date), ``late`` lists
    the stages that are wanted as late as possible, ``is_odd`` marks those that need instants (see ``Places``).

    ``lengths`` is the time from a start to its end, once as if reviews took no time and once with their limit, by
    ``at_limit``. What leaves a stage lies in three places: ``ways`` are the FS ties between stages that are not odd, as
    (other stage, lag), ``other_ways`` all other ties between such, and ``apart`` the ties from or to odd ones.
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
    floors: list[int]
    must_ms: list[int]
    late: list[int]
    actuals: list[Actual]
    is_odd: bytearray
    into: list[list[Tie]]
    lengths: tuple[list[int], list[int]]
    ways: list[list[Way]]
    other_ways: dict[int, list[Tie]]
    apart: dict[int, list[Tie]]

    def has_happened(self, i: int) -> bool:
        """Whether the stage has begun or more."""
        return self.actuals[i] is not _NOTHING

    def is_approved(self, i: int) -> bool:
        """Whether nothing about this stage is open any more."""
        return bool(self.actuals[i].approved_ms)

    def with_floor(self, i: int, not_before_ms: int) -> Network:
        """The same network with another earliest start of one stage."""
        floor_ms, floors = list(self.floor_ms), list(self.floors)
        floor_ms[i] = max(self.start_ms, self.now_ms, not_before_ms)
        floors[i] = self.table.position(floor_ms[i])
        return replace(self, floor_ms=floor_ms, floors=floors)

    def with_work(self, i: int, work_ms: int) -> Network:
        """The same network with another amount of work of one stage."""
        work, is_odd = list(self.work_ms), bytearray(self.is_odd)
        work[i] = work_ms
        is_odd[i] = _needs_instants(work_ms, self.tables[i] is self.table, self.actuals[i])
        again = self.with_lengths(work, self.review_ms)
        if is_odd == self.is_odd:
            return again
        ways, other_ways, apart = _ways(self.into, is_odd)
        return replace(again, is_odd=is_odd, ways=ways, other_ways=other_ways, apart=apart)

    def with_lengths(self, work_ms: list[int], review_ms: list[int]) -> Network:
        """The same network with other lengths of works and reviews; no work may begin or cease to be 0."""
        return replace(self, work_ms=work_ms, review_ms=review_ms, lengths=_lengths(work_ms, review_ms))

    def followers(self, i: int) -> list[int]:
        """The stages that a tie leads to from this one."""
        others = [*self.other_ways.get(i, ()), *self.apart.get(i, ())]
        return [other for other, _ in self.ways[i]] + [other for _, other, _ in others]

    # --- between positions and instants ------------------------------------------------------------------------

    def spans_again(self, places: Places, before: list[Span], moved: Iterable[int], *, at_limit: bool) -> list[Span]:
        """The instants of all stages: those before, but for the ones that moved (all where none are known before)."""
        starts, odd, work_ms, lengths = places.starts, places.odd, self.work_ms, self.lengths[at_limit]
        spans = list(before) or [_NOWHERE] * len(self.ids)
        plain = [i for i in moved if i not in odd] if odd else moved
        first = min((starts[i] for i in plain), default=0)
        start, end = self.table.readers(first, max((starts[i] + lengths[i] for i in plain), default=0))
        for i in plain:
            at = starts[i]
            spans[i] = Span(start(at), end(at + work_ms[i]), end(at + lengths[i]))
        for i in moved if odd else ():
            if i in odd:
                spans[i] = odd[i]
        return spans

    def span(self, places: Places, i: int, *, at_limit: bool) -> Span:
        """The instants of one stage."""
        found = places.odd.get(i)
        return self.span_from(places.starts[i], i, at_limit=at_limit) if found is None else found

    def span_from(self, start: int, i: int, *, at_limit: bool) -> Span:
        """The instants of a stage that is not odd, from the position of its start."""
        table = self.table
        return Span(
            table.start_instant(start),
            table.end_instant(start + self.work_ms[i]),
            table.end_instant(start + self.lengths[at_limit][i]),
        )

    def late_span(self, places: Places, i: int, *, at_limit: bool) -> Span:
        """``span`` for latest places, which may lie before any year there is: then the first one that can be planned."""
        if i in places.odd:
            return places.odd[i]
        first, start = self.table.position(FIRST_MS), places.starts[i]
        length = self.lengths[at_limit][i]
        start, work_end, end = (max(at, first) for at in (start, start + self.work_ms[i], start + length))
        return Span(self.table.start_instant(start), self.table.end_instant(work_end), self.table.end_instant(end))

    def positions(self, places: Places, i: int, *, at_limit: bool) -> Span:
        """Start, end of the work and end of one stage as positions."""
        found, start, position = places.odd.get(i), places.starts[i], self.table.position
        if found is None:
            return Span(start, start + self.work_ms[i], start + self.lengths[at_limit][i])
        return Span(position(found.start_ms), position(found.work_end_ms), position(found.end_ms))

    def ends(self, places: Places, *, at_limit: bool) -> list[int]:
        """The positions of all ends."""
        ends = list(map(add, places.starts, self.lengths[at_limit]))
        for i, span in places.odd.items():
            ends[i] = self.table.position(span.end_ms)
        return ends

    def end_ms(self, places: Places, *, at_limit: bool) -> int:
        """When the last stage ends; the production's start when there is none."""
        if not self.ids:
            return self.start_ms
        ends = list(map(add, places.starts, self.lengths[at_limit]))
        for i in places.odd:
            ends[i] = _NO_END
        plain, last = max(ends), max((span.end_ms for span in places.odd.values()), default=0)
        return last if plain == _NO_END else max(last, self.table.end_instant(plain))


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
    given = {stage.id: n for n, stage in enumerate(stages)}
    # Several ports between the same two stages are one dependency in time. FS, nearly all there are, goes by itself
    # because hashing an enum is slow.
    plain: dict[tuple[int, int, int], None] = {}
    others: dict[tuple[int, int, LinkKind, int], None] = {}
    for link in links:
        one, two = given.get(link.source), given.get(link.target)
        if one is None or two is None:
            continue
        if link.kind is _FS:
            plain[one, two, link.lag_min] = None
        else:
            others[one, two, link.kind, link.lag_min] = None
    order = _numbers_in_order(stages, [*plain, *others])
    place = [0] * len(order)
    for i, n in enumerate(order):
        place[n] = i
    ordered = [stages[n] for n in order]
    ids = [stage.id for stage in ordered]
    first_ms = max(production.start_ms, now_ms)
    first = table.position(first_ms)
    floor_ms = [max(first_ms, stage.not_before_ms) for stage in ordered]
    real = [_real(actuals.get(stage_id)) for stage_id in ids] if actuals else [_NOTHING] * len(ids)
    all_tables = [tables.get(stage_id, table) for stage_id in ids] if tables else [table] * len(ids)
    work_ms = [stage.work_min * MIN_MS for stage in ordered]
    day_ms = table.day_min * MIN_MS
    review_ms = [0 if stage.id in own else stage.review_days * day_ms for stage in ordered]
    is_odd = bytearray(map(_needs_instants, work_ms, [one is table for one in all_tables], real))
    into: list[list[Tie]] = [[] for _ in order]
    for source, target, lag_min in plain:
        into[place[target]].append((_FS, place[source], lag_min * MIN_MS))
    for source, target, kind, lag_min in others:
        into[place[target]].append((kind, place[source], lag_min * MIN_MS))
    ways, other_ways, apart = _ways(into, is_odd)
    return Network(
        start_ms=production.start_ms,
        now_ms=now_ms,
        table=table,
        ids=ids,
        index={stage_id: i for i, stage_id in enumerate(ids)},
        tables=all_tables,
        work_ms=work_ms,
        review_ms=review_ms,
        floor_ms=floor_ms,
        floors=[first if at_ms == first_ms else table.position(at_ms) for at_ms in floor_ms],
        must_ms=[stage.must_finish_ms for stage in ordered],
        late=[i for i, stage in enumerate(ordered) if stage.is_late_as_possible and real[i] is _NOTHING],
        actuals=real,
        is_odd=is_odd,
        into=into,
        lengths=_lengths(work_ms, review_ms),
        ways=ways,
        other_ways=other_ways,
        apart=apart,
    )


def _lengths(work_ms: list[int], review_ms: list[int]) -> tuple[list[int], list[int]]:
    return work_ms, list(map(add, work_ms, review_ms))


def _ways(
    into: list[list[Tie]], is_odd: bytearray
) -> tuple[list[list[Way]], dict[int, list[Tie]], dict[int, list[Tie]]]:
    """What leaves each stage, from what leads into each."""
    ways: list[list[Way]] = [[] for _ in into]
    other_ways: dict[int, list[Tie]] = {}
    apart: dict[int, list[Tie]] = {}
    for i, ties in enumerate(into):
        for kind, other, lag_ms in ties:
            if is_odd[i] or is_odd[other]:
                apart.setdefault(other, []).append((kind, i, lag_ms))
            elif kind is _FS:
                ways[other].append((i, lag_ms))
            else:
                other_ways.setdefault(other, []).append((kind, i, lag_ms))
    return ways, other_ways, apart


def _needs_instants(work_ms: int, is_in_production_calendar: bool, actual: Actual) -> bool:  # noqa: FBT001
    return not work_ms or not is_in_production_calendar or actual is not _NOTHING


def _real(actual: Actual | None) -> Actual:
    """The one value for "nothing happened yet", so that the fast path can ask by identity."""
    if actual is None or not (actual.started_ms or actual.delivered_ms or actual.approved_ms):
        return _NOTHING
    return actual


def in_order(known: Mapping[str, Stage], ties: Iterable[tuple[str, str]]) -> list[str]:
    """Ids so that every target comes after its source; otherwise in the given order.

    Raises RefusedError when they form a loop; names its stages.
    """
    stages = list(known.values())
    number = {stage_id: n for n, stage_id in enumerate(known)}
    ids = list(known)
    return [ids[n] for n in _numbers_in_order(stages, [(number[source], number[target]) for source, target in ties])]


def _numbers_in_order(stages: list[Stage], ties: Iterable[tuple[Any, ...]]) -> list[int]:
    """The numbers of the stages so that the second of each tie comes after the first."""
    following: list[list[int]] = [[] for _ in stages]
    open_count = [0] * len(stages)
    for tie in ties:
        following[tie[0]].append(tie[1])
        open_count[tie[1]] += 1
    order = [n for n, count in enumerate(open_count) if not count]
    for n in order:  # grows while it is read
        for target in following[n]:
            open_count[target] -= 1
            if not open_count[target]:
                order.append(target)
    if len(order) < len(stages):
        left = {n for n, count in enumerate(open_count) if count}
        raise loop_error([stages[n].title for n in _a_loop(left, following)])
    return order


def _a_loop(left: set[int], following: list[list[int]]) -> list[int]:
    """One loop among the stages that have no order, first stage repeated at the end."""
    waits_for: dict[int, int] = {}
    for n in left:
        for target in following[n]:
            if target in left:
                waits_for[target] = n
    path = [min(left)]
    while waits_for[path[-1]] not in path:
        path.append(waits_for[path[-1]])
    loop = path[path.index(waits_for[path[-1]]) :]
    return [*reversed(loop), loop[-1]]
