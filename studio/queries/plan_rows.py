"""The rows of a plan: what the timeline draws. Few, so that a window reads nothing else before its first painting."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.stage_states import StageState


@dataclass(frozen=True, slots=True)
class ProductionRow:
    """One production on this home. ``is_owner`` is False where this person is only a collaborator.

    ``decided_on`` names the owner's other device that decides, empty where this one may; ``is_other_copy``: the alarm is
    about another copy of this home.
    """

    id: str
    slug: str
    title: str
    is_owner: bool
    owner_name: str
    depot_url: str
    currency: str
    stages: int = 0
    approved: int = 0
    end_ms: int = 0
    early_end_ms: int = 0
    alarm: str = ""
    decided_on: str = ""
    is_other_copy: bool = False


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A lane, in drawing order."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """One bar: everything the timeline draws. ``end_ms`` is the end with the review wait at its limit,
    ``early_end_ms`` the end if reviewed at once; work ends at ``work_end_ms``.
    """

    id: str
    slug: str
    track: str
    title: str
    role: str
    state: StageState
    start_ms: int
    work_end_ms: int
    end_ms: int
    early_end_ms: int
    slack_min: int
    is_critical: bool
    is_own: bool
    price_minor: int
    currency: str
    hand_off: str = ""
    person: str = ""
    takes: int = 0
    due_ms: int = 0
    answer_by_ms: int = 0
    is_late: bool = False
    is_stale: bool = False
    is_silent: bool = False
    waits_for: tuple[str, ...] = ()
    rounds_used: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A dependency between two bars."""

    id: str
    source: str
    target: str
    output: str
    input: str
    kind: str
    lag_min: int


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The whole plan of one production, ready to draw. Stages stand in lane order."""

    production: ProductionRow
    tracks: tuple[TrackRow, ...]
    stages: tuple[StageRow, ...]
    links: tuple[LinkRow, ...]
    start_ms: int
    end_ms: int
    early_end_ms: int
    work_days: int
    early_work_days: int
    zone: str
    work_weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    work_hours: tuple[tuple[int, int], ...] = ((540, 1020),)
    agreed_minor: int = 0
    committed_minor: int = 0
    paid_minor: int = 0
    plan_minor: int = 0
