"""``person list`` and ``person access``: who takes part, and which storage rights each one needs and has; ``stage
candidates``: who could do a stage.
"""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, money, short
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from studio.domain.hand_off import Member
    from studio.queries.people_rows import CandidateRow
    from studio.store.home import Home
    from studio.store.productions import ProductionHere


def list_people(console: Console, args: Namespace) -> Answer:
    """The people of a production, or of all one's own."""
    from studio.app.people_desk import person_rows

    home = console.named_studio().store
    prj = production_named(console, args.production) if args.production else ""
    rows = [plain(row) for row in person_rows(home, prj)]
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


def candidates(console: Console, args: Namespace) -> Answer:
    """Everybody who could do a stage, with what they have done, what they cost and how free they are then."""
    from studio.queries import asks

    found: tuple[CandidateRow, ...] = console.studio.ask(asks.Candidates(args.stage))
    table = [
        (
            row.name,
            ", ".join(row.roles),
            f"{money(row.day_rate_minor, row.currency)} a day" if row.day_rate_minor else "",
            str(row.done or ""),
            moment(row.last_ms),
            f"{row.busy_percent} % taken" if row.busy_percent else "free",
            ", ".join(row.reasons),
        )
        for row in found
    ]
    lines = columns(("NAME", "ROLES", "RATE", "DONE", "LAST", "THEN", "WHY"), table, right=(3,))
    return Answer({"rows": [plain(row) for row in found]}, lines or ["Nobody has worked in your productions yet."])


# --- access ----------------------------------------------------------------------------------------------------


def access(console: Console, args: Namespace) -> Answer:
    """Exactly what a collaborator is given, and whether they have it; with a key pair made by hand, keep that."""
    from studio.actions.commands import PasteKeys
    from studio.app.identity import read_secret_file
    from studio.app.people_desk import access_shape

    studio = console.named_studio()
    here, device, member = _member(studio.store, args.who)
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
        studio.run(PasteKeys(here.prj, device, args.key_id, read_secret_file(args.secret_file)))
    shape = access_shape(studio.store, here, device)
    return Answer(shape, _access_lines(shape))


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


def _member(home: Home, text: str) -> tuple[ProductionHere, str, Member]:
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
                matches.append((here, device, member))
    if len(matches) == 1:
        return matches[0]
    which = "Several collaborators go" if matches else "No collaborator here goes"
    known = ", ".join(sorted(set(names))) or "none have joined yet"
    raise NotFoundError(
        f"{which} by “{text}”.", subject=text, what_to_do=f"Collaborators: {known}. Or name a hand-off."
    )
