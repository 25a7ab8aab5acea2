"""What has been assembled on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from studio.events.records import from_text, to_text
from studio.store import tables


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A rendered file; ``inputs_hash`` is the fingerprint of inputs and recipe, ``body`` what was measured."""

    recipe: str
    path: str
    made_ms: int
    inputs_hash: str
    body: dict[str, Any]


def keep_deliverable(connection: Connection, prj: str, made: Deliverable) -> None:
    """Remember a rendered file; an older one at the same path is forgotten."""
    table = tables.deliverable
    connection.execute(delete(table).where(table.c.prj == prj, table.c.path == made.path))
    connection.execute(
        insert(table).values(
            prj=prj,
            recipe=made.recipe,
            path=made.path,
            made_ms=made.made_ms,
            inputs_hash=made.inputs_hash,
            body=to_text(made.body),
        )
    )


def deliverables(connection: Connection, prj: str) -> list[Deliverable]:
    """The rendered files of a production, the newest first."""
    table = tables.deliverable
    rows = connection.execute(select(table).where(table.c.prj == prj).order_by(table.c.made_ms.desc())).mappings()
    return [Deliverable(r["recipe"], r["path"], r["made_ms"], r["inputs_hash"], from_text(r["body"])) for r in rows]
