"""Storage care: compare everything with the signed record, put back what is missing, let go what nobody needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from studio.actions.commands import CleanDepot, MarkTakes, RepairProduction, VerifyProduction
from studio.actions.device_commands import FetchFiles
from ui.context import Context
from ui.inbox.blocks import Card
from ui.people.model import day_of
from ui.settings.act import ActCard, danger_rows
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.labels import ElidedLabel, label, row_of, section_label
from ui.words import size_text, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.rows import ProductionRow

_MOST_SHOWN = 40


class CarePage(SectionPage):
    """Checking and repairing is everybody's for their own files; the storage is its owner's."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "care", tr("Storage care"))
        self.check = CheckCard(context)
        self.column.addWidget(self.check)
        self.fetch = FetchCard(context)
        self.column.addWidget(self.fetch)
        self.clean = CleanCard(context)
        self.column.addWidget(self.clean)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Another production may have been chosen."""
        row = self.row
        if row is not None:
            self.check.show_production(row)
            self.fetch.show_production(row)
            self.clean.show_production(row)
            self.clean.setVisible(row.is_owner)


class Findings(Card):
    """Rows of a table: what, which file, how it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(kind="", padding_px=0, gap_px=2)
        self._context = context

    def show_rows(self, rows: list[tuple[str, str, str]]) -> None:
        """Show these; many are counted."""
        theme = self._context.theme
        self.clear()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for index, (state, what, more) in enumerate(rows[:_MOST_SHOWN]):
            head = label(theme, state, 12, 500)
            head.setMinimumWidth(88)
            line = ElidedLabel(theme, what, 12)
            line.setAccessibleName(f"{state}: {what} {more}".strip())
            grid.addWidget(head, index, 0)
            grid.addWidget(line, index, 1)
            grid.addWidget(label(theme, more, 12, tone="3"), index, 2)
        self.column.addWidget(holder)
        if len(rows) > _MOST_SHOWN:
            more_words = tr_n("and {n} more", "and {n} more", len(rows) - _MOST_SHOWN)
            self.column.addWidget(label(theme, more_words, 12, tone="3"))
        self.setVisible(bool(rows))


def state_words(state: str) -> str:
    """What was found about a file or an object."""
    return {
        "missing": tr("missing"),
        "changed": tr("changed"),
        "damaged": tr("damaged"),
        "good": tr("fetched again"),
        "lost": tr("lost"),
    }.get(state, state)


def of_words(row: dict[str, Any]) -> str:
    """Of which stage and take something is, and which file."""
    return ", ".join(part for part in (f"{row['stage']} {row['what']}".strip(), str(row["file"])) if part)


