"""Types of ports, and links that are refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ports import (
    PORT_TYPES,
    check_port_name,
    check_type,
    fits,
    loop_through,
    parents,
    refuse_link,
    takes_several,
    why_not,
)
from studio.domain.production import Link, Stage
from tests.domain.plans import gig, link, port

types = st.sampled_from(sorted(PORT_TYPES))


@given(types, types, types)
def test_fitting_is_a_partial_order_with_any_on_top(one: str, two: str, three: str) -> None:
    assert fits(one, one)
    assert fits(one, "any")
    if fits(one, two) and fits(two, three):
        assert fits(one, three)
    if one != two:
        assert not (fits(one, two) and fits(two, one))


def test_a_stem_is_audio_but_no_multitrack() -> None:
    assert parents("audio.stem") == ("audio.stem", "audio", "any")
    assert fits("audio.stem", "audio")
    assert not fits("audio", "audio.stem")
    assert not fits("audio.stem", "audio.multitrack")
    assert not fits("archive.any", "midi")


def test_an_unknown_type_is_refused_with_the_near_ones() -> None:
    with pytest.raises(BadInputError) as caught:
        check_type("audio.stems")
    assert "audio.stem" in caught.value.what_to_do


@pytest.mark.parametrize("name", ["", "../x", "a/b", "CON", "-x", "ü", "x" * 65, "a b", "a."])
def test_a_port_whose_folder_could_not_be_made_is_refused(name: str) -> None:
    with pytest.raises(BadInputError) as caught:
        check_port_name(name)
    assert caught.value.subject
    assert check_port_name("drum_stem-2") == "drum_stem-2"


@pytest.mark.parametrize(
    ("port_type", "name", "several"),
    [
        ("audio.multitrack", "drum_multitrack", True),
        ("image.photo", "photos_jpg", True),
        ("video.camera", "plate", True),
        ("audio.stem", "vox_takes", True),
        ("audio.stem", "bass", False),
        ("audio.stem", "bass_di", False),
        ("text.plain", "show_notes_md", False),
    ],
)
def test_which_ports_take_several_files(port_type: str, name: str, several: bool) -> None:
    assert takes_several(port_type, name) is several


def test_the_reason_names_both_ports() -> None:
    assert why_not(port("stem"), port("part", "audio")) is None
    reason = why_not(port("words", "text.lyrics"), port("part"))
    assert reason is not None
    assert "“words” gives text.lyrics" in reason
    assert "“part” takes audio.stem" in reason


def _stages() -> list[Stage]:
    return [
        gig("drums", outputs=(port("kit"), port("chart", "doc.pdf"))),
        gig("bass", inputs=(port("kit"),), outputs=(port("low"),)),
        gig("mix", inputs=(port("low"), port("parts", several=True), port("extra", "any")), outputs=(port("kit"),)),
    ]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (link("drums", "bass", output="chart", input_="kit"), "type_mismatch"),
        (link("drums", "drums"), "self_link"),
        (link("drums", "bass", output="snare", input_="kit"), "unknown_port"),
        (link("drums", "bass", output="kit", input_="low"), "unknown_port"),
        (link("drums", "bass", output="kit"), "unknown_port"),
        (link("drums", "choir"), "unknown_stage"),
        (link("mix", "bass", output="kit", input_="kit"), "second_producer"),
        (Link("other", "drums", "bass", "kit", "kit"), "double_link"),
        (link("mix", "drums"), "loop"),
    ],
)
def test_links_that_cannot_be_are_refused(new: Link, code: str) -> None:
    there = [link("drums", "bass", output="kit", input_="kit"), link("bass", "mix", output="low", input_="low")]
    with pytest.raises(RefusedError) as caught:
        refuse_link(_stages(), there, new)
    assert caught.value.code == code
    assert caught.value.subject
    assert caught.value.what_to_do


def test_a_loop_is_named_by_titles_in_order() -> None:
    with pytest.raises(RefusedError, match="Mix → Drums → Bass → Mix"):
        refuse_link(_stages(), [link("drums", "bass"), link("bass", "mix")], link("mix", "drums"))


def test_an_input_that_takes_several_has_several_producers() -> None:
    there = [link("drums", "mix", output="kit", input_="parts")]
    refuse_link(_stages(), there, link("bass", "mix", output="low", input_="parts"))
    refuse_link({stage.id: stage for stage in _stages()}, there, link("drums", "mix", output="chart", input_="extra"))


def test_an_edited_link_replaces_itself() -> None:
    there = link("drums", "bass", output="kit", input_="kit")
    refuse_link(_stages(), [there], Link(there.id, "drums", "bass", "kit", "kit", lag_min=60))


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] != ends[1]), max_size=20))
def test_adding_only_links_without_a_loop_never_makes_one(pairs: list[tuple[int, int]]) -> None:
    links: list[Link] = []
    for source, target in pairs:
        new = link(str(source), str(target))
        cycle = loop_through(links, new)
        if cycle:
            assert cycle[0] == cycle[-1] == new.source
            assert cycle[1] == new.target
            ends = {(kept.source, kept.target) for kept in links}
            assert all(step in ends for step in pairwise(cycle[1:]))
        else:
            links.append(new)
    reached = {str(i): {kept.target for kept in links if kept.source == str(i)} for i in range(8)}
    for _ in range(8):
        for targets in reached.values():
            targets.update(*(reached[target] for target in list(targets)))
    assert all(stage not in targets for stage, targets in reached.items())
