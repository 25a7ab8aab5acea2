"""What recipes are made of: lanes, other approved files, words for tags, and where all of it lies.

Everything that a plan of steps needs to know, put together once by ``app/assembling`` and handed to each recipe's
planner (``domain/render_plan``). Pure: reads no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studio.domain.assembly import Lane, TakeFile
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.markers import Marker
from studio.domain.ports import fits
from studio.domain.production import HouseFormat
from studio.domain.recipe import Recipe
from studio.domain.rendering import SourceFile, Step, Wanted

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_NAME_MAX = 100


@dataclass(frozen=True, slots=True)
class Asset:
    """An approved file of any type, not only of sound. ``path`` is empty while it is not on this machine."""

    stage: str
    stage_title: str
    output: str
    type: str
    file: TakeFile
    path: str = ""
    take: int = 0
    person: str = ""
    person_id: str = ""
    manifest_hash: str = ""
    licence: str = ""
    terms_hash: str = ""

    @property
    def source(self) -> SourceFile:
        """The file as an input of a step. Raises RefusedError while it is not here."""
        if not self.path:
            raise not_here([self.file.name])
        return SourceFile(self.file.sha256, self.path)


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who is named: ``roles`` are what they did ("Drums", "Mix")."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to make deliverables of.

    ``name`` is the production's title made safe for file names, ``balances`` the lanes of each balance by the recipe's
    name, in order and with their settings, muted ones too; ``local`` gives the path of each SHA-256 that is here.
    ``given`` are the files that the owner attached to inputs, ``made`` those of other deliverables by their recipe.
    ``assets`` are all approved files, the latest take of each stage, ``markers`` those of the production and the open notes on what is heard, in
    seconds of the session. ``year`` and such come from the recipe's settings.
    """

    title: str
    name: str
    house: HouseFormat
    balances: Mapping[str, tuple[Lane, ...]]
    local: Mapping[str, str]
    assets: tuple[Asset, ...] = ()
    credits: tuple[Credit, ...] = ()
    given: tuple[Asset, ...] = ()
    made: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)
    markers: tuple[Marker, ...] = ()

    def lanes(self, recipe: Recipe) -> tuple[Lane, ...]:
        """The lanes that sound in a recipe: those of its balance that its rule lets through and nobody has muted.

        Raises RefusedError, with the code ``nothing_to_mix``, when there are none.
        """
        there = self.balances.get(recipe.balance, ())
        if not there:
            raise _nothing(
                "There is nothing to mix yet: no stem has been approved.",
                self.title,
                "Approve at least one take with an audio stem.",
            )
        ruled = [lane for lane in there if recipe.rule.hears(lane.words)]
        if not ruled:
            raise _nothing(
                f"“{recipe.title}” hears none of the {len(there)} lanes that there are.",
                self.title,
                f"Change which roles and tracks it hears, with `segue recipe set {recipe.name}`.",
            )
        heard = tuple(lane for lane in ruled if not lane.is_muted)
        if not heard:
            raise _nothing(
                "There is nothing to mix: every stage is muted.",
                self.title,
                "Take one in again: `segue recipe unmute STAGE`, or the M beside its lane.",
            )
        absent = [lane.file.name for lane in heard if lane.file.sha256 not in self.local]
        if absent:
            raise not_here(absent, len(heard), self.title)
        return heard

    def source(self, lane: Lane) -> SourceFile:
        """The file of a lane. Raises RefusedError while it is not here."""
        path = self.local.get(lane.file.sha256)
        if path is None:
            raise not_here([lane.file.name], subject=self.title)
        return SourceFile(lane.file.sha256, path)

    def asset(self, named: str, types: Iterable[str], what: str) -> Asset | None:
        """The approved file that a setting names as ``STAGE:OUTPUT`` (a stage by id or title), or the only fitting one.

        ``types`` are port types that will do, ``what`` is the word for it ("cover"). None when none is named and there
        is none, or more than one. Raises BadInputError when the named one is not there.
        """
        wanted = tuple(types)
        fitting = [one for one in self.assets if any(fits(one.type, each) for each in wanted)]
        if not named:
            return fitting[0] if len(fitting) == 1 else None
        stage, _, output = named.partition(":")
        found = [
            one
            for one in fitting
            if stage.casefold() in (one.stage.casefold(), one.stage_title.casefold()) and output in ("", one.output)
        ]
        if not found:
            there = ", ".join(f"{one.stage_title}:{one.output}" for one in fitting)
            raise BadInputError(
                f"There is no approved {what} “{named}”.",
                subject=named,
                what_to_do=f"There are: {there}." if there else f"Approve a take with a {what}, or name none.",
            )
        return found[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made for a recipe. ``lanes`` are all that is heard in it, for its manifest."""

    recipe: Recipe
    wanted: tuple[Wanted, ...]
    lanes: tuple[Lane, ...] = ()
    assets: tuple[Asset, ...] = ()
    checks: tuple[Step, ...] = field(default=())
    """Steps that are made only for what they find, such as a null test; they are no files of the deliverable."""

    @property
    def main(self) -> Wanted:
        """The first file, from which another recipe goes on."""
        return self.wanted[0]


def deliverable_name(material: Material, recipe: Recipe) -> str:
    """How a recipe's deliverable is called: the production's title and the recipe's name in plain words."""
    return f"{material.name} {safe_name(recipe.name.replace('-', ' '))}"


def safe_name(text: str) -> str:
    """A part of a file name that every system accepts and a person recognises: no separators, reserved or odd signs."""
    cleaned = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    cleaned = re.sub(r"\s+", " ", cleaned)[:_NAME_MAX].strip(" .")
    return f"{cleaned}_" if _RESERVED.fullmatch(cleaned) else cleaned or "Untitled"


def not_here(names: list[str], among: int = 0, subject: str = "") -> RefusedError:
    """The error for files that are not on this machine yet."""
    return RefusedError(
        f"{len(names)} of {among or len(names)} files are not on this machine yet: {', '.join(names[:3])}.",
        subject=subject,
        what_to_do="Synchronise, then assemble again.",
        code="not_here_yet",
    )


def _nothing(message: str, title: str, what_to_do: str) -> RefusedError:
    return RefusedError(message, subject=title, what_to_do=what_to_do, code="nothing_to_mix")
