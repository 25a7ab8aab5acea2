"""Conflicts: one person who would have to work on two stages at the same time."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.domain.network import Span


@dataclass(frozen=True, slots=True)
class DoubleBooking:
    """Two stages of one person between two UTC instants in ms; ``first`` is the one that begins first."""

    person: str
    first: str
    second: str
    from_ms: int
    to_ms: int


def double_bookings(
    persons: Mapping[str, str], spans: Mapping[str, Span], now_ms: int = 0
) -> tuple[DoubleBooking, ...]:
    """Every stage that begins while its person still works on another, with the one of those that ends last.

    Args:
        persons: who does a stage, by stage id; stages of nobody are not in it, nor those that are done.
        spans: the dates of the stages.
        now_ms: what lies before it is over.
    """
    by_person: dict[str, list[tuple[int, int, str]]] = {}
    for stage_id, person in persons.items():
        span = spans[stage_id]
        start_ms = max(span.start_ms, now_ms)
        if span.work_end_ms > start_ms:
            by_person.setdefault(person, []).append((start_ms, span.work_end_ms, stage_id))
    found = [clash for person, rows in sorted(by_person.items()) for clash in _of_person(person, rows)]
    return tuple(sorted(found, key=lambda clash: (clash.from_ms, clash.first, clash.second)))


def _of_person(person: str, rows: list[tuple[int, int, str]]) -> Iterable[DoubleBooking]:
    running: list[tuple[int, str]] = []  # the one that ends last is first
    for start_ms, end_ms, stage_id in sorted(rows):
        while running and -running[0][0] <= start_ms:
            heapq.heappop(running)
        if running:
            until_ms, other = -running[0][0], running[0][1]
            yield DoubleBooking(person, other, stage_id, start_ms, min(until_ms, end_ms))
        heapq.heappush(running, (-end_ms, stage_id))
