"""The files of the next take as rows; a failing one opens in place with what is wrong and how to fix it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.check_report import Finding, Severity
from studio.queries.rows import DropRow
from ui import tokens
from ui.inbox.blocks import Card, LengthBarsView
from ui.inbox.dropped_wave import DroppedWave
from ui.inbox.findings import drop_words, expected_found, length_bars, rule_title, sorted_findings
from ui.languages import told
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of, rule, set_tone
from ui.words import clock_text, size_text, tr

_WIDE_PX = 640
MakeWave = Callable[[DropRow], DroppedWave | None]
"""The waveform of a file; None where there is none to show."""


class FileList(QWidget):
    """All files in the deliver folder. ``replace_wanted`` carries (old path, new path), ``remove_wanted`` a path."""

    replace_wanted = Signal(str, str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.make_wave: MakeWave = lambda _drop: None
        self._rows: dict[str, FileRow] = {}
        self._order: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_drops(self, drops: tuple[DropRow, ...], *, names_outputs: bool = False) -> None:
        """Show these files. A file that is still there keeps its row, open or closed."""
        wanted = {drop.path: drop for drop in drops}
        for path in [path for path in self._rows if path not in wanted]:
            gone = self._rows.pop(path)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        first_failing = next((drop.path for drop in drops if drop.verdict == "reject"), "")
        for place, drop in enumerate(drops):
            row = self._rows.get(drop.path)
            if row is None:
                row = self._rows[drop.path] = FileRow(self._theme, self.make_wave)
                row.replace_wanted.connect(self.replace_wanted)
                row.remove_wanted.connect(self.remove_wanted)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            # one primary button a screen: the first file to fix has it
            row.show_drop(drop, is_first=drop.path == first_failing, names_output=names_outputs)

    def row(self, path: str) -> FileRow:
        """The row of a file."""
        return self._rows[path]


class FileRow(QWidget):
    """One file: mark, name, length, verdict, how far it has been sent; its findings below when open."""

    replace_wanted = Signal(str, str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, make_wave: MakeWave = lambda _drop: None) -> None:
        super().__init__()
        self._theme, self._make_wave = theme, make_wave
        self._wave: DroppedWave | None = None
        self._drop: DropRow | None = None
        self._is_open: bool | None = None  # None: as the verdict says
        self._pane: QWidget | None = None
        self._is_first = True
        self._names_output = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self._head = QWidget()
        self._head.setFixedHeight(tokens.FILE_ROW_PX)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 0, 8, 0)
        head.setSpacing(12)
        self._icon = IconLabel(theme, "circle-dashed", "text3")
        self._name = ElidedLabel(theme, "", 12, 500, mode=Qt.TextElideMode.ElideMiddle)
        self._output = ElidedLabel(theme, "", 12, tone="3")
        self._length = label(theme, "", 12, tone="2")
        self._length.setFixedWidth(72)
        self._verdict = ElidedLabel(theme, "", 12, 500)
        self._progress = ProgressLine(theme, 88)
        self._right = ElidedLabel(theme, "", 12, tone="2")
        self._right.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        # columns stand in line from row to row: their widths come from the row, not from the words
        for words in (self._name, self._output, self._verdict, self._right):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kept = self._progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(kept)
        self._remove = icon_button(theme, tr("Take this file out"), "x")
        self._remove.clicked.connect(self._on_remove)
        head.addWidget(self._icon)
        head.addWidget(self._name, 6)
        head.addWidget(self._output, 2)
        head.addWidget(self._length)
        head.addWidget(self._verdict, 4)
        head.addWidget(self._progress)
        head.addWidget(self._right, 4)
        head.addWidget(self._remove)
        column.addWidget(self._head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the verdict goes before the output, which the tooltip has, and the progress."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= _WIDE_PX
        self._output.setVisible(self._names_output and is_wide)
        kept = self._progress.sizePolicy()
        kept.setRetainSizeWhenHidden(is_wide)
        self._progress.setSizePolicy(kept)

    @property
    def is_open(self) -> bool:
        """Whether the findings are shown."""
        return self._pane is not None

    def show_drop(self, drop: DropRow, *, is_first: bool = True, names_output: bool = False) -> None:
        """Show the file as it stands now. The first failing file has the primary button."""
        before, self._drop = self._drop, drop
        was_first, self._is_first = self._is_first, is_first
        self._names_output = names_output
        self._arrange()
        if before == drop and was_first == is_first:
            return
        words = drop_words(drop)
        self._icon.show_icon(
            words.icon, f"{words.tone}.text" if words.tone in {"late", "approved", "review"} else "text3"
        )
        self._name.setText(drop.name)
        self._output.setText(drop.output)
        self._length.setText(clock_text(drop.duration_s, 3) if drop.duration_s else size_text(drop.size_bytes))
        self._verdict.setText(words.verdict)
        set_tone(self._verdict, words.tone)
        self._right.setText(words.right)
        self._progress.setVisible(words.share >= 0)
        if words.share >= 0:
            self._progress.show_share(words.share)
        self.setAccessibleName(f"{drop.name}, {words.verdict}, {words.right}".rstrip(", "))
        self._show_wave(drop)
        if before is None or (before.findings, before.verdict) != (drop.findings, drop.verdict):
            self._is_open = None
            self._rebuild_pane()
        elif was_first != is_first:
            self._rebuild_pane()

    def _show_wave(self, drop: DropRow) -> None:
        if self._wave is not None:
            self._wave.show_drop(drop)
            return
        self._wave = self._make_wave(drop)
        if self._wave is not None:
            column = self.layout()
            line = row_of(self._wave)
            line.setContentsMargins(tokens.PANE_PADDING_PX + 28, 0, tokens.PANE_PADDING_PX, 6)
            if isinstance(column, QVBoxLayout):
                column.insertLayout(column.indexOf(self._head) + 1, line)

    def toggle(self) -> None:
        """Open or close the findings."""
        self._is_open = not self.is_open
        self._rebuild_pane()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the row opens or closes its findings."""
        if self._drop is not None and self._drop.findings and event.position().y() <= tokens.FILE_ROW_PX:
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open or close, Delete takes the file out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.toggle()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def _on_remove(self) -> None:
        if self._drop is not None:
            self.remove_wanted.emit(self._drop.path)

    def _rebuild_pane(self) -> None:
        if self._pane is not None:
            self.layout().removeWidget(self._pane)
            self._pane.hide()
            self._pane.deleteLater()
            self._pane = None
        drop = self._drop
        if drop is None or not drop.findings:
            return
        is_open = drop.verdict == "reject" if self._is_open is None else self._is_open
        if is_open:
            self._pane = FindingsPane(self._theme, drop, self._choose_replacement, is_first=self._is_first)
            self.layout().addWidget(self._pane)

    def _choose_replacement(self) -> None:
        dialog = QFileDialog(self, tr("Choose the new file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._replaced)
        dialog.open()

    def _replaced(self, path: str) -> None:
        if self._drop is not None:
            self.replace_wanted.emit(self._drop.path, path)


class FindingsPane(QWidget):
    """All findings of a file, what blocks first; at the end of a failing file the button to replace it."""

    def __init__(self, theme: Theme, drop: DropRow, replace: Callable[[], None], *, is_first: bool) -> None:
        super().__init__()
        self._kind = "primary" if is_first else "plain"
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PANE_PADDING_PX + 28, 0, tokens.PANE_PADDING_PX, 12)
        card = Card(kind="fault" if drop.verdict == "reject" else "callout", gap_px=10)
        findings = sorted_findings(drop)
        blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
        for number, finding in enumerate(findings):
            if number:
                card.column.addWidget(rule())
            card.column.addLayout(self._finding(theme, drop, finding))
            is_last_blocking = bool(blocking) and finding is blocking[-1]
            if finding.how_to_fix or is_last_blocking:
                card.column.addLayout(self._fix(theme, finding, replace if is_last_blocking else None))
        column.addWidget(card)

    def _finding(self, theme: Theme, drop: DropRow, finding: Finding) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        head = label(theme, rule_title(finding, drop.duration_s), 13, 600, wraps=True)
        words.addWidget(head)
        facts = expected_found(finding)
        if facts:
            words.addWidget(label(theme, facts, 12, tone="2", wraps=True, is_selectable=True))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(words, 1)
        bars = length_bars(drop, finding)
        if bars is not None:
            row.addWidget(LengthBarsView(theme, bars), 1)
        return row

    def _fix(self, theme: Theme, finding: Finding, replace: Callable[[], None] | None) -> QHBoxLayout:
        row = row_of(gap_px=8)
        head = label(theme, tr("How to fix"), 12, 600)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop if replace is None else Qt.AlignmentFlag.AlignVCenter)
        fix = told(finding.how_to_fix) or tr("Export the file again and replace it here.")
        row.addWidget(label(theme, fix, 12, wraps=True, is_selectable=True), 1)
        if replace is not None:
            button = Button(theme, tr("Replace this file"), "upload", self._kind)
            button.clicked.connect(replace)
            row.addWidget(button)
        return row
