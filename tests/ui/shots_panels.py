"""Pictures of the inbox, Listen, Assemble and the transfers, to be looked at.

``python tests/ui/shots_panels.py FOLDER [NAME]`` draws every screen offscreen, light and dark, at both sizes; 2x with
``QT_SCALE_FACTOR=2``.
"""

# ruff: noqa: SLF001  the platform is chosen before Qt is imported; pictures need rare states

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.markers import Marker
from studio.domain.rights import GrantKind, grant_text
from studio.domain.stage_states import StageState
from studio.queries.asks import (
    AssembleView,
    Audience,
    Credits,
    Inbox,
    Plan,
    Shown,
    Stage,
    SyncState,
    WaitingToBeShown,
    WavePeaks,
)
from studio.queries.rows import AskedRow, AssembleRows, FeedbackRow
from tests.ui import panel_samples as rows
from tests.ui import samples
from tests.ui.sample_studio import SamplePeaks
from tests.ui.shots_kit import main, shot
from ui.context import Context
from ui.words import now_ms


def _inbox(context: Context, gigs: tuple, subject: str = "") -> QWidget:
    from ui.inbox.panel import InboxPanel

    context.studio.answers[Inbox] = gigs
    context.studio.answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + len(ask.path) % 7)
    panel = InboxPanel(context)
    panel.show_gigs(gigs)
    if subject:
        panel.select(subject)
    return panel


