"""Stages of a plan as a chain, written and read again: the same chain, with the ports by which it was linked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.chain import Chain, OuterPort, chain_from_data, chain_parts
from studio.domain.chain_saving import chain_of, chain_to_data
from studio.domain.delivery_spec import to_log_rules
from studio.domain.errors import BadInputError
from studio.domain.nests import Nest
from studio.domain.ports import fits
from studio.domain.production import HouseFormat, Link, LinkKind, Port, Production, Stage, Track
from studio.store.chain_files import CHAIN_FILES, load_chain, parse_chain, write_chain

TYPES = ("audio.stem", "audio.multitrack", "audio", "midi", "any")
PRODUCTION = Production(
    "p" * 32, "Late Train", "late-train", "EUR", house=HouseFormat(44100, 24, 96_500, "A minor", 441)
)


def shape(chain: Chain) -> dict[str, Any]:
    """What a chain is, whatever its links are called and in which order they stand."""
    links = {(k.source, k.target, k.output, k.input, k.kind, k.lag_min) for k in chain.links}
    return {"stages": chain.stages, "tracks": chain.tracks, "links": links, "nests": chain.nests, "house": chain.house,
            "named": (chain.named_inputs, chain.named_outputs), "title": chain.title, "money": chain.currency,
            "fees": chain.kill_fee_bp, "budget": chain.budget_minor}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CHAIN_FILES))
def test_what_ships_is_the_same_when_written_and_read(name: str) -> None:
    chain = load_chain(name)
    assert shape(parse_chain(write_chain(chain))) == shape(chain)
    assert "linking" not in chain_to_data(chain)  # as short as it was


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Track], list[Stage], list[Link], dict[str, Nest]]:
    """Stages with ports of few names and many types, links that fit and go forward, nests in each other."""
    tracks = [Track(f"lane{n}", f"Lane {n}", n) for n in range(3)]
    names = st.sampled_from(["stem", "takes", "guide"])

    def ports(has_spec: bool) -> tuple[Port, ...]:
        found = {}
        for name in draw(st.lists(names, max_size=3, unique=True)):
            spec = to_log_rules({"true_peak_max_dbtp": -1.5, "sr": 48000}) if has_spec and draw(st.booleans()) else {}
            found[name] = Port(name, draw(st.sampled_from(TYPES)), draw(st.booleans()), spec)
        return tuple(found.values())

    nests = {f"nest{n}": Nest(f"nest{n}", f"Nest {n}", f"nest{n - 1}" if n and draw(st.booleans()) else "")
             for n in range(draw(st.integers(0, 3)))}  # fmt: skip
    stages = [
        Stage(
            f"id{n}", f"stage-{n}", draw(st.sampled_from(tracks)).id, f"Stage {n}", draw(st.sampled_from(["", "Singer"])),
            draw(st.sampled_from(["", "Play: “it”\n- loud"])), draw(st.integers(1, 4)) * 15, draw(st.integers(0, 9)),
            draw(st.sampled_from([0, 4050, 6000])), draw(st.integers(0, 4)), ports(False), ports(True), position=n,
            not_before_ms=draw(st.sampled_from([0, 10**12])), meant_for=draw(st.sampled_from(["", "Kofi"])),
            least_work_min=draw(st.sampled_from([0, 240])), nest=draw(st.sampled_from(["", *nests])),
        )
        for n in range(draw(st.integers(1, 6)))
    ]  # fmt: skip
    links: list[Link] = []
    for _ in range(draw(st.integers(0, 8))):
        a, b = sorted(draw(st.lists(st.integers(0, len(stages) - 1), min_size=2, max_size=2)))
        if a == b:
            continue
        pairs = [(o.name, i.name) for o in stages[a].outputs for i in stages[b].inputs if fits(o.type, i.type)]
        output, name = draw(st.sampled_from([("", ""), *pairs]))
        one = Link(f"k{len(links)}", f"id{a}", f"id{b}", output, name, draw(st.sampled_from(list(LinkKind))),
                   draw(st.sampled_from([0, 60, -25])))  # fmt: skip
        if not any((k.source, k.target, k.output, k.input) == (one.source, one.target, output, name) for k in links):
            links.append(one)
    return tracks, stages, links, nests


@given(plans(), st.sets(st.integers(0, 5), min_size=1))
def test_a_part_of_any_plan_is_the_same_chain_when_written_and_read(plan: Any, places: set[int]) -> None:
    tracks, stages, links, nests = plan
    chosen = {stage.id for place, stage in enumerate(stages) if place in places} or {stages[0].id}
    saved = chain_of(PRODUCTION, tracks, stages, links, nests, chosen, "A part: of “it”")
    chain = saved.chain
    again = parse_chain(write_chain(chain))
    nest_ids = {nest.id: replace(nest, is_closed=True) for nest in chain.nests}
    assert shape(again) == shape(replace(chain, nests=tuple(nest_ids.values())))
    assert len(chain.stages) == len(chosen)
    crossing = [link for link in links if (link.source in chosen) != (link.target in chosen)]
    slugs = {stage.id: stage.slug for stage in stages}
    assert {(port.stage, port.port) for port in chain.named_inputs} == {
        (slugs[link.target], link.input) for link in crossing if link.input and link.target in chosen
    }
    assert {(port.stage, port.port) for port in chain.named_outputs} == {
        (slugs[link.source], link.output) for link in crossing if link.output and link.source in chosen
    }
    assert saved.when == sum(not link.input for link in crossing)
    assert saved.people == sum(bool(stage.meant_for) for stage in stages if stage.id in chosen)


def test_new_ids_keep_stages_in_their_nests() -> None:
    data = {
        "title": "Two",
        "nests": [{"id": "in", "name": "Inner", "inside": "out"}, {"id": "out", "name": "Outer"}],
        "stages": [{"id": "a", "track": "T", "title": "A", "days": 1, "nest": "in"}],
    }
    parts = chain_parts(chain_from_data(data))
    inner, outer = parts.nests
    assert parts.stages[0].nest == inner.id != "in"
    assert (inner.outer, outer.outer) == (outer.id, "")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nests": [{"id": "in", "name": "X", "inside": "in"}]}, "could lie in"),
        ({"nests": [{"id": "in", "name": "X"}, {"id": "in", "name": "Y"}]}, "Two nests"),
        ({"nests": [{"id": "other", "name": "X"}]}, "no nest “in”"),
        ({"outputs": [{"stage": "a", "port": "gone"}]}, "no port “gone”"),
        ({"inputs": [{"stage": "z", "port": "p"}]}, "no stage of that id"),
    ],
)
def test_nests_and_ports_that_cannot_be_are_refused(change: dict[str, Any], words: str) -> None:
    stages = [{"id": "a", "track": "T", "title": "A", "days": 1, "nest": "in", "out": [{"name": "p", "type": "midi"}]}]
    data = {"title": "Two", "nests": [{"id": "in", "name": "X"}], "stages": stages, **change}
    with pytest.raises(BadInputError, match=words):
        chain_from_data(data)


def test_a_chain_names_what_it_takes_and_gives() -> None:
    chain = load_chain("song")
    assert OuterPort("release", "credits", "text.plain") in chain.outer_inputs
    assert OuterPort("release", "delivery_zip", "archive.any") in chain.outer_outputs
    assert OuterPort("mix", "mix_main", "audio.mix") not in chain.outer_outputs
