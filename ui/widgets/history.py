"""What happened, newest first; the older lines on request."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.queries.rows import HistoryRow
from ui.languages import told
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import near_text, tr, tr_n

_SHOWN = 4
_WHEN_PX = 96


class HistoryLines(QWidget):
    """One line an event: when, who, what; lines without effect are quieter."""

    def __init__(self, theme: Theme, rows: Iterable[HistoryRow]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._older: list[QWidget] = []
        for index, row in enumerate(sorted(rows, key=lambda row: row.at_ms, reverse=True)):
            line = _line(theme, row)
            column.addWidget(line)
            if index >= _SHOWN:
                line.hide()
                self._older.append(line)
        self.more: Button | None = None
        if self._older:
            words = tr_n("{n} older", "{n} older", len(self._older))
            self.more = Button(theme, words, kind="link")
            self.more.clicked.connect(self._reveal)
            column.addLayout(row_of(self.more, None))

    def _reveal(self) -> None:
        if self.more is not None:
            self.more.hide()
        for line in self._older:
            line.show()


def _line(theme: Theme, row: HistoryRow) -> QWidget:
    words = f"{row.who} {told(row.text)}" if row.who else told(row.text)
    when = label(theme, near_text(row.at_ms), 11, tone="3")
    when.setFixedWidth(_WHEN_PX)
    inner = row_of()
    inner.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    line = QWidget()
    if row.is_overruled:  # said, and without any effect: late, twice, forged, or by somebody who may not
        mark = IconLabel(theme, "ban", "late.text", 13)
        mark.setToolTip(tr("This counts for nothing"))
        line.setAccessibleName(f"{tr('This counts for nothing')}: {words}")
        inner.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    inner.addWidget(label(theme, words, 12, tone="3" if row.is_overruled else "2", wraps=True), 1)
    line.setLayout(inner)
    return line
