"""The life of one hand-off: states, who may move it, and the one function that refuses.

The table is PRODUCT.md section 2 as data. Late, stale and silent are marks beside a state, not states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studio.domain.errors import RefusedError


class StageState(StrEnum):
    """Where a stage stands. ``sentence`` says it to a person."""

    PLANNED = "planned"
    DRAFT = "draft"
    OFFERED = "offered"
    COUNTERED = "countered"
    ACCEPTED = "accepted"
    AWAITING_INPUTS = "awaiting_inputs"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    REVISION = "revision"
    APPROVED = "approved"
    SETTLED = "settled"
    CLOSED = "closed"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    PAUSED = "paused"
    DISPUTED = "disputed"
    CANCELLED = "cancelled"

    @property
    def sentence(self) -> str:
        """One sentence that says what the state means."""
        return _SENTENCES[self]


_SENTENCES: dict[StageState, str] = {
    StageState.PLANNED: "Planned; nobody has been asked yet.",
    StageState.DRAFT: "Terms have been begun but not sent.",
    StageState.OFFERED: "Offered; waiting for an answer.",
    StageState.COUNTERED: "The collaborator proposed other terms.",
    StageState.ACCEPTED: "Accepted; terms are signed.",
    StageState.AWAITING_INPUTS: "Accepted; waits until all inputs are there.",
    StageState.IN_PROGRESS: "In progress; the clock runs.",
    StageState.IN_REVIEW: "Delivered; waits for the owner's answer.",
    StageState.REVISION: "Changes were asked for.",
    StageState.APPROVED: "Approved; what depends on it can go on.",
    StageState.SETTLED: "Approved and paid.",
    StageState.CLOSED: "Finished and closed.",
    StageState.DECLINED: "The offer was declined.",
    StageState.EXPIRED: "The offer was not answered in time.",
    StageState.WITHDRAWN: "The owner took the offer back.",
    StageState.PAUSED: "Paused; the clock stands.",
    StageState.DISPUTED: "Disputed; both sides state their view.",
    StageState.CANCELLED: "Cancelled before approval.",
}


class Actor(StrEnum):
    """Who causes a transition: the owner, the collaborator, an approver named in the terms, or the rules."""

    OWNER = "owner"
    COLLABORATOR = "collaborator"
    APPROVER = "approver"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed step. ``guard`` names the condition in words; the caller has checked it."""

    source: StageState
    event: str
    actor: Actor
    target: StageState
    guard: str = ""


