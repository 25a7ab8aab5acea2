"""The inspector's places for a pass that waits to be sent, and for the owner's own work.

Files dropped on an own stage are put into its deliver folder and checked there; a take exists only after its button
is pressed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.actions.commands import Deliver, DropFiles, RemoveDrop
from studio.domain.check_report import Severity
from studio.domain.stage_states import StageState
from studio.queries.rows import DropRow, PortRow, StageDetail, StageRow
from ui.context import Context
from ui.inbox.dropped_wave import dropped_wave
from ui.inbox.findings import drop_words, expected_found, rule_title, sorted_findings
from ui.languages import told
from ui.plan.acts import act
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.drop_zone import DropZone
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.tips import tip
from ui.words import moment_text, tr

_S = StageState
_BEFORE = {_S.PLANNED, _S.DRAFT, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED}
# file endings by the family of a port's type, to guess which output a file is meant for
_ENDINGS = {
    "audio": {".wav", ".flac", ".aif", ".aiff", ".w64", ".mp3"},
    "midi": {".mid", ".midi"},
    "text": {".txt", ".md", ".srt", ".vtt"},
    "doc": {".pdf", ".docx", ".odt"},
    "image": {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg"},
    "video": {".mov", ".mp4", ".mkv"},
    "data": {".json", ".xml", ".csv"},
    "archive": {".zip"},
}


def output_for(path: str, outputs: tuple[PortRow, ...]) -> str:
    """The output a file is most likely meant for: the one its name holds, else the first of its type, else none."""
    stem, ending = Path(path).stem.lower().replace(" ", "_").replace("-", "_"), Path(path).suffix.lower()
    named = [port.name for port in outputs if port.name.lower() in stem]
    if named:
        return max(named, key=len)
    fitting = [port.name for port in outputs if ending in _ENDINGS.get(port.type.partition(".")[0], ())]
    return fitting[0] if fitting else (outputs[0].name if len(outputs) == 1 else "")


def drop_commands(detail: StageDetail, paths: tuple[str, ...]) -> list[DropFiles]:
    """What puts files into a stage's deliver folder, each for the output it is most likely meant for."""
    by_output: dict[str, list[str]] = {}
    for path in paths:
        by_output.setdefault(output_for(path, detail.outputs), []).append(path)
    return [DropFiles(detail.stage.id, tuple(some), output) for output, some in by_output.items()]


class PassSection(QWidget):
    """The invitation as a line to copy, how long it is open, and the way to take it back."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None without a pass."""
        stage = detail.stage
        words = (stage.title, stage.person, stage.hand_off, stage.state)
        return (detail.pass_line, detail.pass_expires_ms, words) if detail.pass_line else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        field = QLineEdit(detail.pass_line)
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(tr("The pass"))
        field.setToolTip(tr("Send this line by mail or chat. It opens this stage only, for one person."))
        column.addWidget(field)
        row = row_of()
        if detail.pass_expires_ms:
            row.addWidget(
                label(theme, tr("open until {moment}", moment=moment_text(detail.pass_expires_ms)), 12, tone="3")
            )
        row.addStretch(1)
        if detail.stage.state in {_S.OFFERED, _S.COUNTERED}:
            withdraw = Button(theme, tr("Withdraw"), kind="link")
            withdraw.clicked.connect(lambda: act(context, detail, "withdraw"))
            row.addWidget(withdraw)
        column.addLayout(row)


