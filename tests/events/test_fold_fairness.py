"""What a dishonest side could write in a hand-off's room, and that it has no effect: money, dates, other people's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.hand_off import Member, Take
from studio.domain.money import MOST_MINOR, basis_points_of
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.events.docket import VerifiedEntry, VerifiedPacket
from studio.events.fold import apply_packet, fold, view
from studio.events.state import RoomState
from studio.queries.room_facts import facts_of
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, TERMS, decides, offer, room, says, stands

BEN, BENS_PERSON = "b" * 32, "8" * 64
WORK_MS = TERMS.work_min * 60_000


def with_ben(state: RoomState) -> RoomState:
    """A second collaborator's device is let in, by another pass."""
    state.put("member", BEN, Member(BEN, BENS_PERSON, "Ben", "collaborator", "b" * 64, "c" * 64))
    return state


def ben_says(state: RoomState, event: dict[str, Any]) -> str:
    packet = VerifiedPacket(BEN, BENS_PERSON, "collaborator", 0, "0" * 64, "1" * 32, NOW_MS, NOW_MS, (event,))
    (outcome,) = apply_packet(state, packet)
    return outcome.overruled


def take(number: int = 1, **more: Any) -> Take:
    values = {"answer_by_ms": NOW_MS + TERMS.review_ms, **more}
    return Take(number, STAGE, values.pop("state", "in_review"), "a" * 64, [], 1, 5, NOW_MS, ANA, **values)


@pytest.mark.parametrize(
    "event",
    [
        {"k": "leave"},
        {"k": "extension.ask", "until": NOW_MS + 9 * DAY_MS, "reason": "x"},
        {"k": "pause.ask"},
        {"k": "pause.agree"},
        {"k": "ask.decline", "kind": "pause"},
        {"k": "deliver", "stage": STAGE, "take": 1, "manifest": [], "manifest_hash": "a" * 64, "files": 1, "bytes": 1},
    ],
)
def test_nobody_speaks_for_the_person_who_has_the_stage(event):
    state = with_ben(room("in_progress", started_ms=NOW_MS))
    assert decides(state, {"k": "pause.propose"}) == ""
    assert ben_says(state, event) == "the stage is not with this person"
    assert stands(state) is StageState.IN_PROGRESS


def test_a_pause_is_not_ended_by_somebody_else():
    state = with_ben(room("paused", paused_from="in_progress", paused_ms=NOW_MS, started_ms=NOW_MS))
    assert ben_says(state, {"k": "pause.end"}) == "the stage is not with this person"
    assert stands(state) is StageState.PAUSED


def test_a_comment_is_not_replaced_by_another_under_its_id():
    state = room("in_progress")
    first = {"k": "comment.add", "id": "1" * 32, "text": "eighty is fine"}
    assert says(state, first) == ""
    assert says(state, {**first, "text": "forty is fine"}) == "this comment exists already"
    assert state.table("comment")["1" * 32]["text"] == "eighty is fine"


def test_a_new_offer_does_not_wipe_out_what_is_owed():
    state = room("in_progress", accepted_ms=NOW_MS, started_ms=NOW_MS)
    assert decides(state, {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "no more"}) == ""
    assert facts_of(state).fee_minor == 1500
    assert "owed" in decides(state, offer(replace(TERMS, price_minor=1)))
    assert facts_of(state).fee_minor == 1500


@pytest.mark.parametrize("due_ms", [0, NOW_MS, NOW_MS + WORK_MS - 1])
def test_work_is_not_due_before_the_agreed_time(due_ms):
    state = room("in_progress", started_ms=NOW_MS)
    assert "agreed" in decides(state, {"k": "work.due", "due": due_ms})
    assert decides(state, {"k": "work.due", "due": NOW_MS + WORK_MS}) == ""


def test_a_latest_date_may_come_before_the_work_time_is_over():
    state = room("in_progress", started_ms=NOW_MS)
    latest = replace(TERMS, latest_ms=NOW_MS + 1000).to_log()
    state.put("hand_off", state.room, replace(state.hand_off, terms=latest))
    assert "agreed" in decides(state, {"k": "work.due", "due": NOW_MS + 999})
    assert decides(state, {"k": "work.due", "due": NOW_MS + 1000}) == ""


