"""A production's storage: where its shared files lie, and how they move to another folder or bucket while people work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from studio.actions.commands import LoginDepot, MoveDepot
from ui.background import Job, Progress, Work
from ui.context import Context
from ui.dialogs.page import Page, Said
from ui.dialogs.storage import StorageFields
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import KeyValueRows, label, row_of, section_label
from ui.words import tr


class StoragePage(Page):
    """Asks where to; then shows how far the copying is. It can be stopped, gone on with and given up."""

    def __init__(self, context: Context) -> None:
        sentence = tr("The shared files can move to another folder or bucket while everybody works on. The others find the way by themselves.")  # fmt: skip
        super().__init__(context, tr("Shared files"), sentence)
        theme = context.theme
        self.job: Job | None = None
        self._storage: dict[str, Any] = {}
        self.now = Card(gap_px=8)
        self.column.addWidget(self.now)
        where = Card(gap_px=12)
        where.column.addWidget(section_label(theme, tr("Move them to")))
        self.fields = StorageFields(context)
        self.fields.edited.connect(self._follow)
        where.column.addWidget(self.fields)
        self._where = where
        self.column.addWidget(where)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.set_foot(self._foot())
        self._follow()
        self.refresh()

    @property
    def is_moving(self) -> bool:
        """Whether a move has been begun and has not come to its end."""
        return bool(self._storage.get("moving_to"))

    def refresh(self) -> None:
        """Ask where the files lie now."""
        context = self._context
        if context.studio is not None and context.production:
            studio, production = context.studio, context.production
            context.do(lambda: studio.storage_of(production), self._show)

    def problem(self) -> str:
        """Why it cannot move now; empty when it can."""
        if not self._storage.get("is_owner", True):
            return tr("Only the owner can move them.")
        return "" if self.is_moving else self.fields.problem()

    def begin_move(self) -> None:
        """Begin, or go on."""
        if self.problem() or self.job is not None:
            self._follow()
            return
        fields, production = self.fields, self._context.production
        url, endpoint = ("", "") if self.is_moving else (fields.url, fields.endpoint_url)
        login = LoginDepot(url, *fields.keys, endpoint) if url and fields.keys[0] else None
        self._start(MoveDepot(production, url, endpoint), login)

    def stop(self) -> None:
        """Stop where it can be gone on with."""
        if self.job is not None:
            self.job.cancel()

    def give_up(self) -> None:
        """Leave it where it is."""
        self._start(MoveDepot(self._context.production, gives_up=True), None)

    def _start(self, command: MoveDepot, login: LoginDepot | None) -> None:
        studio = self._context.studio

        def work(report: Progress, cancel: threading.Event) -> Any:
            if login is not None:
                studio.run(login)
            return studio.run(command, progress=report, cancel=cancel)

        self._run(work, self._done)

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        self.said.hide()
        self.job = self._context.background.start(work, done, self._failed, self._on_progress)
        self._progress.show_share(0.0)
        self._follow()

    def _done(self, result: dict[str, Any]) -> None:
        self.job = None
        if result.get("state") == "given_up":
            self.said.say("circle-check", "approved.text", tr("They stay where they are"))
        else:
            names = ", ".join(str(name) for name in result.get("people", ()))
            words = tr("What {names} still put into the old place is carried over.", names=names) if names else ""
            self.said.say(
                "circle-check", "approved.text", tr("The shared files have moved"), (str(result["to"]), words)
            )
        self.refresh()
        self._follow()

    def _failed(self, error: BaseException) -> None:
        self.job = None
        self.said.say_error(error)
        self.refresh()
        self._follow()

    def _on_progress(self, share: float, words: str) -> None:
        self._progress.show_share(share)
        self._hint.setText(words)

    def _show(self, storage: dict[str, Any]) -> None:
        self._storage = storage
        theme = self._context.theme
        rows = [(tr("They lie in"), str(storage["url"]))]
        if storage["moving_to"]:
            rows.append((tr("Moving to"), str(storage["moving_to"])))
        rows += [(tr("Former place"), str(url)) for url in storage["former"]]
        self.now.clear()
        self.now.column.addWidget(KeyValueRows(theme, rows))
        if storage["former"]:
            words = tr("The former place shows latecomers the way. When all have followed: segue depot forget {slug}", slug=storage["slug"])  # fmt: skip
            self.now.column.addWidget(label(theme, words, 11, tone="3", wraps=True, is_selectable=True))
        self._follow()

    def _follow(self) -> None:
        is_running, problem = self.job is not None, self.problem()
        self._where.setVisible(not self.is_moving)
        self.move_button.setText(tr("Go on moving") if self.is_moving else tr("Move the shared files"))
        self.move_button.setVisible(not is_running)
        self.move_button.setEnabled(not problem)
        self.give_up_button.setVisible(self.is_moving and not is_running and self._storage["may_give_up"])
        self.stop_button.setVisible(is_running)
        self._progress.setVisible(is_running)
        if not is_running:
            self._hint.setText(problem)

    def _foot(self) -> QHBoxLayout:
        theme = self._context.theme
        self._hint = label(theme, "", 12, tone="2", wraps=True)
        self._progress = ProgressLine(theme, 160)
        self.stop_button = Button(theme, tr("Stop"), "x")
        self.stop_button.clicked.connect(self.stop)
        self.give_up_button = Button(theme, tr("Give it up"), "x")
        self.give_up_button.clicked.connect(self.give_up)
        self.move_button = primary_button(theme, tr("Move the shared files"), "folder-open", is_big=True)
        self.move_button.clicked.connect(self.begin_move)
        row = row_of(gap_px=12)
        row.addWidget(self._hint, 1)
        for widget in (self._progress, self.stop_button, self.give_up_button, self.move_button):
            row.addWidget(widget)
        return row
