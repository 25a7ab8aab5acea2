"""The terms of a hand-off: fixed, hashed and signed; immutable once accepted.

Terms travel as plain log values (integers, strings, lists). Nothing here signs or hashes: ``events`` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from studio.domain.call_rate import CallRate, call_from_log, call_problem, call_to_log, with_minutes
from studio.domain.errors import BadInputError
from studio.domain.milestones import Milestone, milestones_from_log, milestones_to_log, problem_of
from studio.domain.production import Port, Stage

DAY_MS = 86_400_000
OFFER_LIFE_MS = 72 * 3_600_000
KILL_FEE_BP = (0, 2500, 5000, 10000)


@dataclass(frozen=True, slots=True)
class Terms:
    """What both sides sign.

    ``work_min`` is working time from the moment all inputs are there; ``latest_ms`` a UTC instant after which
    nothing may be due (0: none); ``review_ms`` the time the owner has to answer a delivery; ``kill_fee_bp`` basis
    points owed when cancelled before start, after start, after the first delivery, after approval. ``slug`` is the
    stage's short name, so that both sides call it the same. ``audition_fee_minor``: what one of several candidates is owed who
    is not chosen (None: it is no audition).
    ``milestones`` are parts that sum to the price. ``call``: the work is billed by the minute, and the price is that of the minutes agreed so far.
    """

    stage: str
    title: str
    role: str
    brief: str
    price_minor: int
    currency: str
    work_min: int
    revisions: int
    review_ms: int
    latest_ms: int = 0
    kill_fee_bp: tuple[int, int, int, int] = KILL_FEE_BP
    silence_approves: bool = True
    rights: str = "buy-out, credited by name"
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    input_hashes: dict[str, str] = field(default_factory=dict)
    house: dict[str, Any] = field(default_factory=dict)
    track: str = ""
    slug: str = ""
    audition_fee_minor: int | None = None
    milestones: tuple[Milestone, ...] = ()
    call: CallRate | None = None

    @property
    def review_days(self) -> int:
        """The review time in whole days."""
        return self.review_ms // DAY_MS

    def to_log(self) -> dict[str, Any]:
        """As log values: what is hashed and signed."""
        # only where there are any: terms that were signed before there were milestones stay as they are
        more = {"milestones": milestones_to_log(self.milestones)} if self.milestones else {}
        return {
            "stage": self.stage,
            "title": self.title,
            "track": self.track,
            "slug": self.slug,
            "role": self.role,
            "brief": self.brief,
            "price": self.price_minor,
            "currency": self.currency,
            "work": self.work_min * 60_000,
            "revisions": self.revisions,
            "review": self.review_ms,
            "latest": self.latest_ms,
            "kill_fee": list(self.kill_fee_bp),
            "silence": self.silence_approves,
            "rights": self.rights,
            "inputs": [
                {**port_to_log(port), "manifest_hash": self.input_hashes.get(port.name, "")} for port in self.inputs
            ],
            "outputs": [port_to_log(port) for port in self.outputs],
            "house": self.house,
            # only where there is one: other terms stay as they are signed
            **({} if self.audition_fee_minor is None else {"audition": {"fee": self.audition_fee_minor}}),
            **more,
            **({} if self.call is None else {"call": call_to_log(self.call)}),
        }

    @classmethod
    def from_log(cls, body: dict[str, Any]) -> Terms:
        """From log values. Raises BadInputError on values no reader could use."""
        try:
            fee = [int(bp) for bp in body["kill_fee"]]
            return cls(
                stage=str(body["stage"]),
                title=str(body["title"]),
                role=str(body["role"]),
                brief=str(body["brief"]),
                price_minor=int(body["price"]),
                currency=str(body["currency"]),
                work_min=int(body["work"]) // 60_000,
                revisions=int(body["revisions"]),
                review_ms=int(body["review"]),
                latest_ms=int(body["latest"]),
                kill_fee_bp=(fee[0], fee[1], fee[2], fee[3]),
                silence_approves=bool(body["silence"]),
                rights=str(body["rights"]),
                inputs=tuple(port_from_log(port) for port in body["inputs"]),
                outputs=tuple(port_from_log(port) for port in body["outputs"]),
                input_hashes={str(p["name"]): str(p["manifest_hash"]) for p in body["inputs"] if p["manifest_hash"]},
                house=dict(body["house"]),
                track=str(body.get("track", "")),
                slug=str(body.get("slug", "")),
                audition_fee_minor=_fee(body["audition"]["fee"]) if "audition" in body else None,
                milestones=milestones_from_log(body.get("milestones", ())),
                call=call_from_log(body["call"]) if "call" in body else None,
            )
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadInputError("These terms cannot be read.", subject="terms") from error

    def refuse_incomplete(self) -> None:
        """Raise BadInputError unless the terms could be signed."""
        problem = ""
        if not self.outputs:
            problem = "nothing is to be handed in: the stage has no output"
        elif self.price_minor < 0:
            problem = "the price is below zero"
        elif not 0 <= (self.audition_fee_minor or 0) <= max(self.price_minor, 0):
            problem = "the fee of a candidate is below zero, or more than the price"
        elif self.work_min <= 0:
            problem = "the work time is zero"
        elif self.review_ms < 0 or self.revisions < 0:
            problem = "review time and revisions cannot be below zero"
        else:
            problem = problem_of_price(self)
        if problem:
            raise BadInputError(
                f"The terms of “{self.title}” are not complete: {problem}.",
                subject=self.title,
                what_to_do="Complete the stage in the plan, then offer it again.",
            )


def problem_of_price(terms: Terms) -> str:
    """Why the parts of the price are none of it: milestones, or minutes of a call. Empty where they are."""
    return problem_of(terms.milestones, terms.price_minor) or call_problem(
        terms.call, terms.price_minor, has_milestones=bool(terms.milestones)
    )


def follows_rate(before: Terms, after: Terms) -> bool:
    """Whether of a call nothing but the rate of a minute differs, and the price is that of the rate."""
    if before.call is None or after.call is None:
        return before.call == after.call
    return after.call == replace(before.call, rate_minor=after.call.rate_minor) and not problem_of_price(after)


def agreed_minutes(terms: Terms, minutes: int) -> Terms:
    """The terms of a call with so many minutes in all agreed: their price follows."""
    if terms.call is None:
        return terms
    call = with_minutes(terms.call, minutes)
    return replace(terms, call=call, price_minor=call.amount_minor)


def _fee(value: Any) -> int:
    """A fee of terms. Raises ValueError for one that is none."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(value)
    return value


