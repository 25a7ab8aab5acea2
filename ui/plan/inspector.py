"""The inspector: everything about the selected stage, in the order in which an owner decides.

Who and what next with one primary button, then sound, checks and notes, then what goes in and out, terms and history.
A change mends only the parts that say something else now, a few in each turn of the window's loop.
"""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.queries.rows import StageDetail
from ui.context import Context
from ui.people.feedback import FeedbackPart
from ui.plan.asking_section import AskingSection
from ui.plan.audition_section import AuditionSection
from ui.plan.dispute_section import DisputeSection
from ui.plan.ending_section import EndingSection
from ui.plan.inspector_head import NextStep, next_step_key, primary_of, state_key, state_row, who_key, who_row
from ui.plan.inspector_sections import (
    BriefSection,
    brief_key,
    history_section,
    notes_section,
    ports_section,
    terms_key,
    terms_section,
)
from ui.plan.inspector_slot import Slot
from ui.plan.line_section import LineSection
from ui.plan.milestone_section import MilestoneSection
from ui.plan.minutes_section import MinutesSection
from ui.plan.payment_section import PaymentSection
from ui.plan.schedule_section import ScheduleSlot
from ui.plan.stale_section import StaleSection
from ui.plan.take_section import TakeSection
from ui.plan.work_section import PassSection, WorkSection
from ui.tokens import INSPECTOR_PX, PANE_PADDING_PX
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label, row_of, rule
from ui.words import now_ms, tr

# parts are mended until so much of a frame has passed, the rest in the next turn
_TURN_S = 0.006