def test_time_that_was_given_is_not_taken_back():
    state = room("in_progress", started_ms=NOW_MS, due_ms=NOW_MS + 9 * DAY_MS)
    assert "taken back" in decides(state, {"k": "work.due", "due": NOW_MS + 5 * DAY_MS})
    state = room("in_review", started_ms=NOW_MS, due_ms=NOW_MS + 9 * DAY_MS, last_take=1)
    state.put("take", "1", take(is_in=True))
    note = {"id": "2" * 32, "text": "louder"}
    revise = {"k": "review.decide", "take": 1, "manifest_hash": "a" * 64, "verdict": "revise", "notes": [note]}
    assert decides(state, {**revise, "due": NOW_MS}) == ""
    assert state.hand_off.due_ms == NOW_MS + 9 * DAY_MS


def test_a_take_that_passed_the_owners_check_is_not_refused_by_it():
    state = room("in_review", last_take=1)
    state.put("take", "1", take(is_in=True))
    assert "passed" in decides(state, {"k": "take.refuse", "take": 1, "findings": []})
    assert stands(state) is StageState.IN_REVIEW


def test_a_take_that_failed_the_check_earns_no_fee():
    state = room("in_review", accepted_ms=NOW_MS, started_ms=NOW_MS, last_take=1)
    state.put("take", "1", take())
    assert facts_of(state).fee_minor == 3000
    assert decides(state, {"k": "take.refuse", "take": 1, "findings": []}) == ""
    assert facts_of(state).fee_minor == 1500


@pytest.mark.parametrize(("amount", "currency"), [(6000, "JPY"), (0, "USD")])
def test_a_payment_is_in_the_agreed_currency_and_not_nothing(amount, currency):
    state = room("approved", accepted_ms=NOW_MS)
    assert decides(state, {"k": "pay.sent", "amount": amount, "currency": currency, "reference": "x"}) != ""
    assert stands(state) is StageState.APPROVED


def test_a_pause_and_missing_chunks_at_once_stop_the_review_once():
    """Every order of the two spans: the answer is due as much later as the review stood still."""
    for marks in ("wWpP", "wpWP", "wpPW", "pwPW", "pwWP", "pPwW"):
        state = room("in_review", last_take=1)
        state.put("take", "1", take())
        stood, last = 0, NOW_MS
        standing: set[str] = set()
        for number, mark in enumerate(marks, start=1):
            at_ms = NOW_MS + number * number * 1000
            stood += at_ms - last if standing else 0
            last = at_ms
            standing ^= {mark.lower()}
            if mark == "p":
                assert says(state, {"k": "pause.ask"}, at_ms=at_ms) == ""
            event = {
                "w": {"k": "take.want", "take": 1, "chunks": ["c" * 64]},
                "W": {"k": "take.want", "take": 1, "chunks": []},
                "p": {"k": "stage.pause"},
                "P": {"k": "stage.resume"},
            }[mark]
            assert decides(state, event, at_ms=at_ms) == ""
        assert state.take(1).answer_by_ms == NOW_MS + TERMS.review_ms + stood, marks


def test_an_owner_cannot_stretch_the_silence_by_its_clock():
    state = room("in_review", last_take=1)
    state.put("take", "1", take(is_in=True))
    for _ in range(5):
        decides(state, {"k": "review.clock", "take": 1, "answer_by": 2**53 - 1})
        decides(state, {"k": "take.want", "take": 1, "chunks": ["c" * 64]}, at_ms=NOW_MS + DAY_MS)
    later = view(state, NOW_MS + 2 * TERMS.review_ms + 4 * DAY_MS + 1)
    assert stands(later) is StageState.APPROVED


@pytest.mark.parametrize("must", [5, True, ["core", 7], [["x"]], {"a": 1}, "core2"])
def test_a_must_of_any_form_stops_the_reader_with_words(must):
    from studio.events.docket import NewerFormatError, _refuse_unknown_musts

    with pytest.raises(NewerFormatError):
        _refuse_unknown_musts(({"k": "heartbeat", "must": must},), 3)


