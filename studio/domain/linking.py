"""Where a link from one stage may lead, and why nowhere else: every other stage looked at once. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from studio.domain.nests import outer_name
from studio.domain.ports import fits, loop_error, why_not
from studio.domain.production import Link, LinkKind, Port, Stage


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What a link from the held stage to ``other`` could be, or back from it to the held one with ``is_backward``.

    ``ports`` are the pairs of output and input that fit and are free, the best first, named as they are shown; ``reason``
    says why there are none, or what stands against a link in time; ``is_time_possible``: whether the two can be linked in time alone. Where one of the two is a
    nested chain, ``ends`` has for each pair of ports the stages that have them and what they are called there, and
    ``waits`` the pairs of stages that are linked in time when the two are (both empty: the two themselves).
    """

    other: str
    ports: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    is_time_possible: bool = True
    ends: tuple[tuple[str, str, str, str], ...] = ()
    waits: tuple[tuple[str, str], ...] = ()
    is_backward: bool = False

    def joints(self, held: str) -> tuple[tuple[str, str, str, str], ...]:
        """For each pair of ports: the stage that hands on, its output, the stage that takes, its input."""
        source, target = self._ends(held)
        return self.ends or tuple((source, output, target, into) for output, into in self.ports)

    def joints_in_time(self, held: str) -> tuple[tuple[str, str, str, str], ...]:
        """The links in time alone, each as a joint without ports; they belong together."""
        return tuple((source, "", target, "") for source, target in self.waits or (self._ends(held),))

    def _ends(self, held: str) -> tuple[str, str]:
        return (self.other, held) if self.is_backward else (held, self.other)


def link_choices(
    stages: Mapping[str, Stage], links: Iterable[Link], held_id: str, *, is_backward: bool = False
) -> dict[str, LinkChoice]:
    """The choices for a link from a stage to each of the others, or with ``is_backward`` from each of them to it, by the
    others' ids.
    """
    held, known = stages[held_id], list(links)
    looped = _way_to([Link("", link.target, link.source) for link in known] if is_backward else known, held_id)
    fed: dict[tuple[str, str], list[Link]] = {}
    for link in known:
        if link.input and link.source in stages:
            fed.setdefault((link.target, link.input), []).append(link)
    joined = {(link.source, link.target) for link in known if not link.input}
    choices: dict[str, LinkChoice] = {}
    for other in stages.values():
        if other.id == held_id:
            continue
        source, target = (other, held) if is_backward else (held, other)
        if other.id in looped:
            path = _path(looped, other.id)
            path = [other.id, *reversed(path)] if is_backward else [held_id, *path]
            reason = loop_error([stages[one].title if one in stages else one for one in path]).message
            choices[other.id] = LinkChoice(other.id, (), reason, is_time_possible=False, is_backward=is_backward)
            continue
        pairs, reason = _pairs(source, target, fed, stages)
        is_free = (source.id, target.id) not in joined
        choices[other.id] = LinkChoice(other.id, pairs, "" if pairs else reason, is_free, is_backward=is_backward)
    return choices


def bar_choices(
    stages: Mapping[str, Stage],
    links: Iterable[Link],
    held_id: str,
    inside: Mapping[str, Collection[str]],
    names: Mapping[str, str],
    *,
    is_backward: bool = False,
) -> dict[str, LinkChoice]:
    """As ``link_choices``, where nested chains that are shown as one bar stand for their stages.

    ``inside`` are the stages of each such nest and ``names`` what it is called, by its id, which may be ``held_id``. Its
    ports are those of its stages that are free to the outside (see ``outer_ports``). In time alone, what waits for a nest
    waits for all that it ends with, and when a nest waits, all that it begins with does.
    """
    known = list(links)
    bar_of = {stage: nest for nest, some in inside.items() for stage in some}
    ends = _NestEnds(stages, known, bar_of, is_backward=is_backward)
    found: dict[str, list[tuple[str, LinkChoice]]] = {}
    for one in inside.get(held_id, (held_id,)):
        for other, choice in link_choices(stages, known, one, is_backward=is_backward).items():
            bar = bar_of.get(other, other)
            if bar != held_id:
                found.setdefault(bar, []).append((one, choice))
    held_name = names.get(held_id) or stages[held_id].title
    return {
        bar: ends.joined(bar, parts, (held_name, names.get(bar) or stages[bar].title))
        if held_id in inside or bar in inside
        else parts[0][1]
        for bar, parts in found.items()
    }


def outer_ports(
    stages: Mapping[str, Stage], links: Iterable[Link], inside: Collection[str]
) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
    """The inputs and outputs of a nested chain, by the names under which its bar shows them: of its stages' inputs those
    that no other stage of it feeds (or that take several), of their outputs those that not only its own stages take.
    """
    known = list(links)
    fed = {(link.target, link.input) for link in known if link.source in inside and link.target in inside}
    inner = _taken_inside(known, dict.fromkeys(inside, "nest"))
    held = [stages[one] for one in inside]
    inputs = tuple(
        replace(port, name=outer_name(stage.title, port.name))
        for stage in held
        for port in stage.inputs
        if port.several or (stage.id, port.name) not in fed
    )
    outputs = tuple(
        replace(port, name=outer_name(stage.title, port.name))
        for stage in held
        for port in stage.outputs
        if (stage.id, port.name) not in inner
    )
    return inputs, outputs


