"""``person invite|shows|dismiss|audience`` for the owner; ``shown``, ``remark`` and ``vote`` for those who are shown takes."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_review import given_notes
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, short, spoken
from studio.app.cli_values import production_named

if TYPE_CHECKING:
    from studio.queries.audience import AudienceRow, RemarkRow, ShownRow

_DID = {"approve": "approves", "revise": "asks for changes"}


# --- the owner -------------------------------------------------------------------------------------------------


def invite(console: Console, args: Namespace) -> Answer:
    """Invite somebody who sees takes and no terms, no prices, no names."""
    from studio.actions.audience_commands import AddAudience

    prj = production_named(console, args.production)
    command = AddAudience(prj, args.who, args.role, tuple(args.stages), args.greeting)
    result = console.named_studio().run(command)
    if not result["pass"]:
        ask = f"The owner's computer makes the invitation of {args.who} when it synchronises. Then:"
        return Answer(result, [ask, f"segue person invitation {args.production} {args.who}"])
    return Answer(result, [f"{args.who} is invited as {args.role}. Send them this invitation:", *_pass_lines(result)])


def invitation(console: Console, args: Namespace) -> Answer:
    """The invitation of somebody who is to be shown takes, once more."""
    from studio.actions.audience_commands import AudiencePass

    result = console.named_studio().run(AudiencePass(production_named(console, args.production), args.who))
    return Answer(result, [f"The invitation of {args.who}:", *_pass_lines(result)])


def _pass_lines(result: dict[str, Any]) -> list[str]:
    return [
        result["pass"],
        f"or the file {result['pass_file']}",
        f"It is valid until {result['expires_utc']}. It opens once your machine has synchronised: {SEND_HINT}",
    ]


def shows(console: Console, args: Namespace) -> Answer:
    """Of which stages somebody is shown the takes from now on."""
    from studio.actions.audience_commands import SetAudience

    prj = production_named(console, args.production)
    result = console.named_studio().run(SetAudience(prj, args.who, tuple(args.stages)))
    what = ", ".join(args.stages) or "all stages"
    return Answer(result, [f"{result['name']} is shown takes of {what} from now on."])


def dismiss(console: Console, args: Namespace) -> Answer:
    """Show somebody nothing more."""
    from studio.actions.audience_commands import EndAudience

    prj = production_named(console, args.production)
    result = console.named_studio().run(EndAudience(prj, args.who))
    return Answer(result, [f"{result['name']} is shown nothing more. What was shown stays on their computer."])


def audience(console: Console, args: Namespace) -> Answer:
    """Who is shown takes of a production, and what they said."""
    from studio.queries import asks

    prj = production_named(console, args.production)
    rows: tuple[AudienceRow, ...] = console.named_studio().ask(asks.Audience(prj))
    lines = columns(
        ("NAME", "ROLE", "STATE", "STAGES"),
        [(row.name, row.role, row.state, ", ".join(row.stages) or "all") for row in rows],
    )
    for row in rows:
        lines += [line for shown in row.shown for line in _said(shown)]
    return Answer(
        {"rows": [plain(row) for row in rows]}, lines or ["Nobody is shown anything yet: segue person invite"]
    )


# --- who is shown takes ----------------------------------------------------------------------------------------


def shown(console: Console, args: Namespace) -> Answer:
    """The takes that others show you."""
    del args
    from studio.queries import asks

    rows: tuple[ShownRow, ...] = console.named_studio().ask(asks.Shown())
    table = [
        (row.title, row.production_title, f"take {row.take}", spoken(row.standing), row.role, row.folder)
        for row in rows
    ]
    lines = columns(("STAGE", "PRODUCTION", "TAKE", "STATE", "YOU ARE", "FILES"), table)
    for row in rows:
        lines += _said(row)
    return Answer({"rows": [plain(row) for row in rows]}, lines or ["Nobody shows you takes yet."])


def remark(console: Console, args: Namespace) -> Answer:
    """Say something about a take that you are shown."""
    from studio.actions.audience_commands import RemarkOnTake

    notes = given_notes(args)
    result = console.named_studio().run(RemarkOnTake(args.stage, notes, args.take))
    return _answer(result, f"Said about take {result['take']}.")


def vote(console: Console, args: Namespace) -> Answer:
    """Approve the newest take of a stage, or ask for changes; approvers only."""
    from studio.actions.audience_commands import VoteOnTake

    notes = given_notes(args)
    result = console.named_studio().run(VoteOnTake(args.stage, args.verdict, notes))
    what = "approved" if args.verdict == "approve" else "sent back with your notes"
    return _answer(result, f"Take {result['take']} of “{short(result['stage'])}” is {what} by you.")


def _answer(result: dict[str, Any], line: str) -> Answer:
    return Answer(result, [line if result["settled"] else f"{line} {SEND_HINT}"])


def _said(shown: ShownRow) -> list[str]:
    lines = [f"  {shown.title}, {_place(row)}: {row.text} ({row.author})" for row in shown.remarks]
    for one in shown.votes:
        lines.append(f"  {shown.title}, take {one.take}: {one.author} {_DID[one.verdict]}")
        lines += [f"    {_place(note)}: {note.text}" for note in one.notes]
    return lines


def _place(row: RemarkRow) -> str:
    minutes, seconds = divmod(row.start_s, 60)
    return f"take {row.take} at {int(minutes)}:{seconds:04.1f}"
