"""``received``: what has come of a recorded payment. ``minutes``: of a call that is billed by the minute. Segue moves no money."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import short, spoken, sum_words
from studio.app.cli_values import hand_off_currency, price_minor
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.actions.commands import Command

_ANSWERS = ("accept", "decline")


def received(console: Console, args: Namespace) -> Answer:
    """All of it has come, another amount, or nothing."""
    from studio.actions.agreement_commands import ConfirmPayment

    if args.nothing and args.amount is not None:
        raise BadInputError(
            "There is an amount, and it is said that nothing has come.",
            subject="--nothing",
            what_to_do="Give one of the two.",
        )
    currency = hand_off_currency(console, args.handoff) if args.amount is not None else ""
    amount = 0 if args.nothing else price_minor(args.amount, currency)
    result = console.named_studio().run(ConfirmPayment(args.handoff, args.payment, amount, args.note))
    came, recorded = (sum_words(result[f"{name}_minor"], result["currency"]) for name in ("received", "recorded"))
    is_all = result["word"] == "confirmed"
    said = f"Confirmed: {came} has come." if is_all else f"Said: {came} of {recorded} has come; the owner sees it."
    return _answer(result, said)


def correct(console: Console, args: Namespace) -> Answer:
    """A payment was less than was recorded."""
    from studio.actions.agreement_commands import CorrectPayment

    if args.amount or args.tip:
        raise BadInputError(
            "A payment is recorded or corrected, not both at once.",
            subject="--correct",
            what_to_do="Give --correct alone, with --payment and --reason.",
        )
    amount = price_minor(args.correct, hand_off_currency(console, args.handoff)) or 0
    result = console.named_studio().run(CorrectPayment(args.handoff, amount, args.payment, args.reason))
    now, was = (sum_words(result[f"{name}_minor"], result["currency"]) for name in ("amount", "was"))
    return _answer(result, f"The payment of {was} is {now} now.")


def minutes(console: Console, args: Namespace) -> Answer:
    """State the minutes of a call, agree to them, or say what is not right."""
    from studio.actions.agreement_commands import AnswerMinutes, StateMinutes

    command: Command
    if args.what in _ANSWERS:
        command = AnswerMinutes(args.handoff, args.what == "accept", args.text)
    elif args.what.isascii() and args.what.isdigit():
        command = StateMinutes(args.handoff, int(args.what), args.text)
    else:
        raise BadInputError(
            f"“{args.what}” is neither minutes nor an answer.",
            subject=args.what,
            what_to_do="Write a number of minutes, accept or decline.",
        )
    result = console.named_studio().run(command)
    amount = sum_words(result["amount_minor"], result["currency"])
    billed = "" if result["billed_min"] == result["minutes"] else f", {result['billed_min']} are billed"
    return _answer(result, f"{result['minutes']} min{billed}: {amount} in all.")


def _answer(result: dict[str, Any], said: str) -> Answer:
    state = f"Hand-off {short(result['handoff'])}: {spoken(result['state'])}."
    return Answer(result, [said, state if result["settled"] else f"{state} {SEND_HINT}"])
