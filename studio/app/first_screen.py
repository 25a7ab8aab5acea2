"""The plan as it was last shown, read in a few milliseconds so that a window can paint it at once.

Reads with the standard library's sqlite3 alone: nothing heavy is imported on the way to the first picture.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.identity_paths import home_path
from studio.domain.stage_states import StageState
from studio.queries.rows import LinkRow, PlanRows, ProductionRow, StageRow, TrackRow

if TYPE_CHECKING:
    from studio.store.home import Home

_KEY = "first_plan"


def first_rows(home: Path | str | None = None) -> PlanRows | None:
    """The plan shown last on a home, or None."""
    path = home_path(home) / "segue.db"
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0.2)) as connection:
            row = connection.execute("SELECT body FROM view_cache WHERE key = ?", (_KEY,)).fetchone()
        return None if row is None else _rows_from(json.loads(row[0]))
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def keep_first_rows(home: Home, production: str) -> None:
    """Remember the plan of a production as the one to show first."""
    from studio.queries.timeline import plan_rows
    from studio.store.view_cache import keep_view

    with home.work() as work:
        rows = plan_rows(home, work.connection, production, work.now_ms)
        keep_view(work.connection, _KEY, json.dumps(asdict(rows)))


def _rows_from(body: dict[str, Any]) -> PlanRows:
    body["production"] = ProductionRow(**body["production"])
    body["tracks"] = tuple(TrackRow(**row) for row in body["tracks"])
    body["links"] = tuple(LinkRow(**row) for row in body["links"])
    body["stages"] = tuple(_stage_from(row) for row in body["stages"])
    body["work_weekdays"] = tuple(body["work_weekdays"])
    body["work_hours"] = tuple((span[0], span[1]) for span in body["work_hours"])
    return PlanRows(**body)


def _stage_from(row: dict[str, Any]) -> StageRow:
    row["state"] = StageState(row["state"])
    row["waits_for"] = tuple(row["waits_for"])
    return StageRow(**row)
