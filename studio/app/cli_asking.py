"""What one side asks of the other: counter, extend, pause, and the answer; resume."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import short, spoken
from studio.app.cli_values import hand_off_currency, hand_off_terms, instant_ms, price_minor, work_min
from studio.app.zones import local_zone
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.actions.commands import Command


def counter(console: Console, args: Namespace) -> Answer:
    """Propose other terms."""
    from studio.actions.commands import CounterOffer

    return _asked(console, CounterOffer(args.handoff, _changes(console, args), args.reason))


def extend(console: Console, args: Namespace) -> Answer:
    """Ask for more time."""
    from studio.actions.commands import AskExtension

    until_ms = instant_ms(args.until, local_zone(), is_end=True)
    return _asked(console, AskExtension(args.handoff, until_ms, args.reason))


def pause(console: Console, args: Namespace) -> Answer:
    """Ask for a pause."""
    from studio.actions.commands import AskPause

    return _asked(console, AskPause(args.handoff, args.reason))


def change(console: Console, args: Namespace) -> Answer:
    """Propose a paid change."""
    from studio.actions.agreement_commands import ProposeChange
    from studio.actions.review import parse_note

    currency = hand_off_currency(console, args.handoff)
    command = ProposeChange(
        args.handoff,
        args.text,
        price_minor(args.price, currency) or 0,
        work_min(args.days, may_be_none=True) or 0,
        args.rounds,
        tuple(parse_note(note) for note in args.note),
    )
    return _asked(console, command)


def milestone(console: Console, args: Namespace) -> Answer:
    """Say that a milestone is reached; accept one, or say what is missing."""
    from studio.actions.agreement_commands import AnswerMilestone, ReachMilestone

    if args.what == "reached":
        return _asked(console, ReachMilestone(args.handoff, args.number, args.text))
    return _asked(console, AnswerMilestone(args.handoff, args.number, args.what == "accept", args.text))


def dispute(console: Console, args: Namespace) -> Answer:
    """State one's view, answer the other side's, export the proof."""
    from studio.actions.agreement_commands import AnswerDispute, OpenDispute
    from studio.domain.errors import BadInputError

    if args.what == "export":
        from studio.app.dispute_proof import write_proof

        if not args.out:
            raise BadInputError("There is no file to write to.", subject="--out", what_to_do="Add --out FILE.zip.")
        made = write_proof(console.named_studio().store, args.handoff, Path(args.out).expanduser())
        return Answer(
            made,
            [made["path"], "Anybody can check it: segue verify FILE.zip", "Whoever has it can read the whole room."],
        )
    if args.what == "agree":
        return _asked(console, AnswerDispute(args.handoff, is_yes=True))
    if args.split is None:
        raise BadInputError(
            "There is no split.",
            subject="--split",
            what_to_do="Add --split PRICE: what the collaborator is to get in all.",
        )
    split = price_minor(args.split, hand_off_currency(console, args.handoff)) or 0
    if args.what == "open":
        return _asked(console, OpenDispute(args.handoff, args.statement, split))
    return _asked(console, AnswerDispute(args.handoff, is_yes=False, statement=args.statement, split_minor=split))


def resume(console: Console, args: Namespace) -> Answer:
    """Go on after a pause."""
    from studio.actions.commands import EndPause

    return _asked(console, EndPause(args.handoff))


def answer(console: Console, args: Namespace) -> Answer:
    """Yes or no to what is asked; a no to other terms may name what is offered instead."""
    from studio.actions.commands import AnswerQuestion

    changes = _changes(console, args)
    return _asked(console, AnswerQuestion(args.handoff, args.verdict == "yes", args.reason, changes))


def _changes(console: Console, args: Namespace) -> dict[str, Any]:
    """The terms that were named, as fields. Raises BadInputError for a rate where nothing is billed by the minute."""
    if args.rate is not None and args.price is not None:
        raise BadInputError(
            "Of a call only the rate of a minute can be countered; the price follows it.",
            subject="--price",
            what_to_do="Leave --price out.",
        )
    currency = hand_off_currency(console, args.handoff) if args.price is not None else ""
    typed: dict[str, Any] = {
        "price_minor": price_minor(args.price, currency),
        "work_min": work_min(args.days),
        "latest_ms": instant_ms(args.latest, local_zone(), is_end=True) if args.latest else None,
        "revisions": args.revisions,
        "brief": args.brief,
        "rights": args.rights,
    }
    rate = _rate(console, args) if args.rate is not None else {}
    return {**{name: value for name, value in typed.items() if value is not None}, **rate}


def _rate(console: Console, args: Namespace) -> dict[str, Any]:
    from studio.domain.money import parse_money
    from studio.domain.terms import Terms
    from studio.queries.payment_rows import at_rate

    terms = Terms.from_log(hand_off_terms(console, args.handoff))
    if terms.call is None:
        raise BadInputError(
            f"“{terms.title}” is not billed by the minute.", subject="--rate", what_to_do="Propose a --price."
        )
    return at_rate(terms.call, parse_money(args.rate, terms.currency))


def _asked(console: Console, command: Command) -> Answer:
    result = console.named_studio().run(command)
    state = f"Hand-off {short(result['handoff'])}: {spoken(result['state'])}."
    return Answer(result, [state if result["settled"] else f"{state} {SEND_HINT}"])
