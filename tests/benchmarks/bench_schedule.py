"""The schedule of large plans against a straightforward full recompute of the same plan.

The peer relaxes every link over sorted stages with the plain calendar functions, as one would write it first. Prints
the JSON that ARCHITECTURE.md section 5 describes; ratios above 1 mean that ours is faster.
"""

from __future__ import annotations

import json
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.domain.calendar import add_work, day_min, next_work_start
from studio.domain.network import in_order
from studio.domain.production import Link, LinkKind, Production, Stage, WorkCalendar
from studio.domain.schedule import Plan, edited_by, pushed_by, schedule, stretched_by

RUNS = 5
DAY_MS = 86_400_000
PRODUCTION = Production("p", "Bench", "bench", start_ms=1_772_438_400_000, calendar=WorkCalendar("Europe/Berlin"))


def plan_of(stages: int, links: int) -> tuple[list[Stage], list[Link]]:
    """A made-up plan: mostly FS links to stages not far ahead, some with lag or lead."""
    dice = random.Random(stages)
    made = [
        Stage(
            f"s{i}", f"s{i}", "t", f"Stage {i}", role="Player", price_minor=100, work_min=dice.choice((120, 480, 960))
        )
        for i in range(stages)
    ]
    tied = []
    for n in range(links):
        source = dice.randrange(stages - 1)
        target = min(stages - 1, source + 1 + int(dice.expovariate(1 / 40)))
        kind = dice.choice(list(LinkKind)) if n % 5 == 0 else LinkKind.FS
        tied.append(Link(f"l{n}", f"s{source}", f"s{target}", kind=kind, lag_min=dice.choice((0, 0, 0, 60, -120))))
    return made, tied


def straightforward(stages: list[Stage], links: list[Link]) -> int:
    """The end at the limit, in one pass over the stages in order, asking the calendar for every bound."""
    calendar = PRODUCTION.calendar
    by_id = {stage.id: stage for stage in stages}
    into: dict[str, list[Link]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link)
    dates: dict[str, tuple[int, int]] = {}
    for stage_id in in_order(by_id, [(link.source, link.target) for link in links]):
        stage = by_id[stage_id]
        start = PRODUCTION.start_ms
        for link in into.get(stage_id, ()):
            from_start, from_end = dates[link.source]
            reached = from_end if link.kind in (LinkKind.FS, LinkKind.FF) else from_start
            bound = add_work(reached, link.lag_min, calendar)
            if link.kind in (LinkKind.FF, LinkKind.SF):
                bound = add_work(bound, -stage.work_min, calendar)
            start = max(start, bound)
        start = next_work_start(start, calendar)
        end = add_work(start, stage.work_min, calendar)
        dates[stage_id] = (start, add_work(end, stage.review_days * day_min(calendar), calendar))
    return max(end for _, end in dates.values())


def cpu_ms(action: Callable[[], object]) -> float:
    """CPU time of one call in ms."""
    begin = time.process_time()
    action()
    return (time.process_time() - begin) * 1000


def with_slack(stages: list[Stage], links: list[Link]) -> Plan:
    """Both sets of dates with the slack of every stage."""
    plan = schedule(PRODUCTION, stages, links)
    for dates in (plan.at_once, plan.at_limit):
        _ = dates["s0"]
    return plan


def pushes_ms(plan: Plan, count: int) -> list[float]:
    """CPU time of pushing that many stages by a few days each, one after the other from the same plan."""
    dice = random.Random(count)
    ids = plan.network.ids
    floors = [
        (stage, plan.at_limit.span(stage).start_ms + dice.randrange(5) * DAY_MS) for stage in dice.choices(ids, k=count)
    ]
    return [cpu_ms(partial(pushed_by, plan, stage, floor)) for stage, floor in floors]


def edits_ms(plan: Plan, count: int, *, has_slack: bool) -> list[float]:
    """CPU time of that many edits, each from the same plan: stages moved to later and to earlier, made longer and shorter.

    With all dates as instants, the slack of every stage and the end, as a drag shows them, or with the earliest dates only.
    """
    dice = random.Random(count)

    def edit(stage: str) -> Plan:
        if dice.random() < 0.5:
            return pushed_by(plan, stage, plan.at_limit.span(stage).start_ms + dice.randrange(-4, 5) * DAY_MS)
        return stretched_by(plan, stage, dice.choice((60, 240, 960, 1440)))

    def one(stage: str) -> None:
        edited = edit(stage)
        if has_slack:
            _ = edited.at_limit.spans, edited.at_limit.slacks_min, edited.at_once.spans, edited.at_once.end_ms

    return [cpu_ms(partial(one, stage)) for stage in dice.choices(plan.network.ids, k=count)]


