"""Close a production and open it again: decisions of its owner in the office."""

from __future__ import annotations

from studio.domain.errors import RefusedError
from studio.events.fold_office import is_closed
from studio.events.records import from_text
from studio.store.outbox import pending_decisions
from studio.store.productions import ProductionHere
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork


def own_production(work: UnitOfWork, text: str) -> ProductionHere:
    """A production whose owner this is, not a co-owner. Raises NotFoundError, RefusedError."""
    here = find_production(work.connection, text)
    member = work.view(here.prj).member(work.home.device) if here.is_owner else None
    if not here.is_owner or (member is not None and member.role != "owner"):
        raise RefusedError(
            f"Only the owner closes “{here.title}” or opens it again.",
            subject=here.title,
            what_to_do="Ask its owner.",
            code="not_owner",
        )
    return here


def close_production(work: UnitOfWork, here: ProductionHere) -> None:
    """Decide it. Raises RefusedError where it is closed, or own files are still on their way to the storage."""
    if is_closed(work.view(here.prj)):
        raise RefusedError(f"“{here.title}” is closed already.", subject=here.title, what_to_do="", code="wrong_state")
    waiting = [from_text(body)["k"] for body in pending_decisions(work.connection, here.prj)]
    if {"stage.take", "stage.attach"} & set(waiting):
        raise RefusedError(
            f"Files of “{here.title}” are still on their way to the storage.",
            subject=here.title,
            what_to_do="Synchronise (`segue sync --once`), then close it.",
            code="not_sent",
        )
    work.decide(here.prj, {"k": "project.close", "must": ["close"]})


def reopen_production(work: UnitOfWork, here: ProductionHere) -> None:
    """Decide it. Raises RefusedError where it is open."""
    if not is_closed(work.view(here.prj)):
        raise RefusedError(f"“{here.title}” is open.", subject=here.title, what_to_do="", code="wrong_state")
    work.decide(here.prj, {"k": "project.reopen"})
