"""``depot move|here|forget``: a production goes over to another place. ``depot mark|clean``: what may leave it."""

from __future__ import annotations

from argparse import Namespace

from studio.actions import commands as c
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import size
from studio.app.cli_values import production_named


def move(console: Console, args: Namespace) -> Answer:
    """Move a production, go on with a move, or give it up. Ctrl+C stops it where it can go on."""
    prj = production_named(console, args.production)
    command = c.MoveDepot(prj, args.url, args.endpoint_url, args.access, args.give_up)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    if result["state"] == "given_up":
        deleted = result["deleted_objects"]
        return Answer(result, [f"It stays at {result['from']}; {deleted} copied objects were deleted again."])
    lines = [
        f"Moved to {result['to']}: {result['objects']} objects, {size(result['bytes'])}.",
        (
            f"{result['copied_objects']} were copied now ({size(result['copied_bytes'])}), "
            f"{result['inside_server']} of them inside the server."
        ),
        *(f"! damaged in the old place, see `segue repair`: {name}" for name in result["damaged"]),
        "The old place shows the others the way; what they still put there is carried over.",
        f"When all have followed: segue depot forget {args.production}",
    ]
    return Answer(result, lines)


def here(console: Console, args: Namespace) -> Answer:
    """Use a folder or bucket as the place of a production from now on."""
    prj = production_named(console, args.production)
    result = console.named_studio().run(c.LocateDepot(prj, args.url, args.endpoint_url))
    return Answer(result, [f"From now on the shared files are read from {result['url']}."])


def forget(console: Console, args: Namespace) -> Answer:
    """Empty former places, once everything is proven to be in the new one."""
    prj = production_named(console, args.production)
    command = c.ForgetDepot(prj, args.all, args.anyway, args.dry_run)
    result = console.named_studio().run(command)
    verb = "would be deleted" if result["dry_run"] else "deleted"
    lines = [f"{row['url']}: {row['objects']} objects, {size(row['bytes'])} {verb}." for row in result["rows"]]
    names = ", ".join(result["not_followed"])
    return Answer(result, [*lines, f"Not known to have followed: {names}."] if names else lines)


def mark(console: Console, args: Namespace) -> Answer:
    """Mark takes whose files may go, or take the marks back."""
    from studio.app.cli_console import SEND_HINT

    result = console.named_studio().run(c.MarkTakes(args.subject, tuple(args.takes), args.keep))
    takes = ", ".join(str(number) for number in result["takes"])
    words = (
        f"The files of take {takes} stay." if args.keep else f"The files of take {takes} go on {result['goes_utc']}."
    )
    return Answer(result, [words, SEND_HINT])


def clean(console: Console, args: Namespace) -> Answer:
    """Clean a production's storage, or say what that would do."""
    from studio.app.cli_text import columns

    command = c.CleanDepot(production_named(console, args.production), args.dry_run)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    verb = "would be deleted" if result["dry_run"] else "deleted"
    table = [
        (
            label,
            str(row["stage"] or row["who"]),
            str(row["take"] or ""),
            str(row["objects"]),
            size(row["bytes"]),
            row["reason"],
        )
        for label, rows in (("goes", result["rows"]), ("stays", result["kept"]), ("could go", result["could_go"]))
        for row in rows
    ]
    lines = columns(("", "STAGE", "TAKE", "OBJECTS", "SIZE", "WHY"), table, right=(2, 3, 4))
    hint = ["To let a take go: segue depot mark HANDOFF TAKE"] if result["could_go"] else []
    stopped = ["Stopped before everything was deleted; the rest goes the next time."] if result["was_stopped"] else []
    return Answer(result, [*lines, f"{result['objects']} objects, {size(result['bytes'])} {verb}.", *stopped, *hint])


def salvage(console: Console, args: Namespace) -> Answer:
    """Read a depot with holes with the keys of this home. Status 1 when something is not whole."""
    from studio.app.salvaging import report_lines

    command = c.SalvageDepot(args.url, args.out, args.endpoint_url)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    return Answer(result, report_lines(result), 0 if result["whole"] == result["files"] else 1)
