"""The rows of a plan: what the timeline draws. Few, so that a window reads nothing else before its first painting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.domain.stage_states import StageState


@dataclass(frozen=True, slots=True)
class ProductionRow:
    """One production on this home. ``is_owner`` is False where this person is only a collaborator.

    ``decided_on`` names the owner's other device that decides, empty where this one may; ``is_other_copy``: the alarm is
    about another copy of this home; ``is_closed``: it takes no more edits. ``tempo_mbpm`` (thousandths of quarter notes a
    minute, 0: not set) and the meter are those of the house format.
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
    is_closed: bool = False
    tempo_mbpm: int = 0
    beats_per_bar: int = 4
    beat_unit: int = 4


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A lane, in drawing order."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """One bar: everything the timeline draws. ``end_ms`` is the end with the review wait at its limit,
    ``early_end_ms`` the end if reviewed at once; work ends at ``work_end_ms``. ``not_before_ms``, ``must_finish_ms``
    and ``is_late_as_possible`` are the marks of what the plan asks of it; ``meant_for`` is whom it is planned for.
    ``is_milestone``: a date without work. ``begun_ms`` and ``delivered_ms`` are what has really happened, ``paused_ms``
    since when the clock stands; 0: not (yet). ``nest`` is the nested chain that it belongs to, ``holds``
    how many stages the bar of a closed one stands for (0: it is a stage). ``for_me``: how many open notes name this person.
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
    not_before_ms: int = 0
    must_finish_ms: int = 0
    is_late_as_possible: bool = False
    progress_pct: int = 0
    meant_for: str = ""
    is_milestone: bool = False
    begun_ms: int = 0
    delivered_ms: int = 0
    paused_ms: int = 0
    nest: str = ""
    holds: int = 0
    for_me: int = 0


@dataclass(frozen=True, slots=True)
class NestRow:
    """A nested chain: ``outer`` is the one that it lies in (empty: none)."""

    id: str
    name: str
    outer: str
    is_closed: bool


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
    nests: tuple[NestRow, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """A baseline. ``drift_min`` is the working time by which the end of the production has moved since (positive: later),
    ``drift_days`` the same in working days; ``moved`` counts the stages that end at another time than then.
    """

    id: str
    name: str
    made_ms: int
    end_ms: int
    is_shown: bool
    drift_min: int
    drift_days: float
    moved: int


@dataclass(frozen=True, slots=True)
class ShadowRow:
    """Where a bar was in a baseline, and by how much its end has moved since."""

    baseline: str
    start_ms: int
    work_end_ms: int
    end_ms: int
    drift_min: int


@dataclass(frozen=True, slots=True)
class FixRow:
    """One way to put something right, in words; ``name`` is its name for scripts."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ViolationRow:
    """Something wrong with the plan. ``id`` stays the same as long as it is wrong; ``stages`` are ids."""

    id: str
    kind: str
    sentence: str
    stages: tuple[str, ...]
    at_ms: int
    by_min: int
    person: str
    fixes: tuple[FixRow, ...]


@dataclass(frozen=True, slots=True)
class PlanCheckRows:
    """What is drawn over a plan once it stands: baselines and their shadows (of at most three, by stage id), free slack
    in working minutes by stage id, and what is wrong.
    """

    production: str
    baselines: tuple[BaselineRow, ...]
    shadows: Mapping[str, tuple[ShadowRow, ...]]
    free_slack_min: Mapping[str, int]
    violations: tuple[ViolationRow, ...]
    holidays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForecastRows:
    """When the production may end, from ``runs`` plays of the plan. ``percentiles`` maps 10, 50, 80 and 90 to instants
    (UTC ms). ``estimated`` stages vary between three points, ``historical`` ones as finished work did, ``fixed`` ones
    take what was planned. ``critical``, ``met`` and ``sway`` are shares by stage id, as in ``Forecast``; ``ends_ms`` are
    the ends of all plays in order.
    """

    production: str
    runs: int
    planned_early_ms: int
    planned_late_ms: int
    percentiles: Mapping[int, int]
    estimated: int
    historical: int
    fixed: int
    critical: Mapping[str, float]
    met: Mapping[str, float]
    ends_ms: tuple[int, ...] = ()
    sway: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FixEffectRow:
    """What a fix of a violation would do, by the fix's name: when the production would end then (UTC ms, reviews at their
    limit), how much working time later that is (negative: earlier), and how much would still be wrong.
    """

    name: str
    end_ms: int
    later_min: int
    problems: int
