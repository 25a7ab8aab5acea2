"""The forward pass: the earliest dates of all stages, or of those that a change touches; then what is wanted late.

Knows no names and no slack (``backward_pass`` does).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from studio.domain.backward_pass import latest
from studio.domain.network import NOTHING, Actual, Network, Places, Span, Tie, span_of
from studio.domain.production import LinkKind

_FS, _SS, _FF = LinkKind.FS, LinkKind.SS, LinkKind.FF
_NO_BOUND = -(1 << 62)


def forward(network: Network, *, at_limit: bool) -> Places:
    """The earliest places of all stages."""
    starts, odd = list(network.floors), dict[int, Span]()
    is_odd, lengths, apart = network.is_odd, network.lengths[at_limit], network.apart
    work_ms, other_ways = network.work_ms, network.other_ways
    for i, leaving in enumerate(network.ways):
        if is_odd[i]:
            odd[i] = span = _placed_odd(network, i, starts, odd, at_limit=at_limit)
            if i in apart:
                _push_from_odd(network, apart[i], span, starts)
            continue
        if leaving:
            end = starts[i] + lengths[i]
            for other, lag_ms in leaving:
                at = end + lag_ms
                if at > starts[other]:
                    starts[other] = at
        if i in other_ways:
            for kind, other, lag_ms in other_ways[i]:
                at = starts[i] + lag_ms + (lengths[i] if kind is _FF else 0)
                at = at if kind is _SS else at - work_ms[other]
                if at > starts[other]:
                    starts[other] = at
    return Places(starts, odd)


def _push_from_odd(network: Network, ties: list[Tie], span: Span, starts: list[int]) -> None:
    """Push the followers that are not odd behind an odd stage."""
    position, is_odd = network.table.position, network.is_odd
    for kind, other, lag_ms in ties:
        if not is_odd[other]:
            if kind is _FS:
                at = position(span[2]) + lag_ms
            elif kind is _SS:
                at = position(span[0]) + lag_ms
            else:
                at = position(span[2 if kind is _FF else 0]) + lag_ms - network.work_ms[other]
            if at > starts[other]:
                starts[other] = at


def forward_from(
    network: Network, changed: Collection[int], before: Places, *, at_limit: bool
) -> tuple[Places, list[int]]:
    """The places after some stages changed, and the stages that may have moved: these, and all whose start did.

    Looks only at what follows a stage that moved: one that moves later pushes its followers, one that moves earlier
    has those looked at again that it held where they are.
    """
    old_starts, now = before.starts, before.copy()
    starts, lengths, ways = now.starts, network.lengths[at_limit], network.ways
    other_ways, apart = network.other_ways, network.apart
    waiting, anew = bytearray(len(starts)), bytearray(network.is_odd)
    for other in {*changed, *(follower for one in changed for follower in network.followers(one))}:
        anew[other] = waiting[other] = 1
    for one in changed:
        now.odd.pop(one, None)
    moved = []
    for i in _marked(waiting):
        if anew[i] and not _moves(network, i, now, before, at_limit=at_limit) and i not in changed:
            continue
        moved.append(i)
        start, old = starts[i], old_starts[i]
        if start > old:
            end = start + lengths[i]
            for other, lag_ms in ways[i]:
                at = end + lag_ms
                if at > starts[other]:
                    starts[other] = at
                    waiting[other] = 1
        else:
            _mark_held(network, i, now, before, waiting, anew, at_limit=at_limit)
        if i in other_ways:
            _mark_other_ways(network, i, now, before, waiting, anew, at_limit=at_limit)
        for _, other, _ in apart.get(i, ()):
            anew[other] = waiting[other] = 1
    return now, moved


def _marked(waiting: bytearray) -> Iterator[int]:
    """The numbers that are marked, in order, also those that are marked while this is read."""
    i = waiting.find(1)
    while i >= 0:
        yield i
        i = waiting.find(1, i + 1)


def _moves(network: Network, i: int, now: Places, before: Places, *, at_limit: bool) -> bool:
    """Place a stage at its earliest dates, given those of all before it; says whether these are others."""
    if network.is_odd[i]:
        now.odd[i] = _placed_odd(network, i, now.starts, now.odd, at_limit=at_limit)
        return now.odd[i] != before.odd.get(i)
    now.starts[i] = _start(network, i, now.starts, now.odd, at_limit=at_limit)
    return now.starts[i] != before.starts[i]


def _mark_held(
    network: Network, i: int, now: Places, before: Places, waiting: bytearray, anew: bytearray, *, at_limit: bool
) -> None:
    """Have those looked at again that a stage held where they are, if it moved to an earlier time."""
    if now.starts[i] < before.starts[i]:
        end = before.starts[i] + network.lengths[at_limit][i]
        for other, lag_ms in network.ways[i]:
            if before.starts[other] == end + lag_ms:
                anew[other] = waiting[other] = 1


def _mark_other_ways(
    network: Network, i: int, now: Places, before: Places, waiting: bytearray, anew: bytearray, *, at_limit: bool
) -> None:
    """Push what follows a stage that moved by other than FS ties, or have it looked at again."""
    starts, start, old = now.starts, now.starts[i], before.starts[i]
    for kind, other, lag_ms in network.other_ways[i]:
        length = lag_ms + network.lengths[at_limit][i] if kind is _FF else lag_ms
        length -= 0 if kind is _SS else network.work_ms[other]
        if start + length > starts[other]:
            starts[other] = start + length
            waiting[other] = 1
        elif start < old and before.starts[other] == old + length:
            anew[other] = waiting[other] = 1


def _start(network: Network, i: int, starts: list[int], odd: dict[int, Span], *, at_limit: bool) -> int:
    """The earliest start of a stage that is not odd, given those of all before it.

    What holds its end moves the whole stage: the work ends as soon as it may and starts as late as that allows.
    """
    start, work_ms, lengths = network.floors[i], network.work_ms[i], network.lengths[at_limit]
    for kind, other, lag_ms in network.into[i]:
        leaves_end, span = kind is _FS or kind is _FF, odd.get(other)
        if span is None:
            at = starts[other] + lag_ms + (lengths[other] if leaves_end else 0)
        else:
            at = network.table.position(span.end_ms if leaves_end else span.start_ms) + lag_ms
        start = max(start, at if kind is _FS or kind is _SS else at - work_ms)
    return start


# --- odd stages ------------------------------------------------------------------------------------------------


def _placed_odd(network: Network, i: int, starts: list[int], odd: dict[int, Span], *, at_limit: bool) -> Span:
    """The earliest dates of a stage that needs instants, given those of all before it."""
    start_bound, end_bound = _bounds(network, i, starts, odd, at_limit=at_limit)
    if network.actuals[i] is not NOTHING:
        return _placed_as_happened(network, i, network.actuals[i], start_bound, end_bound, at_limit=at_limit)
    table, work_ms = network.tables[i], network.work_ms[i]
    start = work_end = start_bound
    if work_ms:
        at = table.position(start_bound)
        start, work_end = table.start_instant(at), table.end_instant(at + work_ms)
    if end_bound > work_end:
        # Times without work do not count: an end due on Sunday noon is reached on Friday evening.
        end_at = table.position(end_bound)
        if end_at > table.position(work_end):
            work_end = table.end_instant(end_at)
            start = table.ahead_of(work_end, work_ms)
    end = work_end
    if at_limit and network.review_ms[i]:
        common = network.table
        end = common.end_instant(common.position(work_end) + network.review_ms[i])
    return span_of((start, work_end, end))


def _bounds(network: Network, i: int, starts: list[int], odd: dict[int, Span], *, at_limit: bool) -> tuple[int, int]:
    """Before which instants the work of a stage cannot start and cannot end (0: no such bound)."""
    table, lengths = network.table, network.lengths[at_limit]
    start_bound, end_bound, latest_end = network.floor_ms[i], 0, _NO_BOUND
    for kind, other, lag_ms in network.into[i]:
        span = odd.get(other)
        if kind is _FS or kind is _FF:
            if span is not None:
                at = span[2]
            elif kind is _FS and lag_ms >= 0:
                # Ends of plain stages are compared as positions, and only the last becomes an instant.
                at = starts[other] + lengths[other] + lag_ms
                if at > latest_end:
                    latest_end = at
                continue
            else:
                at = table.end_instant(starts[other] + lengths[other])
        else:
            at = table.start_instant(starts[other]) if span is None else span[0]
        if lag_ms:
            at = table.shifted(at, lag_ms)
        if kind is _FS or kind is _SS:
            if at > start_bound:
                start_bound = at
        else:
            end_bound = max(end_bound, at)
    if latest_end != _NO_BOUND:
        start_bound = max(start_bound, table.end_instant(latest_end))
    return start_bound, end_bound


def _placed_as_happened(
    network: Network, i: int, actual: Actual, start_bound: int, end_bound: int, *, at_limit: bool
) -> Span:
    """The dates of a stage that has begun or more: what happened stands, the rest follows from it."""
    table, work_ms, now_ms = network.tables[i], network.work_ms[i], network.now_ms
    start = actual.started_ms or table.start_at(start_bound)
    delivered = actual.delivered_ms or actual.approved_ms
    if delivered:
        start = min(start, delivered) if actual.started_ms else min(start, table.ahead_of(delivered, work_ms))
        work_end = delivered
    else:
        work_end = max(_expected_end(network, i, actual, start), now_ms)
        missing = table.position(end_bound) - table.position(work_end) if end_bound > work_end else 0
        work_end = table.after(work_end, max(missing, 0))
    if actual.approved_ms:
        return Span(start, min(work_end, actual.approved_ms), actual.approved_ms)
    end = network.table.after(work_end, network.review_ms[i]) if at_limit else work_end
    return Span(start, work_end, max(end, now_ms) if delivered else end)


def _expected_end(network: Network, i: int, actual: Actual, start_ms: int) -> int:
    """When work under way ends: as long as planned, or, once somebody has said how far it is, what is left of it."""
    table, work_ms = network.tables[i], network.work_ms[i]
    if not actual.progress_pct or actual.progress_ms < start_ms:
        return table.after(start_ms, work_ms)
    left_ms = work_ms * max(100 - actual.progress_pct, 0) // 100
    return table.after(actual.progress_ms, left_ms)


# --- as late as possible ---------------------------------------------------------------------------------------


def placed_late(network: Network, places: Places, *, at_limit: bool) -> Places:
    """The same places with what is wanted as late as possible as late as moves nothing else and not the end.

    Gives ``places`` itself when there is no such stage.
    """
    if not network.late:
        return places
    end_ms = network.end_ms(places, at_limit=at_limit)
    late = places.copy()
    for i in reversed(network.late):
        start_ms = latest(network, i, late, end_ms, at_limit=at_limit).start_ms
        if start_ms <= network.span(late, i, at_limit=at_limit).start_ms:
            continue
        if network.is_odd[i]:
            work_end_ms = network.tables[i].after(start_ms, network.work_ms[i])
            review_ms = network.review_ms[i] if at_limit else 0
            late.odd[i] = Span(start_ms, work_end_ms, network.table.after(work_end_ms, review_ms))
        else:
            late.starts[i] = network.table.position(start_ms)
    return late
