"""Realistic rows for screens and tests: the song production "Late Train" in many states, small and huge plans, an inbox.

Values only; nothing here runs the product. Times hang on one fixed now: Friday 11 December 2026, 13:20 in Stockholm.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from studio.domain.check_report import Finding, Severity
from studio.domain.money import CostLine
from studio.domain.plan_money import MoneySums, grouped, pieces_of, sums_of
from studio.domain.production import WorkCalendar
from studio.domain.stage_states import StageState
from studio.queries import asks
from studio.queries.money_rows import MoneyGroupRow, MoneyMoveRow, MoneyRows, MoneyStageRow, MoneyWeekRow
from studio.queries.people_rows import CandidateRow, DeviceRow, LeadRow, PersonAccessRow, PersonRow
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
from studio.queries.review import PeakLevel, PeakRows
from studio.queries.rows import (
    AssembleRows,
    DeliverableRow,
    DropRow,
    FileRow,
    GigRow,
    HistoryRow,
    LaneRow,
    LinkRow,
    NoteRow,
    PlanRows,
    PortRow,
    ProductionRow,
    StageDetail,
    StagePlanRow,
    StageRow,
    SyncRow,
    TakeRow,
    TermsRow,
    TrackRow,
    TransferRow,
)

ZONE = ZoneInfo("Europe/Stockholm")
_S = StageState


def ms(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> int:
    """An instant given in the production's zone, as UTC ms."""
    return round(datetime(year, month, day, hour, minute, tzinfo=ZONE).timestamp() * 1000)


NOW = ms(2026, 12, 11, 13, 20)
GERMAN = "Hintergrundgesang mit Doppelungen, Abstimmungsbesprechung und Qualitätssicherungsprotokoll"
ARABIC = "غناء رئيسي مع ثلاث محاولات كاملة وتضاعيف للكورس"

# id, track, title, role, state, person, price, start day, work days, review days, slack days, critical
_SONG: tuple[tuple, ...] = (
    ("brief", "Direction", "Demo, tempo, key", "Owner/Producer", _S.APPROVED, "", 0, (11, 23), 2, 0, 0, True),
    ("lyrics", "Writing", "Lyric polish", "Lyricist", _S.SETTLED, "Tom Ashby", 2000, (11, 25), 2, 1, 8, False),
    ("arrange", "Writing", "Arrangement", "Arranger", _S.SETTLED, "Yuki Mori", 3500, (11, 25), 3, 1, 0, True),
    ("drums", "Recording", "Drums", "Session drummer", _S.SETTLED, "Kofi Mensah", 4000, (11, 30), 3, 1, 0, True),
    ("bass", "Recording", "Bass", "Session bassist", _S.APPROVED, "Luca Ferri", 2500, (12, 4), 2, 1, 1, False),
    ("guitars", "Recording", "Guitars", "Guitarist", _S.IN_PROGRESS, "Dana Avery", 3000, (12, 4), 6, 1, 0, True),
    ("vocal", "Vocals", "Lead vocal", "Singer", _S.IN_REVIEW, "Ana Ribeiro", 6000, (12, 8), 3, 1, 0, True),
    (
        "bvs",
        "Vocals",
        "Backing vocals",
        "Backing singer",
        _S.AWAITING_INPUTS,
        "Noor Haddad",
        2000,
        (12, 14),
        3,
        1,
        0,
        True,
    ),
    ("comp", "Post", "Comp and tune", "Vocal editor", _S.OFFERED, "Piotr Zielinski", 1500, (12, 18), 1, 1, 0, True),
    ("mix", "Post", "Mix and stems", "Mix engineer", _S.ACCEPTED, "Sam Okoro", 3000, (12, 22), 4, 1, 0, True),
    ("master", "Post", "Stereo master", "Mastering", _S.DECLINED, "Hana Kim", 1500, (12, 29), 1, 1, 0, True),
    ("release", "Delivery", "Release folder", "Owner/Producer", _S.PLANNED, "", 0, (12, 31), 1, 0, 0, True),
)
_SONG_LINKS = (
    ("brief", "lyrics", "lyrics_draft"),
    ("brief", "arrange", "guide_mix"),
    ("arrange", "drums", "guide_48k"),
    ("drums", "bass", "premix"),
    ("drums", "guitars", "premix"),
    ("lyrics", "vocal", "lyrics_final"),
    ("bass", "vocal", ""),
    ("guitars", "vocal", ""),
    ("vocal", "bvs", "vox_takes"),
    ("bvs", "comp", "bv_stems"),
    ("comp", "mix", "vox_comp"),
    ("drums", "mix", "drum_multitrack"),
    ("bass", "mix", "bass_di"),
    ("guitars", "mix", "gtr_rhythm"),
    ("bvs", "mix", "bv_comp"),
    ("mix", "master", "mix_main"),
    ("master", "release", "master_wav"),
)


