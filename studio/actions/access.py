"""Whose access to the storage has to be made, changed, renewed or taken away: decided here, done by ``app/members``.

Rights kept for a member are read as the plain values that ``depot.access.grant`` writes; no storage is touched here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from studio.actions.stewardship import hand_off_rooms
from studio.domain.errors import NotFoundError
from studio.domain.hand_off import Member
from studio.events.state import OWNER_ROLES
from studio.store.database import get_meta
from studio.store.grants import member_grants
from studio.store.productions import ProductionHere, rooms_of
from studio.store.unit_of_work import UnitOfWork

BY_HAND = "paste"


class Why(Enum):
    """Why something has to be done about a person's access."""

    NEW = "new"
    ROOMS = "rooms"
    RENEW = "renew"
    OTHER_WAY = "other_way"
    RETIRE = "retire"
    END = "end"


@dataclass(frozen=True, slots=True)
class AccessNeed:
    """One device of a person whose access does not fit. ``known`` is what was made before, empty when nothing was."""

    device: str
    name: str
    rooms: tuple[str, ...]
    why: Why
    known: Mapping[str, Any] = field(repr=False, default_factory=dict)


def members_by_device(work: UnitOfWork, prj: str) -> dict[str, tuple[Member, list[str]]]:
    """Collaborators' devices with the rooms they are members of, whoever decides there."""
    standings = _standings(work, prj)
    return {device: (one.member, one.rooms) for device, one in standings.items() if one.rooms}


@dataclass(slots=True)
class _Standing:
    """What the log says of a collaborator's device: the rooms that it is in, and those that it has left."""

    member: Member
    rooms: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def _standings(work: UnitOfWork, prj: str) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for room in _rooms_read(work, prj):
        for device, member in work.view(room).members().items():
            if member.role not in OWNER_ROLES:
                one = found.setdefault(device, _Standing(member))
                (one.rooms if member.until_n < 0 else one.left).append(room)
    return found


def _rooms_read(work: UnitOfWork, prj: str) -> list[str]:
    """The rooms of hand-offs of which this home has read something, and which the office names: a room whose opening was
    overruled never came to be, and the owner's other computers know nothing of it.
    """
    opened = work.view(prj).rooms_named()
    return [room for room in rooms_of(work.connection, prj) if room in opened and work.view(room).n >= 0]


def rooms_held(grant: Mapping[str, Any], opened: Collection[str], left: Collection[str]) -> set[str]:
    """Rooms that something made at the storage opens, and of which it is not known that its holder is in them no more.

    An owner's new computer hears of what the others have made before it can read every room, and may be behind in one: a
    room that it cannot read, or in which it has not met the holder yet, says nothing against them.

    Args:
        grant: rights as a home keeps them, with those of former ways.
        opened: the rooms that the office names: any other one never came to be.
        left: the rooms of which the log says that the holder has left them.
    """
    named = {room for kept in (grant, *grant.get("former", ())) for room in kept.get("rooms", ())}
    return {room for room in named if room in opened and room not in left}


def access_needs(work: UnitOfWork, here: ProductionHere, turn: int, parent: str = "") -> list[AccessNeed]:
    """Everything to be done about access in a production, in the order of the devices.

    Args:
        work: of the home.
        here: the production, as it is at that place; its own.
        turn: by which move it came to the place (`store.places`).
        parent: the key under which temporary access is made now; what was made under another has died with it.
    """
    kept = member_grants(work.home, work.connection, here.prj, turn)
    opened = work.view(here.prj).rooms_named()
    needs = []
    for device, standing in sorted(_standings(work, here.prj).items()):
        if not standing.rooms:
            continue
        known = kept.get(device, {})
        is_ending = get_meta(work.connection, ending_mark(here.prj, device, turn)) != ""
        held = rooms_held({"rooms": known.get("rooms", ())}, opened, standing.left)
        rooms = sorted(held.union(standing.rooms))
        why = Why.NEW if is_ending else _why(here, known, rooms, work.now_ms, parent)
        if why is not None:
            needs.append(AccessNeed(device, standing.member.name, tuple(rooms), why, known))
    return needs + ended_access(work, here, turn)


