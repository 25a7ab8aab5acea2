"""What should happen now and by whom: one or two short sentences for every state, for the owner and the collaborator.

Reads facts, decides nothing; the first sentence stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from studio.domain.hand_off import CHOSEN, OTHER
from studio.domain.receipts import Word
from studio.domain.stage_states import StageState
from studio.queries.asked import asked_row
from studio.queries.room_facts import RoomFacts, is_overdue
from studio.queries.rows import CandidateStandRow, DisputeRow, FeedbackRow
from studio.queries.standing import Standing
from studio.queries.wording import by_moment, counted, first_name, listed, moment, money_words

_S = StageState


@dataclass(frozen=True, slots=True)
class OwnerView:
    """What the owner's sentence needs. ``unfed`` are inputs that nothing provides, ``sources`` the stages that the
    missing inputs come from; ``has_joined``: the person is in the room; ``next_name``: who is asked by itself when it comes
    to nothing.
    """

    standing: Standing
    outputs: Sequence[str]
    unfed: Sequence[str] = ()
    sources: Mapping[str, str] | None = None
    has_joined: bool = False
    now_ms: int = 0
    next_name: str = ""
    candidates: Sequence[CandidateStandRow] = ()
    feedback: FeedbackRow | None = None
    dispute: DisputeRow | None = None

    @property
    def facts(self) -> RoomFacts | None:
        """The hand-off, open or ended."""
        return self.standing.facts

    @property
    def who(self) -> str:
        """The other person, by first name."""
        return first_name(self.standing.person) or "the person"


def owner_step(view: OwnerView) -> str:
    """The sentence for the owner."""
    state = view.standing.state
    if state is _S.PLANNED:
        return _planned(view)
    if view.standing.is_own:
        return "Done: your take is signed and feeds what follows." if state is _S.APPROVED else state.sentence
    if view.candidates:
        return _audition(view.candidates)
    sentence = _OWNER.get(state)
    if sentence is None or view.facts is None:
        return state.sentence
    said = _claimed(view.facts, view.who) + _contradicted(view.facts, view.who)
    return _asked(view.facts, view.who, is_owner=True) + said + sentence(view, view.facts)


def _contradicted(facts: RoomFacts, who: str) -> str:
    """A payment of which something else has come than was recorded, and minutes that wait for an answer."""
    currency, said = facts.terms.currency, ""
    if facts.minutes.get("state") == "claimed":
        said = f"{who} says that the call had {counted(int(facts.minutes['minutes']), 'minute')}: agree, or say what is not right. "
    for one in facts.receipts:
        if one.word is Word.CONTRADICTED:
            came, recorded = (money_words(minor, currency) for minor in (one.received_minor, one.recorded_minor))
            return f"{said}{who} says that {came} of a payment of {recorded} has come: correct it, or ask them. "
    return said


def _to_confirm(facts: RoomFacts) -> str:
    """Payments that wait for the payee's word."""
    waiting = sum(one.recorded_minor for one in facts.receipts if one.word is Word.OPEN)
    return f"Say whether {money_words(waiting, facts.terms.currency)} has come. " if waiting else ""


def _claimed(facts: RoomFacts, who: str) -> str:
    """Milestones that wait for the owner's answer, and what is earned and not paid while the work goes on."""
    names = [
        f"“{one.name}”"
        for n, one in enumerate(facts.terms.milestones)
        if facts.milestones.get(str(n), {}).get("state") == "claimed"
    ]
    said = f"{who} says that {listed(names)} is reached: accept it, or say what is missing. " if names else ""
    if facts.state in _GOING_ON and facts.dues.left_minor:
        left = money_words(facts.dues.left_minor, facts.terms.currency)
        return f"{said}Pay {who} {left} for what is reached and record the payment. "
    return said


_GOING_ON = frozenset({_S.IN_PROGRESS, _S.REVISION, _S.IN_REVIEW, _S.PAUSED})


def _asked(facts: RoomFacts, who: str, *, is_owner: bool) -> str:
    """What is asked and waits for an answer goes first; a counter-offer has a sentence of its own."""
    asked = asked_row(facts.hand_off, is_owner=is_owner)
    if asked is None or asked.kind == "counter":
        return ""
    if asked.is_mine:
        words = asked.words
        you = (
            "you propose" + words.removeprefix("proposes")
            if words.startswith("proposes")
            else "you ask" + words.removeprefix("asks")
        )
        return f"{who} has not answered yet: {you}. "
    return f"{who} {asked.words}. Say yes or no. "