def lags_ms(plan: Plan, links: list[Link], count: int) -> list[float]:
    """CPU time of that many links with another lag, each from the same plan, with all that a drag shows."""
    dice = random.Random(count)
    between: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        between.setdefault((link.source, link.target), []).append(link)

    def one(pair: tuple[str, str]) -> None:
        changed = [replace(link, lag_min=dice.choice((-480, 0, 240, 960))) for link in between[pair]]
        edited = edited_by(plan, [], {pair: changed}, frozenset())
        assert edited is not None
        _ = edited.at_limit.spans, edited.at_limit.slacks_min, edited.at_once.spans, edited.at_once.end_ms

    return [cpu_ms(partial(one, pair)) for pair in dice.choices(list(between), k=count)]


def spread(costs: list[float]) -> dict[str, float]:
    """The median and what 95 of 100 stay below."""
    return {"median": round(statistics.median(costs), 3), "p95": round(statistics.quantiles(costs, n=20)[-1], 3)}


def with_people(stages: list[Stage]) -> dict[str, WorkCalendar]:
    """Half of the stages in the calendars of 20 people in four zones."""
    zones = ("America/New_York", "Asia/Tokyo", "Australia/Sydney", "Europe/Lisbon")
    people = [
        WorkCalendar(zones[n % 4], (1, 2, 3, 4, 5, 6)[n % 2 :], ((480 + 15 * n, 960 + 15 * n),)) for n in range(20)
    ]
    return {stage.id: people[n % 20] for n, stage in enumerate(stages) if n % 2}


def main() -> None:
    """Measure and print."""
    parts: dict[str, dict[str, float]] = {}
    for stages_count, links_count in ((500, 800), (5000, 8000)):
        stages, links = plan_of(stages_count, links_count)
        plan = with_slack(stages, links)
        figures: dict[str, list[float]] = {"ours": [], "slack": [], "drag": [], "drag_p95": [], "peer": []}
        for _ in range(RUNS):
            figures["ours"].append(cpu_ms(lambda s=stages, k=links: schedule(PRODUCTION, s, k)))
            figures["slack"].append(cpu_ms(lambda s=stages, k=links: with_slack(s, k)))
            # Both ends are what the plan shows, so the peer computes its dates twice as well.
            figures["peer"].append(2 * cpu_ms(lambda s=stages, k=links: straightforward(s, k)))
            pushes = sorted(pushes_ms(plan, 100))
            figures["drag"].append(statistics.median(pushes))
            figures["drag_p95"].append(pushes[95])
        medians = {name: round(statistics.median(values), 3) for name, values in figures.items()}
        medians["full_recompute_over_ours"] = round(medians["peer"] / medians["ours"], 2)
        medians["full_recompute_over_drag"] = round(medians["peer"] / medians["drag"], 1)
        parts[f"{stages_count} stages"] = medians
    stages, links = plan_of(5000, 8000)
    calendars = with_people(stages)
    plan = schedule(PRODUCTION, stages, links, calendars=calendars)
    times = [cpu_ms(lambda: schedule(PRODUCTION, stages, links, calendars=calendars)) for _ in range(RUNS)]
    parts["5000 stages, 20 people's calendars"] = {
        "ours": round(statistics.median(times), 3),
        "drag": round(statistics.median(pushes_ms(plan, 100)), 3),
    }
    edits = {}
    for name, edited in (("plain", with_slack(stages, links)), ("20 people's calendars", plan)):
        _ = edited.at_limit.slacks_min, edited.at_limit.spans, edited.at_once.spans, edited.at_once.end_ms
        edits[name] = {
            "dates": spread(edits_ms(edited, 400, has_slack=False)),
            "dates_and_slack": spread(edits_ms(edited, 400, has_slack=True)),
            "lags": spread(lags_ms(edited, links, 400)),
        }
    largest = parts["5000 stages"]
    print(
        json.dumps(
            {
                "name": "schedule",
                "machine": f"{platform.machine()} {platform.python_version()}",
                "runs": RUNS,
                "unit": "CPU ms, median",
                "ours": {"full_ms": largest["ours"], "with_slack_ms": largest["slack"], "drag_ms": largest["drag"]},
                "peers": {"full_recompute": {"full_ms": largest["peer"], "drag_ms": largest["peer"]}},
                "ratios": {"full_recompute": largest["full_recompute_over_ours"]},
                "edits_of_one_of_5000": edits,
                "parts": parts,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
