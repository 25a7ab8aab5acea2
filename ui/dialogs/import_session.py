"""The pane that takes another program's session into the open production: what becomes what is read before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from studio.actions.recipe_commands import ReadSession
from ui.background import Job
from ui.context import Context
from ui.dialogs.page import FileField, FolderField, Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.widgets.buttons import primary_button
from ui.widgets.labels import label
from ui.widgets.over_pane import window_of
from ui.words import tr, tr_n

_SHOWN = 12


class ImportSessionPane(SidePane):
    """``look`` reads a session and its media and shows what would become of it; ``take_in`` does it, as one step of undo,
    and then ``taken`` is called.
    """

    help_page = "assemble"

    def __init__(self, context: Context, taken: Callable[[], object], window: QWidget) -> None:
        super().__init__(context, tr("Bring in a session"), window)
        self._taken = taken
        self.setObjectName("import-session")
        self._production, self._looked = context.production, ("", "")
        self._job: Job | None = None
        theme = context.theme
        words = tr("Tracks become stages with a take each, and lanes that stand as in the session. Lanes that are there already are set anew.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.file = FileField(theme, tr("Session"), tr("Sessions (*.dawproject *.rpp *.otio *.ardour *.edl *.fcpxml)"))
        hint = tr("DAWproject, Reaper (.rpp), OTIO, Ardour, or an edit decision list (.edl).")
        self.column.addLayout(field(theme, tr("Session"), self.file, hint))
        self.media = FolderField(theme, tr("Where else its media lies"))
        self.column.addLayout(
            field(theme, tr("Where else its media lies"), self.media, tr("Only where files are missing."))
        )
        for line in (self.file.path, self.media.path):
            line.editingFinished.connect(self._on_named)
            line.textEdited.connect(self._on_typed)
        self._found, self._missing, self._lost = (Card(kind="callout", padding_px=12, gap_px=4) for _ in range(3))
        for card in (self._found, self._missing, self._lost):
            card.hide()
            self.column.addWidget(card)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.take_button = primary_button(theme, tr("Take it in"), "package", is_big=True)
        self.take_button.clicked.connect(self.take_in)
        self.take_button.setEnabled(False)
        self.foot.addWidget(self.take_button, 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; what is being taken in goes on."""
        self._stop_looking()
        super().closeEvent(event)

    @property
    def _named(self) -> tuple[str, str]:
        return self.file.path.text().strip(), self.media.path.text().strip()

    def _on_typed(self) -> None:
        if self._named != self._looked:
            self.take_button.setEnabled(False)
        # what was chosen comes as one edit; what is typed is read once it is done
        if not self.file.path.hasFocus() and not self.media.path.hasFocus():
            self._on_named()

    def _on_named(self) -> None:
        path, media = self._named
        if path and (path, media) != self._looked:
            self.look(path, media)

    def look(self, path: str, media: str = "") -> None:
        """Read a session and say what would become of it."""
        self._stop_looking()
        self._looked = (path, media)
        self.file.path.setText(path)
        self.media.path.setText(media)
        self.take_button.setEnabled(False)
        for card in (self._found, self._missing, self._lost):
            card.hide()
        self.said.say("refresh", "text2", tr("Looking at {name} and its media", name=Path(path).name))
        looked = self._looked
        command = ReadSession(self._production, path, media, is_trial=True)
        self._job = self._context.run(command, lambda result: self._show(looked, result), self._failed)

    def _stop_looking(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _failed(self, error: BaseException) -> None:
        self._looked = ("", "")
        self.said.say_error(error)

    def _show(self, looked: tuple[str, str], result: Mapping[str, Any]) -> None:
        if looked != self._looked:
            return
        self._job = None
        self.said.hide()
        is_something = bool(result["added"] or result["changed"] or result["markers"])
        self._show_found(result, is_something=is_something)
        self._list(self._missing, tr("Not found on this computer"), result["missing"],
                   tr("Their stages are made without a take; hand the files in later, or choose their folder above."))  # fmt: skip
        outside = [tr("From outside the session's folder: {path}", path=path) for path in result["outside"]]
        self._list(self._lost, tr("What is not carried over, or worth knowing"), [*outside, *result["left_out"]])
        self.take_button.setEnabled(is_something)
        if is_something:
            self.take_button.setFocus()

    def _show_found(self, result: Mapping[str, Any], *, is_something: bool) -> None:
        theme, column = self._context.theme, self._found.column
        self._found.clear()
        column.addWidget(label(theme, result["title"], 13, 600, wraps=True))
        if result["added"]:
            column.addWidget(
                label(theme, tr_n("{n} stage is added", "{n} stages are added", result["added"]), 13, wraps=True)
            )
            for stage in result["stages"][:_SHOWN]:
                files = len(stage["files"])
                what = tr_n("{n} file", "{n} files", files) if files else tr("no file yet")
                line = tr("{track}: {title} ({what})", track=stage["track"], title=stage["title"], what=what)
                column.addWidget(label(theme, line, 12, tone="2", wraps=True))
            more = result["added"] - min(len(result["stages"]), _SHOWN)
            if more:
                column.addWidget(label(theme, tr_n("and {n} more", "and {n} more", more), 12, tone="2"))
        if result["changed"]:
            words = tr_n("{n} lane is set anew", "{n} lanes are set anew", result["changed"])
            column.addWidget(label(theme, words, 13, wraps=True))
            column.addWidget(label(theme, ", ".join(result["changed_titles"][:_SHOWN]), 12, tone="2", wraps=True))
        if result["markers"]:
            count = len(result["markers"])
            column.addWidget(label(theme, tr_n("{n} marker is added", "{n} markers are added", count), 13, wraps=True))
            column.addWidget(label(theme, ", ".join(result["markers"][:_SHOWN]), 12, tone="2", wraps=True))
        if result["unchanged"]:
            words = tr_n("{n} lane stands so already", "{n} lanes stand so already", result["unchanged"])
            column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        if not is_something and not result["unchanged"]:
            column.addWidget(label(theme, tr("There is nothing in it that a production can take in."), 13, wraps=True))
        self._found.show()

    def _list(self, card: Card, title: str, sentences: list[str], hint: str = "") -> None:
        card.clear()
        card.hide()
        if not sentences:
            return
        theme = self._context.theme
        card.column.addWidget(label(theme, title, 13, 600, wraps=True))
        for sentence in sentences[:_SHOWN]:
            card.column.addWidget(label(theme, sentence, 12, tone="2", wraps=True, is_selectable=True))
        if len(sentences) > _SHOWN:
            more = len(sentences) - _SHOWN
            card.column.addWidget(label(theme, tr_n("and {n} more", "and {n} more", more), 12, tone="2"))
        if hint:
            card.column.addWidget(label(theme, hint, 12, wraps=True))
        card.show()

    def take_in(self) -> None:
        """Do what has been shown."""
        if not self.take_button.isEnabled():
            return
        self.take_button.setEnabled(False)
        path, media = self._looked
        self.said.say("refresh", "text2", tr("Taking in {name}", name=Path(path).name))
        self._context.run(ReadSession(self._production, path, media), self._done, self._not_taken)

    def _not_taken(self, error: BaseException) -> None:
        if self.is_gone:
            self._context.show_error(error)
        else:
            self._failed(error)

    def _done(self, result: Mapping[str, Any]) -> None:
        words = tr("{added} stages added, {changed} lanes set anew. Ctrl+Z takes it back.", added=result["added"], changed=result["changed"])  # fmt: skip
        self._context.show_message(words, tr("The session is taken in"), "done")
        self._taken()
        self.close()


def open_import_session(context: Context, taken: Callable[[], object], path: str = "") -> ImportSessionPane:
    """Open the pane, with a session that was dropped; one that is open is replaced."""
    pane = ImportSessionPane(context, taken, window_of(context)).open_alone()
    if path:
        pane.look(path)
    else:
        pane.file.path.setFocus()
    return pane
