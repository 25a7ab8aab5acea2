"""The backward pass: the latest dates that keep the end of the production and every date that must be met.

The exact inverse of ``forward_pass``: a stage that starts at its latest date moves neither, one working ms later it does.
"""

from __future__ import annotations

from collections.abc import Collection
from operator import sub

from studio.domain.network import NOTHING, Network, Places, Span, Tie, span_of
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


def backward_from(
    network: Network, changed: Collection[int], before: Places, before_ms: int, end_ms: int, *, at_limit: bool
) -> tuple[Places, Collection[int]]:
    """The latest places after some stages changed and the end went from ``before_ms`` to ``end_ms``, and the stages that
    may have moved.

    The mirror of ``forward_from``: a stage that has to be earlier pulls those before it, one that may be later has those
    looked at again that it held. With another end all places are shifted first. Between stages that are not odd and need
    not meet a date nothing has to be looked at then, as all of that are differences; the others are worked out anew.
    """
    count = len(network.ids)
    now, waiting, anew = before.copy(), bytearray(count), bytearray(network.is_odd)
    if end_ms != before_ms:
        by = network.table.position(end_ms) - network.table.position(before_ms)
        now.starts = [start + by for start in now.starts]
        for i in (*now.odd, *network.apart, *(i for i, must_ms in enumerate(network.must_ms) if must_ms)):
            anew[i] = waiting[i] = 1
    old_starts = list(now.starts)
    for one in changed:
        for other in (one, *(source for _, source, _ in network.into[one])):
            anew[other] = waiting[other] = 1
        now.odd.pop(one, None)
    starts, lengths, is_odd = now.starts, network.lengths[at_limit], network.is_odd
    end, moved = network.table.position(end_ms), []
    i = waiting.rfind(1)
    while i >= 0:
        has_moved = i in changed
        if is_odd[i]:
            span = _latest_odd(network, i, now, end_ms, at_limit=at_limit)
            has_moved |= span != before.odd.get(i)
            now.odd[i] = span
        elif anew[i]:
            starts[i] = _latest_start(network, i, now, end, at_limit=at_limit)
            has_moved |= starts[i] != old_starts[i]
        else:
            has_moved = True
        if has_moved:
            moved.append(i)
            _pull(network, i, now, old_starts, lengths, waiting, anew)
        i = waiting.rfind(1, 0, i)
    return now, moved if end_ms == before_ms else range(count)


def _pull(
    network: Network,
    i: int,
    now: Places,
    old_starts: list[int],
    lengths: list[int],
    waiting: bytearray,
    anew: bytearray,
) -> None:
    """Pull what comes before a stage that moved, or have it looked at again."""
    starts, is_odd = now.starts, network.is_odd
    start, old = starts[i], old_starts[i]
    for kind, other, lag_ms in network.into[i]:
        if kind is _FS and not is_odd[i] and not is_odd[other]:
            at = start - lag_ms - lengths[other]
            if at < starts[other]:
                starts[other] = at
                waiting[other] = 1
            elif start > old and old_starts[other] == old - lag_ms - lengths[other]:
                anew[other] = waiting[other] = 1
        else:
            anew[other] = waiting[other] = 1


