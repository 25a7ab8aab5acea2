"""``search``: everything of this home that has the words."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, short

if TYPE_CHECKING:
    from studio.domain.found_words import FoundRow


def search(console: Console, args: Namespace) -> Answer:
    """Every word counts, by its beginning."""
    from studio.queries import asks

    words = " ".join(args.words)
    rows: tuple[FoundRow, ...] = console.named_studio().ask(asks.Search(words, args.kind, args.limit))
    shapes = [{**plain(row.document), "excerpt": row.excerpt} for row in rows]
    table = [
        (
            row.document.kind,
            row.document.title,
            row.document.production_title,
            row.excerpt,
            short(row.document.hand_off),
        )
        for row in rows
    ]
    lines = columns(("KIND", "WHAT", "PRODUCTION", "WHERE", "HAND-OFF"), table) or [f"Nothing has “{words}”."]
    return Answer({"words": words, "rows": shapes}, lines)