def ended_access(work: UnitOfWork, here: ProductionHere, turn: int) -> list[AccessNeed]:
    """Whose access at a place is to be taken away: they are in no room any more."""
    standings = _standings(work, here.prj)
    opened = work.view(here.prj).rooms_named()
    needs = []
    for device, known in sorted(member_grants(work.home, work.connection, here.prj, turn).items()):
        standing = standings.get(device)
        rooms, left = (standing.rooms, standing.left) if standing else ([], [])
        if not rooms and not rooms_held(known, opened, left):
            needs.append(AccessNeed(device, standing.member.name if standing else device[:8], (), Why.END, known))
    return needs


@dataclass(frozen=True, slots=True)
class Leaving:
    """A collaborator's device that has left rooms of a production, and what is looked for at the storage for that.

    ``ever``, ``now``: the rooms that it was and is in; ``makers``: the owner's devices that may have made something for it
    of which no home knows any more. ``said`` is another text once it has left more, or one of those is shut out.
    """

    device: str
    ever: tuple[str, ...]
    now: tuple[str, ...]
    makers: tuple[str, ...]
    said: str


def leavings(work: UnitOfWork, prj: str) -> list[Leaving]:
    """Who has left rooms, by the log alone: a home may have been put back, or be new, and know nothing of what was made.

    Where a device is in other rooms still, or may be in one that cannot be read here yet, the owner's other devices see to
    what they made themselves: this one may not have heard yet of what is good.
    """
    owners = [member for member in work.view(prj).members().values() if member.role == "owner"]
    out = sorted(member.device for member in owners if member.until_n >= 0)
    is_all_read = work.view(prj).rooms_named() <= set(_rooms_read(work, prj))
    found = []
    for device, one in sorted(_standings(work, prj).items()):
        if not one.left:
            continue
        is_gone = is_all_read and not one.rooms
        makers = [member.device for member in owners] if is_gone else [*out, work.home.device]
        said = json.dumps([sorted(one.left), out, is_gone])
        ever = tuple(sorted([*one.rooms, *one.left]))
        found.append(Leaving(device, ever, tuple(sorted(one.rooms)), tuple(makers), said))
    return found


def _why(here: ProductionHere, known: Mapping[str, Any], rooms: list[str], now_ms: int, parent: str) -> Why | None:
    if not known:
        return Why.NEW
    is_by_hand = known.get("kind") == BY_HAND  # a pasted key pair stays, whatever the production's way is
    if (known.get("kind") != here.access and not is_by_hand) or known.get("url") != here.depot_url:
        return Why.OTHER_WAY
    if any(old["until"] <= now_ms for old in known.get("former", ())):
        return Why.RETIRE
    made_under = str(known.get("parent", ""))
    if is_below_half(int(known.get("issued", 0)), int(known.get("expires", 0)), now_ms) or (
        made_under != parent and not is_by_hand
    ):
        return Why.RENEW
    return Why.ROOMS if list(known.get("rooms", [])) != rooms else None


def is_below_half(issued_ms: int, expires_ms: int, now_ms: int) -> bool:
    """Whether less than half of a life is left: time to renew (PROTOCOL.md section 8). Never where it has no end."""
    return expires_ms > 0 and now_ms >= issued_ms + (expires_ms - issued_ms) // 2


def take_out(work: UnitOfWork, here: ProductionHere, who: str) -> list[str]:
    """Remove a collaborator, by name, person or device, from every room of a production. Returns their devices.

    What they may still reach in the storage is taken away by the next synchronisation. Raises NotFoundError.
    """
    found = []
    decided = set(hand_off_rooms(work, here.prj))
    for device, (member, rooms) in members_by_device(work, here.prj).items():
        own = [room for room in rooms if room in decided]
        if own and (who.casefold() == member.name.casefold() or who in (device, member.person)):
            found.append(device)
            for room in own:
                work.decide(room, {"k": "member.remove", "device": device})
    if not found:
        raise NotFoundError(
            f"No collaborator of “{here.title}” goes by “{who}”.",
            subject=who,
            what_to_do="`segue person list` shows who takes part.",
        )
    return found


def revoked_mark(prj: str, device: str) -> str:
    """Under which name the home keeps how a person's access was taken away."""
    return f"revoked/{prj}/{device}"


def ending_mark(prj: str, device: str, turn: int) -> str:
    """Under which name the home keeps that it has begun to take a person's access at a place away."""
    return f"ending/{prj}/{device}/{turn}"


def was_revoked(work: UnitOfWork, prj: str, device: str) -> str:
    """How a person's access was taken away, as JSON; empty when it was not."""
    return get_meta(work.connection, revoked_mark(prj, device))
