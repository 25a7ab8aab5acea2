"""A gig that is kept to be offered again, and exchanged as ``gig.json``: a record that belongs to no platform.

Its format is ``assets/schemas/gig.schema.json``. Four kinds can be written and read: a package (up to three, with extras), a
call by the hour, milestones, a contest. What Segue offers are packages, with milestones or without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.milestones import Milestone, shared
from studio.domain.money import FULL_BP, MOST_MINOR, currency_digits

FORMAT = "gig/1"
TEXT_MOST, NAME_MOST, LIST_MOST = 20_000, 200, 60
ANSWERS = ("text", "file", "link", "choice")
"""How a requirement is answered."""


class GigKind(StrEnum):
    """How a gig is paid."""

    PACKAGE = "package"
    HOURLY = "hourly"
    MILESTONES = "milestones"
    CONTEST = "contest"


OFFERABLE = frozenset({GigKind.PACKAGE, GigKind.MILESTONES})


@dataclass(frozen=True, slots=True)
class Package:
    """What is got for one price: working time in minutes, rounds of changes."""

    name: str
    price_minor: int
    work_min: int
    revisions: int = 1
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What can be had beside a package, with the time that it adds."""

    name: str
    price_minor: int
    work_min: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """What whoever does the work needs answered: as text, file, link, or one of ``choices``."""

    question: str
    answer: str = "text"
    choices: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Gig:
    """A gig. Amounts in minor units of ``currency``. ``milestones`` are names with basis points of the price that sum to the
    whole; ``rate_minor`` is for an hour, of which ``least_min`` are paid at least; a contest gives ``candidates`` a fee each.
    ``kill_fee_percent`` is owed before start, after start, after the first delivery, after approval.
    """

    title: str
    role: str
    currency: str
    kind: GigKind = GigKind.PACKAGE
    brief: str = ""
    packages: tuple[Package, ...] = ()
    extras: tuple[Extra, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    outputs: tuple[tuple[str, str], ...] = ()
    milestones: tuple[tuple[str, int], ...] = ()
    rate_minor: int = 0
    least_min: int = 0
    candidates: int = 0
    fee_minor: int = 0
    review_days: int = 3
    rights: str = ""
    kill_fee_percent: tuple[int, ...] = field(default=(0, 25, 50, 100))

    def package(self, name: str = "") -> Package:
        """A package by name, the first one without. Raises NotFoundError; RefusedError for a gig that is none of packages."""
        if self.kind not in OFFERABLE:
            raise RefusedError(
                f"“{self.title}” is paid by {self.kind}, which cannot be offered yet.",
                subject=self.title,
                what_to_do="It can be kept and handed on; offer a gig with packages or milestones.",
                code="not_a_package",
            )
        found = next((one for one in self.packages if not name or one.name.casefold() == name.casefold()), None)
        if found is None:
            names = ", ".join(one.name for one in self.packages)
            raise NotFoundError(
                f"“{self.title}” has no package “{name}”.", subject=name, what_to_do=f"It has: {names}."
            )
        return found

    def milestones_of(self, price_minor: int) -> tuple[Milestone, ...]:
        """The milestones of a price: shares rounded down, the last one takes what is left."""
        amounts = shared(price_minor, [share for _, share in self.milestones]) if self.milestones else ()
        return tuple(Milestone(name, amount) for (name, _), amount in zip(self.milestones, amounts, strict=True))

    def chosen_extras(self, names: Iterable[str]) -> tuple[Extra, ...]:
        """Extras by their names. Raises NotFoundError."""
        by_name = {one.name.casefold(): one for one in self.extras}
        wanted = list(names)
        missing = next((name for name in wanted if name.casefold() not in by_name), None)
        if missing is not None:
            there = ", ".join(one.name for one in self.extras) or "none"
            raise NotFoundError(
                f"“{self.title}” has no extra “{missing}”.", subject=missing, what_to_do=f"Its extras: {there}."
            )
        return tuple(by_name[name.casefold()] for name in wanted)

    def terms_words(self, package: Package, extras: Iterable[Extra]) -> str:
        """The brief that stands in the terms: the gig's own, what is in the package, extras, what has to be answered."""
        parts = [self.brief.strip()]
        parts.append(
            f"Package: {package.name}. {package.summary}".strip() if len(self.packages) > 1 or package.summary else ""
        )
        names = [one.name for one in extras]
        parts.append(f"Extras: {', '.join(names)}." if names else "")
        parts.append("\n".join(f"Reference: {title}: {url}" for title, url in self.references))
        asked = [f"{n}. {one.question}{_how(one)}" for n, one in enumerate(self.requirements, 1)]
        parts.append("\n".join(["To be answered before the work begins:", *asked]) if asked else "")
        return "\n\n".join(part for part in parts if part)


def _how(one: Requirement) -> str:
    choices = f" ({' / '.join(one.choices)})" if one.choices else ""
    return f"{choices}{'' if one.is_required else ' (if you like)'}"


# --- gig.json --------------------------------------------------------------------------------------------------


def gig_to_json(gig: Gig) -> dict[str, Any]:
    """As ``gig.json``; only what the kind needs."""
    shape: dict[str, Any] = {
        "format": FORMAT,
        "kind": gig.kind.value,
        "title": gig.title,
        "role": gig.role,
        "brief": gig.brief,
        "currency": gig.currency,
        "review_days": gig.review_days,
        "rights": gig.rights,
        "kill_fee_percent": list(gig.kill_fee_percent),
        "outputs": [{"name": name, "type": type_} for name, type_ in gig.outputs],
        "requirements": [
            {"question": one.question, "answer": one.answer, "choices": list(one.choices), "required": one.is_required}
            for one in gig.requirements
        ],
        "references": [{"title": title, "url": url} for title, url in gig.references],
        "packages": [
            {
                "name": one.name,
                "summary": one.summary,
                "price_minor": one.price_minor,
                "work_min": one.work_min,
                "revisions": one.revisions,
            }
            for one in gig.packages
        ],
        "extras": [{"name": one.name, "price_minor": one.price_minor, "work_min": one.work_min} for one in gig.extras],
    }
    if gig.kind is GigKind.HOURLY:
        shape["hourly"] = {"rate_minor": gig.rate_minor, "least_min": gig.least_min}
    if gig.kind is GigKind.MILESTONES:
        shape["milestones"] = [{"name": name, "share_bp": share_bp} for name, share_bp in gig.milestones]
    if gig.kind is GigKind.CONTEST:
        shape["contest"] = {"candidates": gig.candidates, "fee_minor": gig.fee_minor}
    return shape


def gig_from_json(shape: Any) -> Gig:
    """A gig from ``gig.json``; names that are not known are passed over. Raises BadInputError."""
    try:
        return _checked(_read(shape))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInputError(
            f"This is no gig: {error}.",
            subject="gig.json",
            what_to_do="Write it as the schema says: assets/schemas/gig.schema.json.",
        ) from error


def _read(shape: Mapping[str, Any]) -> Gig:
    if shape["format"] != FORMAT:
        raise ValueError(f"its format is {shape['format']!r}")
    kind = GigKind(shape["kind"])
    hourly, contest = shape.get("hourly", {}), shape.get("contest", {})
    return Gig(
        title=_text(shape["title"], NAME_MOST),
        role=_text(shape["role"], NAME_MOST),
        currency=_text(shape["currency"], NAME_MOST),
        kind=kind,
        brief=_text(shape.get("brief", ""), TEXT_MOST, may_be_empty=True),
        packages=tuple(
            Package(
                _text(one["name"], NAME_MOST),
                _number(one["price_minor"], 0),
                _number(one["work_min"], 1),
                _number(one.get("revisions", 1), 0),
                _text(one.get("summary", ""), TEXT_MOST, may_be_empty=True),
            )
            for one in _rows(shape.get("packages", []))
        ),
        extras=tuple(
            Extra(_text(one["name"], NAME_MOST), _number(one["price_minor"], 0), _number(one.get("work_min", 0), 0))
            for one in _rows(shape.get("extras", []))
        ),
        requirements=tuple(_requirement(one) for one in _rows(shape.get("requirements", []))),
        references=tuple(
            (_text(one["title"], NAME_MOST), _text(one["url"], TEXT_MOST)) for one in _rows(shape.get("references", []))
        ),
        outputs=tuple(
            (_text(one["name"], NAME_MOST), _text(one["type"], NAME_MOST)) for one in _rows(shape.get("outputs", []))
        ),
        milestones=tuple(
            (_text(one["name"], NAME_MOST), _number(one["share_bp"], 1)) for one in _rows(shape.get("milestones", []))
        ),
        rate_minor=_number(hourly["rate_minor"], 1) if kind is GigKind.HOURLY else 0,
        least_min=_number(hourly["least_min"], 1) if kind is GigKind.HOURLY else 0,
        candidates=_number(contest["candidates"], 2) if kind is GigKind.CONTEST else 0,
        fee_minor=_number(contest["fee_minor"], 0) if kind is GigKind.CONTEST else 0,
        review_days=_number(shape.get("review_days", 3), 0),
        rights=_text(shape.get("rights", ""), TEXT_MOST, may_be_empty=True),
        kill_fee_percent=tuple(_number(one, 0) for one in shape.get("kill_fee_percent", (0, 25, 50, 100))),
    )


def _requirement(one: Mapping[str, Any]) -> Requirement:
    answer, choices = one.get("answer", "text"), tuple(_text(text, NAME_MOST) for text in one.get("choices", ()))
    if answer not in ANSWERS or (answer == "choice") != bool(choices):
        raise ValueError(f"a requirement is answered by one of {', '.join(ANSWERS)}, and a choice has choices")
    is_required = one.get("required", True)
    if not isinstance(is_required, bool):
        raise TypeError("“required” is true or false")
    return Requirement(_text(one["question"], TEXT_MOST), answer, choices, is_required)


def _checked(gig: Gig) -> Gig:
    currency_digits(gig.currency)
    needs = {
        GigKind.PACKAGE: (bool(gig.packages), "a gig of packages has at least one"),
        GigKind.MILESTONES: (
            bool(gig.packages) and sum(share for _, share in gig.milestones) == FULL_BP,
            "milestones have a package, and shares that sum to 10000",
        ),
        GigKind.CONTEST: (bool(gig.packages), "a contest has a package, which the winner gets"),
        GigKind.HOURLY: (not gig.packages, "a call by the hour has no package"),
    }
    is_right, problem = needs[gig.kind]
    names = [one.name.casefold() for one in gig.packages]
    if not is_right:
        raise ValueError(problem)
    if len(set(names)) < len(names):
        raise ValueError("two packages have one name")
    if len(gig.kill_fee_percent) != 4 or max(gig.kill_fee_percent) > 100:
        raise ValueError("“kill_fee_percent” has four numbers up to 100")
    return gig


def _text(value: Any, most: int, *, may_be_empty: bool = False) -> str:
    if not isinstance(value, str) or len(value) > most or not (value.strip() or may_be_empty):
        raise ValueError(f"a text is missing or longer than {most} letters")
    return value


def _number(value: Any, least: int) -> int:
    if type(value) is not int or not least <= value <= MOST_MINOR:
        raise ValueError(f"a number is missing, below {least} or too large")
    return value


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > LIST_MOST:
        raise ValueError(f"a list is missing or longer than {LIST_MOST}")
    return value
