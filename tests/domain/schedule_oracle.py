"""The same dates by a linear program, for comparison. Shares no code with the schedule and thinks the other way round.

Time is a grid of slots; of each slot a walk along the wall clock says whether a calendar works then. For every stage and
every slot at which it could start, a variable says whether it has started by then. Those variables only ever rise, and
"B not before A" is one inequality between two of them, so the matrix is totally unimodular: HiGHS's optimum is whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from studio.domain.production import Link, Production, Stage, WorkCalendar


@dataclass(frozen=True)
class Grid:
    """Slots of ``slot_ms`` from ``first_ms`` on."""

    first_ms: int
    slot_ms: int
    count: int

    def slot(self, at_ms: int) -> int:
        slot, rest = divmod(at_ms - self.first_ms, self.slot_ms)
        assert rest == 0
        return slot

    def ms(self, slot: int) -> int:
        return self.first_ms + slot * self.slot_ms

    def work_before(self, calendar: WorkCalendar) -> np.ndarray:
        """How many slots of work lie before each slot."""
        zone = ZoneInfo(calendar.zone)
        works = np.zeros(self.count + 1, dtype=int)
        for slot in range(self.count):
            local = datetime.fromtimestamp(self.ms(slot) / 1000, UTC).astimezone(zone)
            minute = local.hour * 60 + local.minute
            works[slot + 1] = (
                local.isoweekday() in calendar.days
                and local.date().isoformat() not in calendar.holidays
                and any(start <= minute < end for start, end in calendar.hours)
            )
        return np.cumsum(works)


def _after(work: np.ndarray, slots: np.ndarray, amount: int) -> np.ndarray:
    """The first slot with so much work since each slot, or the last one before it when negative."""
    if amount == 0:
        return slots
    if amount > 0:
        return np.searchsorted(work, work[slots] + amount, "left")
    return np.searchsorted(work, work[slots] + amount, "right") - 1


class Oracle:
    """One network as linear programs. ``calendars`` are those of persons, by stage id."""

    def __init__(
        self,
        production: Production,
        stages: list[Stage],
        links: list[Link],
        calendars: dict[str, WorkCalendar],
        grid: Grid,
        *,
        reviews: bool,
    ) -> None:
        self.grid, self.stages, self.links = grid, stages, links
        self.number = {stage.id: n for n, stage in enumerate(stages)}
        tables: dict[WorkCalendar, np.ndarray] = {}

        def table(calendar: WorkCalendar) -> np.ndarray:
            if calendar not in tables:
                tables[calendar] = grid.work_before(calendar)
            return tables[calendar]

        self.common = table(production.calendar)
        self.own = [table(calendars.get(stage.id, production.calendar)) for stage in stages]
        slots = np.arange(grid.count)
        day = sum(end - start for start, end in production.calendar.hours)
        self.starts, self.work_ends, self.ends, self.first = [], [], [], [0]
        self.floor = [grid.slot(max(production.start_ms, stage.not_before_ms)) for stage in stages]
        for stage, work in zip(stages, self.own, strict=True):
            amount = self._slots(stage.work_min)
            starts = slots[np.diff(work) > 0] if amount else slots
            # What cannot end within the grid cannot start.
            starts = starts[work[starts] + amount <= work[-1]]
            ends = _after(work, starts, amount)
            wait = self._slots(stage.review_days * day) if reviews and stage.price_minor else 0
            fits = self.common[ends] + wait <= self.common[-1]
            self.starts.append(starts[fits])
            self.work_ends.append(ends[fits])
            self.ends.append(_after(self.common, ends[fits], wait))
            self.first.append(self.first[-1] + int(fits.sum()))

    def _slots(self, minutes: int) -> int:
        slots, rest = divmod(minutes * 60_000, self.grid.slot_ms)
        assert rest == 0
        return slots

    def earliest(self) -> list[int]:
        """The earliest start of each stage, as a slot."""
        never = [(i, self.starts[i] < self.floor[i]) for i in range(len(self.stages))]
        return self._solve(wants_late=set(), fixed={}, last=None, never=never)

    def latest(self, end: int) -> list[int]:
        """The latest start of each stage that keeps the end and every date that must be met."""
        last = [
            min(end, self.grid.slot(stage.must_finish_ms)) if stage.must_finish_ms else end for stage in self.stages
        ]
        return self._solve(wants_late=set(range(len(self.stages))), fixed={}, last=last, never=[])

    def as_late_as_possible(self, early: list[int], end: int) -> list[int]:
        """The starts when some stages are as late as moves no other stage and not the end."""
        late = {n for n, stage in enumerate(self.stages) if stage.is_late_as_possible}
        fixed = {n: early[n] for n in range(len(self.stages)) if n not in late}
        return self._solve(wants_late=late, fixed=fixed, last=[end] * len(self.stages), never=[])

    def end(self, starts: list[int]) -> int:
        """The slot at which the last stage ends."""
        return max(int(self.ends[n][np.searchsorted(self.starts[n], slot)]) for n, slot in enumerate(starts))

    def _solve(
        self,
        *,
        wants_late: set[int],
        fixed: dict[int, int],
        last: list[int] | None,
        never: list[tuple[int, np.ndarray]],
    ) -> list[int]:
        count = self.first[-1]
        lower, upper = np.zeros(count), np.ones(count)
        cost = np.full(count, -1.0)
        for n in range(len(self.stages)):
            span = slice(self.first[n], self.first[n + 1])
            # Everything starts at last within the grid.
            lower[span.stop - 1] = 1
            if n in wants_late:
                cost[span] = 1
            if last is not None:
                lower[self.first[n] + int((self.ends[n] <= last[n]).sum()) - 1] = 1
            if n in fixed:
                has_begun = self.starts[n] >= fixed[n]
                lower[span], upper[span] = has_begun, has_begun
        for n, mask in never:
            upper[self.first[n] : self.first[n + 1]][mask] = 0
        greater, smaller = self._rises()
        for link in self.links:
            more, less = self._precedence(link)
            greater.append(more)
            smaller.append(less)
        big, small = np.concatenate(greater), np.concatenate(smaller)
        upper[small[big < 0]] = 0
        small, big = small[big >= 0], big[big >= 0]
        rows = np.arange(len(big))
        matrix = coo_matrix(
            (
                np.concatenate([np.ones(len(big)), -np.ones(len(big))]),
                (np.concatenate([rows, rows]), np.concatenate([small, big])),
            ),
            shape=(len(big), count),
        )
        found = linprog(
            cost, A_ub=matrix, b_ub=np.zeros(len(big)), bounds=np.column_stack([lower, upper]), method="highs"
        )
        assert found.success, found.message
        assert np.allclose(found.x, np.round(found.x), atol=1e-6)
        begun = np.round(found.x).astype(bool)
        return [
            int(self.starts[n][np.argmax(begun[self.first[n] : self.first[n + 1]])]) for n in range(len(self.stages))
        ]

    def _rises(self) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Whatever has started by a slot has started by the next one."""
        spans = [np.arange(self.first[n], self.first[n + 1]) for n in range(len(self.stages))]
        return [span[1:] for span in spans], [span[:-1] for span in spans]

    def _precedence(self, link: Link) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of variables: the second can be 1 only where the first is (-1: never)."""
        one, two = self.number[link.source], self.number[link.target]
        reached = self.ends[one] if link.kind in ("FS", "FF") else self.starts[one]
        lag_slots, rest = divmod(abs(link.lag_min) * 60_000, self.grid.slot_ms)
        assert rest == 0
        lag_slots = lag_slots if link.lag_min > 0 else -lag_slots
        bound = np.minimum(_after(self.common, reached, lag_slots), self.grid.count)
        if link.kind in ("FS", "SS"):
            limit, allowed = bound, self.starts[two]
        else:
            # Times in which the second stage does not work do not count for its end.
            limit, allowed = self.own[two][bound], self.own[two][self.work_ends[two]]
        possible = np.searchsorted(limit, allowed, "right")
        variables = np.arange(self.first[two], self.first[two + 1])
        return np.where(possible > 0, self.first[one] + possible - 1, -1), variables
