"""Export: a production as plain folders, tables and its signed log, readable without Segue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.actions.commands import ExportProduction
from ui.context import Context
from ui.dialogs.page import FolderField, field
from ui.settings.act import ActCard
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import KeyValueRows, row_of
from ui.words import size_text, tr


class ExportPage(SectionPage):
    """One folder, one button."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Everything of a production as plain files, for your archive and for the day when there is no Segue any more.")  # fmt: skip
        super().__init__(context, "export", tr("Export"), sentence)
        self.card = ExportCard(context)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Another production may have been chosen."""
        self.card.show_row(self.row.id if self.row else "", self.row.title if self.row else "")


class ExportCard(ActCard):
    """The folder and what will be in it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Export a production"))
        theme = context.theme
        self._production, self._title, self._is_own = "", "", False
        self._written = ""
        rows = [
            (tr("files"), tr("every take, input and result that is on this computer, by track and stage")),
            (tr("tables"), tr("plan, credits and history as CSV and JSON")),
            (tr("log"), tr("what everybody said and decided, in order, as text")),
            (tr("signed"), tr("the same as it was signed, from which the production can be imported again")),
        ]
        self.body.addWidget(KeyValueRows(theme, rows, key_px=64))
        self.folder = FolderField(theme, tr("New folder"))
        self.folder.path.textEdited.connect(self._on_folder)
        hint = tr("It is made; nothing is ever overwritten. No key is in it that opens anything without your own.")
        self.body.addLayout(field(theme, tr("New folder"), self.folder, hint))
        self.export_button = primary_button(theme, tr("Export"), "file-export")
        self.export_button.clicked.connect(self.export)
        self.add_buttons(self.export_button)
        self.show_button = Button(theme, tr("Show the folder"), "folder-open")
        self.show_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._written)))
        self.show_button.hide()
        self.column.addLayout(row_of(self.show_button, None))
        self._follow()

    def show_row(self, production: str, title: str) -> None:
        """Export this one."""
        if production == self._production:
            return
        self._production, self._title = production, title
        if not self._is_own:
            safe = "".join(sign for sign in title if sign not in '<>:"/\\|?*').strip(". ")
            self.folder.path.setText(str(Path.home() / tr("{title} export", title=safe)) if title else "")
        if self.job is None:
            self.said.hide()
            self.show_button.hide()
        self._follow()

    def _on_folder(self, _path: str) -> None:
        self._is_own = True
        self._follow()

    def _follow(self) -> None:
        self.export_button.setText(f"\u2009{tr('Export “{title}”', title=self._title)}")
        self.export_button.setAccessibleName(tr("Export “{title}”", title=self._title))
        self.export_button.setEnabled(bool(self._production and self.folder.path.text().strip()))

    def export(self) -> None:
        """Do it."""
        self.show_button.hide()
        command = ExportProduction(self._production, self.folder.path.text().strip())
        self.run(command, self._done, tr("Writing…"), can_stop=True)

    def _done(self, result: dict[str, Any]) -> None:
        self._written = str(result["folder"])
        words = tr("{entries} entries and {files} files, {size}.", entries=result["entries"], files=result["files"],
                   size=size_text(result["bytes"]))  # fmt: skip
        self.say_done(tr("“{title}” is exported", title=result["title"]), words, self._written)
        self.show_button.show()
