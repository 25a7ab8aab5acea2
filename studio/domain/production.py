"""What a production is made of: tracks, stages, typed ports, links, house format.

Plain frozen values. Nothing here knows a clock, a disk or a network; ids are lower-case hex.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from studio.domain.markers import Marker

BEAT_UNITS = (1, 2, 4, 8, 16, 32)


class LinkKind(StrEnum):
    """How two stages depend on each other in time (predecessor end/start -> successor start/end)."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


@dataclass(frozen=True, slots=True)
class HouseFormat:
    """What every file of the production is expected to share.

    ``tempo_mbpm`` is the tempo in thousandths of a beat per minute (0: not set), ``length_frames`` the length of
    the session in frames at ``sample_rate_hz`` (0: not set), ``frame_rate`` a fraction such as (24000, 1001).
    ``meter`` is the time signature: beats a bar, and which note a beat is (4: a quarter); the tempo counts quarters.
    """

    sample_rate_hz: int = 48000
    bit_depth: int = 24
    tempo_mbpm: int = 0
    key: str = ""
    length_frames: int = 0
    frame_rate: tuple[int, int] = (0, 1)
    meter: tuple[int, int] = (4, 4)


def is_meter(meter: tuple[int, int]) -> bool:
    """Whether it is a time signature: 1 to 64 beats of whole to thirty-second notes."""
    return 1 <= meter[0] <= 64 and meter[1] in BEAT_UNITS


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When work is done, in a named time zone.

    ``days`` are ISO weekdays (1 = Monday), ``hours`` half-open ranges in minutes of the local day,
    ``holidays`` ISO dates without work.
    """

    zone: str = "UTC"
    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    hours: tuple[tuple[int, int], ...] = ((9 * 60, 17 * 60),)
    holidays: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Track:
    """A lane of the production."""

    id: str
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Port:
    """A typed input or output of a stage.

    ``spec`` is the delivery spec as plain JSON-like rules (see ``domain/delivery_spec``); ``several`` says that
    more than one file may be handed in.
    """

    name: str
    type: str
    several: bool = False
    spec: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """One piece of work on a track. A stage without a hand-off is the owner's own.

    ``work_min`` is working time in minutes (a day is 480), ``review_days`` the working days the owner may take to
    answer a delivery, ``price_minor`` integer minor units of the production's currency, ``not_before_ms`` a UTC
    instant in ms before which the stage does not start (0: none), ``must_finish_ms`` the one by which it has to have
    ended, review included (0: none). ``least_work_min`` and ``most_work_min`` say between what the work may turn out
    (0: not said). ``started_ms``, ``progress_pct`` and ``progress_ms`` are what the owner says of work without a
    hand-off: when it was begun, and which share was done when. ``meant_for`` is the name of the person it is planned for.
    ``nest`` is the nested chain that it belongs to (see ``domain/nests``; empty: none). ``rights`` are those with which its
    offers begin (``domain/rights``; empty: the production's).
    """

    id: str
    slug: str
    track: str
    title: str
    role: str = ""
    brief: str = ""
    work_min: int = 480
    review_days: int = 3
    price_minor: int = 0
    revisions: int = 1
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    not_before_ms: int = 0
    position: int = 0
    must_finish_ms: int = 0
    is_late_as_possible: bool = False
    least_work_min: int = 0
    most_work_min: int = 0
    started_ms: int = 0
    progress_pct: int = 0
    progress_ms: int = 0
    meant_for: str = ""
    nest: str = ""
    rights: str = ""

    def input_named(self, name: str) -> Port | None:
        """The input of that name, or None."""
        return next((port for port in self.inputs if port.name == name), None)

    def output_named(self, name: str) -> Port | None:
        """The output of that name, or None."""
        return next((port for port in self.outputs if port.name == name), None)


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency between two stages, through ports when ``output`` and ``input`` are named.

    ``lag_min`` is working time in minutes, negative for a lead.
    """

    id: str
    source: str
    target: str
    output: str = ""
    input: str = ""
    kind: LinkKind = LinkKind.FS
    lag_min: int = 0


@dataclass(frozen=True, slots=True)
class Production:
    """The whole work. ``start_ms`` is the UTC instant in ms before which nothing is planned, ``rights`` what offers begin
    with (empty: a buy-out), ``markers`` its named places (verse, chorus), to the millisecond and in time.
    """

    id: str
    title: str
    slug: str
    currency: str = "USD"
    start_ms: int = 0
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    house: HouseFormat = field(default_factory=HouseFormat)
    owner_name: str = ""
    budget_minor: int = 0
    rights: str = ""
    markers: tuple[Marker, ...] = ()
