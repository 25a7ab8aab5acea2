"""What it costs to end a hand-off before its approval, as it stands: for an owner who cancels, for a collaborator who leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studio.domain.stage_states import Actor, next_state
from studio.events.hand_off_steps import is_free_to_cancel
from studio.events.state import RoomState

if TYPE_CHECKING:
    from studio.queries.room_facts import RoomFacts


@dataclass(frozen=True, slots=True)
class EndingRow:
    """``cancel_minor`` is owed in all when the owner cancels now, ``leave_minor`` when the collaborator leaves; ``reached_minor`` of it
    is owed in any case. ``is_free``: it is more than a day late, so no fee is owed. ``paid_minor`` was recorded already.
    """

    cancel_minor: int
    leave_minor: int
    reached_minor: int
    paid_minor: int
    is_free: bool
    currency: str


def ending_row(state: RoomState | None, facts: RoomFacts | None, now_ms: int) -> EndingRow | None:
    """None where nobody can end it: before the terms are signed, and after the approval."""
    if state is None or facts is None or next_state(facts.state, "stage.cancel", Actor.OWNER) is None:
        return None
    is_free = is_free_to_cancel(facts.hand_off, now_ms)
    has_take = any(take.is_in for take in state.table("take").values())
    return EndingRow(
        cancel_minor=replace(facts.deed, is_free=is_free).fee_minor,
        leave_minor=replace(facts.deed, is_left=True, has_delivered=has_take).fee_minor,
        reached_minor=facts.deed.reached_minor,
        paid_minor=facts.paid_minor,
        is_free=is_free,
        currency=facts.terms.currency,
    )
