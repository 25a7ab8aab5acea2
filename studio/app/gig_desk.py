"""Gigs that are kept to be offered again: saved from a stage, exchanged as files, offered in one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import gig_commands as g
from studio.actions.commands import OfferStage
from studio.domain.errors import RefusedError
from studio.domain.gig import Gig, GigKind, Package
from studio.domain.terms import KILL_FEE_BP
from studio.store.gig_library import GigLibrary, write_gig
from studio.store.subjects import find_stage

if TYPE_CHECKING:
    from studio.app.carrying_out import Desk

FIRST = "Basic"


def change_gigs(desk: Desk, command: g.GigCommand) -> dict[str, Any]:
    """Carry out one of ``gig_commands``."""
    library = GigLibrary(desk.home.path)
    match command:
        case g.SaveGig():
            return _save(desk, library, command)
        case g.TakeGig(path=text):
            gig = library.load(str(Path(text).expanduser().absolute()))
            return _told(library.save(gig), gig)
        case g.WriteGig(gig=text, path=path):
            gig = library.load(text)
            write_gig(Path(path).expanduser(), gig)
            return {"gig": text, "title": gig.title, "path": str(Path(path).expanduser())}
        case g.RemoveGig(gig=text):
            library.remove(text)
            return {"gig": text}
        case g.OfferGig():
            return _offer(desk, library.load(command.gig), command)


def _told(key: str, gig: Gig) -> dict[str, Any]:
    return {"gig": key, "title": gig.title, "packages": [one.name for one in gig.packages]}


def _save(desk: Desk, library: GigLibrary, command: g.SaveGig) -> dict[str, Any]:
    from studio.queries.stage import stage_detail

    with desk.home.read() as connection:
        detail = stage_detail(desk.home, connection, command.stage, desk.home.clock())
        here = find_stage(desk.home, connection, command.stage, desk.home.clock())
    stage, terms = here.stage, detail.terms
    package = Package(
        command.package or FIRST,
        terms.price_minor if terms is not None else stage.price_minor,
        max(1, terms.work_min if terms is not None else stage.work_min),
        terms.revisions if terms is not None else stage.revisions,
    )
    if command.package:
        gig = library.load(command.title)
        others = tuple(one for one in gig.packages if one.name.casefold() != package.name.casefold())
        gig = replace(gig, packages=(*others, package))
        return _told(library.save(gig, is_replacing=True), gig)
    fees = terms.kill_fee_percent if terms is not None else tuple(bp // 100 for bp in KILL_FEE_BP)
    production = here.office.production
    gig = Gig(
        title=command.title,
        role=stage.role or stage.title,
        currency=production.currency if production is not None else "USD",
        brief=stage.brief,
        packages=(package,),
        outputs=tuple((port.name, port.type) for port in stage.outputs),
        review_days=terms.review_days if terms is not None else stage.review_days,
        rights=terms.rights if terms is not None else "",
        kill_fee_percent=tuple(fees),
    )
    return _told(library.save(gig, is_replacing=command.is_replacing), gig)


def offer_of(gig: Gig, command: g.OfferGig, currency: str) -> OfferStage:
    """The offer that a gig makes of a stage. Raises NotFoundError, RefusedError for another currency."""
    package, extras = gig.package(command.package), gig.chosen_extras(command.extras)
    fees, price = gig.kill_fee_percent, package.price_minor + sum(one.price_minor for one in extras)
    if gig.currency != currency:
        raise RefusedError(
            f"“{gig.title}” is priced in {gig.currency}, the production in {currency}.",
            subject=gig.title,
            what_to_do="Offer the stage with a price of its own, or keep the gig anew in this production.",
            code="other_currency",
        )
    return OfferStage(
        command.stage,
        command.to,
        price_minor=price,
        milestones=gig.milestones_of(price) if gig.kind is GigKind.MILESTONES else (),
        work_min=package.work_min + sum(one.work_min for one in extras),
        revisions=package.revisions,
        review_days=gig.review_days,
        greeting=command.greeting,
        rights=gig.rights or None,
        brief=gig.terms_words(package, extras) or None,
        kill_fee_bp=(fees[0] * 100, fees[1] * 100, fees[2] * 100, fees[3] * 100),
        then=command.then,
    )


def _offer(desk: Desk, gig: Gig, command: g.OfferGig) -> dict[str, Any]:
    from studio.app.invitation_desk import offer

    with desk.home.read() as connection:
        here = find_stage(desk.home, connection, command.stage, desk.home.clock())
    currency = here.office.production.currency if here.office.production is not None else gig.currency
    return offer(desk, offer_of(gig, command, currency))
