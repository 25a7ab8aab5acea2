"""What somebody can learn from their own work, as a card for their own profile and as a pane for whoever has no production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.queries.asks import Learning
from ui.background import LatestOnly
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.widgets.chips import IconLabel
from ui.widgets.labels import KeyValueRows, label, row_of
from ui.widgets.over_pane import window_of
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.domain.learning import Learned, LearningReport
    from ui.context import Context

_HOUR_MS = 3_600_000
_KEY_PX = 132


def length_words(time_ms: int) -> str:
    """``5 h``, ``2 days``: a length of time, roughly."""
    hours = max(1, round(time_ms / _HOUR_MS))
    return tr_n("{n} hour", "{n} hours", hours) if hours < 48 else tr_n("{n} day", "{n} days", round(hours / 24))


def headline(side: Learned, *, is_made: bool) -> str:
    """The sentence that says most; empty where there were no rounds."""
    if not side.rounds:
        return ""
    if is_made:
        return tr("{n} % of your rounds were brief changes", n=side.brief_percent)
    return tr("{n} % of the rounds that you asked for were brief changes", n=side.brief_percent)


def learned_rows(side: Learned) -> list[tuple[str, str]]:
    """What was counted, line by line."""
    rows = []
    if side.gigs:
        rows.append((tr("Approved"), tr_n("{n} gig", "{n} gigs", side.gigs)))
        rows.append((tr("On time"), tr("{n} of {all} ({percent} %)", n=side.on_time, all=side.gigs, percent=side.on_time_percent)))  # fmt: skip
        rows.append((tr("Without changes"), tr("{n} of {all}", n=side.at_once, all=side.gigs)))
    if side.rounds:
        other = side.rounds - side.brief_rounds - side.craft_rounds
        causes = [tr("{n} by the brief", n=side.brief_rounds), tr("{n} by how it was done", n=side.craft_rounds)]
        causes += [tr("{n} without a reason", n=other)] * bool(other)
        rows.append((tr("Rounds"), f"{side.rounds}: {', '.join(causes)}"))
    if side.work_ms:
        rows.append((tr("To the first take"), tr("{time} from the inputs", time=length_words(side.work_ms))))
    if side.answer_ms:
        rows.append((tr("To the answer"), tr("{time} from a take", time=length_words(side.answer_ms))))
    if side.silent:
        rows.append((tr("By silence"), tr("{n} of {all}", n=side.silent, all=side.gigs)))
    return rows


class LearningCard(Card):
    """``show_report`` fills it; it asks when it is first seen."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=8)
        self._context = context
        self._questions = LatestOnly(context.ask)

    def refresh(self) -> None:
        """Ask for what there is to learn."""
        self._questions.ask(Learning(), self.show_report, self._context.show_error)

    def show_report(self, report: LearningReport) -> None:
        """Show both sides."""
        self.clear()
        theme = self._context.theme
        self.column.addLayout(
            row_of(
                IconLabel(theme, "lock", "text3", 14),
                label(theme, tr("Only you see this"), 11, tone="3"),
                None,
                gap_px=6,
            )
        )
        sides = (
            (tr("Your work for others"), report.made, True),
            (tr("Work that others did for you"), report.given, False),
        )
        for title, side, is_made in sides:
            rows = learned_rows(side)
            if not rows:
                continue
            self.column.addWidget(label(theme, title, 13, 600))
            if words := headline(side, is_made=is_made):
                self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
            self.column.addWidget(KeyValueRows(theme, rows, key_px=_KEY_PX))
        if report.feedback:
            self.column.addWidget(label(theme, tr("Written to you"), 13, 600))
        for one in report.feedback:
            self.column.addWidget(label(theme, one.text, 12, wraps=True, is_selectable=True))
            words = tr("{who}, {stage}, {production}", who=one.person, stage=one.stage, production=one.production)
            self.column.addWidget(label(theme, words, 11, tone="3", wraps=True))
        if not report.feedback and not any(learned_rows(side) for _, side, _ in sides):
            words = tr("After the first approved gig you see here what caused rounds of changes, and how fast work and answers came.")  # fmt: skip
            self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))


class LearningPane(SidePane):
    """The card over the window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, tr("What your work tells"), window)
        words = tr("Counted on this computer from what both sides have signed. It is in no production and on no page.")
        self.column.addWidget(label(context.theme, words, 12, tone="2", wraps=True))
        self.card = LearningCard(context)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.card.refresh()


def open_learning(context: Context) -> None:
    """Show it over the window."""
    LearningPane(context, window_of(context)).open_alone()
