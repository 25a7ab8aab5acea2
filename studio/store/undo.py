"""The edits of a plan that can be undone, with their opposites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from studio.events.records import from_text, to_text
from studio.store import tables


@dataclass(frozen=True, slots=True)
class Edit:
    """One undoable edit: its name, its decisions and their opposites."""

    id: int
    label: str
    forward: list[dict[str, Any]]
    back: list[dict[str, Any]]


def remember_edit(
    connection: Connection, prj: str, label: str, forward: list[dict[str, Any]], back: list[dict[str, Any]]
) -> None:
    """Put an edit on top; what had been undone can no longer be redone."""
    table = tables.undo
    connection.execute(delete(table).where(table.c.prj == prj, table.c.is_undone == 1))
    values = {"prj": prj, "label": label, "forward": to_text(forward), "back": to_text(back), "is_undone": 0}
    connection.execute(insert(table).values(values))


def next_edit(connection: Connection, prj: str, *, is_undo: bool) -> Edit | None:
    """The edit that undo (or redo) would act on."""
    table = tables.undo
    order = table.c.id.desc() if is_undo else table.c.id
    query = select(table).where(table.c.prj == prj, table.c.is_undone == int(not is_undo)).order_by(order).limit(1)
    row = connection.execute(query).mappings().first()
    return None if row is None else Edit(row["id"], row["label"], from_text(row["forward"]), from_text(row["back"]))


def mark_edit(connection: Connection, edit: Edit, *, is_undone: bool) -> None:
    """Note that an edit has been undone or redone."""
    connection.execute(update(tables.undo).where(tables.undo.c.id == edit.id).values(is_undone=int(is_undone)))


def forget_edit(connection: Connection, edit: Edit) -> None:
    """An edit that can no longer be undone or redone."""
    connection.execute(delete(tables.undo).where(tables.undo.c.id == edit.id))
