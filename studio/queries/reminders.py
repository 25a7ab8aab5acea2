"""Everything that waits for somebody, over all productions of this home, each with its time and its one next action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studio.domain.reminder import INPUTS_WAIT_MS, Matter, Reminder, in_order
from studio.domain.stage_states import StageState
from studio.events.fold_credits import GRANTED, standing_credit
from studio.events.fold_feedback import SEALED_MS
from studio.events.fold_office import is_closed
from studio.events.state import RoomState
from studio.papers.reminder_text import LANGUAGES, action_words, message_words
from studio.queries.asked import asked_row
from studio.queries.awaited_words import awaited_words
from studio.queries.closing import closing_rows
from studio.queries.feedback import feedback_row
from studio.queries.inbox import gigs_before_admission
from studio.queries.invoices import due_date_ms
from studio.queries.notes import asked_ms
from studio.queries.room_facts import DONE, RoomFacts, facts_of, is_overdue, owner_of
from studio.queries.standing import ProductionFacts, production_facts
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import ProductionHere, productions, rooms_of
from studio.store.room_money import dues_here, made_ms

_S = StageState
_WORKING = frozenset({_S.IN_PROGRESS, _S.REVISION})
_GOING_ON = _WORKING | {_S.IN_REVIEW, _S.PAUSED}
_WAITING = frozenset({_S.ACCEPTED, _S.AWAITING_INPUTS})


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """What waits, in words: the one next action, and what can be sent to the other side in each language (en, de)."""

    reminder: Reminder
    action: str
    messages: Mapping[str, str]


def with_words(reminders: Iterable[Reminder]) -> tuple[ReminderRow, ...]:
    """The same with words."""
    return tuple(
        ReminderRow(one, action_words(one), {language: message_words(one, language) for language in LANGUAGES})
        for one in reminders
    )


def reminder_rows(home: Home, connection: Connection, now_ms: int) -> tuple[Reminder, ...]:
    """What waits, this person's own turns first, then by date."""
    found: list[Reminder] = []
    for here in productions(connection):
        if here.is_owner:
            found += _of_owner(home, connection, here, now_ms)
        else:
            found += _of_collaborator(home, connection, here, now_ms)
    return in_order(found)


@dataclass(frozen=True, slots=True)
class _Room:
    """A hand-off seen from one side."""

    here: ProductionHere
    state: RoomState
    facts: RoomFacts
    is_owner: bool
    person: str
    now_ms: int
    own_sources: frozenset[str] = frozenset()

    def reminder(self, matter: Matter, since_ms: int, key: str = "", **more: object) -> Reminder:
        """A reminder about this hand-off; ``key`` tells apart what can come again."""
        return Reminder(
            key=f"{self.state.room}/{matter.value}{f'/{key}' if key else ''}",
            matter=matter,
            is_owner=self.is_owner,
            production=self.here.prj,
            production_title=self.here.title,
            stage=self.facts.hand_off.stage,
            title=self.facts.terms.title,
            hand_off=self.state.room,
            person=self.facts.person if self.is_owner else owner_of(self.state),
            since_ms=since_ms,
            **more,  # type: ignore[arg-type]  # the fields of a reminder, each named where it is known
        )


# --- the owner's side ------------------------------------------------------------------------------------------


