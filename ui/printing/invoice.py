"""An invoice or receipt on one sheet of A4 (further ones where many payments need them). Paints words that are given."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from studio.domain.invoice import InvoiceText
from ui.printing.paper import PaperTheme
from ui.tokens import PAPER

_DPI, _PX_PER_INCH = 1200, 96
SHEET_PX = QSize(794, 1123)
"""A4 at 96 px an inch."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 83, 711, 90, 1040
_AMOUNT_PX = 150
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_BREAK = _WRAP | int(Qt.TextFlag.TextWrapAnywhere)
_TO_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _wrap(metrics: QFontMetricsF, words: str, width: float) -> int:
    """Lines break between words, inside one only where it has no room on a line of its own."""
    return _BREAK if any(metrics.horizontalAdvance(word) > width for word in words.split()) else _WRAP


class _Sheet:
    """Paints downwards and begins a new page where the next piece has no room."""

    def __init__(self, painter: QPainter, writer: QPdfWriter | None) -> None:
        self._painter, self._writer, self._theme = painter, writer, PaperTheme()
        self.y = float(_TOP)

    def room(self, height: float) -> None:
        """Make sure that so much has room."""
        if self.y + height > _BOTTOM and self._writer is not None and self.y > _TOP:
            self._writer.newPage()
            self.y = float(_TOP)

    def text(
        self,
        words: str,
        left: float,
        width: float,
        size: float = 13,
        weight: int = 400,
        *,
        role: str = "text1",
        flags: int = _WRAP,
    ) -> float:
        """Paint words at the present height; how high they are."""
        font = self._theme.font(size, weight)
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._theme.color(role)))
        height = self.height(words, width, size, weight)
        if flags == _WRAP:
            flags = _wrap(QFontMetricsF(font), words, width)
        self._painter.drawText(QRectF(left, self.y, width, height + 2), flags, words)
        return height

    def height(self, words: str, width: float, size: float = 13, weight: int = 400) -> float:
        """How high words will be."""
        metrics = QFontMetricsF(self._theme.font(size, weight))
        return metrics.boundingRect(QRectF(0, 0, width, 10_000), _wrap(metrics, words, width), words).height()

    def rule(self, role: str = "line", width: float = 1.0) -> None:
        """A line across."""
        self._painter.setPen(QPen(QColor(self._theme.color(role)), width))
        self._painter.drawLine(_LEFT, round(self.y), _RIGHT, round(self.y))

    def row(self, words: str, note: str, amount: str) -> None:
        """A line of text with a note below and an amount at the right, and a rule under them."""
        width = _RIGHT - _LEFT - _AMOUNT_PX - 16
        high = self.height(words, width, 14, 500)
        low = self.height(note, width, 12) + 2 if note else 0
        self.room(high + low + 26)
        self.text(amount, _RIGHT - _AMOUNT_PX, _AMOUNT_PX, 14, 500, flags=_TO_RIGHT)
        self.text(words, _LEFT, width, 14, 500)
        self.y += high + 2
        if note:
            self.text(note, _LEFT, width, 12, role="text2")
        self.y += low + 11
        self.rule()
        self.y += 13


def _paint(sheet: _Sheet, text: InvoiceText) -> None:
    half = (_RIGHT - _LEFT) / 2 - 12
    sheet.y += sheet.text(text.title, _LEFT, _RIGHT - _LEFT, 30, 600) + 4
    sheet.y += sheet.text(text.number, _LEFT, _RIGHT - _LEFT, 14, role="text2") + 36
    lows = []
    for at, (label, name) in enumerate(text.parties):
        left, top = _LEFT + at * (half + 24), sheet.y
        sheet.y += sheet.text(label, left, half, 12, role="text2") + 3
        sheet.y += sheet.text(name, left, half, 16, 500)
        lows.append(sheet.y)
        sheet.y = top
    sheet.y = max(lows) + 28
    for label, value in text.facts[1:]:
        sheet.text(label, _LEFT, 150, 13, role="text2")
        sheet.y += max(18, sheet.text(value, _LEFT + 160, _RIGHT - _LEFT - 160)) + 4
    sheet.y += 28
    sheet.rule("text1", 1.5)
    sheet.y += 14
    for line in text.lines:
        sheet.row(*line)
    if text.payments:
        sheet.y += 16
        sheet.room(90)
        sheet.y += sheet.text(text.payments_title, _LEFT, half, 12, role="text2") + 8
        for payment in text.payments:
            sheet.row(*payment)
    _paint_sums(sheet, text)
    for note in text.notes:
        height = sheet.height(note, _RIGHT - _LEFT, 12)
        sheet.room(height)
        sheet.text(note, _LEFT, _RIGHT - _LEFT, 12, role="text2")
        sheet.y += height + 6


def _paint_sums(sheet: _Sheet, text: InvoiceText) -> None:
    sheet.y += 8
    sheet.room(110)
    for at, (label, amount) in enumerate(text.sums):
        is_last = at == len(text.sums) - 1
        size, weight = (18, 600) if is_last else (14, 400)
        sheet.text(label, (_LEFT + _RIGHT) / 2 + 12, _AMOUNT_PX, size, weight)
        sheet.y += sheet.text(amount, _RIGHT - _AMOUNT_PX, _AMOUNT_PX, size, weight, flags=_TO_RIGHT) + 6
    sheet.y += 40


def painted_invoice(text: InvoiceText) -> bytes:
    """The bytes of a PDF whose text can be searched."""
    app = QGuiApplication.instance() or QGuiApplication(["segue"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{text.title} {text.number}")
    writer.setCreator("Segue")
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    try:
        painter.scale(_DPI / _PX_PER_INCH, _DPI / _PX_PER_INCH)
        _paint(_Sheet(painter, writer), text)
    finally:
        painter.end()
    buffer.close()
    del app
    return bytes(buffer.data().data())


def pictured_invoice(text: InvoiceText, scale: float = 1.0) -> QImage:
    """The first sheet as a picture."""
    image = QImage(SHEET_PX * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    _paint(_Sheet(painter, None), text)
    painter.end()
    return image
