"""A plan as it stood in another program's file, and one to be written: what every reader gives and every writer takes.

Ids are the file's own. What could not be carried over is told in sentences, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from studio.domain.baselines import Baseline
from studio.domain.chain import MOST_STAGES
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.network import Actual, Span
from studio.domain.production import Link, Production, Stage, Track, WorkCalendar
from studio.domain.schedule import schedule

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class PlanFile:
    """``calendar`` and ``start_ms`` (0: not said) are the production's, ``person_calendars`` by name; ``stated`` has the
    start and end that the file gives for a stage, UTC ms; ``known_ids`` has the ids of stages that Segue wrote into the
    file itself; ``baselines`` have the file's ids and no time at which they were kept; ``left_out`` says what was not
    carried over.
    """

    title: str
    tracks: tuple[Track, ...]
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]
    calendar: WorkCalendar | None = None
    start_ms: int = 0
    currency: str = ""
    person_calendars: Mapping[str, WorkCalendar] = field(default_factory=dict)
    stated: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    known_ids: Mapping[str, str] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedStages:
    """A plan to be written: stages in lane order as they are planned, their dates with reviews at their limit, who does
    what (by stage id), and whose work is the owner's. ``states`` are the words of ``domain/stage_states``.
    """

    production: Production
    tracks: tuple[Track, ...]
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]
    spans: Mapping[str, Span]
    persons: Mapping[str, str]
    own: frozenset[str]
    states: Mapping[str, str]
    slack_min: Mapping[str, int]
    actuals: Mapping[str, Actual]
    baselines: tuple[Baseline, ...]
    person_calendars: Mapping[str, WorkCalendar]
    made_ms: int

    def only(self, stage_ids: Collection[str]) -> DatedStages:
        """The same with some of its stages, the links among them and the tracks on which they stand."""
        stages = tuple(stage for stage in self.stages if stage.id in stage_ids)
        tracks = {stage.track for stage in stages}
        return replace(
            self,
            stages=stages,
            tracks=tuple(track for track in self.tracks if track.id in tracks),
            links=tuple(link for link in self.links if link.source in stage_ids and link.target in stage_ids),
        )


def bad_file(name: str, message: str, what_to_do: str = "Save it again in the program it comes from.") -> BadInputError:
    """The refusal of a file; nothing of it was taken over."""
    return BadInputError(
        f"{name}: {message} Nothing was taken over.",
        subject=name,
        what_to_do=what_to_do,
        title="This file cannot be read",
        code="bad_plan_file",
    )


def refuse_too_many(count: int, name: str) -> None:
    """Raises BadInputError for more stages than a production holds."""
    if count > MOST_STAGES:
        raise bad_file(
            name,
            f"it holds {count} stages, and a production holds at most {MOST_STAGES}.",
            "Split it into several productions.",
        )


class LeftOut:
    """Collects what cannot be carried over: a sentence each, with examples and a count instead of a thousand lines."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def note(self, what: str, which: str = "") -> None:
        """``what`` is the sentence without its end, ``which`` the thing it is about."""
        self._found.setdefault(what, []).append(which)

    def sentences(self) -> tuple[str, ...]:
        """All of it."""
        return tuple(_sentence(what, [name for name in names if name]) for what, names in self._found.items())


def _sentence(what: str, names: list[str]) -> str:
    if not names:
        return f"{what}."
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return f"{what}: {shown}{f' and {len(names) - 3} more' if len(names) > 3 else ''}."


def without_loops_or_strangers(stages: Iterable[Stage], links: Iterable[Link], left_out: LeftOut) -> tuple[Link, ...]:
    """The links between known stages that leave an order; the others are told."""
    names = {stage.id: stage.title for stage in stages}
    known = []
    for link in dict.fromkeys(links):
        if link.source in names and link.target in names and link.source != link.target:
            known.append(link)
        else:
            left_out.note("A link leads to a stage that is not in the file", names.get(link.target, link.target))
    ordered = _ordered(names, known)
    if len(ordered) == len(names):
        return tuple(known)
    kept = []
    for link in known:
        if link.source in ordered:
            kept.append(link)
        else:
            left_out.note("A link closes a loop or stands behind one", f"{names[link.source]} → {names[link.target]}")
    return tuple(kept)


def _ordered(names: Mapping[str, str], links: Iterable[Link]) -> set[str]:
    """The stages that come before every loop."""
    open_count = dict.fromkeys(names, 0)
    following: dict[str, list[str]] = {}
    for link in links:
        open_count[link.target] += 1
        following.setdefault(link.source, []).append(link.target)
    done = [stage_id for stage_id, count in open_count.items() if not count]
    for stage_id in done:  # grows while it is read
        for target in following.get(stage_id, ()):
            open_count[target] -= 1
            if not open_count[target]:
                done.append(target)
    return set(done)


def with_stated_starts(plan: PlanFile, calendar: WorkCalendar) -> PlanFile:
    """The same plan in which every stage starts where its file says: what its links do not explain becomes its own date."""
    if not plan.stated:
        return plan
    first_ms = min([start_ms for start_ms, _ in plan.stated.values()] + ([plan.start_ms] if plan.start_ms else []))
    production = Production("", plan.title, "", start_ms=first_ms, calendar=calendar)
    stages = [
        replace(stage, not_before_ms=max(stage.not_before_ms, plan.stated.get(stage.id, (0, 0))[0]))
        for stage in plan.stages
    ]
    try:
        dates = schedule(production, stages, plan.links).at_once
    except RefusedError:  # cannot be: the links have an order
        return plan
    kept = []
    for stage, before in zip(stages, plan.stages, strict=True):
        explained = bool(dates.held_by(dates.number(stage.id))) or stage.not_before_ms <= first_ms
        kept.append(before if explained else stage)
    return replace(plan, stages=tuple(kept), start_ms=first_ms)
