"""People: everybody who takes part, and at the right what one of them can reach and how that is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem

from studio.queries.asks import People, Productions
from ui.background import LatestOnly
from ui.context import Context
from ui.people.cells import TONE_ROLE, ViewWithPane, people_table, view_choice
from ui.people.model import Person, people_of
from ui.people.pane import CoOwnerPane, PersonPane, SidePane, WayPane
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.tips import tip
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.domain.changes import Changes
    from studio.queries.people_rows import PersonRow
    from studio.queries.rows import ProductionRow
    from ui.people.audience import AudiencePane
    from ui.people.roster_view import RosterView

_KINDS = ("person", "production", "hand_off")


class PeoplePanel(ViewWithPane):
    """The table; a chosen person opens at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.row: ProductionRow | None = None
        self.people: list[Person] = []
        self._wanted = ""
        self._questions, self._rows = LatestOnly(context.ask), LatestOnly(context.ask)
        self.setAccessibleName(tr("People"))
        self.pane: SidePane | None = None
        column = self._column
        column.addLayout(self._head())
        column.addWidget(rule())
        self.table = self._table()
        column.addWidget(self.table, 1)
        self._note = label(context.theme, "", 12, tone="3", wraps=True)
        self._note.setContentsMargins(16, 10, 16, 10)
        column.addWidget(rule())
        column.addWidget(self._note)
        self.roster: RosterView | None = None
        self.keyboard_starts_at = self.table
        context.changed.connect(self._changed)
        context.production_changed.connect(lambda _production: self._other_production())
        self.refresh()

    def _head(self) -> QHBoxLayout:
        theme = self._context.theme
        self._title = label(theme, tr("People"), 15, 600)
        self._count = label(theme, "", 12, tone="3")
        self.way_button = Button(theme, tr("How people get their keys…"), "key")
        self.way_button.clicked.connect(self.open_way)
        self.owner_button = Button(theme, tr("Invite a co-owner…"), "plus")
        self.owner_button.clicked.connect(self.open_co_owner)
        self.show_button = Button(theme, tr("Show takes…"), "headphones")
        self.show_button.setToolTip(tr("To a client, a manager, a label: without terms and prices"))
        self.show_button.clicked.connect(self.open_audience)
        self.views = view_choice(theme)
        self.views.chosen.connect(self.show_view)
        head = row_of(
            self._title, self.views, self._count, None, self.way_button, self.show_button, self.owner_button, gap_px=12
        )
        head.setContentsMargins(16, 8, 12, 8)
        return head

    def _table(self) -> QTableWidget:
        stretch, fit = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
        columns = {tr("Name"): stretch, tr("Takes part as"): fit, tr("Works on"): stretch, tr("Storage"): stretch}
        return people_table(self._context.theme, tr("People"), columns, self._choose)

    def show_view(self, view: str) -> None:
        """The people of this production, or those whom one keeps (``roster``)."""
        is_roster = view == "roster"
        if is_roster and self.roster is None:
            from ui.people.roster_view import RosterView

            self.roster = RosterView(self._context)
            self.roster.views.chosen.connect(self.show_view)
            self._whole.insertWidget(0, self.roster, 1)
        self.close_pane()
        self._main.setVisible(not is_roster)
        if self.roster is not None:
            self.roster.setVisible(is_roster)
            self.roster.views.show_chosen(view)
        self.views.show_chosen(view)
        shown = self.roster if is_roster and self.roster is not None else self
        shown.keyboard_starts_at.setFocus()

    # --- rows
    def _other_production(self) -> None:
        self.close_pane()
        self.people, self.row = [], None
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*_KINDS):
            self.refresh()

    def showEvent(self, event: Any) -> None:
        """Look again."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask who takes part."""
        if self._context.production:
            self._rows.ask(Productions(), self._take_row, self._context.show_error)

    def _take_row(self, rows: tuple[ProductionRow, ...]) -> None:
        self.row = next((row for row in rows if row.id == self._context.production), None)
        if self.row is not None:
            self._questions.ask(People(self.row.id), self.show_people, self._context.show_error)

    @property
    def is_bucket(self) -> bool:
        """Whether the shared files lie where people need keys."""
        return self.row is not None and self.row.depot_url.startswith("s3://")

    def show_people(self, rows: tuple[PersonRow, ...]) -> None:
        """Show everybody; who was chosen stays so."""
        people = people_of(rows, is_bucket=self.is_bucket)
        self.way_button.setVisible(self.is_bucket)
        if people != self.people or not self.table.rowCount():
            chosen = self.chosen
            self.people = people
            self._fill()
            if chosen is not None:
                again = next((n for n, person in enumerate(people) if person.id == chosen.id), -1)
                self._mark(again)
                if again >= 0 and isinstance(self.pane, PersonPane):
                    self.pane.show_person(people[again])
        if self._wanted:
            self.select(self._wanted)
        inside = sum(not person.is_out for person in people)
        self._count.setText(tr_n("{n} takes part", "{n} take part", inside))
        alone = tr("Nobody but you yet. People come in by an invitation: choose a stage in the plan and offer it.")
        folder = tr("The shared files lie in a folder: whoever may write it takes part. What is not theirs they cannot read, since every hand-off has keys of its own.")  # fmt: skip
        bucket = tr("Everybody reads their own hand-offs only. Keys are made and renewed by this computer.")
        self._note.setText(alone if inside < 2 else bucket if self.is_bucket else folder)

    def _fill(self) -> None:
        table = self.table
        table.blockSignals(True)
        table.setRowCount(len(self.people))
        for row, person in enumerate(self.people):
            name = tr("{name} (you)", name=person.name) if person.is_me else person.name
            base = "3" if person.is_out else "1"
            cells = ((name, base), (person.role_words, "3" if person.is_out else "2"),
                     (", ".join(person.stages), "3" if person.is_out else "2"), (person.access, person.access_tone))  # fmt: skip
            for column, (words, tone) in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(TONE_ROLE, tone)
                item.setToolTip(tip(words))
                table.setItem(row, column, item)
        table.blockSignals(False)

    @property
    def chosen(self) -> Person | None:
        """Who is chosen."""
        row = self.table.currentRow()
        return self.people[row] if 0 <= row < len(self.people) else None

    def _mark(self, row: int) -> None:
        self.table.blockSignals(True)
        self.table.setCurrentCell(row, 0)
        self.table.blockSignals(False)
        self.table.viewport().update()

    def _choose(self, row: int) -> None:
        self.table.viewport().update()
        shown = self.pane.person if isinstance(self.pane, PersonPane) else None
        if 0 <= row < len(self.people) and self.row is not None and self.people[row] != shown:
            pane = PersonPane(self._context, self.row)
            self._open(pane)
            pane.show_person(self.people[row])

    def select(self, person: str) -> None:
        """Choose a person by id, as soon as they are there; ``roster`` or ``roster/NAME``: among those whom one keeps."""
        if person == "roster" or person.startswith("roster/"):
            self.show_view("roster")
            if self.roster is not None:
                self.roster.choose(person.partition("/")[2])
            return
        found = next((row for row, one in enumerate(self.people) if one.id == person), -1)
        self._wanted = person if found < 0 else ""
        if found >= 0:
            self._mark(found)
            self._choose(found)

    # --- panes
    def _open(self, pane: SidePane) -> None:
        self.close_pane(forgets=False)
        self.pane = pane
        pane.closed.connect(self._closed)
        self._side.addWidget(pane)

    def _closed(self) -> None:
        self.close_pane()
        self.table.setFocus()

    def close_pane(self, *, forgets: bool = True) -> None:
        """Close what stands at the right."""
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None
        if forgets:
            self._mark(-1)

    def open_way(self) -> WayPane | None:
        """How people get their keys, and another way."""
        if self.row is None:
            return None
        self._mark(-1)
        pane = WayPane(self._context, self.row)
        self._open(pane)
        return pane

    def open_audience(self) -> AudiencePane | None:
        """Show takes to somebody, and see who is shown some."""
        from ui.people.audience import AudiencePane

        if self.row is None:
            return None
        self._mark(-1)
        pane = AudiencePane(self._context, self.row)
        self._open(pane)
        pane.name.setFocus()
        return pane

    def open_co_owner(self) -> CoOwnerPane | None:
        """Invite somebody to own the production too."""
        if self.row is None:
            return None
        self._mark(-1)
        pane = CoOwnerPane(self._context, self.row)
        self._open(pane)
        pane.name.setFocus()
        return pane
