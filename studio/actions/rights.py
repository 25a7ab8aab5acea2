"""Let a take stand as it is, and write down who owns which share. Decides and appends, never the network."""

from __future__ import annotations

from typing import Any

from studio.actions.hand_off import held_hand_off, verb_result
from studio.actions.plan_draft import PlanDraft
from studio.actions.plan_undo import edit
from studio.actions.rights_commands import GrantRights, KeepStage, SetDefaultRights, SetSplit
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.rights import read_grant, rights_from
from studio.domain.splits import SplitSheet, checked_sheet
from studio.events.fold_credits import approved_take
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.fold_rights import GRANTS_MAX, granted_rights, grants_in, split_sheet
from studio.events.state import RoomState
from studio.store.productions import rooms_of
from studio.store.subjects import find_production, find_stage
from studio.store.unit_of_work import UnitOfWork


def keep_stage(work: UnitOfWork, command: KeepStage) -> dict[str, Any]:
    """Decide that the approved take stands. Raises RefusedError where nothing is approved, NotFoundError."""
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    office, stage = found.office, found.stage
    take = _approved_number(work, office, stage.id)
    if not take:
        raise RefusedError(
            f"Nothing of “{stage.title}” is approved, so there is nothing to keep.",
            subject=stage.title,
            what_to_do="Approve a take first.",
            code="not_approved",
        )
    sources = {link.source for link in office.table("link").values() if link.target == stage.id}
    given = [office.table("given").get(f"{stage.id}/{port.name}") for port in stage.inputs]
    work.decide(
        found.here.prj,
        {
            "k": "stage.keep",
            "stage": stage.id,
            "take": take,
            "newest": {source: _approved_number(work, office, source) for source in sorted(sources)},
            "attached": {one.input: one.manifest_hash for one in given if one is not None},
        },
    )
    return {"production": found.here.prj, "stage": stage.id, "take": take}


def grant_rights(work: UnitOfWork, command: GrantRights) -> dict[str, Any]:
    """Say in the room what is granted beside the signed terms. Result as of ``GrantRights``.

    Raises NotFoundError, BadInputError for words that grant nothing, RefusedError where nothing is signed, it is the owner
    who says it, or where it is granted already.
    """
    found = held_hand_off(work, command.hand_off)
    hand_off, title = found.hand_off, str(found.hand_off.terms["title"])
    text = rights_from(command.rights)
    if not read_grant(text).is_usable:
        raise BadInputError(
            "This grants no rights.",
            subject=title,
            what_to_do="Name a grant, such as `buy-out`, or write what the work may be used for.",
        )
    if not hand_off.accepted_ms:
        raise RefusedError(
            f"The terms of “{title}” are not signed yet.",
            subject=title,
            what_to_do="Accept the offer, or propose other rights before you do.",
            code="not_signed",
        )
    if text == (granted_rights(found.state) or hand_off.terms["rights"]):
        raise RefusedError(
            f"These rights in “{title}” are granted already.",
            subject=title,
            what_to_do="`segue rights show` says what is granted.",
            code="granted_already",
        )
    if len(grants_in(found.state)) >= GRANTS_MAX:
        raise RefusedError(
            f"In “{title}” rights were granted {GRANTS_MAX} times, which is the most.",
            subject=title,
            what_to_do="Agree on the rest in a new offer.",
            code="too_many_grants",
        )
    work.say(found.state.room, {"k": "rights.grant", "offer": hand_off.offer, "rights": text})
    return {**verb_result(work, found.state.room), "rights": text}


def set_default_rights(work: UnitOfWork, command: SetDefaultRights) -> dict[str, Any]:
    """Keep with which rights offers begin. Raises NotFoundError, BadInputError for words that are none."""
    here = find_production(work.connection, command.production)
    text = rights_from(command.rights) if command.rights.strip() else ""
    draft = PlanDraft(work, here.prj)
    if command.stage and command.stage not in draft.stages:
        raise NotFoundError("There is no such stage.", subject=command.stage)
    draft.set_default_rights(text, command.stage)
    of = draft.stages[command.stage].title if command.stage else here.title
    draft.decide(f"Rights in offers of {of}")
    return {"production": here.prj, "stage": command.stage, "rights": text}


def _approved_number(work: UnitOfWork, office: RoomState, stage: str) -> int:
    """The number of a stage's approved take, handed in or own; 0: none."""
    opened = open_room_of(office, stage)
    if opened is None:
        return last_own_take(office, stage)
    is_here = opened.room in rooms_of(work.connection, office.prj)
    approved = approved_take(work.view(opened.room)) if is_here else None
    return approved[1].number if approved is not None else 0


def set_split(work: UnitOfWork, command: SetSplit) -> dict[str, Any]:
    """Keep a split sheet. Raises BadInputError for one that does not sum up or has a wrong number."""
    here = find_production(work.connection, command.production)
    sheet = checked_sheet(command.sheet)
    if sheet != split_sheet(work.view(here.prj)):
        body = {} if sheet == SplitSheet() else sheet.to_log()
        edit(work, here.prj, "Change the split sheet", [{"k": "split.set", "sheet": body}])
    return {"production": here.prj, "sheet": sheet.to_log()}
