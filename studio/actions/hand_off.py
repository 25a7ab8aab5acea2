"""Hand a stage to a person, take the offer back; accept and decline it. Decides and appends, never the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from studio.actions import understudies
from studio.actions.agreement_commands import CancelHandOff, LeaveHandOff
from studio.actions.commands import AcceptOffer, DeclineOffer, OfferStage, WithdrawOffer
from studio.crash_points import crash_point
from studio.depot import object_names
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.hand_off import HandOff, Member
from studio.domain.ids import new_id
from studio.domain.ports import why_not
from studio.domain.production import Stage
from studio.domain.rights import default_rights, rights_from
from studio.domain.stage_states import Actor, StageState, move
from studio.domain.terms import DAY_MS, OFFER_LIFE_MS, Terms, terms_of
from studio.events.catalog import Event, house_to_log
from studio.events.fold_audition import AUDITION
from studio.events.fold_calls import CALL
from studio.events.fold_changes import terms_hash
from studio.events.fold_milestones import MILESTONES
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.keys import EpochKey
from studio.events.passes import Pass, PassKeys
from studio.events.rings import write_pass_page
from studio.events.state import HAND_OFF, RoomState
from studio.randomness import random_bytes
from studio.store.invitations import invitations, keep_pass
from studio.store.outbox import is_settled
from studio.store.productions import ProductionHere, stage_folder
from studio.store.subjects import HandOffHere, StageHere, find_hand_off, find_stage
from studio.store.unit_of_work import UnitOfWork

PASS_LIFE_MS = 7 * DAY_MS


@dataclass(frozen=True, slots=True)
class PassPlaces:
    """Where the holder of a pass finds the depot, and the rights for the two places a pass needs."""

    depot: Mapping[str, Any]
    grant: Mapping[str, Any]


PassPlacesOf = Callable[[ProductionHere, str, str], PassPlaces]
"""Gives the places for (production, room, pass id); app knows the depot."""


def offer_stage(work: UnitOfWork, command: OfferStage, places_of: PassPlacesOf) -> dict[str, Any]:
    """Open a room for a stage, make the offer and the pass. Result: ``{handoff, pass, pass_file, expires_utc}``.

    Raises RefusedError when the stage cannot be offered now, BadInputError when its terms are not complete.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    refuse_co_owner(work, found.here)
    refuse_offer(found)
    office = work.view(found.here.prj)
    terms = offer_terms(office, found.stage, command)
    terms.refuse_incomplete()
    to = Recipient(command.to.strip(), command.greeting)
    result = open_offer(work, found, terms, to, places_of)
    if command.then:
        understudies.name_next(work, found, command.then, skipped=to.name)
    return result


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets an offer. ``members`` are their devices where they are in a room of the production already, so that they need no
    pass; ``opening`` is what else ``stage.open`` says.
    """

    name: str
    greeting: str = ""
    members: tuple[Member, ...] = ()
    opening: Mapping[str, Any] = field(default_factory=dict)


def open_offer(
    work: UnitOfWork, found: StageHere, terms: Terms, to: Recipient, places_of: PassPlacesOf | None
) -> dict[str, Any]:
    """Open a room in the office and make the offer in it, with a pass or with the person let in at once.

    Result: ``{handoff, pass, expires_ms}``; no pass for whoever is let in. Raises RefusedError when the office overrules it.
    """
    here, stage = found.here, found.stage
    room, offer = new_id(), new_id()
    keys, seed = None, random_bytes(32)
    opening: Event = {"k": "stage.open", "stage": stage.id, "room": room, "offer": offer, "to": to.name, **to.opening}
    decisions = [opening]
    if not to.members:
        keys = PassKeys.of(seed)
        told = {"room": room, "pass": keys.pass_id, "seed": seed.hex(), "greeting": to.greeting}
        decisions.append({"k": "pass.seed", **told})
    work.decide(here.prj, *decisions)
    work.form_entry(here.prj)
    opened = work.folded(here.prj).table("opened").get(room)
    if opened is None:
        raise RefusedError(f"“{stage.title}” cannot be offered now.", subject=stage.slug)
    crash_point("offer.opened")
    log_terms = terms.to_log()
    decision: Event = {
        "k": "offer.make",
        "offer": offer,
        "stage": stage.id,
        "to": to.name,
        "terms": log_terms,
        "terms_hash": terms_hash(here.prj, room, offer, log_terms),
        "expires": work.now_ms + OFFER_LIFE_MS,
        "office": opened.entry_hash,
        **must_of(terms),
    }
    state = _open_room(work, here, room, decision, keys, to.members)
    stage_folder(work.home, work.connection, here.prj, stage.id, terms.track, stage.title)
    if keys is None or places_of is None:
        return {"handoff": room, "pass": "", "expires_ms": decision["expires"]}
    return _send_pass(work, here, state, seed, to.greeting, places_of)


def must_of(terms: Terms) -> dict[str, Any]:
    """What the reader of an offer has to understand."""
    names = [
        *([MILESTONES] if terms.milestones else []),
        *([AUDITION] if terms.audition_fee_minor is not None else []),
        *([CALL] if terms.call is not None else []),
    ]
    return {"must": names} if names else {}


def refuse_co_owner(work: UnitOfWork, here: ProductionHere) -> None:
    member = work.view(here.prj).member(work.home.device)
    if member is not None and member.role != "owner":
        raise RefusedError(
            "A room for a person is opened by the owner's own devices only.",
            subject=here.title,
            what_to_do="Ask the owner to make the offer; deciding in it is yours too.",
            code="not_owner",
        )


def refuse_offer(found: StageHere) -> None:
    """Raise RefusedError where a stage cannot be offered now."""
    stage, office = found.stage, found.office
    if open_room_of(office, stage.id) is not None:
        raise RefusedError(
            f"“{stage.title}” is already offered or given to somebody.",
            subject=stage.slug,
            what_to_do="Withdraw that offer first: `segue withdraw`.",
            code="wrong_state",
        )
    if last_own_take(office, stage.id):
        raise RefusedError(
            f"“{stage.title}” is done: you delivered it yourself.", subject=stage.slug, code="wrong_state"
        )
    links = [link for link in office.table("link").values() if link.target == stage.id]
    stages = office.table("stage")
    for port in stage.inputs:
        feeding = [link for link in links if link.input == port.name]
        for link in feeding:
            output = stages[link.source].output_named(link.output) if link.source in stages else None
            reason = why_not(output, port) if output else f"its source for “{port.name}” is gone"
            if reason:
                raise RefusedError(f"“{stage.title}” cannot be offered: {reason}", subject=stage.slug)
        if not feeding and f"{stage.id}/{port.name}" not in office.table("given"):
            raise RefusedError(
                f"“{stage.title}” needs “{port.name}”, and nothing provides it.",
                subject=stage.slug,
                what_to_do=f"Attach a file (`segue attach {stage.slug} {port.name} FILE`) or link an output to it.",
                code="missing_input",
            )


def offer_terms(office: RoomState, stage: Stage, command: OfferStage, **more: Any) -> Terms:
    """The terms of an offer: what the command leaves open comes from the plan; ``more`` are further fields."""
    production = office.production
    if production is None:
        raise NotFoundError("The production is not complete on this machine yet.", subject=office.prj)
    track = office.table("track").get(stage.track)
    changes: dict[str, Any] = {"track": track.name if track else "", "latest_ms": command.latest_ms, **more}
    if command.price_minor is not None:
        changes["price_minor"] = command.price_minor
    if command.work_min is not None:
        changes["work_min"] = command.work_min
    if command.revisions is not None:
        changes["revisions"] = command.revisions
    if command.review_days is not None:
        changes["review_ms"] = command.review_days * DAY_MS
    if command.milestones:
        changes["milestones"] = command.milestones
        changes.setdefault("price_minor", sum(one.amount_minor for one in command.milestones))
    if command.call is not None:
        changes |= {"call": command.call, "price_minor": command.call.amount_minor}
    if command.brief is not None:
        changes["brief"] = command.brief
    if command.kill_fee_bp is not None:
        changes["kill_fee_bp"] = command.kill_fee_bp
    changes["rights"] = default_rights(stage, production) if command.rights is None else rights_from(command.rights)
    attached = office.table("given")
    changes["input_hashes"] = {
        port.name: attached[f"{stage.id}/{port.name}"].manifest_hash
        for port in stage.inputs
        if f"{stage.id}/{port.name}" in attached
    }
    return terms_of(stage, production.currency, house_to_log(production.house), **changes)


def _open_room(
    work: UnitOfWork, here: ProductionHere, room: str, offer: Event, keys: PassKeys | None, members: Sequence[Member]
) -> RoomState:
    work.home.add_room_key(work.connection, room, EpochKey.generate())
    decisions: list[Event] = [{"k": "room.open", "kind": HAND_OFF, "cert": dict(work.home.certificate.fields)}]
    if here.needs_lead:
        decisions.append({"k": "lead", "dev": work.home.device, "turn": 1})
    decisions.append(offer)
    if keys is not None:
        decisions.append(pass_decision(work, keys))
    decisions += [{"k": "member.add", "cert": m.cert, "name": m.name, "role": "collaborator"} for m in members]
    state = work.open_room(RoomState(here.prj, room, work.home.person), decisions)
    crash_point("offer.made")
    return state


def pass_decision(work: UnitOfWork, keys: PassKeys) -> Event:
    return {
        "k": "pass.make",
        "pass": keys.pass_id,
        "key": keys.signing_key.public.hex(),
        "expires": work.now_ms + PASS_LIFE_MS,
    }


def _send_pass(
    work: UnitOfWork, here: ProductionHere, state: RoomState, seed: bytes, greeting: str, places_of: PassPlacesOf
) -> dict[str, Any]:
    """The pass of an offer, with its terms on the page."""
    hand_off = state.hand_off
    if hand_off is None:
        raise NotFoundError("This room holds no offer.", subject=state.room)
    content = {
        "to": hand_off.to,
        "terms": hand_off.terms,
        "offer": hand_off.offer,
        "expires": hand_off.expires_ms,
    }
    return send_pass(work, here, state, seed, places_of, content, greeting)


def send_pass(
    work: UnitOfWork,
    here: ProductionHere,
    state: RoomState,
    seed: bytes,
    places_of: PassPlacesOf,
    content: Mapping[str, Any],
    greeting: str = "",
) -> dict[str, Any]:
    """A pass to a room, and its page for the depot, which shows ``content`` before admission."""
    keys = PassKeys.of(seed)
    places = places_of(here, state.room, keys.pass_id)
    pass_ = Pass(
        prj=here.prj,
        room=state.room,
        owner_person_public=bytes.fromhex(work.home.person),
        seed32=seed,
        expires_ms=work.now_ms + PASS_LIFE_MS,
        head=(state.n, state.hash),
        greeting=greeting,
        grant=places.grant,
        depot=places.depot,
    )
    page = write_pass_page(
        work.home.signing,
        keys,
        prj=here.prj,
        room=state.room,
        n=state.n,
        cert=work.home.certificate.fields,
        content={"title": here.title, "owner": work.home.name, "greeting": greeting, **content},
    )
    work.send_object(here.prj, state.room, object_names.pass_object(here.prj, state.room, keys.pass_id), page)
    keep_pass(work.home, work.connection, pass_, is_mine=False, state="open")
    return pass_result(state.room, pass_)


def pass_result(room: str, pass_: Pass) -> dict[str, Any]:
    """The JSON shape of ``offer`` and ``pass``; the caller writes the file."""
    return {"handoff": room, "pass": pass_.to_line(), "expires_ms": pass_.expires_ms}


def make_pass(work: UnitOfWork, text: str, places_of: PassPlacesOf, *, for_device: bool = False) -> dict[str, Any]:
    """The invitation again: the same one while it is open, else a new one.

    ``for_device``: a new one for another device of the person who is in, which that person alone can use.
    Where the person is in, the same one with fresh addresses: it brings them back when their access has run out.
    Raises RefusedError when the offer has ended, or the person who used it was removed.
    """
    found = owned_hand_off(work, text)
    move_check = (StageState.OFFERED, StageState.COUNTERED)
    standing = found.state.table("invitation").values()
    used = [i.id for i in standing if i.used_by and found.state.member(i.used_by) is not None]
    if for_device and used:
        return _new_pass(work, found, places_of)
    for kept in invitations(work.home, work.connection, room=found.state.room):
        if not kept.is_mine and kept.pass_id in used:
            return _pass_again(work, found, Pass.parse(kept.line), places_of)
    if found.hand_off.stage_state not in move_check or any(invitation.used_by for invitation in standing):
        raise RefusedError(
            "The invitation has been used, or the offer has ended.",
            subject=found.hand_off.terms["title"],
            what_to_do="Nothing needs to be sent: the person is in. For somebody else, withdraw and offer again.",
            code="wrong_state",
        )
    for kept in invitations(work.home, work.connection, room=found.state.room):
        if not kept.is_mine and kept.expires_ms > work.now_ms + DAY_MS:
            return pass_result(found.state.room, Pass.parse(kept.line))
    return _new_pass(work, found, places_of)


def _new_pass(work: UnitOfWork, found: HandOffHere, places_of: PassPlacesOf) -> dict[str, Any]:
    seed = random_bytes(32)
    keys = PassKeys.of(seed)
    work.decide(
        found.here.prj,
        {"k": "pass.seed", "room": found.state.room, "pass": keys.pass_id, "seed": seed.hex(), "greeting": ""},
    )
    work.decide(found.state.room, pass_decision(work, keys))
    return _send_pass(work, found.here, work.view(found.state.room), seed, "", places_of)


def _pass_again(work: UnitOfWork, found: HandOffHere, pass_: Pass, places_of: PassPlacesOf) -> dict[str, Any]:
    """A used pass for the device that used it: what it opens by now is that device's ring, with the present rights."""
    places = places_of(found.here, found.state.room, pass_.pass_id)
    again = replace(
        pass_,
        expires_ms=work.now_ms + PASS_LIFE_MS,
        head=(found.state.n, found.state.hash),
        grant={"read_url": places.grant["read_url"]} if "read_url" in places.grant else {},
        depot=places.depot,
    )
    return pass_result(found.state.room, again)


