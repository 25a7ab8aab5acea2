"""Text and rules that go downwards on sheets of A4, with a new page where the next piece has no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.printing.paper import PaperTheme
from ui.tokens import PAPER

_DPI, _PX_PER_INCH = 1200, 96
SHEET_PX = QSize(794, 1123)
"""A4 at 96 px an inch."""
LEFT, RIGHT, TOP, BOTTOM = 83, 711, 90, 1040
_LINE_END = "\u2028"
_FITS = 0.96
"""Widths do not shrink quite as much as the size does."""
TO_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
WORDS_TO_RIGHT = TO_RIGHT | int(Qt.TextFlag.TextWordWrap)
LONG = (BOTTOM - TOP) / 2
"""What is higher may begin on one sheet and end on another."""
NewPage = Callable[[], bool]
"""Begins another page; whether there is one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look in a column that begins at ``left``."""

    words: str
    left: float
    width: float
    size: float = 13
    weight: int = 400
    role: str = "text1"


def wrapped(font: QFont, words: str, width: float) -> QTextLayout:
    """Lines that break between words and after hyphens, inside a word only where it has no room on a line of its own."""
    made = QTextLayout(words.replace("\n", _LINE_END), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.beginLayout()
    y = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    made.endLayout()
    return made


class WritingSheet:
    """Paints downwards; ``y`` is the present height in px of the sheet. ``on_new_page`` is called on each further page."""

    def __init__(self, painter: QPainter, new_page: NewPage) -> None:
        self._painter, self._new_page, self._theme = painter, new_page, PaperTheme()
        self.on_new_page: Callable[[], None] = lambda: None
        self.page = 1
        self.y = float(TOP)

    def room(self, height: float) -> None:
        """Make sure that so much has room."""
        if self.y + height > BOTTOM and self.y > TOP:
            self._turns()

    def _turns(self) -> bool:
        """Go to the top of another sheet; whether there is one."""
        if not self._new_page():
            return False
        self.page += 1
        self.y = float(TOP)
        self.on_new_page()
        return True

    def text(
        self,
        words: str,
        left: float,
        width: float,
        size: float = 13,
        weight: int = 400,
        *,
        role: str = "text1",
        flags: int = 0,
    ) -> float:
        """Paint words at the present height; how high they are. ``flags``: how they stand on one line; 0: as many lines as
        they need.
        """
        font = self._theme.font(size, weight)
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._theme.color(role)))
        lines = wrapped(font, words, width)
        height = lines.boundingRect().height()
        if flags:
            self._painter.drawText(QRectF(left, self.y, width, height + 2), flags, words)
        else:
            lines.draw(self._painter, QPointF(left, self.y))
        return height

    def beside(self, columns: Sequence[Sequence[Piece]]) -> None:
        """Paint columns beside each other and go below the longest. They stay on one sheet unless they are long: those go on at
        the top of the next.
        """
        waiting = [[found for piece in column for found in self._lines(piece)] for column in columns]
        highs = [sum(line.height() for (_, _, line) in column) for column in waiting]
        self.room(min(max(highs, default=0), LONG))
        while any(waiting):
            self._paint_beside(waiting)
            if any(waiting) and not self._turns():
                return

    def _lines(self, piece: Piece) -> list[tuple[Piece, QTextLayout, QTextLine]]:
        """The lines of a piece, with the layout that keeps them."""
        layout = wrapped(self._theme.font(piece.size, piece.weight), piece.words, piece.width)
        return [(piece, layout, layout.lineAt(at)) for at in range(layout.lineCount())]

    def _paint_beside(self, waiting: list[list[tuple[Piece, QTextLayout, QTextLine]]]) -> None:
        """As many lines as this sheet has room for; they wait no longer."""
        top = low = self.y
        for column in waiting:
            y = top
            while column and y + column[0][2].height() <= BOTTOM:
                piece, _, line = column.pop(0)
                self._painter.setPen(QColor(self._theme.color(piece.role)))
                line.draw(self._painter, QPointF(piece.left, y - line.y()))
                y += line.height()
            low = max(low, y)
        self.y = low

    def height(self, words: str, width: float, size: float = 13, weight: int = 400) -> float:
        """How high words will be."""
        return wrapped(self._theme.font(size, weight), words, width).boundingRect().height()

    def fitting(self, words: str, width: float, size: float, weight: int = 400) -> float:
        """The size at which words have room on one line: that size, or a smaller one."""
        needed = self.advance(words, size, weight)
        return size if needed <= width else max(1.0, _FITS * size * width / needed)

    def advance(self, words: str, size: float, weight: int = 400) -> float:
        """How wide words are on one line."""
        return QFontMetricsF(self._theme.font(size, weight)).horizontalAdvance(words)

    def rule(self, role: str = "line", width: float = 1.0, left: float = LEFT, right: float = RIGHT) -> None:
        """A line across."""
        self._painter.setPen(QPen(QColor(self._theme.color(role)), width))
        self._painter.drawLine(round(left), round(self.y), round(right), round(self.y))


def written_pdf(title: str, paint: Callable[[WritingSheet], None]) -> bytes:
    """The bytes of a PDF whose text can be searched."""
    app = QGuiApplication.instance() or QGuiApplication(["segue"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Segue")
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    try:
        painter.scale(_DPI / _PX_PER_INCH, _DPI / _PX_PER_INCH)
        paint(WritingSheet(painter, writer.newPage))
    finally:
        painter.end()
    buffer.close()
    del app
    return bytes(buffer.data().data())


def written_pages(paint: Callable[[WritingSheet], None], scale: float = 1.0) -> list[QImage]:
    """The sheets as pictures."""
    app = QGuiApplication.instance() or QGuiApplication(["segue"])
    pages: list[QImage] = []
    painter = QPainter()

    def begin() -> bool:
        if painter.isActive():
            painter.end()
        image = QImage(SHEET_PX * scale, QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER))
        pages.append(image)
        painter.begin(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        return True

    begin()
    paint(WritingSheet(painter, begin))
    painter.end()
    del app
    return pages
