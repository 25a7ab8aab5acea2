"""``gig``: gigs that are kept to be offered again, and exchanged as ``gig.json``."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, money
from studio.domain.gig import gig_to_json

if TYPE_CHECKING:
    from studio.actions.commands import Command
    from studio.domain.gig import Gig


def list_gigs(console: Console, args: Namespace) -> Answer:
    """Those of one's own."""
    del args
    from studio.queries import asks

    gigs: tuple[tuple[str, Gig], ...] = console.studio.ask(asks.Gigs())
    rows = [{"gig": key, **gig_to_json(gig)} for key, gig in gigs]
    table = [
        (
            key,
            gig.title,
            gig.role,
            gig.kind,
            ", ".join(f"{one.name} {money(one.price_minor, gig.currency)}" for one in gig.packages),
        )
        for key, gig in gigs
    ]
    return Answer({"rows": rows}, columns(("GIG", "TITLE", "ROLE", "KIND", "PACKAGES"), table) or ["No gigs are kept."])


def save(console: Console, args: Namespace) -> Answer:
    """Keep a stage as a gig, or as another package of one."""
    from studio.actions.gig_commands import SaveGig

    return _done(console, SaveGig(args.stage, args.title, args.package, args.replace))


def import_(console: Console, args: Namespace) -> Answer:
    """Keep a file's gig."""
    from studio.actions.gig_commands import TakeGig

    return _done(console, TakeGig(args.file))


def export(console: Console, args: Namespace) -> Answer:
    """Write a gig as ``gig.json``."""
    from studio.actions.gig_commands import WriteGig

    result = console.named_studio().run(WriteGig(args.gig, args.file))
    return Answer(result, [result["path"]])


def remove(console: Console, args: Namespace) -> Answer:
    """Take a gig out."""
    from studio.actions.gig_commands import RemoveGig

    return Answer(console.named_studio().run(RemoveGig(args.gig)), ["It is kept no longer."])


def _done(console: Console, command: Command) -> Answer:
    result = console.named_studio().run(command)
    return Answer(
        result,
        [
            f"{result['title']} is kept ({', '.join(result['packages'])}): segue offer STAGE --to NAME --gig {result['gig']}"
        ],
    )
