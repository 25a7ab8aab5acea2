"""What can be done with gigs that are kept to be offered again, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveGig:
    """Keep a stage of one's own as a gig: its plan's or last terms' brief, price, time, rounds, rights and outputs become a
    package. With ``package`` they are added to the gig of that title as another package. Result: ``{gig, title, packages}``.
    """

    stage: str
    title: str
    package: str = ""
    is_replacing: bool = False


@dataclass(frozen=True, slots=True)
class TakeGig:
    """Keep a gig that somebody sent as a file. Result as of ``SaveGig``."""

    path: str


@dataclass(frozen=True, slots=True)
class WriteGig:
    """Write a gig as ``gig.json``. Result: ``{gig, title, path}``."""

    gig: str
    path: str


@dataclass(frozen=True, slots=True)
class RemoveGig:
    """Take a gig out of one's own. Result: ``{gig}``."""

    gig: str


@dataclass(frozen=True, slots=True)
class OfferGig:
    """Offer a stage to a person on the terms of a gig: a package (empty: the first) with extras by their names. ``then`` and
    the result as of ``OfferStage``.
    """

    stage: str
    to: str
    gig: str
    package: str = ""
    extras: tuple[str, ...] = ()
    greeting: str = ""
    then: tuple[str, ...] = ()


GigCommand = SaveGig | TakeGig | WriteGig | RemoveGig | OfferGig
