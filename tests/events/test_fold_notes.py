"""Threads of notes and the checklist: who may write what, what is left out, what older readers and later fields do."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.hand_off import Note, Take
from studio.domain.review_notes import POINTS_MAX, REPLIES_MAX
from studio.events.catalog import Event
from studio.events.records import record_from_text, record_to_text
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, decides, room, says

MIRA_KEY, ANA_KEY = "a" * 64, "9" * 64
NOTE, POINT, HASH = "4" * 32, "6" * 32, "0" * 64


def in_review(stands: str = "in_review", **more: Any) -> RoomState:
    state = room(stands, last_take=1, **more)
    state.put("take", "1", Take(1, "5" * 32, "in_review", HASH, [], 1, 9, NOW_MS, ANA, is_in=True))
    return state


def revised(**note: Any) -> RoomState:
    state = in_review()
    assert decides(state, revise(**note)) == ""
    return state


def revise(**note: Any) -> Event:
    body = {"id": NOTE, "at": 1500, "text": "late", **note}
    return {"k": "review.decide", "take": 1, "manifest_hash": HASH, "verdict": "revise", "notes": [body]}


def the_note(state: RoomState) -> Note:
    note: Note = state.table("note")[NOTE]
    return note


def reply(kind: str = "note.reply", **more: Any) -> Event:
    return {"k": kind, "note": NOTE, "id": "7" * 32, "text": "which bar?", **more}


def test_a_note_has_its_reason_who_is_named_its_file_and_what_was_drawn():
    marks = [["box", [0, 0, 5000, 5000]], ["circle", [1, 2]], ["arrow", [0, 0, 10_001, 0]]]
    note = the_note(revised(reason="timing", mentions=[ANA_KEY, "8" * 64, 4, ANA_KEY], file="cover.png", marks=marks))
    assert (note.reason, note.mentions, note.file, note.marks) == ("timing", [ANA_KEY], "cover.png", marks[:1])
    assert record_from_text("note", record_to_text("note", note)) == note


@pytest.mark.parametrize(
    "odd",
    [{"reason": "soup"}, {"reason": 4}, {"mentions": "x"}, {"marks": {"a": 1}}, {"file": 7}, {"file": "x" * 1001}],
)
def test_what_a_later_program_writes_there_does_no_harm(odd: Event):
    note = the_note(revised(**odd))
    assert (note.reason, note.mentions, note.file, note.marks, note.text) == ("", [], "", [], "late")


def test_both_sides_reply_each_in_their_way():
    state = revised()
    assert says(state, reply(mentions=[MIRA_KEY])) == ""
    assert decides(state, reply("note.answer", id="8" * 32, text="the second")) == ""
    assert [(r.author, r.text, r.mentions) for r in the_note(state).thread] == [
        (ANA, "which bar?", [MIRA_KEY]),
        (OWNER, "the second", []),
    ]
    assert "only the collaborator" in says(state, reply(id="b" * 32), device=OWNER)
    assert "exists already" in says(state, reply())
    assert "no such note" in says(state, reply(note="b" * 32))
    assert "no words" in says(state, reply(id="b" * 32, text="  "))


def test_a_thread_has_an_end():
    state = revised()
    for n in range(REPLIES_MAX):
        assert says(state, reply(id=f"{n:032x}")) == ""
    assert "at most" in says(state, reply(id="f" * 32))


def test_only_the_owner_resolves_and_approval_still_answers_all():
    state = revised()
    assert decides(state, {"k": "note.resolve", "note": NOTE, "is_open": False}) == ""
    assert not the_note(state).is_open
    assert decides(state, {"k": "note.resolve", "note": NOTE, "is_open": True}) == ""
    assert the_note(state).is_open
    assert "not a fact" in says(state, {"k": "note.resolve", "note": NOTE, "is_open": False})


def test_a_point_is_for_the_round_that_is_worked_on_and_has_a_tick_of_each_side():
    state = room("in_progress")
    add = {"k": "point.add", "id": POINT, "text": "all files begin at bar 1"}
    assert decides(state, add) == ""
    assert "exists already" in decides(state, add)
    assert says(state, {"k": "point.tick", "id": POINT, "is_done": True}) == ""
    assert decides(state, {"k": "point.check", "id": POINT, "is_done": True}) == ""
    point = state.table("point")[POINT]
    assert (point.round, point.ticked_ms, point.checked_ms) == (0, NOW_MS, NOW_MS)
    assert says(state, {"k": "point.tick", "id": POINT, "is_done": False}) == ""
    assert state.table("point")[POINT].ticked_ms == 0
    assert record_from_text("point", record_to_text("point", point)) == point
    assert decides(state, {"k": "point.remove", "id": POINT}) == ""
    assert "no such point" in says(state, {"k": "point.tick", "id": POINT, "is_done": True})


def test_while_a_take_is_in_review_points_are_for_the_next_and_old_rounds_stay():
    state = in_review()
    before = room("in_progress")
    assert decides(before, {"k": "point.add", "id": POINT, "text": "x"}) == ""
    state.put("point", POINT, before.table("point")[POINT])
    assert decides(state, {"k": "point.add", "id": "7" * 32, "text": "y"}) == ""
    assert state.table("point")["7" * 32].round == 1
    assert decides(state, revise()) == ""
    assert "round of this point is over" in says(state, {"k": "point.tick", "id": POINT, "is_done": True})
    assert says(state, {"k": "point.tick", "id": "7" * 32, "is_done": True}) == ""


def test_a_checklist_has_an_end_and_ends_with_the_work():
    state = room("in_progress")
    for n in range(POINTS_MAX):
        assert decides(state, {"k": "point.add", "id": f"{n:032x}", "text": "x"}) == ""
    assert "at most" in decides(state, {"k": "point.add", "id": "f" * 32, "text": "x"})
    assert "has ended" in decides(room("approved"), {"k": "point.add", "id": POINT, "text": "x"})
