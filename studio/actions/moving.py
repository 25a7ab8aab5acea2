"""A production goes over to another place: deciding it (owner), following it (everybody else). Copies nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from studio.domain.errors import SegueError
from studio.events.envelope import split_frame
from studio.events.fold_storage import place_of
from studio.events.records import from_text, to_text
from studio.events.rings import Ring
from studio.events.state import RoomState
from studio.store import transfers
from studio.store.database import get_meta, set_meta
from studio.store.journal import last_packet
from studio.store.places import (
    ANNOUNCED,
    FORMER,
    READ_ONLY,
    READY,
    Place,
    former_places,
    keep_place,
    settle_in,
    turn_of,
)
from studio.store.productions import ProductionHere, production_here, productions, rooms_of
from studio.store.transfer_tables import Direction
from studio.store.unit_of_work import NotLeadError, UnitOfWork


class MovedAwayError(SegueError):
    """The production lies somewhere else now, and this home has not been told all it needs to follow."""

    code = "moved"
    title = "The shared files have moved"


def decide_move(work: UnitOfWork, prj: str, place: Place, rooms: Sequence[str] = ()) -> int:
    """The last entry of every room in the place that is left; how many rooms. Deciding twice is fine.

    ``rooms``: all of them, where this same change has only just made them known.

    Raises NotLeadError when another device has come to decide in a room, RefusedError when this one may not.
    """
    count = 0
    for room in rooms or rooms_of(work.connection, prj):
        state = work.folded(room)
        if _turn_in(state) >= place.turn:
            continue
        if state.lead[0] not in ("", work.home.device):
            raise NotLeadError(
                "Another device of yours decides in this production.",
                subject=room,
                what_to_do="Move it from that device, or take the lead over first."
                if place.state != ANNOUNCED
                else "Have that device synchronise: then this one goes on by itself. If it is lost: `segue lead take --lost`.",
            )
        if _turn_in(work.view(room)) < place.turn:  # else it was decided, and another entry came first
            decision = {"k": "depot.move", **place.to_log()}
            if place.needs_lead and not state.lead[0]:
                work.decide(room, {"k": "lead", "dev": work.home.device, "turn": 1})
            work.decide(room, decision)
        work.form_entry(room)
        count += 1
    keep_place(work.connection, replace(place, state=ANNOUNCED))
    work.touch(prj, "production", prj)
    return count


def end_rooms(work: UnitOfWork, prj: str) -> int:
    """Tell the rooms in which this device decides what the office says: that the production goes on in another place.

    Whoever moves it tells the office first, and cannot tell the rooms in which others have come to decide meanwhile. How
    many rooms; none where the office says nothing of the kind, or this device has gone there already.
    """
    told = told_by_log(work, prj)
    office = work.folded(prj)
    if not told or not office.is_decider(work.home.device):
        return 0
    decision = {"k": "depot.move", **{key: value for key, value in told.items() if key != "entry"}}
    needs_lead = told["conditional_create"] != "yes"
    count = 0
    for room in rooms_of(work.connection, prj):
        state = work.folded(room)
        if state.n < 0 or _turn_in(state) >= told["turn"] or not state.may_decide(work.home.device):
            continue
        if _turn_in(work.view(room)) < told["turn"]:
            if needs_lead and not state.lead[0]:
                work.decide(room, {"k": "lead", "dev": work.home.device, "turn": 1})
            work.decide(room, decision)
        work.form_entry(room)
        count += 1
    return count


def say_in_office(work: UnitOfWork, prj: str) -> bool:
    """Tell the office of a move that a room tells of and the office does not. Whether that was so.

    Whoever moves a production tells the office first; where another device took the lead just then, the entry in a room may
    have come first and the one in the office not. That room goes on elsewhere for good, so all the others do.
    """
    office = work.folded(prj)
    told = _newest_told(work, rooms_of(work.connection, prj))
    if told is None or told["turn"] <= _turn_in(work.view(prj)) or not office.may_decide(work.home.device):
        return False
    if told["conditional_create"] != "yes" and not office.lead[0]:
        work.decide(prj, {"k": "lead", "dev": work.home.device, "turn": 1})
    work.decide(prj, {"k": "depot.move", **{key: value for key, value in told.items() if key != "entry"}})
    work.form_entry(prj)
    return True


def _newest_told(work: UnitOfWork, rooms: Sequence[str]) -> dict[str, Any] | None:
    """The last place that any of these rooms' logs tells of."""
    said = (place_of(work.folded(room)) for room in rooms)
    return max((place for place in said if place is not None), key=lambda place: int(place["turn"]), default=None)


