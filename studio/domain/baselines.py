"""Baselines: the dates of a plan as they stood once, to compare with. Any number are kept, three are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.domain.calendar import work_table
from studio.domain.network import Span
from studio.domain.production import WorkCalendar

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Baseline:
    """The dates of all stages at ``made_ms``, reviews at their limit; ``end_ms`` is that of the production."""

    id: str
    name: str
    made_ms: int
    end_ms: int
    dates: Mapping[str, Span]
    is_shown: bool = True


def shown(baselines: Iterable[Baseline]) -> tuple[Baseline, ...]:
    """Those that are drawn, the oldest first: of more than three that are wanted, the newest."""
    wanted = sorted((b for b in baselines if b.is_shown), key=lambda b: (b.made_ms, b.id))
    return tuple(wanted[-MOST_SHOWN:])


def drift_min(before_ms: int, now_ms: int, calendar: WorkCalendar) -> int:
    """The working minutes by which an instant has moved; positive: later."""
    table = work_table(calendar)
    moved_ms = table.position(now_ms) - table.position(before_ms)
    return moved_ms // 60_000 if moved_ms >= 0 else -(-moved_ms // 60_000)


def drifts_min(baseline: Baseline, spans: Mapping[str, Span], calendar: WorkCalendar) -> dict[str, int]:
    """The working minutes by which the end of each stage has moved since the baseline; stages it lacks are left out."""
    return {
        stage_id: drift_min(before.end_ms, spans[stage_id].end_ms, calendar)
        for stage_id, before in baseline.dates.items()
        if stage_id in spans
    }
