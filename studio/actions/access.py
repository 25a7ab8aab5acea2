"""Whose access to the storage has to be made, changed, renewed or taken away: decided here, done by ``app/members``.

Rights kept for a member are read as the plain values that ``depot.access.grant`` writes; no storage is touched here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from studio.actions.stewardship import hand_off_rooms
from studio.domain.errors import NotFoundError
from studio.domain.hand_off import Member
from studio.events.state import OWNER_ROLES
from studio.store.database import get_meta
from studio.store.grants import member_grants
from studio.store.productions import ProductionHere
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
    """Collaborators' devices with the rooms they are members of."""
    found: dict[str, tuple[Member, list[str]]] = {}
    for room in hand_off_rooms(work, prj):
        for device, member in work.view(room).members().items():
            if member.until_n < 0 and member.role not in OWNER_ROLES:
                found.setdefault(device, (member, []))[1].append(room)
    return found


def access_needs(work: UnitOfWork, here: ProductionHere, turn: int, parent: str = "") -> list[AccessNeed]:
    """Everything to be done about access in a production, in the order of the devices.

    Args:
        work: of the home.
        here: the production, as it is at that place; its own.
        turn: by which move it came to the place (`store.places`).
        parent: the key under which temporary access is made now; what was made under another has died with it.
    """
    members = members_by_device(work, here.prj)
    kept = member_grants(work.home, work.connection, here.prj, turn)
    needs = [
        AccessNeed(device, member.name, tuple(sorted(rooms)), why, kept.get(device, {}))
        for device, (member, rooms) in sorted(members.items())
        if (why := _why(here, kept.get(device, {}), sorted(rooms), work.now_ms, parent)) is not None
    ]
    return needs + ended_access(work, here, turn)


def ended_access(work: UnitOfWork, here: ProductionHere, turn: int) -> list[AccessNeed]:
    """Whose access at a place is to be taken away: they are in no room any more."""
    kept = member_grants(work.home, work.connection, here.prj, turn)
    gone = sorted(set(kept) - set(members_by_device(work, here.prj)))
    return [AccessNeed(device, _name(work, here, device), (), Why.END, kept[device]) for device in gone]


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

    Where a device is in other rooms still, the owner's other devices see to what they made themselves: this one may not
    have heard yet of what is good.
    """
    ever: dict[str, set[str]] = {}
    now: dict[str, set[str]] = {}
    for room in hand_off_rooms(work, prj):
        for device, member in work.view(room).members().items():
            if member.role not in OWNER_ROLES:
                ever.setdefault(device, set()).add(room)
                now.setdefault(device, set()).update({room} if member.until_n < 0 else ())
    owners = [member for member in work.view(prj).members().values() if member.role == "owner"]
    out = sorted(member.device for member in owners if member.until_n >= 0)
    found = []
    for device in sorted(device for device, rooms in ever.items() if rooms != now[device]):
        makers = [*out, work.home.device] if now[device] else [member.device for member in owners]
        said = json.dumps([sorted(ever[device] - now[device]), out])
        found.append(Leaving(device, tuple(sorted(ever[device])), tuple(sorted(now[device])), tuple(makers), said))
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


def _name(work: UnitOfWork, here: ProductionHere, device: str) -> str:
    for room in hand_off_rooms(work, here.prj):
        member = work.view(room).members().get(device)
        if member is not None:
            return member.name
    return device[:8]


def take_out(work: UnitOfWork, here: ProductionHere, who: str) -> list[str]:
    """Remove a collaborator, by name, person or device, from every room of a production. Returns their devices.

    What they may still reach in the storage is taken away by the next synchronisation. Raises NotFoundError.
    """
    found = []
    for device, (member, rooms) in members_by_device(work, here.prj).items():
        if who.casefold() == member.name.casefold() or who in (device, member.person):
            found.append(device)
            for room in rooms:
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


def was_revoked(work: UnitOfWork, prj: str, device: str) -> str:
    """How a person's access was taken away, as JSON; empty when it was not."""
    return get_meta(work.connection, revoked_mark(prj, device))
