"""Nested chains in the log: what counts, what is overruled, and what leaves no line in the history."""

from __future__ import annotations

import pytest

from studio.domain.nests import Nest
from studio.domain.production import Stage, Track
from studio.events.catalog import Event, nest_to_log, stage_to_log
from studio.events.fold import apply_decision
from studio.events.records import record_from_text, record_to_text
from studio.events.state import OFFICE, RoomState

OUTER, INNER = Nest("a" * 32, "Outer"), Nest("b" * 32, "Inner", "a" * 32, is_closed=False)
STAGE = Stage("c" * 32, "drums", "d" * 32, "Drums", nest=INNER.id)


@pytest.fixture
def office() -> RoomState:
    state = RoomState("1" * 32, "1" * 32, "2" * 64, kind=OFFICE)
    state.put("track", "d" * 32, Track("d" * 32, "Drums"))
    for nest in (OUTER, INNER):
        assert decided(state, {"k": "nest.add", **nest_to_log(nest)}) == ""
    assert decided(state, {"k": "stage.add", **stage_to_log(STAGE)}) == ""
    return state


def decided(state: RoomState, event: Event) -> str:
    return apply_decision(state, event, "3" * 32, 1).overruled


def test_nests_and_stages_in_them_are_kept_as_they_were_said(office: RoomState) -> None:
    assert office.table("nest") == {OUTER.id: OUTER, INNER.id: INNER}
    assert office.table("stage")[STAGE.id] == STAGE
    assert record_from_text("nest", record_to_text("nest", INNER)) == INNER
    assert record_from_text("stage", record_to_text("stage", STAGE)) == STAGE


def test_a_nest_goes_only_when_no_stage_names_it(office: RoomState) -> None:
    removed = {"k": "nest.remove", "id": INNER.id}
    assert decided(office, removed) == "the nested chain still has stages"
    assert decided(office, {"k": "stage.set", "id": STAGE.id, "nest": OUTER.id}) == ""
    assert decided(office, removed) == ""
    assert decided(office, removed) == "there is no such nest"
    assert decided(office, {"k": "nest.add", **nest_to_log(OUTER)}) == "this nest exists already"


def test_opening_and_closing_is_no_history(office: RoomState) -> None:
    lines = len(office.history)
    assert decided(office, {"k": "nest.set", "id": OUTER.id, "is_closed": False}) == ""
    assert not office.table("nest")[OUTER.id].is_closed
    assert len(office.history) == lines
    assert decided(office, {"k": "nest.set", "id": OUTER.id, "name": "All of it"}) == ""
    assert office.table("nest")[OUTER.id] == Nest(OUTER.id, "All of it", "", is_closed=False)
    assert office.history[-1].detail == {"name": "All of it"}


def test_a_nest_from_a_log_of_only_what_has_to_be_there(office: RoomState) -> None:
    assert decided(office, {"k": "nest.add", "id": "e" * 32, "name": "Bare"}) == ""
    assert office.table("nest")["e" * 32] == Nest("e" * 32, "Bare", "", is_closed=True)
