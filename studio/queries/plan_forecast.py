"""When a production may end: the plan played many times, durations from three points or from what finished work took."""

from __future__ import annotations

import random
from collections.abc import Callable

from studio.domain.calendar import work_between
from studio.domain.forecast import Estimate, estimate_of, forecast
from studio.queries.plan_rows import ForecastRows
from studio.queries.room_facts import DONE
from studio.queries.standing import production_facts
from studio.queries.timeline import named_plan
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions

_PERCENT = (10, 50, 80, 90)


def forecast_rows(
    home: Home,
    connection: Connection,
    prj: str,
    now_ms: int,
    *,
    runs: int = 1000,
    seed: int = 1,
    on_run: Callable[[int, int], None] | None = None,
) -> ForecastRows:
    """When one of one's own productions may end; the same seed gives the same answer. ``on_run`` as in ``forecast``.

    Raises NotFoundError, BadInputError.
    """
    kept = named_plan(home, connection, prj, now_ms)
    plan, shares = kept.dated.plan, _shares(home, connection, now_ms)
    estimates: dict[str, Estimate] = {}
    for stage in kept.dated.stages.values():
        i = plan.network.index[stage.id]
        estimate = None if plan.network.actuals[i].delivered_ms else estimate_of(stage, shares)
        if estimate is not None:
            estimates[stage.id] = estimate
    dice = random.Random(seed).random  # noqa: S311 -- no secret
    played = forecast(plan.network, estimates, dice, runs=runs, on_run=on_run)
    historical = sum(bool(estimate.shares) for estimate in estimates.values())
    return ForecastRows(
        production=kept.facts.production.id,
        runs=len(played.ends_ms),
        planned_early_ms=plan.at_once.end_ms,
        planned_late_ms=plan.at_limit.end_ms,
        percentiles={percent: played.end_ms(percent) for percent in _PERCENT},
        estimated=len(estimates) - historical,
        historical=historical,
        fixed=len(kept.dated.stages) - len(estimates),
        critical=played.critical,
        met=played.met,
        ends_ms=played.ends_ms,
        sway=played.sway,
    )


def _shares(home: Home, connection: Connection, now_ms: int) -> list[float]:
    """How long finished hand-offs of all one's productions really took, as shares of what was agreed."""
    shares = []
    for here in productions(connection):
        if not here.is_owner:
            continue
        facts = production_facts(home, connection, here, now_ms)
        for standing in facts.standings.values():
            room, actual = standing.facts, standing.actual
            if room is None or standing.state not in DONE or not actual.started_ms or not room.terms.work_min:
                continue
            taken_min = work_between(actual.started_ms, actual.delivered_ms, facts.production.calendar)
            shares.append(max(taken_min, 1) / room.terms.work_min)
    return sorted(shares)
