"""Find what a person named: a production, a stage, a hand-off, by id, unique id prefix or ``PRODUCTION/STAGE`` slugs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.hand_off import HandOff
from studio.domain.production import Stage
from studio.events.fold_office import open_room_of
from studio.events.state import RoomState
from studio.store.home import Home
from studio.store.productions import ProductionHere, productions, rooms_of

_PREFIX_MIN = 4


@dataclass(frozen=True, slots=True)
class StageHere:
    """A stage of one's own production. ``room`` is that of its open hand-off, or empty."""

    here: ProductionHere
    office: RoomState
    stage: Stage
    room: str


@dataclass(frozen=True, slots=True)
class HandOffHere:
    """A hand-off this home takes part in, as owner or collaborator."""

    here: ProductionHere
    state: RoomState
    hand_off: HandOff


def find_production(connection: Connection, text: str) -> ProductionHere:
    """A production by id, id prefix or slug. Raises NotFoundError naming the choices."""
    known = productions(connection)
    exact = [here for here in known if text in (here.prj, here.slug)]
    found = exact or [here for here in known if len(text) >= _PREFIX_MIN and here.prj.startswith(text)]
    if not found:
        found = [here for here in known if here.title.casefold() == text.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(here.slug for here in known) or "none yet"
    which = "Several productions are" if found else "No production here is"
    raise NotFoundError(
        f"{which} called “{text}”.",
        subject=text,
        what_to_do=f"Use one of these: {names}.",
    )


def find_stage(home: Home, connection: Connection, text: str, now_ms: int) -> StageHere:
    """A stage of one's own productions, also by its title or the id of its hand-off. Raises NotFoundError."""
    production_text, _, stage_text = text.rpartition("/")
    candidates = [here for here in productions(connection) if here.is_owner]
    if production_text:
        candidates = [find_production(connection, production_text)]
    found: list[StageHere] = []
    for here in candidates:
        if here.is_owner:
            office = home.rooms.view(connection, here.prj, now_ms)
            found.extend(_stages_named(here, office, stage_text))
    if len(found) == 1:
        return found[0]
    which = "Several stages are" if found else "No stage here is"
    raise NotFoundError(
        f"{which} called “{text}”.",
        subject=text,
        what_to_do="Name it as PRODUCTION/STAGE; `segue plan PRODUCTION` lists the stages.",
    )


def find_stages(home: Home, connection: Connection, texts: Iterable[str], now_ms: int) -> list[StageHere]:
    """Several stages, each as ``find_stage`` finds it; quick also for thousands of ids of one production."""
    found: list[StageHere] = []
    for text in texts:
        last = found[-1] if found else None
        stage = last.office.table("stage").get(text) if last is not None else None
        if last is not None and stage is not None:
            found.append(_stage_here(last.here, last.office, stage))
        else:
            found.append(find_stage(home, connection, text, now_ms))
    return found


def _stages_named(here: ProductionHere, office: RoomState, text: str) -> list[StageHere]:
    stages = office.table("stage").values()
    found = [stage for stage in stages if text in (stage.id, stage.slug)]
    if not found and len(text) >= _PREFIX_MIN:
        by_room = {o.stage for o in office.table("opened").values() if o.room.startswith(text)}
        found = [stage for stage in stages if stage.id.startswith(text) or stage.id in by_room]
    if not found:
        found = [stage for stage in stages if stage.title.casefold() == text.casefold()]
    return [_stage_here(here, office, stage) for stage in found]


def _stage_here(here: ProductionHere, office: RoomState, stage: Stage) -> StageHere:
    opened = open_room_of(office, stage.id)
    return StageHere(here, office, stage, opened.room if opened else "")


def find_hand_off(home: Home, connection: Connection, text: str, now_ms: int) -> HandOffHere:
    """A hand-off by the id (or prefix) of its room or its stage, or by ``PRODUCTION/STAGE``. Raises NotFoundError."""
    production_text, _, name = text.rpartition("/")
    candidates = productions(connection)
    if production_text:
        candidates = [find_production(connection, production_text)]
    found: list[HandOffHere] = []
    exact: list[HandOffHere] = []
    for here in candidates:
        for room in rooms_of(connection, here.prj):
            if room == here.prj:
                continue
            state = home.rooms.view(connection, room, now_ms)
            hand_off = state.hand_off
            if hand_off is None:
                if name == room:
                    raise RefusedError(
                        "The owner's computer has not let you in yet.",
                        subject=room,
                        what_to_do="Synchronise in a while (`segue sync --once`); the owner has to be online once.",
                        code="not_admitted",
                    )
                continue
            match = HandOffHere(here, state, hand_off)
            if name in (room, hand_off.stage, hand_off.terms.get("slug"), hand_off.terms.get("title")):
                exact.append(match)
            elif len(name) >= _PREFIX_MIN and (room.startswith(name) or hand_off.stage.startswith(name)):
                found.append(match)
    chosen = _live(exact) or _live(found)
    if len(chosen) == 1:
        return chosen[0]
    which = "Several hand-offs go" if chosen else "No hand-off here goes"
    raise NotFoundError(
        f"{which} by “{text}”.",
        subject=text,
        what_to_do="`segue inbox` and `segue plan PRODUCTION` list the hand-offs with their ids.",
    )


def _live(found: list[HandOffHere]) -> list[HandOffHere]:
    """Of several hand-offs of one stage, the one that is still going on."""
    if len(found) < 2:
        return found
    ended = {"declined", "expired", "withdrawn", "cancelled"}
    live = [match for match in found if match.hand_off.state not in ended]
    return live or sorted(found, key=lambda match: match.hand_off.offered_ms)[-1:]
