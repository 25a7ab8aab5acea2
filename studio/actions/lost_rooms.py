"""Rooms that nobody will ever read: their key was with one home only, and that home is gone or was put back.

The key of a room is made where the room is opened, and its first rings follow in the same synchronisation. Where that was cut
off and the home was then lost, the office goes on naming a hand-off that nobody can read, and its stage could not be offered again.
"""

from __future__ import annotations

from collections.abc import Iterator

from studio.domain.terms import DAY_MS
from studio.events.state import RoomState
from studio.store.unit_of_work import UnitOfWork

LOST_AFTER_MS = 3 * DAY_MS
"""So long a ring may still come: in a synced folder files arrive in any order."""
WHY = "lost"


def lost_rooms(work: UnitOfWork, prj: str) -> list[str]:
    """Rooms that the office names and that look lost from here; whether a ring brings the key after all the storage knows."""
    office = work.folded(prj)
    if not office.may_decide(work.home.device):
        return []
    return [
        room
        for room, maker, at_ms in _named(office)
        if work.now_ms >= at_ms + LOST_AFTER_MS
        and (maker == work.home.device or not office.is_decider(maker))
        and not work.home.room_keys(work.connection, room)
    ]


def _named(office: RoomState) -> Iterator[tuple[str, str, int]]:
    """Room, the device that opened it, and when, of all that have not ended."""
    for opened in office.table("opened").values():
        if not opened.is_ended:
            yield opened.room, opened.by, opened.at_ms
    for room, kept in office.table("audience").items():
        if not kept["is_ended"]:
            yield room, kept["by"], kept["at"]


def is_given_up(work: UnitOfWork, prj: str, room: str) -> bool:
    """Whether a room has ended that this home has never had a key of."""
    office = work.folded(prj)
    opened, kept = office.table("opened").get(room), office.table("audience").get(room)
    has_ended = (opened is not None and opened.is_ended) or (kept is not None and kept["is_ended"])
    return has_ended and not work.home.room_keys(work.connection, room)


def give_up_room(work: UnitOfWork, prj: str, room: str) -> None:
    """End what a lost room has of its stage, so that this can be offered again; or that somebody is shown takes in it."""
    office = work.view(prj)
    opened = office.table("opened").get(room)
    if opened is not None and not opened.is_ended:
        work.decide(prj, {"k": "stage.cancel", "stage": opened.stage, "room": room, "why": WHY})
    elif room in office.table("audience") and not office.table("audience")[room]["is_ended"]:
        work.decide(prj, {"k": "audience.end", "room": room})
