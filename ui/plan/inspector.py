"""The inspector: everything about the selected stage, in the order in which an owner decides.

Who and what next with one primary button, then sound, checks and notes, then what goes in and out, terms and history.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.queries.rows import StageDetail
from ui.context import Context
from ui.plan.inspector_head import NextStep, primary_of, who_row
from ui.plan.inspector_sections import BriefSection, history_section, notes_section, ports_section, terms_section
from ui.plan.take_section import TakeSection
from ui.plan.work_section import PassSection, WorkSection
from ui.tokens import INSPECTOR_PX, PANE_PADDING_PX
from ui.widgets.buttons import icon_button
from ui.widgets.chips import StateChip
from ui.widgets.labels import label, row_of, rule
from ui.words import money, tr


class Inspector(QFrame):
    """One stage at a time. ``closed`` says that the person has closed it."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._detail: StageDetail | None = None
        self.brief: BriefSection | None = None
        self.setProperty("kind", "panel")
        self.setFixedWidth(INSPECTOR_PX)
        self.setAccessibleName(tr("Inspector"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rule(is_strong=True, is_vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        row.addWidget(self._scroll, 1)

    @property
    def detail(self) -> StageDetail | None:
        """What is shown."""
        return self._detail

    def show_detail(self, detail: StageDetail) -> None:
        """Show a stage; one that is being edited is not torn away under the hands."""
        old = self._detail
        if old == detail:
            return
        is_same = old is not None and old.stage.id == detail.stage.id
        if is_same and self.brief is not None and self.brief.is_editing:
            self.brief.when_done(lambda: self.show_detail(detail))
            return
        place = self._scroll.verticalScrollBar().value() if is_same else 0
        had_focus = self.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False
        self._detail = detail
        body = self._body(detail)
        # long words are cut at the edge, never the buttons pushed out of sight
        body.setMaximumWidth(INSPECTOR_PX - 1)
        self._scroll.setWidget(body)
        # setWidget makes it paint the window's ground
        body.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the first control."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self) -> None:
        """Open the offer of this stage, where that is what comes next."""
        if self._detail is not None:
            choice = primary_of(self._detail)
            if choice is not None and "offer" in {choice.id, choice.second_id}:
                self._act("offer")

    # --- building
    def _body(self, detail: StageDetail) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.brief = BriefSection(self._context, detail)
        self._add(column, self._head(detail))
        if detail.takes:
            self._add(column, TakeSection(self._context, detail))
        notes = notes_section(self._context.theme, detail)
        if notes is not None:
            self._add(column, notes)
        self._add(column, self.brief)
        for section in (
            ports_section(self._context.theme, detail),
            terms_section(self._context.theme, detail),
            history_section(self._context.theme, detail),
        ):
            if section is not None:
                self._add(column, section)
        column.addStretch(1)
        return body

    def _add(self, column: QVBoxLayout, section: QWidget) -> None:
        if column.count():
            column.addWidget(rule())
        section.setContentsMargins(PANE_PADDING_PX + 3, 12, PANE_PADDING_PX, 12)
        column.addWidget(section)

    def _head(self, detail: StageDetail) -> QWidget:
        theme, stage = self._context.theme, detail.stage
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._close = icon_button(theme, tr("Close the inspector"), "x")
        self._close.clicked.connect(self.closed)
        title = row_of(label(theme, stage.title, 15, 600, wraps=True))
        title.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        title.setStretch(0, 1)
        column.addLayout(title)
        chip = StateChip(theme, stage.state, is_silent=stage.is_silent)
        row = row_of(chip)
        if stage.rounds and stage.takes and not stage.is_own:
            words = tr("Round {n} of {all}", n=min(stage.rounds_used + 1, stage.rounds), all=stage.rounds)
            row.addWidget(label(theme, words, 12, tone="2"))
        row.addStretch(1)
        if stage.price_minor:
            row.addWidget(label(theme, money(stage.price_minor, stage.currency), 13, 600))
        column.addLayout(row)
        column.addLayout(who_row(theme, detail))
        self.next_step = NextStep(self._context, detail, self._act)
        column.addWidget(self.next_step)
        if detail.pass_line:
            column.addWidget(PassSection(self._context, detail))
        self.work: WorkSection | None = None
        if WorkSection.is_for(detail):
            self.work = WorkSection(self._context, detail)
            column.addWidget(self.work)
            first = self.next_step.primary
            if first is not None and self.work.button is not None:
                # while files wait, the one primary button is theirs
                first.set_kind("plain")
        return head

    # --- what the buttons do
    def _act(self, what: str) -> None:
        if what == "choose" and self.work is not None:
            self.work.zone.choose()
            return
        from ui.plan.acts import act

        if self._detail is not None:
            act(self._context, self._detail, what)