def _of_owner(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> Iterator[Reminder]:
    known = rooms_of(connection, here.prj)
    if here.prj not in known:
        return
    office = home.rooms.view(connection, here.prj, now_ms)
    if office.production is None or is_closed(office):
        return
    for opened in office.table("opened").values():
        if opened.room not in known:
            continue
        state = home.rooms.view(connection, opened.room, now_ms)
        facts = facts_of(state)
        if facts is not None:
            own = _own_sources(production_facts(home, connection, here, now_ms), facts)
            room = _Room(here, state, facts, is_owner=True, person=home.person, now_ms=now_ms, own_sources=own)
            yield from _of_room(connection, room)
    closing = _closing(home, connection, here, office, now_ms)
    if closing is not None:
        yield closing


def _own_sources(production: ProductionFacts, facts: RoomFacts) -> frozenset[str]:
    """The missing inputs that the owner alone can bring: from own stages, or from nothing that is linked."""
    if facts.state not in _WAITING:
        return frozenset()
    others: set[str] = set()
    for link in production.office.table("link").values():
        source = production.standings.get(link.source)
        if link.target == facts.hand_off.stage and source is not None and not source.is_own:
            others.add(link.input)
    return frozenset(facts.missing) - others


def _closing(
    home: Home, connection: Connection, here: ProductionHere, office: RoomState, now_ms: int
) -> Reminder | None:
    stages = [stage for stage in office.table("stage").values() if stage.outputs]
    rows = closing_rows(home, connection, here.prj, now_ms) if stages else None
    if rows is None or rows.not_finished or rows.owed:
        return None
    return Reminder(
        key=f"{here.prj}/{Matter.CLOSING.value}",
        matter=Matter.CLOSING,
        is_mine=True,
        is_owner=True,
        production=here.prj,
        production_title=here.title,
        stage="",
        title="",
        hand_off="",
        person="",
        since_ms=office.at_ms,
    )


# --- the collaborator's side -----------------------------------------------------------------------------------


def _of_collaborator(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> Iterator[Reminder]:
    for gig in gigs_before_admission(home, connection, here, now_ms):
        if gig.may_answer and gig.early_answer not in ("accept", "decline"):
            yield Reminder(
                key=f"{gig.hand_off}/{Matter.OFFER.value}/{gig.answer_by_ms}",
                matter=Matter.OFFER,
                is_mine=True,
                is_owner=False,
                production=here.prj,
                production_title=here.title,
                stage="",
                title=gig.title,
                hand_off=gig.hand_off,
                person=gig.owner_name,
                since_ms=here.added_ms,
                due_ms=gig.answer_by_ms,
            )
    for room in rooms_of(connection, here.prj):
        state = home.rooms.view(connection, room, now_ms)
        facts = facts_of(state)
        if facts is not None:
            is_mine = not facts.person_id or facts.person_id == home.person
            if is_mine:
                yield from _of_room(
                    connection, _Room(here, state, facts, is_owner=False, person=home.person, now_ms=now_ms)
                )


# --- both --------------------------------------------------------------------------------------------------------


def _of_room(connection: Connection, room: _Room) -> Iterator[Reminder]:
    asked = asked_row(room.facts.hand_off, is_owner=room.is_owner)
    if asked is not None:
        key = f"{asked.kind}/{asked.at_ms}"
        due_ms, is_mine = asked.lapses_ms, not asked.is_mine
        yield room.reminder(Matter.QUESTION, asked.at_ms, key, is_mine=is_mine, due_ms=due_ms, asked=asked.kind)
    yield from _words(connection, room)
    state = room.facts.state
    if state is _S.OFFERED:
        yield _offer(room)
    elif state in _WAITING and room.facts.missing:
        yield _inputs(room)
    elif state in _WORKING:
        yield _delivery(room)
    elif state is _S.IN_REVIEW:
        yield from _review(room)
    elif state in DONE or state is _S.CANCELLED:
        yield from _payment(connection, room)
        yield from _credit(room)
        yield from _feedback(connection, room)
    if state in _GOING_ON:
        yield from _payment(connection, room)
    notes = room.facts.asked_for.get(room.person, 0)
    if notes and state not in DONE:
        # by when it was last asked for: one answer of two is no news
        since_ms = asked_ms(room.state, room.person)
        yield room.reminder(Matter.NOTES, since_ms, str(since_ms), is_mine=True, count=notes)


def _words(connection: Connection, room: _Room) -> Iterator[Reminder]:
    """What was said and waits for a word: a question of a kind of its own each."""
    for one in awaited_words(connection, room.state, room.facts, room.now_ms, is_owner=room.is_owner):
        yield room.reminder(
            Matter.QUESTION,
            one.since_ms,
            f"{one.kind}/{one.key}",
            is_mine=one.of_owner == room.is_owner,
            asked=one.kind,
            due_ms=one.due_ms,
            will_approve=one.will_approve,
            amount_minor=one.amount_minor,
            currency=room.facts.terms.currency,
            count=one.count,
            names=one.names,
        )


def _offer(room: _Room) -> Reminder:
    hand_off = room.facts.hand_off
    is_sent = bool(room.facts.person_id)
    matter = Matter.OFFER if is_sent or not room.is_owner else Matter.INVITATION
    is_mine = not room.is_owner or not is_sent
    due_ms = hand_off.expires_ms
    return room.reminder(matter, hand_off.offered_ms, str(due_ms), is_mine=is_mine, due_ms=due_ms)


def _inputs(room: _Room) -> Reminder:
    since_ms = room.facts.hand_off.accepted_ms
    own = tuple(name for name in room.facts.missing if name in room.own_sources)
    is_late = since_ms + INPUTS_WAIT_MS < room.now_ms and not own
    return room.reminder(
        Matter.INPUTS,
        since_ms,
        "+".join(own or room.facts.missing),
        is_mine=bool(own) or is_late,
        is_late=is_late,
        due_ms=since_ms + INPUTS_WAIT_MS,
        names=own or room.facts.missing,
    )


def _delivery(room: _Room) -> Reminder:
    hand_off = room.facts.hand_off
    take, is_late = hand_off.last_take + 1, is_overdue(hand_off, room.now_ms)
    last = room.facts.take
    since_ms = last.decided_ms if last is not None else hand_off.started_ms
    is_mine = is_late or not room.is_owner
    key = f"{take}/{hand_off.due_ms}"
    return room.reminder(
        Matter.DELIVERY, since_ms, key, is_mine=is_mine, is_late=is_late, due_ms=hand_off.due_ms, take=take
    )


def _review(room: _Room) -> Iterator[Reminder]:
    take = room.facts.take
    if take is None or (room.is_owner and not take.is_in):
        return
    is_late = 0 < take.answer_by_ms < room.now_ms
    yield room.reminder(
        Matter.REVIEW,
        take.at_ms,
        str(take.number),
        is_mine=room.is_owner or is_late,
        is_late=is_late,
        due_ms=take.answer_by_ms,
        take=take.number,
        will_approve=room.facts.terms.silence_approves,
    )


def _payment(connection: Connection, room: _Room) -> Iterator[Reminder]:
    facts = room.facts
    owed_minor = dues_here(connection, room.state, facts.hand_off, is_owner=room.is_owner).left_minor
    if not owed_minor:
        return
    since_ms = _earned_ms(facts) if facts.state in _GOING_ON else made_ms(connection, room.state, facts.hand_off)
    due_ms = due_date_ms(since_ms)
    is_late = due_ms < room.now_ms
    yield room.reminder(
        Matter.PAYMENT,
        since_ms,
        str(facts.paid_minor) if facts.paid_minor else "",
        is_mine=room.is_owner or is_late,
        is_late=is_late,
        due_ms=due_ms,
        amount_minor=owed_minor,
        currency=facts.terms.currency,
        asked="part" if facts.state in _GOING_ON else "fee" if facts.state is _S.CANCELLED else "",
    )


def _earned_ms(facts: RoomFacts) -> int:
    """When the part that was earned last, while the work goes on, was accepted."""
    return max(
        (int(one.get("decided", 0)) for one in facts.milestones.values() if one["state"] == "accepted"), default=0
    )


def _feedback(connection: Connection, room: _Room) -> Iterator[Reminder]:
    """Until it is opened or the days for it are over; what the other side wrote is read as soon as both have."""
    row = feedback_row(connection, room.state, room.facts.hand_off, room.now_ms, is_owner=room.is_owner)
    if row is not None and row.may_give:
        yield room.reminder(Matter.FEEDBACK, row.opens_ms - SEALED_MS, is_mine=True, due_ms=row.opens_ms)


def _credit(room: _Room) -> Iterator[Reminder]:
    found = standing_credit(room.state)
    if found is not None and found[1]["state"] == GRANTED:
        yield room.reminder(Matter.CREDIT, int(found[1]["at"]), found[0][:12], is_mine=not room.is_owner)
