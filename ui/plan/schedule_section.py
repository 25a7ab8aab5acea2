"""The inspector's section on a stage's time: how long the work takes, when it may start, when it must be done, who does it.

A line that says it, and the fields when they are wanted. Each change is an edit of its own, which undo takes back.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDoubleSpinBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from studio.actions.commands import SetStage
from studio.domain.stage_states import StageState
from ui.tokens import PANE_PADDING_PX
from ui.widgets.boxes import ChoiceBox, DateBox, quiet_box
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label, row_of, rule, section_label
from ui.widgets.tips import tip
from ui.words import day_text, tr, work_text

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail, StagePlanRow
    from ui.context import Context

_DONE = {StageState.APPROVED, StageState.SETTLED, StageState.CLOSED}
_DAY_MIN = 480
_EARLY, _FROM, _LATE = "early", "from", "late"
_NAME_PX = 76


def schedule_words(detail: StageDetail) -> str:
    """The time of a stage in a line: ``3 days (2 to 5 days), not before Mon 7 Dec, done by Thu 24 Dec``."""
    stage, planned = detail.stage, detail.planned
    if planned is None:
        return ""
    if not planned.work_min:
        parts = [tr("milestone")]
    else:
        parts = [work_text(planned.work_min)]
        if planned.least_work_min or planned.most_work_min:
            least, most = planned.least_work_min or planned.work_min, planned.most_work_min or planned.work_min
            parts = [tr("{likely} ({least} to {most})", likely=parts[0], least=work_text(least), most=work_text(most))]
    zone = ZoneInfo(planned.zone)
    if stage.is_late_as_possible:
        parts.append(tr("as late as it can"))
    elif stage.not_before_ms:
        parts.append(tr("not before {day}", day=day_text(stage.not_before_ms, zone)))
    if stage.must_finish_ms:
        parts.append(tr("done by {day}", day=day_text(stage.must_finish_ms, zone)))
    return ", ".join(parts)


class ScheduleSlot(QWidget):
    """A part of the inspector that stays and follows the stage, so that whoever is at a field stays there.

    ``person_wanted`` asks for the list of people, ``calendar_wanted`` for the calendar of a person, by name.
    """

    person_wanted = Signal()
    calendar_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._detail: StageDetail | None = None
        self.fields: ScheduleFields | None = None
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self._column = QVBoxLayout()
        self._column.setContentsMargins(PANE_PADDING_PX + 3, 12, PANE_PADDING_PX, 12)
        self._column.setSpacing(6)
        self.edit_button = Button(theme, tr("Change"), kind="link")
        self.edit_button.setAccessibleName(tr("Change the time of the stage"))
        self.edit_button.clicked.connect(self._toggle)
        self._column.addLayout(row_of(section_label(theme, tr("Time")), None, self.edit_button))
        self._line = label(theme, "", 12, wraps=True)
        self._column.addWidget(self._line)
        self._who = ElidedLabel(theme, "", 12)
        self.person_button = Button(theme, tr("Choose…"), kind="link")
        self.person_button.setAccessibleName(tr("Choose a person for the stage"))
        self.person_button.clicked.connect(self.person_wanted)
        self.calendar_button = Button(theme, tr("Calendar"), kind="link")
        self.calendar_button.clicked.connect(self._want_calendar)
        who = row_of(gap_px=4)
        who.addWidget(self._who, 1)
        who.addWidget(self.person_button)
        who.addWidget(self.calendar_button)
        self._column.addLayout(who)
        column.addLayout(self._column)
        self.hide()

    # --- as the inspector asks
    def is_of(self, detail: StageDetail) -> bool:
        """Whether it shows this stage."""
        return self._detail is not None and self._detail.stage.id == detail.stage.id

    def says(self, detail: StageDetail) -> bool:
        """Whether it shows just this already."""
        return self._detail is not None and _key(self._detail) == _key(detail)

    def leave(self, detail: StageDetail) -> None:
        """Another stage is coming."""
        if not self.is_of(detail):
            self.hide()

    def show_detail(self, detail: StageDetail) -> None:
        """Show what a stage says now; a field that a person is in stays as it is."""
        is_other, self._detail = not self.is_of(detail), detail
        planned = detail.planned
        self.setVisible(planned is not None and detail.stage.state not in _DONE)
        if planned is None:
            return
        self._line.setText(schedule_words(detail))
        self._show_who(planned)
        if self.fields is not None:
            self.fields.show_detail(detail, is_other=is_other)

    def _show_who(self, planned: StagePlanRow) -> None:
        name = planned.person
        words = tr("planned for {name}", name=name) if name else tr("planned for nobody yet")
        self._who.setText(tr("by {name}", name=name) if planned.is_bound and name else words)
        self._who.setVisible(bool(name) or not planned.is_bound)  # an audition's candidates stand above
        self.person_button.setVisible(not planned.is_bound)
        self.calendar_button.setVisible(bool(name))
        whose = tr("Calendar of {name}", name=name)
        self.calendar_button.setAccessibleName(whose)
        own = tr("{name} has a calendar of their own.", name=name) if planned.has_calendar else tr("{name} works as the production does.", name=name)  # fmt: skip
        self.calendar_button.setToolTip(tip(own))

    def _want_calendar(self) -> None:
        if self._detail is not None and self._detail.planned is not None:
            self.calendar_wanted.emit(self._detail.planned.person)

    def _toggle(self) -> None:
        if self.fields is None:
            self.fields = ScheduleFields(self._context)
            self._column.insertWidget(2, self.fields)
            self.fields.hide()
        is_open = self.fields.isHidden()
        self.fields.setVisible(is_open)
        self._line.setVisible(not is_open)
        self.edit_button.setText(tr("Done") if is_open else tr("Change"))
        if self._detail is not None:
            self.fields.show_detail(self._detail, is_other=True)
        if is_open:
            self.fields.likely.setFocus()


def _key(detail: StageDetail) -> object:
    stage = detail.stage
    return (stage.id, detail.planned, stage.not_before_ms, stage.must_finish_ms, stage.is_late_as_possible, stage.state)


class _Days(QDoubleSpinBox):
    """A number of days, without zeros that say nothing."""

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"


class ScheduleFields(QWidget):
    """The fields: three times, the start, the date, and whether it is only a milestone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._detail: StageDetail | None = None
        self._is_showing = False
        theme = context.theme
        self.least = self._days_box(tr("Shortest, in days"), tr("Days if all goes well; 0: not said"))
        self.likely = self._days_box(tr("Likely, in days"), tr("Days that the plan counts with"))
        self.most = self._days_box(tr("Longest, in days"), tr("Days if little goes well; 0: not said"))
        for box in (self.least, self.most):
            box.setSpecialValueText("–")
        for box, name in ((self.least, "least_work_min"), (self.likely, "work_min"), (self.most, "most_work_min")):
            box.editingFinished.connect(lambda box=box, name=name: self._set_days(box, name))
        self.start = ChoiceBox()
        self.start.setAccessibleName(tr("Start"))
        for key, words in (
            (_EARLY, tr("as early as it can")),
            (_FROM, tr("not before")),
            (_LATE, tr("as late as it can")),
        ):
            self.start.addItem(words, key)
        self.start.activated.connect(lambda _index: self._set_start())
        self.start_day = self._date_box(tr("Not before"))
        self.start_day.editingFinished.connect(self._set_start)
        self.has_end = QCheckBox(tr("done by"))
        self.has_end.setAccessibleName(tr("Must be done by a date"))
        self.has_end.clicked.connect(lambda _on: self._set_end())
        self.end_day = self._date_box(tr("Must be done by"))
        self.end_day.editingFinished.connect(self._set_end)
        self.is_milestone = QCheckBox(tr("Milestone: a moment without work"))
        self.is_milestone.clicked.connect(self._set_milestone)
        self._hint = label(theme, "", 11, tone="3", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _NAME_PX)
        grid.setColumnStretch(1, 1)
        times = row_of(self.least, self.likely, self.most, gap_px=6)
        heads = row_of(gap_px=6)
        for words in (tr("shortest"), tr("likely"), tr("longest")):
            heads.addWidget(label(theme, words, 11, tone="3"), 1)
        grid.addLayout(heads, 0, 1)
        grid.addWidget(label(theme, tr("Work, days"), 12, tone="3"), 1, 0)
        grid.addLayout(times, 1, 1)
        grid.addWidget(label(theme, tr("Starts"), 12, tone="3"), 2, 0)
        grid.addWidget(self.start, 2, 1)
        grid.addWidget(self.start_day, 3, 1)
        grid.addWidget(self.has_end, 4, 0)
        grid.addWidget(self.end_day, 4, 1)
        grid.addWidget(self.is_milestone, 5, 0, 1, 2)
        grid.addWidget(self._hint, 6, 0, 1, 2)

    @staticmethod
    def _days_box(name: str, help_: str) -> QDoubleSpinBox:
        box = _Days()
        box.setDecimals(2)
        box.setRange(0, 3650)
        box.setSingleStep(0.5)
        box.setKeyboardTracking(False)
        box.setAccessibleName(name)
        box.setToolTip(tip(help_))
        box.setMinimumWidth(48)
        quiet_box(box)
        return box

    @staticmethod
    def _date_box(name: str) -> QDateEdit:
        box = DateBox()
        box.setCalendarPopup(True)
        box.setKeyboardTracking(False)
        box.setDisplayFormat("ddd d MMM yyyy")
        box.setAccessibleName(name)
        quiet_box(box)
        return box

    # --- showing
    def show_detail(self, detail: StageDetail, *, is_other: bool) -> None:
        """Show a stage's time; of the same stage, the field that a person is in is left alone."""
        self._detail, planned = detail, detail.planned
        if planned is None:
            return
        self._is_showing = True
        stage, zone = detail.stage, ZoneInfo(planned.zone)
        for box, minutes in (
            (self.least, planned.least_work_min),
            (self.likely, planned.work_min),
            (self.most, planned.most_work_min),
        ):
            if is_other or not box.hasFocus():
                box.setValue(minutes / _DAY_MIN)
        key = _LATE if stage.is_late_as_possible else _FROM if stage.not_before_ms else _EARLY
        self.start.setCurrentIndex(self.start.findData(key))
        self.start_day.setVisible(key == _FROM)
        if is_other or not self.start_day.hasFocus():
            self.start_day.setDate(_date(stage.not_before_ms or stage.start_ms, zone))
        self.has_end.setChecked(bool(stage.must_finish_ms))
        self.end_day.setVisible(bool(stage.must_finish_ms))
        if is_other or not self.end_day.hasFocus():
            self.end_day.setDate(_date(stage.must_finish_ms or stage.end_ms, zone))
        is_point = not planned.work_min
        self.is_milestone.setChecked(is_point)
        for box in (self.least, self.most):
            box.setEnabled(not is_point)
        self.likely.setEnabled(not planned.is_bound and not is_point)
        self.is_milestone.setEnabled(not planned.is_bound and (is_point or not stage.price_minor))
        self.start.setEnabled(not planned.is_begun)
        self.start_day.setEnabled(not planned.is_begun)
        self._hint.setText(self._reason(planned, has_price=bool(stage.price_minor)))
        self._hint.setVisible(bool(self._hint.text()))
        self._is_showing = False

    @staticmethod
    def _reason(planned: StagePlanRow, *, has_price: bool) -> str:
        if planned.is_begun:
            return tr("It has begun: its dates follow from what was agreed.")
        if planned.is_bound:
            return tr("How long it takes is part of the terms.")
        return tr("What is paid for needs working time.") if has_price and planned.work_min else ""

    # --- changing
    def _set(self, **changes: int) -> None:
        detail = self._detail
        if detail is None or self._is_showing:
            return

        def failed(error: BaseException) -> None:
            self._context.show_error(error)
            if self._detail is not None:
                self.show_detail(self._detail, is_other=True)

        self._context.run(SetStage(detail.stage.id, dict(changes)), None, failed)

    def _set_days(self, box: QDoubleSpinBox, name: str) -> None:
        planned = self._detail.planned if self._detail is not None else None
        minutes = round(box.value() * _DAY_MIN)
        if planned is None or minutes == getattr(planned, name):
            return
        if name == "work_min" and not minutes:
            box.setValue(planned.work_min / _DAY_MIN)  # a milestone is made by its own box
            return
        self._set(**{name: minutes})

    def _set_start(self) -> None:
        detail, key = self._detail, self.start.currentData()
        if detail is None or detail.planned is None:
            return
        stage, zone = detail.stage, ZoneInfo(detail.planned.zone)
        if key == _FROM:
            self.start_day.show()
            wanted_ms = _ms(self.start_day.date(), zone)
            is_same_day = stage.not_before_ms and _date(stage.not_before_ms, zone) == self.start_day.date()
            if not is_same_day or stage.is_late_as_possible:
                self._set(not_before_ms=wanted_ms, is_late_as_possible=0)
        elif key == _LATE and not stage.is_late_as_possible:
            self._set(not_before_ms=0, is_late_as_possible=1)
        elif key == _EARLY and (stage.is_late_as_possible or stage.not_before_ms):
            self._set(not_before_ms=0, is_late_as_possible=0)

    def _set_end(self) -> None:
        detail = self._detail
        if detail is None or detail.planned is None:
            return
        zone, before_ms = ZoneInfo(detail.planned.zone), detail.stage.must_finish_ms
        self.end_day.setVisible(self.has_end.isChecked())
        if not self.has_end.isChecked():
            if before_ms:
                self._set(must_finish_ms=0)
        elif not before_ms or _date(before_ms, zone) != self.end_day.date():
            # the last moment of that day
            self._set(must_finish_ms=_ms(self.end_day.date().addDays(1), zone) - 1000)
            QTimer.singleShot(0, self.end_day, self.end_day.setFocus)

    def _set_milestone(self, is_on: bool) -> None:
        if is_on:
            self._set(work_min=0, least_work_min=0, most_work_min=0)
        else:
            self._set(work_min=_DAY_MIN)


def _date(at_ms: int, zone: ZoneInfo) -> QDate:
    """The day of an instant in the production's zone."""
    day = datetime.fromtimestamp(at_ms / 1000, zone)
    return QDate(day.year, day.month, day.day)


def _ms(day: QDate, zone: ZoneInfo) -> int:
    """The first moment of a day in the production's zone, as UTC ms."""
    return round(datetime(day.year(), day.month(), day.day(), tzinfo=zone).timestamp() * 1000)
