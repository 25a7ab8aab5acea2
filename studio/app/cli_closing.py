"""``close`` and ``reopen``: the end of a production at the command line."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import columns, money, spoken


def close(console: Console, args: Namespace) -> Answer:
    """Close a finished production; status 1 with what is not finished. ``--dry-run``: only look."""
    from studio.actions.closing_commands import CloseProduction

    result = console.named_studio().run(CloseProduction(args.production, args.dry_run))
    table = [(row["title"], spoken(row["state"]), row["person"]) for row in result["not_finished"]]
    lines = columns(("NOT FINISHED", "STATE", "PERSON"), table)
    if args.dry_run and not table:
        lines = ["Everything is finished; it can be closed."]
    if result["state"] == "closed":
        lines = ["The production is closed: it takes no more edits. `segue reopen` opens it again."]
    lines += [f"Still owed: {_owed(row)}" for row in result["owed"]]
    return Answer(result, lines if result["settled"] else [*lines[:-1], f"{lines[-1]} {SEND_HINT}"])


def _owed(row: dict[str, Any]) -> str:
    return f"{money(row['due_minor'], row['currency'])} to {row['person']} for {row['title']}"


def reopen(console: Console, args: Namespace) -> Answer:
    """Open a closed production again."""
    from studio.actions.closing_commands import ReopenProduction

    result = console.named_studio().run(ReopenProduction(args.production))
    line = "The production is open again."
    return Answer(result, [line if result["settled"] else f"{line} {SEND_HINT}"])