def _planned(view: OwnerView) -> str:
    if view.unfed and not view.standing.is_own:
        needed = listed([f"“{name}”" for name in view.unfed])
        return f"Attach a file for {needed}: nothing provides it yet. Then offer the stage to a person."
    if view.standing.is_own:
        wanted = listed([f"“{name}”" for name in view.outputs]) or "the files"
        return f"Yours to do: drop {wanted} here and deliver. Or offer it to somebody."
    return "Offer it to a person. Or do it yourself by dropping files here."


def _offered(view: OwnerView, facts: RoomFacts) -> str:
    until = by_moment(facts.hand_off.expires_ms)
    following = f" {view.next_name} is next." if view.next_name else ""
    if view.has_joined:
        return f"{view.who} is in and reads the terms. The answer is due{until}.{following}"
    return f"Send the pass to {view.who}. The answer is due{until}, then the offer expires.{following}"


def _waiting(view: OwnerView, facts: RoomFacts) -> str:
    if not facts.missing:
        return f"{view.who} has signed. The inputs are on their way; the clock starts when they are there."
    sources = [(view.sources or {}).get(name, "") for name in facts.missing]
    parts = [
        f"“{name}” from {source}" if source else f"“{name}”"
        for name, source in zip(facts.missing, sources, strict=True)
    ]
    return f"{view.who} has signed and waits for {listed(parts)}. The clock starts when everything is there."


def _countered(view: OwnerView, facts: RoomFacts) -> str:
    asked = asked_row(facts.hand_off, is_owner=True)
    what = asked.words if asked is not None else "proposes other terms"
    return f"{view.who} {what}. Say yes or no, or withdraw, {by_moment(facts.hand_off.expires_ms).strip()}."


def _paused(view: OwnerView, _facts: RoomFacts) -> str:
    return f"Paused; the clock stands. You or {view.who} can let it go on."


def _working(view: OwnerView, facts: RoomFacts) -> str:
    due = moment(facts.hand_off.due_ms)
    if is_overdue(facts.hand_off, view.now_ms):
        return f"{view.who} is late: it was due {due}. Ask how it goes, give more time, or cancel."
    what = "is making the changes" if facts.state is _S.REVISION else "is working"
    return f"{view.who} {what}.{f' Due {due}.' if due else ''}"


def _in_review(view: OwnerView, facts: RoomFacts) -> str:
    take = facts.take
    if take is None or not take.is_in:
        number = take.number if take is not None else facts.hand_off.last_take
        return f"Take {number} from {view.who} is arriving. It is checked here when all of it is there."
    left = facts.terms.revisions - facts.hand_off.rounds_used
    ask = "or ask for changes" if left > 0 else "; all rounds of changes are used up"
    silence = " Silence approves it." if facts.terms.silence_approves else ""
    answer = f"Listen to take {take.number} and approve it{' ' if left > 0 else ''}{ask}"
    return f"{answer}{by_moment(take.answer_by_ms) if left > 0 else ''}.{silence}"


def _approved(view: OwnerView, facts: RoomFacts) -> str:
    left = money_words(facts.dues.left_minor, facts.terms.currency)
    how = " by silence" if facts.take is not None and facts.take.is_silent else ""
    if facts.terms.price_minor <= 0:
        return f"Approved{how}. Nothing to do."
    if facts.paid_minor:
        paid = money_words(facts.paid_minor, facts.terms.currency)
        return f"Approved{how}, {paid} paid. Pay {view.who} the remaining {left} and record the payment."
    return f"Approved{how}. Pay {view.who} {left} and record the payment."


def _settled(view: OwnerView, _facts: RoomFacts) -> str:
    return f"Approved and paid. {_feedback_step(view.feedback, view.who) or f'Nothing to do for you or {view.who}.'}"


def _feedback_step(row: FeedbackRow | None, who: str) -> str:
    """What there is to say or to wait for after a payment; empty where there is nothing."""
    if row is None:
        return ""
    if row.may_give:
        has = f" {who} has." if row.has_theirs else ""
        return f"Say how it was, until {moment(row.opens_ms)}.{has}"
    if row.is_sealed:
        return f"Your feedback opens once {who} has given theirs, at the latest {moment(row.opens_ms)}."
    return ""


def _declined(view: OwnerView, facts: RoomFacts) -> str:
    reason = f" (“{facts.hand_off.reason}”)" if facts.hand_off.reason else ""
    return f"{view.who} declined{reason}. {_then(view)}"


def _audition(candidates: Sequence[CandidateStandRow]) -> str:
    """Where an audition stands."""
    delivered = sum(bool(one.take) for one in candidates)
    at_work = sum(one.may_choose and not one.take for one in candidates)
    asked = len(candidates) - delivered - at_work
    parts = [
        words
        for count, words in (
            (delivered, f"{delivered} delivered"),
            (at_work, f"{at_work} at work"),
            (asked, f"{asked} not answered yet"),
        )
        if count
    ]
    if delivered + at_work == 0:
        return f"Audition: {listed(parts)}. Nobody can be chosen before they have accepted."
    return f"Audition: {listed(parts)}. Hear them and choose one; the others get their fee."


