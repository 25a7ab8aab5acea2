"""``person list`` and ``person access``: who takes part, and which storage rights each one needs and has."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, short
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from studio.domain.hand_off import Member
    from studio.store.database import Connection
    from studio.store.home import Home
    from studio.store.productions import ProductionHere


def list_people(console: Console, args: Namespace) -> Answer:
    """The people of a production, or of all one's own."""
    from studio.store.productions import productions, rooms_of

    home = console.named_studio().store
    prj = production_named(console, args.production) if args.production else ""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with home.read() as connection:
        for here in productions(connection):
            if prj and here.prj != prj:
                continue
            for room in rooms_of(connection, here.prj):
                state = home.rooms.folded(connection, room)
                title = str(state.hand_off.terms["title"]) if state.hand_off else ""
                for member in state.members().values():
                    _count(found, here, member, title)
        for row in found.values():
            row["access"] = _access_state(home, connection, row)
    rows = list(found.values())
    table = [
        (
            row["name"],
            row["role"],
            row["production_title"],
            ", ".join(row["stages"]),
            short(row["device"]),
            row["access"],
        )
        for row in rows
    ]
    lines = columns(("NAME", "ROLE", "PRODUCTION", "STAGES", "DEVICE", "ACCESS"), table) or ["Nobody yet."]
    return Answer({"rows": rows}, lines)


def _access_state(home: Home, connection: Connection, row: dict[str, Any]) -> str:
    """What the owner's machine has made for a device: the way and until when; empty where nothing was made here."""
    from studio.actions.access import revoked_mark
    from studio.domain.instants import iso_utc
    from studio.store.database import get_meta
    from studio.store.grants import member_grant
    from studio.store.places import turn_of

    prj, device = row["production"], row["device"]
    kept = member_grant(home, connection, prj, device, turn_of(connection, prj))
    if kept:
        expires = iso_utc(int(kept.get("expires", 0)))
        return f"{kept['kind']} until {expires}" if expires else str(kept["kind"])
    ended = get_meta(connection, revoked_mark(prj, device))
    if not ended:
        return ""
    said = json.loads(ended)
    return "taken away" if said["is_complete"] else " ".join(["ended, but:", *said["sentences"]])


def _count(found: dict[tuple[str, str], dict[str, Any]], here: ProductionHere, member: Member, title: str) -> None:
    row = found.setdefault(
        (here.prj, member.device),
        {
            "person": member.person,
            "name": member.name,
            "role": member.role,
            "device": member.device,
            "production": here.prj,
            "production_title": here.title,
            "stages": [],
            "removed": member.until_n >= 0,
        },
    )
    if title and title not in row["stages"] and member.role not in ("owner", "co-owner"):
        row["stages"].append(title)


# --- access ----------------------------------------------------------------------------------------------------


def access(console: Console, args: Namespace) -> Answer:
    """Exactly what a collaborator is given, and whether they have it; with a key pair made by hand, keep that."""
    from studio.app.access_desk import preview_for
    from studio.app.identity import read_secret_file
    from studio.app.members import paste_keys
    from studio.store.grants import member_grant
    from studio.store.places import turn_of

    home = console.named_studio().store
    here, device, member, rooms = _member(home, args.who)
    if not here.depot_url.startswith("s3://"):
        raise RefusedError(
            f"“{here.title}” lies in a folder; its rights are those of the folder itself.",
            subject=args.who,
            what_to_do=f"Let {member.name} read and write {here.depot_url} by the means of your system.",
            code="folder",
        )
    if args.key_id or args.secret_file:
        if not (args.key_id and args.secret_file):
            raise BadInputError("A key pair has an id and a secret.", what_to_do="Give --key-id and --secret-file.")
        paste_keys(home, here, device, rooms, args.key_id, read_secret_file(args.secret_file))
    with home.read() as connection:
        kept = member_grant(home, connection, here.prj, device, turn_of(connection, here.prj))
    shape = {
        "person": member.person,
        "name": member.name,
        "device": device,
        "production": here.prj,
        "access": here.access,
        "rooms": sorted(rooms),
        **_keys_of(home, kept),
        **preview_for(home, here, device, rooms),
        "policy": json.loads(_policy(here, device, rooms)),
    }
    return Answer(shape, _access_lines(shape))


def _policy(here: ProductionHere, device: str, rooms: list[str]) -> str:
    from studio.app.members import policy_for

    return policy_for(here, device, rooms)


def _keys_of(home: Home, kept: dict[str, Any]) -> dict[str, Any]:
    """What was made for a person: which keys, until when."""
    from studio.depot.access.grant import Grant
    from studio.domain.instants import iso_utc

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


def _access_lines(shape: dict[str, Any]) -> list[str]:
    until = f", until {shape['expires_utc']}" if shape["expires_utc"] else ""
    ended = " They have run out; the next synchronisation renews them." if shape["has_ended"] else ""
    keys = f"has the keys {', '.join(shape['key_ids'])}{until}.{ended}" if shape["has_keys"] else "has no keys yet."
    lines = [f"{shape['name']} {keys} The way is “{shape['access']}”:", *(f"  {s}" for s in shape["sentences"])]
    for document in shape["documents"]:
        body = document["body"]
        text = body if isinstance(body, str) else json.dumps(body, indent=1)
        lines += [f"{document['title']}:", text, *(f"- {sentence}" for sentence in document["sentences"])]
    if not shape["has_keys"]:
        lines.append("Keys made by hand: segue person access ... --key-id ID --secret-file F")
    return lines


def _member(home: Home, text: str) -> tuple[ProductionHere, str, Member, list[str]]:
    """The collaborator of that name, or of that hand-off. Raises NotFoundError."""
    from studio.app.members import members_by_device
    from studio.store.productions import productions

    with home.read() as connection:
        own = [here for here in productions(connection) if here.is_owner]
    matches, names = [], []
    for here in own:
        for device, (member, rooms) in members_by_device(home, here).items():
            names.append(member.name)
            named = member.name.casefold() == text.casefold() or text in (device, member.person)
            if named or (len(text) >= 4 and any(room.startswith(text) for room in rooms)):
                matches.append((here, device, member, rooms))
    if len(matches) == 1:
        return matches[0]
    which = "Several collaborators go" if matches else "No collaborator here goes"
    known = ", ".join(sorted(set(names))) or "none have joined yet"
    raise NotFoundError(
        f"{which} by “{text}”.", subject=text, what_to_do=f"Collaborators: {known}. Or name a hand-off."
    )