def production_row(title: str = "Late Train", *, production: str = "p1", is_owner: bool = True) -> ProductionRow:
    """A production as the menu shows it."""
    slug = title.lower().replace(" ", "-")
    return ProductionRow(
        production, slug, title, is_owner, "Mira Lindqvist", "s3://late-train/mira", "USD", 12, 5, ms(2026, 12, 31, 17)
    )


def _day_end(start: int, work_days: int) -> int:
    """17:00 of the last of so many working days, the first of them being the start's."""
    day = datetime.fromtimestamp(start / 1000, ZONE)
    left = work_days
    while True:
        if day.isoweekday() <= 5:
            left -= 1
            if left <= 0:
                return round(day.replace(hour=17, minute=0).timestamp() * 1000)
        day += timedelta(days=1)


def _stage(fields: tuple) -> StageRow:
    (name, track, title, role, state, person, price, (month, day), work, review, slack, critical) = fields
    start = ms(2026, month, day)
    work_end = _day_end(start, work)
    end = _day_end(start, work + review)
    return StageRow(
        id=f"s-{name}",
        slug=f"late-train/{name}",
        track=track,
        title=title,
        role=role,
        state=state,
        start_ms=start,
        work_end_ms=work_end,
        end_ms=end,
        early_end_ms=work_end,
        slack_min=slack * 480,
        is_critical=critical,
        is_own=not person,
        price_minor=price,
        currency="USD",
        hand_off=f"h-{name}" if person else "",
        person=person,
        takes=1 if state in {_S.APPROVED, _S.SETTLED, _S.IN_REVIEW} else 0,
        rounds=2 if person else 0,
    )


def song_plan(*, title: str = "Late Train") -> PlanRows:
    """The song in the middle of its work: offered, in progress and late, in review, approved, stale, declined."""
    stages = [_stage(fields) for fields in _SONG]
    by_name = {stage.id[2:]: stage for stage in stages}
    by_name["bass"] = replace(by_name["bass"], is_stale=True)
    by_name["guitars"] = replace(by_name["guitars"], is_late=True, due_ms=ms(2026, 12, 8, 17))
    answer = ms(2026, 12, 11, 18)
    by_name["vocal"] = replace(
        by_name["vocal"], answer_by_ms=answer, takes=2, rounds_used=1, due_ms=ms(2026, 12, 10, 17)
    )
    by_name["bvs"] = replace(by_name["bvs"], waits_for=("vox_takes",))
    by_name["comp"] = replace(by_name["comp"], answer_by_ms=ms(2026, 12, 13, 12))
    tracks = tuple(TrackRow(name, name) for name in dict.fromkeys(stage.track for stage in stages))
    links = tuple(
        LinkRow(f"l{number}", f"s-{source}", f"s-{target}", output, output, "FS", 0)
        for number, (source, target, output) in enumerate(_SONG_LINKS)
    )
    rows = tuple(by_name[stage.id[2:]] for stage in stages)
    return PlanRows(
        production=production_row(title),
        tracks=tracks,
        stages=rows,
        links=links,
        start_ms=ms(2026, 11, 23),
        end_ms=ms(2026, 12, 31, 17),
        early_end_ms=ms(2026, 12, 21, 17),
        work_days=29,
        early_work_days=21,
        zone="Europe/Stockholm",
        agreed_minor=26000,
        committed_minor=24500,
        paid_minor=9500,
        plan_minor=29000,
    )


