"""Where a link may lead: agrees with the rule that refuses links, and says why not."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.domain.errors import RefusedError
from studio.domain.linking import bar_choices, link_choices
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
    assert not into["nest"].is_time_possible
    assert into["d"] == link_choices(stages, links, "a")["d"]
    out = bar_choices(stages, links, "nest", {"nest": ("b", "c")}, names)
    assert out["d"].joints("nest") == (("c", "stem", "d", "stem"),)  # that of b is taken inside
    assert out["a"].reason == "Nothing that “Band” hands on fits a free input of “A”."
    looped = bar_choices(
        stages, [*links, Link("2", "d", "b"), Link("3", "d", "c")], "nest", {"nest": ("b", "c")}, names
    )
    assert looped["d"].reason.startswith("That would be a loop: ")
