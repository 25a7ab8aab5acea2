"""Commands about devices and the lead, as far as they need more than one transaction: keys from files, a first look."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import lead, pairing, revoking
from studio.app.reading_rounds import set_files_on_demand
from studio.domain.errors import RefusedError, SegueError
from studio.events.keys import SigningKey
from studio.events.recovery import read_recovery
from studio.store.copies import OTHER_COPY, is_only_copy
from studio.store.productions import productions, rooms_of
from studio.store.subjects import find_production
from studio.store.transfer_tables import Standing
from studio.store.transfers import transfer_rows

if TYPE_CHECKING:
    from studio.actions import device_commands as d
    from studio.app.carrying_out import Desk
    from studio.store.home import Home


def ask(desk: Desk, command: d.AskAsDevice) -> dict[str, Any]:
    """The line of a new device."""
    return pairing.ask_as_device(desk.home, command.label)


def admit(desk: Desk, command: d.AdmitDevice) -> dict[str, Any]:
    """Certify a new device; what was decided for it is sent at once where that is possible."""
    with desk.home.work() as work:
        result = pairing.admit_by_line(work, command.line)
    with contextlib.suppress(SegueError):
        desk.sync("")
    return result


def join(desk: Desk, command: d.JoinByAnswer) -> dict[str, Any]:
    """Take the answer and look what is there."""
    result = pairing.join_by_answer(desk.home, command.answer)
    desk.tell("person")
    with contextlib.suppress(SegueError):
        desk.sync("")
    return result


def take_lead(desk: Desk, command: d.TakeLead) -> dict[str, Any]:
    """Ask for the lead or take it over, after reading what the others have done."""
    with desk.home.read() as connection:
        here = find_production(connection, command.production)
    desk.sync(here.prj)
    person = _person_key(command)
    with desk.home.work() as work:
        result = lead.take_lead(work, command, person)
    desk.sync(here.prj)
    with desk.home.work() as work:
        return {**result, **lead.lead_row(work, here)}


def _person_key(command: d.TakeLead | d.RevokeDevice) -> SigningKey | None:
    """The person key of the recovery file that a command names, or None."""
    if not command.recovery_file:
        return None
    kept = read_recovery(Path(command.recovery_file).expanduser(), command.passphrase)
    return SigningKey.from_seed(kept.person_seed)


def revoke(desk: Desk, command: d.RevokeDevice) -> dict[str, Any]:
    """Revoke a device of one's own, and send it as far as that is possible now."""
    person = _person_key(command)
    with contextlib.suppress(SegueError):
        desk.sync("")
    with desk.home.work() as work:
        result = revoking.revoke_device(work, command, person)
    with contextlib.suppress(SegueError):
        desk.sync("")
    return result


def give_lead(desk: Desk, command: d.GiveLead) -> dict[str, Any]:
    """Hand over to another device, and send it."""
    with desk.home.work() as work:
        result = lead.give_lead(work, command)
    desk.sync(result["production"])
    return lead_shown(desk.home, result["production"])


def fetch_files(desk: Desk, command: d.FetchFiles) -> dict[str, Any]:
    """Fetch what is not here now. Result: ``{production, files, bytes, problems}``: how many files of takes came."""
    home = desk.home
    with home.work() as work:
        here = find_production(work.connection, command.production)
        set_files_on_demand(work, here.prj, is_on_demand=False)
    before = _received(home, here.prj)
    desk.sync(here.prj)
    with home.work() as work:
        set_files_on_demand(work, here.prj, is_on_demand=command.is_on_demand)
    after = _received(home, here.prj)
    return {"production": here.prj, "takes": after[0] - before[0], "bytes": after[1] - before[1]}


def _received(home: Home, prj: str) -> tuple[int, int]:
    """How many downloads of takes of a production have arrived, and their bytes."""
    with home.read() as connection:
        rows = [s for s in transfer_rows(connection) if s.prj == prj and s.subject.startswith("restore ")]
    done = [state for state in rows if state.state == Standing.DONE]
    return len(done), sum(state.total_bytes for state in done)


def only_copy(desk: Desk, command: d.OnlyCopy) -> dict[str, Any]:
    """End the alarm of two copies, as the person says that the other one is gone."""
    with desk.home.work() as work:
        here = find_production(work.connection, command.production)
        if here.alarm != OTHER_COPY:
            raise RefusedError("There is no alarm about another copy of this home.", subject=here.title)
        is_only_copy(work.connection, here.prj)
        work.touch(here.prj, "production", here.prj)
    return {"production": here.prj}


def lead_shown(home: Home, production: str) -> dict[str, Any]:
    """Who decides in a production, without changing anything."""
    with home.work() as work:
        return lead.show_lead(work, production)


def device_rows(home: Home, prj: str = "") -> list[dict[str, Any]]:
    """Every device that is or was in a production of this home, by production."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with home.read() as connection:
        for here in productions(connection):
            if prj and here.prj != prj:
                continue
            for room in rooms_of(connection, here.prj):
                state = home.rooms.folded(connection, room)
                for member in state.members().values():
                    row = {
                        "device": member.device,
                        "label": lead.device_name(member, member.device),
                        "name": member.name,
                        "person": member.person,
                        "role": member.role,
                        "production": here.prj,
                        "production_title": here.title,
                        "is_here": member.device == home.device,
                        "leads": state.lead[0] == member.device,
                        "is_removed": member.until_n >= 0,
                        "is_revoked": member.device in state.table("revoked"),
                    }
                    known = found.setdefault((here.prj, member.device), row)
                    known["is_removed"] = known["is_removed"] and row["is_removed"]
                    known["is_revoked"] = known["is_revoked"] or row["is_revoked"]
    return list(found.values())
