"""Which stages a person wants to see: words, people, roles, states, tracks, marks. Pure: no Qt.

Within one kind any choice will do, of several kinds all have to hold.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from studio.domain.role_words import role_in

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows, StageRow

LATE, CRITICAL, PROBLEM = "late", "critical", "problem"
MARKS = (LATE, CRITICAL, PROBLEM)
_SETS = ("people", "roles", "states", "tracks", "marks")


@dataclass(frozen=True, slots=True)
class StageFilter:
    """``people`` are names (empty: nobody yet), ``states`` their values, ``tracks`` ids, ``marks`` of ``MARKS``."""

    text: str = ""
    people: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == StageFilter()

    @property
    def count(self) -> int:
        """How many kinds of choice are made."""
        return sum(bool(getattr(self, field.name)) for field in fields(self))

    def toggled(self, kind: str, value: str) -> StageFilter:
        """With one choice of a kind (``people``, ``marks`` ...) made or taken back."""
        changed: dict[str, Any] = {kind: getattr(self, kind) ^ {value}}
        return replace(self, **changed)

    def matches(self, stage: StageRow, track: str, *, has_problem: bool) -> bool:
        """Whether a stage is wanted; ``track`` is its track's name."""
        person = stage.person or stage.meant_for
        if self.people and person not in self.people:
            return False
        if self.roles and stage.role not in self.roles:
            return False
        if self.states and str(stage.state) not in self.states:
            return False
        if self.tracks and stage.track not in self.tracks:
            return False
        marks = {LATE: stage.is_late, CRITICAL: stage.is_critical, PROBLEM: has_problem}
        if not all(marks.get(mark, True) for mark in self.marks):
            return False
        words = f"{stage.title}\n{stage.role}\n{role_in(stage.role, 'de')}\n{person}\n{track}\n{stage.slug}".casefold()
        return all(part in words for part in self.text.casefold().split())

    def shown(self, plan: PlanRows, troubled: Collection[str]) -> frozenset[str]:
        """The ids of the stages that are wanted; ``troubled`` are those with something wrong."""
        if self.is_empty:
            return frozenset(stage.id for stage in plan.stages)
        names = {track.id: track.name for track in plan.tracks}
        return frozenset(
            stage.id
            for stage in plan.stages
            if self.matches(stage, names.get(stage.track, ""), has_problem=stage.id in troubled)
        )

    def as_json(self) -> dict[str, Any]:
        """Only what is chosen."""
        return {
            name: value if isinstance(value, str) else sorted(value) for name, value in asdict(self).items() if value
        }


def filter_from(body: object) -> StageFilter:
    """The filter that ``as_json`` gave; whatever else was written there counts as not chosen."""
    if not isinstance(body, Mapping):
        return StageFilter()
    text = body.get("text", "")
    chosen = {name: frozenset(map(str, body[name])) for name in _SETS if isinstance(body.get(name), list)}
    return StageFilter(text=text if isinstance(text, str) else "", **chosen)
