"""``person roster``, ``add``, ``edit``, ``show``, ``forget``, ``import`` and ``export``: people whom the owner keeps for themselves.

Nothing of it leaves the home, except by ``person export`` into the file that is named.
"""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, money
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.money import parse_money

if TYPE_CHECKING:
    from studio.domain.learning import Learned, LearningReport
    from studio.queries.roster import RosterRow

_LISTS = ("roles", "skills", "languages", "groups")
_UNITS = {"hour": "an hour", "day": "a day", "stage": "a stage"}


def roster(console: Console, args: Namespace) -> Answer:
    """Everybody who is kept, and who has worked here."""
    rows = _rows(console)
    for text, part in ((args.role, "roles"), (args.group, "groups"), (args.language, "languages")):
        if text:
            rows = [row for row in rows if text.casefold() in {one.casefold() for one in getattr(row.entry, part)}]
    table = [
        (
            row.entry.name,
            ", ".join(row.entry.roles or row.history.roles),
            _rate(row),
            ", ".join(row.entry.groups),
            str(row.history.done or ""),
            f"{row.history.on_time} of {row.history.done}" if row.history.done else "",
            moment(row.history.last_ms),
            "" if row.is_kept else "not kept",
        )
        for row in rows
    ]
    header = ("NAME", "ROLES", "RATE", "GROUPS", "DONE", "ON TIME", "LAST", "")
    return Answer({"rows": [_shape(row) for row in rows]}, columns(header, table, right=(4,)) or ["Nobody yet."])


def show(console: Console, args: Namespace) -> Answer:
    """Everything that is kept of somebody, and what they have done."""
    row = _named(console, args.who)
    entry, history = row.entry, row.history
    facts = [
        ("e-mail", entry.email), ("roles", ", ".join(entry.roles)), ("skills", ", ".join(entry.skills)),
        ("languages", ", ".join(entry.languages)), ("groups", ", ".join(entry.groups)), ("rate", _rate(row)),
        ("zone", entry.zone), ("hours", entry.hours), ("notes", entry.notes),
    ]  # fmt: skip
    lines = [entry.name, *(f"  {name}: {value}" for name, value in facts if value)]
    if history.done or history.at_work:
        lines.append(
            f"  done {history.done}, on time {history.on_time}, at work {history.at_work}; rounds of changes {history.rounds}: "
            f"{history.own_rounds} by how it was done, {history.asked_rounds} by what was wanted"
        )
    for stage, to_them, from_them in history.feedback:
        lines += [f"  {stage}, from you: {to_them}"] * bool(to_them)
        lines += [f"  {stage}, to you: {from_them}"] * bool(from_them)
    return Answer(_shape(row), lines)


def add(console: Console, args: Namespace) -> Answer:
    """Keep somebody."""
    from studio.actions.roster_commands import KeepPerson

    console.named_studio().run(KeepPerson("", {"name": args.name, **_changes(args, "")}))
    return Answer(_shape(_named(console, args.name)), [f"{args.name} is kept."])


def edit(console: Console, args: Namespace) -> Answer:
    """Change what is kept; who has only worked here is kept from now on."""
    from studio.actions.roster_commands import KeepPerson

    row = _named(console, args.who)
    name = {"name": args.name} if args.name else {}
    changes = {**({} if row.is_kept else {"name": row.entry.name}), **name, **_changes(args, row.entry.currency)}
    kept = console.studio.run(KeepPerson(row.entry.id, changes))
    return Answer(_shape(_named(console, kept["name"])), [f"{kept['name']} is changed."])


def forget(console: Console, args: Namespace) -> Answer:
    """Forget what is kept."""
    from studio.actions.roster_commands import ForgetPerson

    gone = console.named_studio().run(ForgetPerson(args.who))
    return Answer(gone, [f"{gone['name']} is forgotten; what they have done stays in the productions."])


