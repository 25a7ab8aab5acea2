"""What a person can ask for about a plan as a whole, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass

from studio.actions.plan_commands import MoveStage
from studio.domain.production import WorkCalendar


@dataclass(frozen=True, slots=True)
class KeepBaseline:
    """Keep the dates of all stages as they are now. Result: ``{production, baseline, name}``."""

    production: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ChangeBaseline:
    """Another name for a baseline (empty: the same), or whether it is drawn (None: as before)."""

    production: str
    baseline: str
    name: str = ""
    is_shown: bool | None = None


@dataclass(frozen=True, slots=True)
class RemoveBaseline:
    """Take a baseline away."""

    production: str
    baseline: str


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """When work is done: in the production, or by the person ``who`` (None: as in the production)."""

    production: str
    calendar: WorkCalendar | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class SetBudget:
    """What the production may cost, in minor units of its currency; 0: nobody has said."""

    production: str
    budget_minor: int


@dataclass(frozen=True, slots=True)
class SetTempo:
    """Tempo (thousandths of quarter notes a minute; 0: not set) and meter (beats a bar, note of a beat) of a production."""

    production: str
    tempo_mbpm: int
    meter: tuple[int, int] = (4, 4)


@dataclass(frozen=True, slots=True)
class FixViolation:
    """Put something right that is wrong with the plan; without ``fix`` by the first way that is offered."""

    production: str
    violation: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """Take a plan from a file (CSV, MS Project XML, GanttProject) into a production, as one step of undo; as a trial
    nothing is changed, and the result says what would be.

    Result: ``{production, added, changed, links, baselines, left_out: [sentences], added_titles, changed_titles}``.
    """

    production: str
    path: str
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class WritePlan:
    """Write a plan, or some stages of it (ids), as the file's ending says: .csv, .xml (MS Project), .ics.

    Result: ``{production, path, stages, bytes}``.
    """

    production: str
    path: str
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveNest:
    """Move a nested chain in time, so that it starts at an instant, as one step of undo: the stages with which it begins,
    and those that have a date of their own. Result: ``{stages: [ids], production}``.
    """

    production: str
    nest: str
    start_ms: int


@dataclass(frozen=True, slots=True)
class MoveBars:
    """As ``MoveStages``, where a move may name a nested chain by its id: all of it goes along, as one step of undo.

    Result: ``{stages: [ids], production}``.
    """

    production: str
    moves: tuple[MoveStage, ...]
    track: str = ""


@dataclass(frozen=True, slots=True)
class ReadHolidays:
    """Take days without work from an iCalendar file, for the production or for the person ``who``."""

    production: str
    path: str
    who: str = ""


PlanWholeCommand = (
    KeepBaseline
    | ChangeBaseline
    | RemoveBaseline
    | SetCalendar
    | SetBudget
    | SetTempo
    | FixViolation
    | ReadPlan
    | WritePlan
    | MoveNest
    | MoveBars
    | ReadHolidays
)
