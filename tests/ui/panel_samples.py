"""Rows for looking at and testing the inbox, Listen, Assemble and the transfers: the song "Late Train" and some worse."""

from __future__ import annotations

from dataclasses import replace

from studio.domain.check_report import Finding, Severity
from studio.domain.drawing import Shape, ShapeKind
from studio.domain.dues import Dues
from studio.domain.recipe import BUILT_IN, DEFAULTS
from studio.domain.rights import GrantKind, grant_text
from studio.domain.stage_states import StageState
from studio.queries.assembly_rows import AssemblyBlock
from studio.queries.credits import CreditRow
from studio.queries.rows import (
    AssembleRows,
    DeliverableRow,
    DropRow,
    FileRow,
    GigRow,
    HeardTwiceRow,
    HistoryRow,
    LaneRow,
    NoteRow,
    PlanRows,
    PointRow,
    PortRow,
    ProductionRow,
    RecipeRow,
    ReplyRow,
    StageDetail,
    StageRow,
    SyncRow,
    TakeRow,
    TermsRow,
    TrackRow,
    TransferRow,
)
from ui.words import now_ms

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOW_MS = now_ms()
SPEC = "WAV, 48 kHz, 24 bit, 3:42.000 long"
SONG_S = 222.0

TERMS = TermsRow(
    price_minor=6000,
    currency="USD",
    work_min=3 * 480,
    revisions=2,
    review_days=3,
    latest_ms=0,
    kill_fee_percent=(0, 25, 50, 100),
    silence_approves=True,
    rights=grant_text(GrantKind.BUY_OUT),
    answer_by_ms=NOW_MS + 2 * DAY_MS,
)
SIGNED = replace(TERMS, signed_ms=NOW_MS - 9 * DAY_MS)

PREMIX = PortRow(
    "premix", "audio.mix", False, "", "Drums", True, (FileRow("premix.wav", 64_000_000, "/tmp/premix.wav", "", SONG_S),)
)
LYRICS = PortRow(
    "lyrics_final", "text.lyrics", False, "", "Lyric polish", True, (FileRow("lyrics.txt", 4_100, "/tmp/l.txt"),)
)
VOX = PortRow("vox_takes", "audio.multitrack", True, SPEC)
DOUBLES = PortRow("vox_doubles", "audio.multitrack", True, SPEC)

SHORT = Finding(
    "length",
    Severity.BLOCK,
    "3:42.000, the length of the session",
    "3:39.690",
    None,
    "Export again from 0:00 to the end marker, with silence kept. In Reaper: Render, Entire project.",
)
RATE = Finding(
    "sample_rate",
    Severity.BLOCK,
    "48000 Hz",
    "44100 Hz",
    None,
    "Set the project to 48 kHz before you export; do not convert afterwards.",
)
HUM = Finding(
    "hum",
    Severity.HINT,
    "no hum",
    "50 Hz hum at −58 dB",
    12.5,
    "Check the cable of the microphone; it passes as it is.",
)


def drop(
    name: str, state: str = "sent", verdict: str = "accept", findings: tuple[Finding, ...] = (), **more
) -> DropRow:
    return DropRow(f"/home/ana/Segue/Late Train/Vocals/Lead vocal/deliver/{name}", name, more.pop("output", "vox_takes"),
                   42_600_000, more.pop("duration_s", SONG_S), state, verdict, findings, **more)  # fmt: skip


DROPS = (
    drop("ML_LateTrain_AR01_LeadVoxA_48k24.wav"),
    drop("ML_LateTrain_AR01_LeadVoxB_48k24.wav", "sending", progress=0.62),
    drop("ML_LateTrain_AR01_LeadVoxC_48k24.wav", "checked", "reject", (SHORT,), duration_s=219.69),
    drop("ML_LateTrain_AR01_DoubleL_48k24.wav", "checked", output="vox_doubles"),
    drop("ML_LateTrain_AR01_DoubleR_48k24.wav", "checked", "accept", (HUM,), output="vox_doubles"),
    drop("bounce.wav", "checking", "", duration_s=0.0, output=""),
)

NOTES = (
    NoteRow("n1", 1, 78.6, 78.6, "Double enters late here.", "Mira Lindqvist", False, NOW_MS - 30 * HOUR_MS),
    NoteRow("n2", 1, 96.0, 98.6, "“night” sits flat, and the end is swallowed. Try take C for this line.", "Mira Lindqvist", True,
            NOW_MS - 20 * HOUR_MS),
    NoteRow("n3", 1, 156.2, 157.8, "Breath before the bridge is loud against the bare guitar.", "Mira Lindqvist", True,
            NOW_MS - 20 * HOUR_MS),
)  # fmt: skip