COUNTERABLE = frozenset({"price_minor", "work_min", "latest_ms", "revisions", "brief", "rights", "call"})
"""What a collaborator may propose otherwise: price, time, latest date, rounds, scope, rights, the rate of a call."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two terms differ: what it was and what is proposed."""

    field: str
    before: Any
    after: Any

    @property
    def may_be_countered(self) -> bool:
        """Whether a collaborator may propose this."""
        return self.field in COUNTERABLE


def differences(before: Terms, after: Terms) -> tuple[Difference, ...]:
    """Where two terms differ, in the order of the terms."""
    pairs = ((f.name, getattr(before, f.name), getattr(after, f.name)) for f in fields(Terms))
    return tuple(Difference(name, old, new) for name, old, new in pairs if old != new)


def port_to_log(port: Port) -> dict[str, Any]:
    """A port as log values; its spec is already in log form (integers only)."""
    return {"name": port.name, "type": port.type, "several": port.several, "spec": port.spec}


def port_from_log(body: dict[str, Any]) -> Port:
    """A port from log values."""
    return Port(str(body["name"]), str(body["type"]), bool(body.get("several", False)), dict(body.get("spec", {})))


def terms_of(stage: Stage, currency: str, house: dict[str, Any], **changes: Any) -> Terms:
    """The plan's price, time, brief, ports and rounds as terms; ``changes`` replaces fields."""
    terms = Terms(
        stage=stage.id,
        title=stage.title,
        role=stage.role,
        brief=stage.brief,
        price_minor=stage.price_minor,
        currency=currency,
        work_min=stage.work_min,
        revisions=stage.revisions,
        review_ms=stage.review_days * DAY_MS,
        inputs=stage.inputs,
        outputs=stage.outputs,
        house=house,
        slug=stage.slug,
    )
    return replace(terms, **changes) if changes else terms
