"""The schedule against a linear program, on random networks with all kinds of links, lags, calendars and zones.

A few hundred each time; thousands, also on a finer grid with odd zones, when SEGUE_THOROUGH is set.
"""

from __future__ import annotations

import os
import random

import pytest

from studio.domain.production import Link, LinkKind, Production, Stage, WorkCalendar
from studio.domain.schedule import schedule
from tests.domain.plans import gig, link, own, production

pytest.importorskip("scipy")
from tests.domain.schedule_oracle import Grid, Oracle

THOROUGH = os.environ.get("SEGUE_THOROUGH") == "1"
HOUR_MS, DAY_MS = 3_600_000, 86_400_000
WHOLE_HOURS = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Tokyo")
ODD_ZONES = ("Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Asia/Tehran")
HOURS = (
    ((540, 1020),),
    ((480, 720), (780, 1080)),
    ((0, 1440),),
    ((1080, 1440),),
    ((0, 120), (600, 840), (1260, 1440)),
)


def _calendar(dice: random.Random, zones: tuple[str, ...]) -> WorkCalendar:
    days = dice.choice([(1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7), (2, 4, 6, 7), (1, 3, 5)])
    free = frozenset(f"2026-0{dice.choice((3, 4))}-{dice.randrange(1, 29):02d}" for _ in range(dice.randrange(4)))
    return WorkCalendar(dice.choice(zones), days, dice.choice(HOURS), free)


def _network(
    dice: random.Random, zones: tuple[str, ...], slot_min: int
) -> tuple[Production, list[Stage], list[Link], dict[str, WorkCalendar]]:
    made = production("2026-03-24 09:00", _calendar(dice, zones))
    common = made.calendar
    persons = [_calendar(dice, zones) for _ in range(2)]
    stages, calendars = [], {}
    for n in range(dice.randint(1, 5)):
        make = dice.choice((gig, own))
        more: dict[str, object] = {}
        if dice.random() < 0.3:
            more["not_before_ms"] = made.start_ms + dice.randrange(6 * 24) * HOUR_MS
        if dice.random() < 0.2:
            more["must_finish_ms"] = made.start_ms + dice.randrange(48, 20 * 24) * HOUR_MS
        elif dice.random() < 0.3:
            more["is_late_as_possible"] = True
        work_min = dice.choice((0, *[dice.randint(1, 1200 // slot_min) * slot_min for _ in range(5)]))
        stages.append(make(f"s{n}", work_min / 480, review_days=dice.randrange(3), **more))
        if dice.random() < 0.4:
            calendars[f"s{n}"] = dice.choice(persons)
    pairs = [(i, j) for j in range(len(stages)) for i in range(j)]
    links = [
        link(f"s{i}", f"s{j}", dice.choice(list(LinkKind)), dice.randint(-600 // slot_min, 900 // slot_min) * slot_min)
        for i, j in dice.sample(pairs, dice.randint(0, min(len(pairs), 6)))
    ]
    assert common is made.calendar
    return made, stages, links, calendars


def _compare(seed: int, zones: tuple[str, ...], slot_min: int) -> None:
    dice = random.Random(seed)
    made, stages, links, calendars = _network(dice, zones, slot_min)
    plan = schedule(made, stages, links, calendars=calendars)
    reviews = dice.random() < 0.5
    dates = plan.at_limit if reviews else plan.at_once
    plain = [Stage(**{**_fields(stage), "is_late_as_possible": False}) for stage in stages]
    early = schedule(made, plain, links, calendars=calendars)
    early_dates = early.at_limit if reviews else early.at_once
    slot_ms = slot_min * 60_000
    # Room for the latest dates on the left, and for wrong ones on the right.
    first_ms = min(made.start_ms, *(dates[stage.id].late_start_ms for stage in stages)) - 9 * DAY_MS
    first_ms -= first_ms % slot_ms
    count = (dates.end_ms - first_ms + 9 * DAY_MS) // slot_ms
    oracle = Oracle(made, stages, links, calendars, Grid(first_ms, slot_ms, count), reviews=reviews)
    grid = oracle.grid
    starts = oracle.earliest()
    end = oracle.end(starts)
    assert [early_dates.span(stage.id).start_ms for stage in stages] == [grid.ms(slot) for slot in starts], seed
    assert early_dates.end_ms == dates.end_ms == grid.ms(end), seed
    late = oracle.latest(end)
    # A latest start may lie a moment before an hour at which it would be too late.
    assert [(early_dates[stage.id].late_start_ms - first_ms) // slot_ms for stage in stages] == late, seed
    if any(stage.is_late_as_possible for stage in stages):
        placed = oracle.as_late_as_possible(starts, end)
        assert [(dates.span(stage.id).start_ms - first_ms) // slot_ms for stage in stages] == placed, seed


def _fields(stage: Stage) -> dict[str, object]:
    return {name: getattr(stage, name) for name in Stage.__slots__}


def test_it_agrees_with_a_linear_program() -> None:
    for seed in range(30):
        _compare(seed, WHOLE_HOURS, 60)


@pytest.mark.skipif(not THOROUGH, reason="thousands of networks: set SEGUE_THOROUGH=1")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(10))
def test_it_agrees_thousands_of_times(block: int) -> None:
    for seed in range(10_000 + block * 300, 10_000 + block * 300 + 300):
        _compare(seed, WHOLE_HOURS, 60)
    for seed in range(50_000 + block * 60, 50_000 + block * 60 + 60):
        _compare(seed, ODD_ZONES + WHOLE_HOURS, 15)