def owned_hand_off(work: UnitOfWork, text: str) -> HandOffHere:
    """A hand-off of a production of one's own. Raises RefusedError for the collaborator's side."""
    found = find_hand_off(work.home, work.connection, text, work.now_ms)
    if not found.here.is_owner:
        raise RefusedError("Only the owner of the production can do this.", subject=text)
    return found


def held_hand_off(work: UnitOfWork, text: str) -> HandOffHere:
    """A hand-off in which one is the collaborator. Raises RefusedError for the owner's side."""
    found = find_hand_off(work.home, work.connection, text, work.now_ms)
    if found.here.is_owner:
        raise RefusedError("Only the collaborator can do this; you are the owner.", subject=text)
    return found


def withdraw_offer(work: UnitOfWork, command: WithdrawOffer) -> dict[str, Any]:
    """Take an offer back before it is accepted."""
    found = owned_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "offer.withdraw", Actor.OWNER, subject=found.hand_off.terms["title"])
    if command.asks_nobody:
        understudies.ask_nobody(work, found.here.prj, found.hand_off.stage)
    work.decide(found.state.room, {"k": "offer.withdraw", "offer": found.hand_off.offer})
    end_in_office(work, found.here.prj, found.state.room, found.hand_off.stage, "withdrawn")
    return verb_result(work, found.state.room)


