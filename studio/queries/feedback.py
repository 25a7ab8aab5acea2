"""Feedback of a hand-off as one side sees it: given, sealed, open, and what the other side wrote."""

from __future__ import annotations

from studio.domain.hand_off import HandOff
from studio.domain.stage_states import StageState
from studio.events.fold_feedback import MAKER, OWNER, opens_ms
from studio.events.state import RoomState
from studio.queries.rows import FeedbackRow
from studio.store.database import Connection
from studio.store.feedback import sealed_here


def feedback_row(
    connection: Connection, state: RoomState, hand_off: HandOff, now_ms: int, *, is_owner: bool
) -> FeedbackRow | None:
    """How it stands; None before all is paid, and where nobody gave any in time."""
    given = state.table("feedback")
    mine, theirs = given.get(OWNER if is_owner else MAKER), given.get(MAKER if is_owner else OWNER)
    may_give = hand_off.stage_state is StageState.SETTLED and mine is None and now_ms < opens_ms(hand_off)
    if not may_give and not given:
        return None
    kept = sealed_here(connection, state.room) if mine is not None and not mine["opened"] else None
    return FeedbackRow(
        may_give=may_give,
        is_sealed=mine is not None and not mine["opened"],
        has_theirs=theirs is not None,
        mine=(mine["text"] or (kept or {}).get("text", "")) if mine is not None else "",
        theirs=theirs["text"] if theirs is not None else "",
        opens_ms=opens_ms(hand_off),
    )


def feedback_got(state: RoomState, *, is_owner: bool) -> tuple[str, int] | None:
    """What the other side wrote, and since when it is open; None while it is not."""
    theirs = state.table("feedback").get(MAKER if is_owner else OWNER)
    return (str(theirs["text"]), int(theirs["opened"])) if theirs is not None and theirs["opened"] else None


def feedback_given(state: RoomState, *, is_owner: bool) -> tuple[str, int] | None:
    """What one wrote oneself, once it is open."""
    return feedback_got(state, is_owner=not is_owner)