def _taken_inside(links: list[Link], bar_of: Mapping[str, str]) -> set[tuple[str, str]]:
    """The outputs of nested stages that only stages of the same nest take."""
    taken: dict[tuple[str, str], set[bool]] = {}
    for link in links:
        bar = bar_of.get(link.source)
        if bar is not None and link.output:
            taken.setdefault((link.source, link.output), set()).add(bar_of.get(link.target) == bar)
    return {output for output, is_inside in taken.items() if is_inside == {True}}


class _NestEnds:
    """Links of bars of which one is a nested chain; ``bar_of`` has the nest of each stage in one."""

    def __init__(
        self, stages: Mapping[str, Stage], links: list[Link], bar_of: Mapping[str, str], *, is_backward: bool
    ) -> None:
        self._stages, self._bar_of, self._is_backward = stages, bar_of, is_backward
        self._inner = _taken_inside(links, bar_of)
        within = [link for link in links if link.source in bar_of and bar_of[link.source] == bar_of.get(link.target)]
        # what a nest begins with waits for nothing in it, what it ends with is waited for by nothing in it
        self._waiting, self._waited_for = {link.target for link in within}, {link.source for link in within}
        self._joined = {(link.source, link.target) for link in links if not link.input}

    def joined(self, bar: str, parts: list[tuple[str, LinkChoice]], names: tuple[str, str]) -> LinkChoice:
        """What several pairs of stages could be, as one choice between their bars; ``names``: the held one's, the other's."""
        found = sorted(
            (output != into, (output, into), (source, target))
            for held, choice in parts
            for source, output, target, into in choice.joints(held)
            if (source, output) not in self._inner
        )
        pairs = tuple((self._shown(ends[0], pair[0]), self._shown(ends[1], pair[1])) for _, pair, ends in found)
        ends = tuple((source, output, target, into) for _, (output, into), (source, target) in found)
        waits, loop = self._waits(parts)
        source_name, target_name = names[::-1] if self._is_backward else names
        unfit = f"Nothing that “{source_name}” hands on fits a free input of “{target_name}”."
        return LinkChoice(
            bar,
            pairs,
            loop or ("" if pairs else unfit),
            is_time_possible=bool(waits),
            ends=ends,
            waits=waits,
            is_backward=self._is_backward,
        )

    def _waits(self, parts: list[tuple[str, LinkChoice]]) -> tuple[tuple[tuple[str, str], ...], str]:
        """The pairs of stages to be linked when one bar waits for the other, or why one of them cannot be."""
        pairs = []
        for held, choice in parts:
            ((source, _, target, _),) = choice.joints_in_time(held)
            if source in self._waited_for or target in self._waiting or (source, target) in self._joined:
                continue
            if not choice.is_time_possible:
                return (), choice.reason
            pairs.append((source, target))
        return tuple(sorted(pairs)), ""

    def _shown(self, stage: str, port: str) -> str:
        return outer_name(self._stages[stage].title, port) if stage in self._bar_of else port


def _way_to(links: list[Link], source_id: str) -> dict[str, str]:
    """For each stage that the source waits for, the next one on the way to it."""
    leading: dict[str, list[str]] = {}
    for link in links:
        leading.setdefault(link.target, []).append(link.source)
    following: dict[str, str] = {}
    queue = [source_id]
    for stage_id in queue:  # grows while it is read
        for leader in leading.get(stage_id, ()):
            if leader not in following and leader != source_id:
                following[leader] = stage_id
                queue.append(leader)
    return following


def _path(following: Mapping[str, str], stage_id: str) -> list[str]:
    path = [stage_id]
    while path[-1] in following:
        path.append(following[path[-1]])
    return path


def _pairs(
    source: Stage, target: Stage, fed: Mapping[tuple[str, str], list[Link]], stages: Mapping[str, Stage]
) -> tuple[tuple[tuple[str, str], ...], str]:
    found, reason = [], ""
    for out in source.outputs:
        for into in target.inputs:
            feeding = fed.get((target.id, into.name), [])
            if not fits(out.type, into.type):
                reason = reason or why_not(out, into) or ""
            elif any((link.source, link.output, link.kind) == (source.id, out.name, LinkKind.FS) for link in feeding):
                reason = f"“{source.title}” feeds “{target.title}” already."
            elif feeding and not into.several:
                reason = f"“{into.name}” of “{target.title}” is fed by “{stages[feeding[0].source].title}” already."
            else:
                found.append((out.name != into.name, out.type != into.type, out.name, into.name))
    if not source.outputs:
        reason = f"“{source.title}” hands nothing in."
    elif not target.inputs:
        reason = f"“{target.title}” takes no inputs."
    return tuple((out, into) for _, _, out, into in sorted(found)), reason
