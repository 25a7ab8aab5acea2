"""``understudy``: who is asked next for a stage when an offer comes to nothing."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_values import stage_named
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail


def understudy(console: Console, args: Namespace) -> Answer:
    """Show the list, or write it anew."""
    from studio.actions.commands import NameUnderstudies
    from studio.queries import asks

    found = stage_named(console, args.stage)
    if sum((bool(args.names), args.none)) > 1 or (args.on and args.off):
        raise BadInputError(
            "These words do not go together.",
            subject="understudy",
            what_to_do="Name people, or say --none; and --on or --off, not both.",
        )
    detail: StageDetail = console.studio.ask(asks.Stage(found.stage.id))
    before = tuple(one.name for one in detail.next_people)
    if not (args.names or args.none or args.on or args.off):
        rows = [{"name": one.name, "is_known": one.is_known} for one in detail.next_people]
        result = {"stage": found.stage.id, "next": rows, "is_on": detail.asks_next}
        return Answer(result, _lines(found.stage.title, result))
    names = () if args.none else tuple(args.names) or before
    is_on = not args.off if args.names or args.on or args.off else detail.asks_next
    result = console.named_studio().run(NameUnderstudies(found.stage.id, names, is_on))
    return Answer(result, [*_lines(found.stage.title, result), SEND_HINT])


def _lines(title: str, result: dict[str, Any]) -> list[str]:
    if not result["next"]:
        return [f"Nobody is asked next for {title}."]
    how = "are asked next, in this order" if result["is_on"] else "stand in line; nobody is asked by itself (--on)"
    rows = [
        f"  {place}. {one['name']}" + ("" if one["is_known"] else "  (needs an invitation, which you send)")
        for place, one in enumerate(result["next"], 1)
    ]
    return [f"For {title} these {how}:", *rows]
