"""Two copies of one home: a backup that was put back may catch up once, two that are used at once are an alarm.

A home that reads entries of its own device which it never wrote is a copy of the one that wrote them.
"""

from __future__ import annotations

from sqlalchemy import Connection

from studio.store.database import get_meta, set_meta
from studio.store.productions import set_alarm

CATCHING_UP, CAUGHT_UP = "catching up", "caught up"
OTHER_COPY = (
    "Another copy of this home is in use: it has decided here since this one caught up. Use only one of the two. "
    "On the one that stays: `segue device only-copy`."
)


def _mark(prj: str) -> str:
    return f"copy/{prj}"


def note_other_copy(connection: Connection, prj: str) -> None:
    """An entry by this device was read that this home has not written."""
    if get_meta(connection, _mark(prj)) == CAUGHT_UP:
        set_alarm(connection, prj, OTHER_COPY)
    else:
        set_meta(connection, _mark(prj), CATCHING_UP)


def is_catching_up(connection: Connection, prj: str) -> bool:
    """Whether this home has read what another copy of it has done, and not yet every docket to its end."""
    return get_meta(connection, _mark(prj)) == CATCHING_UP


def has_caught_up(connection: Connection, prj: str) -> None:
    """Every docket was read to its end."""
    set_meta(connection, _mark(prj), CAUGHT_UP)


def is_only_copy(connection: Connection, prj: str) -> None:
    """A person says that the other copy is gone: it may catch up once more."""
    set_meta(connection, _mark(prj), "")
    set_alarm(connection, prj, "")
