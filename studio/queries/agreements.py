"""The agreement of a hand-off, from its room. The same on both sides."""

from __future__ import annotations

from studio.domain.agreement import Agreement, LaterGrant, Party
from studio.domain.errors import NotFoundError
from studio.events.fold_rights import grants_in
from studio.queries.room_facts import facts_of, owner_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.subjects import find_hand_off


def agreement_of(home: Home, connection: Connection, text: str, now_ms: int) -> Agreement:
    """What was agreed on in a hand-off. Raises NotFoundError."""
    found = find_hand_off(home, connection, text, now_ms)
    facts, state = facts_of(found.state), found.state
    if facts is None:
        raise NotFoundError("The terms of this gig cannot be read here.", subject=state.room)
    return Agreement(
        hand_off=state.room,
        production=found.here.title,
        owner=Party(owner_of(state), state.owner_person),
        maker=Party(facts.person, facts.person_id),
        terms=facts.terms,
        terms_hash=facts.hand_off.terms_hash,
        offered_ms=facts.hand_off.offered_ms,
        signed_ms=facts.hand_off.accepted_ms,
        later=tuple(LaterGrant(str(one["rights"]), int(one["at"])) for one in grants_in(state)),
    )