def small_plan() -> PlanRows:
    """Five stages, nobody asked yet."""
    plan = song_plan(title="Paper Lanterns")
    stages = tuple(
        replace(
            stage,
            state=_S.PLANNED,
            is_own=stage.price_minor == 0,
            person="",
            hand_off="",
            takes=0,
            is_late=False,
            is_stale=False,
            waits_for=(),
        )
        for stage in plan.stages[:5]
    )
    known = {stage.id for stage in stages}
    links = tuple(link for link in plan.links if link.source in known and link.target in known)
    tracks = tuple(track for track in plan.tracks if track.id in {stage.track for stage in stages})
    production = replace(plan.production, id="p2", title="Paper Lanterns", slug="paper-lanterns", stages=5, approved=0)
    return replace(plan, production=production, tracks=tracks, stages=stages, links=links)


def long_plan() -> PlanRows:
    """The song with names in German and Arabic that fit nowhere."""
    plan = song_plan(title="Donaudampfschifffahrtsgesellschaftskapitänsmütze, Fassung 3")
    titles = {"s-bvs": GERMAN, "s-vocal": ARABIC, "s-mix": "Abmischung: " + GERMAN}
    stages = tuple(
        replace(s, title=titles.get(s.id, s.title), person="عبد الرحمن الأندلسي" if s.id == "s-vocal" else s.person)
        for s in plan.stages
    )
    tracks = tuple(replace(t, name="Nachbearbeitungsabteilung") if t.id == "Post" else t for t in plan.tracks)
    return replace(plan, stages=stages, tracks=tracks)


def many_plan(stages: int = 500, tracks: int = 25, *, spread_days: int = 0) -> PlanRows:
    """A plan of any size: stages follow each other on their track, with links across neighbours. Deterministic."""
    states = list(_S)
    people = ("Ana Ribeiro", "Kofi Mensah", "Yuki Mori", "Luca Ferri", "Dana Avery", "Noor Haddad", "")
    lanes = tuple(TrackRow(f"t{number}", f"Track {number + 1}") for number in range(tracks))
    per_track = -(-stages // tracks)
    first = datetime(2026, 3, 2, 9, tzinfo=ZONE)
    rows, links = [], []
    for number in range(stages):
        track, place = divmod(number, per_track)
        step = spread_days or 4
        day = first + timedelta(days=place * step + (track * 3) % step)
        start = round(day.timestamp() * 1000)
        work = 1 + (number * 7) % 3
        work_end = round((day + timedelta(days=work - 1, hours=8)).timestamp() * 1000)
        end = work_end + (86_400_000 if number % 3 else 0)
        state, person = states[number % len(states)], people[number % len(people)]
        rows.append(
            StageRow(
                f"s{number}",
                f"s{number}",
                f"t{track}",
                f"Stage {number + 1}",
                "Player",
                state,
                start,
                work_end,
                end,
                work_end,
                480 * (number % 5),
                number % 5 == 0,
                not person,
                1000 + number % 90 * 100,
                "USD",
                person=person,
                is_stale=number % 29 == 0,
                is_late=number % 37 == 0,
                due_ms=work_end - 28_800_000,
            )
        )
        if place:
            links.append(LinkRow(f"a{number}", f"s{number - 1}", f"s{number}", "", "", "FS", 0))
        if track and number % 7 == 0:
            links.append(LinkRow(f"b{number}", f"s{number - per_track}", f"s{number}", "", "", "FS", 0))
    end_ms = max(row.end_ms for row in rows)
    production = replace(production_row("Everything at once"), id="p500", stages=stages)
    return PlanRows(
        production, lanes, tuple(rows), tuple(links), rows[0].start_ms, end_ms, end_ms, 300, 250, "Europe/Stockholm"
    )


def marked_plan() -> PlanRows:
    """The song with everything that can stand on a bar: dates asked for, progress, a pause, a late start, a milestone."""
    plan = song_plan()
    marks = {
        "s-guitars": {"begun_ms": ms(2026, 12, 4), "progress_pct": 60},
        "s-drums": {"state": _S.PAUSED, "begun_ms": ms(2026, 11, 30), "paused_ms": ms(2026, 12, 1, 13)},
        "s-bvs": {"not_before_ms": ms(2026, 12, 14)},
        "s-comp": {"is_late_as_possible": True, "is_critical": False, "slack_min": 480},
        "s-mix": {"due_ms": ms(2026, 12, 29, 17), "must_finish_ms": ms(2026, 12, 24, 17)},
        "s-release": {
            "is_milestone": True,
            "start_ms": ms(2026, 12, 31, 17),
            "work_end_ms": ms(2026, 12, 31, 17),
            "must_finish_ms": ms(2027, 1, 4, 17),
        },
    }
    return replace(plan, stages=tuple(replace(stage, **marks.get(stage.id, {})) for stage in plan.stages))


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
            "Ana Ribeiro", ("Singer", "Backing singer"), True, 2000, "USD", 4, ms(2026, 11, 20), 1440, 0, True
        ),
        CandidateRow("Noor Haddad", ("Backing singer",), True, 1500, "USD", 1, ms(2026, 10, 2), 720, 50),
        CandidateRow("Kofi Mensah", ("Session drummer",), False, 1400, "USD", 6, ms(2026, 12, 3), 0, 100),
        CandidateRow("Tom Ashby", ("Lyricist",), False, 0, "USD", 0, 0, 1440, 0),
    )


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


