"""Let a take stand as it is, and write down who owns which share. Decides and appends, never the network."""

from __future__ import annotations

from typing import Any

from studio.actions.plan_undo import edit
from studio.actions.rights_commands import KeepStage, SetSplit
from studio.domain.errors import RefusedError
from studio.domain.splits import SplitSheet, checked_sheet
from studio.events.fold_credits import approved_take
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.fold_rights import split_sheet
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
