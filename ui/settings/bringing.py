"""Import and salvage: a production again from an export, and plain files out of a storage with holes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.actions.commands import ImportProduction, LoginDepot, SalvageDepot
from ui.context import Context
from ui.dialogs.page import FolderField, field
from ui.dialogs.storage import StorageFields
from ui.settings.act import ActCard
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import row_of, section_label
from ui.words import size_text, tr, tr_n


class ImportPage(SectionPage):
    """Two ways back for what was lost elsewhere."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Two ways back: a production from an export of yours, and plain files out of a damaged storage.")
        super().__init__(context, "import", tr("Import and salvage"), sentence)
        self.bring = ImportCard(context)
        self.column.addWidget(self.bring)
        self.salvage = SalvageCard(context)
        self.column.addWidget(self.salvage)
        self.column.addStretch(1)


class ImportCard(ActCard):
    """A production again, from the folder that an export wrote."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Import an export"),
            tr("Makes one of your productions again, with its whole signed record, in a new place for its shared files. "
               "Only with the home that wrote the export, or a backup of that home: its keys open it."),
        )  # fmt: skip
        theme = context.theme
        self.folder = FolderField(theme, tr("Folder of the export"))
        self.folder.path.textEdited.connect(lambda _text: self._follow())
        self.body.addLayout(field(theme, tr("Folder of the export"), self.folder))
        self.body.addWidget(section_label(theme, tr("Where its shared files are to lie")))
        self.fields = StorageFields(context)
        self.fields.edited.connect(self._follow)
        self.body.addWidget(self.fields)
        self.import_button = primary_button(theme, tr("Import the production"), "download")
        self.import_button.clicked.connect(self.bring)
        self.add_buttons(self.import_button)
        self._follow()

    def _follow(self) -> None:
        self.import_button.setEnabled(bool(self.folder.path.text().strip()) and not self.fields.problem())

    def bring(self) -> None:
        """Do it."""
        fields = self.fields
        before = (LoginDepot(fields.url, *fields.keys, fields.endpoint_url),) if fields.keys[0] else ()
        folder = self.folder.path.text().strip()
        access = fields.access_choice.kind if fields.is_bucket else ""
        command = ImportProduction(folder, fields.url, fields.endpoint_url, access)
        self.run(command, self._done, tr("Verifying…"), can_stop=True, before=before)

    def _done(self, result: dict[str, Any]) -> None:
        head = tr("“{title}” is here again", title=result["title"])
        lines = [
            tr("{rooms} rooms and {entries} entries are verified; {files} files were put back.",
               rooms=result["rooms"], entries=result["entries"], files=result["files"]),
            *(tr("Not in the export: {path}", path=path) for path in result["missing"][:8]),
            *(tr("Lost: {stage} {what} {file}", stage=row["stage"], what=row["what"], file=row["file"])
              for row in result["lost"][:8]),
            tr("Tell the others where it lies now: {url}", url=result["url"]),
        ]  # fmt: skip
        if result["lost"] or result["missing"]:
            self.say_hint(head, *lines)
        else:
            self.say_done(head, *lines)
        self._context.set_production(str(result["production"]))


class SalvageCard(ActCard):
    """Reads a storage with holes."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Salvage a damaged storage"),
            tr("Reads whatever can still be read with the keys on this computer, into plain files and a report. Changes nothing there."),
        )  # fmt: skip
        theme = context.theme
        self.fields = StorageFields(context, asks_access=False)
        self.fields.edited.connect(self._follow)
        self.body.addWidget(self.fields)
        self.out = FolderField(theme, tr("New folder for what is found"))
        self.out.path.textEdited.connect(lambda _text: self._follow())
        self.body.addLayout(field(theme, tr("New folder for what is found"), self.out))
        self.salvage_button = Button(theme, tr("Salvage what can be read"), "lifebuoy")
        self.salvage_button.clicked.connect(self.salvage)
        self.add_buttons(self.salvage_button)
        self.show_button = Button(theme, tr("Show the folder"), "folder-open")
        self.show_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self.out.path.text().strip()))
        )
        self.show_button.hide()
        self.column.addLayout(row_of(self.show_button, None))
        self._follow()

    def _follow(self) -> None:
        self.salvage_button.setEnabled(bool(self.out.path.text().strip()) and not self.fields.problem())

    def salvage(self) -> None:
        """Do it."""
        fields = self.fields
        before = (LoginDepot(fields.url, *fields.keys, fields.endpoint_url),) if fields.keys[0] else ()
        command = SalvageDepot(fields.url, self.out.path.text().strip(), fields.endpoint_url)
        self.run(command, self._done, tr("Reading…"), can_stop=True, before=before)

    def _done(self, result: dict[str, Any]) -> None:
        head = tr_n("{n} file is whole, {size}", "{n} files are whole, {size}", result["whole"],
                    size=size_text(result["bytes"]))  # fmt: skip
        titles = ", ".join(str(row["title"]) for row in result["productions"])
        lines = [tr("From {titles}. What is missing stands in REPORT.txt.", titles=titles)]
        if result["partial"] or result["lost"]:
            words = tr("{partial} in parts, {lost} lost.", partial=result["partial"], lost=result["lost"])
            self.say_hint(head, words, *lines)
        else:
            self.say_done(head, *lines)
        self.show_button.show()
