"""The pane in which it is said what an output of a stage has to be: ready-made, by its thresholds, or from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from studio.actions.plan_commands import SetSpec
from studio.domain.errors import BadInputError
from studio.domain.production import Port
from studio.domain.ready_specs import READY_SPECS
from studio.queries.asks import OutputSpec
from studio.queries.output_specs import OutputSpecRow
from studio.queries.wording import spec_sentence
from ui.context import Context
from ui.dialogs.page import Said, bring_into_sight, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.languages import told_list
from ui.plan.spec_fields import SpecField, empty_words, fields_of, rules_of, texts_of, ticks_of
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import tr, type_words

_AS_IT_IS, _ANYTHING = "now", "none"


class _Line(QWidget):
    """A field with its name, and below it why a value was refused."""

    def __init__(self, theme: Theme, one: SpecField, words_when_empty: str) -> None:
        super().__init__()
        self._name, self._empty = one.name, words_when_empty
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(words_when_empty)
        self.edit.setMaxLength(200)
        column = field(theme, one.name, self.edit)
        self.why: QLabel = label(theme, "", 11, tone="late", wraps=True)
        self.why.hide()
        column.addWidget(self.why)
        self.setLayout(column)
        self.say("")

    def say(self, why: str) -> None:
        """Say why the value is refused; an empty text: it is not."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.edit.setAccessibleDescription(why or tr("Empty: {what}", what=self._empty))


