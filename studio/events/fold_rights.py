"""What the owner decides about finished work: a take stands although its input has changed, and who owns which share.

Both stand in the office, which the owner's devices and co-owners read and nobody else: what each person owns of a song is
between them, so a collaborator sees the sheet when the owner hands it to them, never by having a room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.domain.splits import SplitSheet, sheet_from_log
from studio.events.catalog import Event
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

SHEET = "sheet"
"""The one key of the table "split"."""


def _stage_keep(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A take counts as it is beside these newest takes of the stages before it and these attached files."""
    del step
    stage = state.table("stage").get(event["stage"])
    if stage is None:
        raise OverruledError("there is no such stage")
    state.put("kept", stage.id, {name: event[name] for name in ("take", "newest", "attached")})
    return {"title": stage.title, "take": event["take"]}


def _split_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """The whole sheet in place of the one before; an empty one takes it away."""
    del step
    if event["sheet"]:
        state.put("split", SHEET, dict(event["sheet"]))
    elif SHEET in state.table("split"):
        state.drop("split", SHEET)
    return {}


def split_sheet(office: RoomState) -> SplitSheet:
    """The split sheet of a production; an empty one where nothing was agreed."""
    return sheet_from_log(office.table("split").get(SHEET, {}))


RIGHTS_DECISIONS: dict[str, Callable[[RoomState, Event, Step], dict[str, Any] | None]] = {
    "stage.keep": _stage_keep,
    "split.set": _split_set,
}
