"""The people of productions: who takes part, what each has been given at the storage, and keys made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from studio.actions.access import revoked_mark
from studio.actions.lead import device_name
from studio.app.access_desk import preview_for
from studio.app.members import members_by_device, paste_keys, policy_for
from studio.depot.access.grant import Grant
from studio.domain.errors import NotFoundError
from studio.domain.instants import iso_utc
from studio.queries.people_rows import DeviceRow, LeadRow, PersonAccessRow, PersonRow
from studio.store.database import get_meta
from studio.store.grants import member_grant
from studio.store.places import turn_of
from studio.store.productions import productions, rooms_of
from studio.store.subjects import find_production

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk
    from studio.domain.hand_off import Member
    from studio.store.database import Connection
    from studio.store.home import Home
    from studio.store.productions import ProductionHere

_OWNERS = ("owner", "co-owner")


def person_rows(home: Home, prj: str = "") -> list[PersonRow]:
    """Every device of every person in a production, or in all of this home."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with home.read() as connection:
        for here in productions(connection):
            if prj and here.prj != prj:
                continue
            for room in rooms_of(connection, here.prj):
                state = home.rooms.folded(connection, room)
                title = str(state.hand_off.terms["title"]) if state.hand_off else ""
                for member in state.members().values():
                    _count(home, found, here, member, (room, title))
        return [_row(home, connection, values) for values in found.values()]


def _count(
    home: Home,
    found: dict[tuple[str, str], dict[str, Any]],
    here: ProductionHere,
    member: Member,
    where: tuple[str, str],
) -> None:
    values = found.setdefault(
        (here.prj, member.device),
        {
            "person": member.person,
            "name": member.name,
            "role": member.role,
            "device": member.device,
            "label": device_name(member, member.device),
            "production": here.prj,
            "production_title": here.title,
            "stages": {},
            "removed": member.until_n >= 0,
            "is_own": member.person == home.person,
        },
    )
    values["removed"] = values["removed"] and member.until_n >= 0
    room, title = where
    if title and member.role not in _OWNERS:
        values["stages"][room] = title


def _row(home: Home, connection: Connection, values: dict[str, Any]) -> PersonRow:
    """A row with what the owner's machine has made for the device; nothing where nothing was made here."""
    prj, device = values["production"], values["device"]
    stages = values.pop("stages")
    titles = tuple(dict.fromkeys(stages.values()))
    kept = member_grant(home, connection, prj, device, turn_of(connection, prj))
    access, way, until_utc, is_taken_away, ended = "", "", "", False, ()
    if kept:
        way, until_utc = str(kept["kind"]), iso_utc(int(kept.get("expires", 0)))
        access = f"{way} until {until_utc}" if until_utc else way
    elif said_text := get_meta(connection, revoked_mark(prj, device)):
        said = json.loads(said_text)
        is_taken_away, ended = bool(said["is_complete"]), tuple(said["sentences"])
        access = "taken away" if is_taken_away else " ".join(["ended, but:", *ended])
    return PersonRow(
        **values,
        stages=titles,
        hand_offs=tuple(stages),
        access=access,
        way=way,
        until_utc=until_utc,
        is_taken_away=is_taken_away,
        ended=ended,
    )


# --- what one is given -----------------------------------------------------------------------------------------


def access_shape(home: Home, here: ProductionHere, device: str) -> dict[str, Any]:
    """The JSON of ``person access``: what a collaborator is given at a bucket, and whether they have it.

    Raises NotFoundError for a device that is no collaborator's.
    """
    member, rooms = _member(home, here, device)
    with home.read() as connection:
        kept = member_grant(home, connection, here.prj, device, turn_of(connection, here.prj))
    is_bucket = here.depot_url.startswith("s3://")
    return {
        "person": member.person,
        "name": member.name,
        "device": device,
        "production": here.prj,
        "access": here.access,
        "rooms": sorted(rooms),
        **_keys_of(home, kept),
        **preview_for(home, here, device, rooms),
        "policy": json.loads(policy_for(here, device, rooms)) if is_bucket else {},
    }


def _member(home: Home, here: ProductionHere, device: str) -> tuple[Member, list[str]]:
    found = members_by_device(home, here).get(device)
    if found is None:
        raise NotFoundError(f"No collaborator's device {device[:8]} is in “{here.title}”.", subject=device)
    return found


def _keys_of(home: Home, kept: dict[str, Any]) -> dict[str, Any]:
    """What was made for a person: which keys, until when."""
    grant = Grant.from_json(kept)
    if grant is None:
        return {"key_id": "", "key_ids": [], "has_keys": False, "made_by": "", "expires_utc": "", "has_ended": False}
    return {
        "key_id": grant.key_ids[0],
        "key_ids": list(grant.key_ids),
        "has_keys": True,
        "made_by": grant.kind,
        "expires_utc": iso_utc(grant.expires_ms),
        "has_ended": grant.has_ended(home.clock()),
    }


def keep_pasted_keys(desk: Desk, command: c.PasteKeys) -> dict[str, Any]:
    """Keep a key pair made by hand; the next synchronisation sends it. Raises NotFoundError, BadInputError."""
    with desk.home.read() as connection:
        here = find_production(connection, command.production)
    _, rooms = _member(desk.home, here, command.device)
    paste_keys(desk.home, here, command.device, rooms, command.key_id, command.secret)
    with desk.home.work() as work:
        work.touch(here.prj, "person", command.device)
    return {"production": here.prj, "device": command.device}


# --- for the window --------------------------------------------------------------------------------------------


def person_access_row(home: Home, production: str, device: str) -> PersonAccessRow:
    """What one collaborator's device is given. Raises NotFoundError, BadInputError."""
    with home.read() as connection:
        here = find_production(connection, production)
    shape = access_shape(home, here, device)
    return PersonAccessRow(
        device=device,
        name=shape["name"],
        access=shape["access"],
        has_keys=shape["has_keys"],
        key_ids=tuple(shape["key_ids"]),
        expires_utc=shape["expires_utc"],
        has_ended=shape["has_ended"],
        sentences=tuple(shape["sentences"]),
        documents=tuple(shape["documents"]),
    )


def own_device_rows(home: Home) -> tuple[DeviceRow, ...]:
    """Every device of this home's person and of others, by production."""
    from studio.app.device_desk import device_rows

    return tuple(DeviceRow(**row, is_own=row["person"] == home.person) for row in device_rows(home))


def lead_rows(home: Home) -> tuple[LeadRow, ...]:
    """Who decides, in each production that this home's person owns."""
    from studio.app.device_desk import lead_shown

    with home.read() as connection:
        owned = [here.prj for here in productions(connection) if here.is_owner]
    return tuple(LeadRow(**lead_shown(home, prj)) for prj in owned)
