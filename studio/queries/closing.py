"""What stands in the way of closing a production: stages that are not finished, and what is owed all the same."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.production import Stage
from studio.domain.stage_states import StageState
from studio.events.fold_office import is_closed, last_own_take
from studio.events.state import RoomState
from studio.queries.room_facts import DONE, RoomFacts, facts_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import rooms_of
from studio.store.room_money import dues_here


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A stage that is not finished. ``hand_off`` is empty where nobody has it."""

    stage: str
    slug: str
    title: str
    state: StageState
    person: str
    hand_off: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """What is owed for a hand-off and not recorded as paid, in minor units."""

    hand_off: str
    title: str
    person: str
    due_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class ClosingRows:
    """``not_finished`` has to be empty for closing; ``owed`` is only told."""

    not_finished: tuple[OpenStage, ...]
    owed: tuple[OwedRow, ...]
    is_closed: bool = False


def closing_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> ClosingRows:
    """How far a production of one's own is from being finished.

    A stage is finished when its own take is there, its take is approved, or its last hand-off was cancelled. One that
    hands nothing in (a milestone) needs none of it.
    """
    office = home.rooms.view(connection, prj, now_ms)
    known = frozenset(rooms_of(connection, prj))
    not_finished: list[OpenStage] = []
    owed: list[OwedRow] = []
    for stage in sorted(office.table("stage").values(), key=lambda one: (one.position, one.slug)):
        opened = sorted((o for o in office.table("opened").values() if o.stage == stage.id), key=lambda o: o.at_ms)
        rooms = [home.rooms.view(connection, one.room, now_ms) for one in opened if one.room in known]
        pairs = [(room, found) for room in rooms if (found := facts_of(room)) is not None]
        facts = [found for _, found in pairs]
        owed += [row for room, found in pairs if (row := _owed(connection, room, found)) is not None]
        left = _left(office, stage, facts)
        if left is not None:
            not_finished.append(left)
    return ClosingRows(tuple(not_finished), tuple(owed), is_closed(office))


def _left(office: RoomState, stage: Stage, facts: list[RoomFacts]) -> OpenStage | None:
    if last_own_take(office, stage.id) or not stage.outputs:
        return None
    last = facts[-1] if facts else None
    if last is None:
        return OpenStage(stage.id, stage.slug, stage.title, StageState.PLANNED, "", "")
    if last.state in DONE or last.state is StageState.CANCELLED:
        return None
    return OpenStage(stage.id, stage.slug, stage.title, last.state, last.person, last.hand_off.room)


def _owed(connection: Connection, state: RoomState, facts: RoomFacts) -> OwedRow | None:
    due_minor = dues_here(connection, state, facts.hand_off, is_owner=True).left_minor
    if not due_minor:
        return None
    return OwedRow(facts.hand_off.room, facts.terms.title, facts.person, due_minor, facts.terms.currency)
