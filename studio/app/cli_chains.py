"""``chain`` and ``nest``: chains of one's own, put into a plan, and stages that count as one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from studio.app.cli_console import Answer, Console
from studio.app.cli_plan_whole import left_out_lines
from studio.app.cli_text import columns, money
from studio.app.cli_values import instant_ms, production_named
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.queries.chain_rows import ChainRow

_MINE = "There is no chain of your own yet: `segue chain save STAGE... --title TITLE` keeps one."


def chain_list(console: Console, args: Namespace) -> Answer:
    """What ships and one's own."""
    del args
    from studio.queries.asks import Chains

    rows: tuple[ChainRow, ...] = console.studio.ask(Chains())
    table = [
        (
            row.key,
            row.problem or row.title,
            "yours" if row.is_own else "",
            str(row.stages),
            f"{row.early_days:.0f} to {row.late_days:.0f}",
            money(row.price_minor, row.currency) if row.currency else "",
        )
        for row in rows
    ]
    lines = columns(("CHAIN", "TITLE", "", "STAGES", "DAYS", "PRICE"), table, right=(3, 4, 5))
    return Answer({"rows": [asdict(row) for row in rows]}, lines + ([] if any(row.is_own for row in rows) else [_MINE]))


def chain_save(console: Console, args: Namespace) -> Answer:
    """Keep stages as a chain."""
    from studio.actions.chain_commands import SaveChain

    result = console.named_studio().run(SaveChain(tuple(args.stage), args.title, args.replace))
    lines = [
        f"Kept “{result['title']}” ({result['chain']}): {result['stages']} stages.",
        f"It takes {', '.join(result['inputs']) or 'nothing'} and gives {', '.join(result['outputs']) or 'nothing'}.",
    ]
    return Answer(result, lines + left_out_lines(result["left_out"]))


def chain_take(console: Console, args: Namespace) -> Answer:
    """Keep a chain file among one's own."""
    from studio.actions.chain_commands import TakeChain

    result = console.named_studio().run(TakeChain(args.file))
    return Answer(result, [f"Kept “{result['title']}” ({result['chain']})."])


def chain_export(console: Console, args: Namespace) -> Answer:
    """Write a chain as a file."""
    from studio.actions.chain_commands import WriteChain

    result = console.named_studio().run(WriteChain(args.chain, args.file))
    return Answer(result, [f"Written to {result['path']}."])


def chain_remove(console: Console, args: Namespace) -> Answer:
    """Take a chain out of one's own."""
    from studio.actions.chain_commands import RemoveChain

    result = console.named_studio().run(RemoveChain(args.chain))
    return Answer(result, [f"Removed {result['chain']}; productions made of it stay as they are."])


def chain_insert(console: Console, args: Namespace) -> Answer:
    """Put a chain into a production."""
    from studio.actions.chain_commands import InsertChain
    from studio.queries.asks import InsertChoices, Plan

    production = production_named(console, args.production)
    at_ms = instant_ms(args.at, console.studio.ask(Plan(production)).zone) if args.at else 0
    links = tuple(_link(text) for text in args.link)
    if args.feed:
        rows = console.studio.ask(InsertChoices(production, args.chain)).inputs
        named = {(stage, name) for _source, _output, stage, name in links}
        likely = [
            (row, row.feeds[row.likely]) for row in rows if row.likely >= 0 and (row.stage, row.input) not in named
        ]
        links += tuple((feed.stage, feed.output, row.stage, row.input) for row, feed in likely)
    command = InsertChain(production, args.chain, at_ms, args.track or "", args.nest, links)
    result = console.named_studio().run(command)
    lines = [f"Inserted {len(result['stages'])} stages{' as one nested chain' if result['nest'] else ''}."]
    lines.append("Its prices are in another currency and were left out." if "prices" in result["notes"] else "`segue undo` takes it back.")  # fmt: skip
    return Answer({**result, "links": [list(link) for link in links]}, lines)


def _link(text: str) -> tuple[str, str, str, str]:
    """``drums:stem=vocal:premix``: an output of the plan, an input of the chain."""
    source, sign, target = text.partition("=")
    stage, colon, output = source.rpartition(":")
    into, second, name = target.rpartition(":")
    if not (sign and colon and second and stage and output and into and name):
        raise BadInputError(
            f"“{text}” is no link.",
            subject=text,
            what_to_do="Write STAGE:OUTPUT=CHAIN-STAGE:INPUT, as drums:stem=mix:drums.",
        )
    return stage.rpartition("/")[2], output, into, name


# --- nests -----------------------------------------------------------------------------------------------------


def nest_add(console: Console, args: Namespace) -> Answer:
    """Let stages count as one."""
    from studio.actions.plan_commands import NestStages

    result = console.named_studio().run(NestStages(tuple(args.stage), args.name))
    return Answer(result, [f"{len(result['stages'])} stages are “{args.name}” now."])


def nest_rename(console: Console, args: Namespace) -> Answer:
    """Another name."""
    from studio.actions.plan_commands import RenameNest

    result = console.named_studio().run(RenameNest(args.production, args.nest, args.name))
    return Answer(result, [f"It is called {result['name']} now."])


def nest_open(console: Console, args: Namespace) -> Answer:
    """Show it as its stages."""
    return _show(console, args, is_closed=False)


def nest_close(console: Console, args: Namespace) -> Answer:
    """Show it as one bar."""
    return _show(console, args, is_closed=True)


def _show(console: Console, args: Namespace, *, is_closed: bool) -> Answer:
    from studio.actions.plan_commands import ShowNest

    result = console.named_studio().run(ShowNest(args.production, args.nest, is_closed))
    return Answer(result, [f"{args.nest} is {'closed' if is_closed else 'open'}."])


def nest_flatten(console: Console, args: Namespace) -> Answer:
    """Let its stages stand by themselves again."""
    from studio.actions.plan_commands import FlattenNest

    result = console.named_studio().run(FlattenNest(args.production, args.nest))
    return Answer(result, [f"{len(result['stages'])} stages stand by themselves."])


def nest_move(console: Console, args: Namespace) -> Answer:
    """Start it at a day."""
    from studio.actions.plan_whole_commands import MoveNest
    from studio.queries.asks import Plan

    production = production_named(console, args.production)
    at_ms = instant_ms(args.date, console.studio.ask(Plan(production)).zone)
    result = console.named_studio().run(MoveNest(production, args.nest, at_ms))
    return Answer(result, [f"{args.nest} starts on {args.date}."])
