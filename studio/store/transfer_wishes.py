"""What people want of transfers: a pause, limits with a schedule, one held, one first. In the home's database, so that
the window, the command line and whoever moves the bytes share it; what is changed counts within a second.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from enum import IntEnum

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select

from studio.domain.transfer_limits import Limits, Span
from studio.store.database import get_meta, set_meta
from studio.store.tables import metadata

_KEY = "transfer_limits"

transfer_wish = Table(
    "transfer_wish",
    metadata,
    Column("transfer", String, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("is_held", Integer, nullable=False, default=0),
)


class Rank(IntEnum):
    """Who goes first. Equal ones go by age."""

    CHOSEN = 0
    """A person said so."""
    AWAITED = 1
    """Somebody waits for it: a delivery, the inputs of a gig, a take to be reviewed."""
    USUAL = 2
    LATER = 3
    """Nobody waits: old takes for another device, what a repair looks for."""


def limits(connection: Connection) -> Limits:
    """What is set for this home."""
    kept = json.loads(get_meta(connection, _KEY, "{}"))
    spans = tuple(Span(**span) for span in kept.pop("schedule", ()))
    return Limits(**kept, schedule=spans)


def set_limits(connection: Connection, wanted: Limits) -> None:
    """Set all of it. Raises BadInputError."""
    wanted.check()
    set_meta(connection, _KEY, json.dumps(asdict(wanted)))


def pause(connection: Connection, *, is_paused: bool) -> None:
    """Let all transfers rest, or go on."""
    set_limits(connection, replace(limits(connection), is_paused=is_paused))


def rank_of(connection: Connection, transfer_id: str) -> Rank:
    """How soon a transfer's turn comes."""
    found = connection.execute(select(transfer_wish.c.rank).where(transfer_wish.c.transfer == transfer_id)).scalar()
    return Rank.USUAL if found is None else Rank(found)


def set_rank(connection: Connection, transfer_id: str, rank: Rank) -> None:
    """Let a transfer go sooner or later."""
    _wish(connection, transfer_id, rank, is_held=transfer_id in held(connection))


def hold(connection: Connection, transfer_id: str, *, is_held: bool) -> None:
    """Let one transfer rest, or go on."""
    _wish(connection, transfer_id, rank_of(connection, transfer_id), is_held=is_held)


def held(connection: Connection) -> set[str]:
    """The ids of transfers that rest."""
    return set(connection.execute(select(transfer_wish.c.transfer).where(transfer_wish.c.is_held == 1)).scalars())


def forget(connection: Connection, transfer_id: str) -> None:
    """Drop what was wanted of a transfer."""
    connection.execute(delete(transfer_wish).where(transfer_wish.c.transfer == transfer_id))


def _wish(connection: Connection, transfer_id: str, rank: Rank, *, is_held: bool) -> None:
    forget(connection, transfer_id)
    if is_held or rank is not Rank.USUAL:
        connection.execute(insert(transfer_wish).values(transfer=transfer_id, rank=rank, is_held=is_held))
