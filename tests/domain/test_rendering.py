"""The graph of steps and recipes as data: equal work has an equal key, and nothing is made before its inputs."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError
from studio.domain.recipe import (
    BUILT_IN,
    LaneRule,
    LaneSetting,
    RecipeKind,
    check_lane,
    check_recipe,
    lane_setting,
    recipe_book,
    recipe_named,
    sources_of,
)
from studio.domain.rendering import SourceFile, Step, Wanted, steps_in


def test_a_key_names_the_work_and_not_where_files_lie_or_what_it_is_called() -> None:
    here, there = SourceFile("a" * 64, "/one/drums.wav"), SourceFile("a" * 64, "/two/drums.wav")
    mixed = Step("mix", 1, ".wav", {"gain": [0]}, (here,), words="Mixing", weight=3)
    assert mixed.key == Step("mix", 1, ".wav", {"gain": [0]}, (there,)).key
    others = [
        Step("mix", 1, ".wav", {"gain": [1]}, (here,)),
        Step("mix", 2, ".wav", {"gain": [0]}, (here,)),
        Step("mix", 1, ".flac", {"gain": [0]}, (here,)),
        Step("mix", 1, ".wav", {"gain": [0]}, (SourceFile("b" * 64, ""),)),
        Step("mix", 1, ".wav", {"gain": [0]}, (here, here)),
        Step("mix", 1, ".wav", {"gain": [0]}, (Step("conform", 1, ".wav", {}, (here,)),)),
    ]
    assert len({mixed.key, *(one.key for one in others)}) == 7


def test_steps_come_once_and_after_their_inputs() -> None:
    mixed = Step("mix", 1, ".wav", {}, (SourceFile("a" * 64, ""),))
    mastered = Step("master", 1, ".wav", {}, (mixed,))
    again = Step("mix", 1, ".wav", {}, (SourceFile("a" * 64, ""),))
    flac = Step("encode", 1, ".flac", {}, (mastered,))
    report = Step("null", 1, ".json", {}, (flac, again))
    order = list(steps_in([Wanted("a.flac", flac), Wanted("null.json", report), Wanted("mix.wav", again)]))
    assert [one.kind for one in order] == ["mix", "master", "encode", "null"]


def test_an_instrumental_is_the_mix_without_voices() -> None:
    instrumental = recipe_named(recipe_book([]), "instrumental")
    assert instrumental.balance == "mix"
    assert not instrumental.rule.hears(["role:singer", "track:Takes"])
    assert instrumental.rule.hears(["role:Session drummer", "track:Recording"])
    assert LaneRule(only=("track:Drums",)).hears(["track:drums"])
    assert not LaneRule(only=("track:Drums",), without=("stage:1",)).hears(["track:Drums", "stage:1"])


def test_what_was_told_changes_a_built_in_recipe_and_adds_others() -> None:
    told = [
        {"recipe": "master", "kind": "master", "settings": {"target_clufs": -900}},
        {"recipe": "radio", "kind": "release", "title": "Radio", "source": "master", "settings": {"formats": ["flac"]}},
    ]
    book = recipe_book(told)
    assert book["master"].setting("target_clufs") == -900
    assert (book["master"].setting("ceiling_mdb"), book["master"].source) == (-1000, "mix")
    assert list(book) == [*(one.name for one in BUILT_IN), "radio"]
    assert [one.name for one in sources_of(book, "radio")] == ["mix", "master", "radio"]
    with pytest.raises(BadInputError, match="no recipe"):
        recipe_named(book, "remix")
    with pytest.raises(BadInputError, match="itself"):
        sources_of(recipe_book([*told, {"recipe": "master", "kind": "master", "source": "radio"}]), "radio")


@pytest.mark.parametrize(
    "body",
    [
        {"recipe": "Übung", "kind": "mix"},
        {"recipe": "x", "kind": "remix"},
        {"recipe": "x", "kind": "mix", "settings": {"loud": 1}},
        {"recipe": "x", "kind": "master", "settings": {"target_clufs": "-14"}},
        {"recipe": "x", "kind": "mix", "without": "role:Singer"},
        {"recipe": "x", "kind": "mix", "title": "x" * 81},
    ],
)
def test_a_recipe_that_cannot_be_meant_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(BadInputError):
        check_recipe(body)


def test_every_built_in_recipe_can_be_meant_and_names_one_that_is_there() -> None:
    names = {one.name for one in BUILT_IN}
    for one in BUILT_IN:
        check_recipe({"recipe": one.name, "kind": one.kind, "without": list(one.rule.without)})
        assert one.source in {"", *names}
        assert isinstance(one.kind, RecipeKind)


def test_a_lane_has_its_own_setting_or_that_of_its_output() -> None:
    settings = {("s", "drums", ""): LaneSetting(gain_mdb=-3000), ("s", "drums", "kick.wav"): LaneSetting(gain_mdb=1)}
    assert lane_setting(settings, "s", "drums", "kick.wav").gain_mdb == 1
    assert lane_setting(settings, "s", "drums", "snare.wav").gain_mdb == -3000
    assert lane_setting(settings, "s", "bass", "bass.wav") == LaneSetting()
    for wrong in ({"gain_mdb": 60_001}, {"pan_milli": 0.5}, {"is_soloed": 1}, {"colour": "red"}, {"take": -1}):
        with pytest.raises(BadInputError):
            check_lane(wrong)
