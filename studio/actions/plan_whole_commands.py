"""What a person can ask for about a plan as a whole, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass

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
class FixViolation:
    """Put something right that is wrong with the plan; without ``fix`` by the first way that is offered."""

    production: str
    violation: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """Take a plan from a file (CSV, MS Project XML, GanttProject) into a production, as one step of undo.

    Result: ``{production, added, changed, links, left_out: [sentences]}``.
    """

    production: str
    path: str


@dataclass(frozen=True, slots=True)
class ReadHolidays:
    """Take days without work from an iCalendar file, for the production or for the person ``who``."""

    production: str
    path: str
    who: str = ""


PlanWholeCommand = KeepBaseline | ChangeBaseline | RemoveBaseline | SetCalendar | FixViolation | ReadPlan | ReadHolidays
