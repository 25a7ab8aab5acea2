"""What is known of a sample plan beside its bars: checks, forecast, money, candidates, load, and what views ask for."""

from __future__ import annotations

import math
from datetime import datetime

from sample_plans import NOW, ZONE, marked_plan, ms, song_plan

from studio.domain.money import CostLine
from studio.domain.plan_money import MoneySums, grouped, pieces_of, sums_of
from studio.domain.production import WorkCalendar
from studio.domain.stage_states import StageState
from studio.queries import asks
from studio.queries.closing import ClosingRows, OpenStage, OwedRow
from studio.queries.money_rows import MoneyGroupRow, MoneyMoveRow, MoneyRows, MoneyStageRow, MoneyWeekRow
from studio.queries.people_rows import CandidateRow
from studio.queries.plan_rows import (
    BaselineRow,
    FixEffectRow,
    FixRow,
    ForecastRows,
    PlanCheckRows,
    ShadowRow,
    ViolationRow,
)
from studio.queries.plan_view_rows import (
    LoadClash,
    LoadDay,
    LoadPart,
    LoadRow,
    PlanFieldRows,
    PlanLoadRows,
    PortMark,
    StageFields,
)
from studio.queries.rows import (
    PlanRows,
    StageRow,
)

_S = StageState


def plan_checks(plan: PlanRows | None = None, baselines: int = 2) -> PlanCheckRows:
    """What is known once a plan has been looked through: baselines, each a day earlier than the next, and problems."""
    plan = plan or marked_plan()
    day = 86_400_000
    made = tuple(
        BaselineRow(
            f"b{n}", f"Baseline {n + 1}", NOW - (baselines - n) * 9 * day, plan.end_ms - (n + 1) * day, True, 960, 2, 9
        )
        for n in range(baselines)
    )
    shadows = {
        stage.id: tuple(
            ShadowRow(
                row.id, *(at - (n + 1) * day for at in (stage.start_ms, stage.work_end_ms, stage.end_ms)), 480 * (n + 1)
            )
            for n, row in enumerate(made)
        )
        for stage in plan.stages[2:]
    }
    ids = {stage.id for stage in plan.stages}
    fix = (FixRow("usual_value", "Take the nearest possible value"),)
    wrong = tuple(
        row
        for row in (
            ViolationRow("must_finish:mix", "must_finish", "“Mix and stems” has to be done by Thu 24 Dec.", ("s-mix",),
                         ms(2026, 12, 24, 17), 960, "", fix),
            ViolationRow("late_start:comp", "late_start", "“Comp and tune” could have begun on Wed 16 Dec.", ("s-comp",),
                         ms(2026, 12, 16), 960, "", fix),
            ViolationRow("double_booked:bass+guitars", "double_booked", "Dana would work on “Bass” and “Guitars” at once.",
                         ("s-bass", "s-guitars"), ms(2026, 12, 4), 960, "Dana Avery", fix),
        )
        if {*row.stages} <= ids
    )  # fmt: skip
    return PlanCheckRows(plan.production.id, made, shadows, {}, wrong, ("2026-12-24", "2026-12-25", "a day"))


def forecast_rows(plan: PlanRows | None = None) -> ForecastRows:
    """When the production may end."""
    plan = plan or song_plan()
    day = 86_400_000
    ends = {10: plan.end_ms - 5 * day, 50: plan.end_ms, 80: plan.end_ms + 4 * day, 90: plan.end_ms + 7 * day}
    return ForecastRows(plan.production.id, 1000, plan.early_end_ms, plan.end_ms, ends, 4, 5, 3, {}, {})


