"""Plans to draw: the song "Late Train" in many states, small, huge and long-named ones.

Values only; nothing here runs the product. Times hang on one fixed now: Friday 11 December 2026, 13:20 in Stockholm.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from studio.domain.stage_states import StageState
from studio.queries.rows import (
    LinkRow,
    PlanRows,
    ProductionRow,
    StageRow,
    TrackRow,
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


def as_utc(moment_ms: int) -> datetime:
    """An instant for a message in a failing test."""
    return datetime.fromtimestamp(moment_ms / 1000, UTC)
