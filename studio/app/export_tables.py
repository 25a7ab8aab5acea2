"""The tables of an export that a spreadsheet opens: plan, credits, history."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.crash_points import crash_point
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.events.state import RoomState
    from studio.store.database import Connection
    from studio.store.home import Home

_PLAN = (
    "id",
    "name",
    "track",
    "state",
    "start_utc",
    "end_utc",
    "slack_h",
    "critical",
    "person",
    "price_minor",
    "currency",
)
_HISTORY_MAX = 1_000_000


def write_plan_table(plan: dict[str, Any], folder: Path) -> None:
    """``plan.csv``: a line per stage."""
    _write(folder / "plan.csv", _PLAN, [[stage.get(name, "") for name in _PLAN] for stage in plan.get("stages", [])])


def write_tables(home: Home, connection: Connection, states: Sequence[RoomState], folder: Path) -> None:
    """``credits.csv`` and ``history.csv``."""
    credits_ = [row for state in states for row in _credit_rows(home, state)]
    _write(folder / "credits.csv", ("person", "role", "stage", "take", "approved_utc", "files_hash"), credits_)
    lines = sorted((row for state in states for row in _history_rows(home, connection, state)), key=lambda row: row[0])
    header = ("at_utc", "stage", "who", "kind", "what", "overruled")
    _write(folder / "history.csv", header, [[iso_utc(row[0]), *row[1:]] for row in lines])


def _credit_rows(home: Home, state: RoomState) -> Iterable[list[Any]]:
    hand_off = state.hand_off
    for take in state.table("take").values():
        if take.state != "approved":
            continue
        member = state.members().get(take.by_device)
        stage = state.table("stage").get(take.stage)
        terms = hand_off.terms if hand_off else {}
        role = str(terms.get("role", "")) if hand_off else stage.role if stage else ""
        title = str(terms.get("title", "")) if hand_off else stage.title if stage else ""
        yield [
            member.name if member else home.name,
            role,
            title,
            take.number,
            iso_utc(take.decided_ms),
            take.manifest_hash,
        ]


def _history_rows(home: Home, connection: Connection, state: RoomState) -> Iterable[list[Any]]:
    from studio.queries.history import name_of, words_of
    from studio.store.projection import history_rows

    title = str(state.hand_off.terms["title"]) if state.hand_off else ""
    for line in history_rows(connection, state.room, _HISTORY_MAX):
        who = name_of(state, line.person, home)
        yield [line.at_ms, title, who, line.kind, words_of(line.kind, line.detail), line.overruled]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(header)
        table.writerows(rows)
    crash_point("export.half")
