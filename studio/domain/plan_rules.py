"""What may still be changed about a stage once somebody has been asked, has signed or has begun. Says it in words.

Only the plan's side: how a hand-off goes on is ``stage_states``.
"""

from __future__ import annotations

from collections.abc import Iterable

from studio.domain.stage_states import StageState

_S = StageState
BEGUN = frozenset({_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION, _S.PAUSED, _S.DISPUTED})
DONE = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED})

BOUND_BY_TERMS = frozenset(
    {"brief", "work_min", "review_days", "price_minor", "revisions", "role", "inputs", "outputs"}
)
"""The fields of a stage that are part of the terms of its hand-off."""
DATES = frozenset({"not_before_ms"})
WORK_STEP_MIN = 15


def work_in_steps(minutes: int) -> int:
    """Working time that was drawn by hand, in whole quarters of an hour, at least one."""
    return max(WORK_STEP_MIN, round(minutes / WORK_STEP_MIN) * WORK_STEP_MIN)


def why_it_stands(title: str, state: StageState, fields: Iterable[str], *, is_handed: bool) -> str:
    """Why these fields of a stage can no longer be changed, as a sentence; empty where they can.

    ``is_handed``: a hand-off of the stage is open.
    """
    changed = frozenset(fields)
    bound = sorted(BOUND_BY_TERMS & changed)
    if is_handed and bound:
        field = {"work_min": "length", "inputs": "input", "outputs": "output"}.get(
            bound[0], bound[0].removesuffix("_minor").replace("_", " ")
        )
        return f"“{title}” is offered or given to somebody; its {field} is part of the terms."
    if changed & DATES and state in DONE:
        return f"“{title}” is done; when it was done does not change."
    if changed & DATES and state in BEGUN:
        return f"“{title}” has begun; its dates follow from what was agreed."
    return ""


def why_it_is_kept(title: str, state: StageState, *, is_handed: bool) -> str:
    """Why a stage cannot be removed or split, as a sentence; empty where it can."""
    if is_handed:
        return f"“{title}” is handed to somebody."
    return f"“{title}” is done, and others may use what it handed in." if state in DONE else ""


def way_out(state: StageState, *, is_handed: bool) -> str:
    """What a person can do where a stage stands as it is."""
    if state in DONE:
        return "Plan another stage for what is still to be done."
    if state in BEGUN:
        return "Agree on a later date or a pause with the collaborator; the inspector has both."
    return "Withdraw the offer first, or agree on a change with the collaborator." if is_handed else ""