@given(st.integers(0, 2**53 - 1), st.integers(0, 10_000))
def test_a_share_is_rounded_half_up_and_never_more_than_the_whole(amount, basis_points):
    part = basis_points_of(amount, basis_points)
    assert 0 <= part <= amount
    assert 2 * part * 10_000 >= 2 * amount * basis_points - 10_000
    assert 2 * part * 10_000 <= 2 * amount * basis_points + 10_000
    assert MOST_MINOR < 2**53


@given(st.permutations([0, 1, 2]), st.booleans())
def test_an_answer_in_time_counts_whoever_else_spoke_later(order, is_ana_first):
    """One entry, three packets of two devices, any device first: what came before the offer's end was in time."""
    first, second = (ANA, BEN) if is_ana_first else (BEN, ANA)
    people = {ANA: "9" * 64, BEN: BENS_PERSON}
    expires_ms = NOW_MS + 3 * DAY_MS
    comment = {"k": "comment.add", "id": "1" * 32, "text": "late"}
    accept = {"k": "offer.accept", "offer": "f" * 32, "terms_hash": "0" * 64}
    rows = [
        (first, 0, expires_ms - 10, accept),
        (second, 0, expires_ms + 10, comment),
        (second, 1, expires_ms + 20, {**comment, "id": "2" * 32}),
    ]
    packets = [
        VerifiedPacket(device, people[device], "collaborator", n, f"{n:064x}", f"{place:032x}", 0, got_ms, (event,))
        for place in order
        for device, n, got_ms, event in [rows[place]]
    ]
    packets.sort(key=lambda packet: (packet.device, packet.n))
    state = with_ben(room("offered", person=""))
    fold(state, VerifiedEntry(OWNER, 1, "1" * 64, "e" * 64, expires_ms + 30, tuple(packets), ()))
    assert stands(state) is StageState.IN_PROGRESS
    assert state.hand_off.person == people[first]
    assert len(state.table("comment")) == 2


@pytest.mark.parametrize(("late_ms", "stands_after"), [(0, StageState.IN_PROGRESS), (1, StageState.EXPIRED)])
def test_an_answer_after_the_end_of_an_offer_comes_too_late_though_the_entry_holds_it(late_ms, stands_after):
    """What falls due before a packet was received comes before it, however much later the entry is written."""
    expires_ms = NOW_MS + 3 * DAY_MS
    accept = {"k": "offer.accept", "offer": "f" * 32, "terms_hash": "0" * 64}
    packet = VerifiedPacket(
        ANA, "9" * 64, "collaborator", 0, "0" * 64, "1" * 32, NOW_MS, expires_ms + late_ms, (accept,)
    )
    state = room("offered", person="")
    fold(state, VerifiedEntry(OWNER, 1, "1" * 64, "e" * 64, expires_ms + DAY_MS, (packet,), ()))
    assert stands(state) is stands_after


