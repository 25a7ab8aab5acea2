"""The pane that takes another program's plan into the open production: what would change is read before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from studio.actions.plan_whole_commands import ReadPlan
from ui.context import Context
from ui.dialogs.page import FileField, Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.widgets.buttons import primary_button
from ui.widgets.labels import label
from ui.widgets.over_pane import window_of
from ui.words import tr, tr_n

_SHOWN = 12


class ImportPlanPane(SidePane):
    """``look`` reads a file and shows what it would change; ``take_in`` does it, as one step of undo, and then ``taken``
    is called.
    """

    def __init__(self, context: Context, taken: Callable[[], object], window: QWidget) -> None:
        super().__init__(context, tr("Import a plan"), window)
        self._taken = taken
        self.setObjectName("import-plan")
        self._production, self._path = context.production, ""
        theme = context.theme
        words = tr("Stages that are known already are changed, all others are added. Nothing is taken away.")
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.file = FileField(theme, tr("File"), tr("Plans (*.xml *.gan *.csv)"))
        self.file.path.editingFinished.connect(self._on_file)
        self.file.path.textEdited.connect(self._on_typed)
        hint = tr("MS Project XML, GanttProject (.gan), or a table (.csv) as Segue exports it.")
        self.column.addLayout(field(theme, tr("File"), self.file, hint))
        self._found = Card(kind="callout", padding_px=12, gap_px=4)
        self._found.hide()
        self.column.addWidget(self._found)
        self._lost = Card(kind="callout", padding_px=12, gap_px=4)
        self._lost.hide()
        self.column.addWidget(self._lost)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.take_button = primary_button(theme, tr("Take it in"), "package", is_big=True)
        self.take_button.clicked.connect(self.take_in)
        self.take_button.setEnabled(False)
        self.foot.addWidget(self.take_button, 1)

    def _on_typed(self, text: str) -> None:
        if text.strip() != self._path:
            self.take_button.setEnabled(False)
        # a file that was chosen comes as one edit; what is typed is read once it is done
        if not self.file.path.hasFocus():
            self._on_file()

    def _on_file(self) -> None:
        path = self.file.path.text().strip()
        if path and path != self._path:
            self.look(path)

    def look(self, path: str) -> None:
        """Read a file and say what it would change."""
        self._path = path
        self.file.path.setText(path)
        self.take_button.setEnabled(False)
        for card in (self._found, self._lost, self.said):
            card.hide()
        command = ReadPlan(self._production, path, is_trial=True)
        self._context.run(command, lambda result: self._show(path, result), self._failed)

    def _failed(self, error: BaseException) -> None:
        self._path = ""
        self.said.say_error(error)

    def _show(self, path: str, result: Mapping[str, Any]) -> None:
        if path != self._path:
            return
        counts = [
            (tr_n("{n} stage is added", "{n} stages are added", result["added"]), result["added_titles"], "added"),
            (tr_n("{n} stage is changed", "{n} stages are changed", result["changed"]), result["changed_titles"], "changed"),
        ]  # fmt: skip
        self._found.clear()
        self._lost.clear()
        theme = self._context.theme
        for words, titles, key in counts:
            if result[key]:
                self._found.column.addWidget(label(theme, words, 13, 600, wraps=True))
                self._found.column.addWidget(label(theme, _listed(titles, result[key]), 12, tone="2", wraps=True))
        more = [(result["links"], tr_n("{n} link changes", "{n} links change", result["links"]))]
        more += [(result["baselines"], tr_n("{n} baseline", "{n} baselines", result["baselines"]))]
        others = ", ".join(words for count, words in more if count)
        if others:
            self._found.column.addWidget(label(theme, others, 12, tone="2", wraps=True))
        is_something = any(result[key] for key in ("added", "changed", "links", "baselines"))
        if not is_something:
            self._found.column.addWidget(label(theme, tr("Everything in it is in the plan already."), 13, wraps=True))
        self._found.show()
        if result["left_out"]:
            self._lost.column.addWidget(label(theme, tr("What is not carried over"), 13, 600))
            for sentence in result["left_out"]:
                self._lost.column.addWidget(label(theme, sentence, 12, tone="2", wraps=True, is_selectable=True))
            self._lost.show()
        self.take_button.setEnabled(is_something)
        if is_something:
            self.take_button.setFocus()

    def take_in(self) -> None:
        """Do what has been shown."""
        if not self.take_button.isEnabled():
            return
        self.take_button.setEnabled(False)
        self._context.run(ReadPlan(self._production, self._path), self._done, self._failed)

    def _done(self, result: Mapping[str, Any]) -> None:
        words = tr("{added} added, {changed} changed. Ctrl+Z takes it back.", added=result["added"], changed=result["changed"])  # fmt: skip
        self._context.show_message(words, tr("The plan is taken in"), "done")
        self._taken()
        self.close()


def _listed(titles: list[str], count: int) -> str:
    shown = ", ".join(titles[:_SHOWN])
    return tr("{titles} and {n} more", titles=shown, n=count - _SHOWN) if count > _SHOWN else shown


def open_import_plan(context: Context, taken: Callable[[], object]) -> ImportPlanPane:
    """Open the pane; one that is open is replaced."""
    pane = ImportPlanPane(context, taken, window_of(context)).open_alone()
    pane.file.path.setFocus()
    return pane
