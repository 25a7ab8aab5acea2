"""Access for collaborators, as the owner's machine arranges it: keys per member, rings that carry them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from studio.actions.passes import write_rings
from studio.actions.stewardship import hand_off_rooms
from studio.depot.depot import Depot
from studio.depot.grants import change_member_policy, create_member_key, let_owner_read, member_policy
from studio.domain.errors import BadInputError
from studio.domain.hand_off import Member
from studio.events.fold_storage import place_of
from studio.events.state import OWNER_ROLES
from studio.store.database import get_meta, set_meta
from studio.store.grants import grant_of, keep_grant
from studio.store.home import Home
from studio.store.places import turn_of
from studio.store.productions import ProductionHere

WAITS_FOR_KEYS = "waits for storage keys"


def members_by_device(home: Home, here: ProductionHere) -> dict[str, tuple[Member, list[str]]]:
    """Collaborators' devices with the rooms they are members of."""
    found: dict[str, tuple[Member, list[str]]] = {}
    with home.work() as work:
        for room in hand_off_rooms(work, here.prj):
            for device, member in work.folded(room).members().items():
                if member.until_n < 0 and member.role not in OWNER_ROLES:
                    found.setdefault(device, (member, []))[1].append(room)
    return found


def policy_for(here: ProductionHere, device: str, rooms: list[str]) -> str:
    """The exact policy that a collaborator's key needs."""
    bucket, _, prefix = here.depot_url.removeprefix("s3://").partition("/")
    return member_policy(bucket, prefix, here.prj, device, rooms)


def arrange_access(home: Home, depot: Depot, here: ProductionHere, turn: int | None = None) -> list[str]:
    """Make or widen the keys of every collaborator whose rooms changed. Returns names that wait for pasted keys.

    ``turn``: for the place of another turn than the present one, to which the production is just moving.

    Raises OfflineError, AccessError, DepotError from the storage.
    """
    if not here.depot_url.startswith("s3://"):
        return []
    waiting = []
    if turn is None:
        with home.read() as connection:
            turn = turn_of(connection, here.prj)
    for device, (member, rooms) in members_by_device(home, here).items():
        name = member_grant(device, turn)
        with home.read() as connection:
            known = grant_of(home, connection, name)
        if known.get("is_pasted") and not known.get("is_readable"):
            let_owner_read(depot)
            known = {**known, "is_readable": True}
            with home.work() as work:
                keep_grant(home, work.connection, here.prj, name, 0, known)
        if known.get("rooms") == sorted(rooms):
            continue
        grant = _grant(home, depot, here, (device, member_user(here, device, turn)), rooms, known)
        if grant is None:
            waiting.append(member.name)
            continue
        with home.work() as work:
            keep_grant(home, work.connection, here.prj, name, 0, {**grant, "rooms": sorted(rooms)})
    return waiting


def member_grant(device: str, turn: int = 0) -> str:
    """Under which name the rights made for a member's device are kept; those for each place apart."""
    return f"member/{device}/{turn}" if turn else f"member/{device}"


def member_user(here: ProductionHere, device: str, turn: int) -> str:
    """The name of a member's user at the storage. One server may hold both places: they keep their rights in either."""
    return f"segue-{here.prj[:8]}-{device[:12]}" + (f"-{turn}" if turn else "")


def _grant(
    home: Home, depot: Depot, here: ProductionHere, who: tuple[str, str], rooms: list[str], known: dict[str, Any]
) -> dict[str, Any] | None:
    """Rights for a member; ``who`` is their device and the name of their user. None where keys have to be pasted."""
    device, user = who
    if here.access == "shared":
        login = home.login_for(here.depot_url)
        return {key: login[key] for key in ("key_id", "secret") if key in login} or None
    policy = policy_for(here, device, rooms)
    if known.get("user") and change_member_policy(depot, known["user"], policy):
        return known
    if known.get("key_id"):
        return known
    if here.access != "create":
        return None
    keys = create_member_key(depot, user, policy)
    return None if keys is None else {"user": keys.user, "key_id": keys.key_id, "secret": keys.secret}


def paste_keys(home: Home, here: ProductionHere, device: str, rooms: list[str], key_id: str, secret: str) -> None:
    """Keep a key pair the owner made by hand for a collaborator; the next ring carries it.

    Raises BadInputError for an empty part.
    """
    if not key_id.strip() or not secret.strip():
        raise BadInputError("A key pair has an id and a secret.", subject=device)
    grant = {"key_id": key_id.strip(), "secret": secret.strip(), "rooms": sorted(rooms), "is_pasted": True}
    with home.work() as work:
        name = member_grant(device, turn_of(work.connection, here.prj))
        keep_grant(home, work.connection, here.prj, name, 0, grant)


def refresh_rings(home: Home, here: ProductionHere, turn: int | None = None) -> int:
    """Write key rings of the rooms whose members, keys or rights changed. Returns of how many rooms."""
    count = 0
    with home.work() as work:
        turn = turn_of(work.connection, here.prj) if turn is None else turn
        for room in hand_off_rooms(work, here.prj):
            state = work.folded(room)
            place = place_of(state)
            told = {"place": {key: value for key, value in place.items() if key != "entry"}} if place else {}
            grants = {
                device: {**_ring_grant(grant_of(home, work.connection, member_grant(device, turn))), **told}
                for device, member in state.members().items()
                if member.role not in OWNER_ROLES
            }
            said = json.dumps(
                [sorted((d, m.until_n) for d, m in state.members().items()), state.epochs, grants], sort_keys=True
            )
            mark = hashlib.sha256(said.encode()).hexdigest()
            if get_meta(work.connection, f"rings/{room}") == mark:
                continue
            write_rings(work, room, grants)
            set_meta(work.connection, f"rings/{room}", mark)
            count += 1
    return count


def _ring_grant(grant: dict[str, Any]) -> dict[str, Any]:
    return {key: grant[key] for key in ("key_id", "secret", "session_token") if grant.get(key)}