def end_in_office(work: UnitOfWork, prj: str, room: str, stage: str, why: str) -> None:
    """Close a room's claim on its stage: the room first, then the office."""
    opened = work.view(prj).table("opened").get(room)
    if opened is not None and not opened.is_ended:
        work.decide(prj, {"k": "stage.cancel", "stage": stage, "room": room, "why": why})


def accept_offer(work: UnitOfWork, command: AcceptOffer) -> dict[str, Any]:
    """Sign the hash of the terms."""
    found = held_hand_off(work, command.hand_off)
    hand_off = found.hand_off
    move(hand_off.stage_state, "offer.accept", Actor.COLLABORATOR, subject=hand_off.terms["title"])
    room = found.state.room
    expected = terms_hash(found.here.prj, room, hand_off.offer, hand_off.terms)
    if expected != hand_off.terms_hash:
        raise RefusedError(
            "The terms do not match what would be signed.",
            subject=hand_off.terms["title"],
            what_to_do="Do not accept. Ask the owner to make the offer again.",
            code="terms_changed",
        )
    work.say(room, {"k": "offer.accept", "offer": hand_off.offer, "terms_hash": expected})
    return verb_result(work, room)


def decline_offer(work: UnitOfWork, command: DeclineOffer) -> dict[str, Any]:
    """Say no; it costs nothing."""
    found = held_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "offer.decline", Actor.COLLABORATOR, subject=found.hand_off.terms["title"])
    fact: Event = {"k": "offer.decline", "offer": found.hand_off.offer}
    if command.reason:
        fact["reason"] = command.reason
    work.say(found.state.room, fact)
    return verb_result(work, found.state.room)


