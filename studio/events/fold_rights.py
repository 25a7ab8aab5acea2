"""Rights and finished work: a take stands although its input has changed, who owns which share, what is granted later.

The first two stand in the office, which the owner's devices and co-owners read and nobody else: what each person owns of a
song is between them, so a collaborator sees the sheet when the owner hands it to them, never by having a room. A grant is
the collaborator's word in the room of their hand-off: it adds to the signed terms and changes nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.domain.rights import MOST_CHARACTERS, read_grant
from studio.domain.splits import SplitSheet, sheet_from_log
from studio.events.catalog import Event
from studio.events.hand_off_steps import hand_off_of, put_hand_off
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

GRANTS_MAX = 20
"""So many grants can be added to one agreement."""
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


def _rights_grant(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """Rights beside those of the signed terms, from the person who signed them. What grants nothing has no effect, so
    nothing that was granted is taken back.
    """
    hand_off = hand_off_of(state, step)
    if not hand_off.accepted_ms or event["offer"] != hand_off.offer:
        raise OverruledError("these terms are not signed")
    text = event["rights"].strip()
    if len(text) > MOST_CHARACTERS or not read_grant(text).is_usable:
        raise OverruledError("it grants no rights")
    grants = state.table("grant")
    if len(grants) >= GRANTS_MAX:
        raise OverruledError(f"at most {GRANTS_MAX} grants are added")
    if text == granted_rights(state):
        raise OverruledError("this is granted already")
    state.put("grant", f"{len(grants) + 1:02d}", {"rights": text, "at": step.at_ms, "person": step.person})
    put_hand_off(state, hand_off)  # who watches the hand-off looks again
    return {"rights": text}


def granted_rights(state: RoomState) -> str:
    """What was granted last in a room since the terms were signed, word for word; empty where nothing was."""
    return str(grants_in(state)[-1]["rights"]) if state.table("grant") else ""


def grants_in(state: RoomState) -> tuple[Mapping[str, Any], ...]:
    """What was granted since the terms were signed, the oldest first: ``rights``, ``at`` (UTC ms), ``person``."""
    return tuple(one for _, one in sorted(state.table("grant").items()))


def split_sheet(office: RoomState) -> SplitSheet:
    """The split sheet of a production; an empty one where nothing was agreed."""
    return sheet_from_log(office.table("split").get(SHEET, {}))


RIGHTS_FACTS: dict[str, Callable[[RoomState, Event, Step], dict[str, Any] | None]] = {"rights.grant": _rights_grant}
RIGHTS_DECISIONS: dict[str, Callable[[RoomState, Event, Step], dict[str, Any] | None]] = {
    "stage.keep": _stage_keep,
    "split.set": _split_set,
}