def moved(plan: PlanRows, stage_id: str, days: int) -> PlanRows:
    """The plan as a preview would answer: a stage and everything after it later by whole days."""
    start = next(stage.start_ms for stage in plan.stages if stage.id == stage_id)
    shift = days * 86_400_000
    stages = tuple(
        replace(
            stage,
            start_ms=stage.start_ms + shift,
            work_end_ms=stage.work_end_ms + shift,
            end_ms=stage.end_ms + shift,
        )
        if stage.start_ms >= start
        else stage
        for stage in plan.stages
    )
    return replace(plan, stages=stages, end_ms=plan.end_ms + shift)


def terms(price: int = 6000, *, signed: bool = True) -> TermsRow:
    """Usual terms."""
    return TermsRow(
        price_minor=price,
        currency="USD",
        work_min=3 * 480,
        revisions=2,
        review_days=1,
        latest_ms=ms(2026, 12, 14, 17),
        kill_fee_percent=(0, 25, 50, 100),
        silence_approves=True,
        rights="buy-out, credited",
        answer_by_ms=ms(2026, 12, 13, 12),
        signed_ms=ms(2026, 12, 1, 15) if signed else 0,
    )


def finding(rule: str = "length", severity: Severity = Severity.BLOCK) -> Finding:
    """A file that ends too early."""
    return Finding(
        rule,
        severity,
        "3:42.000, as the session",
        "3:39.690",
        219.69,
        "Export again from 0:00 to the end marker, with silence kept. In Reaper: Render, Entire project.",
    )


def _file(name: str) -> FileRow:
    return FileRow(name, 32_000_000, f"/home/mira/Segue/Late Train/{name}", "", 222.0)


