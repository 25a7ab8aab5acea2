"""The arithmetic under the schedule: stages as numbers in topological order, with what ties them to each other.

Plain lists for speed (a drag asks for it at every move). ``forward_pass`` and ``backward_pass`` compute with it;
people and screens use ``schedule``, which names things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import add
from typing import NamedTuple

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


span_of: Callable[[tuple[int, int, int]], Span] = partial(tuple.__new__, Span)
"""A span of its three instants; three times as fast as naming them."""

Tie = tuple[LinkKind, int, int]
"""One dependency seen from one of its ends: its kind, the other stage, and the lag in working ms."""

Way = tuple[int, int]

_FS = LinkKind.FS
NOTHING = Actual()
"""The one value for a stage to which nothing has happened yet, compared by identity."""
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
        return self.actuals[i] is not NOTHING

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
        work, limits = list(self.work_ms), list(self.lengths[True])
        work[i], limits[i] = work_ms, work_ms + self.review_ms[i]
        again = replace(self, work_ms=work, lengths=(work, limits))
        needs_instants = _needs_instants(work_ms, self.tables[i] is self.table, self.actuals[i])
        if needs_instants == self.is_odd[i]:
            return again
        is_odd = bytearray(self.is_odd)
        is_odd[i] = needs_instants
        # what leaves it, and what leaves those before it, lies elsewhere now
        sources = dict.fromkeys([i, *(other for _, other, _ in self.into[i])])
        return again.with_leaving({source: self.leaving(source) for source in sources}, is_odd)

    def with_review(self, i: int, review_ms: int) -> Network:
        """The same network with another limit of the review of one stage."""
        review, limits = list(self.review_ms), list(self.lengths[True])
        review[i], limits[i] = review_ms, self.work_ms[i] + review_ms
        return replace(self, review_ms=review, lengths=(self.work_ms, limits))

    def with_must(self, i: int, must_ms: int) -> Network:
        """The same network with another date by which one stage must have ended (0: none)."""
        musts = list(self.must_ms)
        musts[i] = must_ms
        return replace(self, must_ms=musts)

    def with_late(self, i: int, *, is_late: bool) -> Network:
        """The same network with one stage wanted as late as possible, or not any more."""
        late = {*self.late} - {i}
        if is_late and not self.has_happened(i):
            late.add(i)
        return replace(self, late=sorted(late))

    def with_ties(self, source: int, target: int, ties: Iterable[tuple[LinkKind, int]]) -> Network | None:
        """The same network with all that ties one stage to another, as kinds and lags in working ms; nothing: not tied.

        None where the order of the stages does not allow it: then it has to be built anew.
        """
        new = dict.fromkeys(ties)
        if new and source >= target:
            return None
        into = list(self.into)
        into[target] = [tie for tie in into[target] if tie[1] != source]
        into[target] += [(kind, source, lag_ms) for kind, lag_ms in new]
        leaving = [tie for tie in self.leaving(source) if tie[1] != target]
        leaving += [(kind, target, lag_ms) for kind, lag_ms in new]
        return replace(self, into=into).with_leaving({source: leaving}, self.is_odd)

    def with_lengths(self, work_ms: list[int], review_ms: list[int]) -> Network:
        """The same network with other lengths of works and reviews; no work may begin or cease to be 0."""
        return replace(self, work_ms=work_ms, review_ms=review_ms, lengths=_lengths(work_ms, review_ms))

    def leaving(self, i: int) -> list[Tie]:
        """All that ties other stages to this one."""
        return [
            *((_FS, other, lag_ms) for other, lag_ms in self.ways[i]),
            *self.other_ways.get(i, ()),
            *self.apart.get(i, ()),
        ]

    def with_leaving(self, leaving: Mapping[int, list[Tie]], is_odd: bytearray) -> Network:
        """The same network with other ties leaving some stages."""
        ways, other_ways, apart = list(self.ways), dict(self.other_ways), dict(self.apart)
        for source, ties in leaving.items():
            ways[source] = []
            other_ways.pop(source, None)
            apart.pop(source, None)
            for tie in ties:
                _sort_in(source, tie, is_odd, ways, other_ways, apart)
        return replace(self, is_odd=is_odd, ways=ways, other_ways=other_ways, apart=apart)

    def followers(self, i: int) -> list[int]:
        """The stages that a tie leads to from this one."""
        others = [*self.other_ways.get(i, ()), *self.apart.get(i, ())]
        return [other for other, _ in self.ways[i]] + [other for _, other, _ in others]

    # --- between positions and instants ------------------------------------------------------------------------

    def spans_again(self, places: Places, before: list[Span], moved: Iterable[int], *, at_limit: bool) -> list[Span]:
        """The instants of all stages: those before, but for the ones that moved (all where none are known before)."""
        starts, odd, work_ms, lengths = places.starts, places.odd, self.work_ms, self.lengths[at_limit]
        plain = [i for i in moved if i not in odd] if odd else moved
        start, end = self.table.start_instant, self.table.end_instant
        at = [starts[i] for i in plain]
        work_ends = [end(starts[i] + work_ms[i]) for i in plain]
        ends = [end(starts[i] + lengths[i]) for i in plain] if at_limit else work_ends
        found = map(span_of, zip(map(start, at), work_ends, ends, strict=True))
        if not before and not odd:
            return list(found)
        spans = list(before) or [_NOWHERE] * len(self.ids)
        for i, span in zip(plain, found, strict=True):
            spans[i] = span
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
        work_end, end = start + self.work_ms[i], start + self.lengths[at_limit][i]
        return span_of((table.start_instant(start), table.end_instant(work_end), table.end_instant(end)))

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
    following: list[list[int]] = [[] for _ in stages]
    open_count = [0] * len(stages)
    for link in links:
        one, two = given.get(link.source), given.get(link.target)
        if one is None or two is None:
            continue
        if link.kind is _FS:
            plain[one, two, link.lag_min] = None
        else:
            others[one, two, link.kind, link.lag_min] = None
        following[one].append(two)
        open_count[two] += 1
    order = _numbers_in_order(stages, following, open_count)
    place = [0] * len(order)
    for i, n in enumerate(order):
        place[n] = i
    ordered = [stages[n] for n in order]
    ids = [stage.id for stage in ordered]
    first_ms = max(production.start_ms, now_ms)
    first = table.position(first_ms)
    floor_ms = [max(first_ms, stage.not_before_ms) for stage in ordered]
    real = [_real(actuals.get(stage_id)) for stage_id in ids] if actuals else [NOTHING] * len(ids)
    all_tables = [tables.get(stage_id, table) for stage_id in ids] if tables else [table] * len(ids)
    work_ms = [stage.work_min * MIN_MS for stage in ordered]
    day_ms = table.day_min * MIN_MS
    review_ms = [0 if stage.id in own else stage.review_days * day_ms for stage in ordered]
    is_odd = bytearray(map(_needs_instants, work_ms, [one is table for one in all_tables], real))
    into: list[list[Tie]] = [[] for _ in order]
    ways: list[list[Way]] = [[] for _ in order]
    other_ways: dict[int, list[Tie]] = {}
    apart: dict[int, list[Tie]] = {}
    has_odd = any(is_odd)
    for one, two, lag_min in plain:
        source, target, lag_ms = place[one], place[two], lag_min * MIN_MS
        into[target].append((_FS, source, lag_ms))
        if has_odd and (is_odd[source] or is_odd[target]):
            apart.setdefault(source, []).append((_FS, target, lag_ms))
        else:
            ways[source].append((target, lag_ms))
    for one, two, kind, lag_min in others:
        source, target, lag_ms = place[one], place[two], lag_min * MIN_MS
        into[target].append((kind, source, lag_ms))
        _sort_in(source, (kind, target, lag_ms), is_odd, ways, other_ways, apart)
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
        late=[i for i, stage in enumerate(ordered) if stage.is_late_as_possible and real[i] is NOTHING],
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


def _sort_in(
    source: int,
    tie: Tie,
    is_odd: bytearray,
    ways: list[list[Way]],
    other_ways: dict[int, list[Tie]],
    apart: dict[int, list[Tie]],
) -> None:
    """Put what leaves a stage where it belongs."""
    kind, target, lag_ms = tie
    if is_odd[source] or is_odd[target]:
        apart.setdefault(source, []).append(tie)
    elif kind is _FS:
        ways[source].append((target, lag_ms))
    else:
        other_ways.setdefault(source, []).append(tie)


def _needs_instants(work_ms: int, is_in_production_calendar: bool, actual: Actual) -> bool:  # noqa: FBT001
    return not work_ms or not is_in_production_calendar or actual is not NOTHING


def _real(actual: Actual | None) -> Actual:
    """The one value for "nothing happened yet", so that the fast path can ask by identity."""
    if actual is None or not (actual.started_ms or actual.delivered_ms or actual.approved_ms):
        return NOTHING
    return actual


def in_order(known: Mapping[str, Stage], ties: Iterable[tuple[str, str]]) -> list[str]:
    """Ids so that every target comes after its source; otherwise in the given order.

    Raises RefusedError when they form a loop; names its stages.
    """
    number = {stage_id: n for n, stage_id in enumerate(known)}
    following: list[list[int]] = [[] for _ in known]
    open_count = [0] * len(known)
    for source, target in ties:
        following[number[source]].append(number[target])
        open_count[number[target]] += 1
    ids = list(known)
    return [ids[n] for n in _numbers_in_order(list(known.values()), following, open_count)]


def _numbers_in_order(stages: list[Stage], following: list[list[int]], open_count: list[int]) -> list[int]:
    """The numbers of the stages so that each comes after those it follows, given how many these are. Uses the counts up."""
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
