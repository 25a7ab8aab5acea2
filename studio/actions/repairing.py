"""Ask the maker of a take to send pieces of it again, and end the asking when they are there. Decides; copies nothing."""

from __future__ import annotations

from typing import Any

from studio.store.productions import rooms_of
from studio.store.unit_of_work import UnitOfWork

CHUNKS_AT_ONCE = 2000


def ask_again(work: UnitOfWork, room: str, number: int, chunks: list[str]) -> str:
    """Name the pieces of a member's take that are lost here; the member's name. Asking twice for the same is fine."""
    state = work.view(room)
    take: Any = state.take(number)
    wanted = sorted({*take.want, *chunks})[:CHUNKS_AT_ONCE]
    if wanted != sorted(take.want):
        work.decide(room, {"k": "take.want", "take": number, "chunks": wanted})
    member = state.members().get(take.by_device)
    return member.name if member else ""


def end_asking(work: UnitOfWork, room: str, number: int, missing: list[str]) -> None:
    """What was asked for has come, apart from ``missing``."""
    take: Any = work.view(room).take(number)
    if take is not None and sorted(take.want) != sorted(missing):
        work.decide(room, {"k": "take.want", "take": number, "chunks": sorted(missing)})


def asked_for(work: UnitOfWork, prj: str) -> list[tuple[str, int, str, list[str]]]:
    """Takes that were taken in once and whose pieces were asked for again: (room, number, maker's device, chunks)."""
    found = []
    for room in rooms_of(work.connection, prj):
        if room != prj:
            takes = work.view(room).table("take").values()
            found += [(room, take.number, take.by_device, take.want) for take in takes if take.is_in and take.want]
    return found
