"""``credit`` and ``portfolio``: what was given and got; accept, refuse, export, verify, take back, show."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, short
from studio.app.cli_values import production_named

if TYPE_CHECKING:
    from studio.actions.credit_commands import CreditCommand
    from studio.queries.credits import CreditRow


def list_credits(console: Console, args: Namespace) -> Answer:
    """The credits of this person's work, and those that they gave."""
    from studio.queries import asks

    production = production_named(console, args.production) if args.production else ""
    rows: tuple[CreditRow, ...] = console.studio.ask(asks.Credits(production))
    table = [
        (
            short(row.hand_off),
            row.production_title,
            row.stage,
            row.role,
            row.person,
            row.issuer_name,
            row.state,
            moment(row.approved_ms),
        )
        for row in rows
    ]
    header = ("HAND-OFF", "PRODUCTION", "WORK", "ROLE", "BY", "GIVEN BY", "STATE", "APPROVED")
    issuers = len({row.issuer for row in rows if row.is_yours and row.state != "revoked"})
    return Answer({"rows": plain(rows), "issuers": issuers}, columns(header, table) or ["No credits yet."])


def accept(console: Console, args: Namespace) -> Answer:
    """Countersign a credit."""
    from studio.actions.credit_commands import AcceptCredit

    return _done(console, AcceptCredit(args.handoff))


def refuse(console: Console, args: Namespace) -> Answer:
    """Say no to one."""
    from studio.actions.credit_commands import RefuseCredit

    return _done(console, RefuseCredit(args.handoff, args.reason))


def give(console: Console, args: Namespace) -> Answer:
    """Give one again."""
    from studio.actions.credit_commands import GiveCredit

    return _done(console, GiveCredit(args.handoff))


def revoke(console: Console, args: Namespace) -> Answer:
    """Take one back."""
    from studio.actions.credit_commands import RevokeCredit

    return _done(console, RevokeCredit(args.handoff, args.reason, args.out))


def _done(console: Console, command: CreditCommand) -> Answer:
    result = console.named_studio().run(command)
    lines = [f"The credit of hand-off {short(result['handoff'])} is {result['state']}."]
    if result.get("file"):
        lines.append(f"Whoever has {result['file']} sees that the credit does not count any more.")
    return Answer(result, lines if result["settled"] else [*lines[:-1], f"{lines[-1]} {SEND_HINT}"])


def export(console: Console, args: Namespace) -> Answer:
    """Write one's own credits as folders."""
    from studio.actions.credit_commands import ExportCredits

    result = console.named_studio().run(ExportCredits(tuple(args.handoffs), args.out, args.real_name))
    lines = []
    for row in result["credits"]:
        lines.append(f"{row['folder']} ({'with your name' if row['name'] else 'without your name'})")
        if row["accepted_now"]:
            lines.append(f"  You have accepted it by this. {SEND_HINT}")
    return Answer(result, [*lines, "Anybody can check them: segue credit verify FOLDER"])


def portfolio(console: Console, args: Namespace) -> Answer:
    """Write the portfolio page."""
    from studio.actions.credit_commands import ExportPortfolio

    command = ExportPortfolio(
        tuple(args.handoffs),
        args.out,
        with_name=not args.no_name,
        with_owners=not args.no_owners,
        with_excerpts=not args.no_excerpts,
        language=args.language,
        permits=tuple(args.permit),
    )
    result = console.named_studio().run(command, progress=console.progress)
    lines = [result["page"]]
    for row in result["credits"]:
        heard = "with an excerpt" if row["excerpt"] else f"no excerpt: {row['no_excerpt']}"
        lines.append(f"  {row['stage']} ({heard})")
    return Answer(result, [*lines, "The whole folder is the portfolio: put it on any web space, or send it."])


def permit(console: Console, args: Namespace) -> Answer:
    """Permit an excerpt of work that one has approved."""
    from studio.actions.credit_commands import PermitExcerpt

    result = console.named_studio().run(PermitExcerpt(args.handoff, args.seconds, args.out))
    lines = [f"{result['file']} permits an excerpt of {result['seconds']} s. Send it to whoever made the work."]
    return Answer(result, [*lines, "They take it in by `segue portfolio export --permit FILE`."])


def verify(console: Console, args: Namespace) -> Answer:
    """Check credits of anybody, without a home. Status 1 when one is not valid."""
    del console
    from studio.app.credit_files import verify_paths

    rows = [found.as_json() for found in verify_paths(args.files, args.issuer)]
    valid = [row for row in rows if row["verdict"] == "valid"]
    shape = {"credits": rows, "issuers": len({row["issuer"] for row in valid})}
    lines = [line for row in rows for line in _verdict_lines(row)]
    return Answer(shape, lines, 0 if len(valid) == len(rows) else 1)


def _verdict_lines(row: dict[str, Any]) -> list[str]:
    lines = [f"{row['verdict'].upper()}  {row['path']}"]
    if row["problem"]:
        lines.append(f"  {row['problem']}")
    if row["verdict"] == "invalid" or "issuer" not in row:
        return lines
    who = row["name"] or "somebody who does not show their name here"
    how = "on time" if row["on_time"] else "late"
    rounds = f"{row['rounds_used']} round{'s' if row['rounds_used'] != 1 else ''} of changes"
    silent = " by silence" if row["by_silence"] else ""
    lines += [
        f"  {row['role']}: {row['stage']} ({row['production']}), by {who}",
        f"  approved{silent} {row['approved_utc']}, {how}, {rounds}",
        f"  signed by this key: {row['issuer']} ({row['issuer_name']})",
        f"  belongs to this key: {row['subject']}",
    ]
    if not row["accepted"]:
        lines.append("  The signature of whoever it belongs to is not there.")
    if row["self_issued"]:
        lines.append("  Self-issued: the same key gave it and got it.")
    return lines
