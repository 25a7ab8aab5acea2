"""The forward pass: the earliest dates of all stages, or of those that a change touches; then what is wanted late.

Knows no names and no slack (``backward_pass`` does).
"""

from __future__ import annotations

from studio.domain.backward_pass import latest
from studio.domain.network import Actual, Network, Places, Span
from studio.domain.production import LinkKind

_FS, _SS, _FF = LinkKind.FS, LinkKind.SS, LinkKind.FF
_NO_BOUND = -(1 << 62)


def forward(network: Network, *, at_limit: bool) -> Places:
    """The earliest places of all stages."""
    count = len(network.ids)
    places = Places.of_nothing(count)
    _run(network, places, bytearray(b"\x01") * count, at_limit=at_limit, changed=-1)
    return places


def forward_from(network: Network, changed: int, places: Places, *, at_limit: bool) -> list[int]:
    """Bring ``places`` up to date after one stage changed; gives the stages that moved. Touches nothing else."""
    if not network.is_odd[changed]:
        places.odd.pop(changed, None)
    waiting = bytearray(len(network.ids))
    waiting[changed] = 1
    return _run(network, places, waiting, at_limit=at_limit, changed=changed)


def _run(network: Network, places: Places, waiting: bytearray, *, at_limit: bool, changed: int) -> list[int]:
    """Place every stage that is marked in ``waiting``, in order, and where one has ``changed`` (-1: all are new) also what
    follows those that moved. Gives these.
    """
    starts, work_ends, ends = places.starts, places.work_ends, places.ends
    is_odd, floors, work_ms, following = network.is_odd, network.floors, network.work_ms, network.following
    after_end, other_ties, find = network.after_end, network.other_ties, waiting.find
    review_ms = network.review_ms if at_limit else None
    moved: list[int] = []
    i = find(1)
    while i >= 0:
        if is_odd[i]:
            old = places.odd.get(i)
            is_moved = _place_odd(network, i, places, review_ms[i] if review_ms else 0, at_limit=at_limit) != old
        else:
            start = floors[i]
            for other, lag_ms in after_end[i]:
                at = ends[other] + lag_ms
                start = at if at > start else start  # noqa: FURB136 -- a call costs more than all the rest
            if other_ties[i]:
                start = _with_other_ties(network, i, places, start)
            # the work of one that only follows is what it was
            is_moved = start != starts[i] or i == changed or changed < 0
            if is_moved:
                work_end = start + work_ms[i]
                end = work_end + review_ms[i] if review_ms else work_end
                is_moved = (starts[i], work_ends[i], ends[i]) != (start, work_end, end)
                starts[i], work_ends[i], ends[i] = start, work_end, end
        if is_moved and changed >= 0:
            moved.append(i)
            for _, other, _ in following[i]:
                waiting[other] = 1
        i = find(1, i + 1)
    return moved


def _with_other_ties(network: Network, i: int, places: Places, start: int) -> int:
    """The start of a plain stage when SS, FF and SF ties hold it too.

    What holds its end moves the whole stage: the work ends as soon as it may and starts as late as that allows.
    """
    work_end = _NO_BOUND
    for kind, other, lag_ms in network.other_ties[i]:
        at = (places.ends[other] if kind is _FF else places.starts[other]) + lag_ms
        if kind is _SS:
            start = max(start, at)
        else:
            work_end = max(work_end, at)
    return max(start, work_end - network.work_ms[i])


# --- odd stages ------------------------------------------------------------------------------------------------


def _place_odd(network: Network, i: int, places: Places, review_ms: int, *, at_limit: bool) -> Span:
    """Place a stage that needs instants at its earliest dates, given those of all before it. Gives its span."""
    start_bound, end_bound = _bounds(network, i, places)
    common = network.table
    if network.has_happened(i):
        actual = network.actuals[i]
        span = _placed_as_happened(network, i, actual, start_bound, end_bound, at_limit=at_limit)
        network.keep_odd(places, i, span)
        return span
    table, work_ms = network.tables[i], network.work_ms[i]
    start, work_end = table.worked(start_bound, work_ms) if work_ms else (start_bound, start_bound)
    if end_bound > work_end:
        # Times without work do not count: an end due on Sunday noon is reached on Friday evening.
        missing = table.position(end_bound) - table.position(work_end)
        if missing > 0:
            work_end = table.after(work_end, missing)
            start = table.ahead_of(work_end, work_ms)
    reached = common.position(work_end)
    places.starts[i], places.work_ends[i], places.ends[i] = common.position(start), reached, reached + review_ms
    span = Span(start, work_end, common.end_instant(reached + review_ms) if review_ms else work_end)
    places.odd[i] = span
    return span


def _bounds(network: Network, i: int, places: Places) -> tuple[int, int]:
    """Before which instants the work of a stage cannot start and cannot end (0: no such bound)."""
    table, odd, ends = network.table, places.odd, places.ends
    start_bound, end_bound, latest_end = network.floor_ms[i], 0, _NO_BOUND
    for other, lag_ms in network.after_end[i]:
        span = odd.get(other)
        if span is None and lag_ms >= 0:
            # Ends of plain stages are compared as positions, and only the last becomes an instant.
            latest_end = max(latest_end, ends[other] + lag_ms)
            continue
        at = span[2] if span is not None else table.end_instant(ends[other])
        start_bound = max(start_bound, table.shifted(at, lag_ms) if lag_ms else at)
    if latest_end != _NO_BOUND:
        start_bound = max(start_bound, table.end_instant(latest_end))
    for kind, other, lag_ms in network.other_ties[i]:
        span = odd.get(other)
        if kind is _FF:
            at = span[2] if span is not None else table.end_instant(ends[other])
        else:
            at = span[0] if span is not None else table.start_instant(places.starts[other])
        if lag_ms:
            at = table.shifted(at, lag_ms)
        if kind is _SS:
            start_bound = max(start_bound, at)
        else:
            end_bound = max(end_bound, at)
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
    end_ms = network.end_ms(places)
    late = places.copy()
    for i in reversed(network.late):
        span = latest(network, i, late, end_ms, at_limit=at_limit)
        here = network.span(late, i)
        if span.start_ms <= here.start_ms:
            continue
        table, work_ms = network.tables[i], network.work_ms[i]
        work_end_ms = table.after(span.start_ms, work_ms)
        review_ms = network.review_ms[i] if at_limit else 0
        network.keep_odd(
            late, i, Span(span.start_ms, work_end_ms, network.table.after(work_end_ms, review_ms))
        ) if network.is_odd[i] else _keep_plain(network, late, i, span.start_ms, review_ms)
    return late


def _keep_plain(network: Network, places: Places, i: int, start_ms: int, review_ms: int) -> None:
    start = network.table.position(start_ms)
    places.starts[i] = start
    places.work_ends[i] = start + network.work_ms[i]
    places.ends[i] = start + network.work_ms[i] + review_ms
