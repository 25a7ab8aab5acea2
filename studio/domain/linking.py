"""Where a link from one stage may lead, and why nowhere else: every other stage looked at once. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from studio.domain.ports import fits, loop_error, why_not
from studio.domain.production import Link, LinkKind, Stage


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What a link to ``target`` could be. ``ports`` are the pairs of output and input that fit and are free, the best
    first; ``reason`` says why there are none; ``is_time_possible``: whether the two can be linked in time alone. ``ends``
    are the stages that have the ports, for each pair, where one of the two is a nested chain (empty: the two themselves).
    """

    target: str
    ports: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    is_time_possible: bool = True
    ends: tuple[tuple[str, str], ...] = ()

    def joints(self, source: str) -> tuple[tuple[str, str, str, str], ...]:
        """For each pair of ports: the stage that hands on, its output, the stage that takes, its input."""
        ends = self.ends or ((source, self.target),) * len(self.ports)
        return tuple((one, output, other, into) for (one, other), (output, into) in zip(ends, self.ports, strict=True))


def link_choices(stages: Mapping[str, Stage], links: Iterable[Link], source_id: str) -> dict[str, LinkChoice]:
    """The choices for a link from a stage to each of the others, by the others' ids."""
    source, known = stages[source_id], list(links)
    before = _way_to(known, source_id)
    fed: dict[tuple[str, str], list[Link]] = {}
    for link in known:
        if link.input and link.source in stages:
            fed.setdefault((link.target, link.input), []).append(link)
    joined = {link.target for link in known if link.source == source_id and not link.input}
    choices: dict[str, LinkChoice] = {}
    for target in stages.values():
        if target.id == source_id:
            continue
        if target.id in before:
            titles = [stages[one].title if one in stages else one for one in [source_id, *_path(before, target.id)]]
            choices[target.id] = LinkChoice(target.id, (), loop_error(titles).message, is_time_possible=False)
            continue
        pairs, reason = _pairs(source, target, fed, stages)
        choices[target.id] = LinkChoice(target.id, pairs, "" if pairs else reason, target.id not in joined)
    return choices


def bar_choices(
    stages: Mapping[str, Stage],
    links: Iterable[Link],
    source_id: str,
    inside: Mapping[str, Collection[str]],
    names: Mapping[str, str],
) -> dict[str, LinkChoice]:
    """As ``link_choices``, where nested chains that are shown as one bar stand for their stages.

    ``inside`` are the stages of each such nest and ``names`` what it is called, by its id, which may be ``source_id``. Its
    ports are those of its stages that are free to the outside: an output that only its own stages take is none. Two of
    which one is a nest are not linked in time alone, since it would have to be said which of its stages waits.
    """
    known = list(links)
    bar_of = {stage: nest for nest, some in inside.items() for stage in some}
    inner = _taken_inside(known, bar_of)
    found: dict[str, list[tuple[str, LinkChoice]]] = {}
    for one in inside.get(source_id, (source_id,)):
        for target, choice in link_choices(stages, known, one).items():
            bar = bar_of.get(target, target)
            if bar != source_id:
                found.setdefault(bar, []).append((one, choice))
    source_name = names.get(source_id) or stages[source_id].title
    return {
        bar: _joined(bar, parts, inner, (source_name, names.get(bar) or stages[bar].title))
        if source_id in inside or bar in inside
        else parts[0][1]
        for bar, parts in found.items()
    }


def _taken_inside(links: list[Link], bar_of: Mapping[str, str]) -> set[tuple[str, str]]:
    """The outputs of nested stages that only stages of the same nest take."""
    taken: dict[tuple[str, str], set[bool]] = {}
    for link in links:
        bar = bar_of.get(link.source)
        if bar is not None and link.output:
            taken.setdefault((link.source, link.output), set()).add(bar_of.get(link.target) == bar)
    return {output for output, is_inside in taken.items() if is_inside == {True}}


def _joined(
    bar: str, parts: list[tuple[str, LinkChoice]], inner: set[tuple[str, str]], names: tuple[str, str]
) -> LinkChoice:
    """What several pairs of stages could be, as one choice between their bars."""
    found = sorted(
        (pair[0] != pair[1], pair, (source, choice.target))
        for source, choice in parts
        for pair in choice.ports
        if (source, pair[0]) not in inner
    )
    if found:
        pairs, ends = tuple(pair for _, pair, _ in found), tuple(ends for _, _, ends in found)
        return LinkChoice(bar, pairs, is_time_possible=False, ends=ends)
    loops = [choice.reason for _, choice in parts if not choice.is_time_possible]
    reason = f"Nothing that “{names[0]}” hands on fits a free input of “{names[1]}”."
    reason = loops[0] if len(loops) == len(parts) else reason
    return LinkChoice(bar, (), reason, is_time_possible=False)


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
