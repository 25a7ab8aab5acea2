"""What can be done with auditions, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfferAudition:
    """Offer a stage to several candidates, of whom one will be chosen; the others get ``fee_minor``. What is not set is as in
    ``OfferStage``. Result: ``{stage, candidates: [{name, handoff, pass, pass_file, expires_utc}]}``.
    """

    stage: str
    to: tuple[str, ...]
    fee_minor: int = 0
    price_minor: int | None = None
    work_min: int | None = None
    revisions: int | None = None
    review_days: int | None = None
    latest_ms: int = 0
    greeting: str = ""
    rights: str | None = None
    brief: str | None = None


@dataclass(frozen=True, slots=True)
class ChooseCandidate:
    """Choose a candidate of an audition, by their hand-off. Result: ``{handoff, stage, state, person, others}``."""

    hand_off: str


AuditionCommand = OfferAudition | ChooseCandidate
