"""A dispute in the room of a hand-off: statements and proposed splits of either side, until one agrees or nobody answers.

Nobody judges. The clock of a review stands meanwhile. What both agree on is owed; without an answer within five days all is as it was before,
and the record stays. Each side opens one dispute at most, so nobody holds a review up by disputes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import HandOff
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import DAY_MS
from studio.events.catalog import Event
from studio.events.fold_milestones import shift_claims
from studio.events.fold_money import dues_in
from studio.events.hand_off_steps import hand_off_in, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import OWNER_ROLES, RoomState

ANSWER_MS = 5 * DAY_MS
"""How long each statement waits for the other side's."""
OPEN, SETTLED, LAPSED = "open", "settled", "lapsed"
OWNER, COLLABORATOR = "owner", "collaborator"
STATEMENT_MAX = 5000
PROPOSALS_MAX = 50
_ACTORS = {OWNER: Actor.OWNER, COLLABORATOR: Actor.COLLABORATOR}


def standing_dispute(state: RoomState) -> dict[str, Any] | None:
    """The dispute that was opened last, as plain values; None where there was none. Which is last the log says, no clock."""
    found: list[dict[str, Any]] = list(state.table("dispute").values())
    return max(found, key=lambda one: one["number"], default=None)


def _party(hand_off: HandOff, step: Step) -> str:
    """Which side speaks. Raises OverruledError for anybody else in the room."""
    if step.role in OWNER_ROLES:
        return OWNER
    if not hand_off.person or hand_off.person != step.person:
        raise OverruledError("the stage is not with this person")
    return COLLABORATOR


def _proposal(state: RoomState, hand_off: HandOff, event: Event, by: str, at_ms: int) -> dict[str, Any]:
    """A statement with its split: what the collaborator is owed in all, without tax on top."""
    if not event["statement"].strip() or len(event["statement"]) > STATEMENT_MAX:
        raise OverruledError(f"a statement has words, {STATEMENT_MAX} letters at most")
    if not dues_in(state).paid_minor <= event["split"] <= terms_in(hand_off).price_minor:
        raise OverruledError("a split lies between what is paid and the agreed price")
    return {"by": by, "at": at_ms, "statement": event["statement"], "split": event["split"]}


def _open(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    by = _party(hand_off, step)
    target = moved(hand_off, "dispute.open", _ACTORS[by])
    if not hand_off.accepted_ms:
        raise OverruledError("no terms were signed")
    if by in state.table("dispute"):
        raise OverruledError("each side opens one dispute; this one has had its own")
    record = {
        "number": len(state.table("dispute")) + 1,
        "by": by,
        "since": step.at_ms,
        "from": hand_off.state,
        "state": OPEN,
        "answer_by": step.at_ms + ANSWER_MS,
        "proposals": [_proposal(state, hand_off, event, by, step.at_ms)],
        "split": -1,
    }
    state.put("dispute", by, record)
    put_hand_off(state, replace(hand_off, state=target, asked=None))
    return {"statement": event["statement"][:200], "split": event["split"], "currency": terms_in(hand_off).currency}


def _to_answer(state: RoomState, event: Event, by: str) -> dict[str, Any]:
    """The open dispute, whose last proposal ``event`` answers."""
    found = standing_dispute(state)
    if found is None or found["state"] != OPEN:
        raise OverruledError("nothing is disputed")
    if event["to"] != len(found["proposals"]) - 1:
        raise OverruledError("this answers another proposal than the last one")
    if found["proposals"][-1]["by"] == by:
        raise OverruledError("nobody agrees with oneself")
    return found


def _answer(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    by = _party(hand_off, step)
    found = _to_answer(state, event, by)
    if event["is_agreed"]:
        if by == OWNER:
            raise OverruledError("an owner agrees by deciding it")
        return _settle(state, hand_off, found, Actor.COLLABORATOR, step)
    if len(found["proposals"]) >= PROPOSALS_MAX:
        raise OverruledError("there are enough proposals; agree to one, or leave it")
    made = _proposal(state, hand_off, event, by, step.at_ms)
    more = {"proposals": [*found["proposals"], made], "answer_by": step.at_ms + ANSWER_MS}
    state.put("dispute", found["by"], {**found, **more})
    return {"statement": made["statement"][:200], "split": made["split"], "currency": terms_in(hand_off).currency}


def _settle_by_owner(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    return _settle(state, hand_off, _to_answer(state, event, OWNER), Actor.OWNER, step)


def _settle(state: RoomState, hand_off: HandOff, found: dict[str, Any], actor: Actor, step: Step) -> dict[str, Any]:
    target = moved(hand_off, "dispute.settle", actor)
    split = found["proposals"][-1]["split"]
    if dues_in(state).paid_minor > split:
        raise OverruledError("more than that has been paid meanwhile")
    state.put("dispute", found["by"], {**found, "state": SETTLED, "split": split, "settled": step.at_ms})
    put_hand_off(state, replace(hand_off, state=target))
    return {"split": split, "currency": terms_in(hand_off).currency, "is_settled": True}


# --- time ------------------------------------------------------------------------------------------------------


def lapse_of(state: RoomState) -> list[tuple[int, str]]:
    """When the open dispute ends without an answer."""
    found = standing_dispute(state)
    return [(int(found["answer_by"]), "dispute.lapse")] if found is not None and found["state"] == OPEN else []


def lapse(state: RoomState, due_ms: int) -> dict[str, Any]:
    """All is as it was before; deadlines are later by as long as it was open."""
    hand_off, found = hand_off_in(state), standing_dispute(state)
    if found is None:
        return {}
    target = moved(hand_off, f"dispute.lapse.{found['from']}", Actor.RULES)
    state.put("dispute", found["by"], {**found, "state": LAPSED})
    put_hand_off(state, replace(hand_off, state=target))
    stood_ms, take = due_ms - found["since"], state.take(hand_off.last_take)
    shift_claims(state, stood_ms)
    if target == StageState.IN_REVIEW and take is not None and take.answer_by_ms:
        later = replace(take, answer_by_ms=take.answer_by_ms + stood_ms, paused_ms=take.paused_ms + stood_ms)
        state.put("take", str(take.number), later)
    return {"by": found["proposals"][-1]["by"]}


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

DISPUTE_FACTS: dict[str, _Handler] = {"dispute.open": _open, "dispute.answer": _answer}
DISPUTE_DECISIONS: dict[str, _Handler] = {"dispute.settle": _settle_by_owner}
