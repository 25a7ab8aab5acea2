"""Start a production: a title, a chain with a picture of what comes, a place for the shared files, a start."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from studio.actions.commands import LoginDepot, SetAccess, StartProduction
from ui.context import Context
from ui.dialogs.chain_choice import ChainChoice
from ui.dialogs.page import Page, Said, field
from ui.dialogs.storage import StorageFields
from ui.inbox.blocks import Card
from ui.languages import spoken_language
from ui.widgets.boxes import DateBox, quiet_box
from ui.widgets.buttons import primary_button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import label, row_of, section_label
from ui.words import tr

_EVENING_H = 17
"""From then on a first day that is today has passed before anything could be done in it."""


def first_day(now: QDateTime) -> QDate:
    """What is proposed: today, and in the evening tomorrow."""
    return now.date() if now.time().hour() < _EVENING_H else now.date().addDays(1)


class NewProductionPage(Page):
    """Everything on one page; the button says what is still missing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Start a production"), "", width_px=1080)
        self._is_running = False
        self.needs_name = context.studio is None or not context.studio.has_identity
        columns = QHBoxLayout()
        columns.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
            columns.addLayout(column, 1)
        left.addWidget(self._what_card())
        left.addWidget(self._where_card())
        left.addStretch(1)
        right.addWidget(self._chain_card())
        right.addStretch(1)
        self.column.addLayout(columns)
        self.said = Said(context.theme)
        self.column.addWidget(self.said)
        self.set_foot(self._foot())
        self.column.addStretch(1)
        self.title.textEdited.connect(self.storage.suggest_folder)
        self.storage.suggest_folder("")
        for line in (self.title, self.name):
            line.textEdited.connect(lambda _text: self._follow())
        self.storage.edited.connect(self._follow)
        self._follow()
        self.keyboard_starts_at = self.name if self.needs_name else self.title

    def problem(self) -> str:
        """What is missing; empty when it can be started."""
        if self.needs_name and not self.name.text().strip():
            return tr("Give your name: collaborators see it, and it signs what you decide.")
        if not self.title.text().strip():
            return tr("Give the production a title.")
        return self.storage.problem()

    def start(self) -> None:
        """Start it, then show its plan."""
        if self.problem() or self._is_running:
            return
        context = self._context
        self._set_running(is_running=True)
        context.background.start(self._work(), self._done, self._failed, self._on_progress)

    def _work(self) -> Callable[[Callable[[float, str], None], threading.Event], dict[str, Any]]:
        """What is done in the background: name, keys, production. The fields are read here, in the window's thread."""
        studio, storage = self._context.studio, self.storage
        name = self.name.text().strip() if self.needs_name else ""
        key_id, secret = storage.keys
        login = LoginDepot(storage.url, key_id, secret, storage.endpoint_url) if key_id else None
        command = StartProduction(
            title=self.title.text().strip(),
            chain=self.chains.key,
            depot_url=storage.url,
            endpoint_url=storage.endpoint_url,
            start_date=self.start_date.date().toString(Qt.DateFormat.ISODate),
            access=storage.access_choice.kind,
            language=spoken_language(),
        )
        way = storage.access_choice

        def work(report: Callable[[float, str], None], cancel: threading.Event) -> dict[str, Any]:
            made: dict[str, Any] = {}
            if name and not studio.has_identity:
                made = studio.init(name)
            if login is not None:
                studio.run(login)
            result = studio.run(command, progress=report, cancel=cancel)
            if way.has_needs:
                needs = SetAccess(result["production"], "", way.role_arn, way.in_bucket, way.key_id, way.secret)
                studio.run(needs)
            return {**result, "recovery_file": made.get("recovery_file", "")}

        return work

    def _done(self, result: dict[str, Any]) -> None:
        self._set_running(is_running=False)
        self._context.set_production(str(result.get("production", "")))
        self._context.navigate("plan")
        if result.get("recovery_file"):
            self._tell_of_recovery(Path(result["recovery_file"]))

    def _tell_of_recovery(self, file: Path) -> None:
        """It was made along with the name, and nobody looks for what they do not know of."""
        self._context.show_message(
            tr("Keep “{file}” and its passphrase outside this computer, apart from each other. With both and the storage everything comes back.", file=file.name),
            tr("Your recovery file was made"),
            kind="hint",
            action=tr("Show it"),
            run=lambda: self._context.navigate("recovery"),
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self._set_running(is_running=False)
        self.needs_name = not self._context.studio.has_identity
        self._name_field.setVisible(self.needs_name)
        self.said.say_error(error)

    def _on_progress(self, share: float, words: str) -> None:
        self._progress.show_share(share)
        self._hint.setText(words)

    def _set_running(self, *, is_running: bool) -> None:
        self._is_running = is_running
        self._progress.setVisible(is_running)
        self._progress.show_share(0.0)
        if is_running:
            self.said.hide()
        self._follow()

    def _follow(self) -> None:
        problem = self.problem()
        self.start_button.setEnabled(not problem and not self._is_running)
        self._hint.setText(problem)

    def _what_card(self) -> Card:
        theme, card = self._context.theme, Card(gap_px=12)
        self.name, self.title = QLineEdit(), QLineEdit()
        self.name.setMaxLength(120)
        self.title.setMaxLength(120)
        self.title.setPlaceholderText(tr("Late Train"))
        self._name_field = Card(kind="", padding_px=0)
        self._name_field.column.addLayout(
            field(
                theme,
                tr("Your name"),
                self.name,
                tr("As it stands in offers and credits. It makes your identity on this computer."),
            )
        )
        self._name_field.setVisible(self.needs_name)
        self.start_date = DateBox(first_day(QDateTime.currentDateTime()))
        self.start_date.setCalendarPopup(True)
        self.start_date.setDisplayFormat("d MMM yyyy")
        quiet_box(self.start_date)
        card.column.addWidget(self._name_field)
        card.column.addLayout(field(theme, tr("Title"), self.title))
        card.column.addLayout(field(theme, tr("First day of work"), self.start_date))
        return card

    def _where_card(self) -> Card:
        card = Card(gap_px=12)
        card.column.addWidget(section_label(self._context.theme, tr("Where the shared files lie")))
        self.storage = StorageFields(self._context)
        card.column.addWidget(self.storage)
        return card

    def _chain_card(self) -> Card:
        card = Card(gap_px=8)
        card.column.addWidget(section_label(self._context.theme, tr("What it is made of")))
        self.chains = ChainChoice(self._context)
        card.column.addWidget(self.chains)
        return card

    def _foot(self) -> QHBoxLayout:
        theme = self._context.theme
        self._hint = label(theme, "", 12, tone="2", wraps=True)
        self._progress = ProgressLine(theme, 160)
        self._progress.hide()
        self.start_button = primary_button(theme, tr("Start the production"), "music-plus", is_big=True)
        self.enter_presses = self.start_button
        self.start_button.clicked.connect(self.start)
        row = row_of(gap_px=12)
        row.addWidget(self._hint, 1)
        row.addWidget(self._progress)
        row.addWidget(self.start_button)
        return row
