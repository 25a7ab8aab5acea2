"""The inspector's places for a pass that waits to be sent, and for the owner's own work.

Files dropped on an own stage are listed with the output they feed; a take exists only after its button is pressed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from studio.actions.commands import Deliver
from studio.domain.stage_states import StageState
from studio.queries.rows import PortRow, StageDetail
from ui.context import Context
from ui.plan.acts import act
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.drop_zone import DropZone
from ui.widgets.labels import ElidedLabel, label, row_of
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


class PassSection(QWidget):
    """The invitation as a line to copy, how long it is open, and the way to take it back."""

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
    """Drop zone, the files that wait, and the button that makes them a take. ``pending`` outlives this widget."""

    changed = Signal()

    @staticmethod
    def is_for(detail: StageDetail) -> bool:
        """Whether the owner can do this stage."""
        stage = detail.stage
        is_open = stage.state in _BEFORE or (stage.is_own and stage.state in {_S.IN_PROGRESS, _S.APPROVED})
        return is_open and bool(detail.outputs)

    def __init__(self, context: Context, detail: StageDetail, pending: dict[str, str]) -> None:
        super().__init__()
        self._context, self._detail, self._pending = context, detail, pending
        self._findings: list[dict[str, Any]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._list: QWidget | None = None
        zone = DropZone(context.theme, self._invitation())
        zone.dropped.connect(self.take_files)
        self.zone = zone
        self._column.addWidget(zone)
        self._rebuild()

    @property
    def has_pending(self) -> bool:
        """Whether files wait to be handed in."""
        return bool(self._pending)

    def _invitation(self) -> str:
        stage = self._detail.stage
        if stage.state is _S.APPROVED:
            return tr("Drop files here for a further take")
        return tr("Drop your files here") if stage.is_own else tr("Or do it yourself: drop files here")

    def take_files(self, paths: tuple[str, ...]) -> None:
        """Put files on the list."""
        for path in paths:
            self._pending.setdefault(path, output_for(path, self._detail.outputs))
        self._findings = []
        self._rebuild()
        self.changed.emit()

    def _remove(self, path: str) -> None:
        self._pending.pop(path, None)
        self._rebuild()
        self.changed.emit()

    def _rebuild(self) -> None:
        if self._list is not None:
            if self._list.isAncestorOf(QApplication.focusWidget() or self):
                # else the focus would wander to whatever comes next in the window
                self.zone.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
            self._list = None
        if not self._pending and not self._findings:
            return
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for path in self._pending:
            column.addLayout(self._file_row(path))
        for finding in self._findings:
            column.addWidget(self._finding_row(finding))
        if self._pending:
            self.button = primary_button(
                self._context.theme, tr("Hand in take {n}", n=self._detail.stage.takes + 1), "check"
            )
            self.button.clicked.connect(self.deliver)
            column.addSpacing(4)
            column.addWidget(self.button)
        self._column.addWidget(self._list)

    def _file_row(self, path: str) -> Any:
        theme, outputs = self._context.theme, self._detail.outputs
        row = row_of(IconLabel(theme, "file-music", "text3", 14), gap_px=6)
        name = ElidedLabel(theme, Path(path).name, 12)
        row.addWidget(name, 1)
        if len(outputs) > 1:
            choice = QComboBox()
            choice.setAccessibleName(tr("Output for {name}", name=Path(path).name))
            choice.setMaximumWidth(110)
            choice.addItem(tr("choose"), "")
            for port in outputs:
                choice.addItem(port.name, port.name)
            choice.setCurrentIndex(max(0, choice.findData(self._pending[path])))
            choice.activated.connect(lambda _index: self._pending.__setitem__(path, choice.currentData()))
            row.addWidget(choice)
        remove = icon_button(theme, tr("Leave out {name}", name=Path(path).name), "x")
        remove.clicked.connect(lambda: self._remove(path))
        row.addWidget(remove)
        return row

    def _finding_row(self, finding: dict[str, Any]) -> QWidget:
        theme = self._context.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        tone = "late" if finding.get("severity") == "block" else "review"
        rule = str(finding.get("rule", "")).replace("_", " ")
        words = tr(
            "{rule}: expected {expected}, found {found}",
            rule=rule,
            expected=finding.get("expected", ""),
            found=finding.get("found", ""),
        )
        column.addWidget(label(theme, words, 12, 500, tone, wraps=True))
        if finding.get("how_to_fix"):
            column.addWidget(label(theme, str(finding["how_to_fix"]), 12, tone="2", wraps=True))
        return box

    def deliver(self) -> None:
        """Hand the files in; a failed check is shown here with what to do."""
        files = tuple(f"{output}={path}" if output else path for path, output in self._pending.items())
        self.button.setEnabled(False)
        self.button.setText(tr("Checking…"))
        line = ProgressLine(self._context.theme, 0)
        self._list.layout().addWidget(line)
        command = Deliver(self._detail.stage.id, files)
        self._context.run(command, self._done, self._failed, lambda share, _words: line.show_share(share))

    def _done(self, result: dict[str, Any]) -> None:
        if result.get("verdict") == "reject":
            self._findings = [finding for finding in result.get("findings", ()) if finding.get("severity") != "hint"]
            self._rebuild()
            return
        self._pending.clear()
        self._rebuild()
        self.changed.emit()
        words = tr("Take {n} of {title} is in.", n=result.get("take", ""), title=self._detail.stage.title)
        self._context.show_message(words, kind="done")

    def _failed(self, error: BaseException) -> None:
        self._rebuild()
        self._context.show_error(error)
