"""The dispute of a hand-off as a row, seen from one side."""

from __future__ import annotations

from studio.events.fold_dispute import OPEN, OWNER, standing_dispute
from studio.events.state import RoomState
from studio.queries.room_facts import RoomFacts, owner_of
from studio.queries.rows import DisputeRow, ProposalRow


def dispute_row(state: RoomState | None, facts: RoomFacts | None, *, is_owner: bool) -> DisputeRow | None:
    """The last dispute; None where there was none."""
    found = standing_dispute(state) if state is not None else None
    if found is None or facts is None or state is None:
        return None
    rows = tuple(
        ProposalRow(
            owner_of(state) if one["by"] == OWNER else facts.person,
            (one["by"] == OWNER) == is_owner,
            one["at"],
            one["statement"],
            one["split"],
        )
        for one in found["proposals"]
    )
    is_my_turn = found["state"] == OPEN and not rows[-1].is_mine
    return DisputeRow(found["state"], rows, found["answer_by"], is_my_turn, facts.terms.currency)
