"""The gigs of a collaborator as rows: what is wanted and paid, what arrives, what lies ready, what to do now.

Shows what this home knows, also before the owner's machine has let the person in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.domain.errors import SegueError
from studio.domain.production import HouseFormat
from studio.domain.stage_states import StageState
from studio.domain.terms import Terms
from studio.events.fold_credits import GRANTED, standing_credit
from studio.events.state import RoomState
from studio.queries.answers import answered_words
from studio.queries.asked import asked_row
from studio.queries.disputes import dispute_row
from studio.queries.drops import DeliverFolder, UncheckedDrop, drop_rows, readiness, unchecked_drops
from studio.queries.ending import ending_row
from studio.queries.feedback import feedback_row
from studio.queries.next_step import CollaboratorView, collaborator_step
from studio.queries.notes import mention_words, note_rows, point_rows
from studio.queries.payment_rows import call_row, payment_rows
from studio.queries.ports import held_inputs, house_of, output_row
from studio.queries.room_facts import RoomFacts, answer_by_ms, facts_of, is_overdue, owner_of
from studio.queries.rows import GigRow, TermsRow
from studio.queries.stage import own_drops_to_check
from studio.queries.takes import take_rows, terms_row, travels_of, upload_of
from studio.queries.wording import first_name
from studio.store.database import Connection
from studio.store.early_answers import early_answer
from studio.store.home import Home
from studio.store.invitations import InvitationHere, invitations
from studio.store.lookups import has_object_to_send, has_unsettled_packet
from studio.store.productions import (
    ProductionHere,
    audience_role,
    own_hand_offs,
    page_of_room,
    productions,
    rooms_of,
    stage_folder,
)
from studio.store.room_money import dues_here
from studio.store.transfer_tables import Direction

_HANDING_IN = frozenset({StageState.IN_PROGRESS, StageState.REVISION})
_EARLY_WORDS = {
    "": "Read the terms and answer. Your answer goes out",
    "accept": "You have accepted. Your answer goes out",
    "decline": "You have declined. Your answer goes out",
    "changed": "Read the terms and answer. Your answer goes out",
}
_CHANGED = "The terms are not those that you accepted. "
_NO_TERMS = TermsRow(0, "", 0, 0, 0, 0, (0, 0, 0, 0), silence_approves=False, rights="", answer_by_ms=0)


def inbox_rows(home: Home, connection: Connection, now_ms: int) -> tuple[GigRow, ...]:
    """All gigs of this person, those not yet let into first, then in the order in which they were offered."""
    gigs: list[tuple[int, GigRow]] = []
    for here in productions(connection):
        if here.is_owner:
            continue
        gigs += [(-1, gig) for gig in gigs_before_admission(home, connection, here, now_ms)]
        for room in rooms_of(connection, here.prj):
            state = home.rooms.view(connection, room, now_ms)
            facts = facts_of(state)
            if facts is not None:
                gigs.append((facts.hand_off.offered_ms, _gig(home, connection, here, state, facts, now_ms)))
    return tuple(gig for _, gig in sorted(gigs, key=lambda pair: (pair[0], pair[1].hand_off)))


def drops_to_check(home: Home, connection: Connection, now_ms: int) -> list[UncheckedDrop]:
    """Files in the deliver folders of running gigs and own stages whose report is not known; for whoever checks them.

    ``keep_report(connection, drop.key, report, duration_s)`` then makes the rows show what was found.
    """
    found = own_drops_to_check(home, connection, now_ms)
    for here, state in own_hand_offs(home, connection, now_ms):
        facts = facts_of(state)
        if facts is not None and facts.state in _HANDING_IN:
            folder = _folder(home, connection, here, facts)
            found += unchecked_drops(connection, _deliver_folder(folder, facts, house_of(facts.terms)))
    return found


def _folder(home: Home, connection: Connection, here: ProductionHere, facts: RoomFacts) -> Path:
    terms = facts.terms
    return stage_folder(home, connection, here.prj, facts.hand_off.stage, terms.track, terms.title)


def _deliver_folder(folder: Path, facts: RoomFacts, house: HouseFormat | None) -> DeliverFolder:
    return DeliverFolder(folder / "deliver", facts.terms.outputs, house)


def _gig(
    home: Home, connection: Connection, here: ProductionHere, state: RoomState, facts: RoomFacts, now_ms: int
) -> GigRow:
    terms, hand_off, owner = facts.terms, facts.hand_off, owner_of(state)
    folder, house = _folder(home, connection, here, facts), house_of(facts.terms)
    takes = take_rows(home, connection, state, folder, is_owner=False)
    notes = note_rows(home, state)
    gets = held_inputs(connection, state, facts, folder)
    travels = travels_of(connection, state.room)
    last = takes[-1] if takes else None
    sending = upload_of(travels, hand_off.stage, hand_off.last_take)
    drops = drop_rows(connection, _deliver_folder(folder, facts, house), last, sending, now_ms)
    ready = readiness(terms.outputs, drops, last)
    is_open = facts.state in _HANDING_IN
    is_travelling = any(travel.direction == Direction.UP and not travel.is_done for travel in travels)
    unsent = _unsent(home, connection, state.room, owner, is_travelling=is_travelling)
    feedback = feedback_row(connection, state, hand_off, now_ms, is_owner=False)
    dispute = dispute_row(state, facts, is_owner=False)
    view = CollaboratorView(
        facts,
        owner=owner,
        feedback=feedback,
        dispute=dispute,
        unsent=unsent,
        has_drops=any(drop.state not in ("sent", "sending") for drop in drops),
        hint="" if ready.may_deliver else ready.hint,
        arriving=[port.name for port in gets if port.name in facts.given and not port.is_there],
        open_notes=sum(note.is_open and note.take == hand_off.last_take for note in notes),
        now_ms=now_ms,
    )
    may_answer = facts.state is StageState.OFFERED and not unsent
    credit = standing_credit(state)
    credit_state = str(credit[1]["state"]) if credit is not None else ""
    is_changed = may_answer and early_answer(connection, state.room).answer == "changed"
    return GigRow(
        hand_off=state.room,
        production=here.prj,
        production_title=here.title,
        owner_name=owner,
        title=terms.title,
        role=terms.role,
        brief=terms.brief,
        state=facts.state,
        price_minor=terms.price_minor,
        currency=terms.currency,
        due_ms=hand_off.due_ms,
        answer_by_ms=answer_by_ms(facts),
        is_late=is_overdue(hand_off, now_ms),
        terms=_terms(facts),
        gets=gets,
        hands_in=tuple(output_row(port, house, takes) for port in terms.outputs),
        takes=takes,
        notes=notes,
        drops=drops,
        next_take=hand_off.last_take + 1,
        may_deliver=is_open and ready.may_deliver,
        deliver_hint=ready.hint if is_open else "",
        inputs_dir=str(folder / "inputs"),
        deliver_dir=str(folder / "deliver"),
        unsent=unsent,
        next_step=(_CHANGED if is_changed else "")
        + (_credit_step(owner) if credit_state == GRANTED else "")
        + collaborator_step(view),
        rounds_used=hand_off.rounds_used,
        feedback=feedback,
        asked=asked_row(hand_off, is_owner=False),
        may_answer=may_answer,
        early_answer="changed" if is_changed else "",
        points=point_rows(state),
        people=mention_words(home, state),
        for_me=sum(note.is_for_me for note in notes),
        credit=credit_state,
        dues=dues_here(connection, state, hand_off, is_owner=False),
        dispute=dispute,
        payments=payment_rows(connection, state),
        call=call_row(state, facts),
        ending=ending_row(state, facts, now_ms),
        answered=answered_words(connection, state, facts, first_name(owner) or "The owner"),
    )


def _terms(facts: RoomFacts) -> TermsRow:
    hand_off = facts.hand_off
    return terms_row(
        facts.terms,
        answer_by_ms=hand_off.expires_ms,
        signed_ms=hand_off.accepted_ms,
        granted=facts.granted,
        told=facts.milestones,
    )


def _credit_step(owner: str) -> str:
    return f"{first_name(owner) or 'The owner'} gives you a signed credit for this: accept or refuse it. "


def _unsent(home: Home, connection: Connection, room: str, owner: str, *, is_travelling: bool) -> str:
    """What has been said here and is not in the shared record yet."""
    if not has_unsettled_packet(connection, room, home.device):
        return ""
    if is_travelling:
        return "Not sent yet: your files are on their way."
    return f"Not yet received by {first_name(owner) or 'the owner'}."


# --- before admission ------------------------------------------------------------------------------------------


def gigs_before_admission(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> list[GigRow]:
    """The gigs of a production whose invitation was opened here, and whose room cannot be read yet."""
    known = set(rooms_of(connection, here.prj))
    return [
        _waiting_gig(home, connection, here, invitation)
        for invitation in invitations(home, connection, prj=here.prj)
        if invitation.is_mine
        and not audience_role(home, connection, invitation.room)
        and (invitation.room not in known or home.rooms.view(connection, invitation.room, now_ms).hand_off is None)
    ]


def _waiting_gig(home: Home, connection: Connection, here: ProductionHere, invitation: InvitationHere) -> GigRow:
    """A gig as its pass's page told it: the owner's own words, not yet in the shared record."""
    room = invitation.room
    page, answer = page_of_room(connection, room), early_answer(connection, room).answer
    terms = _page_terms(page)
    owner, greeting = str(page.get("owner", "")), str(page.get("greeting", ""))
    title = terms.title if terms is not None else ""
    folder = stage_folder(home, connection, here.prj, terms.stage, terms.track, title) if terms is not None else None
    who = f"{first_name(owner)}'s" if owner else "the owner's"
    is_sent = not has_object_to_send(connection, room)
    refusal = invitation.message if invitation.state == "refused" or invitation.message else ""
    expires = page.get("expires")
    house = house_of(terms) if terms is not None else None
    return GigRow(
        hand_off=room,
        production=here.prj,
        production_title=here.title,
        owner_name=owner,
        title=title,
        role=terms.role if terms is not None else "",
        brief=terms.brief if terms is not None else greeting,
        state=StageState.OFFERED,
        price_minor=terms.price_minor if terms is not None else 0,
        currency=terms.currency if terms is not None else "",
        due_ms=0,
        answer_by_ms=expires if isinstance(expires, int) else invitation.expires_ms,
        is_late=False,
        terms=_page_terms_row(terms, expires if isinstance(expires, int) else 0),
        gets=tuple(output_row(port, house, ()) for port in terms.inputs) if terms is not None else (),
        hands_in=tuple(output_row(port, house, ()) for port in terms.outputs) if terms is not None else (),
        inputs_dir=str(folder / "inputs") if folder is not None else "",
        deliver_dir=str(folder / "deliver") if folder is not None else "",
        unsent=f"Waiting for {who} machine to let you in." if is_sent else "Not sent yet.",
        next_step=refusal or f"{_EARLY_WORDS[answer]} as soon as {who} Segue has let you in.",
        early_answer=answer,
        may_answer=terms is not None and not refusal,
    )


def _page_terms(page: dict[str, Any]) -> Terms | None:
    try:
        return Terms.from_log(page["terms"])
    except (SegueError, KeyError):
        return None


def _page_terms_row(terms: Terms | None, expires_ms: int) -> TermsRow:
    return _NO_TERMS if terms is None else terms_row(terms, answer_by_ms=expires_ms)
