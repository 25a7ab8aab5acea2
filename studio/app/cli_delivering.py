"""``deliverable``: what was made, handing it on, and the note that goes with it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError
from studio.domain.instants import iso_utc


def listed(console: Console, args: Namespace) -> Answer:
    """The deliverables of a production on this machine, the newest first."""
    from studio.queries import asks

    rows = console.studio.ask(asks.AssembleView(production_named(console, args.production))).made
    shape = [
        {
            "recipe": made.recipe,
            "path": made.path,
            "made_utc": iso_utc(made.made_ms),
            "current": made.is_current,
            "draft": made.is_draft,
            "there": made.is_there,
        }
        for made in rows
    ]
    words = [
        (
            row["recipe"],
            ("draft" if row["draft"] else "current") if row["current"] else "older",
            row["made_utc"],
            row["path"] if row["there"] else "gone",
        )
        for row in shape
    ]
    return Answer(
        {"rows": shape}, columns(("RECIPE", "STATE", "MADE", "FILE"), words) or ["Nothing has been made yet."]
    )


def push(console: Console, args: Namespace) -> Answer:
    """Hand a deliverable on."""
    from studio.actions.delivering_commands import PushDeliverable

    command = PushDeliverable(
        args.path, args.input, args.folder, args.bucket, args.endpoint_url, args.page, args.days if args.share else 0
    )
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    count = result["files"]
    lines = [f"{count} {'file' if count == 1 else 'files'} handed on to {result['to']}."]
    if "url" in result:
        lines = [result["url"], f"The link lives until {result['expires_utc']}."]
    return Answer(result, lines)


def note(console: Console, args: Namespace) -> Answer:
    """Write the delivery note of a deliverable. Needs no home."""
    from studio.app.cli import painted_document
    from studio.app.delivering import whole
    from studio.app.plan_files import write_file
    from studio.app.rights_papers import note_paper

    del console
    path = Path(args.out).expanduser()
    if path.suffix.lower() != ".pdf":
        raise BadInputError(
            f"“{path.name}” does not end in .pdf.", subject=args.out, what_to_do="Name a file that ends in .pdf."
        )
    proof = whole(Path(args.path).expanduser())
    signer: dict[str, Any] | None = proof.signer.as_json() if proof.signer is not None else None
    write_file(path, painted_document(note_paper(Path(args.path).expanduser(), args.to, args.language)))
    return Answer({"path": str(path), "to": args.to, "files": len(proof.files), "signer": signer}, [str(path)])
