"""The commands about invitations: offer a stage, write the invitation again, invite a co-owner, open one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.domain.instants import iso_utc
from studio.durable import write_whole
from studio.store.home import folder_name

if TYPE_CHECKING:
    from studio.actions import audience_commands as au
    from studio.actions import audition_commands as a
    from studio.actions import commands as c
    from studio.actions import device_commands as d
    from studio.app.carrying_out import Desk
    from studio.store.database import Connection

_log = logging.getLogger(__name__)
_ROOM_PREFIX_LEAST = 4


def offer(desk: Desk, command: c.OfferStage) -> dict[str, Any]:
    """Offer a stage to a person. Raises BadInputError without a name, RefusedError."""
    from studio.actions.hand_off import offer_stage
    from studio.app.depots import places_for_pass

    if not command.to.strip():
        raise BadInputError("An offer needs the name of the person it is for.", subject="to")
    with desk.home.work() as work:
        result = offer_stage(work, command, lambda *where: places_for_pass(desk.pool, *where))
    return _with_pass_file(desk, result, command.to)


def offer_audition(desk: Desk, command: a.OfferAudition) -> dict[str, Any]:
    """Offer a stage to several candidates. Raises BadInputError for too few or too many, RefusedError."""
    from studio.actions import auditions
    from studio.app.depots import places_for_pass

    with desk.home.work() as work:
        made = auditions.offer_audition(work, command, lambda *where: places_for_pass(desk.pool, *where))
        stage = work.view(made[0]["handoff"]).hand_off
    rows = []
    for one in made:
        if one["pass"]:
            rows.append(_with_pass_file(desk, one, one["name"]))
        else:
            expires_ms = one.pop("expires_ms")
            rows.append({**one, "pass_file": "", "expires_utc": iso_utc(expires_ms)})
    return {"stage": stage.stage if stage is not None else command.stage, "candidates": rows}


def make_pass(desk: Desk, command: c.MakePass) -> dict[str, Any]:
    """The invitation to a hand-off once more, or for another device; where takes are shown, that of whoever is shown them."""
    from studio.actions import audience_commands, hand_off
    from studio.app.depots import places_for_pass

    if shown := _shown_to(desk, command.hand_off):
        return audience_pass(desk, audience_commands.AudiencePass(*shown))

    with desk.home.work() as work:
        result = hand_off.make_pass(
            work,
            command.hand_off,
            lambda *where: places_for_pass(desk.pool, *where),
            for_device=command.for_device,
        )
    return _with_pass_file(desk, result, "")


def _shown_to(desk: Desk, text: str) -> tuple[str, str] | None:
    """Production and name of whoever is shown takes in the room of that id (or beginning of one); nothing where it is none.

    Raises RefusedError where it is oneself who is shown them.
    """
    from studio.queries.audience import audience_rows
    from studio.store.productions import productions, rooms_of

    if len(text) < _ROOM_PREFIX_LEAST:
        return None
    with desk.home.read() as connection:
        for here in productions(connection):
            if here.is_owner:
                for row in audience_rows(desk.home, connection, here.prj, desk.home.clock()):
                    if row.room.startswith(text):
                        return here.prj, row.name
                continue
            for room in rooms_of(connection, here.prj):
                if room.startswith(text) and _is_review(desk, connection, room):
                    raise RefusedError(
                        f"You are in already: takes of “{here.title}” are shown to you there.",
                        subject=text,
                        what_to_do="If you cannot get in any more, ask the owner for the invitation again.",
                        code="in_already",
                    )
    return None


def _is_review(desk: Desk, connection: Connection, room: str) -> bool:
    from studio.events.state import REVIEW

    return desk.home.rooms.folded(connection, room).kind == REVIEW


def add_co_owner(desk: Desk, command: d.AddCoOwner) -> dict[str, Any]:
    """Invite somebody to own a production as well."""
    from studio.actions import co_owners
    from studio.app.depots import places_for_pass

    with desk.home.work() as work:
        result = co_owners.add_co_owner(work, command, lambda *where: places_for_pass(desk.pool, *where))
    return {**_with_pass_file(desk, result, command.name), "production": result["handoff"]}


def add_audience(desk: Desk, command: au.AddAudience) -> dict[str, Any]:
    """Invite somebody who is shown takes, and no terms or prices."""
    from studio.actions import audience
    from studio.app.depots import places_for_pass

    with desk.home.work() as work:
        result = audience.add_audience(work, command, lambda *where: places_for_pass(desk.pool, *where))
    return _with_pass_file(desk, result, command.name)


def audience_pass(desk: Desk, command: au.AudiencePass) -> dict[str, Any]:
    """The invitation of somebody who is to be shown takes, once more."""
    from studio.actions import audience
    from studio.app.depots import places_for_pass

    with desk.home.work() as work:
        result = audience.audience_pass(work, command, lambda *where: places_for_pass(desk.pool, *where))
    return _with_pass_file(desk, result, command.name)


def _with_pass_file(desk: Desk, result: dict[str, Any], to: str) -> dict[str, Any]:
    """The pass as a file in the stage's folder, beside its text; nothing where there is none yet."""
    if not result["pass"]:
        return {"handoff": result["handoff"], "pass": "", "pass_file": "", "expires_utc": ""}
    from studio.app.opening import read_pass
    from studio.app.running_window import INVITATION_NAME, PASS_SUFFIX
    from studio.store.productions import folder_of_room
    from studio.store.workspace import workspace_problem

    pass_ = read_pass(result["pass"])
    expires_utc = iso_utc(result.pop("expires_ms"))
    with desk.home.read() as connection:
        folder = folder_of_room(desk.home, connection, pass_.prj, pass_.room) or desk.home.workspace
        if workspace_problem(desk.home, connection) is not None:
            return {**result, "pass_file": "", "expires_utc": expires_utc}
    name = f"{INVITATION_NAME}{folder_name(to)}" if to else INVITATION_NAME.strip()
    path = folder / f"{name}{PASS_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, pass_.to_file(), 0o600)  # whoever reads it can use it
    except OSError as error:
        _log.info("the invitation's file was not written: %s", error)
        return {**result, "pass_file": "", "expires_utc": expires_utc}
    return {**result, "pass_file": str(path), "expires_utc": expires_utc}


def open_invitation(desk: Desk, command: c.OpenPass) -> dict[str, Any]:
    """Open an invitation; who has no identity yet gets one by the name given."""
    from studio.app.identity import make_identity
    from studio.app.opening import open_pass

    def ensure_identity() -> None:
        if not desk.home.has_identity:
            if not command.name.strip():
                raise BadInputError(
                    "Your name is needed, so that you are credited.",
                    subject="name",
                    what_to_do="Type it (`segue open PASS --name NAME`).",
                    code="name_needed",
                )
            make_identity(desk.home, command.name)

    result = open_pass(
        desk.home,
        command.text,
        depot_dir=command.depot_dir,
        ensure_identity=ensure_identity,
        now_ms=desk.home.clock(),
    )
    try:
        desk.sync(result["production"])
    except SegueError as error:
        result["note"] = error.message
    return result
