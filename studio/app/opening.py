"""Open an invitation: find its depot, read its page, enrol. The collaborator's first minute."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.actions.moving import go_where_invited
from studio.actions.passes import enrol
from studio.app.member_access import read_ring_at
from studio.app.running_window import PASS_SUFFIXES
from studio.depot import object_names, presigned
from studio.depot.depot import Depot, ObjectMissingError
from studio.depot.nearby import folder_with_marker, usual_places
from studio.depot.opening import is_memory, open_depot
from studio.domain.errors import BadInputError, NotFoundError, OfflineError, PassError, TrustError
from studio.events.codec import GrammarError
from studio.events.passes import Pass
from studio.events.rings import PassPage, open_pass_page
from studio.store.home import Home
from studio.store.invitations import invitations
from studio.store.productions import audience_role, folder_of_room, productions
from studio.store.workspace import require_workspace

_PASS_START = re.compile(r"SEGUE\d+-", re.IGNORECASE)
_PATH_MAX = 1024


def read_pass(text_or_path: str) -> Pass:
    """The pass in a text, or in the file of that name. Raises PassError, BadInputError."""
    text = text_or_path.strip()
    if _PASS_START.match(text):
        return Pass.parse(text)
    path = Path(text).expanduser()
    if len(text) < _PATH_MAX and (path.suffix in PASS_SUFFIXES or path.exists()):
        try:
            return Pass.parse(path.read_bytes())
        except OSError as error:
            raise BadInputError(
                f"The invitation “{path.name}” cannot be read: {error.strerror}.",
                subject=text,
                what_to_do="Check the file's name, or paste the text of the invitation.",
            ) from error
    return Pass.parse(text)


def open_pass(
    home: Home, text: str, *, depot_dir: str = "", ensure_identity: Callable[[], None], now_ms: int
) -> dict[str, Any]:
    """Enrol by an invitation. Result: ``{production, handoff, inputs_dir, deliver_dir}``; opening twice is fine.

    Raises PassError (wrong, expired, used), BadInputError (where is the folder?), OfflineError, AccessError.
    """
    pass_ = read_pass(text)
    with home.read() as connection:
        known = [i for i in invitations(home, connection, pass_id=pass_.pass_id) if i.is_mine]
    if not known:
        pass_.check_not_expired(now_ms)
        if home.has_identity and pass_.owner_person_public.hex() == home.person:
            raise PassError(
                "This invitation is your own; it is for the person you are sending it to.",
                subject=pass_.pass_id[:8],
                what_to_do="Open it on the other person's computer (or with another --home).",
            )
        depot = depot_of_pass(home, pass_, depot_dir, usual_places(text))
        page = _page(pass_, depot)
        ensure_identity()
        with home.work() as work:
            fields = _depot_fields(pass_, depot)
            enrol(work, pass_, page, home.name, fields)
            go_where_invited(work, pass_.prj, fields)
    elif known[0].state == "refused":
        raise PassError(known[0].message or "This invitation was refused.", subject=pass_.pass_id[:8])
    else:
        _come_back(home, pass_)
    return opened(home, pass_)


def _come_back(home: Home, pass_: Pass) -> None:
    """An invitation sent again brings the rights of whoever is in already, if its address leads to their ring."""
    address = str(pass_.grant.get("read_url", ""))
    with home.read() as connection:
        here = next((here for here in productions(connection) if here.prj == pass_.prj), None)
    if address and here is not None and not here.is_owner:
        with contextlib.suppress(OfflineError):  # whoever is in can work offline
            read_ring_at(home, here, pass_.room, address)


def opened(home: Home, pass_: Pass) -> dict[str, Any]:
    """What ``open`` answers, with both folders made; a co-owner has none, nor who is only shown takes (``role``)."""
    with home.read() as connection:
        role = audience_role(home, connection, pass_.room)
    if pass_.room == pass_.prj or role:
        told = {"production": pass_.prj, "handoff": "", "inputs_dir": "", "deliver_dir": "", "role": role}
        return {**told, "person": home.person, "greeting": pass_.greeting}
    with home.work() as work:
        require_workspace(home, work.connection)
        folder = folder_of_room(home, work.connection, pass_.prj, pass_.room)
    if folder is None:
        raise NotFoundError("This invitation has not been opened here.", subject=pass_.pass_id[:8])
    inputs, deliver = folder / "inputs", folder / "deliver"
    for needed in (inputs, deliver):
        needed.mkdir(parents=True, exist_ok=True)
    return {
        "production": pass_.prj,
        "handoff": pass_.room,
        "inputs_dir": str(inputs),
        "deliver_dir": str(deliver),
        "person": home.person,
        "greeting": pass_.greeting,
    }


def depot_of_pass(home: Home, pass_: Pass, depot_dir: str, around: tuple[Path, ...] = ()) -> Depot | None:
    """The folder a pass speaks of, or None for a bucket (the pass's own addresses are used). ``around``: where it is looked for.

    Raises BadInputError when the folder has to be named, or is another one.
    """
    if pass_.depot.get("kind") != "folder":
        return None
    marker = str(pass_.depot.get("marker", ""))
    if depot_dir:
        place = depot_dir if is_memory(depot_dir) else str(Path(depot_dir).expanduser().absolute())
        return open_depot(place, marker=marker)
    with home.read() as connection:
        places = [here.depot_url for here in productions(connection) if here.marker == marker]
    if places:
        return open_depot(places[0], marker=marker)
    found = folder_with_marker(marker, around) if marker else None
    if found is not None:
        return open_depot(str(found), marker=marker)
    raise BadInputError(
        "This production lies in a shared folder. Where is that folder on this computer?",
        subject=pass_.prj,
        what_to_do="Name it: `segue open PASS --depot DIR`.",
        code="where_is_the_folder",
        title="Where is the shared folder?",
    )


def _page(pass_: Pass, depot: Depot | None) -> PassPage:
    name = object_names.pass_object(pass_.prj, pass_.room, pass_.pass_id)
    try:
        if depot is not None:
            data = depot.get(name).data
        else:
            data = presigned.fetch(str(pass_.grant.get("read_url", ""))).data
    except ObjectMissingError as error:
        raise PassError(
            "The invitation's page is not in the storage yet.",
            subject=pass_.pass_id[:8],
            what_to_do="The sender's computer has to synchronise once; try again in a few minutes.",
            code="not_there_yet",
        ) from error
    try:
        return open_pass_page(data, pass_)
    except (TrustError, GrammarError) as error:
        raise PassError(
            "What lies in the place of this invitation is not from the person who sent it.",
            subject=pass_.pass_id[:8],
            title="This invitation was tampered with",
            what_to_do="Nothing of it was taken. Tell the person who sent the invitation: the shared storage damaged it, or "
            "somebody who may write there changed it. Ask for a new one.",
            code="spoilt",
        ) from error


def _depot_fields(pass_: Pass, depot: Depot | None) -> dict[str, str]:
    if depot is not None:
        return {"url": depot.url, "marker": str(pass_.depot.get("marker", ""))}
    return {
        "url": str(pass_.depot.get("url", "")),
        "endpoint_url": str(pass_.depot.get("endpoint_url", "")),
        "conditional_create": str(pass_.depot.get("conditional_create", "")),
    }
