"""A paper to read, print and sign, in the words of one language: what ``ui/printing/document`` paints. Values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, how wide beside the others, and whether it holds numbers."""

    title: str
    width: int = 1
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and, below it in small, what belongs to it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title; ``total`` is set off below them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """``facts`` are pairs of a label and a value, ``signatures`` a name and what it is signed as, each with a line for
    place and date and one for the name (``signed_at`` and ``signed_by`` are what stands under the lines).
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    signatures: tuple[tuple[str, str], ...] = ()
    signed_at: str = ""
    signed_by: str = ""
    notes: tuple[str, ...] = ()
    page_words: str = "{page}"
