"""The work on a sample plan: a stage in detail, gigs with files, transfers, what is assembled, people and devices."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

from sample_plans import ARABIC, GERMAN, NOW, ms, song_plan

from studio.domain.check_report import Finding, Severity
from studio.domain.stage_states import StageState
from studio.queries.people_rows import DeviceRow, LeadRow, PersonAccessRow, PersonRow
from studio.queries.review import PeakLevel, PeakRows
from studio.queries.rows import (
    AssembleRows,
    CandidateStandRow,
    DeliverableRow,
    DropRow,
    FileRow,
    GigRow,
    HistoryRow,
    LaneRow,
    NextPersonRow,
    NoteRow,
    PlanRows,
    PortRow,
    StageDetail,
    StagePlanRow,
    StageRow,
    SyncRow,
    TakeFinding,
    TakeRow,
    TermsRow,
    TransferRow,
)

_S = StageState


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
            (TakeFinding("vox_takes", hint),) if number == 1 else (),
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
        next_people=(
            NextPersonRow("ليلى حداد", is_known=True),
            NextPersonRow("Konstantin-Alexander von Hohenstaufen-Wrede"),
        )
        if stage.state in {_S.OFFERED, _S.DECLINED}
        else (),
        asks_next=stage.state is _S.OFFERED,
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


def audition_detail(stage: str, plan: PlanRows) -> StageDetail:
    """A stage with three candidates, of whom two can be heard."""
    detail = stage_detail(stage, plan)
    names = ("Ana Ribeiro", "ليلى حداد", "Konstantin-Alexander von Hohenstaufen-Wrede")
    states = (_S.IN_REVIEW, _S.IN_REVIEW, _S.OFFERED)
    rows = tuple(
        CandidateStandRow(f"h-{n}", name, state, n if n < 3 else 0, 500, "USD", may_choose=n < 3, has_joined=n < 3)
        for n, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    takes = tuple(
        replace(take, number=n, state="in_review", maker=name)
        for n, (take, name) in enumerate(zip(detail.takes, names, strict=False), 1)
    )
    return replace(
        detail,
        stage=replace(detail.stage, person=""),
        candidates=rows,
        takes=takes,
        notes=(),
        pass_line="",
        next_step="Audition: 2 delivered and 1 not answered yet. Hear them and choose one; the others get their fee.",
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
