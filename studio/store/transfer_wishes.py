"""What people want of single transfers: one rests, one goes first. Whoever moves the bytes heeds it within a second."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select

from studio.store.tables import metadata

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