def leave_hand_off(work: UnitOfWork, command: LeaveHandOff) -> dict[str, Any]:
    """Drop out before approval. Nothing is owed before a delivery; after it the signed table says what is."""
    found = held_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "leave", Actor.COLLABORATOR, subject=found.hand_off.terms["title"])
    work.say(found.state.room, {"k": "leave", "reason": command.reason})
    return verb_result(work, found.state.room)


def cancel_hand_off(work: UnitOfWork, command: CancelHandOff) -> dict[str, Any]:
    """Cancel before approval; the kill fee is that of the signed table."""
    found = owned_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "stage.cancel", Actor.OWNER, subject=found.hand_off.terms["title"])
    room, stage = found.state.room, found.hand_off.stage
    work.decide(room, {"k": "stage.cancel", "stage": stage, "room": room, "why": command.reason or "cancelled"})
    end_in_office(work, found.here.prj, room, stage, "cancelled")
    return verb_result(work, room)


def verb_result(work: UnitOfWork, room: str) -> dict[str, Any]:
    """``{handoff, state, settled}``: settled once the docket holds it and it has been sent."""
    hand_off: HandOff | None = work.view(room).hand_off
    return {"handoff": room, "state": hand_off.state if hand_off else "", "settled": is_settled(work.connection, room)}
