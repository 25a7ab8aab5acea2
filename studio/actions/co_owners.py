"""Co-owners: somebody else who decides in a production, invited to its office; and their end."""

from __future__ import annotations

from typing import Any

from studio.actions.device_commands import AddCoOwner, RemoveCoOwner
from studio.actions.hand_off import PassPlacesOf, pass_decision, send_pass
from studio.actions.passes import CO_OWNER
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.events.passes import PassKeys
from studio.randomness import random_bytes
from studio.store.productions import ProductionHere
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork


def add_co_owner(work: UnitOfWork, command: AddCoOwner, places_of: PassPlacesOf) -> dict[str, Any]:
    """An invitation to the office of a production. Result: ``{handoff, pass, expires_ms}`` as of ``offer``.

    Whoever opens it decides in the plan and in every room, but for opening new rooms. Raises RefusedError where this
    is no device of the owner.
    """
    here = find_production(work.connection, command.production)
    _refuse_other_than_owner(work, here)
    name = command.name.strip()
    if not name:
        raise BadInputError("A co-owner has a name.", subject="name")
    seed = random_bytes(32)
    keys = PassKeys.of(seed)
    told = {"k": "pass.seed", "room": here.prj, "pass": keys.pass_id, "seed": seed.hex(), "greeting": ""}
    work.decide(here.prj, {**told, "role": CO_OWNER}, pass_decision(work, keys))
    facts = {
        "access": here.access,
        "needs_lead": here.needs_lead,
        "conditional_create": here.conditional_create,
    }
    content = {"to": name, "role": CO_OWNER, "facts": facts}
    return send_pass(work, here, work.folded(here.prj), seed, places_of, content)


def remove_co_owner(work: UnitOfWork, command: RemoveCoOwner) -> dict[str, Any]:
    """Take a co-owner out of the office and of every room. Result: ``{production, devices}``.

    What they have read they keep; new keys go to everybody else. Raises NotFoundError, RefusedError.
    """
    here = find_production(work.connection, command.production)
    _refuse_other_than_owner(work, here)
    members = work.view(here.prj).members().values()
    found = [
        m
        for m in members
        if m.until_n < 0
        and m.role == CO_OWNER
        and (command.name.casefold() == m.name.casefold() or command.name in (m.device, m.person))
    ]
    if not found:
        raise NotFoundError(
            f"No co-owner of “{here.title}” goes by “{command.name}”.",
            subject=command.name,
            what_to_do="`segue person list` shows who takes part.",
        )
    work.decide(here.prj, *({"k": "member.remove", "device": member.device} for member in found))
    return {"production": here.prj, "devices": [member.device for member in found]}


def _refuse_other_than_owner(work: UnitOfWork, here: ProductionHere) -> None:
    member = work.view(here.prj).member(work.home.device) if here.is_owner else None
    if member is None or member.role != "owner":
        raise RefusedError("Only the owner decides who owns with them.", subject=here.title, code="not_owner")
