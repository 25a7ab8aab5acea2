"""Recovery: where the recovery file lies, whether everything would be back from it today, and finding more with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.actions.commands import LoginDepot
from studio.actions.device_commands import DrillRecovery, FindProductions
from ui.context import Context
from ui.dialogs.storage import StorageFields
from ui.inbox.blocks import Card
from ui.settings.act import ActCard
from ui.settings.frame import SectionPage
from ui.settings.secret_fields import RecoveryFields
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import tr, tr_n


class RecoveryPage(SectionPage):
    """What a person does today so that a lost computer costs nothing tomorrow."""

    def __init__(self, context: Context) -> None:
        sentence = tr("If every device of yours is lost, everything comes back from two things: your recovery file with its passphrase, and the shared storage.")  # fmt: skip
        super().__init__(context, "recovery", tr("Recovery"), sentence)
        self._file = Card(gap_px=8)
        self.column.addWidget(self._file)
        self.drill = DrillCard(context)
        self.column.addWidget(self.drill)
        self.finder = FindCard(context)
        self.column.addWidget(self.finder)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Say where the file lies."""
        studio, theme = self._context.studio, self._context.theme
        path = studio.recovery_file if studio is not None else ""
        self._file.clear()
        icon, role = ("lifebuoy", "text2") if path else ("alert-triangle", "review.text")
        head = row_of(IconLabel(theme, icon, role), gap_px=8)
        title = tr("Your recovery file") if path else tr("Your recovery file is not in the home folder any more")
        head.addWidget(label(theme, title, 15, 600, wraps=True), 1)
        self._file.column.addLayout(head)
        if path:
            self._file.column.addWidget(label(theme, path, 12, wraps=True, is_selectable=True))
            words = tr("Copy it and its passphrase to places outside this computer: a safe, a password manager, a stick at a friend's. Keep the two apart.")  # fmt: skip
            show = Button(theme, tr("Show its folder"), "folder-open")
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(studio.home))))
            self._file.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
            self._file.column.addLayout(row_of(show, None))
        else:
            words = tr("That is right if you keep it elsewhere. Try below whether you still have the right one.")
            self._file.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        for card in (self.drill, self.finder):
            card.recovery.suggest(path)


class DrillCard(ActCard):
    """Tries whether everything would be back; changes nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Fire drill"),
            tr("Tries today whether everything would be back from the file and the storage alone. Changes nothing."),
        )
        theme = context.theme
        self.recovery = RecoveryFields(theme)
        self.recovery.edited.connect(self._follow)
        self.recovery.entered.connect(self.drill)
        self.body.addWidget(self.recovery)
        self.drill_button = primary_button(theme, tr("Try it"), "lifebuoy")
        self.drill_button.clicked.connect(self.drill)
        self.add_buttons(self.drill_button)
        self._follow()

    def _follow(self) -> None:
        self.drill_button.setEnabled(self.recovery.is_given)

    def drill(self) -> None:
        """Try it."""
        if self.recovery.is_given:
            command = DrillRecovery(self.recovery.path, self.recovery.words)
            self.run(command, self._done, tr("Opening the file and looking through the storage…"), can_stop=True)

    def _done(self, result: dict[str, Any]) -> None:
        rows, unsent = result["rows"], int(result["unsent"])
        bad = [row for row in rows if not row["is_good"]]
        later = tr_n("{n} thing is on this computer only, until it has synchronised.",
                     "{n} things are on this computer only, until it has synchronised.", unsent) if unsent else ""  # fmt: skip
        if bad:
            lines = [f"{row['title']}, {row['name'] or row['room'][:8]}: {'; '.join(row['missing'])}" for row in bad]
            self.say_hint(tr("Not everything would be back"), *lines[:12], later, tr("Synchronise, then repair under Storage care."))  # fmt: skip
        elif not rows:
            self.say_done(tr("The file opens. There is no production yet."), later)
        else:
            titles = list(dict.fromkeys(row["title"] for row in rows))
            self.say_done(tr("Everything would be back: {titles}", titles=", ".join(titles)), later)


class FindCard(ActCard):
    """Finds the person's productions in one more storage."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Find productions in another storage"),
            tr("Looks through a folder or bucket for productions that know your recovery file, and brings them here."),
        )
        theme = context.theme
        self.recovery = RecoveryFields(theme)
        self.body.addWidget(self.recovery)
        self.fields = StorageFields(context, asks_access=False)
        self.body.addWidget(self.fields)
        self.find_button = Button(theme, tr("Look through it"), "search")
        self.find_button.clicked.connect(self.look)
        self.add_buttons(self.find_button)
        self.recovery.edited.connect(self._follow)
        self.fields.edited.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.find_button.setEnabled(self.recovery.is_given and not self.fields.problem())

    def look(self) -> None:
        """Look."""
        fields = self.fields
        before = (LoginDepot(fields.url, *fields.keys, fields.endpoint_url),) if fields.keys[0] else ()
        command = FindProductions(self.recovery.path, self.recovery.words, (fields.url,), fields.endpoint_url)
        self.run(command, self._done, tr("Looking through the storage…"), before=before)

    def _done(self, result: dict[str, Any]) -> None:
        lines = found_lines(result)
        if result["problems"]:
            self.say_hint(tr("Found, but not all could be read yet"), *lines)
        else:
            self.say_done(
                tr_n("{n} production is here", "{n} productions are here", len(result["productions"])), *lines
            )


def found_lines(result: dict[str, Any]) -> list[str]:
    """What a recovery found, a sentence each."""
    lines = []
    for row in result["productions"]:
        line = tr_n("“{title}”, {n} room", "“{title}”, {n} rooms", row["rooms"], title=row["title"])
        if not row["is_in"] and row["is_owner"] and row["lead_name"]:
            line = tr("{line}. It is decided on “{device}”; if that device is lost, take over under Settings, Devices.",
                      line=line, device=row["lead_name"])  # fmt: skip
        elif not row["is_in"]:
            line = tr("{line}. It waits until the owner's computer lets this device in.", line=line)
        lines.append(line)
    return lines + [str(problem["message"]) for problem in result["problems"]]