POINTS = (
    PointRow("q1", 1, "Every file begins at bar 1", is_ticked=True, is_checked=False),
    PointRow("q2", 1, "Breaths in, no gate", is_ticked=True, is_checked=True),
    PointRow("q3", 1, "Doubles of all three choruses, each in a file of its own", is_ticked=False, is_checked=False),
)


def talked_about() -> tuple[NoteRow, ...]:
    """The notes with reasons, threads, and one that waits for the reader."""
    first = ReplyRow("The first or the second double? @Mira", "Ana Ribeiro", NOW_MS - 5 * HOUR_MS)
    second = ReplyRow("The second. Take C sits best.", "Mira Lindqvist", NOW_MS - 4 * HOUR_MS)
    talk = (
        {"reason": "timing"},
        {"reason": "tuning", "replies": (first, second)},
        {"reason": "noise", "is_for_me": True},
    )
    return tuple(replace(note, **more) for note, more in zip(NOTES, talk, strict=True))


def talked_gig() -> GigRow:
    """A revision whose notes are talked about."""
    gig = next(gig for gig in inbox() if gig.hand_off == "h5")
    return replace(gig, notes=talked_about(), points=POINTS, people=("Mira",), for_me=1)


def talked_detail() -> StageDetail:
    """A take in review whose notes are talked about, with a checklist."""
    detail = review_detail()
    notes = tuple(replace(note, take=2 if note.is_open else 1) for note in talked_about())
    more = PointRow("q4", 2, "Master chain off", is_ticked=False, is_checked=False, is_next=True)
    return replace(detail, notes=notes, points=(*POINTS, more), points_round=2, people=("Ana",))


