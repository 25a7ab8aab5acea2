"""One person whom one keeps: what is kept can be changed, what they have done is only told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout

from studio.actions.roster_commands import ForgetPerson, KeepPerson
from studio.domain.errors import SegueError
from studio.domain.money import format_money, parse_money
from ui.dialogs.page import field
from ui.languages import told
from ui.people.pane import SidePane
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import KeyValueRows, label, row_of
from ui.words import day_text, money, tr, tr_n

if TYPE_CHECKING:
    from studio.domain.roster import RosterEntry, WorkHistory
    from studio.queries.roster import RosterRow
    from ui.context import Context

_NOTES_PX = 96


def rate_words(entry: RosterEntry) -> str:
    """``$60 a day``; empty where it is not known."""
    if not entry.rate_minor:
        return ""
    amount = money(entry.rate_minor, entry.currency)
    return {
        "hour": tr("{amount} an hour", amount=amount),
        "day": tr("{amount} a day", amount=amount),
        "stage": tr("{amount} a stage", amount=amount),
    }[entry.rate_per]


def history_words(history: WorkHistory) -> str:
    """What somebody has done, in a few words; empty for nothing."""
    parts = []
    if history.done:
        parts.append(tr_n("{n} stage", "{n} stages", history.done))
        is_always = history.on_time == history.done
        parts.append(tr("always on time") if is_always else tr("{n} on time", n=history.on_time))
    if history.at_work:
        parts.append(tr("{n} at work", n=history.at_work))
    return ", ".join(parts)


class RosterPane(SidePane):
    """``kept`` carries the name when it has been kept, or nothing when the person is forgotten."""

    kept = Signal(str)

    def __init__(self, context: Context, row: RosterRow | None) -> None:
        super().__init__(context, row.entry.name if row is not None else tr("Somebody new"))
        self.row = row
        theme, entry = context.theme, row.entry if row is not None else None
        if row is not None and (row.history.done or row.history.at_work or row.history.fell_through):
            self.column.addWidget(KeyValueRows(theme, _history_rows(row.history)))
        self.name = self._line(tr("Name"), entry.name if entry else "")
        self.roles = self._line(tr("Roles"), ", ".join(entry.roles) if entry else "", tr("several with commas between"))
        self.skills = self._line(tr("Skills"), ", ".join(entry.skills) if entry else "")
        self.languages = self._line(tr("Languages"), ", ".join(entry.languages) if entry else "")
        self.groups = self._line(tr("Groups"), ", ".join(entry.groups) if entry else "")
        self.column.addLayout(self._rate(entry))
        self.email = self._line(tr("E-mail"), entry.email if entry else "")
        self.zone = self._line(tr("Time zone"), entry.zone if entry else "", tr("such as Europe/Lisbon"))
        self.hours = self._line(
            tr("Working hours"), entry.hours if entry else "", tr("in their zone, such as 09:00-17:00")
        )
        self.notes = QPlainTextEdit(entry.notes if entry else "")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_PX)
        self.column.addLayout(field(theme, tr("Private notes"), self.notes))
        self.problem = label(theme, "", 12, tone="late", wraps=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.save_button = primary_button(theme, tr("Keep"), "check")
        self.save_button.clicked.connect(self.save)
        self.forget_button = Button(theme, tr("Forget"), "trash")
        self.forget_button.clicked.connect(self.forget)
        self.column.addLayout(row_of(self.save_button, None, self.forget_button, gap_px=8))
        self.forget_button.setVisible(row is not None and row.is_kept)
        private = row_of(IconLabel(theme, "lock", "text3", 14), gap_px=6)
        private.addWidget(label(theme, tr("Only on this computer"), 11, tone="3"), 1)
        self.column.addLayout(private)
        self.column.addStretch(1)

    def _line(self, name: str, text: str, hint: str = "") -> QLineEdit:
        made = QLineEdit(text)
        made.setCursorPosition(0)
        made.returnPressed.connect(self.save)
        self.column.addLayout(field(self._context.theme, name, made, hint))
        return made

    def _rate(self, entry: RosterEntry | None) -> QVBoxLayout:
        text = ""
        if entry is not None and entry.rate_minor:
            text = format_money(entry.rate_minor, entry.currency, is_short=True).rpartition(" ")[0]
        self.rate = QLineEdit(text)
        self.rate.returnPressed.connect(self.save)
        self.currency = QLineEdit(entry.currency if entry is not None else "")
        self.currency.setPlaceholderText("USD")
        self.currency.setAccessibleName(tr("Currency of the rate"))
        self.currency.setFixedWidth(64)
        self.per = ChoiceBox()
        self.per.setAccessibleName(tr("What the rate is for"))
        for key, words in (("hour", tr("an hour")), ("day", tr("a day")), ("stage", tr("a stage"))):
            self.per.addItem(words, key)
        self.per.setCurrentIndex(self.per.findData(entry.rate_per if entry is not None else "day"))
        self.rate.setAccessibleName(tr("Rate"))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(self._context.theme, tr("Rate"), 12, 600))
        row = row_of(gap_px=8)
        row.addWidget(self.rate, 1)
        row.addWidget(self.currency)
        row.addWidget(self.per)
        column.addLayout(row)
        return column

    def save(self) -> None:
        """Keep what stands here."""
        try:
            changes = self._changes()
        except SegueError as error:
            self._show_problem(error)
            return
        self.save_button.setEnabled(False)

        def done(result: dict[str, Any]) -> None:
            self._context.show_message(tr("{name} is kept.", name=result["name"]), kind="done")
            self._tell(result["name"])

        self._context.run(
            KeepPerson(self.row.entry.id if self.row is not None else "", changes), done, self._show_problem
        )

    def _changes(self) -> dict[str, Any]:
        currency = self.currency.text().strip().upper()
        amount = self.rate.text().strip()
        return {
            "name": self.name.text(),
            "email": self.email.text(),
            **{
                part: tuple(getattr(self, part).text().split(","))
                for part in ("roles", "skills", "languages", "groups")
            },
            "rate_minor": parse_money(amount, currency or "USD") if amount else 0,
            "currency": (currency or "USD") if amount else currency,
            "rate_per": str(self.per.currentData()),
            "zone": self.zone.text().strip(),
            "hours": self.hours.text().strip(),
            "notes": self.notes.toPlainText(),
        }

    def _tell(self, name: str) -> None:
        # the pane may have been closed meanwhile; the list hears of the change all the same
        if shiboken6.isValid(self) and self.isVisible():
            self.kept.emit(name)

    def _show_problem(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            self._context.show_error(error)
            return
        self.save_button.setEnabled(True)
        words = (
            " ".join(filter(None, (told(error.message), told(error.what_to_do))))
            if isinstance(error, SegueError)
            else str(error)
        )
        self.problem.setText(words)
        self.problem.show()

    def forget(self) -> None:
        """Keep nothing of this person; what they have done stays in the productions. It can be taken back."""
        if self.row is None:
            return
        entry = self.row.entry

        def done(_result: dict[str, Any]) -> None:
            self._context.show_message(
                tr("What they have done stays in the productions."), tr("{name} is forgotten", name=entry.name), "info",
                action=tr("Keep again"), run=lambda: self._context.run(KeepPerson("", _kept_fields(entry))),
            )  # fmt: skip
            self._tell("")

        self._context.run(ForgetPerson(entry.id), done)


def _kept_fields(entry: RosterEntry) -> dict[str, Any]:
    names = (
        "name",
        "email",
        "roles",
        "skills",
        "languages",
        "groups",
        "rate_minor",
        "currency",
        "rate_per",
        "zone",
        "hours",
        "notes",
    )
    return {name: getattr(entry, name) for name in names}


def _history_rows(history: WorkHistory) -> list[tuple[str, str]]:
    rows = [(tr("Has done"), history_words(history) or tr("nothing yet"))]
    if history.rounds:
        causes = []
        if history.own_rounds:
            causes.append(tr("{n} by how it was done", n=history.own_rounds))
        if history.asked_rounds:
            causes.append(tr("{n} by what was wanted", n=history.asked_rounds))
        words = tr_n("{n} round", "{n} rounds", history.rounds)
        rows.append((tr("Changes"), f"{words}: {', '.join(causes)}" if causes else words))
    for stage, to_them, from_them in history.feedback:
        if to_them:
            rows.append((tr("From you"), tr("{stage}: {words}", stage=stage, words=to_them)))
        if from_them:
            rows.append((tr("To you"), tr("{stage}: {words}", stage=stage, words=from_them)))
    if history.fell_through:
        rows.append((tr("Left undone"), str(history.fell_through)))
    if history.last_ms:
        rows.append((tr("Last"), day_text(history.last_ms)))
    if history.productions:
        rows.append((tr("In"), ", ".join(history.productions)))
    return rows