def _then(view: OwnerView) -> str:
    """What happens after an offer that came to nothing."""
    if view.next_name:
        return f"{view.next_name} is asked next, with the next sync."
    return "Offer it to somebody else, or do it yourself."


def _expired(view: OwnerView, _facts: RoomFacts) -> str:
    then = _then(view) if view.next_name else "Offer it again, or to somebody else."
    return f"{view.who} did not answer in time. {then}"


def _withdrawn(view: OwnerView, _facts: RoomFacts) -> str:
    return f"You took the offer back. {_then(view) if view.next_name else 'Offer it again, or do it yourself.'}"


def _cancelled(view: OwnerView, facts: RoomFacts) -> str:
    left = facts.dues.left_minor
    owed = f"{view.who} is owed {money_words(left, facts.terms.currency)}. " if left else ""
    if facts.deed.split_minor >= 0:
        return f"You two agreed on a split. {owed}Offer it to somebody else, or do it yourself."
    if facts.hand_off.is_left:
        return f"{view.who} left{_why(facts)}. {owed}Offer it to somebody else, or do it yourself."
    return f"Cancelled. {owed}Offer it to somebody else, or do it yourself."


def _why(facts: RoomFacts) -> str:
    """The reason that was given; empty where none was."""
    reason = facts.hand_off.reason
    return f" (“{reason}”)" if reason and reason != "cancelled" else ""


def _disputed(dispute: DisputeRow | None, who: str) -> str:
    """Whose turn it is, with the split that was proposed last."""
    if dispute is None or not dispute.proposals:
        return f"Disputed; nobody judges. You and {who} agree on a split, or all is as before after 5 days without an answer."
    split, until = money_words(dispute.proposals[-1].split_minor, dispute.currency), by_moment(dispute.answer_by_ms)
    if dispute.is_my_turn:
        return f"{who} proposes a split: {split} in all. Agree or answer{until}; without an answer all is as before."
    return f"You propose a split: {split} in all. {who} answers{until}; without an answer all is as before."


_OWNER: dict[StageState, Callable[[OwnerView, RoomFacts], str]] = {
    _S.OFFERED: _offered,
    _S.COUNTERED: _countered,
    _S.PAUSED: _paused,
    _S.ACCEPTED: _waiting,
    _S.AWAITING_INPUTS: _waiting,
    _S.IN_PROGRESS: _working,
    _S.REVISION: _working,
    _S.IN_REVIEW: _in_review,
    _S.DISPUTED: lambda view, _: _disputed(view.dispute, view.who),
    _S.APPROVED: _approved,
    _S.SETTLED: _settled,
    _S.CLOSED: lambda _view, _: "Finished. Nothing to do.",
    _S.DECLINED: _declined,
    _S.EXPIRED: _expired,
    _S.WITHDRAWN: _withdrawn,
    _S.CANCELLED: _cancelled,
}


# --- the collaborator's side -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CollaboratorView:
    """What the collaborator's sentence needs. ``has_drops``: files lie in the deliver folder; ``hint`` says what
    still keeps them from being delivered; ``arriving`` are inputs that are there but not on this machine yet.
    """

    facts: RoomFacts
    owner: str
    unsent: str = ""
    has_drops: bool = False
    hint: str = ""
    arriving: Sequence[str] = ()
    open_notes: int = 0
    now_ms: int = 0
    feedback: FeedbackRow | None = None
    dispute: DisputeRow | None = None

    @property
    def who(self) -> str:
        """The owner by first name."""
        return first_name(self.owner) or "the owner"


def collaborator_step(view: CollaboratorView) -> str:
    """The sentence for the collaborator."""
    if view.facts.terms.audition_fee_minor is not None:
        words = _as_candidate(view)
        if words:
            return words
    sentence = _COLLABORATOR.get(view.facts.state)
    if sentence is None:
        return view.facts.state.sentence
    return _asked(view.facts, view.who, is_owner=False) + _to_confirm(view.facts) + sentence(view)


