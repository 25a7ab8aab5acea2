"""Send what this home has saved: entries, packets, rings and pages; then empty the inbox of what the docket holds.

Bytes go exactly as they lie in the journal. A successful PUT is no receipt: a packet leaves the outbox when the
docket holds it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, PutResult
from studio.domain.errors import DepotError, OfflineError, TrustError
from studio.events.segments import SEGMENT_BYTES, SEGMENT_ENTRIES, pack_segment
from studio.store import outbox
from studio.store.database import get_meta, set_meta
from studio.store.home import Home

_log = logging.getLogger(__name__)
CLOCK_DRIFT_MAX_MS = 5 * 60_000


class ClockError(DepotError):
    """This machine's clock is too far off for it to decide anything."""

    code = "clock"
    title = "The clock of this computer is wrong"
    what_to_do = "Set the clock to automatic time, then synchronise again. Nothing was lost."


@dataclass(frozen=True, slots=True)
class Sent:
    """How much was sent, in objects and bytes."""

    objects: int = 0
    size_bytes: int = 0

    def plus(self, size_bytes: int) -> Sent:
        """One object more."""
        return Sent(self.objects + 1, self.size_bytes + size_bytes)


def refuse_wrong_clock(depot: Depot) -> None:
    """Raise ClockError when this device is more than 5 minutes off the depot's clock: it writes no entry."""
    drift_ms = depot.clock_drift_ms()
    if depot.has_clock and abs(drift_ms) > CLOCK_DRIFT_MAX_MS:
        direction = "behind" if drift_ms > 0 else "ahead of"
        raise ClockError(
            f"This computer's clock is {abs(drift_ms) // 60000} minutes {direction} the storage's.", subject=depot.url
        )


class OvertakenError(TrustError):
    """Another entry holds the number of one that was to be sent: two devices decided at once, or a backup was restored."""

    code = "two_writers"
    what_to_do = "Synchronise again. If it stays, see `segue debug room`. Nothing was overwritten."

    def __init__(self, room: str, n: int, sent: Sent) -> None:
        super().__init__(
            f"Entry {n} of this room was written by another device or from another copy of this home.", subject=room
        )
        self.room, self.n, self.sent = room, n, sent


def push_entries(home: Home, depot: Depot, prj: str) -> Sent:
    """Send own entries, the office's first: what may exist only once is opened there.

    Raises OvertakenError when another entry holds a number; nothing after it was sent.
    """
    with home.read() as connection:
        waiting = outbox.unsent_entries(connection, prj)
    sent = Sent()
    if waiting:
        refuse_wrong_clock(depot)
    for frame in waiting:
        crash_point("entry.before_put")
        result = depot.put_new(object_names.entry(prj, frame.room, frame.n), frame.data)
        crash_point("entry.after_put")
        if result is PutResult.OTHER:
            raise OvertakenError(frame.room, frame.n, sent)
        with home.work() as work:
            outbox.entry_was_sent(work.connection, frame.room, frame.n)
            work.touch(prj, "sent", frame.room)
        sent = sent.plus(len(frame.data))
    return sent


def push_segments(home: Home, depot: Depot, prj: str, rooms: list[str]) -> Sent:
    """Write a segment for every 256 entries (or 8 MiB) of a room, so that a long log is read in few requests."""
    sent = Sent()
    for room in rooms:
        with home.read() as connection:
            first = int(get_meta(connection, f"segment/{room}", "0"))
            sizes = list(accumulate(outbox.sent_sizes(connection, room, first, SEGMENT_ENTRIES)))
            if not sizes or (len(sizes) < SEGMENT_ENTRIES and sizes[-1] < SEGMENT_BYTES):
                continue
            count = next((place + 1 for place, size in enumerate(sizes) if size >= SEGMENT_BYTES), len(sizes))
            frames = outbox.sent_entries(connection, room, first, count)
        data = pack_segment(frames)
        crash_point("segment.put")
        depot.put_new(object_names.segment(prj, room, first, first + count - 1), data)
        crash_point("segment.sent")
        with home.work() as work:
            set_meta(work.connection, f"segment/{room}", str(first + count))
        sent = sent.plus(len(data))
    return sent


def push_packets(home: Home, depot: Depot, prj: str, may_send: Callable[[str], bool]) -> tuple[Sent, list[str]]:
    """Send own packets of every room whose files have arrived. Returns what was sent and rooms to re-base.

    ``may_send(room)`` is False while files that a packet names are still on their way.
    """
    with home.read() as connection:
        waiting = outbox.unsettled_packets(connection, prj, home.device)
    sent = Sent()
    rebase: list[str] = []
    for frame in waiting:
        if frame.room in rebase or not may_send(frame.room):
            continue
        crash_point("packet.before_put")
        result = depot.put_new(object_names.packet(prj, home.device, frame.room, frame.n), frame.data)
        crash_point("packet.after_put")
        if result is PutResult.OTHER:
            rebase.append(frame.room)
        elif result is PutResult.CREATED:
            sent = sent.plus(len(frame.data))
    return sent, rebase


def push_objects(
    home: Home, depot: Depot, prj: str, formers: Sequence[Depot] = (), *, rooms: Sequence[str] | None = None
) -> Sent:
    """Send rings and pass pages. They follow the entries of their room, so nobody is shown a head that is not there.

    ``formers``: places that the production has left, where members who have not followed yet look for their ring.
    ``rooms``: those of these rooms only, where this device leads no others any more.
    """
    with home.read() as connection:
        waiting = outbox.waiting_objects(connection, prj, rooms)
    sent = Sent()
    for found in waiting:
        crash_point("object.put")
        depot.put(found.name, found.data)
        crash_point("object.after_put")
        if all([_reaches(former, found) for former in formers]):  # noqa: C419 (each of them)
            with home.work() as work:
                outbox.object_was_sent(work.connection, found.name)
        sent = sent.plus(len(found.data))
    return sent


def _reaches(former: Depot, found: outbox.WaitingObject) -> bool:
    """Whether an object is in a former place too, or never will be; False when it is worth trying again."""
    try:
        former.put(found.name, found.data)
    except OfflineError:
        return False
    except DepotError as error:
        _log.info("%s could not be left in a former place: %s", found.name, error.message)
    return True


def clear_inbox(home: Home, depot: Depot, prj: str, formers: Sequence[Depot] = ()) -> int:
    """Delete what the sent docket holds from the inbox, and what was read from it and is nothing.

    In former places as far as they can be reached: what stays there is known and is not read again.
    """
    with home.read() as connection:
        names = outbox.names_to_clear(connection, prj)
        packets = outbox.embedded_packets(connection, prj)
    for name in [*names, *(object_names.packet(prj, device, room, n) for room, device, n in packets)]:
        depot.delete(name)
        for former in formers:
            with suppress(DepotError):
                former.delete(name)
        crash_point("inbox.cleared")
    if names or packets:
        with home.work() as work:
            outbox.was_cleared(work.connection, prj, names, packets)
    return len(names) + len(packets)