def stage_detail(stage_id: str = "s-vocal", plan: PlanRows | None = None) -> StageDetail:
    """Everything the inspector shows of a stage of the song."""
    plan = plan or song_plan()
    stage = next(stage for stage in plan.stages if stage.id == stage_id)
    files = tuple(("vox_takes", _file(f"ML_LateTrain_AR02_LeadVox{letter}_48k24.wav")) for letter in "ABC")
    hint = Finding(
        "hum", Severity.HINT, "below −60 dB", "50 Hz hum at −58 dB", None, "Move the cable away from the lamp."
    )
    takes = tuple(
        TakeRow(
            number,
            "in_review" if number == stage.takes else "revise",
            NOW - 70_000_000 * (stage.takes - number + 1),
            files,
            160_000_000,
            "accept",
            (("vox_takes", hint),) if number == 1 else (),
        )
        for number in range(1, stage.takes + 1)
    )
    notes = (
        NoteRow("n1", 1, 78.6, 78.6, "Double enters late here.", "Mira Lindqvist", False, NOW - 90_000_000),
        NoteRow("n2", 2, 96.0, 98.6, "“night” sits flat, try C for this line", "Mira Lindqvist", True, NOW - 9_000_000),
        NoteRow("n3", 2, 156.2, 157.8, "Breath before the bridge is loud", "Mira Lindqvist", True, NOW - 8_000_000),
    )
    history = (
        HistoryRow(NOW - 900_000_000, "Mira Lindqvist", "offered it to Ana Ribeiro for $60"),
        HistoryRow(NOW - 860_000_000, "Ana Ribeiro", "accepted"),
        HistoryRow(NOW - 140_000_000, "Ana Ribeiro", "delivered take 1"),
        HistoryRow(NOW - 90_000_000, "Mira Lindqvist", "asked for changes with 1 note"),
        HistoryRow(NOW - 70_000_000, "Ana Ribeiro", "delivered take 2"),
    )
    return StageDetail(
        stage=stage,
        brief=(
            "Sing it close and tired, as on the demo, and open up in the third chorus. Three full takes without tuning, "
            "then two doubles of the choruses. Leave the breaths in."
        ),
        inputs=(
            PortRow("premix", "audio.mix", False, "", "Drums", True, (FileRow("premix.wav", 64_000_000),)),
            PortRow("lyrics_final", "text.lyrics", False, "", "Lyric polish", True, (FileRow("lyrics.txt", 4_000),)),
        ),
        outputs=(
            PortRow(
                "vox_takes", "audio.multitrack", True, "3 mono WAV, 48 kHz, 24 bit", "Backing vocals", stage.takes > 0
            ),
            PortRow("vox_doubles", "audio.multitrack", True, "2 mono WAV, 48 kHz, 24 bit", "", stage.takes > 0),
        ),
        terms=terms(stage.price_minor) if stage.person else None,
        takes=takes,
        notes=notes if stage.takes > 1 else (),
        history=history if stage.person else (),
        next_step=_next_step(stage),
        pass_line="segue1:" + "k7f2q9wz" * 12 if stage.state is _S.OFFERED else "",
        pass_expires_ms=ms(2026, 12, 13, 12) if stage.state is _S.OFFERED else 0,
        folder=f"/home/mira/Segue/Late Train/{stage.track}/{stage.title}",
        planned=StagePlanRow(
            work_min=480,
            least_work_min=240,
            most_work_min=1440,
            review_days=1,
            zone="Europe/Stockholm",
            day_min=480,
            person=stage.person or stage.meant_for,
            has_calendar=stage.person == "Ana Ribeiro",
            is_bound=bool(stage.person) and stage.state is not _S.DECLINED,
            is_begun=stage.state in {_S.IN_PROGRESS, _S.IN_REVIEW, _S.APPROVED, _S.SETTLED},
        ),
    )


def _next_step(stage: StageRow) -> str:
    return {
        _S.IN_REVIEW: "Your answer is due today, 18:00. Silence approves in 4 h 40 min.",
        _S.OFFERED: f"{stage.person} has until Sun 12:00 to answer.",
        _S.PLANNED: "Offer it to a person, or do it yourself by dropping files here.",
        _S.AWAITING_INPUTS: "Waits for vox_takes from Lead vocal; the clock starts when it is there.",
        _S.IN_PROGRESS: f"{stage.person} is working. Due Tue 8 Dec 17:00, 3 days late.",
        _S.ACCEPTED: "Terms are signed. Work starts when the inputs are there.",
        _S.DECLINED: f"{stage.person} declined. Offer it to somebody else.",
    }.get(stage.state, "Nothing to do.")


def _gig(name: str, title: str, state: StageState, price: int, **more: object) -> GigRow:
    basis = GigRow(
        hand_off=f"h-{name}",
        production="p1",
        production_title="Late Train",
        owner_name="Mira Lindqvist",
        title=title,
        role="Singer",
        brief=stage_detail().brief,
        state=state,
        price_minor=price,
        currency="USD",
        due_ms=ms(2026, 12, 14, 17),
        answer_by_ms=ms(2026, 12, 13, 12),
        is_late=False,
        terms=terms(price, signed=state is not _S.OFFERED),
        gets=stage_detail().inputs,
        hands_in=stage_detail().outputs,
        inputs_dir="/home/ana/Segue/Late Train/Vocals/Lead vocal/inputs",
        deliver_dir="/home/ana/Segue/Late Train/Vocals/Lead vocal/deliver",
    )
    return replace(basis, **more)


