"""The pane of a statement: with whom, over which days, the sums, and the paper."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout

from studio.queries.asks import Counterparts, StatementOf
from ui.background import LatestOnly
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.widgets.boxes import ChoiceBox, DateBox
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import KeyValueRows, label, row_of
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import money, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.domain.statement import Statement


class StatementPane(SidePane):
    """``statement`` is what is shown, None before the first answer."""

    help_page = "people"

    def __init__(self, context: Context, others: tuple[str, ...], window: QWidget) -> None:
        super().__init__(context, tr("Statement"), window)
        self.setObjectName("statement")
        theme = context.theme
        self.statement: Statement | None = None
        self._questions = LatestOnly(context.ask)
        words = tr("What became owed and what was recorded as paid between you and one person, over all productions. Segue moves no money.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.who = ChoiceBox()
        for name in others:
            self.who.addItem(name, name)
        self.column.addLayout(field(theme, tr("With"), self.who))
        today = QDate.currentDate()
        self.first, self.last = DateBox(QDate(today.year(), 1, 1)), DateBox(today)
        row = row_of(gap_px=8)
        for name, box in ((tr("First day"), self.first), (tr("Last day"), self.last)):
            box.setCalendarPopup(True)
            box.setDisplayFormat("d MMM yyyy")
            row.addLayout(field(theme, name, box), 1)
            box.dateChanged.connect(self.ask)
        self.column.addLayout(row)
        self._sums = QVBoxLayout()
        self._sums.setSpacing(8)
        self.column.addLayout(self._sums)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.details_button = Button(theme, tr("Business details…"), "pencil", is_big=True)
        self.details_button.clicked.connect(self._open_details)
        self.save_button = primary_button(theme, tr("Save…"), "file-export", is_big=True)
        self.save_button.clicked.connect(self.open_save_menu)
        self.foot.addWidget(self.details_button)
        self.foot.addWidget(self.save_button, 1)
        self.who.currentIndexChanged.connect(self.ask)
        if not others:
            self.said.say("info-circle", "text2", tr("Nothing was agreed with anybody yet"))
        self.ask()

    def period_ms(self) -> tuple[int, int]:
        """From the first moment of the first day until the last of the last one, in UTC as on invoices."""
        first, last = (_day_ms(box.date()) for box in (self.first, self.last))
        return first, last + 86_400_000 - 1

    def ask(self) -> None:
        """Ask for what stands here."""
        self.statement = None
        self.save_button.setEnabled(False)
        from_ms, until_ms = self.period_ms()
        if self.who.currentData() and until_ms >= from_ms:
            self._questions.ask(
                StatementOf(self.who.currentData(), from_ms, until_ms), self.show_statement, self.said.say_error
            )

    def show_statement(self, statement: Statement) -> None:
        """Show the sums."""
        self.statement = statement
        self.said.hide()
        self.save_button.setEnabled(True)
        while self._sums.count():
            item = self._sums.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        theme = self._context.theme
        for part in statement.parts:
            title = tr("What {payer} owes {payee}", payer=part.payer, payee=part.payee)
            self._sums.addWidget(label(theme, title, 13, 600, wraps=True))
            figures = (
                (tr("Open at the beginning"), part.opening_minor),
                (tr("Agreed meanwhile"), part.agreed_minor),
                (tr("Became owed"), part.owed_minor),
                (tr("Recorded as paid"), -part.paid_minor),
                *([(tr("Tips beside it"), part.tip_minor)] if part.tip_minor else []),
                (tr("Open at the end"), part.closing_minor),
            )
            rows = [(name, money(minor, part.currency)) for name, minor in figures]
            self._sums.addWidget(KeyValueRows(theme, rows, key_px=150))

    def open_save_menu(self) -> QMenu:
        """Ask in which form."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms = (
            (".pdf", "en", tr("PDF in English…")),
            (".pdf", "de", tr("PDF in German…")),
            (".csv", "en", tr("CSV…")),
        )
        for suffix, language, words in forms:
            menu.addAction(words).triggered.connect(partial(self._ask_where_to, suffix, language))
        menu.popup(self.save_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def _ask_where_to(self, suffix: str, language: str, *_is_checked: bool) -> None:
        name = f"{tr('Statement')} {self.who.currentText()}"
        save = lambda path: self.save_to(path, language)  # noqa: E731  one line says it
        ask_where_to_save(self, tr("Save the statement"), name, save, kinds=f"*{suffix}", suffix=suffix)

    def save_to(self, path: Path, language: str) -> None:
        """Write what is shown; whole, or nothing and an error."""
        statement = self.statement
        if statement is None:
            return

        def write() -> None:
            from studio.app.money_papers import statement_paper, statement_table
            from studio.app.plan_files import write_file
            from ui.printing.document import painted_document

            is_csv = path.suffix.lower() == ".csv"
            data = statement_table(statement) if is_csv else painted_document(statement_paper(statement, language))
            write_file(path, data)

        said = tr("Saved as {name}.", name=path.name)
        self._context.do(write, lambda _nothing: self.said.say("circle-check", "approved.text", said))

    def _open_details(self) -> None:
        from ui.money.business_pane import open_business

        open_business(self._context)


def _day_ms(day: QDate) -> int:
    found = date(day.year(), day.month(), day.day())
    return round((datetime.combine(found, time(), UTC) - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))


def open_statement(context: Context) -> None:
    """Show the pane over the window."""

    def show(others: tuple[str, ...]) -> None:
        StatementPane(context, others, window_of(context)).open_alone()

    context.ask(Counterparts(), show, context.show_error)
