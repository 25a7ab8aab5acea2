"""The rows that screens and the command line show. Frozen, plain, comparable; times are UTC ms.

Only values: how they are made stands in the sibling modules, how they look in ``ui`` and ``app/cli``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from studio.domain.check_report import Finding
from studio.domain.drawing import Shape
from studio.domain.dues import NOTHING_OWED, Dues
from studio.domain.money import basis_points_of
from studio.domain.stage_states import StageState
from studio.domain.transfer_limits import Limits
from studio.queries.assembly_rows import AssembleRows, DeliverableRow, HeardTwiceRow, LaneRow, RecipeRow
from studio.queries.ending import EndingRow
from studio.queries.payment_rows import CallRow, PaymentRow
from studio.queries.plan_rows import LinkRow, PlanRows, ProductionRow, StageRow, TrackRow

__all__ = [
    "AssembleRows",
    "DeliverableRow",
    "DropRow",
    "FileRow",
    "GigRow",
    "HeardTwiceRow",
    "HistoryRow",
    "LaneRow",
    "LinkRow",
    "NoteRow",
    "PlanRows",
    "PointRow",
    "PortRow",
    "ProductionRow",
    "RecipeRow",
    "ReplyRow",
    "StageDetail",
    "StagePlanRow",
    "StageRow",
    "SyncRow",
    "TakeRow",
    "TermsRow",
    "TrackRow",
    "TransferRow",
]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a take or an input. ``local_path`` is empty while it is not on this machine."""

    name: str
    size_bytes: int
    local_path: str = ""
    sha256: str = ""
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True)
class PortRow:
    """One typed input or output in words. ``other`` names the stage at the far end, ``is_there`` whether files
    have arrived (inputs) or been handed in (outputs).
    """

    name: str
    type: str
    several: bool
    spec_sentence: str
    other: str = ""
    is_there: bool = False
    files: tuple[FileRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An answer in the thread of a note."""

    text: str
    author: str
    made_ms: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A review note at a time (or range) of a take, in seconds of the take. ``file`` is the path in the take that it is about
    (empty: the take), ``shapes`` what was drawn there. ``is_for_me``: it is open, or a reply in it, names this person, who has not
    answered since.
    """

    id: str
    take: int
    in_take_s: float
    end_in_take_s: float
    text: str
    author: str
    is_open: bool
    made_ms: int
    reason: str = ""
    file: str = ""
    shapes: tuple[Shape, ...] = ()
    replies: tuple[ReplyRow, ...] = ()
    is_for_me: bool = False


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of a round's checklist. ``is_next``: for the take after the one in review; ``may_change``: its round is not over."""

    id: str
    round: int
    text: str
    is_ticked: bool
    is_checked: bool
    is_next: bool = False
    may_change: bool = True


class TakeFinding(NamedTuple):
    """What a check found in a take: the output it was handed in on, and the path of the file in the take."""

    output: str
    finding: Finding
    file: str = ""


@dataclass(frozen=True, slots=True)
class TakeRow:
    """One delivery: numbered, immutable. ``state`` is sent (not yet received), taking_in, in_review, approved,
    revise, refused; ``progress`` 0..1 while its bytes travel; ``maker`` names the candidate of an audition.
    """

    number: int
    state: str
    made_ms: int
    files: tuple[tuple[str, FileRow], ...]
    size_bytes: int
    verdict: str
    findings: tuple[TakeFinding, ...] = ()
    is_silent: bool = False
    progress: float = 1.0
    maker: str = ""


@dataclass(frozen=True, slots=True)
class TermsRow:
    """The terms of a hand-off in fixed, signed words. ``granted``: rights beside them, from whoever signed (empty: none)."""

    price_minor: int
    currency: str
    work_min: int
    revisions: int
    review_days: int
    latest_ms: int
    kill_fee_percent: tuple[int, int, int, int]
    silence_approves: bool
    rights: str
    answer_by_ms: int
    signed_ms: int = 0
    granted: str = ""
    audition_fee_minor: int | None = None
    milestones: tuple[MilestoneRow, ...] = ()

    def fee_minor(self, percent: int) -> int:
        """What is owed when it is cancelled at a step: accepted milestones, and that percentage of the rest, rounded half up."""
        reached = sum(row.amount_minor for row in self.milestones if row.state == "accepted")
        return reached + basis_points_of(self.price_minor - reached, percent * 100)


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A part of the price. ``state``: open, claimed (said to be reached), accepted, declined (``reason`` says what is missing); ``text`` is what the
    collaborator said, ``answer_by_ms`` when silence accepts it (0: never).
    """

    number: int
    name: str
    amount_minor: int
    work_min: int
    what: str
    state: str = "open"
    text: str = ""
    reason: str = ""
    answer_by_ms: int = 0
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A statement of one side with its split: what the collaborator is to get in all, in minor units without tax."""

    name: str
    is_mine: bool
    at_ms: int
    statement: str
    split_minor: int


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """The last dispute of a hand-off. ``state``: open, settled, lapsed; ``is_my_turn``: the last proposal is the other side's."""

    state: str
    proposals: tuple[ProposalRow, ...]
    answer_by_ms: int
    is_my_turn: bool
    currency: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of what happened. ``is_pending``: done here and not yet in everybody's record."""

    at_ms: int
    who: str
    text: str
    is_overruled: bool = False
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A term that would be different: its field, and both values in words. ``whole``: the text that would be signed,
    where ``after`` is only its name.
    """

    field: str
    before: str
    after: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What one side asks of the other. ``kind``: counter, extension, pause, change; ``is_mine``: asked by who reads this;
    ``words``: the rest of a sentence that begins with who asks.
    """

    kind: str
    is_mine: bool
    at_ms: int
    reason: str = ""
    until_ms: int = 0
    lapses_ms: int = 0
    changes: tuple[ChangeRow, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class StagePlanRow:
    """What the plan says of a stage's time. ``is_bound``: work and review are part of terms that somebody has;
    ``is_begun``: its dates follow from what has happened. ``person`` is who does it or is meant to, ``has_calendar``
    whether they have one of their own; ``zone`` and ``day_min`` are the production's.
    """

    work_min: int
    least_work_min: int
    most_work_min: int
    review_days: int
    zone: str
    day_min: int
    person: str = ""
    has_calendar: bool = False
    is_bound: bool = False
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class NextPersonRow:
    """Somebody who is asked next for a stage. ``is_known``: they are in a room of the production and need no invitation."""

    name: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Feedback of a settled hand-off: whether one's own can be given, or is given and sealed; ``has_theirs``: so has the other
    side. ``mine`` is known here while it is sealed; ``theirs`` once it is open. ``opens_ms``: when it opens in any case.
    """

    may_give: bool
    is_sealed: bool
    has_theirs: bool
    mine: str
    theirs: str
    opens_ms: int


@dataclass(frozen=True, slots=True)
class CandidateStandRow:
    """How a candidate of an audition stands. ``take`` is the number among the stage's shown takes (0: none is here yet);
    ``may_choose``: they have accepted; ``has_joined``: they are in, so that no invitation has to be sent.
    """

    hand_off: str
    name: str
    state: StageState
    take: int = 0
    fee_minor: int = 0
    currency: str = ""
    may_choose: bool = False
    has_joined: bool = False


@dataclass(frozen=True, slots=True)
class StageDetail:
    """Everything the inspector shows of one stage. ``pass_line`` is set while an invitation is open,
    ``next_step`` says in one sentence what should happen now and by whom. For an own stage ``drops`` are the files
    that lie in its deliver folder. ``points`` are the checklists of all rounds, ``points_round``
    the round that a new one is for (-1: none can be written), ``people`` what may stand after an @ in notes, ``dues``
    what is owed and paid, with tax on top. ``next_people`` are asked when an offer comes to nothing, by themselves where
    ``asks_next``; ``has_joined``: whoever has the offer is in. ``offered_rights``: those with which an offer begins.
    ``candidates`` are those of an audition until one is chosen: then
    ``takes`` are the latest of each, numbered through and named.
    """

    stage: StageRow
    brief: str
    inputs: tuple[PortRow, ...]
    outputs: tuple[PortRow, ...]
    terms: TermsRow | None
    takes: tuple[TakeRow, ...]
    notes: tuple[NoteRow, ...]
    history: tuple[HistoryRow, ...]
    next_step: str
    pass_line: str = ""
    pass_expires_ms: int = 0
    folder: str = ""
    deliver_dir: str = ""
    drops: tuple[DropRow, ...] = ()
    may_deliver: bool = False
    deliver_hint: str = ""
    asked: AskedRow | None = None
    planned: StagePlanRow | None = None
    points: tuple[PointRow, ...] = ()
    points_round: int = -1
    people: tuple[str, ...] = ()
    dues: Dues = NOTHING_OWED
    dispute: DisputeRow | None = None
    payments: tuple[PaymentRow, ...] = ()
    call: CallRow | None = None
    next_people: tuple[NextPersonRow, ...] = ()
    asks_next: bool = False
    has_joined: bool = False
    offered_rights: str = ""
    candidates: tuple[CandidateStandRow, ...] = ()
    feedback: FeedbackRow | None = None
    ending: EndingRow | None = None


@dataclass(frozen=True, slots=True)
class DropRow:
    """A file that lies in the deliver folder: where it belongs, what the checks say, how much has been sent.
    ``state`` is settling, checking, checked, sending, sent.
    """

    path: str
    name: str
    output: str
    size_bytes: int
    duration_s: float
    state: str
    verdict: str = ""
    findings: tuple[Finding, ...] = ()
    progress: float = 0.0


@dataclass(frozen=True, slots=True)
class GigRow:
    """One gig of a collaborator's inbox. ``may_deliver`` is False with ``deliver_hint`` saying what is missing.
    ``unsent`` says what has been done here and not yet been received by the owner. An offer is open to an answer where
    ``may_answer``; ``early_answer`` is accept or decline where that waits to be let in, changed where it was given to other terms.
    ``for_me``: how many open notes name this person, who has not answered there. ``credit``: how the credit of the work stands
    (granted, while it waits to be accepted or refused; accepted, refused; empty: there is none). ``ending``: what it costs to end it
    now; ``answered``: what became of what this person asked last.
    """

    hand_off: str
    production: str
    production_title: str
    owner_name: str
    title: str
    role: str
    brief: str
    state: StageState
    price_minor: int
    currency: str
    due_ms: int
    answer_by_ms: int
    is_late: bool
    terms: TermsRow
    gets: tuple[PortRow, ...]
    hands_in: tuple[PortRow, ...]
    takes: tuple[TakeRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    drops: tuple[DropRow, ...] = ()
    next_take: int = 1
    may_deliver: bool = False
    deliver_hint: str = ""
    inputs_dir: str = ""
    deliver_dir: str = ""
    unsent: str = ""
    next_step: str = ""
    rounds_used: int = 0
    asked: AskedRow | None = None
    may_answer: bool = False
    early_answer: str = ""
    points: tuple[PointRow, ...] = ()
    people: tuple[str, ...] = ()
    for_me: int = 0
    credit: str = ""
    feedback: FeedbackRow | None = None
    dues: Dues = NOTHING_OWED
    dispute: DisputeRow | None = None
    payments: tuple[PaymentRow, ...] = ()
    call: CallRow | None = None
    ending: EndingRow | None = None
    answered: str = ""


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One file or take on its way. ``state`` is waiting, running, paused, done, failed."""

    id: str
    label: str
    is_upload: bool
    done_bytes: int
    total_bytes: int
    bytes_per_s: float
    left_s: float
    state: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class SyncRow:
    """How this home stands with its depots. ``state`` is idle, syncing, offline, stopped, elsewhere."""

    state: str
    last_ms: int
    outstanding: int
    message: str = ""
    transfers: tuple[TransferRow, ...] = field(default=())
    limits: Limits = field(default_factory=Limits)
