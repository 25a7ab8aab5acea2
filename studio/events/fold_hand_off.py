"""Facts and decisions in the room of one hand-off, and what time does there by itself.

Every step goes through the transition table of ``domain/stage_states``. Deadlines are instants that the log holds;
calendars are applied by the deciding device before it writes, never here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.audience import OBSERVER
from studio.domain.hand_off import Given, HandOff, HistoryLine, Take
from studio.domain.stage_states import Actor, StageState, next_state
from studio.domain.terms import DAY_MS, Terms, problem_of_price
from studio.events.catalog import MIN_MS, Event
from studio.events.fold_asking import ASKING_DECISIONS, ASKING_FACTS, ask_lapses_ms
from studio.events.fold_audition import AUDITION_DECISIONS, is_undecided, refuse_undecided
from studio.events.fold_calls import CALL_DECISIONS, CALL_FACTS, minutes_by_silence, minutes_due
from studio.events.fold_changes import CHANGE, CHANGE_DECISIONS, CHANGE_FACTS
from studio.events.fold_credits import CREDIT_DECISIONS, CREDIT_FACTS
from studio.events.fold_dispute import DISPUTE_DECISIONS, DISPUTE_FACTS, lapse, lapse_of
from studio.events.fold_feedback import FEEDBACK_DECISIONS, FEEDBACK_FACTS
from studio.events.fold_milestones import MILESTONE_DECISIONS, MILESTONE_FACTS, accept_by_silence, silence_of
from studio.events.fold_money import MONEY_DECISIONS, MONEY_FACTS, WANT_ANSWERS_MAX, settle_when_paid
from studio.events.fold_notes import NOTE_DECISIONS, NOTE_FACTS, close_notes, note_from
from studio.events.fold_rights import RIGHTS_FACTS
from studio.events.hand_off_steps import (
    begin_when_complete,
    hand_off_in,
    hand_off_of,
    is_free_to_cancel,
    moved,
    put_hand_off,
    terms_in,
)
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

ANSWER_SLACK_MS = 4 * DAY_MS
"""A deciding device may stretch a review over days without work, but never by more than this beside twice the terms."""
AT_LEAST_MS = DAY_MS
"""What nobody is left with less than: to fetch pieces that were sent again, or to deliver again what came back."""


# --- decisions -------------------------------------------------------------------------------------------------


def _offer_make(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    terms = Terms.from_log(event["terms"])
    before = state.hand_off
    current = before.stage_state if before else StageState.PLANNED
    target = next_state(current, "offer.make", Actor.OWNER)
    if target is None:
        raise OverruledError(f"not possible while the hand-off is “{current.value.replace('_', ' ')}”")
    problem = problem_of_price(terms)
    if problem:
        raise OverruledError(problem)
    if terms.call is not None and (terms.call.minutes or terms.call.extra_minor):
        raise OverruledError("no minutes are agreed in an offer")
    if before is not None and before.accepted_ms:
        raise OverruledError("what is owed for the work so far stands here; a new offer has a room of its own")
    put_hand_off(
        state,
        HandOff(
            room=state.room,
            stage=event["stage"],
            offer=event["offer"],
            to=event["to"],
            state=target.value,
            terms=event["terms"],
            terms_hash=event["terms_hash"],
            offered_ms=step.at_ms,
            expires_ms=event["expires"],
            office_hash=event["office"],
        ),
    )
    return {"to": event["to"], "price": terms.price_minor, "currency": terms.currency}


def _offer_withdraw(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    hand_off = hand_off_in(state)
    if event["offer"] != hand_off.offer:
        raise OverruledError("this is not the current offer")
    put_hand_off(state, replace(hand_off, state=moved(hand_off, "offer.withdraw", Actor.OWNER)))
    return {}


def _input_give(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    terms = terms_in(hand_off)
    if all(port.name != event["input"] for port in terms.inputs):
        raise OverruledError("the terms have no such input")
    given = Given(
        input=event["input"],
        manifest_hash=event["manifest_hash"],
        manifest=event["manifest"],
        files=event["files"],
        size_bytes=event["bytes"],
        at_ms=step.at_ms,
        source=str(event.get("source", "")),
        take=int(event.get("from_take", 0)),
    )
    state.put("given", given.input, given)
    begin_when_complete(state, step.at_ms)
    return {"input": given.input, "files": given.files}


def _work_due(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    hand_off = hand_off_in(state)
    if not hand_off.started_ms:
        raise OverruledError("the work has not started")
    terms = terms_in(hand_off)
    soonest_ms = hand_off.started_ms + terms.work_min * MIN_MS
    if hand_off.started_ms < terms.latest_ms:
        soonest_ms = min(soonest_ms, terms.latest_ms)
    if event["due"] < soonest_ms:
        raise OverruledError("the work is not due before the agreed time")
    if event["due"] < hand_off.due_ms:
        raise OverruledError("time that was given is not taken back")
    put_hand_off(state, replace(hand_off, due_ms=event["due"]))
    return {"due": event["due"]}


def _current_take(state: RoomState, number: int) -> tuple[HandOff, Take]:
    hand_off = hand_off_in(state)
    take = state.take(number)
    if take is None or number != hand_off.last_take:
        raise OverruledError("this is not the latest take")
    return hand_off, take


def _review_clock(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """The answer's deadline with the owner's calendar applied, within bounds that protect the collaborator."""
    del step
    hand_off, take = _current_take(state, event["take"])
    review_ms = terms_in(hand_off).review_ms
    latest_ms = take.at_ms + 2 * review_ms + ANSWER_SLACK_MS + take.paused_ms
    answer_by_ms = min(max(event["answer_by"], take.at_ms), latest_ms)
    state.put("take", str(take.number), replace(take, answer_by_ms=answer_by_ms))
    return None


def _take_in(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off, take = _current_take(state, event["take"])
    take = _wanting(hand_off, replace(take, want=[]), step.at_ms)
    state.put("take", str(take.number), replace(take, is_in=True, findings=list(event.get("findings", ()))))
    return {"take": take.number}


def _take_want(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """Pieces are missing or wrong in the storage, of any take: its maker sends them again. None named ends it."""
    take = state.take(event["take"])
    if take is None:
        raise OverruledError("there is no such take")
    want = [str(chunk) for chunk in event["chunks"]]
    take = replace(take, want=want, want_n=step.n if want else -1)
    state.put("take", str(take.number), _wanting(hand_off_in(state), take, step.at_ms))
    return {"take": take.number, "chunks": len(event["chunks"])}


def _wanting(hand_off: HandOff, take: Take, at_ms: int) -> Take:
    """A take whose missing chunks have just been named, or are missing no more.

    The review stands until its maker answers that they are there, so that whoever holds one back gains no approval by it.
    Neither does whoever asks without end: after `WANT_ANSWERS_MAX` answers, or once the owner's machine has had every
    byte, asking stops no clock.
    """
    stands = bool(take.want) and not take.is_in and take.answers < WANT_ANSWERS_MAX
    if stands == bool(take.want_ms):
        return take
    if stands:
        return replace(take, want_ms=at_ms)
    until_ms = min(at_ms, hand_off.paused_ms) if hand_off.stage_state is StageState.PAUSED else at_ms
    stood_ms = max(until_ms - take.want_ms, 0)
    answer_by_ms = take.answer_by_ms + stood_ms if take.answer_by_ms else 0
    return replace(take, want_ms=0, answer_by_ms=answer_by_ms, paused_ms=take.paused_ms + stood_ms)


def _want_answer(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """The maker has sent again what was missing: the clock runs again."""
    hand_off, take = hand_off_of(state, step), state.take(event["take"])
    if take is None or take.by_device != step.device:
        raise OverruledError("only the maker of a take says that it has been sent again")
    if take.is_in or not take.want or take.want_n != event["asked"]:
        return None  # it has arrived meanwhile, or other pieces are missing by now
    take = _wanting(hand_off, replace(take, want=[], want_n=-1, answers=take.answers + 1), step.at_ms)
    answer_by_ms = max(take.answer_by_ms, step.at_ms + AT_LEAST_MS) if take.answer_by_ms else 0
    state.put("take", str(take.number), replace(take, answer_by_ms=answer_by_ms))
    return {"take": take.number, "answers": take.answers}


def _take_refuse(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off, take = _current_take(state, event["take"])
    if take.is_in:
        raise OverruledError("the take has passed the owner's check")
    target = moved(hand_off, "take.refuse", Actor.OWNER)
    state.put(
        "take", str(take.number), replace(take, state="refused", findings=event["findings"], decided_ms=step.at_ms)
    )
    put_hand_off(state, replace(hand_off, state=target, due_ms=_due_again(hand_off, take.left_ms, step.at_ms)))
    return {"take": take.number}


def _due_again(hand_off: HandOff, left_ms: int, at_ms: int) -> int:
    """When work is due that has come back: nobody gets late by waiting for an answer."""
    return max(hand_off.due_ms, at_ms + max(left_ms, AT_LEAST_MS)) if hand_off.due_ms else 0


def _review_decide(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off, take = _current_take(state, event["take"])
    if event["manifest_hash"] != take.manifest_hash:
        raise OverruledError("the files named are not those of the take")
    refuse_undecided(hand_off)
    notes = [note_from(state, event["take"], note, step) for note in event["notes"]]
    if event["verdict"] == "approve":
        put_hand_off(state, replace(hand_off, state=moved(hand_off, "review.approve", Actor.OWNER), asked=None))
        state.put("take", str(take.number), replace(take, state="approved", decided_ms=step.at_ms))
        close_notes(state)
        settle_when_paid(state, step.at_ms)
    else:
        if not notes:
            raise OverruledError("changes are asked for without a note")
        if hand_off.rounds_used >= terms_in(hand_off).revisions:
            raise OverruledError("no round of changes is left")
        target = moved(hand_off, "review.revise", Actor.OWNER)
        due_ms = max(int(event.get("due", 0)), _due_again(hand_off, 0, step.at_ms))
        put_hand_off(state, replace(hand_off, state=target, rounds_used=hand_off.rounds_used + 1, due_ms=due_ms))
        state.put("take", str(take.number), replace(take, state="revise", decided_ms=step.at_ms))
    for note in notes:
        state.put("note", note.id, note)
    told: dict[str, Any] = {"take": take.number, "verdict": event["verdict"], "notes": len(notes)}
    return {**told, "by": str(event["by"])} if "on" in event and "by" in event else told


def _stage_cancel(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    target = moved(hand_off, "stage.cancel", Actor.OWNER)
    is_free = is_free_to_cancel(hand_off, step.at_ms)
    put_hand_off(state, replace(hand_off, state=target, reason=event["why"], asked=None, is_fee_waived=is_free))
    return {"why": event["why"]}


# --- facts -----------------------------------------------------------------------------------------------------


def _offer_accept(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    if event["offer"] != hand_off.offer or event["terms_hash"] != hand_off.terms_hash:
        raise OverruledError("what was signed are not the current terms")
    target = moved(hand_off, "offer.accept", Actor.COLLABORATOR)
    put_hand_off(state, replace(hand_off, state=target, person=step.person, accepted_ms=step.at_ms))
    begin_when_complete(state, step.at_ms)
    return {}


def _offer_decline(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    if event["offer"] != hand_off.offer:
        raise OverruledError("this is not the current offer")
    reason = str(event.get("reason", ""))
    put_hand_off(state, replace(hand_off, state=moved(hand_off, "offer.decline", Actor.COLLABORATOR), reason=reason))
    return {"reason": reason}


def _deliver(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    target = moved(hand_off, "deliver", Actor.COLLABORATOR)
    if event["take"] != hand_off.last_take + 1 or event["stage"] != hand_off.stage:
        raise OverruledError("the take's number is not the next one")
    take = Take(
        number=event["take"],
        stage=hand_off.stage,
        state="in_review",
        manifest_hash=event["manifest_hash"],
        manifest=event["manifest"],
        files=event["files"],
        size_bytes=event["bytes"],
        at_ms=step.at_ms,
        by_device=step.device,
        answer_by_ms=step.at_ms + terms_in(hand_off).review_ms,
        left_ms=hand_off.due_ms - step.at_ms if hand_off.due_ms else 0,
    )
    state.put("take", str(take.number), take)
    asked = hand_off.asked if hand_off.asked and hand_off.asked["kind"] == CHANGE else None
    put_hand_off(state, replace(hand_off, state=target, last_take=take.number, asked=asked))
    return {"take": take.number, "files": take.files}


def _comment_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    if step.role == OBSERVER:
        raise OverruledError("who observes only sees")
    if event["id"] in state.table("comment"):
        raise OverruledError("this comment exists already")
    state.put("comment", event["id"], {"text": event["text"], "by": step.device, "at": step.at_ms})
    return {"text": event["text"][:200]}


def _leave(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    reason = str(event.get("reason", ""))
    target = moved(hand_off, "leave", Actor.COLLABORATOR)
    put_hand_off(state, replace(hand_off, state=target, reason=reason, asked=None, is_left=True))
    return {"reason": reason}


# --- time ------------------------------------------------------------------------------------------------------


def next_deadline(state: RoomState) -> int | None:
    """The instant at which something happens by itself, or None. It happens just after that instant."""
    return min((at_ms for at_ms, _ in _deadlines(state)), default=None)


def _deadlines(state: RoomState) -> list[tuple[int, str]]:
    """What will happen by itself, and when."""
    hand_off = state.hand_off
    if hand_off is None:
        return []
    found = []
    if hand_off.stage_state in (StageState.OFFERED, StageState.COUNTERED):
        found.append((hand_off.expires_ms, "offer.expire"))
    is_silent = hand_off.stage_state is StageState.IN_REVIEW and not is_undecided(hand_off)
    if is_silent and terms_in(hand_off).silence_approves:
        take = state.take(hand_off.last_take)
        if take is not None and take.answer_by_ms and not take.want_ms:
            found.append((int(take.answer_by_ms), "review.silence"))
    found += [(at_ms, "milestone.silence") for at_ms, _ in silence_of(state)]
    found += [(at_ms, "call.silence") for at_ms in minutes_due(state)]
    found += lapse_of(state)
    lapses_ms = ask_lapses_ms(hand_off)
    if lapses_ms is not None:
        found.append((lapses_ms, "ask.lapse"))
    return found


def apply_deadlines(state: RoomState, before_ms: int) -> None:
    """Let happen what fell due before an instant, in its order: an offer expires, silence approves, a question lapses."""
    while True:
        due_ms, kind = min(_deadlines(state), default=(before_ms, ""))
        if due_ms >= before_ms:
            return
        _BY_ITSELF[kind](state, due_ms)


def _silence(state: RoomState, due_ms: int) -> None:
    hand_off = hand_off_in(state)
    take = state.take(hand_off.last_take)
    put_hand_off(state, replace(hand_off, state=moved(hand_off, "review.silence", Actor.RULES), asked=None))
    approved = replace(take, state="approved", is_silent=True, decided_ms=due_ms)
    state.put("take", str(take.number), approved)
    close_notes(state)
    settle_when_paid(state, due_ms)
    _note_time(state, due_ms, "review.silence", {"take": take.number})


def _expire(state: RoomState, due_ms: int) -> None:
    hand_off = hand_off_in(state)
    put_hand_off(state, replace(hand_off, state=moved(hand_off, "offer.expire", Actor.RULES), asked=None))
    _note_time(state, due_ms, "offer.expire", {})


def _lapse(state: RoomState, due_ms: int) -> None:
    hand_off = hand_off_in(state)
    asked = hand_off.question
    put_hand_off(state, replace(hand_off, asked=None))
    _note_time(state, due_ms, "ask.lapse", {"kind": asked.kind if asked else ""})


def _milestone(state: RoomState, due_ms: int) -> None:
    _note_time(state, due_ms, "milestone.silence", accept_by_silence(state, due_ms))


def _call(state: RoomState, due_ms: int) -> None:
    _note_time(state, due_ms, "call.silence", minutes_by_silence(state, due_ms))


def _dispute_lapse(state: RoomState, due_ms: int) -> None:
    _note_time(state, due_ms, "dispute.lapse", lapse(state, due_ms))


_BY_ITSELF: dict[str, Callable[[RoomState, int], None]] = {
    "review.silence": _silence,
    "offer.expire": _expire,
    "ask.lapse": _lapse,
    "milestone.silence": _milestone,
    "call.silence": _call,
    "dispute.lapse": _dispute_lapse,
}


def _note_time(state: RoomState, at_ms: int, kind: str, detail: dict[str, Any]) -> None:
    state.lines += 1
    state.history.append(HistoryLine(f"{state.lines:010d}", state.n, at_ms, "", kind, detail))


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

HAND_OFF_DECISIONS: dict[str, _Handler] = {
    **ASKING_DECISIONS,
    **CHANGE_DECISIONS,
    **AUDITION_DECISIONS,
    **CALL_DECISIONS,
    **CREDIT_DECISIONS,
    **DISPUTE_DECISIONS,
    **MILESTONE_DECISIONS,
    **FEEDBACK_DECISIONS,
    **MONEY_DECISIONS,
    **NOTE_DECISIONS,
    "offer.make": _offer_make,
    "offer.withdraw": _offer_withdraw,
    "input.give": _input_give,
    "work.due": _work_due,
    "review.clock": _review_clock,
    "take.in": _take_in,
    "take.want": _take_want,
    "take.refuse": _take_refuse,
    "review.decide": _review_decide,
    "stage.cancel": _stage_cancel,
}

HAND_OFF_FACTS: dict[str, _Handler] = {
    **ASKING_FACTS,
    **CALL_FACTS,
    **CHANGE_FACTS,
    **DISPUTE_FACTS,
    **MILESTONE_FACTS,
    **CREDIT_FACTS,
    **FEEDBACK_FACTS,
    **MONEY_FACTS,
    **NOTE_FACTS,
    **RIGHTS_FACTS,
    "offer.accept": _offer_accept,
    "offer.decline": _offer_decline,
    "deliver": _deliver,
    "want.answer": _want_answer,
    "comment.add": _comment_add,
    "leave": _leave,
}
