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
    rows = list(found.values())
    table = [
        (row["name"], row["role"], row["production_title"], ", ".join(row["stages"]), short(row["device"]))
        for row in rows
    ]
    lines = columns(("NAME", "ROLE", "PRODUCTION", "STAGES", "DEVICE"), table) or ["Nobody yet."]
    return Answer({"rows": rows}, lines)


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
    """The exact policy a collaborator's keys need; with a key pair made by hand, keep it for the next ring."""
    from studio.app.identity import read_secret_file
    from studio.app.members import member_grant, paste_keys, policy_for
    from studio.store.grants import grant_of
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
        grant = grant_of(home, connection, member_grant(device, turn_of(connection, here.prj)))
    policy = policy_for(here, device, rooms)
    shape = {
        "person": member.person,
        "name": member.name,
        "device": device,
        "production": here.prj,
        "access": here.access,
        "rooms": sorted(rooms),
        "policy": json.loads(policy),
        "key_id": grant.get("key_id", ""),
        "has_keys": bool(grant.get("key_id")),
    }
    keys = f"has the keys {shape['key_id']}" if shape["has_keys"] else "has no keys yet"
    lines = [f"{member.name} {keys}. The exact policy:", json.dumps(shape["policy"], indent=1)]
    hint = (
        "Make a key pair with this policy at your provider, then: segue person access ... --key-id ID --secret-file F"
    )
    return Answer(shape, lines if shape["has_keys"] else [*lines, hint])


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