class WorkSection(QWidget):
    """Drop zone, the files that lie in the stage's deliver folder, and the button that makes them a take."""

    @staticmethod
    def is_for(detail: StageDetail) -> bool:
        """Whether the owner can do this stage."""
        return WorkSection.is_open(detail.stage) and bool(detail.outputs)

    @staticmethod
    def is_open(stage: StageRow) -> bool:
        """Whether a stage with outputs would be the owner's to do."""
        return stage.state in _BEFORE or (stage.is_own and stage.state in {_S.IN_PROGRESS, _S.APPROVED})

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where the owner cannot do this stage."""
        stage = detail.stage
        if not WorkSection.is_for(detail):
            return None
        words = (stage.title, stage.state, stage.is_own, stage.takes)
        ports = tuple((port.name, port.type) for port in detail.outputs)
        return (words, ports, detail.drops, detail.may_deliver, detail.deliver_hint)

    @staticmethod
    def waiting(detail: StageDetail) -> tuple[DropRow, ...]:
        """The files that are in no take yet."""
        return tuple(drop for drop in detail.drops if drop.state not in {"sent", "sending"})

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.zone = DropZone(context.theme, self._invitation())
        self.zone.dropped.connect(self.take_files)
        self.zone.awaited.connect(context.expect_files)
        self._column.addWidget(self.zone)
        self._progress = ProgressLine(context.theme, 0)
        self._progress.setAccessibleName(tr("Progress"))
        self._progress.hide()
        self._column.addWidget(self._progress)
        drops = self.waiting(detail)
        for drop in drops:
            self._column.addWidget(self._file(drop))
        self.button: Button | None = None
        if drops:
            self._add_button()

    def take_files(self, paths: tuple[str, ...]) -> None:
        """Put files into the deliver folder, each for the output it is most likely meant for."""
        for command in drop_commands(self._detail, paths):
            self._run(command)

    def deliver(self) -> None:
        """Hand in what lies there; a failed check is said with what to do."""
        if self.button is None:
            return
        self.button.setEnabled(False)
        self.button.setText(tr("Checking…"))
        self._run(Deliver(self._detail.stage.id), self._delivered)

    # --- building
    def _invitation(self) -> str:
        stage = self._detail.stage
        if stage.state is _S.APPROVED:
            return tr("Drop files here for a further take")
        return tr("Drop your files here") if stage.is_own else tr("Or do it yourself: drop files here")

    def _file(self, drop: DropRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._file_row(drop))
        if len(self._detail.outputs) > 1:
            # a line of its own: beside it a name would be cut to a few letters
            meant = row_of(
                label(self._context.theme, tr("for"), 12, tone="3"), self._output_choice(drop), None, gap_px=6
            )
            meant.setContentsMargins(20, 0, 0, 4)
            column.addLayout(meant)
        wave = dropped_wave(self._context, drop)
        if wave is not None:
            indented = row_of(wave)
            indented.setContentsMargins(20, 2, 0, 4)
            column.addLayout(indented)
        for finding in sorted_findings(drop):
            title = rule_title(finding, drop.duration_s)
            if finding.severity is not Severity.BLOCK:
                found = ": ".join(part for part in (title, told(finding.found)) if part)
                column.addWidget(self._indented(found, "review" if finding.severity is Severity.WARN else "2", 400))
                column.itemAt(column.count() - 1).widget().setToolTip(tip(told(finding.how_to_fix)))
            else:
                fix = " ".join(part for part in (expected_found(finding), told(finding.how_to_fix)) if part)
                column.addWidget(self._indented(title, "late", 500))
                column.addWidget(self._indented(fix, "2", 400))
        return box

    def _indented(self, words: str, tone: str, weight: int) -> QWidget:
        line = label(self._context.theme, words, 12, weight, tone, wraps=True, is_selectable=True)
        line.setContentsMargins(20, 0, 0, 0)
        return line

    def _file_row(self, drop: DropRow) -> QHBoxLayout:
        theme, words = self._context.theme, drop_words(drop)
        role = f"{words.tone}.text" if words.tone in {"late", "approved", "review"} else "text3"
        row = row_of(IconLabel(theme, words.icon, role, 14), gap_px=6)
        name = ElidedLabel(theme, drop.name, 12, mode=Qt.TextElideMode.ElideMiddle)
        name.setToolTip(tip(f"{drop.name}\n{words.verdict}"))
        name.setAccessibleName(f"{drop.name}, {words.verdict}")
        row.addWidget(name, 1)
        if len(self._detail.outputs) == 1:
            row.addWidget(label(theme, words.verdict, 12, tone=words.tone))
        remove = icon_button(theme, tr("Leave out {name}", name=drop.name), "x")
        remove.clicked.connect(lambda: self._run(RemoveDrop(self._detail.stage.id, drop.path)))
        row.addWidget(remove)
        return row

    def _output_choice(self, drop: DropRow) -> QComboBox:
        choice = ChoiceBox()
        choice.setAccessibleName(tr("Output for {name}", name=drop.name))
        choice.setMaximumWidth(180)
        if not drop.output:
            choice.addItem(tr("choose"), "")
        for port in self._detail.outputs:
            choice.addItem(port.name, port.name)
        choice.setCurrentIndex(max(0, choice.findData(drop.output)))
        choice.activated.connect(lambda _index: self._feed(drop, choice.currentData()))
        return choice

    def _add_button(self) -> None:
        theme, detail = self._context.theme, self._detail
        self.button = primary_button(theme, tr("Hand in take {n}", n=detail.stage.takes + 1), "check")
        self.button.clicked.connect(self.deliver)
        self.button.setEnabled(detail.may_deliver)
        self._column.addSpacing(4)
        self._column.addWidget(self.button)
        if detail.deliver_hint:
            self._column.addWidget(label(theme, detail.deliver_hint, 12, tone="2", wraps=True))

    # --- doing
    def _feed(self, drop: DropRow, output: str) -> None:
        """Give a file to another output: a copy in that output's folder, then the first one goes aside."""
        if output and output != drop.output:
            stage = self._detail.stage.id
            away = RemoveDrop(stage, drop.path)
            self._run(DropFiles(stage, (drop.path,), output), lambda _result: self._context.run(away))

    def _run(self, command: Any, done: Any = None) -> None:
        self._progress.show()
        self._context.run(command, done or self._done, self._failed, self._show_progress)

    def _done(self, _result: dict[str, Any]) -> None:
        if shiboken6.isValid(self):
            self._progress.hide()

    def _show_progress(self, share: float, _words: str) -> None:
        # a change of the stage may have built the section anew meanwhile
        if shiboken6.isValid(self):
            self._progress.show_share(share)

    def _delivered(self, result: dict[str, Any]) -> None:
        words = tr("Take {n} of {title} is in.", n=result.get("take", ""), title=self._detail.stage.title)
        self._context.show_message(words, kind="done")

    def _failed(self, error: BaseException) -> None:
        self._done({})
        if shiboken6.isValid(self) and self.button is not None:
            self.button.setEnabled(self._detail.may_deliver)
            self.button.setText(tr("Hand in take {n}", n=self._detail.stage.takes + 1))
        self._context.show_error(error)
