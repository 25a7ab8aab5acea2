"""Review rooms: who may be in one, what each role may say there, and that it counts nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.docket import VerifiedPacket
from studio.events.fold import apply_decision, apply_packet
from studio.events.state import OFFICE, REVIEW, RoomState
from tests.events.test_fold_asking import NOW_MS, OWNER, STAGE, decides
from tests.events.test_fold_asking import room as hand_off_room
from tests.events.test_fold_machine import person

ROOM = "2" * 32
PEOPLE = {"approver": ("4" * 32, "4" * 64), "reviewer": ("5" * 32, "5" * 64), "observer": ("6" * 32, "6" * 64)}
BOX = ["box", [1000, 2000, 3000, 4000]]
FILES = {"manifest": [], "files": 1, "bytes": 10}
_n = iter(range(10_000))


def review_room() -> RoomState:
    state = RoomState("0" * 32, ROOM, "a" * 64, kind=REVIEW)
    state.put("member", OWNER, Member(OWNER, "a" * 64, "Mira", "owner", "b" * 64, "c" * 64))
    for role, (device, key) in PEOPLE.items():
        state.put("member", device, Member(device, key, role, role, "b" * 64, "c" * 64))
    assert decides(state, show(1)) == ""
    return state


def show(take: int) -> Event:
    told = {"k": "review.show", "stage": STAGE, "take": take, "title": "Drums", "track": "Drums", "state": "in_review"}
    return {**told, "manifest_hash": f"{take:064x}", **FILES}


def vote(take: int, verdict: str = "approve", *notes: str, **more: Any) -> Event:
    told = [{"id": f"{n:032x}", "text": text, "at": 1500} for n, text in enumerate(notes)]
    body = {"stage": STAGE, "take": take, "manifest_hash": f"{take:064x}", "verdict": verdict, "notes": told}
    return {"k": "review.vote", **body, **more}


def note(take: int = 1, **more: Any) -> Event:
    return {"k": "review.note", "id": f"{next(_n):032x}", "stage": STAGE, "take": take, "text": "Louder.", **more}


def says(state: RoomState, role: str, event: Event) -> str:
    device, key = PEOPLE[role]
    n = next(_n)
    packet = VerifiedPacket(device, key, role, n, f"{n:064x}", f"{n:032x}", NOW_MS, NOW_MS, (event,))
    (outcome,) = apply_packet(state, packet)
    return outcome.overruled


def test_a_reviewer_remarks_an_approver_votes_and_an_observer_only_sees():
    state = review_room()
    assert says(state, "reviewer", note(at=2000, to=3000, file="cover.png", marks=[BOX, ["spiral", [1, 2]]])) == ""
    assert says(state, "approver", note()) == ""
    assert "only a reviewer" in says(state, "observer", note())
    assert "only an approver" in says(state, "reviewer", vote(1))
    assert "only sees" in says(state, "observer", {"k": "comment.add", "id": "1" * 32, "text": "Hi"})
    drawn = next(iter(state.table("remark").values()))
    assert (drawn["file"], drawn["marks"]) == ("cover.png", [BOX])
    assert says(state, "approver", vote(1)) == ""
    (kept,) = state.table("vote").values()
    assert (kept["verdict"], kept["person"], kept["on"]) == ("approve", PEOPLE["approver"][1], [ROOM, -1, "0" * 64])
    assert [row["text"] for row in state.table("remark").values()] == ["Louder.", "Louder."]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (vote(2), "no such take"),
        (vote(1, manifest_hash="f" * 64), "not those of the take"),
        (vote(1, "revise"), "without a note"),
        (vote(1, "revise", "  "), "no words"),
        (note(2), "no such take"),
        (note(text=" "), "no words"),
        (note(at="soon"), "cannot be used"),
    ],
)
def test_what_makes_no_sense_has_no_effect(word: Event, reason: str):
    state = review_room()
    assert reason in says(state, "approver", word)
    assert not state.table("vote")
    assert not state.table("remark")


def test_a_vote_is_on_the_newest_take_and_once():
    state = review_room()
    sent = vote(1, "revise", "Too loud.")
    sent["notes"][0] |= {"file": "cover.png", "marks": [BOX]}
    assert says(state, "approver", sent) == ""
    (kept,) = state.table("vote").values()
    assert kept["notes"] == [
        {"id": "0" * 32, "text": "Too loud.", "at": 1500, "to": 1500, "file": "cover.png", "marks": [BOX]}
    ]
    assert "already" in says(state, "approver", vote(1))
    assert decides(state, show(2)) == ""
    assert "already" in decides(state, show(2))
    assert says(state, "approver", vote(2)) == ""
    assert decides(state, {"k": "review.tell", "stage": STAGE, "take": 2, "state": "approved"}) == ""
    assert [given.standing for given in state.table("given").values()] == ["in_review", "approved"]
    assert decides(state, show(3)) == ""
    assert "newer take" in says(state, "approver", {**vote(2), "manifest_hash": f"{2:064x}"})


def test_words_of_a_review_room_mean_nothing_in_the_room_of_a_hand_off():
    state = hand_off_room("in_review")
    before = {kind: dict(table) for kind, table in state.tables.items()}
    for role, word in (("approver", vote(1)), ("reviewer", note())):
        assert "no meaning" in says(state, role, word)
    for kind in ("offer.accept", "offer.decline", "leave"):
        word = {"k": kind, "offer": "f" * 32, "terms_hash": "0" * 64}
        assert "only the collaborator" in says(state, "reviewer", word)
    assert state.tables == before


@pytest.mark.parametrize("role", ["collaborator", "approver", "reviewer", "observer"])
def test_each_kind_of_room_has_its_people(role: str):
    _, _, cert = person("ana")
    add = {"k": "member.add", "cert": cert, "name": "Ana", "role": role}
    for state, is_right in (
        (review_room(), role != "collaborator"),
        (hand_off_room("offered"), role == "collaborator"),
    ):
        assert (decides(state, add) == "") == is_right


def test_the_office_says_who_is_shown_what():
    office = RoomState("0" * 32, "0" * 32, "a" * 64, kind=OFFICE)
    office.put("member", OWNER, Member(OWNER, "a" * 64, "Mira", "owner", "b" * 64, "c" * 64))

    def decide(kind: str, **body: Any) -> str:
        return apply_decision(office, {"k": kind, "room": ROOM, **body}, OWNER, NOW_MS).overruled

    assert "no such role" in decide("audience.add", name="Rita", role="owner", stages=[])
    assert decide("audience.add", name="Rita", role="approver", stages=[STAGE, STAGE]) == ""
    assert "already" in decide("audience.add", name="Rita", role="approver", stages=[])
    assert office.table("audience")[ROOM]["stages"] == [STAGE]
    other = {"room": "3" * 32, "name": "Olga", "stages": []}
    assert "no such role" in decide("audience.ask", **other, role="owner")
    assert decide("audience.ask", **other, role="observer", greeting="Hello") == ""
    assert office.table("audience_ask")["3" * 32]["greeting"] == "Hello"
    assert office.rooms_named() == {ROOM}  # nobody reads a room that is only wished for
    assert decide("audience.add", **other, role="observer") == ""
    assert not office.table("audience_ask")
    assert "already" in decide("audience.ask", **other, role="observer")
    assert decide("audience.ask", **(other | {"room": "4" * 32}), role="observer") == ""
    assert decide("audience.end", room="4" * 32) == ""
    assert not office.table("audience_ask")
    assert decide("audience.end", room="3" * 32) == ""
    assert "by its id" in decide("audience.set", stages=["drums"])
    assert decide("audience.set", stages=[]) == ""
    assert decide("audience.end") == ""
    assert "nobody" in decide("audience.set", stages=[])
    assert office.rooms_named() == {ROOM, "3" * 32}
