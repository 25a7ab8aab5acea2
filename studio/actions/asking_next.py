"""What the owner's machine does when an offer has come to nothing: the same terms go to whoever is next.

A part of ``stewardship``. Who is in a room of the production already is let in at once; for anybody else an invitation is
made, which the owner sends.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from studio.actions.hand_off import PassPlacesOf, Recipient, open_offer, refuse_offer
from studio.actions.understudies import devices_of
from studio.domain.errors import RefusedError, SegueError
from studio.domain.hand_off import HandOff, Opened
from studio.domain.production import Stage
from studio.domain.stage_states import StageState
from studio.domain.terms import Terms
from studio.events.fold_office import is_closed
from studio.events.fold_understudy import NextPerson, understudies_of
from studio.events.state import RoomState
from studio.store.productions import production_here, rooms_of
from studio.store.subjects import StageHere
from studio.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)
_S = StageState
_CAME_TO_NOTHING = frozenset({_S.DECLINED, _S.EXPIRED, _S.WITHDRAWN})


def asks_next(hand_off: HandOff) -> bool:
    """Whether a hand-off has ended so that the next person is asked: not accepted, or left by who had accepted."""
    return hand_off.stage_state in _CAME_TO_NOTHING or (hand_off.stage_state is _S.CANCELLED and hand_off.is_left)


def last_room(office: RoomState, stage: str) -> Opened | None:
    """The hand-off of a stage that was opened last; None while one is open."""
    rooms: list[Opened] = [one for one in office.table("opened").values() if one.stage == stage]
    if not rooms or any(not one.is_ended for one in rooms):
        return None
    return max(rooms, key=lambda one: one.at_ms)


def ask_next(work: UnitOfWork, prj: str, places_of: PassPlacesOf | None) -> None:
    """Make the offers that follow by themselves. Without ``places_of`` only those that need no invitation.

    Rooms are opened by the owner's own devices.
    """
    office = work.view(prj)
    own = office.member(work.home.device)
    may_open = own is not None and own.role == "owner" and work.has_key(prj) and not work.goes_on_elsewhere(prj)
    if not may_open or is_closed(office) or not work.folded(prj).may_decide(work.home.device):
        return
    for stage_id in list(office.table("understudy")):
        stage, ended = office.table("stage").get(stage_id), last_room(office, stage_id)
        found = understudies_of(office, stage_id)
        if stage is None or ended is None or not found.is_on or ended.room in found.past:
            continue
        if ended.room not in rooms_of(work.connection, prj) or not ended.is_ended:
            continue
        hand_off = work.view(ended.room).hand_off
        if hand_off is not None and asks_next(hand_off):
            _offer_on(work, prj, stage, hand_off, found.people, places_of)


def _offer_on(
    work: UnitOfWork,
    prj: str,
    stage: Stage,
    hand_off: HandOff,
    people: tuple[NextPerson, ...],
    places_of: PassPlacesOf | None,
) -> None:
    """The same terms to the first of these who can be asked."""
    here, office = production_here(work.connection, prj), work.view(prj)
    terms = same_terms(office, stage, hand_off, work.now_ms)
    if terms is None:
        return
    found = StageHere(here, office, stage, "")
    try:
        refuse_offer(found)
    except SegueError:
        return
    for one in people:
        members = devices_of(work, prj, one.person) if one.person else ()
        if (one.person and not members) or one.name.casefold() == hand_off.to.casefold():
            continue  # they were taken out, or have just said no
        if members or places_of is not None:
            to = Recipient(one.name, members=members, opening={"after": hand_off.room})
            try:
                open_offer(work, found, terms, to, places_of)
            except RefusedError as error:
                _log.info("the next person was not asked: %s", error.message)
        return


def same_terms(office: RoomState, stage: Stage, hand_off: HandOff, now_ms: int) -> Terms | None:
    """The terms of a hand-off for somebody else, with what is attached now; None where they fit the stage no more."""
    try:
        terms = Terms.from_log(hand_off.terms)
    except SegueError:
        return None
    if terms.audition_fee_minor is not None:
        return None
    if (terms.inputs, terms.outputs) != (stage.inputs, stage.outputs) or 0 < terms.latest_ms <= now_ms:
        return None
    attached = office.table("given")
    hashes = {
        port.name: attached[f"{stage.id}/{port.name}"].manifest_hash
        for port in stage.inputs
        if f"{stage.id}/{port.name}" in attached
    }
    return replace(terms, input_hashes=hashes)
