"""What people granted, word for word, as a table of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.domain.document import Cell, Column, Table


def rights_tables(granted: Iterable[tuple[str, str]], words: Mapping[str, str]) -> tuple[Table, ...]:
    """One table of pairs of name and granted text, each text once; none where nobody granted anything.

    ``words``: the titles ``rights``, ``who`` and ``granted`` in the paper's language; the texts stay as they were signed.
    """
    names: dict[str, dict[str, None]] = {}
    for name, text in granted:
        if text.strip():
            names.setdefault(text, {})[name] = None
    rows = tuple((Cell(", ".join(people)), Cell(text)) for text, people in names.items())
    return (Table(words["rights"], (Column(words["who"], 2), Column(words["granted"], 5)), rows),) if rows else ()