def drops() -> tuple[DropRow, ...]:
    """Five files on their way: sent, sending, failing, waiting, with a hint."""

    def drop(
        part: str, state: str, verdict: str, *findings: Finding, seconds: float = 222.0, progress: float = 0.0
    ) -> DropRow:
        name = f"ML_LateTrain_AR01_{part}_48k24.wav"
        output = "vox_takes" if part.startswith("Lead") else "vox_doubles"
        return DropRow(
            f"/home/ana/deliver/{name}", name, output, 32_000_000, seconds, state, verdict, findings, progress
        )

    hum = Finding(
        "hum", Severity.HINT, "below −60 dB", "50 Hz hum at −58 dB", None, "Move the cable away from the lamp."
    )
    return (
        drop("LeadVoxA", "sent", "accept", progress=1.0),
        drop("LeadVoxB", "sending", "accept", progress=0.62),
        drop("LeadVoxC", "checked", "reject", finding(), seconds=219.69),
        drop("DoubleL", "checked", "accept"),
        drop("DoubleR", "checked", "warn", hum),
    )


def inbox() -> tuple[GigRow, ...]:
    """Gigs in several states; the first has files of every kind and cannot be delivered yet."""
    return (
        _gig(
            "vocal",
            "Lead vocal",
            _S.IN_PROGRESS,
            6000,
            drops=drops(),
            deliver_hint="1 file to fix",
            next_step="Drop your takes here; one file must be exported again.",
            due_ms=ms(2026, 12, 10, 17),
        ),
        _gig(
            "chorus",
            "Chorus doubles",
            _S.OFFERED,
            4500,
            production="p3",
            production_title="Paper Lanterns",
            owner_name="Joon Park",
            may_answer=True,
            next_step="Read the terms and accept, or decline free of charge.",
        ),
        _gig(
            "harmony",
            "Harmony stack",
            _S.AWAITING_INPUTS,
            5500,
            currency="GBP",
            production_title="Glasshouse",
            owner_name="Amara Cole",
            next_step="Waits for the rough mix; the clock starts when it is there.",
        ),
        _gig(
            "topline",
            "Topline demo",
            _S.IN_REVIEW,
            8000,
            production_title="Saltwater",
            next_take=2,
            takes=stage_detail().takes[:1],
            next_step="Mira Lindqvist answers by Mon 12:00.",
        ),
        _gig(
            "verse",
            GERMAN,
            _S.REVISION,
            120000,
            currency="EUR",
            takes=stage_detail().takes,
            notes=stage_detail().notes,
            brief=ARABIC,
            next_take=3,
            rounds_used=1,
            next_step="Change what the notes ask for, then deliver take 3.",
        ),
        _gig("done", "Whistle solo", _S.APPROVED, 2000, next_step="Approved. Nothing to do."),
    )


def transfers() -> tuple[TransferRow, ...]:
    """An upload that runs, a download that waits, one that failed."""
    return (
        TransferRow("x1", "drum_multitrack for Sam", True, 172_000_000, 410_000_000, 3_100_000, 77, "running"),
        TransferRow("x2", "Lead vocal, take 2", False, 0, 160_000_000, 0, 0, "waiting"),
        TransferRow(
            "x3", "Bass, take 1", False, 20_000_000, 61_000_000, 0, 0, "failed", "The storage cannot be reached"
        ),
    )


def sync_row(state: str = "idle") -> SyncRow:
    """How the home stands with its depot."""
    return SyncRow(state, NOW - 12_000, 3 if state != "idle" else 0, "", transfers() if state == "syncing" else ())


