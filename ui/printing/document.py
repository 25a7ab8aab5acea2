"""A paper of tables and lines to sign on sheets of A4. Paints words that are given; where they come from is papers' work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage

from studio.domain.document import Cell, Column, Document, Table
from ui.printing.writing import (
    BOTTOM,
    LEFT,
    LONG,
    RIGHT,
    TO_RIGHT,
    WORDS_TO_RIGHT,
    Piece,
    WritingSheet,
    written_pages,
    written_pdf,
)

_GAP_PX = 16
_LABEL_PX = 160
_FOOT_Y = BOTTOM + 32
_SIGN_PX = 92
_ROW_PX = 20


def painted_document(document: Document) -> bytes:
    """The bytes of a PDF whose text can be searched. Painted twice: how many pages there are is known at the end."""
    pages = len(pictured_document(document, 0.1))
    title = f"{document.title} {document.subtitle}".strip()
    return written_pdf(title, lambda sheet: _paint(sheet, document, pages))


def pictured_document(document: Document, scale: float = 1.0, pages: int = 1) -> list[QImage]:
    """The sheets as pictures."""
    return written_pages(lambda sheet: _paint(sheet, document, pages), scale)


def _paint(sheet: WritingSheet, document: Document, pages: int) -> None:
    def foot() -> None:
        kept, sheet.y = sheet.y, float(_FOOT_Y)
        words = document.page_words.format(page=sheet.page, pages=pages)
        sheet.text(words, RIGHT - _LABEL_PX, _LABEL_PX, 11, role="text2", flags=TO_RIGHT)
        sheet.text(document.title, LEFT, RIGHT - LEFT - _LABEL_PX, 11, role="text2")
        sheet.y = kept

    sheet.on_new_page = foot
    foot()
    sheet.y += sheet.text(document.title, LEFT, RIGHT - LEFT, 30, 600) + 4
    sheet.y += sheet.text(document.subtitle, LEFT, RIGHT - LEFT, 16, role="text2") + 28
    for label, value in document.facts:
        width = RIGHT - LEFT - _LABEL_PX
        named = Piece(label, LEFT, _LABEL_PX - 10, role="text2")
        sheet.beside([[named], [Piece(value, LEFT + _LABEL_PX, width)]])
        sheet.y += 4
    for table in document.tables:
        sheet.y += 24
        _paint_table(sheet, table, foot)
        sheet.on_new_page = foot
    _paint_signatures(sheet, document)
    sheet.y += 28
    for note in document.notes:
        sheet.beside([[Piece(note, LEFT, RIGHT - LEFT, 12, role="text2")]])
        sheet.y += 6


def _paint_table(sheet: WritingSheet, table: Table, foot: Callable[[], None]) -> None:
    places = _places(table.columns)

    def head() -> None:
        high = max(
            sheet.height(column.title, width, 12) for column, (_, width) in zip(table.columns, places, strict=True)
        )
        for column, (left, width) in zip(table.columns, places, strict=True):
            if column.is_number:
                sheet.text(column.title, left, width, 12, role="text2", flags=TO_RIGHT)
            else:
                sheet.text(column.title, left, width, 12, role="text2")
        sheet.y += high + 6
        sheet.rule("text1", 1.5)
        sheet.y += 10

    def head_again() -> None:
        foot()
        head()

    sheet.room(96)
    if table.title:
        sheet.y += sheet.text(table.title, LEFT, RIGHT - LEFT, 16, 600) + 10
    head()
    sheet.on_new_page = head_again
    for row in table.rows:
        _paint_row(sheet, table.columns, places, row)
    if table.total:
        _paint_row(sheet, table.columns, places, tuple(Cell(text) for text in table.total), weight=600)


def _places(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = RIGHT - LEFT - _GAP_PX * (len(columns) - 1)
    shares = sum(column.width for column in columns)
    places, left = [], float(LEFT)
    for column in columns:
        width = whole * column.width / shares
        places.append((left, width))
        left += width + _GAP_PX
    return places


def _paint_row(
    sheet: WritingSheet,
    columns: Sequence[Column],
    places: Sequence[tuple[float, float]],
    row: Sequence[Cell],
    weight: int = 400,
) -> None:
    size, small = 13.0, 11.0
    texts: list[list[Piece]] = []
    high = 0.0
    for cell, column, (left, width) in zip(row, columns, places, strict=True):
        if column.is_number:
            high = max(high, sheet.height(cell.text, width, size, weight))
        else:
            note = [Piece(cell.note, left, width, small, role="text2")] if cell.note else []
            texts.append([Piece(cell.text, left, width, size, weight), *note])
    tall = max(
        (sum(sheet.height(one.words, one.width, one.size, one.weight) for one in text) for text in texts), default=0
    )
    sheet.room(min(max(high, tall), LONG) + _ROW_PX)
    top = sheet.y
    for cell, column, (left, width) in zip(row, columns, places, strict=True):
        if column.is_number:
            _paint_number(sheet, cell.text, left, width, size, weight)
    sheet.beside(texts)
    sheet.y = max(sheet.y, top + high) if sheet.y >= top else sheet.y
    sheet.y += 10
    sheet.rule()
    sheet.y += 10


def _paint_number(sheet: WritingSheet, text: str, left: float, width: float, size: float, weight: int) -> None:
    """At the right of its column, as small as it has to be; words in place of a number go on in another line instead."""
    if " " in text:
        sheet.text(text, left, width, size, weight, flags=WORDS_TO_RIGHT)
    else:
        sheet.text(text, left, width, sheet.fitting(text, width, size, weight), weight, flags=TO_RIGHT)


def _paint_signatures(sheet: WritingSheet, document: Document) -> None:
    """For each a line for place and date, and one for the name under it; a few of them stay on one sheet."""
    half = (RIGHT - LEFT - 2 * _GAP_PX) / 3
    wide = RIGHT - LEFT - half - 2 * _GAP_PX
    signed = [document.signed_by.format(name=f"{name}, {role}" if role else name) for name, role in document.signatures]
    highs = [sheet.height(words, wide, 11) for words in signed]
    sheet.room(min(sum(highs) + _SIGN_PX * len(signed), LONG))
    for words, high in zip(signed, highs, strict=True):
        sheet.room(_SIGN_PX + high)
        sheet.y += _SIGN_PX - 26
        sheet.rule("text2", 1.0, LEFT, LEFT + half)
        sheet.rule("text2", 1.0, LEFT + half + 2 * _GAP_PX, RIGHT)
        sheet.y += 6
        sheet.text(document.signed_at, LEFT, half, 11, role="text2")
        sheet.text(words, LEFT + half + 2 * _GAP_PX, wide, 11, role="text2")
        sheet.y += high
