"""Passes this home made (owner) or opened (collaborator), sealed, with what has become of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from studio.events.passes import Pass
from studio.store import tables
from studio.store.home import Home

_ASKED = select(tables.invitation.c["pass"]).where(
    tables.invitation.c.prj == bindparam("prj"), tables.invitation.c.is_mine == 1, tables.invitation.c.state == "asked"
)


@dataclass(frozen=True, slots=True)
class InvitationHere:
    """A pass on this home. ``state``: open, asked, admitted, refused."""

    pass_id: str
    prj: str
    room: str
    is_mine: bool
    expires_ms: int
    state: str
    message: str
    line: str


def keep_pass(home: Home, connection: Connection, pass_: Pass, *, is_mine: bool, state: str) -> None:
    """Remember a pass; its text is sealed under the home's key."""
    values = {
        "pass": pass_.pass_id,
        "prj": pass_.prj,
        "room": pass_.room,
        "sealed": home.seal(pass_.to_line().encode(), pass_.pass_id),
        "is_mine": int(is_mine),
        "expires_ms": pass_.expires_ms,
        "state": state,
        "message": "",
    }
    connection.execute(insert(tables.invitation).prefix_with("OR REPLACE").values(values))


def set_invitation(connection: Connection, pass_id: str, state: str, message: str = "") -> None:
    """Note what has become of a pass."""
    table = tables.invitation
    connection.execute(update(table).where(table.c["pass"] == pass_id).values(state=state, message=message))


def invitations(
    home: Home, connection: Connection, *, prj: str = "", room: str = "", pass_id: str = ""
) -> list[InvitationHere]:
    """The passes known here, narrowed by what is given, oldest first."""
    table = tables.invitation
    query = select(table).order_by(table.c.expires_ms)
    if prj:
        query = query.where(table.c.prj == prj)
    if room:
        query = query.where(table.c.room == room)
    if pass_id:
        query = query.where(table.c["pass"] == pass_id)
    return [
        InvitationHere(
            row["pass"],
            row["prj"],
            row["room"],
            bool(row["is_mine"]),
            row["expires_ms"],
            row["state"],
            row["message"],
            home.unseal(row["sealed"], row["pass"]).decode(),
        )
        for row in connection.execute(query).mappings()
    ]


def is_answer_awaited(connection: Connection, prj: str) -> bool:
    """Whether an invitation to this production was answered and its owner's machine has not let this device in yet."""
    return connection.execute(_ASKED, {"prj": prj}).first() is not None
