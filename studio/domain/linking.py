"""Where a link from one stage may lead, and why nowhere else: every other stage looked at once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.domain.ports import fits, loop_error, why_not
from studio.domain.production import Link, LinkKind, Stage


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What a link to ``target`` could be. ``ports`` are the pairs of output and input that fit and are free, the best
    first; ``reason`` says why there are none; ``is_time_possible``: whether the two can be linked in time alone.
    """

    target: str
    ports: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    is_time_possible: bool = True


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
