"""The columns of the board: which states stand together, how a stage gets there, and which acts of ours lead on.

States come from acts of both sides, so a card is never put into a column: what can be done for it is offered instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.domain.stage_states import StageState
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail

_S = StageState


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """``way`` says in a sentence how a stage gets here, ``hue`` is that of its states, ``acts`` the names (see ``plan/acts``)
    of what the owner can do to bring one here.
    """

    key: str
    head: str
    states: frozenset[StageState]
    hue: str
    way: str
    acts: frozenset[str] = frozenset()


def board_columns() -> tuple[BoardColumn, ...]:
    """All columns, in the order in which a stage passes them."""
    return (
        BoardColumn(
            "planned",
            tr("Planned"),
            frozenset({_S.PLANNED, _S.DRAFT}),
            "planned",
            tr("A stage is planned until it is offered or worked on."),
        ),
        BoardColumn(
            "offered",
            tr("Offered"),
            frozenset({_S.OFFERED, _S.COUNTERED}),
            "offered",
            tr("A stage gets here by an offer."),
            frozenset({"offer", "answer_yes", "answer_no"}),
        ),
        BoardColumn(
            "agreed",
            tr("Agreed"),
            frozenset({_S.ACCEPTED, _S.AWAITING_INPUTS}),
            "progress",
            tr("A stage gets here when the person accepts your offer."),
            frozenset({"copy_pass", "save_pass"}),
        ),
        BoardColumn(
            "working",
            tr("In progress"),
            frozenset({_S.IN_PROGRESS}),
            "progress",
            tr("Work begins by itself when all inputs are there."),
            frozenset({"resume"}),
        ),
        BoardColumn(
            "review",
            tr("In review"),
            frozenset({_S.IN_REVIEW}),
            "review",
            tr("A stage gets here when its person delivers a take."),
        ),
        BoardColumn(
            "revision",
            tr("Changes asked"),
            frozenset({_S.REVISION}),
            "review",
            tr("A stage gets here when you ask for changes, with notes at a time."),
            frozenset({"listen"}),
        ),
        BoardColumn(
            "approved",
            tr("Approved"),
            frozenset({_S.APPROVED}),
            "approved",
            tr("A stage gets here when you approve its take."),
            frozenset({"approve", "choose"}),
        ),
        BoardColumn(
            "paid",
            tr("Paid"),
            frozenset({_S.SETTLED, _S.CLOSED}),
            "approved",
            tr("A stage gets here when all that is owed is recorded as paid."),
        ),
        BoardColumn(
            "stopped",
            tr("Stopped"),
            frozenset({_S.PAUSED, _S.DISPUTED, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED}),
            "planned",
            tr("A stage gets here when an offer comes to nothing, or work is paused, disputed or cancelled."),
            frozenset({"withdraw"}),
        ),
    )


@dataclass(frozen=True, slots=True)
class Act:
    """Something the owner can do for a stage now: its name for ``plan/acts``, words and icon."""

    name: str
    words: str
    icon: str


def possible_acts(detail: StageDetail) -> list[Act]:
    """What the inspector's buttons offer for a stage, the first first."""
    from ui.plan.inspector_head import primary_of

    choice, found = primary_of(detail), []
    if choice is not None:
        found.append(Act(choice.id, choice.words, choice.icon))
        if choice.second_id:
            found.append(Act(choice.second_id, choice.second_words, ""))
    if detail.stage.state in {_S.OFFERED, _S.COUNTERED}:
        found.append(Act("withdraw", tr("Withdraw the offer"), "arrow-back-up"))
    if detail.stage.takes and not any(act.name == "listen" for act in found):
        found.append(Act("listen", tr("Listen"), "headphones"))
    return found
