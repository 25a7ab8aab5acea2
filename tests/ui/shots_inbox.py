"""Pictures of the inbox, drawn by ``shots_panels.py``."""

# ruff: noqa: SLF001  pictures need rare states

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.domain.rights import GrantKind, grant_text
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.queries.asks import (
    Credits,
    Inbox,
    Shown,
    Stage,
    WaitingToBeShown,
    WavePeaks,
)
from studio.queries.ending import EndingRow
from studio.queries.rows import AskedRow, FeedbackRow, HistoryRow
from tests.ui import panel_samples as rows
from tests.ui import samples
from tests.ui.sample_studio import SamplePeaks
from tests.ui.shots_kit import shot
from ui.context import Context
from ui.words import now_ms

_HISTORY = (
    HistoryRow(samples.NOW - 9 * DAY_MS, "Mira", "offered the stage"),
    HistoryRow(samples.NOW - 8 * DAY_MS, "Ana", "accepted the offer"),
    HistoryRow(samples.NOW - 2 * DAY_MS, "Ana", "asked for more time: the studio is closed over the holidays"),
    HistoryRow(samples.NOW - DAY_MS, "Mira", "said no to more time: the label waits"),
)


def inbox_panel(context: Context, gigs: tuple, subject: str = "") -> QWidget:
    """The inbox with these gigs, one of them selected."""
    from ui.inbox.panel import InboxPanel

    context.studio.answers[Inbox] = gigs
    context.studio.answers[Stage] = replace(samples.stage_detail(), history=_HISTORY)
    context.studio.answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + len(ask.path) % 7)
    panel = InboxPanel(context)
    panel.show_gigs(gigs)
    if subject:
        panel.select(subject)
    return panel


@shot("inbox")
def inbox(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h1")


@shot("inbox-shown")
def inbox_shown(context: Context) -> QWidget:
    from tests.ui.audience_samples import COVER, WAITING, WORDS

    panel = inbox_panel(context, ())
    panel.show_takes((WORDS, COVER), (WAITING,))
    context.studio.answers |= {Shown: (WORDS, COVER), WaitingToBeShown: (WAITING,)}
    return panel


@shot("inbox-offer")
def inbox_offer(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h2")


@shot("inbox-awaiting")
def inbox_awaiting(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h3")


@shot("inbox-review")
def inbox_review(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h4")


@shot("inbox-revision")
def inbox_revision(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h5")


@shot("inbox-invited")
def inbox_invited(context: Context) -> QWidget:
    return inbox_panel(context, (rows.BASE, rows.invited()), "h2")


@shot("inbox-early-yes")
def inbox_early_yes(context: Context) -> QWidget:
    return inbox_panel(context, (rows.BASE, rows.invited("accept")), "h2")


@shot("inbox-unsent")
def inbox_unsent(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h6")


@shot("inbox-done")
def inbox_done(context: Context) -> QWidget:
    return inbox_panel(context, rows.inbox(), "h7")


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
    return inbox_panel(context, _with_feedback(may_give=True), "h7")


@shot("inbox-feedback-open")
def inbox_feedback_open(context: Context) -> QWidget:
    mine = "Klare Vorgaben, freundliche Worte; auf die Antwort zum zweiten Take habe ich etwas lange gewartet. " * 2
    return inbox_panel(context, _with_feedback(may_give=False, mine=mine, theirs="سريعة ولطيفة ودقيقة. شكرًا!"), "h7")


@shot("inbox-credit")
def inbox_credit(context: Context) -> QWidget:
    context.studio.answers[Credits] = (rows.credit("h7", "granted"),)
    waiting = tuple(replace(gig, credit="granted") if gig.hand_off == "h7" else gig for gig in rows.inbox())
    return inbox_panel(context, waiting, "h7")


@shot("inbox-empty")
def inbox_empty(context: Context) -> QWidget:
    return inbox_panel(context, ())


@shot("inbox-german")
def inbox_german(context: Context) -> QWidget:
    return inbox_panel(context, (rows.german(), *rows.inbox()), "h8")


@shot("inbox-arabic")
def inbox_arabic(context: Context) -> QWidget:
    panel = inbox_panel(context, (rows.arabic(), *rows.inbox()), "h9")
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return panel


@shot("inbox-thread")
def inbox_thread(context: Context) -> QWidget:
    others = tuple(gig for gig in rows.inbox() if gig.hand_off != "h5")
    panel = inbox_panel(context, (rows.talked_gig(), *others), "h5")
    QTimer.singleShot(100, panel, lambda: panel.page.area.verticalScrollBar().setValue(360))
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
    return inbox_panel(context, (rows.drawn_gig("/tmp/cover.png"),), "h5")


@shot("inbox-counter")
def inbox_counter(context: Context) -> QWidget:
    panel = inbox_panel(context, (rows.offered(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("counter"))
    return panel


@shot("inbox-granting")
def inbox_granting(context: Context) -> QWidget:
    terms = replace(rows.BASE.terms, rights=grant_text(GrantKind.TO_BE_AGREED), signed_ms=1_796_000_000_000)
    panel = inbox_panel(context, (replace(rows.BASE, state=StageState.APPROVED, terms=terms),), rows.BASE.hand_off)
    QTimer.singleShot(40, lambda: panel.page.granting._open(is_open=True))
    return panel


@shot("inbox-extend")
def inbox_extend(context: Context) -> QWidget:
    panel = inbox_panel(context, (rows.revision(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("extension"))
    return panel


@shot("inbox-leaving")
def inbox_leaving(context: Context) -> QWidget:
    ending = EndingRow(3762, 2508, 2508, 0, is_free=False, currency="USD")
    gig = replace(
        rows.BASE, state=StageState.IN_PROGRESS, ending=ending, answered="Mira said no to more time: “the label waits”"
    )
    panel = inbox_panel(context, (gig,))
    QTimer.singleShot(20, panel, lambda: _press(panel, "Leave this gig…"))
    return panel


def _press(panel: QWidget, words: str) -> None:
    panel.page.area.verticalScrollBar().setValue(10_000)
    next(button for button in panel.findChildren(QAbstractButton) if button.text() == words).click()
    QTimer.singleShot(10, panel, lambda: panel.page.area.verticalScrollBar().setValue(10_000))


@shot("inbox-asked")
def inbox_asked(context: Context) -> QWidget:
    asked = AskedRow("pause", is_mine=False, at_ms=1, words="asks for a pause (“I am away over Christmas”)")
    return inbox_panel(context, (replace(rows.BASE, state=StageState.IN_PROGRESS, asked=asked),))
