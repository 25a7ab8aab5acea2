"""Credits that leave as files: the export of one's own, the revocation of one that was given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.credit_commands import ExportCredits, RevokeCredit
from studio.actions.credits import credit_to_export, revoke_credit
from studio.app.credit_files import REVOKED, free_folder, write_folder
from studio.domain.errors import DiskError, NotFoundError
from studio.durable import make_folders, write_whole
from studio.events.credits import name_salt, read_credit
from studio.events.fold_credits import REFUSED, credited_name, standing_credit
from studio.store.home import folder_name
from studio.store.productions import own_hand_offs

if TYPE_CHECKING:
    from studio.app.carrying_out import Desk


def export(desk: Desk, command: ExportCredits) -> dict[str, Any]:
    """Write credits as folders. What is accepted by it is said before anything is written."""
    base = Path(command.out_dir).expanduser() if command.out_dir else desk.home.workspace / "Credits"
    rows = []
    for hand_off in command.hand_offs or _all(desk):
        with desk.home.work() as work:
            found, record, is_new = credit_to_export(work, hand_off)
            state, person = found.state, found.hand_off.person
        credit = read_credit(record["jwt"])
        folder = free_folder(base, folder_name(f"{credit.production} - {credit.stage}"), record["jwt"])
        name = credited_name(state, person) if command.with_name else ""
        salt = name_salt(state.prj, state.room, found.hand_off.offer)
        write_folder(folder, record, (name, salt) if command.with_name else None)
        rows.append({"handoff": state.room, "folder": str(folder), "name": name or None, "accepted_now": is_new})
    return {"credits": rows}


def _all(desk: Desk) -> list[str]:
    """The hand-offs with a credit that was not refused."""
    with desk.home.read() as connection:
        states = [state for _, state in own_hand_offs(desk.home, connection, desk.home.clock())]
    standing = {state.room: standing_credit(state) for state in states}
    rooms = [room for room, found in standing.items() if found is not None and found[1]["state"] != REFUSED]
    if not rooms:
        raise NotFoundError(
            "You have no credit yet.",
            subject=desk.home.name,
            what_to_do="One is given by itself for every hand-off that was approved; `segue sync --once` fetches it.",
            code="no_credit",
        )
    return rooms


def revoke(desk: Desk, command: RevokeCredit) -> dict[str, Any]:
    """Take a credit back, and write the revocation as a file where one is wanted."""
    with desk.home.work() as work:
        result = revoke_credit(work, command.hand_off, command.reason)
    jwt = result.pop("revocation")
    result["file"] = ""
    if command.out_dir:
        path = Path(command.out_dir).expanduser() / f"{result['handoff'][:8]}-{REVOKED}"
        try:
            make_folders(path.parent)
            write_whole(path, jwt.encode())
        except OSError as error:
            raise DiskError(
                f"The credit is taken back; the file about it cannot be written: {error.strerror or error}.",
                subject=str(path),
            ) from error
        result["file"] = str(path)
    return result
