"""Chains that ship, and chains that cannot be."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.chain import Chain, chain_days, chain_from_data, chain_parts
from studio.domain.chain_values import plain_rules
from studio.domain.errors import BadInputError
from studio.domain.ids import is_id
from studio.domain.ports import refuse_link
from studio.domain.production import LinkKind
from studio.domain.schedule import own_stages
from studio.store.chain_files import CHAIN_FILES, load_chain

SMALL: dict[str, Any] = {
    "title": "Beat and voice",
    "budget": 100,
    "defaults": {"revisions": 1, "review_days": 2},
    "ports": {"beat": "audio.stem", "vox_takes": "audio.multitrack", "words": "text.lyrics"},
    "stages": [
        {"id": "beat", "track": "Drums", "title": "Beat", "role": "Drummer", "days": 2, "price": 40.5, "out": ["beat"]},
        {
            "id": "voice",
            "track": "Vocals",
            "title": "Voice",
            "role": "Singer",
            "hours": 12,
            "price": "60",
            "deps": ["beat"],
            "in": ["beat", "words"],
            "out": ["vox_takes"],
        },
        {"id": "end", "track": "Drums", "title": "End", "role": "Owner", "days": 1, "deps": ["voice"]},
    ],
    "specs": {"beat": {"sr": 48000, "true_peak_max_dbtp": -1.5}},
}


def _counting_ids() -> Any:
    numbers = count(1)
    return lambda length: next(numbers).to_bytes(length, "big")


@pytest.mark.parametrize(
    ("name", "at_once", "at_limit", "price"),
    [("song", 21, 45, 29000), ("podcast", 11, 23, 46000), ("video", 26, 50, 390_000), ("launch", 42, 74, 360_000)],
)
def test_the_shipped_chains_have_the_days_and_the_price_they_promise(
    name: str, at_once: int, at_limit: int, price: int
) -> None:
    chain = load_chain(name)
    assert chain_days(chain) == (at_once, at_limit)
    assert chain.price_minor == chain.budget_minor == price
    assert all(stage.brief for stage in chain.stages)


def test_the_demo_is_one_short_song_by_six_players() -> None:
    chain = load_chain("demo")
    own = own_stages(chain.stages)
    assert own == {"guide", "mix"}
    assert chain.price_minor <= 29000
    assert 30 <= chain.house.length_frames / chain.house.sample_rate_hz <= 40
    gigs = [stage for stage in chain.stages if stage.id not in own]
    assert len(gigs) == 6
    for stage in gigs:
        assert [(port.type, port.several) for port in stage.outputs] == [("audio.stem", False)]
        assert {(link.source, link.output) for link in chain.links if link.target == stage.id} == {("guide", "guide")}
    assert {link.source for link in chain.links if link.target == "mix"} == {stage.id for stage in gigs}
    assert chain.attached_inputs == ()


@pytest.mark.parametrize("name", sorted(CHAIN_FILES))
def test_every_link_of_a_shipped_chain_would_be_allowed_by_hand(name: str) -> None:
    chain = load_chain(name)
    for place, link in enumerate(chain.links):
        refuse_link(chain.stages, chain.links[:place], link)


def test_the_words_of_a_chain_become_values() -> None:
    chain = chain_from_data(SMALL)
    beat, voice, end = chain.stages
    assert (chain.id, chain.currency, chain.budget_minor) == ("beat-and-voice", "USD", 10_000)
    assert [track.name for track in chain.tracks] == ["Drums", "Vocals"]
    assert (beat.work_min, beat.price_minor, beat.revisions, beat.review_days) == (960, 4050, 1, 2)
    assert (voice.work_min, voice.price_minor, end.price_minor) == (720, 6000, 0)
    assert beat.outputs[0].spec == {"sr": 48000, "true_peak_max_dbtp": -1.5}
    assert voice.outputs[0].several
    assert chain.attached_inputs == (("voice", "words"),)
    # One link through the port, none beside it; the end only waits.
    assert [(ln.source, ln.target, ln.input) for ln in chain.links] == [("beat", "voice", "beat"), ("voice", "end", "")]


def test_links_can_be_written_out() -> None:
    data = deepcopy(SMALL)
    data["links"] = [{"from": "beat", "to": "end", "type": "SS", "lag_h": -1.5}]
    written = chain_from_data(data).links[0]
    assert (written.kind, written.lag_min) == (LinkKind.SS, -90)


def test_a_file_with_one_chain_under_templates_is_that_chain() -> None:
    assert chain_from_data({"templates": [SMALL]}) == chain_from_data(SMALL)


def test_stages_of_a_production_get_ids_of_their_own() -> None:
    chain = load_chain("song")
    parts = chain_parts(chain, _counting_ids(), taken_slugs={"drums"})
    tracks, stages, links = parts.tracks, parts.stages, parts.links
    ids = [thing.id for things in (tracks, stages, links) for thing in things]
    assert all(map(is_id, ids))
    assert len(set(ids)) == len(ids)
    assert {stage.track for stage in stages} <= {track.id for track in tracks}
    assert {end for link in links for end in (link.source, link.target)} <= {stage.id for stage in stages}
    assert [stage.slug for stage in stages][3:5] == ["drums-2", "bass"]
    assert [stage.title for stage in stages] == [stage.title for stage in chain.stages]
    assert chain_parts(chain, _counting_ids(), taken_slugs={"drums"}) == parts


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in deepcopy(SMALL).items() if name != key}


def _stage_with(number: int = 0, /, **changed: object) -> dict[str, Any]:
    data = deepcopy(SMALL)
    data["stages"][number].update({key.rstrip("_"): value for key, value in changed.items()})
    return data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "not a chain"),
        ([], "not a chain"),
        ("late train", "not a chain"),
        ({"templates": []}, "holds 0"),
        ({"templates": [SMALL, SMALL]}, "holds 2"),
        (_without("title"), "no “title”"),
        (_without("stages"), "no list “stages”"),
        (_without("ports"), "no port of that name"),
        ({**SMALL, "stages": []}, "between 1 and"),
        ({**SMALL, "stages": ["beat"]}, "stage 1 is not"),
        ({**SMALL, "currency": "GOLD"}, "not a currency"),
        ({**SMALL, "budget": -1}, "“budget” of the chain"),
        ({**SMALL, "ports": {**SMALL["ports"], "beat": "audio.noise"}}, "not a type"),
        ({**SMALL, "ports": {**SMALL["ports"], "beat": None}}, "has no type"),
        ({**SMALL, "specs": {"bell": {}}}, "no port of that name"),
        ({**SMALL, "specs": {"beat": {"sr": "fast"}}}, "The spec of “beat”"),
        ({**SMALL, "specs": {"beat": {"Sr": 1}}}, "no name of a rule"),
        ({**SMALL, "specs": {"beat": {"on": float("nan")}}}, "holds “nan”"),
        ({**SMALL, "defaults": {"kill_fee": [50, 25, 0, 0]}}, "four rising percentages"),
        ({**SMALL, "globals": {"sample_rate": 44}}, "no format to work in"),
        ({**SMALL, "globals": {"fps": "24/0"}}, "“fps”"),
        ({**SMALL, "globals": {"meter": "4/5"}}, "“4/5” is no meter"),
        ({**SMALL, "links": [{"from": "beat", "to": "choir"}]}, "no stage of that id"),
        ({**SMALL, "links": [{"from": "beat", "to": "voice", "type": "XX"}]}, "must be FS, SS, FF or SF"),
        ({**SMALL, "links": [{"from": "beat", "to": "voice", "output": "beat", "input": "words"}]}, "do not fit"),
        ({**SMALL, "links": [{"from": "beat", "to": "voice", "output": "beat", "input": "x"}]}, "does not have"),
        (_stage_with(1, id="beat"), "Two stages have the id “beat”"),
        (_stage_with(price=-40), "“price” of stage “beat”"),
        (_stage_with(price=float("inf")), "“price” of stage “beat”"),
        (_stage_with(days=-1), "“days” of stage “beat”"),
        (_stage_with(days="two"), "“days” of stage “beat” is not a number"),
        (_stage_with(days=10**9), "“days” of stage “beat”"),
        (_stage_with(revisions=1.5), "not a whole number"),
        (_stage_with(title=""), "“title” of stage “beat”"),
        (_stage_with(title="\x07"), "control characters"),
        (_stage_with(out=["bell"]), "not among the ports"),
        (_stage_with(out=["beat", "beat"]), "stands twice"),
        (_stage_with(deps=["choir"]), "there is no stage of that id"),
        (_stage_with(deps=["end"]), "loop: "),
        (_stage_with(deps=["beat"]), "loop: "),
        (_stage_with(2, out=["beat"]), "would come from"),
    ],
)
def test_chains_that_cannot_be_are_refused(data: object, words: str) -> None:
    with pytest.raises(BadInputError) as caught:
        chain_from_data(data)
    assert words in caught.value.message
    assert caught.value.subject
    assert caught.value.what_to_do


_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(SMALL)), _plain)
def test_any_value_at_the_top_gives_a_chain_or_a_clear_refusal(key: str, value: object) -> None:
    _chain_or_refusal({**SMALL, key: value})


@given(st.sampled_from(["id", "track", "title", "role", "days", "price", "in", "out", "deps", "brief"]), _plain)
def test_any_value_in_a_stage_gives_a_chain_or_a_clear_refusal(key: str, value: object) -> None:
    _chain_or_refusal(_stage_with(1, **{key: value}))


def _chain_or_refusal(data: object) -> None:
    subject = "a chain"
    try:
        assert isinstance(chain_from_data(data), Chain)
    except BadInputError as error:
        subject = error.subject
    assert subject


def test_rules_too_deep_for_the_log_are_refused() -> None:
    rules: dict[str, Any] = {}
    for _ in range(20):
        rules = {"more": rules}
    with pytest.raises(BadInputError, match="too deeply"):
        plain_rules(rules, "beat")
