"""Accept or decline an offer before the owner's machine has let one in: it is kept here and said by itself afterwards.

Whoever opens an invitation at night need not come back for the owner's machine. What is said then is the signature under
exactly the terms that were read: where the offer says something else by then, nothing is said and the person is asked again.
"""

from __future__ import annotations

from typing import Any

from studio.actions.commands import AcceptOffer, DeclineOffer
from studio.actions.hand_off import accept_offer, decline_offer
from studio.domain.errors import RefusedError
from studio.domain.stage_states import StageState
from studio.events.fold_changes import terms_hash
from studio.store.early_answers import EarlyAnswer, early_answer, keep_early_answer
from studio.store.invitations import InvitationHere, invitations
from studio.store.productions import page_of_room
from studio.store.unit_of_work import UnitOfWork

_PREFIX_MIN = 4


def answer_offer(work: UnitOfWork, command: AcceptOffer | DeclineOffer) -> dict[str, Any]:
    """Answer an offer now, or as soon as this machine has been let in.

    Result: ``{handoff, state, settled}``, with ``waits_for: admission`` where it is kept. Raises RefusedError for an
    offer that has lapsed.
    """
    waiting = _waiting(work, command.hand_off)
    if waiting is None:
        answer = accept_offer(work, command) if isinstance(command, AcceptOffer) else decline_offer(work, command)
        keep_early_answer(work.connection, str(answer["handoff"]), EarlyAnswer(""))
        return answer
    page = page_of_room(work.connection, waiting.room)
    if work.now_ms > min(int(page["expires"]), waiting.expires_ms):
        raise RefusedError(
            "This offer has lapsed.",
            subject=str(page["terms"]["title"]),
            what_to_do="Ask the owner to offer it again.",
            code="expired",
        )
    if isinstance(command, AcceptOffer):
        offer = str(page["offer"])
        kept = EarlyAnswer("accept", offer, terms_hash(waiting.prj, waiting.room, offer, page["terms"]))
    else:
        kept = EarlyAnswer("decline", str(page["offer"]), reason=command.reason)
    keep_early_answer(work.connection, waiting.room, kept)
    work.touch(waiting.prj, "hand_off", waiting.room)
    return {
        "handoff": waiting.room,
        "state": StageState.OFFERED.value,
        "settled": False,
        "waits_for": "admission",
    }


def say_early_answer(work: UnitOfWork, room: str) -> None:
    """Say what was answered before this machine was let in, if it still answers what is offered."""
    kept, hand_off = early_answer(work.connection, room), work.view(room).hand_off
    if kept.answer not in ("accept", "decline") or hand_off is None:
        return
    is_open = hand_off.stage_state is StageState.OFFERED
    if is_open and kept.answer == "decline" and kept.offer == hand_off.offer:
        decline_offer(work, DeclineOffer(room, kept.reason))
    elif is_open and kept.answer == "accept":
        if (kept.offer, kept.terms_hash) != (hand_off.offer, hand_off.terms_hash):
            keep_early_answer(work.connection, room, EarlyAnswer("changed"))
            work.touch(work.folded(room).prj, "hand_off", room)
            return
        accept_offer(work, AcceptOffer(room))
    keep_early_answer(work.connection, room, EarlyAnswer(""))


def _waiting(work: UnitOfWork, text: str) -> InvitationHere | None:
    """The one invitation that goes by this text and whose room cannot be read yet."""
    found = []
    for invitation in invitations(work.home, work.connection):
        page = page_of_room(work.connection, invitation.room)
        is_open = invitation.is_mine and invitation.state != "refused" and page.keys() >= {"terms", "offer", "expires"}
        if not is_open or work.view(invitation.room).hand_off is not None:
            continue
        terms, name = page["terms"], text.rpartition("/")[2]
        if name in (invitation.room, terms.get("stage"), terms.get("slug"), terms.get("title")):
            return invitation
        if len(name) >= _PREFIX_MIN and invitation.room.startswith(name):
            found.append(invitation)
    return found[0] if len(found) == 1 else None
