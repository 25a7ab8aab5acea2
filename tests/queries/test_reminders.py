"""What waits for whom over a gig's whole life, as its two sides see it, and that it is told once."""

from __future__ import annotations

from datetime import UTC

from studio.actions.agreement_commands import ConfirmPayment
from studio.actions.asking import ask_extension
from studio.actions.commands import AskExtension, NoteText, RecordPayment
from studio.actions.feedback import give_feedback
from studio.actions.feedback_commands import GiveFeedback
from studio.actions.note_commands import ReplyToNote
from studio.actions.notes import change_notes
from studio.actions.payments import record_payment
from studio.actions.receipts import confirm_payment
from studio.actions.reminder_commands import SetReminders
from studio.actions.reminding import set_reminders
from studio.app.reminding import due_tellings
from studio.domain.reminder import Matter, Reminder
from studio.papers.reminder_text import action_words, message_words
from studio.queries.inbox import inbox_rows
from studio.queries.reminders import reminder_rows
from tests.queries.homes import DAY_MS, HOUR_MS, Pair, Studio

_M = Matter


def seen(studio: Studio) -> list[tuple[Matter, bool]]:
    return [(row.matter, row.is_mine) for row in studio.ask(reminder_rows)]


def only(studio: Studio, matter: Matter) -> Reminder:
    (found,) = [row for row in studio.ask(reminder_rows) if row.matter is matter]
    return found


def test_what_waits_over_a_gigs_life(pair: Pair, small, stem):
    room = is_offered(pair, small)
    is_waited_for(pair, room)
    is_worked_on(pair, room, stem)
    is_reviewed(pair, room, stem)
    is_paid(pair, room)


def is_offered(pair: Pair, small) -> str:
    owner, other = pair.owner, pair.other
    owner.starts(small)
    room = owner.offers("drums")
    assert seen(owner) == [(_M.INVITATION, True)]
    pair.opens(room)
    early = only(other, _M.OFFER)
    pair.admits(room)
    assert (seen(owner), seen(other)) == ([(_M.OFFER, False)], [(_M.OFFER, True)])
    offer = only(other, _M.OFFER)
    assert (offer.key, offer.due_ms, offer.person) == (early.key, early.due_ms, "Mira Lindqvist")
    return room


def is_waited_for(pair: Pair, room: str) -> None:
    owner, other = pair.owner, pair.other
    other.accepts(room)
    pair.meet(room)
    wanted = only(owner, _M.INPUTS)
    assert (wanted.is_mine, wanted.names, wanted.person) == (True, ("guide",), "Ana Ribeiro")
    assert seen(other) == [(_M.INPUTS, False)]
    owner.clock.now_ms += 3 * DAY_MS
    assert (only(other, _M.INPUTS).is_mine, only(other, _M.INPUTS).is_late) == (True, True)


def is_worked_on(pair: Pair, room: str, stem) -> None:
    owner, other = pair.owner, pair.other
    owner.delivers("guide", stem("guide.wav"))
    owner.sent_everything()
    owner.forms_entries()
    pair.meet(room)
    work = only(other, _M.DELIVERY)
    assert (work.is_mine, work.take, work.is_late, seen(owner)) == (True, 1, False, [(_M.DELIVERY, False)])
    with other.home.work() as unit:
        ask_extension(unit, AskExtension(room, work.due_ms + DAY_MS, "a cold"))
    pair.meet(room)
    assert only(owner, _M.QUESTION).asked == "extension"
    assert (only(owner, _M.QUESTION).is_mine, only(other, _M.QUESTION).is_mine) == (True, False)
    owner.clock.now_ms = work.due_ms + HOUR_MS
    assert (only(owner, _M.DELIVERY).is_mine, only(owner, _M.DELIVERY).is_late) == (True, True)


def is_reviewed(pair: Pair, room: str, stem) -> None:
    owner, other = pair.owner, pair.other
    other.delivers(room, stem("drums.wav"))
    other.sent_everything()
    pair.meet(room)
    assert _M.REVIEW not in [matter for matter, _ in seen(owner)], "it is still on its way"
    pair.arrives()
    pair.meet(room)
    review = only(owner, _M.REVIEW)
    assert (review.is_mine, review.take, review.will_approve) == (True, 1, True)
    assert not only(other, _M.REVIEW).is_mine

    owner.reviews("drums", "revise", NoteText(1.0, "@Ana tighter, please"), NoteText(2.0, "@Ana and here"))
    pair.meet(room)
    assert (_M.DELIVERY, True) in seen(other)
    asked = only(other, _M.NOTES)
    waiting = [note for note in other.ask(inbox_rows)[0].notes if note.is_for_me]
    with other.home.work() as unit:
        change_notes(unit, ReplyToNote(room, waiting[0].id, "done"))
    assert (asked.count, only(other, _M.NOTES).count) == (2, 1)
    assert only(other, _M.NOTES).key == asked.key, "one answer of two is no news"
    other.delivers(room, stem("drums2.wav", value=3))
    other.sent_everything()
    pair.meet(room)
    pair.arrives()
    owner.reviews("drums", "approve")
    pair.meet(room)
    pair.meet(room)


