"""An invoice or receipt on one sheet of A4 (further ones where many payments need them). Paints words that are given."""

from __future__ import annotations

from PySide6.QtGui import QImage

from studio.domain.invoice import InvoiceText
from ui.printing.writing import BOTTOM, LEFT, RIGHT, TO_RIGHT, WritingSheet, written_pages, written_pdf

_AMOUNT_PX = 150


_GAP_PX = 16
_FOOT_Y = BOTTOM + 32


def _row(sheet: WritingSheet, words: str, note: str, amount: str) -> None:
    """A line of text with a note below and an amount at the right, and a rule under them."""
    width = RIGHT - LEFT - _AMOUNT_PX - 16
    high = sheet.height(words, width, 14, 500)
    low = sheet.height(note, width, 12) + 2 if note else 0
    sheet.room(high + low + 26)
    sheet.text(amount, RIGHT - _AMOUNT_PX, _AMOUNT_PX, sheet.fitting(amount, _AMOUNT_PX, 14, 500), 500, flags=TO_RIGHT)
    sheet.text(words, LEFT, width, 14, 500)
    sheet.y += high + 2
    if note:
        sheet.text(note, LEFT, width, 12, role="text2")
    sheet.y += low + 11
    sheet.rule()
    sheet.y += 13


def _paint(sheet: WritingSheet, text: InvoiceText, pages: int) -> None:
    def foot() -> None:
        """Which sheet of how many it is, where there are several."""
        kept, sheet.y = sheet.y, float(_FOOT_Y)
        sheet.text(f"{sheet.page} / {pages}", RIGHT - _AMOUNT_PX, _AMOUNT_PX, 11, role="text2", flags=TO_RIGHT)
        sheet.text(f"{text.title} {text.number}", LEFT, RIGHT - LEFT - _AMOUNT_PX, 11, role="text2")
        sheet.y = kept

    if pages > 1:
        sheet.on_new_page = foot
        foot()
    half = (RIGHT - LEFT) / 2 - 12
    sheet.y += sheet.text(text.title, LEFT, RIGHT - LEFT, 30, 600) + 4
    sheet.y += sheet.text(text.number, LEFT, RIGHT - LEFT, 14, role="text2") + 36
    lows = []
    for at, (label, name, below) in enumerate(text.parties):
        left, top = LEFT + at * (half + 24), sheet.y
        sheet.y += sheet.text(label, left, half, 12, role="text2") + 3
        sheet.y += sheet.text(name, left, half, 16, 500) + 2
        sheet.y += sheet.text(below, left, half, 13, role="text2") if below else 0
        lows.append(sheet.y)
        sheet.y = top
    sheet.y = max(lows) + 28
    for label, value in text.facts[1:]:
        sheet.text(label, LEFT, 150, 13, role="text2")
        sheet.y += max(18, sheet.text(value, LEFT + 160, RIGHT - LEFT - 160)) + 4
    sheet.y += 28
    sheet.rule("text1", 1.5)
    sheet.y += 14
    for line in text.lines:
        _row(sheet, *line)
    if text.payments:
        sheet.y += 16
        sheet.room(90)
        sheet.y += sheet.text(text.payments_title, LEFT, half, 12, role="text2") + 8
        for payment in text.payments:
            _row(sheet, *payment)
    _paint_sums(sheet, text)
    for note in text.notes:
        height = sheet.height(note, RIGHT - LEFT, 12)
        sheet.room(height)
        sheet.text(note, LEFT, RIGHT - LEFT, 12, role="text2")
        sheet.y += height + 6


def _paint_sums(sheet: WritingSheet, text: InvoiceText) -> None:
    sheet.y += 8
    sheet.room(40 + 24 * len(text.sums))
    middle, whole = (LEFT + RIGHT) / 2 + 12, RIGHT - LEFT
    for at, (label, amount) in enumerate(text.sums):
        is_last = at == len(text.sums) - 1
        size, weight = (18, 600) if is_last else (14, 400)
        room = RIGHT - middle - sheet.advance(amount, size, weight) - _GAP_PX
        named = sheet.advance(label, size, weight)
        left = middle if named <= room else max(float(LEFT), middle - (named - room))
        amount_left = left + min(named, whole / 2) + _GAP_PX
        sheet.text(label, left, whole / 2, sheet.fitting(label, whole / 2, size, weight), weight)
        fitting = sheet.fitting(amount, RIGHT - amount_left, size, weight)
        sheet.y += sheet.text(amount, amount_left, RIGHT - amount_left, fitting, weight, flags=TO_RIGHT) + 6
    sheet.y += 40


def painted_invoice(text: InvoiceText) -> bytes:
    """The bytes of a PDF whose text can be searched. Painted twice: how many sheets there are is known at the end."""
    pages = len(written_pages(lambda sheet: _paint(sheet, text, 1), 0.1))
    return written_pdf(f"{text.title} {text.number}", lambda sheet: _paint(sheet, text, pages))


def pictured_invoice(text: InvoiceText, scale: float = 1.0) -> QImage:
    """The first sheet as a picture."""
    return written_pages(lambda sheet: _paint(sheet, text, 1), scale)[0]
