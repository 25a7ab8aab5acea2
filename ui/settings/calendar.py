"""Working time: when work is done in a production and by each of its people. Days, hours, zone, and days without work."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QCompleter,
    QFileDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from studio.actions.plan_whole_commands import ReadHolidays, SetCalendar
from studio.domain.production import WorkCalendar
from studio.queries.asks import Calendars
from ui.background import LatestOnly
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.inbox.blocks import Card
from ui.settings.frame import SectionPage
from ui.widgets.boxes import ChoiceBox, DateBox, quiet_box
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import label, row_of
from ui.words import day_of_month, month_word, tr, tr_n, weekday_word

_MONDAY = date(2024, 1, 1)
_HOURS = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*(?:-|–|to)\s*(\d{1,2})[:.]?(\d{2})?")


def hours_text(hours: tuple[tuple[int, int], ...]) -> str:
    """``09:00–12:00, 13:00–17:00``."""
    clock = lambda minute: f"{minute // 60:02d}:{minute % 60:02d}"  # noqa: E731  one line says it
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in hours)


def hours_of(text: str) -> tuple[tuple[int, int], ...] | None:
    """Spans of the day as minutes from what a person writes; None where that is none."""
    spans = []
    for part in text.split(","):
        match = _HOURS.fullmatch(part.strip())
        if match is None:
            return None
        first, first_min, last, last_min = (int(one or 0) for one in match.groups())
        start, end = first * 60 + first_min, last * 60 + last_min
        if not 0 <= start < end <= 24 * 60 or max(first_min, last_min) > 59:
            return None
        spans.append((start, end))
    spans.sort()
    overlaps = any(one[1] > two[0] for one, two in pairwise(spans))
    return None if overlaps else tuple(spans)


def spans_of(days: frozenset[str]) -> list[tuple[date, date]]:
    """Days in a row as spans, in order."""
    found: list[tuple[date, date]] = []
    for day in sorted(date.fromisoformat(one) for one in days):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def span_words(first: date, last: date) -> str:
    """``Fri 25 Dec 2026``, ``24 Dec 2026 – 2 Jan 2027``."""
    if first == last:
        return f"{weekday_word(first)} {day_of_month(first)} {month_word(first, is_short=True)} {first.year}"
    one, two = (f"{day_of_month(day)} {month_word(day, is_short=True)} {day.year}" for day in (first, last))
    return f"{one} – {two}"


class CalendarPage(SectionPage):
    """One calendar at a time: the production's, or a person's."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Dates in the plan count working time only. People work as the production does, unless they have a calendar of their own.")  # fmt: skip
        super().__init__(context, "calendar", tr("Working time"), sentence)
        theme = context.theme
        self._calendars: dict[str, WorkCalendar | None] = {}
        self._wanted = ""
        self._note = label(theme, tr("Its owner says when work is done in it."), 12, tone="2", wraps=True)
        self._asked_calendars = LatestOnly(context.ask)
        self.whose = ChoiceBox()
        self.whose.activated.connect(lambda _index: self._show())
        # the zones are looked up on the disk
        context.do(lambda: sorted(available_timezones()), self._take_zones)
        who = Card(gap_px=8)
        who.column.addLayout(field(theme, tr("Whose"), self.whose))
        self.own = QCheckBox()
        self.own.clicked.connect(self._set_own)
        who.column.addWidget(self.own)
        self.column.addWidget(who)
        self.card = self._work_card()
        self.column.addWidget(self.card)
        self.days_card = self._days_card()
        self.column.addWidget(self.days_card)
        self.column.addWidget(self._note)
        self.column.addStretch(1)
        self._who_card = who

    def _work_card(self) -> Card:
        theme, card = self._context.theme, Card(gap_px=12)
        names = [weekday_word(_MONDAY + timedelta(days=n)) for n in range(7)]
        self.weekdays = [QCheckBox(name) for name in names]
        days = row_of(*self.weekdays, None, gap_px=12)
        holder = QWidget()
        holder.setLayout(days)
        card.column.addLayout(field(theme, tr("Working days"), holder))
        self.hours = QLineEdit()
        hint = tr("Such as 09:00–17:00, or 09:00–12:00, 13:00–18:00 with a break.")
        card.column.addLayout(field(theme, tr("Hours of a day"), self.hours, hint))
        self.zone = ChoiceBox()
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        card.column.addLayout(field(theme, tr("Time zone"), self.zone))
        self.save_button = primary_button(theme, tr("Use these hours"), "check")
        self.save_button.clicked.connect(self.save)
        card.column.addLayout(row_of(self.save_button, None))
        self.said = Said(theme)
        card.column.addWidget(self.said)
        self.said.hide()
        for box in self.weekdays:
            box.clicked.connect(self._follow)
        self.hours.textEdited.connect(self._follow)
        self.hours.returnPressed.connect(self.save)
        self.zone.editTextChanged.connect(self._follow)
        return card

    def _days_card(self) -> Card:
        theme, card = self._context.theme, Card(gap_px=8)
        self._days_head = label(theme, "", 12, 600)
        card.column.addWidget(self._days_head)
        self.days = QListWidget()
        self.days.setAccessibleName(tr("Days without work"))
        self.days.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.days.setFixedHeight(132)
        self.days.setSpacing(3)
        self.days.setFrameShape(QFrame.Shape.NoFrame)
        self.days.itemSelectionChanged.connect(self._follow)
        around = Card(padding_px=2, gap_px=0)
        around.column.addWidget(self.days)
        card.column.addWidget(around)
        self.first, self.last = DateBox(), DateBox()
        for box, name in ((self.first, tr("First day")), (self.last, tr("Last day"))):
            box.setCalendarPopup(True)
            box.setDisplayFormat("ddd d MMM yyyy")
            box.setAccessibleName(name)
            box.setDate(QDate.currentDate())
            quiet_box(box)
        self.first.dateChanged.connect(lambda day: self.last.setDate(max(day, self.last.date())))
        self.add_button = Button(theme, tr("Add"), "plus")
        self.add_button.setAccessibleName(tr("Add these days"))
        self.add_button.clicked.connect(self.add_days)
        self.remove_button = Button(theme, tr("Remove"), "trash")
        self.remove_button.setAccessibleName(tr("Remove the chosen days"))
        self.remove_button.clicked.connect(self.remove_days)
        self.file_button = Button(theme, tr("From a calendar file…"), "calendar")
        self.file_button.clicked.connect(self._choose_file)
        to = label(theme, tr("to"), 12, tone="3")
        card.column.addLayout(row_of(self.first, to, self.last, self.add_button, None, self.remove_button, gap_px=8))
        card.column.addLayout(row_of(self.file_button, None))
        hint = tr(
            "An .ics file of public holidays, as calendar programs and offices give them; its whole days are taken."
        )
        card.column.addWidget(label(theme, hint, 11, tone="3", wraps=True))
        self.days_said = Said(theme)
        card.column.addWidget(self.days_said)
        self.days_said.hide()
        return card

    # --- what there is
    def select(self, person: str) -> None:
        """Show a person's calendar (empty: the production's), as soon as it is known."""
        self._wanted = person
        self._choose_wanted()

    def refresh(self) -> None:
        """Ask for the calendars of the production that this is about."""
        row = self.row
        is_own = row is not None and row.is_owner
        if row is not None and is_own:
            self._asked_calendars.ask(Calendars(row.id), self._take, self._context.show_error)
        for card in (self._who_card, self.card, self.days_card):
            card.setVisible(is_own)
        self._note.setVisible(row is not None and not is_own)

    def _take_zones(self, zones: list[str]) -> None:
        shown = self.zone.currentText()
        self.zone.clear()
        self.zone.addItems(zones)
        if shown:
            self.zone.setCurrentText(shown)

    def _take(self, calendars: dict[str, WorkCalendar | None]) -> None:
        if calendars == self._calendars and self.whose.count():
            return
        chosen = self.who
        self._calendars = dict(calendars)
        self.whose.clear()
        title = self.row.title if self.row is not None else ""
        for name in self._calendars:
            self.whose.addItem(name or tr("{title}, the production", title=title), name)
        self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))
        self._choose_wanted()
        self._show()

    def _choose_wanted(self) -> None:
        if self._wanted and (index := self.whose.findData(self._wanted)) >= 0:
            self._wanted = ""
            self.whose.setCurrentIndex(index)
            self._show()

    @property
    def who(self) -> str:
        """Whose calendar is shown; empty: the production's."""
        return str(self.whose.currentData() or "")

    @property
    def _usual(self) -> WorkCalendar:
        return self._calendars.get("") or WorkCalendar()

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar that is shown, which may be the production's."""
        return self._calendars.get(self.who) or self._usual

    def _show(self) -> None:
        calendar, is_person = self.calendar, bool(self.who)
        has_own = not is_person or self._calendars.get(self.who) is not None
        self.own.setVisible(is_person)
        self.own.setText(tr("{name} works at other times than the production", name=self.who))
        self.own.setChecked(is_person and has_own)
        for n, box in enumerate(self.weekdays):
            box.setChecked(n + 1 in calendar.days)
        self.hours.setText(hours_text(calendar.hours))
        if self.zone.findText(calendar.zone) < 0:
            self.zone.addItem(calendar.zone)
        self.zone.setCurrentText(calendar.zone)
        self.days.clear()
        spans = spans_of(calendar.holidays)
        for first, last in spans:
            item = QListWidgetItem(span_words(first, last))
            item.setData(Qt.ItemDataRole.UserRole, (first.isoformat(), last.isoformat()))
            self.days.addItem(item)
        count = len(calendar.holidays)
        self._days_head.setText(tr_n("{n} day without work", "{n} days without work", count) if count else tr("No days without work yet"))  # fmt: skip
        for card in (self.card, self.days_card):
            card.setEnabled(has_own)
        self._follow()

    def _wanted_calendar(self) -> WorkCalendar | None:
        """What stands in the fields; None where that is no calendar."""
        hours, days = (
            hours_of(self.hours.text()),
            tuple(n + 1 for n, box in enumerate(self.weekdays) if box.isChecked()),
        )
        if hours is None or not days or self.zone.findText(self.zone.currentText()) < 0:
            return None
        return WorkCalendar(self.zone.currentText(), days, hours, self.calendar.holidays)

    def _follow(self, *_state: object) -> None:
        wanted = self._wanted_calendar()
        self.save_button.setEnabled(wanted is not None and wanted != self.calendar)
        self.remove_button.setEnabled(bool(self.days.selectedItems()))

    # --- changing
    def _set(self, calendar: WorkCalendar | None, said: Said, words: str) -> None:
        if self.row is None:
            return

        def done(_result: dict[str, Any]) -> None:
            said.say("circle-check", "approved.text", words, (tr("The plan has its new dates; undo takes it back."),))
            self.refresh()

        said.hide()
        self._context.run(SetCalendar(self.row.id, calendar, self.who), done, said.say_error)

    def _set_own(self, is_on: bool) -> None:
        name = self.who
        if is_on:
            self._set(self._usual, self.said, tr("{name} has a calendar of their own", name=name))
        else:
            self._set(None, self.said, tr("{name} works as the production does", name=name))

    def save(self) -> None:
        """Use the days, hours and zone that stand in the fields."""
        wanted = self._wanted_calendar()
        if wanted is not None and self.save_button.isEnabled():
            self._set(wanted, self.said, tr("The working time is changed"))

    def _set_days(self, days: frozenset[str], words: str) -> None:
        before = self.calendar
        self._set(WorkCalendar(before.zone, before.days, before.hours, days), self.days_said, words)

    def add_days(self) -> None:
        """No work from the first day to the last one."""
        first, last = (date(box.date().year(), box.date().month(), box.date().day()) for box in (self.first, self.last))
        if last < first:
            first, last = last, first
        days = {(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)}
        self._set_days(self.calendar.holidays | days, tr("{span} is without work", span=span_words(first, last)))

    def remove_days(self) -> None:
        """Work on the chosen days after all."""
        gone: set[str] = set()
        for item in self.days.selectedItems():
            first, last = (date.fromisoformat(one) for one in item.data(Qt.ItemDataRole.UserRole))
            gone |= {(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)}
        if gone:
            words = tr_n("{n} day is a working day again", "{n} days are working days again", len(gone))
            self._set_days(self.calendar.holidays - gone, words)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a calendar file"), "", tr("Calendars (*.ics *.ical *.ifb)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Take the days without work of a calendar file."""
        if self.row is None:
            return

        def done(result: dict[str, Any]) -> None:
            count = int(result["added"])
            words = tr_n("{n} day without work is taken from the file", "{n} days without work are taken from the file", count)  # fmt: skip
            self.days_said.say("circle-check", "approved.text", words, tuple(result["left_out"]))
            self.refresh()

        self.days_said.hide()
        self._context.run(ReadHolidays(self.row.id, path, self.who), done, self.days_said.say_error)
