"""What the plan's further views are told: fields and ports of stages, and the hours of people by their own calendars."""

from __future__ import annotations

from datetime import date

from studio.actions.plan_commands import MoveStage, SetStage
from studio.actions.plan_timeline import move_stage, set_stage
from studio.actions.plan_whole import set_calendar
from studio.domain.production import WorkCalendar
from studio.queries.plan_view_rows import LoadPart, PortMark
from studio.queries.plan_views import plan_field_rows, plan_load_rows
from studio.queries.timeline import plan_rows
from tests.queries.homes import DAY_MS, Studio, stage_id


def change(owner: Studio, stage: str, **fields) -> None:
    with owner.home.work() as work:
        set_stage(work, SetStage(stage, fields))


def test_fields_are_those_that_hold_and_ports_are_named(owner, small):
    owner.starts(small)
    drums = stage_id(owner, "drums")
    rows = owner.ask(plan_field_rows, owner.prj)
    before = rows.stages[drums]
    assert (before.is_handed, before.inputs) == (False, (PortMark("guide", "audio.mix"),))
    owner.offers("drums", work_min=before.work_min + 480, review_days=9)
    after = owner.ask(plan_field_rows, owner.prj)
    assert (after.stages[drums].work_min, after.stages[drums].review_days) == (before.work_min + 480, 9)
    assert after.stages[drums].is_handed
    assert "Ana Ribeiro" in after.people
    assert "Ana Ribeiro" not in rows.people


def test_hours_stand_on_the_days_of_each_persons_own_calendar(owner, small):
    owner.starts(small)
    change(owner, "drums", meant_for="Kofi", work_min=600)
    half_days = WorkCalendar("Asia/Tokyo", (1, 2, 3, 4, 5), ((540, 780),), frozenset({"2026-09-02"}))
    with owner.home.work() as work:
        set_calendar(work, owner.prj, half_days, "Kofi")
    load = owner.ask(plan_load_rows, owner.prj)
    row = next(row for row in load.rows if row.person == "Kofi")
    assert (row.zone, row.day_min, row.clashes) == ("Asia/Tokyo", 240, ())
    assert sum(day.load_min for day in row.days) == 600
    assert {day.capacity_min for day in row.days} == {240}
    assert date(2026, 9, 2).toordinal() not in [day.day for day in row.days]
    assert date(2026, 9, 2).toordinal() in row.free or load.last_day < date(2026, 9, 2).toordinal()
    assert max(day.load_min for day in row.days) == 240


def test_who_has_two_things_at_once_is_overbooked_on_those_days_and_roles_nobody_has_stand_last(owner, small):
    owner.starts(small)
    for stage in ("drums", "mix"):
        change(owner, stage, meant_for="Kofi", work_min=960)
    with owner.home.work() as work:
        for link in list(work.view(owner.prj).table("link").values()):
            work.decide(owner.prj, {"k": "link.remove", "id": link.id})
    start = next(row.start_ms for row in owner.ask(plan_rows, owner.prj).stages if row.slug == "drums")
    with owner.home.work() as work:
        move_stage(work, MoveStage("drums", start))
        move_stage(work, MoveStage("mix", start + DAY_MS))
    load = owner.ask(plan_load_rows, owner.prj)
    row = next(row for row in load.rows if row.person == "Kofi")
    drums, mix = stage_id(owner, "drums"), stage_id(owner, "mix")
    assert [(clash.first, clash.second) for clash in row.clashes] == [(drums, mix)]
    assert [day.is_over for day in row.days] == [False, True, False]
    assert row.days[1].parts == (LoadPart(drums, 480), LoadPart(mix, 480))
    change(owner, "mix", meant_for="")
    rows = owner.ask(plan_load_rows, owner.prj).rows
    assert [bool(row.person) for row in rows] == sorted((bool(row.person) for row in rows), reverse=True)


def test_what_was_done_outside_of_working_time_counts_as_long_as_it_took(owner, small):
    owner.starts(small)
    owner.clock.now_ms += 5 * DAY_MS  # a Saturday
    with owner.home.work() as work:
        work.decide(owner.prj, {"k": "stage.set", "id": stage_id(owner, "guide"), "started": owner.now_ms - 3_600_000})
        work.decide(
            owner.prj,
            {"k": "stage.set", "id": stage_id(owner, "guide"), "progress": 100, "progress_at": owner.now_ms},
        )
    row = next(
        row
        for row in owner.ask(plan_load_rows, owner.prj).rows
        if row.days[0].parts[0].stage == stage_id(owner, "guide")
    )
    assert row.days[0].parts[0].minutes == 60
    assert row.days[0].capacity_min == 0
