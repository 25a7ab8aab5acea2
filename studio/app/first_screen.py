"""The plan as it was last shown, read in a few milliseconds so that a window can paint it at once.

A file of its own beside the database. What a bar needs is read without the rows' own classes, whose making takes longer
than the reading; the rows follow when the bars are on the screen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from studio.app.identity_paths import first_plan_path, home_path

if TYPE_CHECKING:
    from pathlib import Path

    from studio.queries.plan_rows import PlanRows
    from studio.store.home import Home


class _Bare:
    """A row with the same names and values as the real one; a state is its word."""

    # what a version of the program kept that did not know it yet
    is_milestone = False
    begun_ms = delivered_ms = paused_ms = 0

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


def first_bars(home: Path | str | None = None) -> PlanRows | None:
    """The plan shown last on a home, or None. To be painted and no more: see ``rows_of``."""
    try:
        text = first_plan_path(home_path(home)).read_bytes()
        bare = json.loads(text, object_hook=_Bare)
        # something that names neither is no plan of ours
        return cast("PlanRows", bare) if bare.stages is not None and bare.production.id else None
    except (OSError, ValueError, AttributeError):
        return None


def first_rows(home: Path | str | None = None) -> PlanRows | None:
    """The plan shown last on a home as rows, or None."""
    bars = first_bars(home)
    return None if bars is None else rows_of(bars)


def rows_of(bars: PlanRows) -> PlanRows | None:
    """The real rows of bars that were read first; None where another version of the program kept them."""
    from studio.domain.stage_states import StageState
    from studio.queries.plan_rows import LinkRow, NestRow, PlanRows, ProductionRow, StageRow, TrackRow

    try:
        body = dict(vars(bars))
        body["production"] = ProductionRow(**vars(bars.production))
        body["tracks"] = tuple(TrackRow(**vars(row)) for row in bars.tracks)
        body["links"] = tuple(LinkRow(**vars(row)) for row in bars.links)
        body["nests"] = tuple(NestRow(**vars(row)) for row in bars.nests)
        body["work_weekdays"] = tuple(bars.work_weekdays)
        body["work_hours"] = tuple((span[0], span[1]) for span in bars.work_hours)
        body["stages"] = tuple(
            StageRow(**{**vars(row), "state": StageState(row.state), "waits_for": tuple(row.waits_for)})
            for row in bars.stages
        )
        return PlanRows(**body)
    except (TypeError, ValueError, AttributeError):
        return None


def keep_first_rows(home: Home, production: str) -> None:
    """Remember the plan of a production as the one to show first."""
    from dataclasses import asdict

    from studio.durable import write_whole
    from studio.queries.nested import as_shown
    from studio.queries.timeline import plan_rows

    with home.work() as work:
        rows = plan_rows(home, work.connection, production, work.now_ms)
    write_whole(first_plan_path(home.path), json.dumps(asdict(as_shown(rows)), ensure_ascii=False).encode())
