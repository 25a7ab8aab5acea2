"""The choice of a chain, with a picture of what comes: lanes, bars with their review waits, days, price."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.chain import Chain
from studio.domain.production import Production
from studio.domain.schedule import schedule
from studio.queries.asks import Chains
from ui.context import Context
from ui.dialogs.model import CHAINS, chain_line, chain_words
from ui.languages import spoken_language
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import ElidedLabel, flowing, label, row_of
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.queries.chain_rows import ChainRow

_LANE_PX = 104
_ROW_PX = 18
_BAR_PX = 10
Bar = tuple[str, str, float, float, float]
"""Lane, title, start, end of work, end with the review: shares of the whole."""


class ChainPicture(QWidget):
    """The stages of a chain as bars over its working time: solid for work, lighter for the review after it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self.update)

    def show_bars(self, bars: list[Bar], words: str) -> None:
        """Show what a chain would give, and call it so."""
        self.bars = bars
        self.setAccessibleName(words)
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(bars))
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each stage."""
        return QSize(420, 16 + _ROW_PX * len(self.bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lane names where a lane begins, a bar for each stage."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        room, lane_before = self.width() - _LANE_PX - 16, ""
        font = theme.font(11)
        for place, (lane, _title, start, work_end, end) in enumerate(self.bars):
            top = 8 + place * _ROW_PX
            if lane != lane_before:
                painter.setFont(font)
                painter.setPen(theme.color("text2"))
                words = QFontMetrics(font).elidedText(lane, Qt.TextElideMode.ElideRight, _LANE_PX - 16)
                painter.drawText(QRect(12, top, _LANE_PX - 12, _ROW_PX), int(Qt.AlignmentFlag.AlignVCenter), words)
                lane_before = lane
            left, middle, right = (_LANE_PX + round(room * share) for share in (start, work_end, end))
            y = top + (_ROW_PX - _BAR_PX) // 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("progress.tail"))
            painter.drawRoundedRect(QRect(QPoint(left, y), QSize(max(4, right - left), _BAR_PX)), 2, 2)
            painter.setBrush(theme.color("progress.edge"))
            painter.drawRoundedRect(QRect(QPoint(left, y), QSize(max(3, middle - left), _BAR_PX)), 2, 2)


def bars_of(chain: Chain) -> list[Bar]:
    """Lane, title, start, end of work and end with the review at its limit of every stage, as shares of the whole."""
    plan = schedule(Production(chain.id, chain.title, chain.id), chain.stages, chain.links).at_limit
    names = {track.id: track.name for track in chain.tracks}
    order = {track.id: track.position for track in chain.tracks}
    spans = [(stage, plan.span(stage.id)) for stage in chain.stages]
    first = min((span.start_ms for _stage, span in spans), default=0)
    whole = max(1, max((span.end_ms for _stage, span in spans), default=1) - first)
    spans.sort(key=lambda pair: (order.get(pair[0].track, 0), pair[1].start_ms))
    return [
        (names.get(stage.track, ""), stage.title, (span.start_ms - first) / whole, (span.work_end_ms - first) / whole,
         (span.end_ms - first) / whole)
        for stage, span in spans
    ]  # fmt: skip


class ChainChoice(QWidget):
    """The built-in chains and a file. ``chosen`` after a choice; ``key`` is its name or path."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.key = CHAINS[0]
        self._group = QButtonGroup(self)
        self._lines: dict[str, Any] = {}
        self.radios: dict[str, QRadioButton] = {}
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key in CHAINS:
            column.addWidget(self._row(theme, key))
        self._own = QVBoxLayout()
        self._own.setSpacing(4)
        column.addLayout(self._own)
        self._file = QRadioButton(tr("A chain file"))
        self._file.setAccessibleName(tr("A chain file"))
        self._file.clicked.connect(self._choose_file)
        self._group.addButton(self._file)
        self._file_line = ElidedLabel(theme, "", 12, tone="3", mode=Qt.TextElideMode.ElideMiddle)
        self._file.setToolTip(tr("that someone sent you"))
        choose = Button(theme, tr("Choose…"), "folder-open", "link")
        choose.clicked.connect(self._choose_file)
        row = row_of(IconLabel(theme, "package", "text2"), self._file, gap_px=8)
        row.addWidget(self._file_line, 1)
        row.addWidget(choose)
        row.setContentsMargins(8, 2, 8, 2)
        column.addLayout(row)
        column.addSpacing(8)
        self.picture = ChainPicture(theme)
        self.summary = label(theme, "", 12, tone="2", wraps=True)
        column.addWidget(self.picture)
        column.addWidget(self.summary)
        self.picture.hide()
        self.radios[self.key].setChecked(True)
        self._load_all()
        context.ask(Chains(), self._show_own, lambda _error: None)

    def choose(self, key: str) -> None:
        """Choose a built-in chain or the path of a file."""
        self.key = key
        radio = self.radios.get(key, self._file)
        radio.setChecked(True)
        if key not in self.radios:
            self._file_line.setText(Path(key).name)
        self._ask(key, is_shown=True)
        self.chosen.emit()

    def _row(self, theme: Theme, key: str) -> QFrame:
        words = chain_words(key)
        frame = QFrame()
        radio = self.radios[key] = QRadioButton(words.title)
        radio.setFont(theme.font(13, 500))
        radio.setAccessibleDescription(words.sentence)
        radio.clicked.connect(lambda: self.choose(key))
        self._group.addButton(radio)
        line = self._lines[key] = flowing(label(theme, words.sentence, 12, tone="3", wraps=True))
        row = row_of(IconLabel(theme, words.icon, "text2"), radio, gap_px=8)
        row.addWidget(line, 1)
        row.setContentsMargins(8, 2, 8, 2)
        frame.setLayout(row)
        return frame

    def _show_own(self, rows: tuple[ChainRow, ...]) -> None:
        """The chains of one's own, by the paths of their files."""
        theme = self._context.theme
        for one in rows:
            if one.is_own and not one.problem:
                radio = self.radios[one.path] = QRadioButton(one.title)
                radio.setFont(theme.font(13, 500))
                radio.clicked.connect(lambda _checked, path=one.path: self.choose(path))
                self._group.addButton(radio)
                row = row_of(IconLabel(theme, "package", "text2"), radio, gap_px=8)
                count = tr_n("{n} stage, yours", "{n} stages, yours", one.stages)
                row.addWidget(ElidedLabel(theme, count, 12, tone="3"), 1)
                row.setContentsMargins(8, 2, 8, 2)
                holder = QFrame()
                holder.setLayout(row)
                self._own.addWidget(holder)

    def _load_all(self) -> None:
        for key in CHAINS:
            self._ask(key, is_shown=key == self.key)

    def _ask(self, key: str, *, is_shown: bool) -> None:
        language = spoken_language()

        def work() -> tuple[str, str, list[Bar]]:
            from studio.app.carrying_out import load_chain

            chain: Chain = load_chain(key, language)
            return chain.title, chain_line(chain), bars_of(chain)

        def done(found: tuple[str, str, list[Bar]]) -> None:
            title, line, bars = found
            if key in self._lines:
                self._lines[key].setText(line)
            if is_shown and key == self.key:
                self.picture.show_bars(bars, line)
                sentence = f"{chain_words(key).sentence}. " if key in self._lines else f"{title}. {line}. "
                self.summary.setText(sentence + tr("Everything can be changed on the plan."))

        def failed(error: BaseException) -> None:
            if is_shown and key == self.key:
                self.picture.hide()
                self.summary.setText(getattr(error, "message", "") if key not in self._lines else "")

        self._context.do(work, done, failed)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a chain file"), "", tr("Chains (*.yaml *.yml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose)
        dialog.rejected.connect(lambda: self.choose(self.key))
        dialog.open()
