"""Where else a production lies: the place it is moving to, and those it has left. Rows only; moving is done above."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from studio.store import tables
from studio.store.database import get_meta, set_meta
from studio.store.productions import ProductionHere

_PLACES = select(tables.place).where(tables.place.c.prj == bindparam("prj")).order_by(tables.place.c.turn)
NEXT, FORMER = "next", "former"
COPYING, READY, ANNOUNCED = "copying", "ready", "announced"
READ_ONLY, EMPTIED = "read_only", "emptied"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a production. ``role`` and ``state`` as in the table; ``turn`` counts the moves that led to it."""

    prj: str
    turn: int
    role: str
    state: str
    url: str
    endpoint_url: str = ""
    marker: str = ""
    access: str = ""
    needs_lead: bool = True
    conditional_create: str = ""
    was_empty: bool = False
    at_ms: int = 0

    @property
    def is_bucket(self) -> bool:
        """Whether it is a bucket and no folder."""
        return self.url.startswith("s3://")

    @property
    def name(self) -> str:
        """What a person calls it: a bucket's address, a folder's own name (its path means nothing elsewhere)."""
        return self.url if self.is_bucket else PurePath(self.url).name

    def of(self, here: ProductionHere) -> ProductionHere:
        """The production as it is there."""
        return replace(
            here,
            depot_url=self.url,
            endpoint_url=self.endpoint_url,
            marker=self.marker,
            access=self.access,
            needs_lead=self.needs_lead,
            conditional_create=self.conditional_create,
        )

    def to_log(self) -> dict[str, Any]:
        """The fields by which ``depot.move`` and a ring name it. A folder is told by marker and name, never by path."""
        return {
            "turn": self.turn,
            "kind": "s3" if self.is_bucket else "folder",
            "url": self.url if self.is_bucket else "",
            "endpoint_url": self.endpoint_url,
            "marker": self.marker,
            "name": self.name,
            "conditional_create": self.conditional_create,
        }


def present_place(here: ProductionHere, turn: int, at_ms: int) -> Place:
    """Where a production is now, as the place it will have been."""
    return Place(
        here.prj,
        turn,
        FORMER,
        READ_ONLY,
        here.depot_url,
        here.endpoint_url,
        here.marker,
        here.access,
        here.needs_lead,
        here.conditional_create,
        at_ms=at_ms,
    )


def turn_of(connection: Connection, prj: str) -> int:
    """How often a production has moved, as far as this home has followed."""
    return int(get_meta(connection, f"turn/{prj}", "0"))


def next_place(connection: Connection, prj: str) -> Place | None:
    """Where a production is moving to, None when it is not moving."""
    return next((place for place in _places(connection, prj) if place.role == NEXT), None)


def former_places(connection: Connection, prj: str) -> list[Place]:
    """The places a production has left and that are not forgotten, the oldest first."""
    return [place for place in _places(connection, prj) if place.role == FORMER]


def keep_place(connection: Connection, place: Place) -> None:
    """Remember a place, or how it stands now."""
    values = {name: getattr(place, name) for name in Place.__slots__}
    values |= {"needs_lead": int(place.needs_lead), "was_empty": int(place.was_empty)}
    connection.execute(insert(tables.place).prefix_with("OR REPLACE").values(**values))


def drop_place(connection: Connection, place: Place) -> None:
    """Forget a place."""
    table = tables.place
    where = (table.c.prj == place.prj, table.c.turn == place.turn, table.c.role == place.role)
    connection.execute(delete(table).where(*where))


def settle_in(connection: Connection, here: ProductionHere, place: Place, at_ms: int) -> None:
    """The production is at ``place`` from now on; where it was becomes a former place, unless it is the same."""
    known = turn_of(connection, here.prj)
    for moving in _places(connection, here.prj):
        is_arrived_at = (moving.url, moving.endpoint_url) == (place.url, place.endpoint_url)
        if moving.role == NEXT or is_arrived_at:
            drop_place(connection, moving)
    if (here.depot_url, here.endpoint_url) != (place.url, place.endpoint_url):
        keep_place(connection, present_place(here, known, at_ms))
    table = tables.production
    values = {name: getattr(place, name) for name in ("endpoint_url", "marker", "access", "conditional_create")}
    values |= {"depot_url": place.url, "needs_lead": int(place.needs_lead)}
    connection.execute(update(table).where(table.c.prj == here.prj).values(**values))
    set_meta(connection, f"turn/{here.prj}", str(place.turn))


def _places(connection: Connection, prj: str) -> list[Place]:
    rows = connection.execute(_PLACES, {"prj": prj})
    return [
        Place(**{**row, "needs_lead": bool(row["needs_lead"]), "was_empty": bool(row["was_empty"])})
        for row in rows.mappings()
    ]
