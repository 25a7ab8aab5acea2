"""Transfers as people want them: pause, go on, try again, first, limits. Whoever moves the bytes heeds it within a second."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from studio.actions.transfer_commands import (
    LimitTransfers,
    PauseTransfers,
    RetryTransfers,
    TransferCommand,
    TransferFirst,
)
from studio.domain.errors import BadInputError, NotFoundError
from studio.store import transfer_wishes as wishes
from studio.store import transfers
from studio.store.database import Connection
from studio.store.transfer_limits import limits, pause, set_limits
from studio.store.transfer_tables import Standing, TransferState
from studio.store.unit_of_work import UnitOfWork


def change_transfers(work: UnitOfWork, command: TransferCommand) -> dict[str, Any]:
    """Do it; the result is what holds now (see ``wishes_row``).

    Raises:
        NotFoundError, BadInputError: no transfer, or several, go by that id.
    """
    connection = work.connection
    match command:
        case PauseTransfers(transfer="", is_paused=is_paused):
            pause(connection, is_paused=is_paused)
        case PauseTransfers(transfer=name, is_paused=is_paused):
            wishes.hold(connection, _unfinished(connection, name).id, is_held=is_paused)
        case RetryTransfers(transfer=name):
            for found in [_unfinished(connection, name)] if name else transfers.transfer_rows(connection):
                transfers.retry(connection, found.id)
        case TransferFirst(transfer=name):
            found = _unfinished(connection, name)
            wishes.set_rank(connection, found.id, wishes.Rank.CHOSEN)
            wishes.hold(connection, found.id, is_held=False)
        case LimitTransfers():
            _limit(connection, command)
    return wishes_row(connection)


def wishes_row(connection: Connection) -> dict[str, Any]:
    """``{paused, up_bytes_per_s, down_bytes_per_s, schedule, held}``; 0 is no limit."""
    found = limits(connection)
    return {
        "paused": found.is_paused,
        "up_bytes_per_s": found.up,
        "down_bytes_per_s": found.down,
        "schedule": [asdict(span) for span in found.schedule],
        "held": sorted(wishes.held(connection)),
    }


def _limit(connection: Connection, command: LimitTransfers) -> None:
    kept = limits(connection)
    wanted = replace(
        kept,
        up=kept.up if command.up is None else command.up,
        down=kept.down if command.down is None else command.down,
        schedule=kept.schedule if command.schedule is None else command.schedule,
    )
    set_limits(connection, wanted)


def _unfinished(connection: Connection, name: str) -> TransferState:
    found = [
        state
        for state in transfers.transfer_rows(connection)
        if state.id.startswith(name) and state.state != Standing.DONE
    ]
    if not found:
        what_to_do = "`segue transfers` lists what is on its way."
        raise NotFoundError("No transfer on its way goes by this id.", subject=name, what_to_do=what_to_do)
    if len(found) > 1:
        raise BadInputError("Several transfers begin like this.", subject=name, what_to_do="Give more of the id.")
    return found[0]
