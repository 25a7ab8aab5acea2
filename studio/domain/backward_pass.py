"""The backward pass: the latest dates that keep the end of the production and every date that must be met.

The exact inverse of ``forward_pass``: a stage that starts at its latest date moves neither, one working ms later it does.
"""

from __future__ import annotations

from operator import sub

from studio.domain.network import Network, Places, Span, Tie
from studio.domain.production import LinkKind

_FS, _SS, _FF, _SF = LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF
_NEVER = 1 << 62
_TEN_YEARS_MS = 3653 * 86_400_000


def backward(network: Network, end_ms: int, *, at_limit: bool) -> Places:
    """The latest places of all stages when the production ends at ``end_ms``."""
    end = network.table.position(end_ms)
    lengths, is_odd, ways = network.lengths[at_limit], network.is_odd, network.ways
    other_ways, apart = network.other_ways, network.apart
    starts = [end - length for length in lengths]
    for i, must_ms in enumerate(network.must_ms):
        if must_ms:
            starts[i] = min(starts[i], network.table.position(must_ms) - lengths[i])
    late = Places(starts, {})
    for i in range(len(starts) - 1, -1, -1):
        if is_odd[i]:
            late.odd[i] = _latest_odd(network, i, late, end_ms, at_limit=at_limit)
            continue
        if ways[i]:
            last = starts[i] + lengths[i]
            for other, lag_ms in ways[i]:
                at = starts[other] - lag_ms
                if at < last:
                    last = at
            starts[i] = last - lengths[i]
        if i in other_ways or i in apart:
            starts[i] = min(starts[i], _start_before_others(network, i, late, at_limit=at_limit))
    return late


def again(network: Network, before_ms: int, late: Places, end_ms: int) -> Places | None:
    """The latest places for another end than ``before_ms``, where only the end is another one; None where they have to
    be worked out anew, because instants or dates that must be met are among them.
    """
    if end_ms == before_ms:
        return late
    if late.odd or any(network.must_ms):
        return None
    by = network.table.position(end_ms) - network.table.position(before_ms)
    return Places([start + by for start in late.starts], {})


def latest(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> Span:
    """The latest dates of one stage, given those of all that follow it."""
    if network.is_odd[i]:
        return _latest_odd(network, i, late, end_ms, at_limit=at_limit)
    return network.span_from(_latest_start(network, i, late, end_ms, at_limit=at_limit), i, at_limit=at_limit)


def slacks_ms(network: Network, places: Places, late: Places) -> list[int]:
    """Working time that each stage can slip (negative: it has to come earlier); what has begun can only slip its end."""
    slacks = list(map(sub, late.starts, places.starts))
    for i, span in places.odd.items():
        slacks[i] = _slip_ms(network, i, span, late.odd[i])
    return slacks


def free_slack_ms(network: Network, i: int, places: Places, end_ms: int, *, at_limit: bool) -> int:
    """Working time that a stage can slip without moving another one or the end: all others stay where they are."""
    if network.is_odd[i]:
        return _slip_ms(network, i, places.odd[i], _latest_odd(network, i, places, end_ms, at_limit=at_limit))
    return _latest_start(network, i, places, end_ms, at_limit=at_limit) - places.starts[i]


def _slip_ms(network: Network, i: int, span: Span, last: Span) -> int:
    position = network.tables[i].position
    if network.actuals[i].started_ms:
        return position(last.work_end_ms) - position(span.work_end_ms)
    return position(last.start_ms) - position(span.start_ms)


def _is_fixed(network: Network, tie: Tie) -> bool:
    """Whether the end of the link has really happened, so that nothing can move it."""
    kind, other, _ = tie
    actual = network.actuals[other]
    if actual.delivered_ms or actual.approved_ms:
        return True
    return bool(actual.started_ms) and kind in (_FS, _SS)


def _latest_start(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> int:
    """The latest start of a stage that is not odd, as a position."""
    position, length = network.table.position, network.lengths[at_limit][i]
    start = position(end_ms) - length
    if network.must_ms[i]:
        start = min(start, position(network.must_ms[i]) - length)
    for other, lag_ms in network.ways[i]:
        start = min(start, late.starts[other] - lag_ms - length)
    return min(start, _start_before_others(network, i, late, at_limit=at_limit))


def _start_before_others(network: Network, i: int, late: Places, *, at_limit: bool) -> int:
    """The latest position at which a stage that is not odd may start for what follows it by other than its ways."""
    start, length = _NEVER, network.lengths[at_limit][i]
    for kind, other, lag_ms in network.other_ways.get(i, ()):
        at = late.starts[other] - lag_ms - (length if kind is _FF else 0)
        start = min(start, at if kind is _SS else at + network.work_ms[other])
    for tie in network.apart.get(i, ()):
        if not _is_fixed(network, tie):
            at = _position_before(network, tie, late)
            start = min(start, at - length if tie[0] is _FS or tie[0] is _FF else at)
    return start


def _position_before(network: Network, tie: Tie, late: Places) -> int:
    """The last position of a plain stage's start or end from which a tie leads to an odd stage in time."""
    kind, _, lag_ms = tie
    at_ms, table = _instant_of(network, tie, late), network.table
    leads_to_a_start = lag_ms < 0 or (lag_ms == 0 and kind in (_SS, _SF))
    # A start, and what a lead leads to, lies in working time: between two ranges the end of the first is too late.
    return table.position(table.latest_start(at_ms) if leads_to_a_start else at_ms) - lag_ms


def _instant_of(network: Network, tie: Tie, late: Places) -> int:
    """The latest instant at which the far end of a tie may be reached."""
    kind, other, _ = tie
    span = late.odd.get(other)
    if span is None:
        table = network.table
        at = late.starts[other] + (0 if kind is _FS or kind is _SS else network.work_ms[other])
        return table.start_instant(max(at, table.position(network.start_ms - _TEN_YEARS_MS)))
    if kind is _FS or kind is _SS:
        return span.start_ms
    # Where the other stage does not work, nothing happens to its end.
    return network.tables[other].start_at(span.work_end_ms)


def _latest_odd(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> Span:
    table, work_ms = network.tables[i], network.work_ms[i]
    end, start = end_ms, -1
    if network.must_ms[i]:
        end = min(end, network.must_ms[i])
    for tie in network.apart.get(i, ()):
        if _is_fixed(network, tie):
            continue
        then, (kind, _, lag_ms) = _instant_of(network, tie, late), tie
        if lag_ms:
            then = _without_lag(network, then, lag_ms)
        if kind is _FS or kind is _FF:
            end = min(end, then)
        elif start < 0 or then < start:
            start = then
    review_ms = network.review_ms[i] if at_limit else 0
    # What is ten years too late already is not followed further back: calendars end somewhere.
    end = max(end, network.start_ms - _TEN_YEARS_MS)
    work_end = network.table.ahead_of(end, review_ms)
    from_end = table.ahead_of(work_end, work_ms)
    if 0 <= start < from_end:
        start = table.latest_start(start) if work_ms else start
        work_end = table.after(start, work_ms)
        return Span(start, work_end, network.table.after(work_end, review_ms))
    return Span(from_end, work_end, end)


def _without_lag(network: Network, at_ms: int, lag_ms: int) -> int:
    """The latest instant from which the lag leads to ``at_ms`` or to an earlier one."""
    table = network.table
    if lag_ms > 0:
        return table.ahead_of(at_ms, lag_ms)
    # A lead ends on working time only, so between two ranges the last instant of the first one counts.
    return table.start_at(table.after(table.latest_start(at_ms), -lag_ms))
