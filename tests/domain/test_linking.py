"""Where a link may lead: agrees with the rule that refuses links, and says why not."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.domain.errors import RefusedError
from studio.domain.linking import bar_choices, link_choices, outer_ports
from studio.domain.ports import refuse_link
from studio.domain.production import Link, Port, Stage

TYPES = ("audio.stem", "audio", "any", "text.lyrics")
ports = st.lists(
    st.builds(Port, st.sampled_from("abc"), st.sampled_from(TYPES), st.booleans()),
    max_size=2,
    unique_by=lambda p: p.name,
)
plans = st.lists(st.tuples(ports, ports), min_size=2, max_size=5)


def passes(stages: dict[str, Stage], links: list[Link], link: Link) -> bool:
    try:
        refuse_link(stages, links, link)
    except RefusedError:
        return False
    return True


@given(
    plans,
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("abc"), st.sampled_from("abc")), max_size=6
    ),
)
@example(
    [([], []), ([], [Port("a", "any"), Port("b", "any")]), ([Port("b", "any", several=True)], [])], [(1, 2, "a", "b")]
)
@settings(max_examples=60, deadline=None)
def test_the_choices_are_exactly_the_links_that_are_let_pass(plan, wanted) -> None:
    stages = {
        f"s{number}": Stage(f"s{number}", f"s{number}", "t", f"Stage {number}", inputs=tuple(ins), outputs=tuple(outs))
        for number, (ins, outs) in enumerate(plan)
    }
    links: list[Link] = []
    for number, (source, target, output, into) in enumerate(wanted):
        link = Link(f"l{number}", f"s{source}", f"s{target}", output, into)
        for one in (link, Link(f"t{number}", link.source, link.target)):
            with suppress(RefusedError):
                refuse_link(stages, links, one)
                links.append(one)
    for source in stages.values():
        choices = link_choices(stages, links, source.id)
        assert choices.keys() == stages.keys() - {source.id}
        for target, choice in choices.items():
            allowed = {
                (out.name, into.name)
                for out in source.outputs
                for into in stages[target].inputs
                if passes(stages, links, Link("new", source.id, target, out.name, into.name))
            }
            assert set(choice.ports) == allowed
            assert choice.is_time_possible == passes(stages, links, Link("new", source.id, target))
            assert bool(choice.reason) != bool(choice.ports)


def test_a_loop_is_named_by_its_stages() -> None:
    stages = {name: Stage(name, name, "t", name.upper()) for name in "abc"}
    links = [Link("1", "a", "b"), Link("2", "b", "c")]
    assert link_choices(stages, links, "c")["a"].reason == "That would be a loop: C → A → B → C."


def test_ports_of_one_name_come_first() -> None:
    out = (Port("x", "audio.stem"), Port("guide", "audio.stem"))
    stages = {
        "a": Stage("a", "a", "t", "A", outputs=out),
        "b": Stage("b", "b", "t", "B", inputs=(Port("guide", "audio.stem"), Port("more", "any", several=True))),
    }
    assert link_choices(stages, [], "a")["b"].ports[0] == ("guide", "guide")


def test_a_nest_is_linked_by_what_its_stages_leave_free() -> None:
    stem = Port("stem", "audio.stem")
    stages = {
        name: Stage(name, name, "t", name.upper(), inputs=(stem,) if name != "a" else (), outputs=(stem,))
        for name in "abcd"
    }
    links = [Link("1", "b", "c", "stem", "stem")]
    names = {"nest": "Band"}
    into = bar_choices(stages, links, "a", {"nest": ("b", "c")}, names)
    assert into.keys() == {"nest", "d"}
    assert into["nest"].joints("a") == (("a", "stem", "b", "stem"),)  # that of c is fed
    assert into["nest"].ports == (("stem", "stem (B)"),)
    assert into["nest"].joints_in_time("a") == (("a", "", "b", ""),)  # c waits for b anyway
    assert into["d"] == link_choices(stages, links, "a")["d"]
    out = bar_choices(stages, links, "nest", {"nest": ("b", "c")}, names)
    assert out["d"].joints("nest") == (("c", "stem", "d", "stem"),)  # that of b is taken inside
    assert out["a"].reason == "Nothing that “Band” hands on fits a free input of “A”."
    looped = bar_choices(
        stages, [*links, Link("2", "d", "b"), Link("3", "d", "c")], "nest", {"nest": ("b", "c")}, names
    )
    assert looped["d"].reason.startswith("That would be a loop: ")
    assert not looped["d"].is_time_possible


def test_in_time_all_that_a_nest_begins_with_waits_and_all_that_it_ends_with_is_waited_for() -> None:
    stages = {name: Stage(name, name, "t", name.upper()) for name in "abcdef"}
    inside, names = {"n": ("b", "c"), "m": ("d", "e")}, {"n": "N", "m": "M"}
    apart = bar_choices(stages, [], "n", inside, names)["m"]
    assert apart.waits == (("b", "d"), ("b", "e"), ("c", "d"), ("c", "e"))
    links = [Link("1", "b", "c"), Link("2", "d", "e"), Link("3", "c", "d")]
    joined = bar_choices(stages, links, "n", inside, names)["m"]
    assert (joined.waits, joined.is_time_possible) == ((), False)
    back = bar_choices(stages, links, "n", inside, names, is_backward=True)
    assert back["m"].reason == "That would be a loop: E → B → C → D → E."
    assert back["a"].joints_in_time("n") == (("a", "", "b", ""),)
    # a part that is joined already is not joined again
    part = bar_choices(stages, [Link("1", "b", "a")], "n", inside, names)["a"]
    assert part.waits == (("c", "a"),)


def test_what_may_feed_a_stage_is_what_it_may_be_linked_from() -> None:
    stem = Port("stem", "audio.stem")
    stages = {
        name: Stage(name, name, "t", name.upper(), inputs=(stem,) if name != "a" else (), outputs=(stem,))
        for name in "abcd"
    }
    links = [Link("1", "b", "c", "stem", "stem"), Link("2", "c", "d")]
    for held in stages:
        back = link_choices(stages, links, held, is_backward=True)
        for other, choice in back.items():
            there = link_choices(stages, links, other)[held]
            assert (choice.ports, choice.reason, choice.is_time_possible) == (
                there.ports,
                there.reason,
                there.is_time_possible,
            )
            assert choice.joints(held) == there.joints(other)
            assert choice.joints_in_time(held) == there.joints_in_time(other)


def test_a_nest_shows_the_ports_that_its_stages_leave_to_the_outside() -> None:
    one, some, out = Port("stem", "audio.stem"), Port("more", "any", several=True), Port("mix", "audio.mix")
    stages = {name: Stage(name, name, "t", name.upper(), inputs=(one, some), outputs=(one, out)) for name in "abc"}
    links = [
        Link("1", "a", "b", "stem", "stem"),
        Link("2", "a", "b", "mix", "more"),
        Link("3", "a", "c", "mix", "more"),
    ]
    inputs, outputs = outer_ports(stages, links, ("a", "b"))
    assert [port.name for port in inputs] == ["stem (A)", "more (A)", "more (B)"]
    assert [port.name for port in outputs] == ["mix (A)", "stem (B)", "mix (B)"]
