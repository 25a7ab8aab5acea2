"""Ending a hand-off before its approval, as a window asks for it: the owner cancels, the collaborator leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studio.actions.hand_off import cancel_hand_off, leave_hand_off

if TYPE_CHECKING:
    from studio.app.carrying_out import Desk


@dataclass(frozen=True, slots=True)
class CancelHandOff:
    """Cancel a hand-off of an own production before its approval; the kill fee of the signed table is owed."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeaveHandOff:
    """Drop out of a gig before its approval; owed is what is reached, and after a delivery the signed share."""

    hand_off: str
    reason: str = ""


def end(desk: Desk, command: CancelHandOff | LeaveHandOff) -> dict[str, Any]:
    """Result: ``{handoff, state, settled}``. Raises RefusedError where it is over already, or not this person's to end."""
    act = cancel_hand_off if isinstance(command, CancelHandOff) else leave_hand_off
    with desk.home.work() as work:
        return act(work, command.hand_off, command.reason)