def take_back_move(work: UnitOfWork, prj: str, place: Place) -> bool:
    """Another device has taken the lead before any room's log told of the move: it is undecided again, so that this home
    reads on. Whether that is so.
    """
    rooms = rooms_of(work.connection, prj)
    if any(_turn_in(work.folded(room)) >= place.turn for room in rooms):
        return False
    for room in rooms:
        work.drop_waiting(room, "depot.move")
    keep_place(work.connection, replace(place, state=READY))
    work.touch(prj, "production", prj)
    return True


def _turn_in(state: RoomState) -> int:
    told = place_of(state)
    return int(told["turn"]) if told is not None else 0


def settle_move(work: UnitOfWork, prj: str, place: Place) -> None:
    """Everything is in the new place: from now on this home reads and writes there, and rings say so to the others."""
    here = production_here(work.connection, prj)
    settle_in(work.connection, here, place, work.now_ms)
    work.touch(prj, "production", prj)


# --- those who follow ------------------------------------------------------------------------------------------


def follow(work: UnitOfWork, here: ProductionHere, ring: Ring) -> bool:
    """Go where a ring says that the production lies now. Whether this home has gone there.

    A bucket without keys, or a folder that this machine does not know yet, is only remembered.
    """
    told = ring.grant.get("place")
    if not isinstance(told, dict) or told.get("turn", 0) <= turn_of(work.connection, here.prj):
        return False
    return follow_told(work, here, told, has_keys=bool(ring.grant.get("keys")))


def told_by_log(work: UnitOfWork, prj: str) -> dict[str, Any]:
    """Where the office says that the production goes on, when this home is not there yet; empty otherwise.

    A collaborator has no office: the last entry that their rooms have in the old place says it too. That is all that a device
    hears of it which was let in after the move, since its ring lies in the new place.
    """
    rooms = rooms_of(work.connection, prj)
    told = _newest_told(work, [prj] if prj in rooms else rooms)
    return told if told is not None and told["turn"] > turn_of(work.connection, prj) else {}


def follow_told(work: UnitOfWork, here: ProductionHere, told: dict[str, Any], *, has_keys: bool) -> bool:
    """Go to a place that a ring, or the log, tells of. Whether this home has gone there; else it is remembered."""
    place = _place_told(work, here, told)
    if place is None or (place.is_bucket and not has_keys):
        set_meta(work.connection, f"moved/{here.prj}", to_text(told))
        work.touch(here.prj, "production", here.prj)
        return False
    _go(work, here, place)
    return True


def moved_to(work: UnitOfWork, prj: str) -> dict[str, Any]:
    """Where the production has moved to without this home having followed yet; empty when there is no such thing."""
    text = get_meta(work.connection, f"moved/{prj}")
    told: dict[str, Any] = from_text(text) if text else {}
    return told if told.get("turn", 0) > turn_of(work.connection, prj) else {}


