"""The rows of a plan's other views: what a table edits and a network joins, and who has how much to do on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PortMark:
    """A typed input or output by its name."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class StageFields:
    """What a stage says beside its bar. ``work_min`` and ``review_days`` are those that hold: as signed, else as planned.
    ``is_handed``: a hand-off is open, so that what its terms fix does not change.
    """

    work_min: int
    review_days: int
    is_handed: bool
    inputs: tuple[PortMark, ...] = ()
    outputs: tuple[PortMark, ...] = ()


@dataclass(frozen=True, slots=True)
class NestPorts:
    """What a nested chain takes from outside and gives to the outside, by the names that its bar shows."""

    inputs: tuple[PortMark, ...] = ()
    outputs: tuple[PortMark, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFieldRows:
    """The fields of every stage by its id, the names of all who do something or are meant to, and the ports of the nested
    chains that are shown as one bar.
    """

    production: str
    stages: Mapping[str, StageFields]
    people: tuple[str, ...] = ()
    nests: Mapping[str, NestPorts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadPart:
    """The minutes that one stage takes of a day."""

    stage: str
    minutes: int


@dataclass(frozen=True, slots=True)
class LoadDay:
    """One day of a person on which there is something to do. ``day`` is the proleptic ordinal of their own calendar's day,
    ``capacity_min`` the working time that it has; ``is_over``: at one time they would have to work on two things.
    """

    day: int
    capacity_min: int
    parts: tuple[LoadPart, ...]
    is_over: bool = False

    @property
    def load_min(self) -> int:
        """All minutes together."""
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class LoadClash:
    """Two stages that one person would have to work on at once, between two UTC instants in ms."""

    first: str
    second: str
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class LoadRow:
    """The days of one person, or of a role that nobody has yet (``person`` is empty then). ``free`` are the ordinals of the
    days without work within the plan.
    """

    person: str
    role: str
    zone: str
    day_min: int
    days: tuple[LoadDay, ...]
    free: frozenset[int]
    clashes: tuple[LoadClash, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLoadRows:
    """Who has how much to do, from ``first_day`` to ``last_day`` (ordinals)."""

    production: str
    first_day: int
    last_day: int
    rows: tuple[LoadRow, ...]
