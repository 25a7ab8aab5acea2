"""Let the files of takes leave the storage, or keep them after all: a decision in the take's room."""

from __future__ import annotations

from typing import Any

from studio.actions import commands as c
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.instants import iso_utc
from studio.events.fold_storage import GARBAGE_WAIT_MS
from studio.store.subjects import find_hand_off, find_stage
from studio.store.unit_of_work import UnitOfWork


def mark_takes(work: UnitOfWork, command: c.MarkTakes) -> dict[str, Any]:
    """Mark takes, or take the marks back. Result: ``{room, takes, goes_utc}``.

    Raises NotFoundError for an unknown take, RefusedError for one that has to stay.
    """
    room, keys = _room_and_keys(work, command)
    known = work.view(room).table("take")
    for number, key in zip(command.takes, keys, strict=True):
        if key not in known:
            raise NotFoundError(f"There is no take {number}.", subject=command.subject)
    kind = "gc.unmark" if command.keep else "gc.mark"
    try:
        work.decide(room, {"k": kind, "takes": keys})
    except RefusedError as error:
        reason = error.message.partition(": ")[2] or error.message
        raise RefusedError(
            f"{reason[:1].upper()}{reason[1:]}",
            subject=command.subject,
            what_to_do="Approved, chosen and disputed takes stay; so does the latest one while work on it goes on.",
        ) from error
    goes_ms = 0 if command.keep else work.now_ms + GARBAGE_WAIT_MS
    return {"room": room, "takes": list(command.takes), "goes_utc": iso_utc(goes_ms) if goes_ms else ""}


def _room_and_keys(work: UnitOfWork, command: c.MarkTakes) -> tuple[str, list[str]]:
    """The room of a hand-off, or the office for an own stage, with the takes' keys there."""
    try:
        found = find_hand_off(work.home, work.connection, command.subject, work.now_ms)
    except (NotFoundError, RefusedError):
        own = find_stage(work.home, work.connection, command.subject, work.now_ms)
        return own.here.prj, [f"{own.stage.id}/{number}" for number in command.takes]
    if not found.here.is_owner:
        raise RefusedError("Only the owner can let files leave the storage.", subject=command.subject)
    return found.state.room, [str(number) for number in command.takes]
