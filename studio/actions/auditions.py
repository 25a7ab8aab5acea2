"""Offer a stage to several candidates, each in a room of their own, and choose one of them. Never touches the network.

Who is in a room of the production already is let in at once; for anybody else an invitation is made.
"""

from __future__ import annotations

from typing import Any

from studio.actions.audition_commands import ChooseCandidate, OfferAudition
from studio.actions.commands import OfferStage
from studio.actions.hand_off import (
    PassPlacesOf,
    Recipient,
    offer_terms,
    open_offer,
    owned_hand_off,
    refuse_co_owner,
    refuse_offer,
)
from studio.actions.understudies import known_people
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.hand_off import CHOSEN
from studio.domain.stage_states import Actor, move, next_state
from studio.events.catalog import Event
from studio.events.fold_audition import AUDITION, is_undecided
from studio.events.state import ZERO_ID
from studio.store.outbox import unsent_entries
from studio.store.productions import rooms_of
from studio.store.subjects import find_stage
from studio.store.unit_of_work import UnitOfWork

CANDIDATES_MAX = 12


def offer_audition(work: UnitOfWork, command: OfferAudition, places_of: PassPlacesOf) -> list[dict[str, Any]]:
    """Open a room for each candidate and make the offer there; more can be asked until one is chosen.

    Result: ``{name, handoff, pass, expires_ms}`` for each; no pass for whoever is let in. Raises RefusedError, BadInputError.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    here, stage = found.here, found.stage
    refuse_co_owner(work, here)
    rooms = [one for one in found.office.table("opened").values() if one.stage == stage.id and not one.is_ended]
    is_going_on = bool(rooms) and all(one.is_audition and not one.is_chosen for one in rooms)
    if not is_going_on:
        refuse_offer(found)
    names = _candidates(command.to, stage.title, {one.to.casefold() for one in rooms}, len(rooms))
    plain = OfferStage(
        stage.id,
        names[0],
        price_minor=command.price_minor,
        work_min=command.work_min,
        revisions=command.revisions,
        review_days=command.review_days,
        latest_ms=command.latest_ms,
        rights=command.rights,
        brief=command.brief,
    )
    terms = offer_terms(found.office, stage, plain, audition_fee_minor=command.fee_minor)
    terms.refuse_incomplete()
    known = known_people(work, here.prj)
    made = []
    for name in names:
        members = known.get(name.casefold(), ("", ()))[1]
        to = Recipient(name, command.greeting, members, {"audition": True, "must": [AUDITION]})
        made.append({"name": name, **open_offer(work, found, terms, to, places_of)})
    return made


def _candidates(names: tuple[str, ...], title: str, asked: set[str], count: int) -> list[str]:
    found = {name.casefold(): name for name in (" ".join(one.split()) for one in names) if name}
    again = [name for key, name in found.items() if key in asked]
    if again:
        raise RefusedError(
            f"“{title}” is offered to {again[0]} already.",
            subject=again[0],
            what_to_do="Name only those who are new to the audition.",
            code="wrong_state",
        )
    if len(found) + count < 2:
        raise BadInputError(
            f"An audition for “{title}” needs two people at least.",
            subject=title,
            what_to_do="Name everybody who is to be heard, or offer it to the one person.",
            code="too_few",
        )
    if not found or len(found) + count > CANDIDATES_MAX:
        raise BadInputError(
            f"An audition for “{title}” has {CANDIDATES_MAX} candidates at most.",
            subject=title,
            what_to_do="Name fewer people.",
            code="too_many",
        )
    return list(found.values())


def choose_candidate(work: UnitOfWork, command: ChooseCandidate) -> dict[str, Any]:
    """Choose a candidate who has accepted. The others are told with the next synchronisation, and their fee is owed.

    Result: ``{handoff, stage, state, person, others}``. Raises RefusedError.
    """
    found = owned_hand_off(work, command.hand_off)
    hand_off, prj = found.hand_off, found.here.prj
    title = hand_off.terms["title"]
    if not is_undecided(hand_off):
        raise RefusedError(
            f"There is nobody to choose for “{title}”.",
            subject=title,
            what_to_do="It is no audition, or somebody is chosen already.",
            code="wrong_state",
        )
    move(hand_off.stage_state, "audition.choose", Actor.OWNER, subject=title)
    work.decide(prj, {"k": "audition.choose", "stage": hand_off.stage, "room": found.state.room})
    opened = work.view(prj).table("opened").values()
    others = sum(o.stage == hand_off.stage and not o.is_ended and o.room != found.state.room for o in opened)
    return {
        "handoff": found.state.room,
        "stage": hand_off.stage,
        "state": hand_off.state,
        "person": hand_off.to,
        "others": others,
    }


def settle_auditions(work: UnitOfWork, prj: str) -> None:
    """Tell the rooms of a choice that the office has made and sent: first who is chosen, then the others.

    A part of ``stewardship``. The office's entry is in the storage by then, so that two devices do not choose two people.
    """
    office = work.folded(prj)
    chosen = {o.stage: o for o in office.table("opened").values() if o.is_chosen and not o.is_ended}
    if not chosen or any(entry.room == prj for entry in unsent_entries(work.connection, prj)):
        return
    here = set(rooms_of(work.connection, prj))
    for opened in office.table("opened").values():
        one = chosen.get(opened.stage)
        if one is None or opened.is_ended or opened.room not in here or one.room not in here:
            continue
        is_theirs = opened.room == one.room
        told = work.folded(one.room).hand_off
        if is_theirs or (told is not None and told.choice == CHOSEN):
            _tell(work, opened.room, one.room if is_theirs else ZERO_ID, one.choice_hash)


def _tell(work: UnitOfWork, room: str, chosen: str, office_hash: str) -> None:
    state = work.view(room)
    hand_off = state.hand_off
    if hand_off is None or not is_undecided(hand_off) or not state.may_decide(work.home.device):
        return
    kind = "audition.choose" if chosen == room else "audition.pass"
    if next_state(hand_off.stage_state, kind, Actor.OWNER) is None:
        return  # they have declined or left meanwhile
    decision: Event = {"k": "audition.choose", "stage": hand_off.stage, "room": chosen, "office": office_hash}
    work.decide(room, decision)