def take(number: int, state: str, path: str = "/tmp/take.wav", **more) -> TakeRow:
    files = tuple(
        (output, FileRow(f"LeadVox{output}.wav", 42_600_000, path, "", SONG_S))
        for output in ("vox_takes", "vox_doubles")
    )
    return TakeRow(number, state, NOW_MS - 26 * HOUR_MS // number, files, 160_000_000, "accept", **more)


BASE = GigRow(
    hand_off="h1",
    production="p1",
    production_title="Late Train",
    owner_name="Mira Lindqvist",
    title="Lead vocal",
    role="Singer",
    brief="Sing it close and tired, as on the demo, and open up in the third chorus. Three full takes without tuning, "
    "then two doubles of the choruses. Leave the breaths in.",
    state=StageState.IN_PROGRESS,
    price_minor=6000,
    currency="USD",
    due_ms=NOW_MS + 26 * HOUR_MS,
    answer_by_ms=0,
    is_late=False,
    terms=SIGNED,
    gets=(PREMIX, LYRICS),
    hands_in=(VOX, DOUBLES),
    drops=DROPS,
    deliver_hint="1 file has to be fixed and 1 is still being checked.",
    inputs_dir="/home/ana/Segue/Late Train/Vocals/Lead vocal/inputs",
    deliver_dir="/home/ana/Segue/Late Train/Vocals/Lead vocal/deliver",
    next_step="Hand in take 1.",
)


def offered() -> GigRow:
    return replace(
        BASE, hand_off="h2", title="Chorus doubles", production_title="Paper Lanterns", owner_name="Joon Park", price_minor=4500,
        state=StageState.OFFERED, may_answer=True, terms=replace(TERMS, price_minor=4500), drops=(), answer_by_ms=NOW_MS + 2 * DAY_MS, due_ms=0,
        gets=(replace(PREMIX, is_there=False, files=()), LYRICS), hands_in=(VOX,), next_step="Accept or decline.",
    )  # fmt: skip


def invited(early_answer: str = "") -> GigRow:
    """An offer whose owner's machine has not let this one in."""
    return replace(offered(), unsent="Waiting for Joon's machine to let you in.", early_answer=early_answer,
                   next_step="You have accepted. Your answer goes out as soon as Joon's Segue has let you in.")  # fmt: skip


def awaiting() -> GigRow:
    return replace(
        BASE, hand_off="h3", title="Harmony stack", production_title="Glasshouse", owner_name="Amara Cole", price_minor=5500,
        currency="GBP", state=StageState.AWAITING_INPUTS, drops=(), due_ms=0,
        gets=(replace(PREMIX, name="rough_mix", is_there=False, files=()), LYRICS),
    )  # fmt: skip


def in_review() -> GigRow:
    return replace(BASE, hand_off="h4", title="Topline demo", production_title="Saltwater", price_minor=8000,
                   state=StageState.IN_REVIEW, drops=(), takes=(take(1, "in_review"),), next_take=2,
                   next_step="Mira answers by Mon 12:00; after that silence approves.")  # fmt: skip


def revision() -> GigRow:
    return replace(BASE, hand_off="h5", title="Backing vocals, second round", state=StageState.REVISION, notes=NOTES, rounds_used=1,
                   takes=(take(1, "revise"),), next_take=2, drops=DROPS[:2], may_deliver=True, deliver_hint="",
                   hands_in=(VOX,))  # fmt: skip


def unsent() -> GigRow:
    return replace(BASE, hand_off="h6", title="Whistle", state=StageState.IN_REVIEW, takes=(take(1, "sent", progress=0.4),), drops=(),
                   unsent="Not yet received by Mira.")  # fmt: skip


def approved() -> GigRow:
    return replace(BASE, hand_off="h7", title="Oohs", state=StageState.APPROVED, drops=(), dues=Dues(6000, 0, 2000),
                   takes=(take(1, "revise"), take(2, "approved")), notes=NOTES[:1], next_step="Payment is due in 7 days.")  # fmt: skip


def german() -> GigRow:
    return replace(
        BASE, hand_off="h8", title="Donaudampfschifffahrtsgesellschaftskapitänsgesang mit Überlänge und zweiter Stimme",
        production_title="Die außerordentlich lange Produktion", owner_name="Maximiliane-Hildegard Großkreutz-Müller",
        brief="Bitte sehr dicht am Mikrofon singen. " * 8, price_minor=123456789, currency="EUR", is_late=True,
        due_ms=NOW_MS - 5 * HOUR_MS, hands_in=(VOX,),
        drops=(drop("Sehr_langer_Dateiname_der_kaum_irgendwo_hineinpasst_" * 3 + ".wav", "checked", "reject", (SHORT, RATE),
                    duration_s=219.69), DROPS[0]),
    )  # fmt: skip


def arabic() -> GigRow:
    return replace(BASE, hand_off="h9", title="غناء رئيسي مع جوقة", production_title="قطار متأخر", owner_name="أمل الخطيب",
                   brief="غنِّ بصوت قريب ومتعب كما في العرض التجريبي، ثم ارفع صوتك في المقطع الثالث.", drops=DROPS[:3])  # fmt: skip


def inbox() -> tuple[GigRow, ...]:
    return (BASE, offered(), awaiting(), in_review(), revision(), unsent(), approved())


# --- owner's side ----------------------------------------------------------------------------------------------------

STAGE = StageRow(
    id="s7", slug="vocal", track="t3", title="Lead vocal", role="Singer", state=StageState.IN_REVIEW, start_ms=NOW_MS - 4 * DAY_MS,
    work_end_ms=NOW_MS - DAY_MS, end_ms=NOW_MS + 2 * DAY_MS, early_end_ms=NOW_MS, slack_min=0, is_critical=True, is_own=False,
    price_minor=6000, currency="USD", hand_off="h1", person="Ana Ribeiro", takes=2, due_ms=NOW_MS - DAY_MS, answer_by_ms=NOW_MS + 4 * HOUR_MS, rounds_used=1, rounds=2,
)  # fmt: skip


def review_detail(
    paths: tuple[str, ...] = ("/tmp/a.wav", "/tmp/b.wav"), state: StageState = StageState.IN_REVIEW
) -> StageDetail:
    notes = tuple(replace(note, take=2 if note.is_open else 1) for note in NOTES)
    first, second = take(1, "revise", paths[0]), take(2, "in_review", paths[-1])
    return StageDetail(
        stage=replace(STAGE, state=state), brief=BASE.brief, inputs=(PREMIX, LYRICS), outputs=(VOX, DOUBLES), terms=SIGNED,
        takes=(first, second), notes=notes, history=(HistoryRow(NOW_MS - DAY_MS, "Ana Ribeiro", "handed in take 2"),),
        next_step="Approve take 2 or ask for changes by 18:00; silence approves.",
    )  # fmt: skip


def picture_detail(path: str = "/tmp/cover.png") -> StageDetail:
    """A cover in review, on which one note has drawn an arrow."""
    detail = review_detail()
    cover = FileRow("cover.png", 4_000_000, path)
    takes = tuple(replace(row, files=(("cover", cover),)) for row in detail.takes)
    arrow = Shape(ShapeKind.ARROW, ((2000, 2000), (4200, 4600)))
    note = replace(NOTES[1], take=2, in_take_s=0.0, end_in_take_s=0.0, text="The name is hard to read here.", file="cover.png",
                   shapes=(arrow,), reason="other")  # fmt: skip
    return replace(detail, takes=takes, notes=(note,))


def drawn_gig(path: str) -> GigRow:
    """A revision of a cover on which the owner has drawn; the collaborator's file lies at ``path``, or not here."""
    detail = picture_detail(path)
    gig = next(gig for gig in inbox() if gig.hand_off == "h5")
    return replace(gig, takes=detail.takes, notes=detail.notes)


PRODUCTION = ProductionRow(
    "p1", "late-train", "Late Train", True, "Mira Lindqvist", "file:///nas/late-train", "USD", 12, 7
)


def assemble(
    paths: tuple[str, ...] = (),
    *,
    is_made: bool = True,
    missing: tuple[str, ...] = ("Backing vocals",),
    muted: tuple[int, ...] = (),
    heard_twice: tuple[HeardTwiceRow, ...] = (),
) -> AssembleRows:
    names = (("Drums", "Drums", "Kofi Mensah", 2), ("Bass", "Bass DI", "Luca Ferri", 1), ("Bass", "Bass amp", "Luca Ferri", 1),
             ("Guitars", "Guitar rhythm", "Diego Alva", 1), ("Guitars", "Guitar lead", "Diego Alva", 1),
             ("Vocals", "Lead vocal", "Paula Zied", 1), ("Vocals", "Doubles", "Paula Zied", 1))  # fmt: skip
    lanes = tuple(
        LaneRow(
            f"l{n}",
            track,
            stage,
            f"{stage.replace(' ', '')}_48k24.wav",
            person,
            number,
            paths[n % len(paths)] if paths else "",
            f"s{n}",
            "stem",
            n in muted,
        )
        for n, (track, stage, person, number) in enumerate(names)
    )
    made = (DeliverableRow("mix", "/home/mira/Segue/Late Train/deliverables/Late Train, mix.wav", NOW_MS - 90_000,
                           48_000 * 222, 48_000, -13.9, -1.04, not missing),) if is_made else ()  # fmt: skip
    return AssembleRows(
        "p1",
        lanes,
        missing,
        made,
        "/home/mira/Segue/Late Train/deliverables",
        heard_twice,
        recipes(len(lanes), is_made=is_made),
    )


BLOCKS = (
    AssemblyBlock("unapproved", "s0", "Drums", "“Drums” by Kofi Mensah was handed in and is not approved.", "", StageState.IN_REVIEW),
    AssemblyBlock("stale", "s5", "Lead vocal", "“Lead vocal” was made from files that have been replaced since.", ""),
    AssemblyBlock("no_rights", "s3", "Guitar rhythm", "The rights in “Guitar rhythm” are still to be agreed with Diego Alva.", ""),
)  # fmt: skip


def blocked(assembled: AssembleRows) -> AssembleRows:
    """The same with something in the way of every recipe."""
    return replace(assembled, recipes=tuple(replace(row, blocks=BLOCKS) for row in assembled.recipes))


def recipes(lanes: int, *, is_made: bool = True) -> tuple[RecipeRow, ...]:
    """The built-in recipes."""
    return tuple(
        RecipeRow(
            recipe.name,
            str(recipe.kind),
            recipe.title,
            recipe.source,
            recipe.balance,
            recipe.rule.only,
            recipe.rule.without,
            {name: recipe.setting(name) for name in DEFAULTS[recipe.kind]},
            is_own=False,
            is_changed=False,
            state="current" if recipe.name == "mix" and is_made else "ready",
            lanes=lanes,
        )
        for recipe in BUILT_IN
    )


TRANSFERS = (
    TransferRow("x1", "Lead_Vox_02.wav", True, 25_600_000, 61_000_000, 3.1e6, 12.0, "running"),
    TransferRow("x2", "drum_multitrack for Sam", False, 120_000_000, 410_000_000, 1.2e6, 240.0, "running"),
    TransferRow("x3", "premix.wav", True, 0, 64_000_000, 0.0, 0.0, "waiting"),
    TransferRow("x4", "lyrics_final.txt", False, 4_100, 4_100, 0.0, 0.0, "done"),
    TransferRow(
        "x5",
        "DoubleR.wav",
        True,
        2_000_000,
        42_000_000,
        0.0,
        0.0,
        "failed",
        "The storage cannot be reached; tried again in 30 s.",
    ),
)
SYNC = SyncRow("syncing", NOW_MS - 12_000, 3, "", TRANSFERS)


def plan(stages: tuple[StageRow, ...]) -> PlanRows:
    return PlanRows(
        PRODUCTION, (TrackRow("t3", "Vocals"),), stages, (), NOW_MS, NOW_MS, NOW_MS, 28, 21, "Europe/Stockholm"
    )


def credit(hand_off: str, state: str) -> CreditRow:
    """The credit of a gig that was approved."""
    return CreditRow(
        hand_off=hand_off, credit="c" * 64, production="p1", production_title="Late Train", stage="Oohs",
        role="Backing singer", person="Ana Ribeiro", issuer_name="Mira Lindqvist", issuer="did:key:z6MkMira",
        subject="did:key:z6MkAna", state=state, reason="", take=2, approved_ms=0, is_on_time=True, is_silent=False,
        rounds_used=1, is_yours=True,
    )  # fmt: skip
