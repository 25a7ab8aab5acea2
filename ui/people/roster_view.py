"""The people whom one keeps for oneself, over all productions: found by name, role or group, changed at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidgetItem,
)

from studio.actions.roster_commands import ExportPeople, ImportPeople
from studio.queries.asks import Roster
from ui.background import LatestOnly
from ui.people.cells import TONE_ROLE, ViewWithPane, people_table, view_choice
from ui.people.roster_pane import RosterPane, history_words, rate_words
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.save_dialog import ask_where_to_save
from ui.widgets.tips import tip
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.domain.changes import Changes
    from studio.queries.roster import RosterRow
    from ui.context import Context

_SEARCH_PX = 220


def found(rows: tuple[RosterRow, ...], text: str, group: str) -> list[RosterRow]:
    """Who has every word of ``text`` in their name, roles, skills, languages or groups, and is in the group."""
    words = text.casefold().split()
    return [
        row for row in rows if (not group or group in row.entry.groups) and all(word in _told(row) for word in words)
    ]


def _told(row: RosterRow) -> str:
    entry = row.entry
    lists = (entry.roles, entry.skills, entry.languages, entry.groups, row.history.roles)
    return " ".join([entry.name, *(word for words in lists for word in words)]).casefold()


class RosterView(ViewWithPane):
    """The table; a chosen person opens at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: tuple[RosterRow, ...] = ()
        self.shown: list[RosterRow] = []
        self.pane: RosterPane | None = None
        self._wanted = ""
        self._asked = LatestOnly(context.ask)
        self.setAccessibleName(tr("My people"))
        theme = context.theme
        column = self._column
        column.addLayout(self._head())
        column.addWidget(rule())
        column.addLayout(self._filters())
        stretch, fit = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
        columns = {
            tr("Name"): stretch,
            tr("Does"): stretch,
            tr("Rate"): fit,
            tr("Groups"): stretch,
            tr("Has done"): stretch,
        }
        self.table = people_table(theme, tr("My people"), columns, self._choose)
        column.addWidget(self.table, 1)
        column.addWidget(rule())
        note = tr("What you keep of people stays on this computer: no production, no storage and no export has it. What they have done comes from what was signed.")  # fmt: skip
        words = label(theme, note, 12, tone="3", wraps=True)
        words.setContentsMargins(16, 10, 16, 10)
        column.addWidget(words)
        self.keyboard_starts_at = self.search
        context.changed.connect(self._changed)

    def _head(self) -> QHBoxLayout:
        theme = self._context.theme
        self.views = view_choice(theme)
        self._count = label(theme, "", 12, tone="3")
        self.import_button = Button(theme, tr("From a file…"), "download")
        self.import_button.setToolTip(tip(tr("vCard or CSV")))
        self.import_button.clicked.connect(self._open_import)
        self.export_button = Button(theme, tr("To a file…"), "file-export")
        self.export_button.clicked.connect(self._open_export)
        self.add_button = Button(theme, tr("Keep somebody…"), "plus")
        self.add_button.clicked.connect(self.add)
        head = row_of(
            label(theme, tr("People"), 15, 600), self.views, self._count, None, self.import_button, self.export_button,
            self.add_button, gap_px=12,
        )  # fmt: skip
        head.setContentsMargins(16, 8, 12, 8)
        return head

    def _filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, role, skill, language"))
        self.search.setAccessibleName(tr("Find people"))
        self.search.setClearButtonEnabled(True)
        words_px = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 24
        self.search.setFixedWidth(max(_SEARCH_PX, words_px))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.group = ChoiceBox()
        self.group.setAccessibleName(tr("Group"))
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.group.activated.connect(lambda _index: self._fill())
        row = row_of(self.search, self.group, None, gap_px=8)
        row.setContentsMargins(16, 8, 16, 8)
        return row

    # --- rows
    def showEvent(self, event: QShowEvent) -> None:
        """Look again."""
        super().showEvent(event)
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("roster", "hand_off", "take", "everything"):
            self.refresh()

    def refresh(self) -> None:
        """Ask who is kept."""
        self._asked.ask(Roster(), self.show_rows, self._context.show_error)

    def show_rows(self, rows: tuple[RosterRow, ...]) -> None:
        """Show these; who was chosen stays so."""
        self.rows = tuple(rows)
        chosen = str(self.group.currentData() or "")
        groups = sorted({group for row in self.rows for group in row.entry.groups}, key=str.casefold)
        self.group.clear()
        self.group.addItem(tr("every group"), "")
        for group in groups:
            self.group.addItem(group, group)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))
        self.group.setVisible(bool(groups))
        self._fill()
        if self._wanted:
            self.choose(self._wanted)

    def _fill(self) -> None:
        name = self.pane.row.entry.name if self.pane is not None and self.pane.row is not None else ""
        self.shown = found(self.rows, self.search.text(), str(self.group.currentData() or ""))
        table = self.table
        table.blockSignals(True)
        table.setRowCount(len(self.shown))
        for number, row in enumerate(self.shown):
            entry, tone = row.entry, "2" if row.is_kept else "3"
            cells = (
                (entry.name, "1"),
                (", ".join(entry.roles or row.history.roles), tone),
                (rate_words(entry), tone),
                (", ".join(entry.groups), tone),
                (history_words(row.history) or ("" if row.is_kept else tr("not kept yet")), tone),
            )
            for column, (words, of) in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(TONE_ROLE, of)
                item.setToolTip(tip(words))
                table.setItem(number, column, item)
        table.setCurrentCell(next((n for n, row in enumerate(self.shown) if row.entry.name == name), -1), 0)
        table.blockSignals(False)
        table.viewport().update()
        self._count.setText(tr_n("{n} person", "{n} people", len(self.rows)))

    def choose(self, name: str) -> None:
        """Choose somebody by name, as soon as they are there."""
        self._wanted = name
        number = next((n for n, row in enumerate(self.shown) if row.entry.name.casefold() == name.casefold()), -1)
        if name and number >= 0:
            self._wanted = ""
            self.table.setCurrentCell(number, 0)
            self._choose(number)

    def _choose(self, number: int) -> None:
        self.table.viewport().update()
        if 0 <= number < len(self.shown):
            self._open(self.shown[number])

    # --- the pane
    def add(self) -> RosterPane:
        """Somebody new."""
        return self._open(None)

    def _open(self, row: RosterRow | None) -> RosterPane:
        self.close_pane()
        self.pane = pane = RosterPane(self._context, row)
        pane.closed.connect(self.close_pane)
        pane.kept.connect(self._kept)
        self._side.addWidget(pane)
        pane.show()
        if row is None:
            pane.name.setFocus()
        return pane

    def _kept(self, name: str) -> None:
        self.close_pane()
        self._wanted = name
        self.refresh()

    def close_pane(self) -> None:
        """Close what stands at the right."""
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    # --- files
    def _open_import(self) -> None:
        dialog = QFileDialog(self, tr("People from a file"), str(Path.home()), tr("vCard and CSV (*.vcf *.csv)"))
        dialog.fileSelected.connect(self.import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Keep the people of a file."""

        def done(result: dict[str, Any]) -> None:
            parts = [
                tr_n("{n} is new", "{n} are new", len(result["added"])) if result["added"] else "",
                tr_n("{n} knows more now", "{n} know more now", len(result["changed"])) if result["changed"] else "",
                tr_n("{n} was known", "{n} were known", len(result["unchanged"])) if result["unchanged"] else "",
            ]
            self._context.show_message(
                ", ".join(filter(None, parts)), tr("People of {file}", file=Path(path).name), "done"
            )
            self.refresh()

        self._context.run(ImportPeople(path), done)

    def _open_export(self) -> None:
        export = lambda path: self.export_file(str(path))  # noqa: E731  one line says it
        ask_where_to_save(self, tr("My people to a file"), tr("People"), export, kinds="CSV (*.csv)", suffix=".csv")

    def export_file(self, path: str) -> None:
        """Write everybody, private notes too."""

        def done(result: dict[str, Any]) -> None:
            words = tr("{path}; your private notes are in it.", path=result["path"])
            self._context.show_message(
                words, tr_n("{n} person is written", "{n} people are written", result["people"]), "done"
            )

        self._context.run(ExportPeople(path), done)