class CheckCard(ActCard):
    """Looks, tells, and offers to repair."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Check and repair"),
            tr("Reads the record and every file on this computer again and compares them with what was signed, then what lies in the storage."),
        )  # fmt: skip
        theme = context.theme
        self._row: ProductionRow | None = None
        choices = (("quick", tr("Names and sizes")), ("deep", tr("Every byte")))
        self.how_deep = Segments(theme, choices, tr("In the storage"))
        self.how_deep.show_chosen("quick")
        self.how_deep.chosen.connect(self.how_deep.show_chosen)
        line = row_of(label(theme, tr("In the storage"), 12, 600), self.how_deep, gap_px=12)
        line.addWidget(label(theme, tr("Every byte fetches all of it."), 12, tone="3"), 1)
        self.body.addLayout(line)
        self.found = Findings(context)
        self.found.hide()
        self.body.addWidget(self.found)
        self.check_button = primary_button(theme, tr("Check now"), "shield-check")
        self.check_button.clicked.connect(self.check)
        self.check_button.setEnabled(False)
        self.repair_button = Button(theme, tr("Repair"), "refresh")
        self.repair_button.clicked.connect(self.repair)
        self.repair_button.hide()
        self._repair_words = label(theme, "", 12, tone="2", wraps=True)
        self._repair_words.hide()
        self.body.addWidget(self._repair_words)
        self.add_buttons(self.check_button, self.repair_button)

    @property
    def is_quick(self) -> bool:
        """Whether names and sizes are enough."""
        return self.how_deep.current() == "quick"

    def show_production(self, row: ProductionRow) -> None:
        """Check this one."""
        if self._row is None or self._row.id != row.id:
            if self.job is None:
                self.said.hide()
            self._offer_repair(offers=False)
            self.found.hide()
        self._row = row
        self.check_button.setEnabled(True)

    def _offer_repair(self, *, offers: bool) -> None:
        self.repair_button.setVisible(offers)
        self._repair_words.setVisible(offers)
        self.check_button.set_kind("plain" if offers else "primary")
        self.repair_button.set_kind("primary" if offers else "plain")
        is_owner = self._row is not None and self._row.is_owner
        words = tr("What is on this computer is put back into the storage; the rest of somebody's take is asked of their computer. "
                   "Damaged files here are fetched again, and kept beside the good ones under another name.")  # fmt: skip
        own = tr("Damaged and missing files on this computer are fetched again; a damaged one is kept beside under another name.")  # fmt: skip
        self._repair_words.setText(words if is_owner else own)

    def check(self) -> None:
        """Look."""
        if self._row is not None:
            self._offer_repair(offers=False)
            self.found.hide()
            command = VerifyProduction(self._row.id, in_storage=True, quick=self.is_quick)
            self.run(command, self._checked, tr("Reading the record"), can_stop=True)

    def _checked(self, result: dict[str, Any]) -> None:
        files = [row for row in result["files"] if row["state"] not in {"good", "elsewhere"}]
        stored = result.get("storage", [])
        problems = [text for room in result["rooms"] for text in room["problems"]]
        entries = sum(room["entries"] for room in result["rooms"])
        good = sum(row["state"] == "good" for row in result["files"])
        counted = tr("{entries} entries of the record and {files} files agree.", entries=entries, files=good)
        if result["verdict"] == "good":
            self.say_done(tr("Everything agrees with what was signed"), counted)
            return
        rows = [(state_words(row["state"]), of_words(row), tr_n("{n} piece in the storage", "{n} pieces in the storage",
                 row["objects"])) for row in stored]  # fmt: skip
        rows += [(state_words(row["state"]), Path(row["path"]).name, tr("on this computer")) for row in files]
        self.found.show_rows(rows)
        count = len(stored) + len(files)
        head = tr_n("{n} thing is not as it was signed", "{n} things are not as they were signed", count)
        if not count:
            head = tr("The record itself is not what it was")
        self.say_hint(head, *problems, str(result.get("alarm", "")), counted)
        self._offer_repair(offers=True)

    def repair(self) -> None:
        """Put back what is missing or damaged."""
        if self._row is not None:
            command = RepairProduction(self._row.id, quick=self.is_quick)
            self.run(command, self._repaired, tr("Looking through the storage"), can_stop=True)

    def _repaired(self, result: dict[str, Any]) -> None:
        rows = [(tr("put back"), of_words(row), str(row.get("source", ""))) for row in result["repaired"]]
        rows += [(state_words(row["state"]), Path(row["path"]).name, tr("on this computer")) for row in result["files"]]
        rows += [(tr("asked for"), of_words(row), str(row.get("who", ""))) for row in result["asked"]]
        rows += [(tr("lost"), of_words(row), "") for row in result["lost"]]
        self.found.show_rows(rows)
        is_over = result["verdict"] in {"good", "repaired"}
        self._offer_repair(offers=False)
        if is_over:
            self.say_done(tr("Everything is whole again"))
        elif result["verdict"] == "asked":
            words = tr("Their computers answer by themselves once they are on.")
            self.say_hint(tr("What was here is put back; the rest has been asked for"), words)
        else:
            words = tr("What is named as lost has to be handed in again.")
            self.say_hint(tr("Not everything could be put back"), words, str(result["alarm"]))


class FetchCard(ActCard):
    """Files of takes that are not on this computer: fetched now, and later ones by themselves or not."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Files on this computer"),
            tr("After a recovery, or where room is short, the files of takes may have stayed in the storage."),
        )
        self._production = ""
        self.later = QCheckBox(tr("Fetch the files of later takes by themselves"))
        self.later.setChecked(True)
        self.body.addWidget(self.later)
        self.fetch_button = Button(context.theme, tr("Fetch what is missing"), "download")
        self.fetch_button.clicked.connect(self.fetch)
        self.add_buttons(self.fetch_button)

    def show_production(self, row: ProductionRow) -> None:
        """Ask how it is set here."""
        if row.id == self._production:
            return
        self._production = row.id
        if self.job is None:
            self.said.hide()
        studio = self._context.studio
        self._context.do(
            lambda: studio.storage_of(row.id), lambda storage: self.later.setChecked(not storage["is_on_demand"])
        )

    def fetch(self) -> None:
        """Fetch."""
        command = FetchFiles(self._production, is_on_demand=not self.later.isChecked())
        self.run(command, self._fetched, tr("Fetching…"))

    def _fetched(self, result: dict[str, Any]) -> None:
        if not result["takes"]:
            self.say_done(tr("Every take's files are here"))
            return
        words = tr_n("The files of {n} take are here now, {size}", "The files of {n} takes are here now, {size}",
                     result["takes"], size=size_text(result["bytes"]))  # fmt: skip
        self.say_done(words)


