"""The candidates of an audition side by side: how each stands, and their latest takes to be compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.domain.stage_states import Actor, next_state
from studio.queries.room_facts import facts_of
from studio.queries.rows import CandidateStandRow, TakeRow
from studio.queries.takes import take_rows
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import takes_folder


def candidate_stands(
    home: Home, connection: Connection, rooms: tuple[str, ...], folder: Path, now_ms: int
) -> tuple[tuple[CandidateStandRow, ...], tuple[TakeRow, ...]]:
    """The candidates in the order in which they were asked, and the latest take of each who has delivered.

    ``folder`` is the stage's. Takes are numbered through from 1, so that they can be told apart.
    """
    rows: list[CandidateStandRow] = []
    takes: list[TakeRow] = []
    for room in rooms:
        state = home.rooms.view(connection, room, now_ms)
        facts = facts_of(state)
        if facts is None:
            continue
        own = take_rows(home, connection, state, takes_folder(folder, facts.hand_off, is_owner=True), is_owner=True)
        number = 0
        if own and own[-1].state != "refused":
            number = len(takes) + 1
            takes.append(replace(own[-1], number=number, maker=facts.person))
        may_choose = next_state(facts.state, "audition.choose", Actor.OWNER) is not None
        fee_minor = facts.terms.audition_fee_minor or 0
        rows.append(
            CandidateStandRow(
                room,
                facts.person,
                facts.state,
                number,
                fee_minor,
                facts.terms.currency,
                may_choose=may_choose,
                has_joined=bool(facts.person_id),
            )
        )
    return tuple(rows), tuple(takes)
