"""``feedback``: a few words on how it was, sealed until both sides have written theirs."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import moment
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail


def feedback(console: Console, args: Namespace) -> Answer:
    """Give it, or show what there is."""
    from studio.actions.feedback_commands import GiveFeedback
    from studio.queries import asks

    if args.text:
        result = console.named_studio().run(GiveFeedback(args.handoff, args.text))
        given = console.studio.ask(asks.Stage(args.handoff)).feedback
        if given is not None and given.has_theirs:
            return Answer(result, [f"Both have written: it opens as soon as both have it. {SEND_HINT}"])
        until = moment(given.opens_ms) if given is not None else result["opens_utc"]
        return Answer(result, [f"It is sealed until both have written, at the latest {until}. {SEND_HINT}"])
    detail: StageDetail = console.studio.ask(asks.Stage(args.handoff))
    row = detail.feedback
    shape = {
        "handoff": detail.stage.hand_off,
        "may_give": row is not None and row.may_give,
        "is_sealed": row is not None and row.is_sealed,
        "has_theirs": row is not None and row.has_theirs,
        "mine": row.mine if row is not None else "",
        "theirs": row.theirs if row is not None else "",
        "opens_utc": iso_utc(row.opens_ms) if row is not None else "",
    }
    if row is None:
        return Answer(shape, ["There is no feedback here: it is given once all is paid."])
    lines = [f"To you: {row.theirs}"] if row.theirs else []
    lines += [f"From you: {row.mine}{' (sealed)' if row.is_sealed else ''}"] if row.mine else []
    if row.may_give:
        lines.append(f"You can give yours until {moment(row.opens_ms)}: segue feedback {args.handoff} TEXT")
    if row.has_theirs and not row.theirs:
        lines.append("The other side has written; it opens once both have.")
    return Answer(shape, lines)
