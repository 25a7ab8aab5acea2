"""Feedback after a hand-off, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    """A few words on how it was, to the other side of a hand-off that is settled. Sealed until both have given theirs or 10
    days are over. Result: ``{handoff, state, settled, opens_utc}``.
    """

    hand_off: str
    text: str
