"""Name who is asked next for a stage when an offer comes to nothing. Decides and appends, asks nobody (``asking_next`` does)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from studio.actions.commands import NameUnderstudies
from studio.domain.errors import BadInputError
from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.fold_understudy import NAME_BYTES_MAX, NEXT_MAX, understudies_of
from studio.events.state import OWNER_ROLES
from studio.store.productions import rooms_of
from studio.store.subjects import StageHere, find_stage
from studio.store.unit_of_work import UnitOfWork


def name_understudies(work: UnitOfWork, command: NameUnderstudies) -> dict[str, Any]:
    """Write the list down, or take it away. Raises BadInputError for names that cannot be used, NotFoundError."""
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    return name_next(work, found, command.people, is_on=command.is_on)


def name_next(
    work: UnitOfWork, found: StageHere, names: Sequence[str], *, is_on: bool = True, skipped: str = ""
) -> dict[str, Any]:
    """The list of a stage as a whole. ``skipped``: who is asked already, and so is not asked again.

    Result: ``{stage, next: [{name, is_known}], is_on}``.
    """
    people = _usable(names, found.stage.title, skipped)
    known = known_people(work, found.here.prj)
    rows = [{"name": name, "person": known.get(name.casefold(), ("", ()))[0]} for name in people]
    before = understudies_of(work.view(found.here.prj), found.stage.id)
    if rows or before.people:
        work.decide(found.here.prj, {"k": "understudy.set", "stage": found.stage.id, "next": rows, "is_on": is_on})
    shown = [{"name": row["name"], "is_known": bool(row["person"])} for row in rows]
    return {"stage": found.stage.id, "next": shown, "is_on": is_on and bool(rows)}


def _usable(names: Sequence[str], title: str, skipped: str) -> list[str]:
    found: dict[str, str] = {}
    for name in (" ".join(one.split()) for one in names):
        if not name or len(name.encode()) > NAME_BYTES_MAX:
            raise BadInputError(
                f"Somebody to be asked next for “{title}” has no usable name.",
                subject=name[:40],
                what_to_do=f"Name each person, in at most {NAME_BYTES_MAX} bytes.",
            )
        if name.casefold() != skipped.casefold():
            found.setdefault(name.casefold(), name)
    if len(found) > NEXT_MAX:
        raise BadInputError(
            f"{len(found)} people are to be asked one after another for “{title}”, and {NEXT_MAX} is the most.",
            subject=title,
            what_to_do=f"Name the first {NEXT_MAX}; more can be added when these have been asked.",
        )
    return list(found.values())


def ask_nobody(work: UnitOfWork, prj: str, stage: str) -> None:
    """Keep the list, and ask nobody of it by itself."""
    found = understudies_of(work.view(prj), stage)
    if found.people and found.is_on:
        rows = [{"name": one.name, "person": one.person} for one in found.people]
        decision: Event = {"k": "understudy.set", "stage": stage, "next": rows, "is_on": False}
        work.decide(prj, decision)


def known_people(work: UnitOfWork, prj: str) -> dict[str, tuple[str, tuple[Member, ...]]]:
    """Collaborators who are in a room of a production: key and devices by name, case ignored.

    Two people of one name are known by none: nobody is let in for somebody else.
    """
    people: dict[str, dict[str, dict[str, Member]]] = {}
    for room in rooms_of(work.connection, prj):
        if room == prj:
            continue
        for member in work.view(room).members().values():
            if member.role not in OWNER_ROLES and member.until_n < 0:
                of_name = people.setdefault(member.name.casefold(), {})
                of_name.setdefault(member.person, {})[member.device] = member
    return {
        name: (person, tuple(devices.values()))
        for name, persons in people.items()
        if len(persons) == 1
        for person, devices in persons.items()
    }


def devices_of(work: UnitOfWork, prj: str, person: str) -> tuple[Member, ...]:
    """The devices of a person that are in a room of the production now; none for somebody who was taken out."""
    found: dict[str, Member] = {}
    gone: set[str] = set()
    for room in rooms_of(work.connection, prj):
        if room != prj:
            state = work.view(room)
            gone.update(state.table("revoked"))
            for member in state.members().values():
                if member.person == person and member.role not in OWNER_ROLES and member.until_n < 0:
                    found[member.device] = member
    return tuple(member for device, member in found.items() if device not in gone)