class CleanCard(ActCard):
    """What may leave the storage, by whose decision, and how much that is."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Let old takes go"),
            tr("Approved takes always stay. The files of older ones may leave the storage 14 days after you have said so; they stay on the computers that have them."),
        )  # fmt: skip
        theme = context.theme
        self._production = ""
        self._list = Card(kind="", padding_px=0, gap_px=2)
        self._list.hide()
        self.body.addWidget(self._list)
        self._danger = Card(kind="", padding_px=0)
        self._danger.hide()
        self.body.addWidget(self._danger)
        self.look_button = Button(theme, tr("See what lies there"), "search")
        self.look_button.clicked.connect(self.look)
        self.look_button.setEnabled(False)
        self.clean_button = Button(theme, "", "trash", "danger")
        self.clean_button.clicked.connect(self.clean)
        self.clean_button.hide()
        self.add_buttons(self.look_button, self.clean_button)

    def show_production(self, row: ProductionRow) -> None:
        """Look at this one when asked."""
        self.look_button.setEnabled(True)
        if row.id != self._production:
            self._production = row.id
            for part in (self._list, self._danger, self.clean_button):
                part.hide()
            if self.job is None:
                self.said.hide()

    def look(self) -> None:
        """What goes, what stays, what could go."""
        command = CleanDepot(self._production, dry_run=True)
        self.run(command, self._seen, tr("Looking through the storage…"), can_stop=True)

    def _seen(self, result: dict[str, Any]) -> None:
        theme = self._context.theme
        self._list.clear()
        groups = (
            (tr("Could go, if you say so"), result["could_go"], tr("Let go in 14 days"), False),
            (tr("Stays for now"), result["kept"], tr("Keep"), True),
            (tr("Goes now"), result["rows"], tr("Keep"), True),
        )
        for title, rows, act, keeps in groups:
            if rows:
                head = section_label(theme, title)
                head.setContentsMargins(0, 0, 0, 0)
                self._list.column.addWidget(head)
            for row in rows[:_MOST_SHOWN]:
                can_act = row["what"] == "take" and row["take"] and (not keeps or row["is_marked"])
                self._list.column.addWidget(self._row(row, act if can_act else "", keeps=keeps))
        is_empty = not any(rows for _, rows, _, _ in groups)
        self._list.setVisible(not is_empty)
        self._danger.clear()
        self._danger.setVisible(bool(result["rows"]))
        self.clean_button.setVisible(bool(result["rows"]))
        if result["rows"]:
            words = tr_n("Delete {n} object now, {size}", "Delete {n} objects now, {size}", result["objects"],
                         size=size_text(result["bytes"]))  # fmt: skip
            self.clean_button.setText(f"\u2009{words}")
            self.clean_button.setAccessibleName(words)
            lines = (
                tr("They leave the storage for everybody. Copies on people's computers stay."),
                tr("Segue does the same by itself once a day."),
            )
            self._danger.column.addWidget(danger_rows(self._context, lines))
        if is_empty:
            self.say_done(tr("There is nothing that could go"))

    def _row(self, row: dict[str, Any], act: str, *, keeps: bool) -> QWidget:
        theme, widget = self._context.theme, QWidget()
        name = str(row["stage"] or row["who"] or tr("Uploads"))
        if row["take"]:
            name = tr("{stage}, take {n}", stage=name, n=row["take"])
        head = label(theme, name, 12, 500)
        line = row_of(head, gap_px=12)
        line.addWidget(ElidedLabel(theme, str(row["reason"]), 12, tone="3"), 1)
        if row["bytes"]:
            line.addWidget(label(theme, size_text(row["bytes"]), 12, tone="2"))
        if act:
            button = Button(theme, act, kind="link")
            button.setAccessibleName(f"{act}: {name}")
            button.clicked.connect(lambda: self._mark(row, name, keeps=keeps))
            line.addWidget(button)
        widget.setLayout(line)
        widget.setMinimumHeight(28)
        widget.setAccessibleName(f"{name}: {row['reason']}")
        return widget

    def _mark(self, row: dict[str, Any], name: str, *, keeps: bool) -> None:
        def done(result: dict[str, Any]) -> None:
            if keeps:
                self.say_done(tr("{take} stays", take=name))
            else:
                day = day_of(str(result["goes_utc"]))
                self.say_done(tr("{take} may go", take=name), tr("Its files leave the storage on {day}.", day=day))
            self._list.hide()
            self._danger.hide()
            self.clean_button.hide()

        self.run(MarkTakes(str(row["subject"]), (int(row["take"]),), keeps), done)

    def clean(self) -> None:
        """Delete what may go."""
        self.run(CleanDepot(self._production), self._cleaned, tr("Deleting…"), can_stop=True)

    def _cleaned(self, result: dict[str, Any]) -> None:
        for part in (self._list, self._danger, self.clean_button):
            part.hide()
        words = tr_n("{n} object has left the storage, {size}", "{n} objects have left the storage, {size}",
                     result["objects"], size=size_text(result["bytes"]))  # fmt: skip
        if result["was_stopped"]:
            self.say_hint(words, tr("Stopped: the rest goes the next time."))
        else:
            self.say_done(words)