_S = StageState
_OPEN_WORK = (_S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_S.PLANNED, "own.begin", Actor.OWNER, _S.IN_PROGRESS, "the stage has no person"),
    Transition(_S.PLANNED, "own.deliver", Actor.OWNER, _S.APPROVED, "every required output is there and passes"),
    Transition(_S.IN_PROGRESS, "own.deliver", Actor.OWNER, _S.APPROVED, "every required output is there and passes"),
    Transition(_S.APPROVED, "own.deliver", Actor.OWNER, _S.APPROVED, "a further take of an own stage"),
    Transition(_S.PLANNED, "offer.draft", Actor.OWNER, _S.DRAFT, "terms begun"),
    Transition(_S.PLANNED, "offer.make", Actor.OWNER, _S.OFFERED, "terms complete; inputs have a source; types fit"),
    Transition(_S.DRAFT, "offer.make", Actor.OWNER, _S.OFFERED, "terms complete; inputs have a source; types fit"),
    *(
        Transition(ended, "offer.make", Actor.OWNER, _S.OFFERED, "a new offer after the last one ended")
        for ended in (_S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED)
    ),
    Transition(
        _S.OFFERED, "offer.counter", Actor.COLLABORATOR, _S.COUNTERED, "differs in price, date, rounds or scope"
    ),
    Transition(_S.COUNTERED, "offer.make", Actor.OWNER, _S.OFFERED, "new terms replace the old ones"),
    Transition(_S.OFFERED, "offer.accept", Actor.COLLABORATOR, _S.ACCEPTED, "signs the hash of the terms"),
    Transition(_S.OFFERED, "offer.decline", Actor.COLLABORATOR, _S.DECLINED),
    Transition(_S.COUNTERED, "offer.decline", Actor.COLLABORATOR, _S.DECLINED),
    Transition(_S.OFFERED, "offer.withdraw", Actor.OWNER, _S.WITHDRAWN, "before acceptance"),
    Transition(_S.COUNTERED, "offer.withdraw", Actor.OWNER, _S.WITHDRAWN, "before acceptance"),
    Transition(_S.OFFERED, "offer.expire", Actor.RULES, _S.EXPIRED, "no answer within the offer's life (72 h)"),
    Transition(_S.COUNTERED, "offer.expire", Actor.RULES, _S.EXPIRED, "no answer within the offer's life (72 h)"),
    Transition(_S.ACCEPTED, "inputs.wait", Actor.RULES, _S.AWAITING_INPUTS, "an input is not there yet"),
    Transition(_S.ACCEPTED, "inputs.complete", Actor.RULES, _S.IN_PROGRESS, "all inputs are there and verified"),
    Transition(_S.AWAITING_INPUTS, "inputs.complete", Actor.RULES, _S.IN_PROGRESS, "all inputs are there and verified"),
    *(
        Transition(work, "extension.ask", Actor.COLLABORATOR, work, "new date and reason")
        for work in (_S.IN_PROGRESS, _S.REVISION)
    ),
    *(
        Transition(work, "extension.grant", Actor.OWNER, work, "an extension was asked for")
        for work in (_S.IN_PROGRESS, _S.REVISION)
    ),
    *(
        Transition(work, event, actor, work, guard)
        for work in _OPEN_WORK
        for event, actor, guard in (
            ("change.order", Actor.OWNER, "adds price, time or rounds"),
            ("change.accept", Actor.COLLABORATOR, "signs the hash of the changed terms"),
        )
    ),
    *(
        Transition(work, event, actor, work, guard)
        for work in (_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION)
        for event, actor, guard in (
            ("milestone.reach", Actor.COLLABORATOR, "a part of the work is there"),
            ("milestone.accept", Actor.OWNER, "what was agreed for it is there"),
        )
    ),
    Transition(
        _S.IN_REVIEW, "change.revise", Actor.COLLABORATOR, _S.REVISION, "a change order that was accepted has notes"
    ),
    Transition(_S.IN_PROGRESS, "deliver", Actor.COLLABORATOR, _S.IN_REVIEW, "manifest signed; required checks pass"),
    Transition(_S.REVISION, "deliver", Actor.COLLABORATOR, _S.IN_REVIEW, "manifest signed; required checks pass"),
    Transition(_S.IN_REVIEW, "take.refuse", Actor.OWNER, _S.IN_PROGRESS, "the owner's own check failed; no round used"),
    Transition(_S.IN_REVIEW, "review.revise", Actor.OWNER, _S.REVISION, "rounds left and at least one note"),
    Transition(_S.IN_REVIEW, "review.revise", Actor.APPROVER, _S.REVISION, "rounds left and at least one note"),
    Transition(_S.IN_REVIEW, "review.approve", Actor.OWNER, _S.APPROVED, "signs the manifest's hash"),
    Transition(_S.IN_REVIEW, "review.approve", Actor.APPROVER, _S.APPROVED, "signs the manifest's hash"),
    Transition(_S.IN_REVIEW, "review.silence", Actor.RULES, _S.APPROVED, "review time passed and the terms allow it"),
    Transition(_S.APPROVED, "pay.sent", Actor.OWNER, _S.SETTLED, "all that is owed is recorded as paid"),
    *(
        Transition(owed, "pay.part", Actor.OWNER, owed, "a part of what is owed, or a tip")
        for owed in (
            *(_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION, _S.PAUSED, _S.DISPUTED),
            *(_S.APPROVED, _S.SETTLED, _S.CLOSED, _S.CANCELLED),
        )
    ),
    *(
        Transition(owed, "pay.correct", Actor.OWNER, owed, "a payment was less than was recorded")
        for owed in (
            *(_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION, _S.PAUSED, _S.DISPUTED),
            *(_S.APPROVED, _S.SETTLED, _S.CLOSED, _S.CANCELLED),
        )
    ),
    *(
        Transition(live, event, actor, live, guard)
        for live in (_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION, _S.APPROVED, _S.SETTLED)
        for event, actor, guard in (
            ("call.minutes", Actor.COLLABORATOR, "a call was as long as that"),
            ("call.agree", Actor.OWNER, "the minutes are right"),
        )
    ),
    Transition(_S.SETTLED, "pay.more", Actor.RULES, _S.APPROVED, "something is left to be paid after all"),
    Transition(_S.SETTLED, "close", Actor.RULES, _S.CLOSED, "feedback by both, or 10 days"),
    *(
        Transition(live, "stage.cancel", Actor.OWNER, _S.CANCELLED, "kill fee by the signed table")
        for live in (*_OPEN_WORK, _S.PAUSED)
    ),
    *(
        Transition(live, "leave", Actor.COLLABORATOR, _S.CANCELLED, "kill fee by the signed table")
        for live in (*_OPEN_WORK, _S.PAUSED)
    ),
    *(
        Transition(live, "audition.choose", Actor.OWNER, live, "the candidate is chosen in the office")
        for live in (*_OPEN_WORK, _S.PAUSED)
    ),
    *(
        Transition(asked, "audition.pass", Actor.OWNER, _S.WITHDRAWN, "another candidate is chosen")
        for asked in (_S.OFFERED, _S.COUNTERED)
    ),
    *(
        Transition(live, "audition.pass", Actor.OWNER, _S.CANCELLED, "another candidate is chosen; the fee is owed")
        for live in (*_OPEN_WORK, _S.PAUSED)
    ),
    Transition(_S.APPROVED, "stage.reopen", Actor.OWNER, _S.IN_PROGRESS, "an input was superseded"),
    *(
        Transition(source, "dispute.open", actor, _S.DISPUTED, "statement and proposed split")
        for source in (_S.IN_REVIEW, _S.CANCELLED)
        for actor in (Actor.OWNER, Actor.COLLABORATOR)
    ),
    *(
        Transition(_S.DISPUTED, "dispute.settle", actor, _S.CANCELLED, "both agree on the split")
        for actor in (Actor.OWNER, Actor.COLLABORATOR)
    ),
    *(
        Transition(_S.DISPUTED, f"dispute.lapse.{before}", Actor.RULES, before, "no answer within 5 days")
        for before in (_S.IN_REVIEW, _S.CANCELLED)
    ),
    *(
        Transition(live, "stage.pause", actor, _S.PAUSED, "the other side asked for it")
        for live in _OPEN_WORK
        for actor in (Actor.OWNER, Actor.COLLABORATOR)
    ),
    *(
        Transition(_S.PAUSED, f"stage.resume.{live}", actor, live, "either side ends the pause")
        for live in _OPEN_WORK
        for actor in (Actor.OWNER, Actor.COLLABORATOR)
    ),
)

_TABLE: dict[tuple[StageState, str, Actor], StageState] = {(t.source, t.event, t.actor): t.target for t in TRANSITIONS}


def next_state(state: StageState, event: str, actor: Actor) -> StageState | None:
    """The state after ``event`` by ``actor``, or None where the table has no such step."""
    return _TABLE.get((state, event, actor))


def move(state: StageState, event: str, actor: Actor, *, subject: str = "") -> StageState:
    """The state after ``event`` by ``actor``.

    Raises:
        RefusedError: the table has no such step; says who could do it, or what the state allows.
    """
    target = next_state(state, event, actor)
    if target is not None:
        return target
    possible = sorted({t.event for t in TRANSITIONS if t.source is state and t.actor is actor})
    way_out = (
        f"Possible now: {', '.join(possible)}." if possible else "Nothing can be done from your side at this point."
    )
    raise RefusedError(
        f"“{event}” is not possible while the stage is “{state.value.replace('_', ' ')}”. {state.sentence}",
        subject=subject,
        what_to_do=way_out,
        code="wrong_state",
    )
