"""The pane that writes the plan as a file: in which format, how much of it, where to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from studio.actions.plan_whole_commands import WritePlan
from studio.domain.errors import CancelledError
from studio.queries.nested import stages_of
from studio.queries.rows import PlanRows
from ui.background import Job
from ui.context import Context
from ui.dialogs.page import FolderField, Said, field
from ui.dialogs.side_pane import SidePane
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.over_pane import window_of
from ui.words import now_ms, size_text, tr, tr_n

WEEKS = (0, 2, 4, 8, 13, 26, 52)
_PAINTED = frozenset({"pdf", "png", "svg"})


class Format(NamedTuple):
    """A kind of file: its ending, what it is called and good for."""

    ending: str
    name: str
    sentence: str


class Scope(NamedTuple):
    """A part of the plan: its key, what it is called, the ids of its stages (none: all)."""

    key: str
    name: str
    stages: frozenset[str]


def formats() -> tuple[Format, ...]:
    """Every format, the most asked for first."""
    return (
        Format("pdf", tr("PDF"), tr("pages to print or to send")),
        Format("png", tr("PNG"), tr("a picture of all of it")),
        Format("svg", tr("SVG"), tr("a drawing, sharp at any size")),
        Format("csv", tr("CSV"), tr("a table for a spreadsheet; it can be read back")),
        Format("xml", tr("MS Project"), tr("XML that other planning programs read")),
        Format("ics", tr("Calendar"), tr("stages and dates, with an alarm a day before")),
    )


class ExportPlanPane(SidePane):
    """``plan`` is what is painted, as the timeline shows it; ``whole`` has every stage, whatever is closed there.
    ``scopes`` has the whole plan first, then what is selected and filtered, where something is. ``draws_baselines``: whether
    those that are shown are painted too, as on the screen.
    """

    def __init__(
        self, context: Context, plan: PlanRows, whole: PlanRows, scopes: tuple[Scope, ...], window: QWidget
    ) -> None:
        super().__init__(context, tr("Export the plan"), window)
        self.setObjectName("export-plan")
        self._plan, self._whole, self._scopes = plan, whole, {scope.key: scope for scope in scopes}
        self._job: Job | None = None
        self._written = ""
        self.draws_baselines = True
        self.radios: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        theme = context.theme
        self.column.addLayout(self._format_rows())
        self.scope = Segments(theme, [(scope.key, scope.name) for scope in scopes], tr("How much of it"))
        # one selected stage is what the inspector shows, not a wish
        self.scope.show_chosen(scopes[-1].key if len(scopes[-1].stages) > 1 else scopes[0].key)
        if len(scopes) > 1:
            self.column.addLayout(field(theme, tr("How much of it"), self.scope))
        self._pdf, self._png = self._pdf_fields(), self._png_fields()
        self.column.addWidget(self._pdf)
        self.column.addWidget(self._png)
        self.file = SaveField(context, tr("File"))
        self.file.path.textChanged.connect(lambda _text: self._follow())
        self.column.addLayout(field(theme, tr("File"), self.file))
        self._hint = label(theme, "", 11, tone="3", wraps=True)
        self.column.addWidget(self._hint)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.show_folder = Button(theme, tr("Open the folder"), "folder-open")
        self.show_folder.clicked.connect(lambda: self._open(Path(self._written).parent))
        self.show_file = Button(theme, tr("Open the file"), "external-link")
        self.show_file.clicked.connect(lambda: self._open(Path(self._written)))
        self._after = QWidget()
        self._after.setLayout(row_of(self.show_file, self.show_folder, None))
        self._after.hide()
        self.column.addWidget(self._after)
        self.column.addStretch(1)
        self._fill_foot()
        self._is_own_name = False
        self.choose("pdf")
        self.file.path.textEdited.connect(self._on_typed)

    # --- what is asked
    def _format_rows(self) -> QVBoxLayout:
        column, theme = QVBoxLayout(), self._context.theme
        column.setSpacing(6)
        for one in formats():
            radio = self.radios[one.ending] = QRadioButton(one.name)
            radio.setAccessibleDescription(one.sentence)
            radio.setFixedWidth(104)
            radio.clicked.connect(lambda _checked, ending=one.ending: self.choose(ending))
            self._group.addButton(radio)
            row = row_of(radio, gap_px=8)
            row.addWidget(label(theme, one.sentence, 12, tone="3", wraps=True), 1)
            column.addLayout(row)
        return column

    def _pdf_fields(self) -> QWidget:
        theme = self._context.theme
        self.paper = Segments(theme, [("a4", tr("A4")), ("letter", tr("Letter"))], tr("Paper"))
        self.paper.show_chosen("a4")
        self.weeks = ChoiceBox()
        for count in WEEKS:
            self.weeks.addItem(tr_n("{n} week", "{n} weeks", count) if count else tr("As it fits"), count)
        row = row_of(gap_px=16)
        row.addLayout(field(theme, tr("Paper, lying"), self.paper))
        row.addLayout(field(theme, tr("On one page"), self.weeks), 1)
        return _held(row)

    def _png_fields(self) -> QWidget:
        theme = self._context.theme
        self.scale = Segments(theme, [("1", tr("1×")), ("2", tr("2×"))], tr("Size"))
        self.scale.show_chosen("1")
        row = row_of(gap_px=16)
        row.addLayout(field(theme, tr("Size"), self.scale))
        row.addStretch(1)
        return _held(row)

    def _fill_foot(self) -> None:
        theme = self._context.theme
        self._progress, self._words = ProgressLine(theme, 120), ElidedLabel(theme, "", 12, tone="2")
        self.stop_button = Button(theme, tr("Stop"), "x")
        self.stop_button.clicked.connect(self._stop)
        line = row_of(self._progress, gap_px=12)
        line.addWidget(self._words, 1)
        line.addWidget(self.stop_button)
        self._running = _held(line)
        self._running.hide()
        self.export_button = primary_button(theme, tr("Export"), "file-export", is_big=True)
        self.export_button.clicked.connect(self.export)
        self.foot.addWidget(self._running, 1)
        self.foot.addWidget(self.export_button, 1)

    @property
    def ending(self) -> str:
        """The chosen format."""
        return next((ending for ending, radio in self.radios.items() if radio.isChecked()), "pdf")

    def choose(self, ending: str) -> None:
        """Choose a format; the file's ending follows."""
        self.radios[ending].setChecked(True)
        self._pdf.setVisible(ending == "pdf")
        self._png.setVisible(ending == "png")
        one = next(one for one in formats() if one.ending == ending)
        self.file.set_kind(f"{one.name} (*.{ending})", ending)
        path = Path(self.file.path.text().strip() or str(Path.home() / self._name()))
        if path.suffix.lower()[1:] in self.radios:
            path = path.with_suffix("")
        self.file.path.setText(f"{path}.{ending}")
        self._follow()

    def _name(self) -> str:
        title = "".join(sign for sign in self._plan.production.title if sign not in '<>:"/\\|?*').strip(". ")
        return tr("{title} plan", title=title or tr("Production"))

    def _on_typed(self, text: str) -> None:
        ending = Path(text.strip()).suffix.lower()[1:]
        if ending in self.radios and ending != self.ending:
            self.radios[ending].setChecked(True)
            self._pdf.setVisible(ending == "pdf")
            self._png.setVisible(ending == "png")

    def _follow(self) -> None:
        text = self.file.path.text().strip()
        self.export_button.setEnabled(bool(text) and self._job is None)
        is_there = bool(text) and Path(text).expanduser().is_file()
        self._hint.setText(tr("A file of that name is there; it is replaced.") if is_there else "")
        self._hint.setVisible(is_there)

    # --- doing it
    def export(self) -> None:
        """Write the file."""
        path, ending = Path(self.file.path.text().strip()).expanduser(), self.ending
        if self._job is not None or not path.name:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")
        scope = self._scopes[self.scope.current()]
        work = self._painting(path, ending, scope) if ending in _PAINTED else self._writing(path, scope)
        self.said.hide()
        self._after.hide()
        self._progress.show_share(0.0)
        self._words.setText(tr("Writing…"))
        self._running.show()
        self.export_button.hide()
        # edits that are on their way are in it
        lane = self._context.lane_of(self._plan.production.id)
        start = self._context.background.start
        self._job = start(work, self._done, self._failed, self._told, lane=lane, is_long=True)

    def _writing(self, path: Path, scope: Scope) -> Callable[..., Mapping[str, Any]]:
        stages = stages_of(self._whole, scope.stages)
        studio, command = self._context.studio, WritePlan(self._plan.production.id, str(path), stages)
        return lambda _report, _cancel: studio.run(command)

    def _painting(self, path: Path, ending: str, scope: Scope) -> Callable[..., Mapping[str, Any]]:
        """What paints in the background; the fields are read here."""
        from studio.app.plan_files import write_file
        from studio.queries.asks import PlanChecks
        from ui.printing.export import Look, only_stages, painted_plan

        look = Look(
            self.paper.current(), int(self.weeks.currentData()), int(self.scale.current()),
            scope.name if scope.stages else "", draws_baselines=self.draws_baselines,
        )  # fmt: skip
        plan, made_ms, studio = self._plan, now_ms(), self._context.studio

        def work(report: Callable[[float, str], None], cancel: threading.Event) -> Mapping[str, Any]:
            part = only_stages(plan, scope.stages) if scope.stages else plan
            checks = studio.ask(PlanChecks(plan.production.id))
            data = painted_plan(part, ending, look, made_ms, report, cancel, checks)
            write_file(path, data)
            return {"path": str(path), "stages": len(part.stages), "bytes": len(data)}

        return work

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _told(self, share: float, words: str) -> None:
        self._progress.show_share(share)
        self._words.setText(words)

    def _ended(self) -> None:
        self._job = None
        self._running.hide()
        self.export_button.show()
        self._follow()

    def _done(self, result: Mapping[str, Any]) -> None:
        self._ended()
        self._written = str(result["path"])
        count = tr_n("{n} stage", "{n} stages", int(result["stages"]))
        words = tr("{count}, {size}.", count=count, size=size_text(int(result["bytes"])))
        self.said.say("circle-check", "approved.text", tr("The plan is written"), (words, self._written))
        self._after.show()
        self.show_folder.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if not isinstance(error, CancelledError):
            self.said.say_error(error)

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SaveField(FolderField):
    """A path with a button that chooses where a file is written."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context.theme, name)
        self._filter, self._ending = "", ""

    def set_kind(self, filter_: str, ending: str) -> None:
        """What the chooser offers."""
        self._filter, self._ending = filter_, ending

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Where to write it"), self.path.text(), self._filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()


def _held(layout: Any) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def open_export_plan(context: Context, plan: PlanRows, whole: PlanRows, scopes: tuple[Scope, ...]) -> ExportPlanPane:
    """Open the pane; one that is open is replaced."""
    pane = ExportPlanPane(context, plan, whole, scopes, window_of(context)).open_alone()
    pane.radios[pane.ending].setFocus()
    return pane
