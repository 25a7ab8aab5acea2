"""What became of the last thing that a collaborator asked: a no, or an offer in answer to other terms. Empty while nothing is to be said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.domain.stage_states import StageState
from studio.events.state import RoomState
from studio.queries.room_facts import WORKING, RoomFacts
from studio.store.database import Connection
from studio.store.lookups import history_of_kinds

_QUESTIONS = ("extension.ask", "pause.ask")
_KINDS = (
    *_QUESTIONS,
    "extension.grant",
    "stage.pause",
    "ask.refuse",
    "ask.lapse",
    "offer.counter",
    "offer.make",
    "deliver",
)
_MOST_LINES = 12


def answered_words(connection: Connection, state: RoomState, facts: RoomFacts, who: str) -> str:
    """A sentence for the collaborator; it stays until the next thing happens."""
    if facts.state is not StageState.OFFERED and facts.state not in WORKING:
        return ""
    settled = history_of_kinds(connection, state.room, _KINDS, _MOST_LINES)
    lines = [line for line in (*settled, *state.history) if line.kind in _KINDS and not line.overruled]
    if not lines:
        return ""
    last = lines[-1]
    if last.kind in ("ask.refuse", "ask.lapse"):
        return _refused(last.kind, last.detail, who)
    if last.kind == "offer.make" and len(lines) > 1 and lines[-2].kind == "offer.counter":
        return _offered(lines[-2].detail.get("changes", ()), facts, who)
    return ""


def _refused(kind: str, detail: Mapping[str, Any], who: str) -> str:
    reason, is_pause = detail.get("reason"), detail.get("kind") == "pause"
    if kind == "ask.lapse" or detail.get("kind") not in ("pause", "extension"):
        return ""  # nobody said anything
    if is_pause:
        return f"{who} said no to a pause: “{reason}”" if reason else f"{who} said no to a pause."
    return f"{who} said no to more time: “{reason}”" if reason else f"{who} said no to more time."


def _offered(changes: Any, facts: RoomFacts, who: str) -> str:
    """Whether the offer is what was proposed, what it was before, or something else."""
    terms = facts.terms
    rate = terms.call.rate_minor if terms.call is not None else 0
    known = {"price_minor": terms.price_minor, "work_min": terms.work_min, "revisions": terms.revisions,
             "latest_ms": terms.latest_ms, "rate": rate}  # fmt: skip
    told = [(known[name], old, new) for name, old, new in changes if name in known]
    if told and all(now == new for now, _, new in told):
        return f"{who} offers what you proposed."
    if told and all(now == old for now, old, _ in told):
        return f"{who} read your proposal and keeps the offer as it was."
    return f"{who} read your proposal and offers this instead."
