"""A closed production: who closes it, and that no edit after it counts, whoever writes one."""

from __future__ import annotations

import pytest

from studio.domain.hand_off import Member
from studio.domain.production import Production, Stage, Track
from studio.events.catalog import Event
from studio.events.docket import READER_UNDERSTANDS
from studio.events.fold import apply_decision
from studio.events.fold_office import CLOSED, is_closed
from studio.events.state import OFFICE, RoomState

OWNER, CO_OWNER, STAGE, TRACK = "d" * 32, "e" * 32, "5" * 32, "7" * 32
CLOSE: Event = {"k": "project.close", "must": ["close"]}
OTHER = "9" * 32
FILES = {"manifest": [], "manifest_hash": "a" * 64, "files": 1, "bytes": 1}


def office() -> RoomState:
    state = RoomState("0" * 32, "0" * 32, "a" * 64, kind=OFFICE)
    state.put("member", OWNER, Member(OWNER, "a" * 64, "Mira", "owner", "b" * 64, "c" * 64))
    state.put("member", CO_OWNER, Member(CO_OWNER, "9" * 64, "Ben", "co-owner", "b" * 64, "c" * 64))
    state.put("production", state.prj, Production(state.prj, "Late Train", "late-train"))
    state.put("track", TRACK, Track(TRACK, "Drums", 0))
    state.put("stage", STAGE, Stage(id=STAGE, slug="beat", track=TRACK, title="Drums"))
    return state


def decides(state: RoomState, event: Event, device: str = OWNER) -> str:
    return apply_decision(state, event, device, 1_000).overruled


@pytest.mark.parametrize(
    "event",
    [
        {"k": "project.set", "title": "Another"},
        {"k": "track.add", "id": OTHER, "name": "More"},
        {"k": "stage.set", "id": STAGE, "title": "Louder"},
        {"k": "stage.remove", "id": STAGE},
        {"k": "stage.take", "stage": STAGE, "take": 1, **FILES},
        {"k": "stage.open", "stage": STAGE, "room": OTHER, "offer": OTHER, "to": "Ana"},
        {"k": "recipe.mute", "recipe": "mix", "stage": STAGE, "output": "beat", "is_muted": True},
    ],
)
def test_no_edit_counts_while_it_is_closed(event):
    state = office()
    assert decides(state, CLOSE) == ""
    before = dict(state.tables)
    assert decides(state, event) == CLOSED
    assert decides(state, event, CO_OWNER) == CLOSED
    assert state.tables == before
    assert decides(state, {"k": "project.reopen"}) == ""
    assert decides(state, event) == ""


def test_what_was_begun_before_still_ends_and_machines_still_work():
    state = office()
    decides(state, {"k": "stage.open", "stage": STAGE, "room": OTHER, "offer": OTHER, "to": "Ana"})
    decides(state, CLOSE)
    assert decides(state, {"k": "stage.cancel", "stage": STAGE, "room": OTHER, "why": "cancelled"}) == ""
    assert decides(state, {"k": "heartbeat"}) == ""


def test_only_the_owner_closes_and_opens_and_each_once():
    state = office()
    assert decides(state, CLOSE, CO_OWNER) == "only the owner closes and opens a production"
    assert decides(state, {"k": "project.reopen"}) == "the production is not closed"
    assert decides(state, CLOSE) == ""
    assert is_closed(state)
    assert decides(state, CLOSE) == "the production is closed already"
    assert decides(state, {"k": "project.reopen"}, CO_OWNER) == "only the owner closes and opens a production"
    assert is_closed(state)


def test_readers_that_do_not_know_it_stop_before_it():
    assert set(CLOSE["must"]) <= READER_UNDERSTANDS
    assert decides(office(), {"k": "project.close"}) != "", "without it other readers would go on"
