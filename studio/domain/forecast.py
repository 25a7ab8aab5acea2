"""When a production may really end: the plan played many times with durations that vary (Monte Carlo).

The dice are the caller's, so that the same ones give the same forecast. Decides nothing about what the durations are.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from studio.domain.calendar import MIN_MS
from studio.domain.errors import BadInputError
from studio.domain.forward_pass import forward
from studio.domain.network import Network, Places
from studio.domain.production import LinkKind, Stage

MOST_PLACINGS = 1_000_000
FEWEST_RUNS, MOST_RUNS = 100, 10_000
ENOUGH_HISTORY = 5
"""How many finished pieces of work say something about the next one."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long the work of a stage may take, in minutes: three points, or shares of the plan that really happened."""

    least_min: int
    likely_min: int
    most_min: int
    shares: tuple[float, ...] = ()

    def drawn_min(self, throw: float) -> float:
        """One duration for a throw between 0 and 1. Three points are a triangular distribution."""
        if self.shares:
            return self.likely_min * self.shares[min(int(throw * len(self.shares)), len(self.shares) - 1)]
        low, mode, high = self.least_min, self.likely_min, self.most_min
        if high <= low:
            return mode
        turn = (mode - low) / (high - low)
        if throw < turn:
            return low + math.sqrt(throw * (high - low) * (mode - low))
        return high - math.sqrt((1 - throw) * (high - low) * (high - mode))


@dataclass(frozen=True, slots=True)
class Forecast:
    """``ends_ms`` are the ends of all runs in order. ``critical`` is the share of runs in which a stage was on the path
    that held the end, ``met`` the share in which a date that must be met was, both by stage id. ``sway`` says how much of
    the spread of the ends goes with how long a stage took: the square of their correlation (0..1), none below zero.
    """

    ends_ms: tuple[int, ...]
    critical: Mapping[str, float]
    met: Mapping[str, float]
    sway: Mapping[str, float]

    def end_ms(self, percent: float) -> int:
        """The end that so many of a hundred runs kept."""
        return self.ends_ms[min(len(self.ends_ms) - 1, max(0, math.ceil(len(self.ends_ms) * percent / 100) - 1))]

    def chance(self, by_ms: int) -> float:
        """The share of runs that ended by an instant."""
        return bisect_right(self.ends_ms, by_ms) / len(self.ends_ms)


class Spread:
    """How several numbers go together with one: sums for their correlations, without keeping what was added."""

    def __init__(self, width: int) -> None:
        self._count, self._y, self._yy = 0, 0.0, 0.0
        self._x, self._xx, self._xy = ([0.0] * width for _ in range(3))

    def add(self, xs: Sequence[float], y: float) -> None:
        """One observation of all of them."""
        self._count += 1
        self._y += y
        self._yy += y * y
        for n, x in enumerate(xs):
            self._x[n] += x
            self._xx[n] += x * x
            self._xy[n] += x * y

    def shares(self) -> list[float]:
        """The squares of the correlations; 0 for what does not vary, and for what goes the other way."""
        count, found = self._count, []
        of_y = count * self._yy - self._y * self._y
        for x, xx, xy in zip(self._x, self._xx, self._xy, strict=True):
            both, of_x = count * xy - x * self._y, count * xx - x * x
            found.append(min(1.0, both * both / (of_x * of_y)) if both > 0 and of_x > 0 and of_y > 0 else 0.0)
        return found


def estimate_of(stage: Stage, shares: Sequence[float] = ()) -> Estimate | None:
    """The three points of a stage, else what history says of its work; None: nobody knows better than the plan."""
    if not stage.work_min:
        return None
    if stage.least_work_min or stage.most_work_min:
        least = min(stage.least_work_min or stage.work_min, stage.work_min)
        return Estimate(least, stage.work_min, max(stage.most_work_min, stage.work_min))
    if len(shares) >= ENOUGH_HISTORY:
        return Estimate(0, stage.work_min, 0, tuple(shares))
    return None


def forecast(
    network: Network,
    estimates: Mapping[str, Estimate],
    dice: Callable[[], float],
    *,
    runs: int = 1000,
    on_run: Callable[[int, int], None] | None = None,
) -> Forecast:
    """Play the plan ``runs`` times (fewer when it is large).

    Work takes what its estimate says (without one: what was planned); a review anything from no time to its limit.
    ``on_run`` is told before each run how many are done, of how many; what it raises ends the forecast.

    Raises:
        BadInputError: a number of runs outside 100 to 10,000, or a date outside 1970 to 2199.
    """
    if not FEWEST_RUNS <= runs <= MOST_RUNS:
        raise BadInputError(
            f"{runs} runs are not possible.",
            subject=str(runs),
            what_to_do=f"Play it between {FEWEST_RUNS} and {MOST_RUNS} times.",
        )
    count = len(network.ids)
    runs = max(FEWEST_RUNS, min(runs, MOST_PLACINGS // max(count, 1)))
    varied = [
        (i, estimates[stage_id])
        for i, stage_id in enumerate(network.ids)
        if stage_id in estimates and network.work_ms[i]
    ]
    musts = [i for i in range(count) if network.must_ms[i]]
    on_path, met, ends = [0] * count, dict.fromkeys(musts, 0), []
    moving = sorted({i for i, _ in varied} | {i for i in range(count) if network.review_ms[i]})
    spread = Spread(len(moving))
    for run in range(runs):
        if on_run is not None:
            on_run(run, runs)
        work = list(network.work_ms)
        for i, estimate in varied:
            work[i] = max(1, round(estimate.drawn_min(dice()))) * MIN_MS
        review = [round(wait * dice()) if wait else 0 for wait in network.review_ms]
        played = network.with_lengths(work, review)
        places = forward(played, at_limit=True)
        ends.append(played.end_ms(places, at_limit=True))
        for i in musts:
            met[i] += played.span(places, i, at_limit=True).end_ms <= played.must_ms[i]
        for i in _path_to_the_end(played, places):
            on_path[i] += 1
        spread.add([(work[i] + review[i]) / MIN_MS for i in moving], (ends[-1] - ends[0]) / MIN_MS)
    return Forecast(
        ends_ms=tuple(sorted(ends)),
        critical={stage_id: on_path[i] / runs for i, stage_id in enumerate(network.ids)},
        met={network.ids[i]: times / runs for i, times in met.items()},
        sway={network.ids[i]: share for i, share in zip(moving, spread.shares(), strict=True)},
    )


def _path_to_the_end(network: Network, places: Places) -> list[int]:
    """The stages that hold the end: the last one, what holds it, and so on back to one that nothing holds."""
    if not network.ids:
        return []
    ends = network.ends(places, at_limit=True)
    i = max(range(len(ends)), key=ends.__getitem__)
    path = [i]
    while (holder := _holder(network, places, i)) >= 0:
        path.append(holder)
        i = holder
    return path


def _holder(network: Network, places: Places, i: int) -> int:
    """The stage whose date holds this one, the first of several; -1 where there is none."""
    if network.has_happened(i):
        return -1
    here = network.positions(places, i, at_limit=True)
    for kind, other, lag_ms in network.into[i]:
        there = network.positions(places, other, at_limit=True)
        at = there.end_ms if kind in (LinkKind.FS, LinkKind.FF) else there.start_ms
        if at + lag_ms >= (here.start_ms if kind in (LinkKind.FS, LinkKind.SS) else here.work_end_ms):
            return other
    return -1
