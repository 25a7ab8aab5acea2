"""The productions a home knows, where their storage is, and where their files lie on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from studio.domain.audience import AUDIENCE_ROLES
from studio.domain.errors import NotFoundError
from studio.domain.hand_off import HandOff
from studio.domain.ids import slug
from studio.events.records import from_text
from studio.events.state import RoomState
from studio.store import tables
from studio.store.database import get_meta
from studio.store.home import Home, folder_name

# made once: putting a statement together costs more than carrying it out
_ALL = select(tables.production).order_by(tables.production.c.added_ms)
_ONE = select(tables.production).where(tables.production.c.prj == bindparam("prj"))
_FOLDER = select(tables.folder.c.path).where(
    tables.folder.c.prj == bindparam("prj"), tables.folder.c.stage == bindparam("stage")
)
_ROOMS = (
    select(tables.room.c.room)
    .where(tables.room.c.prj == bindparam("prj"))
    .order_by(tables.room.c.room != bindparam("prj"), tables.room.c.room)
)


@dataclass(frozen=True, slots=True)
class ProductionHere:
    """One production on this home. ``needs_lead``: its depot allows one writing device only."""

    prj: str
    is_owner: bool
    owner_person: str
    depot_url: str
    endpoint_url: str
    marker: str
    access: str
    needs_lead: bool
    conditional_create: str
    slug: str
    title: str
    added_ms: int
    alarm: str

    @property
    def is_patient(self) -> bool:
        """Whether what is missing from the depot may only not have arrived yet: in a folder, never in a bucket."""
        return not self.depot_url.startswith(("s3:", "memory:"))


def _from_row(row: object) -> ProductionHere:
    values = dict(row)  # type: ignore[call-overload]
    values["is_owner"] = bool(values["is_owner"])
    values["needs_lead"] = bool(values["needs_lead"])
    return ProductionHere(**values)


def productions(connection: Connection) -> list[ProductionHere]:
    """All productions of this home, the newest last."""
    return [_from_row(row) for row in connection.execute(_ALL).mappings()]


def production_here(connection: Connection, prj: str) -> ProductionHere:
    """One production by its full id. Raises NotFoundError."""
    row = connection.execute(_ONE, {"prj": prj}).mappings().first()
    if row is None:
        raise NotFoundError("There is no such production on this machine.", subject=prj)
    return _from_row(row)


def add_production(connection: Connection, here: ProductionHere) -> ProductionHere:
    """Remember a production; its slug is made unique on this home. Returns what was kept."""
    taken = {known.slug for known in productions(connection) if known.prj != here.prj}
    values = {name: getattr(here, name) for name in ProductionHere.__slots__}
    values["slug"] = slug(here.title, taken, fallback="production")
    values["is_owner"], values["needs_lead"] = int(here.is_owner), int(here.needs_lead)
    connection.execute(insert(tables.production).prefix_with("OR REPLACE").values(**values))
    return production_here(connection, here.prj)


def set_alarm(connection: Connection, prj: str, alarm: str) -> None:
    """Say that a production's log does not add up; it is read-only from then on. An empty text ends that."""
    connection.execute(update(tables.production).where(tables.production.c.prj == prj).values(alarm=alarm))


def set_access(connection: Connection, prj: str, access: str) -> None:
    """Keep by which way collaborators get access to the storage of a production."""
    connection.execute(update(tables.production).where(tables.production.c.prj == prj).values(access=access))


def rooms_of(connection: Connection, prj: str) -> list[str]:
    """The rooms of a production that this home knows, the office first where there is one."""
    return list(connection.execute(_ROOMS, {"prj": prj}).scalars())


def stage_folder(home: Home, connection: Connection, prj: str, stage: str, track: str, title: str) -> Path:
    """Where a stage's files lie: ``<workspace>/<Production>/<Track>/<Stage>``. Chosen once, then kept.

    Inside a write transaction a new choice is remembered; while reading it is only worked out.
    """
    table = tables.folder
    found = connection.execute(_FOLDER, {"prj": prj, "stage": stage}).scalar()
    if found is not None:
        return home.workspace / str(found)
    base = _production_folder(connection, prj)
    parts = [folder_name(part) for part in (track, title) if part]
    path = "/".join([base, *parts])
    taken = set(connection.execute(select(table.c.path)).scalars())
    number = 2
    while path in taken:
        path = "/".join([base, *parts[:-1], f"{parts[-1]} ({number})"])
        number += 1
    if connection.in_transaction() and is_writing(connection):
        connection.execute(insert(table).values(prj=prj, stage=stage, path=path))
    return home.workspace / path


def takes_folder(folder: Path, hand_off: HandOff | None, *, is_owner: bool) -> Path:
    """Where the takes of a hand-off lie below its stage's folder: with the owner each candidate of an audition has a place of
    their own, since their takes have the same numbers.
    """
    if hand_off is None or "audition" not in hand_off.terms or not is_owner:
        return folder
    return folder / "candidates" / f"{folder_name(hand_off.to)} {hand_off.room[:4]}"


def is_writing(connection: Connection) -> bool:
    """Whether this connection is inside ``Database.write``."""
    return bool(connection.info.get("writing"))


def _production_folder(connection: Connection, prj: str) -> str:
    table = tables.folder
    found = connection.execute(select(table.c.path).where(table.c.prj == prj, table.c.stage == "")).scalar()
    if found is not None:
        return str(found)
    name = folder_name(production_here(connection, prj).title)
    taken = set(connection.execute(select(table.c.path).where(table.c.stage == "")).scalars())
    chosen, number = name, 2
    while chosen in taken:
        chosen, number = f"{name} ({number})", number + 1
    if is_writing(connection):
        connection.execute(insert(table).values(prj=prj, stage="", path=chosen))
    return chosen


def production_folder(home: Home, connection: Connection, prj: str) -> Path:
    """The folder of a production in the workspace."""
    return home.workspace / _production_folder(connection, prj)


def page_of_room(connection: Connection, room: str) -> dict[str, Any]:
    """What the page of the invitation to this room said (terms, title, owner, ...); empty when it is not known."""
    text = get_meta(connection, f"page/{room}")
    try:
        found = from_text(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def audience_role(home: Home, connection: Connection, room: str) -> str:
    """What this device is in a review room, also before it was let in; empty for any other room."""
    state = home.rooms.folded(connection, room)
    own = state.members().get(home.device)
    role = own.role if own is not None else page_of_room(connection, room).get("role")
    return str(role) if role in AUDIENCE_ROLES else ""


def folder_of_room(home: Home, connection: Connection, prj: str, room: str) -> Path | None:
    """The folder of the stage whose hand-off this room is, or None."""
    page = page_of_room(connection, room)
    table = tables.folder
    stage = page["terms"]["stage"] if "terms" in page else ""
    if not stage:
        state = home.rooms.folded(connection, room)
        stage = state.hand_off.stage if state.hand_off else ""
    path = connection.execute(select(table.c.path).where(table.c.prj == prj, table.c.stage == stage)).scalar()
    return home.workspace / str(path) if stage and path else None


def own_hand_offs(home: Home, connection: Connection, now_ms: int) -> list[tuple[ProductionHere, RoomState]]:
    """The rooms of hand-offs in which this device is a collaborator, as shown."""
    found = []
    for here in productions(connection):
        if here.is_owner:
            continue
        for room in rooms_of(connection, here.prj):
            state = home.rooms.view(connection, room, now_ms)
            if state.hand_off is not None:
                found.append((here, state))
    return found