def problem_checks(*, problems: int = 3, baselines: int = 3) -> PlanCheckRows:
    """What is wrong with the song, and the baselines it is held against; the newest ends three days earlier."""
    plan, fix = song_plan(), FixRow
    found = (
        ViolationRow("must_finish:master", "must_finish", "“Stereo master” has to be done by Tue 29 Dec, 17:00 and is "
                     "2 working days late.", ("s-master",), ms(2026, 12, 29, 17), 960, "",
                     (fix("start_as_soon_as_possible", "Start all that it waits for as early as they can"),
                      fix("move_date", "Let “Stereo master” be done when it will be"),
                      fix("drop_date", "Take the date of “Stereo master” away"))),
        ViolationRow("double_booked:vocal+bvs", "double_booked", "Ana Ribeiro would work on “Lead vocal” and “Backing "
                     "vocals” at once, from Mon 14 Dec, 09:00, for 4.0 working hours.", ("s-vocal", "s-bvs"),
                     ms(2026, 12, 14), 240, "Ana Ribeiro",
                     (fix("link", "Do “Backing vocals” after “Lead vocal”, by a link"),
                      fix("start_after", "Start “Backing vocals” when “Lead vocal” is done"))),
        ViolationRow("out_of_order:lyrics+vocal", "out_of_order", "“Lead vocal” was begun 3.0 working hours before "
                     "“Lyric polish” lets it.", ("s-lyrics", "s-vocal"), ms(2026, 12, 8), 180, "", ()),
    )  # fmt: skip
    names = (("b1", "First sketch", 18, 5.0), ("b2", "Agreed plan", 30, 3.0), ("b3", "After the demo", 35, -1.0))
    day = 86_400_000
    rows = tuple(
        BaselineRow(id_, name, ms(2026, 11, 18) + ago * day // 3, plan.end_ms - round(days) * day, True,
                    round(days * 480), days, 5)
        for id_, name, ago, days in names[:baselines]
    )  # fmt: skip
    shadows = {
        stage.id: tuple(
            ShadowRow(row.id, stage.start_ms - drift, stage.work_end_ms - drift, stage.end_ms - drift, drift // 180_000)
            for row in rows
            if (drift := round(row.drift_days * day) if number >= 6 else 0) is not None
        )
        for number, stage in enumerate(plan.stages)
    }
    return PlanCheckRows("p1", rows, shadows, dict.fromkeys((s.id for s in plan.stages), 0), found[:problems])


def fix_effects(violation: str = "must_finish:master") -> tuple[FixEffectRow, ...]:
    """What the ways to put a problem right would do."""
    end_ms, day = song_plan().end_ms, 86_400_000
    return {
        "must_finish:master": (FixEffectRow("start_as_soon_as_possible", end_ms - 2 * day, -960, 2),
                               FixEffectRow("move_date", end_ms, 0, 2), FixEffectRow("drop_date", end_ms, 0, 2)),
        "double_booked:vocal+bvs": (FixEffectRow("link", end_ms + day, 480, 2),
                                    FixEffectRow("start_after", end_ms + day, 240, 3)),
    }.get(violation, ())  # fmt: skip


def money_rows(plan: PlanRows | None = None) -> MoneyRows:
    """The money of the song: by stage from its state, its payments in the week before they were due."""
    plan = plan or song_plan()
    pieces = []
    for stage in plan.stages:
        paid = stage.price_minor if stage.state is _S.SETTLED else 0
        line = CostLine(stage.state, stage.price_minor, stage.price_minor if stage.person else 0, 0, paid)
        pieces += pieces_of(
            stage.id, line, [(stage.end_ms, paid)] if paid else [], max(NOW, stage.end_ms + 7 * 86_400_000)
        )

    def row(stage: StageRow) -> MoneyStageRow:
        own = [piece for piece in pieces if piece.stage == stage.id]
        needed = max((piece.at_ms for piece in own if piece.sums.needed_minor), default=0)
        return MoneyStageRow(
            stage.id, stage.slug, stage.title, stage.track, stage.state, stage.person, sums_of(own), needed
        )

    rows = tuple(row(stage) for stage in plan.stages)

    def groups(key) -> tuple[MoneyGroupRow, ...]:
        keys = dict.fromkeys(key(one) for one in rows)
        of = {one: [each for each in rows if key(each) == one] for one in keys}
        return tuple(
            MoneyGroupRow(one, one, len(some), sum((each.sums for each in some), MoneySums()))
            for one, some in of.items()
        )

    first = ms(2026, 11, 23, 0)
    by_week = grouped(
        (piece for piece in pieces if sum(piece.sums.parts_minor)), lambda piece: (piece.at_ms - first) // 604_800_000
    )
    weeks = tuple(
        MoneyWeekRow(f"2026-W{48 + n}", first + n * 604_800_000, by_week.get(n, MoneySums()))
        for n in range(max(by_week) + 1)
    )
    total = sums_of(pieces)
    return MoneyRows(
        "p1",
        "USD",
        29_000,
        total,
        rows,
        groups(lambda r: r.track),
        groups(lambda r: r.state.value),
        groups(lambda r: r.person),
        weeks,
        tuple(
            MoneyMoveRow(piece.at_ms, _since(plan, piece.stage), piece.sums)
            for piece in sorted(pieces, key=lambda p: p.at_ms)
        ),
    )


def _since(plan: PlanRows, stage_id: str) -> int:
    """Two days before it begins, and long enough ago."""
    stage = next(stage for stage in plan.stages if stage.id == stage_id)
    return min(stage.start_ms - 2 * 86_400_000, NOW - 90_000_000) if stage.person else 0


def candidates() -> tuple[CandidateRow, ...]:
    """People who could sing: free, half taken, taken, never seen before in that role."""
    return (
        CandidateRow(
            "Ana Ribeiro",
            ("Singer", "Backing singer"),
            True,
            2000,
            "USD",
            4,
            ms(2026, 11, 20),
            1440,
            0,
            True,
            ("Singer: 3 done", "1 other stage done", "always on time", "free then", "20 USD a day", "speaks pt and en"),
            True,
        ),
        CandidateRow("Noor Haddad", ("Backing singer",), True, 1500, "USD", 1, ms(2026, 10, 2), 720, 50),
        CandidateRow("Kofi Mensah", ("Session drummer",), False, 1400, "USD", 6, ms(2026, 12, 3), 0, 100),
        CandidateRow("Tom Ashby", ("Lyricist",), False, 0, "USD", 0, 0, 1440, 0),
    )


def closing_rows() -> ClosingRows:
    """Two stages are left to do, one is not paid."""
    left = (
        OpenStage("s5", "lead_vocal", "Lead vocal", StageState.IN_REVIEW, "Ana Ribeiro", "h1"),
        OpenStage("s8", "mix", "Mix", StageState.PLANNED, "", ""),
    )
    return ClosingRows(left, (OwedRow("h2", "Drums", "Kofi Mensah", 6000, "USD"),))


def calendars() -> dict[str, WorkCalendar | None]:
    """The production's calendar, one person's own, one without."""
    free = frozenset({"2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01"})
    return {
        "": WorkCalendar("Europe/Stockholm", holidays=free),
        "Ana Ribeiro": WorkCalendar("Europe/Lisbon", (1, 2, 3, 4), ((1080, 1320),), free),
        "Kofi Mensah": None,
    }


def thousand_plays() -> ForecastRows:
    """A thousand plays of the song, most of them done before the end in the plan."""
    plan, day = song_plan(), 86_400_000
    # two sines make a hill with a long tail, the same each time
    ends = sorted(
        plan.early_end_ms + round(day * (5.5 + 3 * math.sin(n * 0.7) + 2.4 * math.sin(n * 1.9) ** 3 + (n % 97) / 24))
        for n in range(1000)
    )
    percentiles = {percent: ends[percent * 10 - 1] for percent in (10, 50, 80, 90)}
    critical = {"s-guitars": 0.98, "s-vocal": 1.0, "s-bvs": 0.86, "s-mix": 0.9, "s-master": 1.0, "s-lyrics": 0.02}
    sway = {"s-mix": 0.41, "s-vocal": 0.27, "s-bvs": 0.14, "s-guitars": 0.06, "s-master": 0.03}
    return ForecastRows(
        "p1", 1000, plan.early_end_ms, plan.end_ms, percentiles, 4, 3, 5, critical, {}, tuple(ends), sway
    )


_PORTS = (("guide_mix", "audio.mix"), ("lyrics_final", "text.lyrics"), ("drum_multitrack", "audio.multitrack"))


def field_rows(plan: PlanRows) -> PlanFieldRows:
    """Two days of work and one of review each; ports as the links name them."""
    sides: tuple[dict[str, list[PortMark]], dict[str, list[PortMark]]] = ({}, {})
    types = dict(_PORTS)
    for link in plan.links:
        for side, stage, name in ((0, link.target, link.input), (1, link.source, link.output)):
            mark = PortMark(name, types.get(name, "audio.stem"))
            known = sides[side].setdefault(stage, [])
            if name and mark not in known:
                known.append(mark)
    ended = {_S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED}
    fields = {
        stage.id: StageFields(
            960,
            1,
            bool(stage.hand_off) and stage.state not in ended,
            tuple(sides[0].get(stage.id, ())),
            tuple(sides[1].get(stage.id, ())),
        )
        for stage in plan.stages
    }
    people = sorted({stage.person for stage in plan.stages if stage.person})
    return PlanFieldRows(plan.production.id, fields, tuple(people))


def load_rows(plan: PlanRows) -> PlanLoadRows:
    """Eight hours for each working day of each stage; who has two on a day is overbooked."""
    by_doer: dict[tuple[str, str], dict[int, list[LoadPart]]] = {}
    for stage in plan.stages:
        first, last = (
            datetime.fromtimestamp(ms_ / 1000, ZONE).toordinal() for ms_ in (stage.start_ms, stage.work_end_ms)
        )
        days = by_doer.setdefault((stage.person, "" if stage.person else stage.role), {})
        for day in range(first, last + 1):
            if day % 7 not in {0, 6}:
                days.setdefault(day, []).append(LoadPart(stage.id, 480))
    every = [day for days in by_doer.values() for day in days]
    first, last = min(every), max(every)
    free = frozenset(day for day in range(first, last + 1) if day % 7 in {0, 6})
    rows = []
    for (person, role), days in by_doer.items():
        clashes = tuple(
            LoadClash(parts[0].stage, parts[1].stage, ms(2026, 12, 7), ms(2026, 12, 8))
            for parts in days.values()
            if person and len(parts) > 1
        )
        of_days = tuple(
            LoadDay(day, 480, tuple(parts), is_over=bool(person) and len(parts) > 1)
            for day, parts in sorted(days.items())
        )
        rows.append(LoadRow(person, role, "Europe/Stockholm", 480, of_days, free, clashes[:1]))
    return PlanLoadRows(plan.production.id, first, last, tuple(rows))


def check_rows(plan: PlanRows) -> PlanCheckRows:
    """One thing is wrong."""
    stages = tuple(stage.id for stage in plan.stages[4:6])
    sentence = "Luca Ferri would work on “Bass” and “Guitars” at once, from Fri 4 Dec 09:00, for 2 working days."
    wrong = ViolationRow("double-booked:bass+guitars", "double_booked", sentence, stages, NOW, 960, "Luca Ferri", ())
    return PlanCheckRows(plan.production.id, (), {}, {}, (wrong,))


def view_answers(plan: PlanRows) -> dict:
    """What a stand-in studio answers to the views."""
    return {
        asks.PlanFields: field_rows(plan),
        asks.PlanLoad: load_rows(plan),
        asks.PlanChecks: check_rows(plan),
    }
