"""People whom the owner keeps for themselves: kept, changed, forgotten, taken from a file. No event is made of any of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from studio.actions.roster_commands import ForgetPerson, KeepPerson
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.roster import RosterEntry, checked, merged
from studio.store.roster import drop_entry, keep_entry, roster
from studio.store.unit_of_work import UnitOfWork


def keep_person(work: UnitOfWork, command: KeepPerson) -> dict[str, Any]:
    """Keep somebody. Result: the entry. Raises BadInputError, NotFoundError, RefusedError where the name is kept already."""
    entries = roster(work.connection)
    if command.id:
        known = entry_named(entries, command.id)
    else:
        known = RosterEntry(secrets.token_hex(8), "")
    entry = checked(replace(known, **command.changes))
    if any(one.name.casefold() == entry.name.casefold() and one.id != entry.id for one in entries):
        raise RefusedError(
            f"“{entry.name}” is kept already.",
            subject=entry.name,
            what_to_do="Change what is kept of them, or give another name.",
            code="exists",
        )
    keep_entry(work.connection, entry)
    return asdict(entry)


def forget_person(work: UnitOfWork, command: ForgetPerson) -> dict[str, Any]:
    """Forget somebody. Result: ``{id, name}``. Raises NotFoundError."""
    entry = entry_named(roster(work.connection), command.id)
    drop_entry(work.connection, entry.id)
    return {"id": entry.id, "name": entry.name}


def take_people_in(work: UnitOfWork, read: Iterable[RosterEntry]) -> dict[str, Any]:
    """Keep the people of a file. Result: ``{added, changed, unchanged}``, names each."""
    known = {entry.name.casefold(): entry for entry in roster(work.connection)}
    result: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    for one in read:
        before = known.get(one.name.casefold())
        if before is None:
            after, kind = replace(one, id=secrets.token_hex(8)), "added"
        else:
            after = checked(merged(before, one))
            kind = "unchanged" if after == before else "changed"
        if kind != "unchanged":
            keep_entry(work.connection, after)
        known[after.name.casefold()] = after
        result[kind].append(after.name)
    return result


def entry_named(entries: Iterable[RosterEntry], text: str) -> RosterEntry:
    """Somebody by id, or by name. Raises NotFoundError."""
    found = [entry for entry in entries if entry.id == text or entry.name.casefold() == text.casefold()]
    if not found:
        raise NotFoundError(
            f"Nobody is kept as “{text}”.",
            subject=text,
            what_to_do="`segue person roster` lists everybody; `segue person add` keeps somebody new.",
        )
    return found[0]
