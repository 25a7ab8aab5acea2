"""Nested chains: stages of a plan that count as one thing, shown as one bar while closed.

A nest is a name for some stages and changes neither dates nor money: links, hand-offs and prices are the stages' own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from studio.domain.production import Stage


@dataclass(frozen=True, slots=True)
class Nest:
    """A nested chain. ``outer`` is the nest that it lies in (empty: none); ``is_closed``: it is shown as one bar."""

    id: str
    name: str
    outer: str = ""
    is_closed: bool = True


class InNest(Protocol):
    """What is asked of a nest, be it the plan's or a row of it."""

    @property
    def outer(self) -> str:
        """The nest that it lies in."""

    @property
    def is_closed(self) -> bool:
        """Whether it is shown as one bar."""


def way_out(nests: Mapping[str, InNest], nest: str) -> tuple[str, ...]:
    """The nest and those around it, the innermost first. What is not known, or runs in a circle, ends the way."""
    found: list[str] = []
    while nest in nests and nest not in found:
        found.append(nest)
        nest = nests[nest].outer
    return tuple(found)


def shown_as(nests: Mapping[str, InNest], nest: str) -> str:
    """The nest as whose bar the stages of ``nest`` are shown: the outermost that is closed; empty where all are open."""
    return next((one for one in reversed(way_out(nests, nest)) if nests[one].is_closed), "")


def nests_within(nests: Mapping[str, InNest], nest: str) -> frozenset[str]:
    """The nest itself and all that lie in it."""
    return frozenset(one for one in nests if nest in way_out(nests, one))


def stages_within(nests: Mapping[str, InNest], stages: Iterable[Stage], nest: str) -> tuple[Stage, ...]:
    """The stages of a nest and of all nests in it."""
    inside = nests_within(nests, nest)
    return tuple(stage for stage in stages if stage.nest in inside)


def common_nest(nests: Mapping[str, InNest], stages: Iterable[Stage]) -> str:
    """The innermost nest in which all of these stages lie; empty where there is none."""
    ways = [way_out(nests, stage.nest) for stage in stages]
    shared = [one for one in (ways[0] if ways else ()) if all(one in way for way in ways)]
    return shared[0] if shared else ""


def outer_name(title: str, port: str) -> str:
    """What a port of a stage is called on the bar of the closed nest in which the stage lies."""
    return f"{port} ({title})"
