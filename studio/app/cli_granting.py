"""``rights``: what is granted in a hand-off, granting more, the agreement as a paper, and with what offers begin."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_values import production_named, stage_named
from studio.domain.errors import BadInputError
from studio.domain.instants import iso_utc
from studio.domain.rights import short_rights

if TYPE_CHECKING:
    from studio.domain.agreement import Agreement


def show(console: Console, args: Namespace) -> Answer:
    """What the terms grant, and what was granted since."""
    agreement = _agreement(console, args.handoff)
    later = [f"{iso_utc(one.at_ms)}  {one.rights}" for one in agreement.later]
    lines = [
        f"{agreement.terms.title}, {agreement.production}: {short_rights(agreement.rights)}",
        f"With the terms: {agreement.terms.rights}",
        *later,
        *([] if agreement.grant.is_usable else ["Nothing that is made from this can be delivered, drafts aside."]),
    ]
    return Answer(_shape(agreement), lines)


def grant(console: Console, args: Namespace) -> Answer:
    """Grant rights beside the signed terms."""
    from studio.actions.rights_commands import GrantRights

    result = console.named_studio().run(GrantRights(args.handoff, args.rights))
    hint = [] if args.sync or result["settled"] else [SEND_HINT]
    return Answer(result, [f"Granted: {result['rights']}", *hint])


def paper(console: Console, args: Namespace) -> Answer:
    """Write the agreement as a PDF."""
    from studio.app.cli import painted_document
    from studio.app.plan_files import write_file
    from studio.app.rights_papers import agreement_paper

    path = Path(args.out).expanduser()
    if path.suffix.lower() != ".pdf":
        raise BadInputError(
            f"“{path.name}” does not end in .pdf.", subject=args.out, what_to_do="Name a file that ends in .pdf."
        )
    agreement = _agreement(console, args.handoff)
    write_file(path, painted_document(agreement_paper(agreement, args.language)))
    return Answer({**_shape(agreement), "path": str(path), "language": args.language}, [str(path)])


def default(console: Console, args: Namespace) -> Answer:
    """With which rights the offers of a production, or of one stage, begin."""
    from studio.actions.rights_commands import SetDefaultRights

    prj = production_named(console, args.production)
    stage = stage_named(console, args.stage).stage.id if args.stage else ""
    result = console.named_studio().run(SetDefaultRights(prj, args.rights, stage))
    of = args.stage or args.production
    lines = [
        f"Offers of {of} begin with: {result['rights']}" if result["rights"] else f"{of} has no rights of its own."
    ]
    return Answer(result, lines)


def _agreement(console: Console, hand_off: str) -> Agreement:
    from studio.queries import asks

    found: Agreement = console.studio.ask(asks.AgreementOf(hand_off))
    return found


def _shape(agreement: Agreement) -> dict[str, Any]:
    return {
        "handoff": agreement.hand_off,
        "production": agreement.production,
        "title": agreement.terms.title,
        "owner": {"name": agreement.owner.name, "key": agreement.owner.key},
        "maker": {"name": agreement.maker.name, "key": agreement.maker.key},
        "terms_hash": agreement.terms_hash,
        "signed_utc": iso_utc(agreement.signed_ms) if agreement.signed_ms else None,
        "rights": agreement.rights,
        "kind": str(agreement.grant.kind),
        "is_usable": agreement.grant.is_usable,
        "with_terms": agreement.terms.rights,
        "granted": [{"at_utc": iso_utc(one.at_ms), "rights": one.rights} for one in agreement.later],
    }