class SpecPane(SidePane):
    """For one output. It is filled when what it has to be now is known."""

    help_page = "hand-off"

    def __init__(self, context: Context, stage: str, output: str, window: QWidget) -> None:
        super().__init__(context, tr("What “{output}” has to be", output=output), window)
        self.setObjectName("spec")
        self.row: OutputSpecRow | None = None
        self.lines: dict[str, _Line] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self.ready = ChoiceBox()
        self._before: Mapping[str, Any] = {}
        self.said = Said(context.theme)
        self.save_button = primary_button(context.theme, tr("Save"), "check", is_big=True)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        self.foot.addWidget(self.save_button, 1)
        context.ask(OutputSpec(stage, output), self._fill, self._failed)

    # --- building
    def _fill(self, row: OutputSpecRow) -> None:
        self.row, theme = row, self._context.theme
        self.column.addWidget(label(theme, f"{row.title} · {type_words(row.type)}", 12, tone="2", wraps=True))
        card = Card(kind="callout", padding_px=12, gap_px=8)
        self.sentence: QLabel = label(theme, "", 13, 600, wraps=True)
        card.column.addWidget(self.sentence)
        standing = row_of(gap_px=6)
        icon = IconLabel(theme, "lock" if row.why_fixed else "info-circle", "text3", 14)
        standing.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = tr("Holds for what is offered from now on. What was agreed in an offer stays as it was signed.")
        if row.why_fixed:
            words = tr("{why} It stays as it was agreed. {what_to_do}", why=row.why_fixed, what_to_do=row.what_to_do)
        self.holds: QLabel = label(theme, words.strip(), 12, tone="2", wraps=True)
        standing.addWidget(self.holds, 1)
        card.column.addLayout(standing)
        self.column.addWidget(card)
        self._add_ready(theme, row)
        self._add_lines(theme, row)
        self.column.addWidget(self.said)
        self.load_button = Button(theme, tr("Load a file…"), "folder-open", "link")
        self.load_button.clicked.connect(self._choose_file)
        self.export_button = Button(theme, tr("Save as a file…"), "file-export", "link")
        self.export_button.clicked.connect(self._choose_target)
        self.column.addLayout(row_of(self.load_button, self.export_button, None, gap_px=12))
        self.column.addStretch(1)
        self._show_rules(row.rules)
        if row.why_fixed:
            for widget in (*(line.edit for line in self.lines.values()), *self.ticks.values(), self.ready):
                widget.setEnabled(False)
            self.load_button.setEnabled(False)
            self.export_button.setFocus()
        else:
            self.ready.setFocus()

    def _add_ready(self, theme: Theme, row: OutputSpecRow) -> None:
        self.ready.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ready.addItem(tr("As it is now"), _AS_IT_IS)
        self.ready.addItem(tr("Anything of this kind"), _ANYTHING)
        family = row.type.partition(".")[0]
        for key, one in READY_SPECS.items():
            if one.type.partition(".")[0] == family:
                self.ready.addItem(tr(one.title), key)
        self.ready.activated.connect(lambda _index: self.choose(str(self.ready.currentData())))
        self.column.addLayout(field(theme, tr("Begin with"), self.ready))
        self.source: QLabel = label(theme, "", 11, tone="3", wraps=True)
        self.source.hide()
        self.column.addWidget(self.source)

    def _add_lines(self, theme: Theme, row: OutputSpecRow) -> None:
        grid, empty = QGridLayout(), empty_words(row.type, row.house)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        at = 0
        for one in fields_of(row.type):
            line = self.lines[one.id] = _Line(theme, one, empty[one.id])
            line.edit.textEdited.connect(lambda _text: self._follow())
            line.edit.returnPressed.connect(self.save)
            at += at % 2 if one.is_wide else 0
            place = Qt.AlignmentFlag.AlignTop
            grid.addWidget(line, at // 2, at % 2, 1, 2 if one.is_wide else 1, place)
            at += 2 if one.is_wide else 1
        self.column.addLayout(grid)
        for key, name in ticks_of(row.type):
            tick = self.ticks[key] = QCheckBox(name)
            tick.toggled.connect(lambda _is_on: self._follow())
            self.column.addWidget(tick)

    # --- what is said in it
    def choose(self, key: str) -> None:
        """Fill the fields with a ready-made spec (its key), with nothing (``none``) or with what holds now (``now``)."""
        if self.row is None:
            return
        self.ready.setCurrentIndex(max(0, self.ready.findData(key)))
        ready = READY_SPECS.get(key)
        self.source.setText(
            tr("After {source}.", source=tr(ready.source).replace(" -", " \u2212")) if ready is not None else ""
        )
        self.source.setVisible(ready is not None)
        self._show_rules(ready.rules if ready is not None else self.row.rules if key == _AS_IT_IS else {})

    def _show_rules(self, rules: Mapping[str, Any]) -> None:
        if self.row is None:
            return
        self._before = rules
        for id_, text in texts_of(rules, self.row.type).items():
            self.lines[id_].edit.setText(text)
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(bool(rules.get(key, False)))
            tick.blockSignals(False)
        self._follow()

    def _meant(self) -> tuple[dict[str, Any], dict[str, str]]:
        row = self.row
        if row is None:
            return {}, {}
        texts = {id_: line.edit.text() for id_, line in self.lines.items()}
        ticks = {key: tick.isChecked() for key, tick in self.ticks.items()}
        return rules_of(texts, ticks, self._before, row.type, row.house)

    def _follow(self) -> None:
        """Say what the fields mean, and which of them mean nothing."""
        row = self.row
        if row is None:
            return
        rules, errors = self._meant()
        for id_, line in self.lines.items():
            if line.why.text() != errors.get(id_, ""):
                line.say(errors.get(id_, ""))
        if not errors:
            words = told_list(spec_sentence(Port(row.output, row.type, spec=rules), row.house))
            self.sentence.setText(words or tr("Anything of this kind"))
        self.save_button.setEnabled(not row.why_fixed and rules != row.rules)

    def _refused(self) -> bool:
        """Whether a field is refused; the keyboard is put there."""
        _rules, errors = self._meant()
        line = self.lines.get(next(iter(errors), ""))
        if line is not None:
            line.edit.setFocus()
            line.edit.selectAll()
            bring_into_sight(line)
        return line is not None

    # --- doing it
    def save(self) -> None:
        """Write it into the plan, as one step of undo."""
        row = self.row
        if row is None or not self.save_button.isEnabled() or self._refused():
            return
        self.save_button.setEnabled(False)
        self.said.hide()
        self._context.run(SetSpec(row.stage, row.output, self._meant()[0]), self._done, self._failed)

    def _done(self, _result: Mapping[str, Any]) -> None:
        row = self.row
        if row is not None:
            words = tr("What “{output}” of {title} has to be is changed. Ctrl+Z takes it back.", output=row.output,
                       title=row.title)  # fmt: skip
            self._context.show_message(words, kind="done")
        self.close()

    def _failed(self, error: BaseException) -> None:
        if self.row is None:
            self.column.addWidget(self.said)
        self._follow()
        self.said.say_error(error)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Load a delivery spec"), str(Path.home()), tr("Delivery specs (*.json)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.load)
        dialog.open()

    def load(self, path: str) -> None:
        """Fill the fields from a file."""

        def read() -> tuple[dict[str, Any], str]:
            from studio.app.spec_files import read_spec

            return read_spec(Path(path))

        self._context.do(read, lambda found: self._take(found, Path(path).name), self.said.say_error)

    def _take(self, found: tuple[dict[str, Any], str], name: str) -> None:
        rules, type_ = found
        row = self.row
        if row is None:
            return
        if type_ and type_.partition(".")[0] != row.type.partition(".")[0]:
            words = tr("“{name}” is for {other}; “{output}” is {type}.", name=name, other=type_words(type_),
                       output=row.output, type=type_words(row.type))  # fmt: skip
            self.said.say_error(BadInputError(words, what_to_do=tr("Choose a spec for the same kind of file.")))
            return
        self.source.hide()
        self._show_rules(rules)
        self.said.say("circle-check", "approved.text", tr("“{name}” is in the fields", name=name),
                      (tr("Save writes it into the plan."),))  # fmt: skip

    def _choose_target(self) -> None:
        row = self.row
        if row is None:
            return
        ask_where_to_save(
            self, tr("Save the delivery spec"), f"{row.title} {row.output}", lambda path: self.export_to(str(path)),
            kinds=tr("Delivery specs (*.json)"), suffix=".json",
        )  # fmt: skip

    def export_to(self, path: str) -> None:
        """Write what the fields say as a file, which ``load`` and ``segue check --spec`` read."""
        row = self.row
        if row is None or self._refused():
            return
        rules, type_ = self._meant()[0], row.type

        def write() -> None:
            from studio.app.spec_files import write_spec

            write_spec(Path(path), rules, type_)

        words = tr("“{name}” is written", name=Path(path).name)
        self._context.do(
            write, lambda _nothing: self.said.say("circle-check", "approved.text", words, (path,)), self.said.say_error
        )


def open_spec(context: Context, stage: str, output: str) -> SpecPane:
    """Open the pane for an output; one that is open is replaced."""
    return SpecPane(context, stage, output, window_of(context)).open_alone()