def assemble_rows() -> AssembleRows:
    """Eight approved stems, one stage missing, one result that is out of date."""
    names = ("Drums", "Bass DI", "Bass amp", "Guitar rhythm", "Guitar lead", "Lead vocal", "Doubles", "Backing vocals")
    people = (
        "Kofi Mensah",
        "Luca Ferri",
        "Luca Ferri",
        "Dana Avery",
        "Dana Avery",
        "Piotr Zielinski",
        "Piotr Zielinski",
        "",
    )
    lanes = tuple(
        LaneRow(f"lane{number}", "Recording", name, name, who, 1 + number % 2, "")
        for number, (name, who) in enumerate(zip(names, people, strict=True))
    )
    made = DeliverableRow(
        "mix", "/home/mira/Segue/Late Train/Mix.wav", NOW - 9_000_000, 10_656_000, 48000, -13.9, -1.0, False
    )
    return AssembleRows("p1", lanes, ("Backing vocals is not approved yet",), (made,), "/home/mira/Segue/Late Train")


def as_utc(moment_ms: int) -> datetime:
    """An instant for a message in a failing test."""
    return datetime.fromtimestamp(moment_ms / 1000, UTC)


@cache
def peak_rows(count: int = 4000) -> PeakRows:
    """The waveform of a song with quiet and loud parts."""
    levels = []
    for step in (1, 4):
        places = range(0, count, step)
        swell = [0.15 + 0.8 * abs(math.sin(place / 290)) * abs(math.sin(place / 7.3)) for place in places]
        highs = bytes(round(120 * part) for part in swell)
        lows = bytes(256 - round(110 * part) for part in swell)
        levels.append(PeakLevel(2664 * step, lows, highs))
    return PeakRows("/home/mira/x.wav", 48000, 2664 * count, 1, tuple(levels))


# --- people and devices ---


def devices() -> tuple[DeviceRow, ...]:
    """A laptop, the studio's computer that decides, an old one that was revoked; and Ana's."""
    base = DeviceRow(
        "a" * 32, "Laptop", "Mira Lindqvist", "m1", "owner", "p1", "Late Train", True, False, False, False, True
    )
    return (
        base,
        replace(base, device="b" * 32, label="Studio PC", is_here=False, leads=True),
        replace(base, device="c" * 32, label="Old Mac", is_here=False, is_removed=True, is_revoked=True),
        replace(base, device="d" * 32, label="Laptop", name="Ana Ribeiro", person="m2", role="member", is_here=False,
                is_own=False),
    )  # fmt: skip


def leads(**changes: object) -> tuple[LeadRow, ...]:
    """Another device decides."""
    return (replace(LeadRow("p1", "Late Train", "b" * 32, "Studio PC", 3, False, True, False, 2), **changes),)


def people() -> tuple[PersonRow, ...]:
    """The owner, a co-owner, two collaborators, one who is out."""
    base = PersonRow("m1", "Mira Lindqvist", "owner", "a" * 32, "Laptop", "p1", "Late Train", (), (), False, True, "", "",
                     "", False, ())  # fmt: skip
    ana = replace(base, person="m2", name="Ana Ribeiro", role="member", device="d" * 32, stages=("Lead vocal",),
                  hand_offs=("h1",), is_own=False, way="users", access="users")  # fmt: skip
    return (
        base,
        replace(base, device="b" * 32, label="Studio PC"),
        replace(base, person="m3", name="Tom Ashe", role="co-owner", device="e" * 32, is_own=False),
        ana,
        replace(ana, person="m4", name="Kofi Mensah", device="f" * 32, stages=("Drums",), way="sts",
                until_utc="2026-12-14T18:00:00Z"),
        replace(ana, person="m5", name="Dee Alvarez", device="9" * 32, stages=("Guitars",), removed=True, way="",
                access="", ended=("Delete the key pair DK9 at your provider.",)),
    )  # fmt: skip


def person_access() -> PersonAccessRow:
    """What Kofi is given."""
    body = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["*"]}]}
    document = {"title": "The policy of the keys", "body": body, "sentences": ()}
    words = ("Temporary keys from the role; your computer renews them below half of their life.",)
    return PersonAccessRow("f" * 32, "Kofi Mensah", "sts", True, ("ASIA7Q",), "2026-12-14T18:00:00Z", False, words,
                           (document,))  # fmt: skip


# --- what the plan's further views ask for

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