def import_(console: Console, args: Namespace) -> Answer:
    """Take a vCard or CSV file in."""
    from studio.actions.roster_commands import ImportPeople

    result = console.named_studio().run(ImportPeople(args.file))
    lines = [f"{kind} {len(names)}: {', '.join(names[:20])}" for kind, names in result.items() if names]
    return Answer(result, lines)


def export(console: Console, args: Namespace) -> Answer:
    """Write everybody as CSV, private notes too."""
    from studio.actions.roster_commands import ExportPeople

    result = console.named_studio().run(ExportPeople(args.file))
    return Answer(result, [f"{result['people']} in {result['path']}; your private notes are in it."])


def _rows(console: Console) -> list[RosterRow]:
    from studio.queries import asks

    return list(console.named_studio().ask(asks.Roster()))


def _named(console: Console, text: str) -> RosterRow:
    rows = _rows(console)
    found = [row for row in rows if text and text.casefold() in (row.entry.id, row.entry.name.casefold())]
    if not found:
        raise NotFoundError(
            f"There is nobody called “{text}”.",
            subject=text,
            what_to_do="`segue person roster` lists everybody; `segue person add` keeps somebody new.",
        )
    return found[0]


def _changes(args: Namespace, currency: str) -> dict[str, Any]:
    """What was given; ``none`` takes a list or a text away."""
    changes: dict[str, Any] = {}
    for part in _LISTS:
        given = getattr(args, part)
        if given is not None:
            changes[part] = () if given == ["none"] else tuple(given)
    for part in ("email", "zone", "hours", "notes"):
        given = getattr(args, part)
        if given is not None:
            changes[part] = "" if given == "none" else given
    if args.rate is not None:
        changes["currency"] = (args.currency or currency).upper()
        if not changes["currency"]:
            raise BadInputError("A rate needs its currency.", subject=args.rate, what_to_do="Give --currency EUR, say.")
        changes["rate_minor"] = parse_money(args.rate, changes["currency"])
    if args.per is not None:
        changes["rate_per"] = args.per
    return changes


def _rate(row: RosterRow) -> str:
    entry = row.entry
    return f"{money(entry.rate_minor, entry.currency)} for {_UNITS[entry.rate_per]}" if entry.rate_minor else ""


def _shape(row: RosterRow) -> dict[str, Any]:
    shape: dict[str, Any] = plain(row.entry)
    return {**shape, "kept": row.is_kept, "history": plain(row.history)}


def report(console: Console, args: Namespace) -> Answer:
    """What one can learn from one's own work; nobody else sees it."""
    del args
    from studio.queries import asks

    found: LearningReport = console.studio.ask(asks.Learning())
    sides = {"made": found.made, "given": found.given}
    shape: dict[str, Any] = {
        name: {**asdict(side), "brief_percent": side.brief_percent, "on_time_percent": side.on_time_percent}
        for name, side in sides.items()
    }
    shape["feedback"] = [asdict(one) for one in found.feedback]
    lines = [line for name, side in sides.items() for line in _learned_lines(name, side)]
    lines += [f"{one.person} on {one.stage} ({one.production}): {one.text}" for one in found.feedback]
    return Answer(shape, lines or ["Nothing yet: it is counted from approved gigs and rounds of changes."])


def _learned_lines(name: str, side: Learned) -> list[str]:
    if not side.gigs and not side.rounds:
        return []
    is_mine = name == "made"
    lines = ["Your work for others" if is_mine else "Work that others did for you"]
    if side.gigs:
        lines.append(f"  {side.gigs} approved, {side.on_time_percent} % on time, {side.at_once} without changes")
    if side.rounds:
        whose = "your rounds" if is_mine else "the rounds that you asked for"
        counts = f"{side.brief_rounds} of {side.rounds}; {side.craft_rounds} by how it was done"
        lines.append(f"  {side.brief_percent} % of {whose} were brief changes ({counts})")
    for words, time_ms in (
        ("from inputs to the first take", side.work_ms),
        ("from a take to the answer", side.answer_ms),
    ):
        if time_ms:
            lines.append(f"  {words}: {time_ms / 3_600_000:.1f} h (the middle of all)")
    return lines
