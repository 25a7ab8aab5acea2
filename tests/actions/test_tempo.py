"""Tempo and meter of a production: set, undone, kept in its chain."""

from __future__ import annotations

import pytest

from studio.actions.plan_whole import set_tempo
from studio.domain.chain_values import house_from
from studio.domain.errors import BadInputError
from studio.domain.production import HouseFormat
from studio.events.catalog import house_from_log, house_to_log
from studio.queries.timeline import plan_rows
from tests.actions.edits import steps
from tests.queries.homes import Studio


def sets(owner: Studio, tempo_mbpm: int, meter: tuple[int, int] = (4, 4)) -> None:
    with owner.home.work() as work:
        set_tempo(work, owner.prj, tempo_mbpm, meter)


def told(owner: Studio) -> tuple[int, int, int]:
    with owner.home.read() as connection:
        row = plan_rows(owner.home, connection, owner.prj, owner.now_ms).production
    return row.tempo_mbpm, row.beats_per_bar, row.beat_unit


def test_a_tempo_with_its_meter_is_kept_and_undone(plan: Studio) -> None:
    before = told(plan)
    sets(plan, 92_500, (6, 8))
    assert told(plan) == (92_500, 6, 8)
    steps(plan)
    assert told(plan) == before


@pytest.mark.parametrize(("tempo_mbpm", "meter"), [(10, (4, 4)), (900_000, (4, 4)), (90_000, (0, 4)), (90_000, (4, 5))])
def test_what_is_no_tempo_is_refused(plan: Studio, tempo_mbpm: int, meter: tuple[int, int]) -> None:
    with pytest.raises(BadInputError):
        sets(plan, tempo_mbpm, meter)


def test_the_log_names_a_meter_only_where_it_is_not_the_plain_one() -> None:
    assert "meter" not in house_to_log(HouseFormat())
    house = house_from({"tempo_bpm": 140, "meter": "7/8"})
    assert house.meter == (7, 8)
    assert house_from_log(house_to_log(house)) == house
