"""The arithmetic under the schedule: stages as numbers in topological order, with what ties them to each other.

Plain lists for speed (a drag asks for it at every move). ``forward_pass`` and ``backward_pass`` compute with it;
people and screens use ``schedule``, which names things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

_NOTHING = Actual()


class Places:
    """Where all stages lie: three lists of working ms in the production's calendar, and the spans of odd stages.

    A position says where in the work something happens, not on which of two instants with no work between them: a
    start means the later one (the morning), an end the earlier one (the evening). That is enough for every stage
    with work in the production's calendar, and it makes the passes additions of whole numbers. What needs instants
    (another calendar, a milestone, what has really happened) is odd.
    """

    __slots__ = ("ends", "odd", "starts", "work_ends")

    def __init__(self, starts: list[int], work_ends: list[int], ends: list[int], odd: dict[int, Span]) -> None:
        self.starts = starts
        self.work_ends = work_ends
        self.ends = ends
        self.odd = odd

    @classmethod
    def of_nothing(cls, count: int) -> Places:
        """Lists for so many stages, to be filled."""
        return cls([0] * count, [0] * count, [0] * count, {})

    def copy(self) -> Places:
        """An independent copy."""
        return Places(list(self.starts), list(self.work_ends), list(self.ends), dict(self.odd))


@dataclass(frozen=True, slots=True)
class Network:
    """Stages in topological order, all lists indexed alike. Never changed after it was built.

    A stage ends its work in its own calendar (``tables``); lags and reviews run in the production's (``table``).
    ``after_end`` are the FS ties into a stage as (other stage, lag in ms), ``other_ties`` all others into it,
    ``following`` all that leave it. ``must_ms`` is when it has to have ended (0: no such date), ``late`` lists the
    stages that are wanted as late as possible, ``is_odd`` marks those that need instants (see ``Places``).
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
    after_end: list[list[tuple[int, int]]]
    other_ties: list[list[Tie]]
    following: list[list[Tie]]

    def ties_into(self, i: int) -> list[Tie]:
        """Every tie that holds a stage."""
        return [(LinkKind.FS, other, lag_ms) for other, lag_ms in self.after_end[i]] + self.other_ties[i]

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
        return replace(self, work_ms=work, is_odd=is_odd)

    # --- between positions and instants ------------------------------------------------------------------------

    def spans(self, places: Places) -> list[Span]:
        """The instants of all stages."""
        start, end = self.table.readers(min(places.starts, default=0), max(places.ends, default=0))
        odd = places.odd
        spans = [
            Span(start(one), end(two), end(three))
            for one, two, three in zip(places.starts, places.work_ends, places.ends, strict=True)
        ]
        for i, span in odd.items():
            spans[i] = span
        return spans

    def spans_again(self, places: Places, before: list[Span], moved: set[int]) -> list[Span]:
        """The instants of all stages, those before of all but these."""
        spans, plain = list(before), [i for i in moved if i not in places.odd]
        if plain:
            starts, work_ends, ends = places.starts, places.work_ends, places.ends
            start, end = self.table.readers(min(starts[i] for i in plain), max(ends[i] for i in plain))
            for i in plain:
                spans[i] = Span(start(starts[i]), end(work_ends[i]), end(ends[i]))
        for i in moved & places.odd.keys():
            spans[i] = places.odd[i]
        return spans

    def span(self, places: Places, i: int) -> Span:
        """The instants of one stage."""
        table = self.table
        return places.odd.get(i) or Span(
            table.start_instant(places.starts[i]),
            table.end_instant(places.work_ends[i]),
            table.end_instant(places.ends[i]),
        )

    def late_span(self, places: Places, i: int) -> Span:
        """``span`` for latest places, which may lie before any year there is: then the first one that can be planned."""
        first = self.table.position(FIRST_MS)
        if i in places.odd:
            return places.odd[i]
        start, work_end, end = (max(at, first) for at in (places.starts[i], places.work_ends[i], places.ends[i]))
        return Span(self.table.start_instant(start), self.table.end_instant(work_end), self.table.end_instant(end))

    def keep_odd(self, places: Places, i: int, span: Span) -> None:
        """Note the span of an odd stage, with its positions for those that do not need instants."""
        position = self.table.position
        places.odd[i] = span
        places.starts[i], places.work_ends[i], places.ends[i] = (
            position(span.start_ms),
            position(span.work_end_ms),
            position(span.end_ms),
        )

    def end_ms(self, places: Places) -> int:
        """When the last stage ends; the production's start when there is none."""
        if not self.ids:
            return self.start_ms
        ends = places.ends
        plain = max((end for end, is_odd in zip(ends, self.is_odd, strict=True) if not is_odd), default=None)
        last = max((span.end_ms for span in places.odd.values()), default=0)
        return last if plain is None else max(last, self.table.end_instant(plain))


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
    finish_to_start = LinkKind.FS
    for link in links:
        one, two = given.get(link.source), given.get(link.target)
        if one is None or two is None:
            continue
        if link.kind is finish_to_start:
            plain[one, two, link.lag_min] = None
        else:
            others[one, two, link.kind, link.lag_min] = None
    order = _numbers_in_order(stages, [*plain, *others])
    place = [0] * len(order)
    for i, n in enumerate(order):
        place[n] = i
    after_end: list[list[tuple[int, int]]] = [[] for _ in order]
    other_ties: list[list[Tie]] = [[] for _ in order]
    following: list[list[Tie]] = [[] for _ in order]
    for source, target, lag_min in plain:
        i, j, lag_ms = place[source], place[target], lag_min * MIN_MS
        after_end[j].append((i, lag_ms))
        following[i].append((finish_to_start, j, lag_ms))
    for source, target, kind, lag_min in others:
        i, j, lag_ms = place[source], place[target], lag_min * MIN_MS
        other_ties[j].append((kind, i, lag_ms))
        following[i].append((kind, j, lag_ms))
    ordered = [stages[n] for n in order]
    ids = [stage.id for stage in ordered]
    index = {stage_id: i for i, stage_id in enumerate(ids)}
    first_ms = max(production.start_ms, now_ms)
    first = table.position(first_ms)
    floor_ms = [max(first_ms, stage.not_before_ms) for stage in ordered]
    real = [_real(actuals.get(stage_id)) for stage_id in ids] if actuals else [_NOTHING] * len(ids)
    all_tables = [tables.get(stage_id, table) for stage_id in ids] if tables else [table] * len(ids)
    work_ms = [stage.work_min * MIN_MS for stage in ordered]
    day_ms = table.day_min * MIN_MS
    return Network(
        start_ms=production.start_ms,
        now_ms=now_ms,
        table=table,
        ids=ids,
        index=index,
        tables=all_tables,
        work_ms=work_ms,
        review_ms=[0 if stage.id in own else stage.review_days * day_ms for stage in ordered],
        floor_ms=floor_ms,
        floors=[first if at_ms == first_ms else table.position(at_ms) for at_ms in floor_ms],
        must_ms=[stage.must_finish_ms for stage in ordered],
        late=[i for i, stage in enumerate(ordered) if stage.is_late_as_possible and real[i] is _NOTHING],
        actuals=real,
        is_odd=bytearray(
            _needs_instants(work, own_table is table, actual)
            for work, own_table, actual in zip(work_ms, all_tables, real, strict=True)
        ),
        after_end=after_end,
        other_ties=other_ties,
        following=following,
    )


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
