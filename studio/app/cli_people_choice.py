"""``understudy`` and ``audition``: who is asked next for a stage, and which of several candidates gets it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import columns, money, short, spoken
from studio.app.cli_values import currency_and_zone, instant_ms, price_minor, stage_named, work_min
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.queries.rows import CandidateStandRow, StageDetail, TakeRow


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


def audition(console: Console, args: Namespace) -> Answer:
    """Offer a stage to several candidates."""
    from studio.actions.audition_commands import OfferAudition

    found = stage_named(console, args.stage)
    currency, zone = currency_and_zone(found)
    command = OfferAudition(
        found.stage.id,
        tuple(args.to),
        fee_minor=price_minor(args.fee, currency) or 0,
        price_minor=price_minor(args.price, currency),
        work_min=work_min(args.days),
        latest_ms=instant_ms(args.latest, zone, is_end=True) if args.latest else 0,
        greeting=args.greeting,
    )
    result = console.named_studio().run(command)
    lines = [f"{found.stage.title} is offered to {len(result['candidates'])} candidates, each for themselves."]
    for one in result["candidates"]:
        lines.append(f"{one['name']}  ({short(one['handoff'])})")
        lines.append(f"  {one['pass']}" if one["pass"] else "  is in already: nothing to send")
    return Answer(result, [*lines, f"`segue audition show {args.stage}` says how they stand. {SEND_HINT}"])


def candidates(console: Console, args: Namespace) -> Answer:
    """How the candidates stand."""
    from studio.queries import asks

    found = stage_named(console, args.stage)
    detail: StageDetail = console.studio.ask(asks.Stage(found.stage.id))
    table = [
        (
            short(one.hand_off),
            one.name,
            spoken(one.state),
            money(one.fee_minor, one.currency),
            _deed(one, detail.takes),
        )
        for one in detail.candidates
    ]
    rows = [
        {
            "handoff": one.hand_off,
            "name": one.name,
            "state": one.state.value,
            "fee_minor": one.fee_minor,
            "currency": one.currency,
            "may_choose": one.may_choose,
            "has_joined": one.has_joined,
        }
        for one in detail.candidates
    ]
    header = ("HAND-OFF", "CANDIDATE", "STATE", "FEE", "")
    return Answer({"rows": rows}, columns(header, table) or [f"There is no audition for {found.stage.title}."])


def _deed(one: CandidateStandRow, takes: tuple[TakeRow, ...]) -> str:
    """What there is to hear, or to do."""
    take = next((take for take in takes if one.take and take.number == one.take), None)
    if take is not None:
        return "to be heard" if take.state == "in_review" else "is arriving"
    return "" if one.has_joined else "send the invitation (`segue pass`)"


def choose(console: Console, args: Namespace) -> Answer:
    """Choose a candidate."""
    from studio.actions.audition_commands import ChooseCandidate

    result = console.named_studio().run(ChooseCandidate(args.handoff))
    others = f"; {result['others']} other(s) are told and get their fee" if result["others"] else ""
    return Answer(result, [f"{result['person']} is chosen{others}. {SEND_HINT}"])


def _lines(title: str, result: dict[str, Any]) -> list[str]:
    if not result["next"]:
        return [f"Nobody is asked next for {title}."]
    how = "are asked next, in this order" if result["is_on"] else "stand in line; nobody is asked by itself (--on)"
    rows = [
        f"  {place}. {one['name']}" + ("" if one["is_known"] else "  (needs an invitation, which you send)")
        for place, one in enumerate(result["next"], 1)
    ]
    return [f"For {title} these {how}:", *rows]
