"""The backward pass: the latest dates that keep the end of the production and every date that must be met.

The exact inverse of ``forward_pass``: a stage that starts at its latest date moves neither, one working ms later it does.
"""

from __future__ import annotations

from studio.domain.network import Network, Places, Span, Tie
from studio.domain.production import LinkKind

_FS, _SS, _FF, _SF = LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF
_NEVER = 1 << 62
_TEN_YEARS_MS = 3653 * 86_400_000


def backward(network: Network, end_ms: int, *, at_limit: bool) -> Places:
    """The latest places of all stages when the production ends at ``end_ms``."""
    late = Places.of_nothing(len(network.ids))
    end = network.table.position(end_ms)
    is_odd = network.is_odd
    for i in range(len(network.ids) - 1, -1, -1):
        if is_odd[i]:
            network.keep_odd(late, i, _latest_odd(network, i, late, end_ms, at_limit=at_limit))
        else:
            late.starts[i], late.work_ends[i], late.ends[i] = _latest_plain(network, i, late, end, at_limit=at_limit)
    return late


def latest(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> Span:
    """The latest dates of one stage, given those of all that follow it."""
    if network.is_odd[i]:
        return _latest_odd(network, i, late, end_ms, at_limit=at_limit)
    table = network.table
    start, work_end, end = _latest_plain(network, i, late, table.position(end_ms), at_limit=at_limit)
    return Span(table.start_instant(start), table.end_instant(work_end), table.end_instant(end))


def slack_ms(network: Network, i: int, places: Places, late: Places) -> int:
    """Working time that a stage can slip (negative: it has to come earlier); what has begun can only slip its end."""
    if not network.is_odd[i]:
        return late.starts[i] - places.starts[i]
    position, span, last = network.tables[i].position, places.odd[i], late.odd[i]
    if network.actuals[i].started_ms:
        return position(last.work_end_ms) - position(span.work_end_ms)
    return position(last.start_ms) - position(span.start_ms)


def free_slack_ms(network: Network, i: int, places: Places, end_ms: int, *, at_limit: bool) -> int:
    """Working time that a stage can slip without moving another one or the end: all others stay where they are."""
    last, span = latest(network, i, places, end_ms, at_limit=at_limit), network.span(places, i)
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


def _latest_plain(network: Network, i: int, late: Places, end: int, *, at_limit: bool) -> tuple[int, int, int]:
    """Latest start, end of work and end of a plain stage, as positions; ``end`` is that of the production."""
    starts, work_ends, is_odd = late.starts, late.work_ends, network.is_odd
    start = _NEVER
    if network.must_ms[i]:
        end = min(end, network.table.position(network.must_ms[i]))
    for tie in network.following[i]:
        kind, other, lag_ms = tie
        if is_odd[other]:
            if _is_fixed(network, tie):
                continue
            at = _position_before(network, tie, late)
        else:
            at = (starts[other] if kind is _FS or kind is _SS else work_ends[other]) - lag_ms
        if kind is _FS or kind is _FF:
            end = min(end, at)
        elif at < start:
            start = at
    review = network.review_ms[i] if at_limit else 0
    work = network.work_ms[i]
    if start + work + review < end:
        return start, start + work, start + work + review
    return end - review - work, end - review, end


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
        at = late.starts[other] if kind is _FS or kind is _SS else late.work_ends[other]
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
    for tie in network.following[i]:
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