@pytest.mark.parametrize(
    ("stands_in", "hours_after_due", "owed"),
    [
        ("in_progress", 24, TERMS.price_minor // 4),
        ("in_progress", 24.1, 0),
        ("revision", 25, 0),
        ("in_review", 48, TERMS.price_minor // 4),
        ("paused", 48, TERMS.price_minor // 4),
        ("in_progress", -1, TERMS.price_minor // 4),
    ],
)
def test_work_that_is_more_than_a_day_late_is_cancelled_without_fee(stands_in, hours_after_due, owed):
    due_ms = NOW_MS + DAY_MS
    state = room(stands_in, accepted_ms=NOW_MS, started_ms=NOW_MS, due_ms=due_ms)
    at_ms = due_ms + round(hours_after_due * 3_600_000)
    assert decides(state, {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "late"}, at_ms=at_ms) == ""
    facts = facts_of(state)
    assert (stands(state), facts.fee_minor) == (StageState.CANCELLED, owed)


WANT = {"k": "take.want", "take": 1, "chunks": ["c" * 64]}


def asks_and_hears(state: RoomState, n: int, at_ms: int) -> str:
    """The owner's machine misses a piece, and a day later Ana has sent it again."""
    state.n = n
    assert decides(state, WANT, at_ms=at_ms) == ""
    return says(state, {"k": "want.answer", "take": 1, "asked": n}, at_ms=at_ms + DAY_MS)


def test_who_misses_pieces_without_end_stops_the_silence_three_times_and_no_more():
    state = room("in_review", last_take=1)
    state.put("take", "1", take())
    for n in range(5, 8):
        assert asks_and_hears(state, n, NOW_MS + (n - 5) * DAY_MS) == ""
    assert state.take(1).answer_by_ms == NOW_MS + TERMS.review_ms + 3 * DAY_MS
    for n in range(8, 12):
        state.n = n
        assert decides(state, WANT, at_ms=NOW_MS + 3 * DAY_MS + n) == ""
    assert stands(view(state, NOW_MS + TERMS.review_ms + 3 * DAY_MS)) is StageState.IN_REVIEW
    assert stands(view(state, NOW_MS + TERMS.review_ms + 3 * DAY_MS + 1)) is StageState.APPROVED


def test_pieces_held_back_stop_the_silence_until_they_are_sent_and_leave_a_day_to_fetch_them():
    state = room("in_review", last_take=1)
    state.put("take", "1", take())
    state.n = 5
    asked_ms = NOW_MS + TERMS.review_ms - 1000
    assert decides(state, WANT, at_ms=asked_ms) == ""
    assert stands(view(state, asked_ms + 90 * DAY_MS)) is StageState.IN_REVIEW
    answer = {"k": "want.answer", "take": 1, "asked": 5}
    assert says(state, {**answer, "asked": 4}, at_ms=asked_ms + DAY_MS) == ""
    assert state.take(1).want, "the answer is about another question"
    assert ben_says(with_ben(state), answer) != ""
    assert says(state, answer, at_ms=asked_ms + DAY_MS) == ""
    assert stands(view(state, asked_ms + 2 * DAY_MS)) is StageState.IN_REVIEW
    assert stands(view(state, asked_ms + 2 * DAY_MS + 1)) is StageState.APPROVED


@pytest.mark.parametrize("left_ms", [5 * DAY_MS, 1000, -3 * DAY_MS])
def test_nobody_gets_late_by_waiting_for_a_take_that_comes_back(left_ms):
    """An owner who sends a take back ten days later, or asks for changes, cannot cancel for lateness the next day."""
    for decision in (
        {"k": "take.refuse", "take": 1, "findings": []},
        {"k": "review.decide", "take": 1, "manifest_hash": "a" * 64, "verdict": "revise", "notes": [{"id": "1", "text": "x"}]},
    ):  # fmt: skip
        state = room("in_progress", accepted_ms=NOW_MS, started_ms=NOW_MS, due_ms=NOW_MS + left_ms)
        fact = {
            "k": "deliver",
            "stage": STAGE,
            "take": 1,
            "manifest": [],
            "manifest_hash": "a" * 64,
            "files": 1,
            "bytes": 1,
        }
        assert says(state, fact) == ""
        at_ms = NOW_MS + 10 * DAY_MS
        # an absent owner: silence does not approve by these terms
        state.put("hand_off", state.room, replace(state.hand_off, terms={**TERMS.to_log(), "silence": False}))
        assert decides(state, decision, at_ms=at_ms) == ""
        kept_ms = max(left_ms, DAY_MS) if decision["k"] == "take.refuse" else DAY_MS
        assert state.hand_off.due_ms == at_ms + kept_ms


@pytest.mark.parametrize(
    ("takes", "cancelled", "left"),
    [
        ([], 1500, 0),  # of 60.00: a quarter after the start, by the signed table
        ([take()], 3000, 0),  # the owner has not got it yet
        ([take(is_in=True)], 3000, 3000),
        ([take(state="refused")], 1500, 0),
        (
            [take(state="refused", answers=3)],
            3000,
            0,
        ),  # one says it is there, the other not: who ends it bears the doubt
        ([take(is_in=True, state="revise"), take(2, state="refused")], 3000, 3000),
    ],
)
def test_the_fee_is_computed_from_the_signed_table_whoever_ends_it(takes, cancelled, left):
    event = {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "over"}
    for ends, owed in (("owner", cancelled), ("collaborator", left)):
        state = room("in_progress", accepted_ms=NOW_MS, started_ms=NOW_MS, last_take=len(takes))
        for one in takes:
            state.put("take", str(one.number), one)
        outcome = decides(state, event) if ends == "owner" else says(state, {"k": "leave", "reason": "over"})
        assert (outcome, stands(state), facts_of(state).fee_minor) == ("", StageState.CANCELLED, owed)
