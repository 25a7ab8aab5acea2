"""What the log says of recipes and lanes: told over what was told before, within bounds, and no more than can be meant."""

from __future__ import annotations

import pytest

from studio.domain.production import Production, Stage, Track
from studio.domain.recipe import BUILT_IN, LaneSetting, RecipeKind, lane_setting
from studio.events import fold_recipes
from studio.events.fold import apply_decision
from studio.events.fold_recipes import lane_settings, recipes_in
from studio.events.records import record_from_text, record_to_text
from studio.events.state import OFFICE, RoomState

STAGE, TRACK = "1" * 32, "2" * 32
LANE = {"k": "recipe.lane", "recipe": "mix", "stage": STAGE, "output": "kit", "file": ""}
LOUD = {"k": "recipe.set", "recipe": "loud", "kind": "master", "source": "mix", "settings": {"target_clufs": -900}}


@pytest.fixture
def state() -> RoomState:
    made = RoomState("0" * 32, "0" * 32, "a" * 64, kind=OFFICE)
    made.put("production", made.prj, Production(made.prj, "Late Train", "late-train"))
    made.put("track", TRACK, Track(TRACK, "Drums", 0))
    made.put("stage", STAGE, Stage(id=STAGE, slug="beat", track=TRACK, title="Drums"))
    return made


def decides(state: RoomState, event: dict) -> str:
    return apply_decision(state, event, "d" * 32, 1_000).overruled


def test_without_a_word_recipes_are_as_built_in(state):
    assert tuple(recipes_in(state).values()) == BUILT_IN
    assert lane_settings(state, "mix") == {}


def test_a_lane_keeps_what_it_was_told_and_forgets_what_is_null(state):
    assert decides(state, {**LANE, "gain_mdb": -3000, "pan_milli": 250, "later": "unknown"}) == ""
    assert decides(state, {**LANE, "file": "snare.wav", "gain_mdb": 1000}) == ""
    lanes = lane_settings(state, "mix")
    assert lane_setting(lanes, STAGE, "kit", "kick.wav") == LaneSetting(gain_mdb=-3000, pan_milli=250)
    assert lane_setting(lanes, STAGE, "kit", "snare.wav") == LaneSetting(gain_mdb=1000, pan_milli=250)
    assert lane_settings(state, "loud") == {}
    assert decides(state, {**LANE, "unset": ["gain_mdb"]}) == ""
    assert lane_setting(lane_settings(state, "mix"), STAGE, "kit", "kick.wav") == LaneSetting(pan_milli=250)
    for key, record in state.table("lane").items():
        assert record_from_text("lane", record_to_text("lane", record)) == record, key
    assert decides(state, {**LANE, "unset": ["pan_milli", "x", 7]}) == ""
    assert decides(state, {**LANE, "file": "snare.wav", "unset": ["gain_mdb"]}) == ""
    assert state.table("lane") == {}


@pytest.mark.parametrize(
    "told",
    [
        {"gain_mdb": 60_001}, {"gain_mdb": True}, {"gain_mdb": -3.5}, {"pan_milli": -1001}, {"fade_in_ms": -1},
        {"start_frame": -1}, {"group": 7}, {"is_soloed": 1}, {"is_muted": 0}, {"stage": "9" * 32}, {"recipe": "No name"}, {"file": "x" * 1001},
    ],
)  # fmt: skip
def test_a_lane_that_cannot_be_meant_has_no_effect(state, told):
    assert decides(state, {**LANE, "gain_mdb": 0, **told}) != ""
    assert state.table("lane") == {}


def test_a_recipe_is_told_of_part_by_part_and_setting_by_setting(state):
    assert decides(state, {**LOUD, "settings": {"target_clufs": -900, "of a later version": 1}}) == ""
    assert decides(state, {"k": "recipe.set", "recipe": "loud", "kind": "master", "title": "Loud"}) == ""
    told = {"k": "recipe.set", "recipe": "loud", "kind": "master", "settings": {"ceiling_mdb": -300}}
    assert decides(state, told) == ""
    loud = recipes_in(state)["loud"]
    assert (loud.title, loud.source, loud.kind) == ("Loud", "mix", RecipeKind.MASTER)
    assert [loud.setting(name) for name in ("target_clufs", "ceiling_mdb", "bits")] == [-900, -300, "24"]
    assert decides(state, {"k": "recipe.set", "recipe": "loud", "kind": "bundle"}) == ""
    assert recipes_in(state)["loud"].source == "", "another kind begins anew"
    assert decides(state, {"k": "recipe.remove", "recipe": "loud"}) == ""
    assert "loud" not in recipes_in(state)
    assert decides(state, {"k": "recipe.remove", "recipe": "loud"}) == "there is no such recipe"


@pytest.mark.parametrize(
    "told", [{"kind": "symphony"}, {"recipe": "A b"}, {"only": "role:Singer"}, {"settings": {"target_clufs": "loud"}}]
)
def test_a_recipe_that_cannot_be_meant_has_no_effect(state, told):
    assert decides(state, {**LOUD, **told}) != ""
    assert state.table("recipe") == {}


def test_nobody_fills_a_production_with_recipes_or_lanes(state, monkeypatch):
    monkeypatch.setattr(fold_recipes, "RECIPES_MAX", 1)
    monkeypatch.setattr(fold_recipes, "LANES_MAX", 1)
    assert decides(state, LOUD) == ""
    assert decides(state, {**LANE, "gain_mdb": 1}) == ""
    assert "at most 1" in decides(state, {**LOUD, "recipe": "louder"})
    assert "at most 1" in decides(state, {**LANE, "output": "other", "gain_mdb": 1})
    assert decides(state, LOUD) == ""
    assert decides(state, {**LANE, "gain_mdb": 2}) == ""
    assert decides(state, {**LOUD, "settings": {}, "only": ["role:" + "x" * 1000] * 199}) == "the recipe is too long"