def moved_problem(here: ProductionHere, told: dict[str, Any]) -> MovedAwayError:
    """What a person has to do so that this home can follow."""
    if told.get("kind") == "folder":
        return MovedAwayError(
            f"The shared files of “{here.title}” have moved to the folder “{told.get('name', '')}”.",
            subject=here.title,
            what_to_do=f"Say where it is on this computer: `segue depot here {here.slug} DIR`. "
            "Until then you go on in the old place; nothing is lost.",
        )
    if here.is_owner:
        return MovedAwayError(
            f"The shared files of “{here.title}” have moved to {told.get('url', 'another bucket')}.",
            subject=here.title,
            what_to_do=f"Give this device its keys: `segue depot login {told.get('url', 'URL')}`. Nothing is lost meanwhile.",
        )
    return MovedAwayError(
        f"The shared files of “{here.title}” have moved to {told.get('url', 'another bucket')}.",
        subject=here.title,
        what_to_do="The owner's computer sends your rights to it by itself. Until then you go on in the old place.",
    )


def locate(work: UnitOfWork, here: ProductionHere, place: Place) -> None:
    """A person has said where the production lies now on this machine."""
    _go(work, here, place)


def go_where_invited(work: UnitOfWork, prj: str, depot: Mapping[str, str]) -> None:
    """Go to the place in which an invitation was found, where this home knows the production in another one.

    Who was out when it moved is told of it by nothing else. Not back to a place that was left: the invitation is older.
    """
    here = production_here(work.connection, prj)
    endpoint_url, marker = depot.get("endpoint_url", ""), depot.get("marker", "")
    is_here = marker == here.marker if marker else (depot["url"], endpoint_url) == (here.depot_url, here.endpoint_url)
    formers = former_places(work.connection, prj)
    was_left = any((place.url, place.endpoint_url) == (depot["url"], endpoint_url) for place in formers)
    if not here.is_owner and not is_here and not was_left:
        _go(work, here, place_at(here, depot["url"], {**depot, "turn": turn_of(work.connection, prj)}))


def _place_told(work: UnitOfWork, here: ProductionHere, told: dict[str, Any]) -> Place | None:
    """The place of a ring as an address on this machine; None for a folder that is not known here."""
    url = str(told.get("url", ""))
    if told.get("kind") == "folder":
        marker = str(told.get("marker", ""))
        known = [(other.marker, other.depot_url) for other in productions(work.connection)]
        known += [(former.marker, former.url) for former in former_places(work.connection, here.prj)]
        url = next((path for known_marker, path in known if known_marker == marker), "")
    if not url:
        return None
    return place_at(here, url, told)


def place_at(here: ProductionHere, url: str, told: dict[str, Any]) -> Place:
    """The place that ``depot.move`` or a ring tells of, at an address on this machine."""
    return Place(
        here.prj,
        int(told.get("turn", 0)),
        FORMER,
        READ_ONLY,
        url,
        str(told.get("endpoint_url", "")),
        str(told.get("marker", "")),
        here.access,
        needs_lead=told.get("conditional_create") != "yes",
        conditional_create=str(told.get("conditional_create", "")),
    )


def _go(work: UnitOfWork, here: ProductionHere, place: Place) -> None:
    settle_in(work.connection, here, place, work.now_ms)
    if not here.is_owner:
        _send_anew(work, here.prj)
    work.touch(here.prj, "production", here.prj)


def _send_anew(work: UnitOfWork, prj: str) -> None:
    """Uploads whose take the owner has not taken in are looked through again: their chunks may lie in the old place."""
    for state in transfers.transfer_rows(work.connection):
        if state.prj != prj or state.direction != Direction.UP:
            continue
        number = state.subject.rsplit(" ", 1)[-1]
        take = work.folded(state.room).table("take").get(number)
        if take is None or not take.is_in:
            transfers.begin_again(work.connection, state.id)


def has_followed(work: UnitOfWork, room: str, device: str) -> bool:
    """Whether something that a member has said shows that they had read of the room's last move."""
    state = work.folded(room)
    place = state.table("place").get("now")
    if place is None:
        return True
    data = last_packet(work.connection, room, device)
    seen = split_frame(data).header.seen if data else None
    return seen is not None and seen[0] >= int(place.get("entry", 0))
