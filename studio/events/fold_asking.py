"""What one side asks of the other during a hand-off, and the answer: other terms, more time, a pause.

One question stands at a time; a newer one takes its place. Nothing changes before the other side has agreed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import Asked, HandOff
from studio.domain.milestones import scaled
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import DAY_MS, Terms, differences, follows_rate
from studio.events.catalog import Event
from studio.events.fold_milestones import shift_claims
from studio.events.hand_off_steps import begin_when_complete, hand_off_in, hand_off_of, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

ASK_LIFE_MS = 4 * DAY_MS
"""How long a question stays open when nobody answers it."""
OWNER, COLLABORATOR = "owner", "collaborator"
COUNTER, EXTENSION, PAUSE = "counter", "extension", "pause"


def ask_lapses_ms(hand_off: HandOff) -> int | None:
    """When the open question lapses; a counter-offer lapses with its offer."""
    asked = hand_off.question
    return asked.at_ms + ASK_LIFE_MS if asked is not None and asked.kind != COUNTER else None


# --- facts -----------------------------------------------------------------------------------------------------


def _offer_counter(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    if event["offer"] != hand_off.offer:
        raise OverruledError("this is not the current offer")
    terms = Terms.from_log(event["terms"])
    before = terms_in(hand_off)
    if terms.milestones != scaled(before.milestones, terms.price_minor):
        raise OverruledError("milestones follow the price in proportion")
    if not follows_rate(before, terms):
        raise OverruledError("of a call only the rate of a minute can be countered, and the price follows it")
    changed = [one for one in differences(before, terms) if one.field not in ("milestones", "call")]
    if not changed and terms.call == before.call:
        raise OverruledError("the terms proposed are those of the offer")
    if any(not difference.may_be_countered for difference in changed):
        raise OverruledError("only price, time, latest date, rounds, brief and rights can be countered")
    reason = str(event.get("reason", ""))
    asked = Asked(COUNTER, COLLABORATOR, step.at_ms, reason, terms=event["terms"])
    put_hand_off(
        state, replace(hand_off, state=moved(hand_off, "offer.counter", Actor.COLLABORATOR), asked=asked.to_plain())
    )
    changes = [[d.field, d.before, d.after] for d in changed]
    if terms.call is not None and before.call is not None and terms.call != before.call:
        changes.append(["rate", before.call.rate_minor, terms.call.rate_minor])
    return {"reason": reason, "currency": terms.currency, "changes": changes}


def _extension_ask(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    moved(hand_off, "extension.ask", Actor.COLLABORATOR)
    if event["until"] <= hand_off.due_ms:
        raise OverruledError("the date asked for is not later than the due date")
    asked = Asked(EXTENSION, COLLABORATOR, step.at_ms, event["reason"], until_ms=event["until"])
    put_hand_off(state, replace(hand_off, asked=asked.to_plain()))
    return {"until": event["until"], "reason": event["reason"]}


def _pause_ask(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off_of(state, step)
    return _propose_pause(state, event, step, COLLABORATOR)


def _pause_agree(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    hand_off = hand_off_of(state, step)
    _refuse_unasked(hand_off, PAUSE, OWNER)
    _pause(state, hand_off, Actor.COLLABORATOR, step)
    return {}


def _pause_end(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    hand_off_of(state, step)
    _resume(state, Actor.COLLABORATOR, step)
    return {}


def _ask_decline(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off_of(state, step)
    return _refuse(state, event, OWNER)


# --- decisions -------------------------------------------------------------------------------------------------


def _extension_grant(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    hand_off = hand_off_in(state)
    target = moved(hand_off, "extension.grant", Actor.OWNER)
    _refuse_unasked(hand_off, EXTENSION, COLLABORATOR)
    if event["due"] <= hand_off.due_ms:
        raise OverruledError("more time cannot end earlier")
    put_hand_off(state, replace(hand_off, state=target, due_ms=event["due"], asked=None))
    return {"due": event["due"]}


def _pause_propose(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    return _propose_pause(state, event, step, OWNER)


def _stage_pause(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    hand_off = hand_off_in(state)
    _refuse_unasked(hand_off, PAUSE, COLLABORATOR)
    _pause(state, hand_off, Actor.OWNER, step)
    return {}


def _stage_resume(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    _resume(state, Actor.OWNER, step)
    return {}


def _ask_refuse(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    return _refuse(state, event, COLLABORATOR)


# --- both ------------------------------------------------------------------------------------------------------


def _refuse_unasked(hand_off: HandOff, kind: str, by: str) -> None:
    asked = hand_off.question
    if asked is None or (asked.kind, asked.by) != (kind, by):
        raise OverruledError("this was not asked for")


def _refuse(state: RoomState, event: Event, asked_by: str) -> dict[str, Any]:
    """No to what the other side asked; everything stays as it was."""
    hand_off = hand_off_in(state)
    _refuse_unasked(hand_off, event["kind"], asked_by)
    if event["kind"] == COUNTER:
        raise OverruledError("other terms are answered by an offer")
    put_hand_off(state, replace(hand_off, asked=None))
    return {"kind": event["kind"], "reason": str(event.get("reason", ""))}


def _propose_pause(state: RoomState, event: Event, step: Step, by: str) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "stage.pause", Actor.OWNER)
    reason = str(event.get("reason", ""))
    put_hand_off(state, replace(hand_off, asked=Asked(PAUSE, by, step.at_ms, reason).to_plain()))
    return {"reason": reason}


def _pause(state: RoomState, hand_off: HandOff, actor: Actor, step: Step) -> None:
    target = moved(hand_off, "stage.pause", actor)
    put_hand_off(state, replace(hand_off, state=target, paused_from=hand_off.state, paused_ms=step.at_ms, asked=None))


def _resume(state: RoomState, actor: Actor, step: Step) -> None:
    """Go on where it stood; every deadline moves by as long as the pause was."""
    hand_off = hand_off_in(state)
    target = moved(hand_off, f"stage.resume.{hand_off.paused_from}", actor)
    pause_ms = max(step.at_ms - hand_off.paused_ms, 0)
    due_ms = hand_off.due_ms + pause_ms if hand_off.due_ms else 0
    put_hand_off(state, replace(hand_off, state=target, paused_from="", paused_ms=0, due_ms=due_ms, asked=None))
    begin_when_complete(state, step.at_ms)
    shift_claims(state, pause_ms)
    take = state.take(hand_off.last_take)
    if target == StageState.IN_REVIEW and take is not None and take.answer_by_ms:
        later = replace(take, answer_by_ms=take.answer_by_ms + pause_ms, paused_ms=take.paused_ms + pause_ms)
        if take.want_ms:  # what stood for both reasons is counted once
            later = replace(later, want_ms=take.want_ms + step.at_ms - max(hand_off.paused_ms, take.want_ms))
        state.put("take", str(take.number), later)


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

ASKING_FACTS: dict[str, _Handler] = {
    "offer.counter": _offer_counter,
    "extension.ask": _extension_ask,
    "pause.ask": _pause_ask,
    "pause.agree": _pause_agree,
    "pause.end": _pause_end,
    "ask.decline": _ask_decline,
}
ASKING_DECISIONS: dict[str, _Handler] = {
    "extension.grant": _extension_grant,
    "pause.propose": _pause_propose,
    "stage.pause": _stage_pause,
    "stage.resume": _stage_resume,
    "ask.refuse": _ask_refuse,
}