def _as_candidate(view: CollaboratorView) -> str:
    """What is otherwise in an audition; empty where it is as in any gig."""
    hand_off, state = view.facts.hand_off, view.facts.state
    fee = money_words(view.facts.terms.audition_fee_minor or 0, view.facts.terms.currency)
    if hand_off.choice == OTHER:
        owed = view.facts.dues.left_minor
        if state is _S.CANCELLED and owed:
            return f"Somebody else was chosen. You are owed {money_words(owed, view.facts.terms.currency)}."
        return "Somebody else was chosen. Nothing to do."
    if hand_off.choice == CHOSEN:
        return f"You are chosen. {_in_their_hands(view)}" if state is _S.IN_REVIEW else ""
    if state is _S.OFFERED:
        until = by_moment(hand_off.expires_ms)
        return f"An audition: several are asked, and who is not chosen gets {fee}. Accept, or decline free of charge{until}."
    if state is _S.IN_REVIEW:
        return f"{view.who} hears all candidates and chooses one. If it is somebody else, you get {fee}."
    return ""


def _to_answer(view: CollaboratorView) -> str:
    return f"Read the terms and accept, or decline free of charge{by_moment(view.facts.hand_off.expires_ms)}."


def _to_wait(view: CollaboratorView) -> str:
    if not view.facts.missing:
        return "Accepted. The clock starts when the inputs are there."
    names = listed([f"“{name}”" for name in view.facts.missing])
    return f"Waits for {names}. The clock starts when everything is there."


def _to_work(view: CollaboratorView) -> str:
    due_ms, take = view.facts.hand_off.due_ms, view.facts.hand_off.last_take + 1
    due = f" Due {moment(due_ms)}." if due_ms else ""
    if is_overdue(view.facts.hand_off, view.now_ms):
        due = f" It was due {moment(due_ms)}."
    if view.has_drops:
        return f"{view.hint}{due}" if view.hint else f"Deliver take {take} when you are done.{due}"
    if view.facts.state is _S.REVISION:
        notes = f" ({counted(view.open_notes, 'note')})" if view.open_notes else ""
        return f"Change what {view.who} asks for{notes}, then deliver take {take}.{due}"
    last = view.facts.take
    if last is not None and last.state == "refused":
        return f"Take {last.number} came back: a check failed at {view.who}'s. Mend it and deliver take {take}.{due}"
    if view.arriving:
        return (
            f"{listed([f'“{name}”' for name in view.arriving])} is being fetched. You can begin when it is here.{due}"
        )
    return f"Put your files here and deliver take {take}.{due}"


def _in_their_hands(view: CollaboratorView) -> str:
    take = view.facts.take
    if view.unsent or take is None:
        return "Delivered. It goes on its way by itself; you need not wait."
    silence = " Silence approves it." if view.facts.terms.silence_approves else ""
    return f"{view.who} listens and answers{by_moment(take.answer_by_ms)}.{silence}"


def _to_be_paid(view: CollaboratorView) -> str:
    price = view.facts.terms.price_minor
    if price <= 0:
        return "Approved. Nothing to do."
    left, paid = view.facts.dues.left_minor, view.facts.paid_minor
    owed = money_words(left, view.facts.terms.currency)
    if paid:
        return f"Approved, {money_words(paid, view.facts.terms.currency)} paid. {view.who} still owes you {owed}."
    return f"Approved. {view.who} owes you {owed}."


def _ended(view: CollaboratorView) -> str:
    left = view.facts.dues.left_minor
    owed = f"You are owed {money_words(left, view.facts.terms.currency)}." if left else "Nothing is owed to you."
    if view.facts.deed.split_minor >= 0:
        said = "You two agreed on a split."
    elif view.facts.hand_off.is_left:
        said = "You left."
    else:
        said = f"{view.who} cancelled it{_why(view.facts)}."
    return f"{said} {owed}"


_COLLABORATOR: dict[StageState, Callable[[CollaboratorView], str]] = {
    _S.OFFERED: _to_answer,
    _S.COUNTERED: lambda view: f"{view.who} reads the terms you proposed.",
    _S.PAUSED: lambda view: f"Paused; the clock stands. You or {view.who} can let it go on.",
    _S.ACCEPTED: _to_wait,
    _S.AWAITING_INPUTS: _to_wait,
    _S.IN_PROGRESS: _to_work,
    _S.REVISION: _to_work,
    _S.IN_REVIEW: _in_their_hands,
    _S.DISPUTED: lambda view: _disputed(view.dispute, view.who),
    _S.APPROVED: _to_be_paid,
    _S.SETTLED: lambda view: f"Approved and paid. {_feedback_step(view.feedback, view.who) or 'Nothing to do.'}",
    _S.CLOSED: lambda _view: "Finished. Nothing to do.",
    _S.DECLINED: lambda _view: "You declined. Nothing to do.",
    _S.EXPIRED: lambda _view: "The offer was not answered in time. Nothing to do.",
    _S.WITHDRAWN: lambda view: f"{view.who} took the offer back. Nothing to do.",
    _S.CANCELLED: _ended,
}