class Inspector(QFrame):
    """One stage at a time. ``closed`` says that the person has closed it."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._detail: StageDetail | None = None
        self.brief: BriefSection | None = None
        self.work: WorkSection | None = None
        self.next_step: NextStep | None = None
        self.asking: AskingSection | None = None
        self.schedule = ScheduleSlot(context)
        self.schedule.person_wanted.connect(lambda: self._act("choose_person"))
        self.schedule.calendar_wanted.connect(lambda name: context.navigate("calendar", name))
        self.setProperty("kind", "panel")
        self.setFixedWidth(INSPECTOR_PX)
        self.setAccessibleName(tr("Inspector"))
        self._wanted: list[Slot | ScheduleSlot] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rule(is_strong=True, is_vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        row.addWidget(self._scroll, 1)
        body = self._body()
        # long words are cut at the edge, never the buttons pushed out of sight
        body.setMaximumWidth(INSPECTOR_PX - 1)
        self._scroll.setWidget(body)
        # setWidget makes it paint the window's ground
        body.setAutoFillBackground(False)

    @property
    def detail(self) -> StageDetail | None:
        """What is shown."""
        return self._detail

    @property
    def is_whole(self) -> bool:
        """Whether every part says what it should."""
        return not self._wanted

    def show_detail(self, detail: StageDetail) -> None:
        """Show a stage. A part that says the same stays as it is; a brief that is being written stays until it is left."""
        old, self._detail = self._detail, detail
        if old == detail:
            return
        if old is None or old.stage.id != detail.stage.id:
            self._scroll.verticalScrollBar().setValue(0)
            self.brief = self.work = self.next_step = self.asking = None
            for slot in self._slots:
                slot.leave(detail)
        self._wanted = [slot for slot in self._slots if not slot.says(detail)]
        self._mend()

    def _mend(self) -> None:
        detail, until_s = self._detail, time.perf_counter() + _TURN_S
        while detail is not None and self._wanted:
            slot = self._wanted.pop(0)
            if slot is self._brief_slot and self.brief is not None and self.brief.is_editing and slot.is_of(detail):
                self.brief.when_done(self._mend_brief)
                continue
            focused = QApplication.focusWidget()
            had_focus = focused is not None and slot.isAncestorOf(focused)
            slot.show_detail(detail)
            if had_focus and focused is not None and not focused.isVisible():
                self.take_focus()
            if time.perf_counter() > until_s:
                break
        if self._wanted:
            self._turn.start()

    def _mend_brief(self) -> None:
        if self._detail is not None and not self._brief_slot.says(self._detail):
            self._wanted.append(self._brief_slot)
            self._turn.start()

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
    def _body(self) -> QWidget:
        body, theme = QWidget(), self._context.theme
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = self._head()
        head.setContentsMargins(PANE_PADDING_PX + 3, 12, PANE_PADDING_PX, 12)
        column.addWidget(head)
        today = lambda: now_ms() // 86_400_000  # noqa: E731  words such as "today" are of a day
        self._brief_slot = Slot(brief_key, self._brief, is_ruled=True)
        below: list[Slot | ScheduleSlot] = [
            Slot(lambda d: (d.takes, d.notes, d.stage.title, today()) if d.takes else None, self._take, is_ruled=True),
            Slot(lambda d: d.notes, lambda d: notes_section(theme, d), is_ruled=True),
            self._brief_slot,
            self.schedule,
            Slot(lambda d: (d.stage.id, d.inputs, d.outputs), lambda d: ports_section(self._context, d), is_ruled=True),
            Slot(terms_key, lambda d: terms_section(theme, d, self._open_agreement), is_ruled=True),
            Slot(lambda d: (d.history, today()), lambda d: history_section(theme, d), is_ruled=True),
        ]
        for slot in below:
            column.addWidget(slot)
        column.addStretch(1)
        self._slots = [*self._head_slots, *below]
        return body

    def _open_agreement(self, button: QWidget) -> None:
        from ui.money.agreement_menu import open_agreement_menu

        if self._detail is not None:
            stage = self._detail.stage
            open_agreement_menu(self._context, button, stage.hand_off or stage.id, stage.title)

    def _head(self) -> QWidget:
        theme = self._context.theme
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._close = icon_button(theme, tr("Close the inspector"), "x")
        self._close.clicked.connect(self.closed)
        title = Slot(lambda d: d.stage.title, lambda d: label(theme, d.stage.title, 15, 600, wraps=True))
        top = row_of()
        top.addWidget(title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self._head_slots = [
            title,
            Slot(state_key, lambda d: state_row(theme, d)),
            Slot(who_key, lambda d: who_row(theme, d)),
            Slot(lambda d: (next_step_key(d), bool(WorkSection.waiting(d))), self._next_step),
            Slot(StaleSection.key, lambda d: StaleSection(self._context, d) if StaleSection.key(d) else None),
            Slot(lambda d: None if d.candidates else AskingSection.key(d), self._asking),
            Slot(
                MilestoneSection.key, lambda d: MilestoneSection(self._context, d) if MilestoneSection.key(d) else None
            ),
            Slot(MinutesSection.key, lambda d: MinutesSection(self._context, d) if MinutesSection.key(d) else None),
            Slot(DisputeSection.key, lambda d: DisputeSection(self._context, d) if DisputeSection.key(d) else None),
            Slot(PaymentSection.key, lambda d: PaymentSection(self._context, d) if PaymentSection.is_for(d) else None),
            Slot(EndingSection.key, lambda d: EndingSection(self._context, d) if EndingSection.key(d) else None),
            Slot(lambda d: (d.stage.hand_off, d.stage.person, d.feedback) if d.feedback else None, self._feedback),
            Slot(
                lambda d: None if d.candidates else PassSection.key(d),
                lambda d: PassSection(self._context, d) if d.pass_line and not d.candidates else None,
            ),
            Slot(AuditionSection.key, lambda d: AuditionSection(self._context, d) if d.candidates else None),
            Slot(LineSection.key, lambda d: LineSection(self._context, d) if LineSection.key(d) else None),
            Slot(WorkSection.key, self._work),
        ]
        for slot in self._head_slots[1:]:
            column.addWidget(slot)
        return head

    def _brief(self, detail: StageDetail) -> QWidget:
        self.brief = BriefSection(self._context, detail)
        return self.brief

    def _take(self, detail: StageDetail) -> QWidget | None:
        return TakeSection(self._context, detail) if detail.takes else None

    def _feedback(self, detail: StageDetail) -> QWidget | None:
        if detail.feedback is None:
            return None
        part = FeedbackPart(self._context.theme)
        part.show_feedback(detail.stage.hand_off, detail.stage.person, detail.feedback)
        words, title = tr("It opens once both have written."), tr("Your feedback is sealed")
        part.wanted.connect(
            lambda command: self._context.run(
                command, lambda _result: self._context.show_message(words, title, "done"), self._context.show_error
            )
        )
        return part

    def _next_step(self, detail: StageDetail) -> QWidget:
        self.next_step = NextStep(self._context, detail, self._act)
        if self.next_step.primary is not None and WorkSection.is_for(detail) and WorkSection.waiting(detail):
            # while files wait, the one primary button is theirs
            self.next_step.primary.set_kind("plain")
        return self.next_step

    def _asking(self, detail: StageDetail) -> QWidget:
        self.asking = AskingSection(self._context, detail)
        return self.asking

    def _work(self, detail: StageDetail) -> QWidget | None:
        self.work = WorkSection(self._context, detail) if WorkSection.is_for(detail) else None
        return self.work

    # --- what the buttons do
    def _act(self, what: str) -> None:
        if what == "choose" and self.work is not None:
            self.work.zone.choose()
            return
        from ui.plan.acts import act

        if self._detail is not None:
            act(self._context, self._detail, what)