def is_paid(pair: Pair, room: str) -> None:
    owner, other = pair.owner, pair.other
    owed = only(owner, _M.PAYMENT)
    assert (owed.amount_minor, owed.currency, owed.is_mine) == (5000, "USD", True)
    assert (only(other, _M.PAYMENT).is_mine, only(other, _M.CREDIT).is_mine) == (False, True)
    owner.clock.now_ms = owed.due_ms + 1
    assert only(other, _M.PAYMENT).is_late
    with owner.home.work() as unit:
        record_payment(unit, RecordPayment("drums", "SEPA 1"))
    pair.meet(room)
    assert set(seen(owner)) == {(_M.CREDIT, False), (_M.FEEDBACK, True), (_M.QUESTION, False)}
    came = only(other, _M.QUESTION)
    assert (came.asked, came.is_mine, came.amount_minor) == ("receipt", True, 5000)
    assert action_words(came) == "Say whether 50 USD has come"
    assert "Please confirm in Segue" in message_words(only(owner, _M.QUESTION))
    with other.home.work() as unit:
        confirm_payment(unit, ConfirmPayment(room, amount_minor=4000))
    pair.meet(room)
    less = only(owner, _M.QUESTION)
    assert (less.asked, less.is_mine, less.amount_minor) == ("contradicted", True, 4000)
    assert action_words(less).endswith("Ana says that 40 USD has come")
    with other.home.work() as unit:
        confirm_payment(unit, ConfirmPayment(room))
    pair.meet(room)
    assert _M.QUESTION not in [matter for matter, _ in (*seen(owner), *seen(other))]
    assert set(seen(other)) == {(_M.CREDIT, True), (_M.FEEDBACK, True)}
    wanted = only(other, _M.FEEDBACK)
    assert (wanted.due_ms - wanted.since_ms, wanted.person) == (10 * DAY_MS, "Mira Lindqvist")
    with other.home.work() as unit:
        give_feedback(unit, GiveFeedback(room, "clear brief, quick answers"))
    pair.meet(room)
    assert _M.FEEDBACK not in [matter for matter, _ in seen(other)]
    assert _M.FEEDBACK in [matter for matter, _ in seen(owner)]
    owner.clock.now_ms = wanted.due_ms + 1
    assert _M.FEEDBACK not in [matter for matter, _ in seen(owner)], "the days for it are over"


def test_a_home_is_told_once_and_not_at_night(working: tuple[Pair, str]):
    pair, _room = working
    other, clock = pair.other, pair.other.clock
    due_ms = only(other, _M.DELIVERY).due_ms

    def told() -> list[str]:
        return [row.action for row in due_tellings(other.home, UTC).now]

    clock.now_ms = due_ms - 20 * HOUR_MS
    with other.home.work() as unit:
        set_reminders(unit, SetReminders(quiet=()))
    assert (told(), told()) == (["Deliver take 1"], [])
    with other.home.work() as unit:
        set_reminders(unit, SetReminders(is_on=False))
    clock.now_ms = due_ms + 1
    assert told() == []
    with other.home.work() as unit:
        set_reminders(unit, SetReminders(is_on=True))
    assert (told(), told()) == (["Deliver take 1, or ask for more time"], [])
    other.home.rebuild()
    assert told() == [], "what was said is no part of the projection"


def test_the_day_is_summed_up_once_from_its_hour_on(working: tuple[Pair, str]):
    pair, _room = working
    other, clock = pair.other, pair.other.clock
    midnight_ms = clock.now_ms - clock.now_ms % DAY_MS + DAY_MS
    with other.home.work() as unit:
        set_reminders(unit, SetReminders(quiet=(), summary_min=9 * 60))
    due_ms = only(other, _M.DELIVERY).due_ms
    clock.now_ms = due_ms - due_ms % DAY_MS + 8 * HOUR_MS
    assert clock.now_ms >= midnight_ms
    assert due_tellings(other.home, UTC).today is None
    clock.now_ms += 2 * HOUR_MS
    today = due_tellings(other.home, UTC).today
    assert today is not None
    assert [row.reminder.matter for row in today] == [_M.DELIVERY]
    assert due_tellings(other.home, UTC).today is None
    clock.now_ms += DAY_MS
    assert due_tellings(other.home, UTC).today is not None
