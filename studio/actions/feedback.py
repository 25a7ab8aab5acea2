"""Give feedback after a hand-off is settled. What is written stays in this home, sealed for the other side, until it may be opened."""

from __future__ import annotations

from typing import Any

from studio.actions.feedback_commands import GiveFeedback
from studio.actions.hand_off import verb_result
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.hand_off import FEEDBACK_BYTES_MAX
from studio.domain.instants import iso_utc
from studio.domain.stage_states import StageState
from studio.events.fold_feedback import MAKER, OWNER, feedback_hash, may_close, may_open, opens_ms
from studio.events.state import OWNER_ROLES
from studio.randomness import random_bytes
from studio.store.feedback import keep_sealed, sealed_here
from studio.store.subjects import find_hand_off
from studio.store.unit_of_work import UnitOfWork


def give_feedback(work: UnitOfWork, command: GiveFeedback) -> dict[str, Any]:
    """Seal it. Result: that of ``verb_result`` with ``opens_utc``. Raises RefusedError, BadInputError for words that cannot be."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    state, hand_off, title = found.state, found.hand_off, str(found.hand_off.terms["title"])
    text = command.text.strip()
    if not text or len(text.encode()) > FEEDBACK_BYTES_MAX:
        raise BadInputError(
            f"The feedback for “{title}” is too long." if text else f"The feedback for “{title}” is empty.",
            subject=title,
            what_to_do=f"Write a few words, {FEEDBACK_BYTES_MAX} bytes at most.",
        )
    side = OWNER if found.here.is_owner else MAKER
    if hand_off.stage_state is not StageState.SETTLED:
        raise RefusedError(
            f"Feedback for “{title}” is given once all is paid, and before it is closed.",
            subject=title,
            what_to_do="" if hand_off.stage_state is StageState.CLOSED else "Record what was paid first.",
            code="wrong_state",
        )
    if side in state.table("feedback"):
        raise RefusedError(
            f"Your feedback for “{title}” is sealed already.",
            subject=title,
            what_to_do="It opens once both have given theirs; what is sealed cannot be changed.",
            code="wrong_state",
        )
    salt = random_bytes(32)
    h = feedback_hash(state.prj, state.room, work.home.device, salt, text)
    work.say(state.room, {"k": "feedback.seal", "h": h})
    keep_sealed(work.connection, state.room, salt.hex(), text)
    open_feedback(work, state.room)
    return {**verb_result(work, state.room), "opens_utc": iso_utc(opens_ms(hand_off))}


def open_feedback(work: UnitOfWork, room: str) -> None:
    """Open what this device has sealed, once it may be: it is settled, and both sides have given theirs or time is over.

    Said by itself in each round, by whichever side this is.
    """
    kept = sealed_here(work.connection, room)
    if kept is None:
        return
    state, settled = work.view(room), work.folded(room)
    hand_off, own = state.hand_off, state.member(work.home.device)
    if hand_off is None or own is None:
        return
    side = OWNER if own.role in OWNER_ROLES else MAKER
    given = state.table("feedback").get(side)
    if given is None or given["opened"] or given["device"] != work.home.device:
        return
    # what is only said here may still be overruled: it is not opened for that
    if side in settled.table("feedback") and may_open(settled, hand_off, work.now_ms):
        work.say(room, {"k": "feedback.open", "salt": kept["salt"], "text": kept["text"]})


def close_settled(work: UnitOfWork, room: str) -> None:
    """Close what is settled once feedback was given or is waited for no more. A part of ``stewardship``."""
    state = work.view(room)
    hand_off = state.hand_off
    if hand_off is not None and may_close(state, hand_off, work.now_ms):
        work.decide(room, {"k": "stage.close", "stage": hand_off.stage})