@shot("inbox")
def inbox(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h1")


@shot("inbox-shown")
def inbox_shown(context: Context) -> QWidget:
    from tests.ui.audience_samples import COVER, WAITING, WORDS

    panel = _inbox(context, ())
    panel.show_takes((WORDS, COVER), (WAITING,))
    context.studio.answers |= {Shown: (WORDS, COVER), WaitingToBeShown: (WAITING,)}
    return panel


@shot("people-shown")
def people_shown(context: Context) -> QWidget:
    from tests.ui.audience_samples import AUDIENCE
    from ui.people.audience import AudiencePane

    context.studio.answers |= {Audience: AUDIENCE, Plan: samples.song_plan()}
    pane = AudiencePane(context, rows.PRODUCTION)
    pane.name.setText("Rita")
    pane.is_all.setChecked(False)
    return pane


@shot("inbox-offer")
def inbox_offer(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h2")


@shot("inbox-awaiting")
def inbox_awaiting(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h3")


@shot("inbox-review")
def inbox_review(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h4")


@shot("inbox-revision")
def inbox_revision(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h5")


@shot("inbox-invited")
def inbox_invited(context: Context) -> QWidget:
    return _inbox(context, (rows.BASE, rows.invited()), "h2")


@shot("inbox-early-yes")
def inbox_early_yes(context: Context) -> QWidget:
    return _inbox(context, (rows.BASE, rows.invited("accept")), "h2")


@shot("inbox-unsent")
def inbox_unsent(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h6")


@shot("inbox-done")
def inbox_done(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h7")


def _with_feedback(**row: Any) -> tuple:
    shown = FeedbackRow(
        **{
            "is_sealed": False,
            "has_theirs": True,
            "mine": "",
            "theirs": "",
            "opens_ms": now_ms() + 6 * 86_400_000,
            **row,
        }
    )
    return tuple(
        replace(gig, feedback=shown, state=StageState.SETTLED) if gig.hand_off == "h7" else gig for gig in rows.inbox()
    )


@shot("inbox-feedback")
def inbox_feedback(context: Context) -> QWidget:
    return _inbox(context, _with_feedback(may_give=True), "h7")


@shot("inbox-feedback-open")
def inbox_feedback_open(context: Context) -> QWidget:
    mine = "Klare Vorgaben, freundliche Worte; auf die Antwort zum zweiten Take habe ich etwas lange gewartet. " * 2
    return _inbox(context, _with_feedback(may_give=False, mine=mine, theirs="سريعة ولطيفة ودقيقة. شكرًا!"), "h7")


@shot("inbox-credit")
def inbox_credit(context: Context) -> QWidget:
    context.studio.answers[Credits] = (rows.credit("h7", "granted"),)
    waiting = tuple(replace(gig, credit="granted") if gig.hand_off == "h7" else gig for gig in rows.inbox())
    return _inbox(context, waiting, "h7")


@shot("portfolio")
def portfolio(context: Context) -> QWidget:
    from ui.dialogs.portfolio import PortfolioPane

    shown = tuple(
        replace(rows.credit(f"h{n}", "accepted"), stage=stage)
        for n, stage in enumerate(("Lead vocal", "Doubles", "صوت المقدمة"), 7)
    )
    context.studio.answers[Credits] = shown[:1]
    panel = _inbox(context, rows.inbox(), "h7")
    pane = PortfolioPane(context, shown, panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("business")
def business(context: Context) -> QWidget:
    from studio.domain.business import BusinessDetails
    from studio.queries.asks import BusinessOf
    from ui.money.business_pane import BusinessPane

    context.studio.answers[BusinessOf] = BusinessDetails(
        "Kofi Mensah e. U.",
        ("Annenstraße 12/3", "8020 Graz"),
        "AT",
        "ATU 12345678",
        "VAT",
        2000,
        account="AT61 1904 3002",
    )
    panel = _inbox(context, rows.inbox(), "h7")
    pane = BusinessPane(context, ("Mira", "ليلى حداد"), panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("payment")
def payment(context: Context) -> QWidget:
    """What is owed in each of its forms, as wide as the inspector."""
    from studio.domain.dues import Dues
    from ui.plan.payment_section import PaymentSection

    detail = samples.stage_detail()
    named = replace(samples.terms(), price_minor=123_456_78, currency="EUR")
    stage = replace(detail.stage, is_own=False, hand_off="h1", person="ليلى حداد", title="Harmonie")
    shown = (
        (StageState.APPROVED, Dues(named.price_minor)),
        (StageState.APPROVED, Dues(named.price_minor, 2_345_679, 1_000_000, 5_000)),
        (StageState.SETTLED, Dues(named.price_minor, 0, named.price_minor, 5_000)),
    )
    page = QWidget()
    page.setProperty("kind", "panel")
    row = QHBoxLayout(page)
    row.setSpacing(32)
    sections = [
        PaymentSection(context, replace(detail, stage=replace(stage, state=state), terms=named, dues=dues))
        for state, dues in shown
    ]
    for section in sections:
        section.setFixedWidth(300)
        row.addWidget(section, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    sections[1].amount.setText("200000")
    sections[1].pay()
    sections[2].open_tip()
    return page


@shot("change")
def change(context: Context) -> QWidget:
    """A paid change with notes, in long words."""
    from studio.actions.commands import NoteText
    from ui.dialogs.change_pane import ChangePane

    detail = samples.stage_detail()
    terms = replace(samples.terms(), price_minor=123_456_78, currency="EUR")
    stage = replace(detail.stage, is_own=False, hand_off="h1", person="ليلى حداد", title="Harmonie")
    panel = _inbox(context, rows.inbox(), "h7")
    notes = (NoteText(1.0, "brighter"), NoteText(2.0, "louder"))

    def go() -> None:
        pane = ChangePane(context, replace(detail, stage=stage, terms=terms), panel, notes)
        pane.text.setPlainText("Eine zweite Strophe mit Begleitung, und die Brücke in einer anderen Tonart.")
        pane.price.setText("1 500,50")
        pane.show()

    QTimer.singleShot(0, go)
    return panel


@shot("dispute")
def dispute(context: Context) -> QWidget:
    """Both sides' statements, long and in another script, while it is this person's turn."""
    from studio.queries.rows import DisputeRow, ProposalRow
    from ui.dialogs.dispute_pane import DisputePane

    long = "Die Spuren sind alle da und so geliefert, wie es im Auftrag steht. " * 4
    proposals = (
        ProposalRow("ليلى حداد", is_mine=False, at_ms=now_ms() - 10**8, statement=long, split_minor=12_345_678),
        ProposalRow("Mira", is_mine=True, at_ms=now_ms() - 10**7, statement="Half of it.", split_minor=6_000_000),
        ProposalRow("ليلى حداد", is_mine=False, at_ms=now_ms(), statement="ثلثان", split_minor=8_000_000),
    )
    row = DisputeRow("open", proposals, now_ms() + 10**8, is_my_turn=True, currency="EUR")
    panel = _inbox(context, rows.inbox(), "h7")
    QTimer.singleShot(0, lambda: DisputePane(context, panel, "h1", StageState.DISPUTED, "EUR", row).show())
    return panel


@shot("milestones")
def milestones(context: Context) -> QWidget:
    """Milestones as owner and collaborator see them."""
    from studio.queries.rows import MilestoneRow
    from ui.widgets.milestones import MilestoneList

    found = (
        MilestoneRow(1, "Skizze", 12_345_678, 480, "a sketch", "accepted", is_silent=True),
        MilestoneRow(
            2, "Rohmischung mit allen Spuren", 2_000_000, 0, "", "claimed", "في المجلد", answer_by_ms=now_ms() + 10**8
        ),
        MilestoneRow(3, "Endfassung", 4_000_000, 960, "all stems", "declined", reason="the bridge is missing"),
        MilestoneRow(4, "Stems", 4_000_000, 960, "all stems, 48 kHz"),
    )
    page = QWidget()
    page.setProperty("kind", "panel")
    row = QHBoxLayout(page)
    row.setSpacing(40)
    for is_owner in (True, False):
        made = MilestoneList(context.theme, found, "EUR", is_owner=is_owner, may_answer=True)
        made.setFixedWidth(320)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return page


@shot("statement")
def statement(context: Context) -> QWidget:
    from studio.domain.statement import Charge, Statement, statement_part
    from studio.queries.asks import StatementOf
    from ui.money.statement_pane import StatementPane

    charges = [
        Charge(5, "SG-1", "Late Train", "Lead", 123_450, "EUR"),
        Charge(6, "SG-1", "Late Train", "Lead", 50_000, "EUR", is_payment=True),
    ]
    parts = tuple(
        statement_part(payer, payee, currency, charges, [(5, 123_450)], (0, 9), is_payee=payer == "Mira")
        for payer, payee, currency in (("Mira", "Kofi", "EUR"), ("Kofi", "Mira", "JPY"))
    )
    context.studio.answers[StatementOf] = Statement("Kofi", "Mira", 0, 9, parts)
    panel = _inbox(context, rows.inbox(), "h7")
    pane = StatementPane(context, ("Mira", "ليلى حداد"), panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("person-me")
def person_me(context: Context) -> QWidget:
    from PySide6.QtWidgets import QHBoxLayout

    from studio.domain.learning import Learned, LearningReport
    from studio.queries.asks import Learning
    from ui.people.model import Person
    from ui.people.pane import PersonPane

    made = Learned(31, 28, 19, 22, 9, 11, 2, 30 * 3_600_000, 5 * 3_600_000)
    context.studio.answers[Learning] = LearningReport(
        made, replace(made, gigs=4, on_time=4, rounds=3, brief_rounds=2, craft_rounds=1)
    )
    both = QWidget()
    row = QHBoxLayout(both)
    for role, is_me in (("owner", True), ("collaborator", False)):
        pane = PersonPane(context, rows.PRODUCTION)
        pane.show_person(
            Person("p", "Mira Lindqvist", role, is_me, (("d", "Laptop"),), ("Lead vocal",), (), "here", "2", False)
        )
        if not is_me:
            pane.may.toggle()
        row.addWidget(pane)
    row.addStretch(1)
    return both


@shot("today")
def today(context: Context) -> QWidget:
    from tests.ui.reminder_samples import waiting
    from ui.today.pane import TodayPane

    panel = _inbox(context, rows.inbox(), "h1")
    pane = TodayPane(context, panel)
    pane.show_rows(waiting(now_ms()))
    return panel


@shot("how-told")
def how_told(context: Context) -> QWidget:
    from studio.domain.reminder import ReminderSettings
    from studio.queries.asks import HowReminded
    from ui.settings.general import GeneralPage

    context.studio.answers[HowReminded] = ReminderSettings()
    return GeneralPage(context)


@shot("about")
def about(context: Context) -> QWidget:
    from ui.settings.about import AboutPage

    return AboutPage(context)


def _roster(context: Context, subject: str) -> QWidget:
    from studio.queries.asks import Roster
    from ui.people.panel import PeoplePanel

    sys.path.insert(0, str(Path(__file__).parent))
    from roster_samples import roster_rows

    context.studio.answers[Roster] = roster_rows()
    panel = PeoplePanel(context)
    panel.select(subject)
    return panel


@shot("roster")
def roster(context: Context) -> QWidget:
    return _roster(context, "roster")


@shot("roster-person")
def roster_person(context: Context) -> QWidget:
    return _roster(context, "roster/Ana Ribeiro")


@shot("inbox-empty")
def inbox_empty(context: Context) -> QWidget:
    return _inbox(context, ())


@shot("inbox-german")
def inbox_german(context: Context) -> QWidget:
    return _inbox(context, (rows.german(), *rows.inbox()), "h8")


@shot("inbox-arabic")
def inbox_arabic(context: Context) -> QWidget:
    panel = _inbox(context, (rows.arabic(), *rows.inbox()), "h9")
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return panel


def _listen(context: Context, detail=None, plan=None) -> QWidget:
    from ui.review.panel import ListenPanel

    detail = detail or rows.review_detail()
    answers = context.studio.answers
    answers[Plan] = plan or rows.plan((detail.stage,))
    answers[Stage] = detail
    answers[AssembleView] = rows.assemble()
    answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + len(ask.path) % 7 + (ask.path.count("b")))
    context.set_production("p1")
    panel = ListenPanel(context)
    panel.refresh()
    return panel


@shot("inbox-thread")
def inbox_thread(context: Context) -> QWidget:
    others = tuple(gig for gig in rows.inbox() if gig.hand_off != "h5")
    panel = _inbox(context, (rows.talked_gig(), *others), "h5")
    QTimer.singleShot(100, lambda: panel.page.area.verticalScrollBar().setValue(360))
    return panel


@shot("inbox-drawn")
def inbox_drawn(context: Context) -> QWidget:
    from io import BytesIO

    from PIL import Image

    from studio.domain.stills import Still
    from studio.queries.asks import StillOf

    out = BytesIO()
    Image.radial_gradient("L").resize((900, 900)).convert("RGB").save(out, "JPEG")
    context.studio.answers[StillOf] = Still(out.getvalue(), 3000, 3000)
    return _inbox(context, (rows.drawn_gig("/tmp/cover.png"),), "h5")


@shot("keys")
def keys(context: Context) -> QWidget:
    from ui.keys_pane import KeysPane

    window = _listen(context)
    KeysPane(context, window).raise_()
    return window


@shot("listen-thread")
def listen_thread(context: Context) -> QWidget:
    panel = _listen(context, rows.talked_detail())
    QTimer.singleShot(100, lambda: (panel.noting._choose(1), panel.notes.box.type("hum in the [noise")))
    return panel


@shot("listen-picture")
def listen_picture(context: Context) -> QWidget:
    from io import BytesIO

    from PIL import Image

    from studio.domain.drawing import Shape, ShapeKind
    from studio.domain.stills import Still
    from studio.queries.asks import StillOf

    out = BytesIO()
    Image.radial_gradient("L").resize((900, 900)).convert("RGB").save(out, "JPEG")
    context.studio.answers[StillOf] = Still(out.getvalue(), 3000, 3000)
    panel = _listen(context, rows.picture_detail())
    more = (
        Shape(ShapeKind.BOX, ((6000, 5500), (9000, 8000))),
        Shape(ShapeKind.WORDS, ((6000, 8200),), "crop here"),
        Shape(ShapeKind.LINE, tuple((500 + n * 40, 9000 + (n % 9) * 60) for n in range(60))),
    )

    def draw() -> None:
        for shape in more:
            panel._body.picture._on_drawn(shape)
        panel.notes.box.type("a little lighter")

    QTimer.singleShot(80, draw)
    return panel


def _spec(context: Context, key: str, port_type: str, why: str = "", wrong: dict[str, str] | None = None) -> QWidget:
    from studio.domain.production import HouseFormat
    from studio.queries.asks import OutputSpec
    from studio.queries.output_specs import OutputSpecRow
    from ui.plan.spec_pane import SpecPane

    house, fixed = HouseFormat(48000, 24, length_frames=222 * 48000), "Withdraw the offer first." if why else ""
    row = OutputSpecRow("s1", "Lead vocal", "vocal_stems", port_type, {}, house, why, fixed)
    context.studio.answers[OutputSpec] = row
    window = QWidget()
    pane = SpecPane(context, "s1", "vocal_stems", window)

    def fill() -> None:
        pane.choose(key)
        for id_, text in (wrong or {}).items():
            pane.lines[id_].edit.setText(text)
            pane._follow()

    QTimer.singleShot(30, fill)
    return window


@shot("spec")
def spec(context: Context) -> QWidget:
    return _spec(context, "podcast", "audio.stem", wrong={"sr": "44.1, fast", "name": "{Song}_{Part.wav"})


@shot("spec-fixed")
def spec_fixed(context: Context) -> QWidget:
    return _spec(
        context, "now", "audio.stem", "“Lead vocal” is offered or given to somebody; its output is part of the terms."
    )


@shot("share")
def share(context: Context) -> QWidget:
    from studio.actions.commands import SharedPages
    from ui.review.share_pane import SharePane

    pages = [
        {"page": "p1", "take": 2, "kind": "full", "url": "https://a", "expires_utc": "2035-01-04T12:00:00Z", "size_bytes": 41_000_000},
        {"page": "p2", "take": 1, "kind": "marked", "url": "https://b", "expires_utc": "2035-01-02T09:30:00Z", "size_bytes": 4_100_000},
    ]  # fmt: skip
    context.studio.results[SharedPages] = {"pages": pages}
    window = QWidget()
    pane = SharePane(context, "h1", "Lead vocal, take 2", 2, window)

    def go() -> None:
        pane.progress.show()
        pane.progress.show_share(0.4)

    QTimer.singleShot(200, go)
    return window


@shot("spec-cover")
def spec_cover(context: Context) -> QWidget:
    return _spec(context, "cover-art", "image.cover")


@shot("listen")
def listen(context: Context) -> QWidget:
    return _listen(context)


@shot("listen-in-mix")
def listen_in_mix(context: Context) -> QWidget:
    panel = _listen(context)
    context.studio.answers[AssembleView] = rows.assemble(("/tmp/0.wav",), is_made=False, muted=(3,))
    panel.refresh()

    def shows() -> None:
        panel.ensemble.set_in_mix(True)
        panel.ensemble.toggle_mute(4)

    QTimer.singleShot(150, shows)
    return panel


@shot("listen-typing")
def listen_typing(context: Context) -> QWidget:
    from ui.review.model import NoteDraft

    panel = _listen(context)
    panel.drafts.add("h1", 2, NoteDraft(40.0, 48.0, "Bring the end of this line up a little, it drowns in the band."))

    def go() -> None:
        panel.playing.set_range((101.3, 120.0))
        panel.notes.box.type("And here")

    QTimer.singleShot(40, go)
    return panel


@shot("listen-meters")
def listen_meters(context: Context) -> QWidget:
    import numpy as np

    from studio.media.live_meter import LiveMeter

    panel = _listen(context)
    meter, times = LiveMeter(48000), np.arange(48000 * 3) / 48000
    noise = np.random.default_rng(3).standard_normal((len(times), 2)) * 0.02
    sound = noise + 0.3 * np.sin(times[:, None] * np.array([440.0, 523.3]) * 6.283) + 0.4 * np.sin(times[:, None] * 345)
    readings = [meter.add(block.astype(np.float32)) for block in np.array_split(sound, 141)]

    def go() -> None:
        panel.tools.show_meters(True)
        panel.tools.meters._fall.stop()
        panel.tools.meters.levels.add(readings, 0.05)
        panel.tools.meters.update()

    QTimer.singleShot(40, go)
    return panel


@shot("listen-beats")
def listen_beats(context: Context) -> QWidget:
    plan = rows.plan((rows.review_detail().stage,))
    panel = _listen(context, plan=replace(plan, production=replace(plan.production, tempo_mbpm=92_000)))

    def go() -> None:
        panel.ruler.toggle()
        panel.wave._rescale(panel.wave.scale.zoomed(6, 300))
        panel.playing.set_range(panel.wave._snapped(20.3, 33.1, Qt.KeyboardModifier.NoModifier))
        panel.ruler.open_tempo()

    QTimer.singleShot(150, go)
    return panel


def _blind(context: Context, go: Callable[[Any], None]) -> QWidget:
    from random import Random

    from studio.queries.asks import TakeLevels

    context.studio.answers[TakeLevels] = (-14.0, -11.0)
    panel = _listen(context)
    panel.blind.random = Random(3)
    panel.blind._levels.measured.connect(lambda: go(panel.blind))
    return panel


@shot("listen-blind-choice")
def listen_blind_choice(context: Context) -> QWidget:
    return _blind(context, lambda blind: blind.open())


@shot("listen-blind")
def listen_blind(context: Context) -> QWidget:
    def go(blind: Any) -> None:
        blind.open()
        blind.page.start_button.click()
        blind.page.picked.emit(True)
        blind.page.letter_wanted.emit("Y")

    return _blind(context, go)


@shot("listen-blind-result")
def listen_blind_result(context: Context) -> QWidget:
    def go(blind: Any) -> None:
        blind.open()
        blind.page.start_button.click()
        for n in range(10):
            blind.page.letter_wanted.emit("X" if blind.test.take_behind("X") == 2 else "Y")
            blind.page.picked.emit(n != 4)

    return _blind(context, go)


@shot("listen-changes")
def listen_changes(context: Context) -> QWidget:
    from studio.domain.take_changes import ChangedRange, ChangeKind, TakeChanges
    from studio.queries.asks import ChangesOfTake
    from studio.queries.take_changes import ChangeRows, FileChanges

    panel = _listen(context)
    parts = (
        ChangedRange(20, 45, ChangeKind.LEVEL, -6.0, -6.0),
        ChangedRange(60, 63, ChangeKind.DIFFERENT, 1.4),
        ChangedRange(90, 90.4, ChangeKind.REMOVED, 0.0),
        ChangedRange(120, 150, ChangeKind.ADDED, 0.0),
        ChangedRange(170, 222, ChangeKind.MOVED, 3.0, 0.0, 2.0),
    )
    found = TakeChanges(0.0257, -3.0, is_aligned=True, is_inverted=False, duration_s=222, ranges=parts)

    def rows_of(_ask: object) -> ChangeRows:
        return ChangeRows(2, 1, (FileChanges("takes", "a", panel.hearing.paths[0], "b", found),))

    context.studio.answers[ChangesOfTake] = rows_of
    QTimer.singleShot(40, panel.transport.changes_button.click)
    return panel


@shot("listen-many")
def listen_many(context: Context) -> QWidget:
    from dataclasses import replace

    from studio.queries.rows import FileRow

    detail = rows.review_detail()
    files = tuple(
        ("drum_multitrack", FileRow(f"ML_LateTrain_KM02_Drum{n:02d}.wav", 1, f"/tmp/{'b' * n}.wav", "", 222.0))
        for n in range(7)
    )
    return _listen(context, replace(detail, takes=(detail.takes[0], replace(detail.takes[1], files=files))))


@shot("listen-arriving")
def listen_arriving(context: Context) -> QWidget:
    from dataclasses import replace

    detail = rows.review_detail(("", ""))
    return _listen(
        context, replace(detail, takes=(replace(detail.takes[1], number=1, state="taking_in", progress=0.4),))
    )


@shot("listen-mix")
def listen_mix(context: Context) -> QWidget:
    panel = _listen(context)
    QTimer.singleShot(30, lambda: panel.select("mix"))
    return panel


@shot("listen-empty")
def listen_empty(context: Context) -> QWidget:
    return _listen(context, plan=rows.plan(()))


def _assemble(context: Context, made) -> QWidget:
    from ui.assembly.panel import AssemblePanel

    context.studio.answers[AssembleView] = made
    context.studio.answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + int(ask.path[5]) * 0.7)
    context.set_production("p1")
    panel = AssemblePanel(context)
    panel.refresh()
    return panel


_PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))


@shot("assemble")
def assemble(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, missing=()))


_SET = (
    {"gain_mdb": -3000, "group": "rhythm"},
    {"gain_mdb": -6500, "pan_milli": 0, "group": "rhythm", "is_soloed": False},
    {"gain_mdb": -9000, "is_muted": True},
    {"gain_mdb": -7500, "pan_milli": -450, "start_frame": 48_000 * 8},
    {"gain_mdb": -5000, "pan_milli": 400, "fade_in_ms": 9000, "fade_out_ms": 20_000},
    {"gain_mdb": 0, "takes": (1, 2, 3), "chosen_take": 2},
    {"gain_mdb": -120_000, "missed_take": 4},
)


@shot("assemble-mixer")
def assemble_mixer(context: Context) -> QWidget:
    made = rows.assemble(_PATHS, missing=())
    names = ("Intro", "Verse 1", "Chorus 1", "Verse 2", "Chorus 2", "Bridge", "Last chorus, twice as long")
    markers = tuple(
        Marker(at, at + 18 * (name == "Chorus 2"), name)
        for at, name in zip((0.0, 9.5, 47.0, 66.0, 103.0, 122.0, 140.0), names, strict=True)
    )
    lanes = tuple(map(lambda row, told: replace(row, **told), made.lanes, _SET))
    panel = _assemble(context, replace(made, lanes=lanes, markers=markers))

    def go() -> None:
        import numpy as np

        panel.lanes.choose(4)
        panel.lanes.markers.choose(markers[3])
        panel.lanes.meters.show_peaks(np.geomspace(0.002, 1.2, 14).reshape(7, 2))
        panel.lanes.meters.step()
        panel.lanes.meters._fall.stop()

    QTimer.singleShot(120, go)
    return panel


@shot("assemble-many")
def assemble_many(context: Context) -> QWidget:
    made = rows.assemble(_PATHS)
    names = (
        "Schlagzeug, Raummikrofone links und rechts, ungekürzt",
        "الغناء الرئيسي مع جميع الطبقات الخلفية",
        "Bass DI",
    )
    lanes = tuple(
        replace(made.lanes[n % 7], id=f"l{n}", stage_id=f"s{n}", stage=names[n % 3], gain_mdb=-500 * n, pan_milli=(n * 97) % 2000 - 1000)
        for n in range(64)
    )  # fmt: skip
    return _assemble(context, replace(made, lanes=lanes))


@shot("assemble-running")
def assemble_running(context: Context) -> QWidget:
    panel = _assemble(context, rows.assemble(_PATHS))

    def go() -> None:
        panel._rendering = "p1"
        panel.recipe.show_running(is_running=True)
        panel.recipe.show_progress(0.58, "Mixing", 9.0)

    QTimer.singleShot(60, go)
    return panel


@shot("assemble-first")
def assemble_first(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, is_made=False))


@shot("assemble-blocked")
def assemble_blocked(context: Context) -> QWidget:
    return _assemble(context, rows.blocked(rows.assemble(_PATHS, is_made=False)))


@shot("inbox-counter")
def inbox_counter(context: Context) -> QWidget:
    panel = _inbox(context, (rows.offered(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("counter"))
    return panel


@shot("inbox-granting")
def inbox_granting(context: Context) -> QWidget:
    terms = replace(rows.BASE.terms, rights=grant_text(GrantKind.TO_BE_AGREED), signed_ms=1_796_000_000_000)
    panel = _inbox(context, (replace(rows.BASE, state=StageState.APPROVED, terms=terms),), rows.BASE.hand_off)
    QTimer.singleShot(40, lambda: panel.page.granting._open(is_open=True))
    return panel


@shot("inbox-extend")
def inbox_extend(context: Context) -> QWidget:
    panel = _inbox(context, (rows.revision(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("extension"))
    return panel


@shot("inbox-asked")
def inbox_asked(context: Context) -> QWidget:
    asked = AskedRow("pause", is_mine=False, at_ms=1, words="asks for a pause (“I am away over Christmas”)")
    return _inbox(context, (replace(rows.BASE, state=StageState.IN_PROGRESS, asked=asked),))


@shot("assemble-twice")
def assemble_twice(context: Context) -> QWidget:
    pairs = (rows.HeardTwiceRow("s5", "takes", "Lead vocal, 3 full takes + doubles", "s6", "", "Comping, timing, tuning"),
             rows.HeardTwiceRow("s0", "drum_multitrack", "drum_multitrack", "s0", "drum_stem", "drum_stem"))  # fmt: skip
    return _assemble(context, rows.assemble(_PATHS, muted=(2, 4), heard_twice=pairs))


@shot("assemble-empty")
def assemble_empty(context: Context) -> QWidget:
    return _assemble(context, AssembleRows("p1", (), ("Drums", "Bass", "Lead vocal"), (), "/tmp"))


@shot("transfers")
def transfers(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.review.transport import PlayerBar
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(12, 0, 12, 4)
    column.addStretch(1)
    bar = TransfersBar(context)
    player = PlayerBar(context)
    column.addWidget(player)
    column.addWidget(bar)
    bar.show_rows(rows.TRANSFERS)
    from ui.review.player import shared_player

    shared_player(context).load(("/tmp/a.wav",), title="Lead vocal, take 2", duration_s=222.0, at_s=80.0, play=True)
    context.studio.answers[SyncState] = rows.SYNC
    QTimer.singleShot(30, bar.toggle_list)
    return window


@shot("transfers-limits")
def transfers_limits(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from studio.domain.transfer_limits import Limits, Span
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.addStretch(1)
    bar = TransfersBar(context)
    column.addWidget(bar)
    resting = tuple(replace(row, state="paused") for row in rows.TRANSFERS[:3]) + rows.TRANSFERS[3:]
    limits = Limits(is_paused=True, up=2_000_000, schedule=(Span(540, 1080, 500_000, 500_000),))
    context.studio.answers[SyncState] = replace(rows.SYNC, transfers=resting, limits=limits)

    def opens() -> None:
        bar.toggle_list()
        bar.list.limits_button.click()

    QTimer.singleShot(60, opens)
    return window


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.write(f"{len(made)} pictures in {sys.argv[1]}\n")