def latest(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> Span:
    """The latest dates of one stage, given those of all that follow it."""
    if network.is_odd[i]:
        return _latest_odd(network, i, late, end_ms, at_limit=at_limit)
    end = network.table.position(end_ms)
    return network.span_from(_latest_start(network, i, late, end, at_limit=at_limit), i, at_limit=at_limit)


def slacks_ms(network: Network, places: Places, late: Places) -> list[int]:
    """Working time that each stage can slip (negative: it has to come earlier); what has begun can only slip its end."""
    slacks = list(map(sub, late.starts, places.starts))
    for i, span in places.odd.items():
        slacks[i] = _slip_ms(network, i, span, late.odd[i])
    return slacks


def slack_ms(network: Network, i: int, places: Places, late: Places) -> int:
    """``slacks_ms`` of one stage."""
    if network.is_odd[i]:
        return _slip_ms(network, i, places.odd[i], late.odd[i])
    return late.starts[i] - places.starts[i]


def free_slack_ms(network: Network, i: int, places: Places, end_ms: int, *, at_limit: bool) -> int:
    """Working time that a stage can slip without moving another one or the end: all others stay where they are."""
    if network.is_odd[i]:
        return _slip_ms(network, i, places.odd[i], _latest_odd(network, i, places, end_ms, at_limit=at_limit))
    end = network.table.position(end_ms)
    return _latest_start(network, i, places, end, at_limit=at_limit) - places.starts[i]


def _slip_ms(network: Network, i: int, span: Span, last: Span) -> int:
    position = network.tables[i].position
    at = 1 if network.actuals[i].started_ms else 0
    return position(last[at]) - position(span[at])


def _is_fixed(network: Network, tie: Tie) -> bool:
    """Whether the end of the link has really happened, so that nothing can move it."""
    kind, other, _ = tie
    actual = network.actuals[other]
    if actual.delivered_ms or actual.approved_ms:
        return True
    return bool(actual.started_ms) and kind in (_FS, _SS)


def _latest_start(network: Network, i: int, late: Places, end: int, *, at_limit: bool) -> int:
    """The latest start of a stage that is not odd, as a position, like the ``end`` of the production."""
    length, starts = network.lengths[at_limit][i], late.starts
    if network.must_ms[i]:
        end = min(end, network.table.position(network.must_ms[i]))
    for other, lag_ms in network.ways[i]:
        at = starts[other] - lag_ms
        if at < end:
            end = at
    start = end - length
    if i in network.other_ways or i in network.apart:
        return min(start, _start_before_others(network, i, late, at_limit=at_limit))
    return start


def _start_before_others(network: Network, i: int, late: Places, *, at_limit: bool) -> int:
    """The latest position at which a stage that is not odd may start for what follows it by other than its ways."""
    start, length = _NEVER, network.lengths[at_limit][i]
    for kind, other, lag_ms in network.other_ways.get(i, ()):
        at = late.starts[other] - lag_ms - (length if kind is _FF else 0)
        start = min(start, at if kind is _SS else at + network.work_ms[other])
    actuals = network.actuals
    for tie in network.apart.get(i, ()):
        if actuals[tie[1]] is NOTHING or not _is_fixed(network, tie):
            at = _position_before(network, tie, late)
            if tie[0] is _FS or tie[0] is _FF:
                at -= length
            if at < start:
                start = at
    return start


def _position_before(network: Network, tie: Tie, late: Places) -> int:
    """The last position of a plain stage's start or end from which a tie leads to an odd stage in time."""
    kind, _, lag_ms = tie
    at_ms, table = _instant_of(network, tie, late), network.table
    # A start, and what a lead leads to, lies in working time: between two ranges the end of the first is too late.
    if lag_ms < 0 or (lag_ms == 0 and (kind is _SS or kind is _SF)):
        at_ms = table.latest_start(at_ms)
    return table.position(at_ms) - lag_ms


def _instant_of(network: Network, tie: Tie, late: Places) -> int:
    """The latest instant at which the far end of a tie may be reached."""
    kind, other, _ = tie
    span = late.odd.get(other)
    if span is None:
        table = network.table
        at = late.starts[other] + (0 if kind is _FS or kind is _SS else network.work_ms[other])
        return table.start_instant(max(at, table.position(network.start_ms - _TEN_YEARS_MS)))
    if kind is _FS or kind is _SS:
        return span[0]
    # Where the other stage does not work, nothing happens to its end.
    return network.tables[other].start_at(span[1])


def _latest_odd(network: Network, i: int, late: Places, end_ms: int, *, at_limit: bool) -> Span:
    table, work_ms, actuals = network.tables[i], network.work_ms[i], network.actuals
    end, start = end_ms, -1
    if network.must_ms[i]:
        end = min(end, network.must_ms[i])
    for tie in network.apart.get(i, ()):
        kind, other, lag_ms = tie
        if actuals[other] is not NOTHING and _is_fixed(network, tie):
            continue
        then = _instant_of(network, tie, late)
        if lag_ms:
            then = _without_lag(network, then, lag_ms)
        if kind is _FS or kind is _FF:
            if then < end:
                end = then
        elif start < 0 or then < start:
            start = then
    review_ms = network.review_ms[i] if at_limit else 0
    # What is ten years too late already is not followed further back: calendars end somewhere.
    end = max(end, network.start_ms - _TEN_YEARS_MS)
    work_end = network.table.ahead_of(end, review_ms) if review_ms else end
    from_end = table.start_instant(table.position(work_end) - work_ms) if work_ms else work_end
    if 0 <= start < from_end:
        start = table.latest_start(start) if work_ms else start
        work_end = table.after(start, work_ms)
        return span_of((start, work_end, network.table.after(work_end, review_ms)))
    return span_of((from_end, work_end, end))


def _without_lag(network: Network, at_ms: int, lag_ms: int) -> int:
    """The latest instant from which the lag leads to ``at_ms`` or to an earlier one."""
    table = network.table
    if lag_ms > 0:
        return table.ahead_of(at_ms, lag_ms)
    # A lead ends on working time only, so between two ranges the last instant of the first one counts.
    return table.start_at(table.after(table.latest_start(at_ms), -lag_ms))
