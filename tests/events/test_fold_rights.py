"""Rights granted beside signed terms: by whom, when, and that nothing takes them back."""

from __future__ import annotations

import pytest

from studio.domain.rights import GrantKind, grant_text
from studio.events.fold_rights import GRANTS_MAX, granted_rights, grants_in
from studio.queries.room_facts import facts_of
from tests.events.test_fold_asking import NOW_MS, OFFER, OWNER, TERMS, room, says

BUY_OUT, SHARE = grant_text(GrantKind.BUY_OUT), grant_text(GrantKind.SHARE, 1250)
GRANT = {"k": "rights.grant", "offer": OFFER, "rights": SHARE}


@pytest.fixture
def state():
    return room("approved", accepted_ms=NOW_MS)


def test_the_last_grant_counts_and_the_signed_terms_stay(state):
    assert facts_of(state).rights == TERMS.rights
    assert says(state, GRANT) == ""
    assert says(state, {**GRANT, "rights": f"  {BUY_OUT}\n"}, at_ms=NOW_MS + 5) == ""
    assert [(one["rights"], one["at"]) for one in grants_in(state)] == [(SHARE, NOW_MS), (BUY_OUT, NOW_MS + 5)]
    facts = facts_of(state)
    assert (facts.rights, facts.terms.rights) == (BUY_OUT, TERMS.rights)
    assert ("hand_off", state.room) in state.touched, "who watches the hand-off looks again"
    assert "granted already" in says(state, {**GRANT, "rights": BUY_OUT})


@pytest.mark.parametrize("rights", ["", "none", "To be agreed", grant_text(GrantKind.NONE), "x" * 4001])
def test_what_grants_nothing_takes_nothing_back(state, rights):
    assert says(state, GRANT) == ""
    assert "no rights" in says(state, {**GRANT, "rights": rights})
    assert granted_rights(state) == SHARE


def test_only_who_signed_these_terms_grants_and_not_without_end(state):
    assert says(state, GRANT, device=OWNER) != ""
    assert "not signed" in says(state, {**GRANT, "offer": "2" * 32})
    assert "not signed" in says(room("offered"), GRANT)
    assert grants_in(state) == ()
    for n in range(GRANTS_MAX):
        assert says(state, {**GRANT, "rights": f"Use it in film {n}."}) == ""
    assert "at most" in says(state, GRANT)
    assert [one["rights"] for one in grants_in(state)] == [f"Use it in film {n}." for n in range(GRANTS_MAX)]
