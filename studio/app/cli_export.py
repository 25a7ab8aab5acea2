"""``export``: a production as plain files and readable JSON; and ``import``, which makes it again from them."""

from __future__ import annotations

from argparse import Namespace

from studio.actions import commands as c
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import size
from studio.app.cli_values import production_named


def export(console: Console, args: Namespace) -> Answer:
    """Write a production into a new or empty folder."""
    command = c.ExportProduction(production_named(console, args.production), args.folder)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    words = f"{result['entries']} entries, {result['files']} files, {size(result['bytes'])}"
    return Answer(result, [f"{result['title']} is in {result['folder']}: {words}."])


def import_(console: Console, args: Namespace) -> Answer:
    """Make a production again from an export. Status 1 when files of takes were not in it."""
    command = c.ImportProduction(args.folder, args.depot, args.endpoint_url, args.access)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    lines = [
        f"{result['title']} is here again, in {result['url']}.",
        f"{result['rooms']} rooms, {result['entries']} entries verified; {result['files']} files put back.",
        *(f"! not in the export: {path}" for path in result["missing"]),
        *(f"! lost: {row['stage']} {row['what']} {row['file']}" for row in result["lost"]),
        "Tell the others where it lies now; on their computers: segue depot here PRODUCTION DIR",
    ]
    return Answer(result, lines, 1 if result["lost"] else 0)
