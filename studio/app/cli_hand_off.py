"""The hand-off from both sides: offer, pass, withdraw, open, inbox, accept, decline, deliver, cancel, pay."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_receipts import correct
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, money, short, spoken
from studio.app.cli_values import currency_and_zone, instant_ms, price_minor, stage_named, work_min
from studio.domain.call_rate import CallRate, call_from
from studio.domain.errors import BadInputError
from studio.domain.milestones import milestone_from

if TYPE_CHECKING:
    from studio.actions.commands import Command
    from studio.queries.rows import GigRow
    from studio.store.unit_of_work import UnitOfWork


# --- owner -----------------------------------------------------------------------------------------------------


def offer(console: Console, args: Namespace) -> Answer:
    """Hand a stage to a person."""
    from studio.actions.commands import OfferStage

    found = stage_named(console, args.stage)
    if args.gig:
        return _offer_gig(console, args, found.stage.id)
    currency, zone = currency_and_zone(found)
    command = OfferStage(
        found.stage.id,
        args.to,
        price_minor=price_minor(args.price, currency),
        work_min=work_min(args.days),
        revisions=args.revisions,
        review_days=args.review_days,
        latest_ms=instant_ms(args.latest, zone, is_end=True) if args.latest else 0,
        greeting=args.greeting,
        rights=args.rights,
        milestones=tuple(milestone_from(text, currency) for text in args.milestone),
        call=_call(args, currency),
        then=tuple(args.then),
    )
    result = console.studio.run(command)
    return _pass_answer(result, f"Offered {found.stage.title} to {args.to}. Send them this invitation:")


def _call(args: Namespace, currency: str) -> CallRate | None:
    """The rate of a call that is billed by the minute. Raises BadInputError."""
    if args.rate is None:
        return None
    if args.price is not None or args.milestone:
        raise BadInputError(
            "A call by the minute has no price of its own and no milestones.",
            subject="--rate",
            what_to_do="Its price is that of the minutes; --least and --most bound it.",
        )
    return call_from(
        args.rate, currency, least_min=args.least, most_min=args.most, step_min=args.step, rounding=args.rounding
    )


def _offer_gig(console: Console, args: Namespace, stage: str) -> Answer:
    """Hand it over on the terms of a gig, which are those of the gig alone."""
    from studio.actions.gig_commands import OfferGig

    own = [
        f"--{name.replace('_', '-')}"
        for name in ("price", "days", "revisions", "review_days", "rights")
        if getattr(args, name) is not None
    ]
    own += [*(["--milestone"] if args.milestone else []), *(["--rate"] if args.rate is not None else [])]
    if own or args.latest:
        raise BadInputError(
            "An offer from a gig has the gig's terms.",
            subject=(own or ["--latest"])[0],
            what_to_do="Leave that out, or offer the stage without --gig.",
        )
    command = OfferGig(stage, args.to, args.gig, args.package, tuple(args.extra), args.greeting, then=tuple(args.then))
    return _pass_answer(console.studio.run(command), f"Offered to {args.to} as {args.gig}. Send them this invitation:")


def make_pass(console: Console, args: Namespace) -> Answer:
    """The invitation again."""
    from studio.actions.commands import MakePass

    return _pass_answer(
        console.named_studio().run(MakePass(args.handoff, for_device=args.new_device)), "The invitation:"
    )


def _pass_answer(result: dict[str, Any], headline: str) -> Answer:
    lines = [
        headline,
        result["pass"],
        f"or the file {result['pass_file']}",
        f"It is valid until {result['expires_utc']}.",
    ]
    return Answer(result, [*lines, f"It opens once your machine has synchronised: {SEND_HINT}"])


def withdraw(console: Console, args: Namespace) -> Answer:
    """Take an offer back."""
    from studio.actions.commands import WithdrawOffer

    return _verb(console, WithdrawOffer(args.handoff, args.ask_nobody))


def cancel(console: Console, args: Namespace) -> Answer:
    """End a hand-off before approval."""
    from studio.actions.agreement_commands import CancelHandOff

    return _verb(console, CancelHandOff(args.handoff, args.reason))


def pay(console: Console, args: Namespace) -> Answer:
    """Record a payment, whole or in parts."""
    from studio.actions.commands import RecordPayment
    from studio.actions.payments import record_payment
    from studio.app.cli_values import hand_off_currency

    if args.correct is not None:
        return correct(console, args)
    currency = hand_off_currency(console, args.handoff) if args.amount or args.tip else ""
    tip_minor = price_minor(args.tip, currency) or 0
    command = RecordPayment(args.handoff, args.reference, price_minor(args.amount, currency), tip_minor)
    answer = _action(console, lambda work: record_payment(work, command))
    shape = answer.shape
    left = money(shape["left_minor"], shape["currency"])
    said = f"Recorded {shape['paid']}; {f'{left} is left' if shape['left_minor'] else 'all is paid'}. Segue moves no money."
    return Answer(shape, [*answer.lines, said])


def attach(console: Console, args: Namespace) -> Answer:
    """Feed an input with files."""
    from studio.actions.commands import AttachInput

    command = AttachInput(args.stage, args.input, tuple(args.files))
    with console.patiently() as cancel_:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel_)
    return Answer(result, [f"Attached {len(args.files)} file(s) to {args.input} of {args.stage}."])


# --- collaborator ----------------------------------------------------------------------------------------------


def open_pass(console: Console, args: Namespace) -> Answer:
    """Open an invitation."""
    from studio.actions.commands import OpenPass

    result = console.studio.run(OpenPass(args.invitation, args.name, args.depot))
    lines = [result["greeting"]] if result.get("greeting") else []
    if result.get("note"):
        console.say(result["note"])
    if result.get("role"):
        lines.append(f"You have opened the invitation, and are shown takes as {result['role']}.")
        return Answer(result, [*lines, "`segue sync --once`, then `segue shown` lists them."])
    lines += [
        f"You have opened the invitation to hand-off {short(result['handoff'])}.",
        f"What you get will lie in  {result['inputs_dir']}",
        f"What you make goes into   {result['deliver_dir']}",
    ]
    return Answer(result, [*lines, "`segue sync --once`, then `segue inbox` shows the gig."])


def inbox(console: Console, args: Namespace) -> Answer:
    """The gigs of this person."""
    del args
    from studio.queries import asks

    rows: tuple[GigRow, ...] = console.studio.ask(asks.Inbox())
    table = [
        (
            short(gig.hand_off),
            gig.title,
            gig.production_title,
            gig.owner_name,
            spoken(gig.state),
            money(gig.price_minor, gig.currency),
            moment(gig.due_ms) or (f"answer by {moment(gig.answer_by_ms)}" if gig.answer_by_ms else ""),
            f"{f'For you: {gig.for_me} note(s). ' if gig.for_me else ''}{gig.next_step}",
        )
        for gig in rows
    ]
    header = ("HAND-OFF", "GIG", "PRODUCTION", "FOR", "STATE", "PRICE", "DUE", "NEXT")
    return Answer({"rows": plain(rows)}, columns(header, table, right=(5,)) or ["No gigs yet."])


def accept(console: Console, args: Namespace) -> Answer:
    """Sign the terms."""
    from studio.actions.commands import AcceptOffer

    return _verb(console, AcceptOffer(args.handoff))


def decline(console: Console, args: Namespace) -> Answer:
    """Say no."""
    from studio.actions.commands import DeclineOffer

    return _verb(console, DeclineOffer(args.handoff, args.reason))


def leave(console: Console, args: Namespace) -> Answer:
    """Drop out."""
    from studio.actions.agreement_commands import LeaveHandOff

    return _verb(console, LeaveHandOff(args.handoff, args.reason))


def deliver(console: Console, args: Namespace) -> Answer:
    """Check files and hand them in. A blocked delivery raises DeliveryBlockedError, which carries its findings."""
    from studio.actions.commands import Deliver

    command = Deliver(args.handoff, tuple(args.files))
    with console.patiently() as cancel_:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel_)
    lines = [f"Take {result['take']} is handed in ({result['verdict']}). {SEND_HINT}"]
    return Answer(result, [*lines, *finding_lines(result["findings"])])


def finding_lines(findings: list[dict[str, Any]]) -> list[str]:
    """Findings as indented lines, the gravest first."""
    order = {"block": 0, "warn": 1, "hint": 2}
    lines = []
    for finding in sorted(findings, key=lambda found: order.get(found["severity"], 3)):
        at_s = finding.get("at_s")
        place = f" at {at_s // 60:.0f}:{at_s % 60:06.3f}" if at_s is not None else ""
        name = f"{finding['file']}: " if finding.get("file") else ""
        lines.append(f"  {finding['severity']:5} {name}{finding['rule']}{place}")
        lines.append(f"        expected {finding['expected']}; found {finding['found']}")
        if finding.get("how_to_fix"):
            lines.append(f"        {finding['how_to_fix']}")
    return lines


# --- both ------------------------------------------------------------------------------------------------------


def _verb(console: Console, command: Command) -> Answer:
    return _verb_answer(console.named_studio().run(command))


def _action(console: Console, action: Callable[[UnitOfWork], dict[str, Any]]) -> Answer:
    """A verb that is one short transaction."""
    with console.named_studio().store.work() as work:
        return _verb_answer(action(work))


def _verb_answer(result: dict[str, Any]) -> Answer:
    if result.get("waits_for") == "admission":
        kept = "your answer is kept and goes out by itself once the owner's Segue has let you in"
        return Answer(result, [f"Hand-off {short(result['handoff'])}: {kept} (`segue sync`)."])
    state = f"Hand-off {short(result['handoff'])}: {spoken(result['state'])}."
    return Answer(result, [state if result["settled"] else f"{state} {SEND_HINT}"])
