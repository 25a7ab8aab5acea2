"""``close`` and ``reopen``: whether everything is finished, then the decision, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions.closing import close_production, own_production, reopen_production
from studio.actions.closing_commands import CloseProduction, ReopenProduction
from studio.app.cli_rows import plain
from studio.domain.errors import RefusedError
from studio.queries.closing import ClosingRows, closing_rows
from studio.store.outbox import is_settled

if TYPE_CHECKING:
    from studio.app.carrying_out import Desk


class NotFinishedError(RefusedError):
    """A production cannot be closed yet. ``result`` is the JSON of ``close``."""

    code = "not_finished"
    title = "Not everything is finished"

    def __init__(self, production: str, result: dict[str, Any]) -> None:
        self.result = result
        left = result["not_finished"]
        shown = ", ".join(f"{row['title']} ({row['state'].replace('_', ' ')})" for row in left[:5])
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        super().__init__(
            f"“{production}” cannot be closed: {shown}{more}.",
            subject=production,
            what_to_do="Finish or cancel them, or remove from the plan what is not wanted any more.",
        )


def close(desk: Desk, command: CloseProduction) -> dict[str, Any]:
    """Close a production. Raises NotFinishedError, which says what is not finished."""
    with desk.home.work() as work:
        here = own_production(work, command.production)
        rows = closing_rows(desk.home, work.connection, here.prj, work.now_ms)
        state = "closed" if rows.is_closed else "open"
        result = {"production": here.prj, "state": state, "settled": True, **_shape(rows)}
        if command.dry_run:
            return result
        if rows.not_finished:
            raise NotFinishedError(here.title, result)
        close_production(work, here)
        return {**result, "state": "closed", "settled": is_settled(work.connection, here.prj)}


def _shape(rows: ClosingRows) -> dict[str, Any]:
    return {"not_finished": plain(rows.not_finished), "owed": plain(rows.owed)}


def reopen(desk: Desk, command: ReopenProduction) -> dict[str, Any]:
    """Open a production again."""
    with desk.home.work() as work:
        here = own_production(work, command.production)
        reopen_production(work, here)
        return {"production": here.prj, "state": "open", "settled": is_settled(work.connection, here.prj)}
