"""What a person can ask for, as values. The window and the command line build these; ``Studio.run`` carries them out.

No behaviour here: each command is handled by one function in a sibling module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from studio.actions.agreement_commands import AgreementCommand
from studio.actions.audience_commands import AudienceCommand
from studio.actions.audition_commands import AuditionCommand
from studio.actions.business_commands import BusinessCommand
from studio.actions.chain_commands import ChainCommand
from studio.actions.closing_commands import CloseProduction, ReopenProduction
from studio.actions.credit_commands import CreditCommand, ExportPortfolio
from studio.actions.delivering_commands import PushDeliverable
from studio.actions.device_commands import DeviceCommand
from studio.actions.feedback_commands import GiveFeedback
from studio.actions.gig_commands import GigCommand
from studio.actions.note_commands import NoteCommand
from studio.actions.plan_commands import MoveStage as MoveStage  # noqa: PLC0414 -- asked for by this name
from studio.actions.plan_commands import PlanCommand
from studio.actions.plan_commands import SetStage as SetStage  # noqa: PLC0414
from studio.actions.plan_whole_commands import PlanWholeCommand
from studio.actions.recipe_commands import ReadSession, RecipeCommand
from studio.actions.reminder_commands import SetReminders
from studio.actions.rights_commands import RightsCommand
from studio.actions.roster_commands import RosterCommand
from studio.actions.transfer_commands import TransferCommand
from studio.actions.workspace_commands import WorkspaceCommand
from studio.domain.call_rate import CallRate
from studio.domain.drawing import Shape
from studio.domain.milestones import Milestone


@dataclass(frozen=True, slots=True)
class StartProduction:
    """A new production from a chain, on a depot. Result: ``{"production": id}``.

    ``language``: in which a chain that ships is told, as ``de``; empty: English.
    """

    title: str
    chain: str
    depot_url: str
    endpoint_url: str = ""
    start_date: str = ""
    zone: str = ""
    access: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LoginDepot:
    """Keep S3 keys for an address in this home's keychain."""

    url: str
    key_id: str
    secret: str
    endpoint_url: str = ""


@dataclass(frozen=True, slots=True)
class MoveDepot:
    """Move a production to another depot. Without ``url``: go on with a move; ``gives_up``: leave it where it is."""

    production: str
    url: str = ""
    endpoint_url: str = ""
    access: str = ""
    gives_up: bool = False


@dataclass(frozen=True, slots=True)
class LocateDepot:
    """Say where a production that has moved lies for this machine: a folder, or a bucket with one's own keys."""

    production: str
    url: str
    endpoint_url: str = ""


@dataclass(frozen=True, slots=True)
class ForgetDepot:
    """Empty the places that a production has left. ``all``: the sign-posts too; ``anyway``: before all have followed."""

    production: str
    all: bool = False
    anyway: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class MarkTakes:
    """Let the files of takes leave the storage 14 days from now; ``keep`` takes that back. Result: ``{room, takes, goes_utc}``."""

    subject: str
    takes: tuple[int, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class CleanDepot:
    """Delete what may go from a production's storage. ``dry_run``: only say what that is."""

    production: str
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class SetAccess:
    """The way of access of a production (empty: as it is), and what it needs. ``is_renewed``: temporary keys anew."""

    production: str
    access: str = ""
    role_arn: str = ""
    in_bucket: str = ""
    key_id: str = ""
    secret: str = field(default="", repr=False)
    is_renewed: bool = False


@dataclass(frozen=True, slots=True)
class RevokePerson:
    """Take a collaborator out of a production, and their access to its storage away."""

    who: str
    production: str = ""


@dataclass(frozen=True, slots=True)
class RepairProduction:
    """Put back what is missing or damaged. ``quick``: by names and sizes only; ``dry_run``: only say what is wrong."""

    production: str
    quick: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportProduction:
    """Make a production again from a folder that ``export`` wrote, in another depot."""

    folder: str
    url: str
    endpoint_url: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class ExportProduction:
    """Write a production as plain files and its signed log into a new or empty folder."""

    production: str
    folder: str


@dataclass(frozen=True, slots=True)
class VerifyProduction:
    """Compare what lies here with the signed record; ``in_storage``: what lies there too, ``quick``: by names and sizes."""

    production: str
    in_storage: bool = False
    quick: bool = False


@dataclass(frozen=True, slots=True)
class SalvageDepot:
    """Write whatever can still be read of a storage with holes into a new folder."""

    url: str
    out: str
    endpoint_url: str = ""


@dataclass(frozen=True, slots=True)
class PasteKeys:
    """Keep a key pair that the owner made by hand for a collaborator's device. Result: ``{production, device}``."""

    production: str
    device: str
    key_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AttachInput:
    """Feed an input with files from this machine."""

    stage: str
    input: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferStage:
    """Hand a stage to a person. Unset values come from the plan; ``rights`` is the whole text (``domain/rights``), unset a
    buy-out; ``milestones`` sum to the price (which they are, where none is given), ``call`` is a rate per minute, whose minimum is the price; ``then`` are the names of those who are asked next. Result: ``{handoff, pass, pass_file, expires_utc}``.
    """

    stage: str
    to: str
    price_minor: int | None = None
    work_min: int | None = None
    revisions: int | None = None
    review_days: int | None = None
    latest_ms: int = 0
    greeting: str = ""
    rights: str | None = None
    brief: str | None = None
    kill_fee_bp: tuple[int, int, int, int] | None = None
    milestones: tuple[Milestone, ...] = ()
    call: CallRate | None = None
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameUnderstudies:
    """Who is asked next for a stage when an offer comes to nothing, in order; nobody: the list is taken away. ``is_on``: the
    owner's machine asks by itself. Result: ``{stage, next: [{name, is_known}], is_on}``.
    """

    stage: str
    people: tuple[str, ...] = ()
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class MakePass:
    """The invitation of a hand-off again; ``for_device``: one for a new device of the person who is in."""

    hand_off: str
    for_device: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take an offer back before it is accepted. ``asks_nobody``: nor is anybody asked next."""

    hand_off: str
    asks_nobody: bool = False


@dataclass(frozen=True, slots=True)
class OpenPass:
    """Open an invitation (its text or a file). Result: ``{production, handoff, inputs_dir, deliver_dir}``."""

    text: str
    name: str = ""
    depot_dir: str = ""


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """Sign the terms."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    """Say no, free of charge."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CounterOffer:
    """Propose other terms for an offer. ``changes``: price_minor, work_min, latest_ms, revisions, brief, rights."""

    hand_off: str
    changes: dict[str, int | str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskExtension:
    """Ask for more time, until a UTC instant in ms."""

    hand_off: str
    until_ms: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskPause:
    """Ask the other side for a pause."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndPause:
    """Go on after a pause."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Yes or no to what the other side asked. ``changes`` as in ``CounterOffer``: a no to other terms with an offer in
    between.
    """

    hand_off: str
    is_yes: bool
    reason: str = ""
    changes: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deliver:
    """Hand in a take: a hand-off's or an own stage's. ``files`` are ``path`` or ``OUTPUT=path``; empty means what
    lies in the deliver folder. Result: ``{handoff, take, verdict, findings}``.
    """

    subject: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DropFiles:
    """Put files into the deliver folder of a gig or an own stage (copies; never overwrites)."""

    subject: str
    files: tuple[str, ...]
    output: str = ""


@dataclass(frozen=True, slots=True)
class RemoveDrop:
    """Take a file out of the deliver folder again (it is moved aside, not deleted)."""

    subject: str
    path: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note at a time of a take, in seconds; ``end_in_take_s`` equals ``in_take_s`` for a point. ``reason`` is one of
    ``review_notes.REASONS``, ``file`` the path in the take that it is about, with ``shapes`` drawn on it. Who is named as
    @Name in ``text`` is told.
    """

    in_take_s: float
    text: str
    end_in_take_s: float = -1.0
    reason: str = ""
    file: str = ""
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewTake:
    """Approve a take or ask for changes with notes. ``verdict`` is approve or revise."""

    hand_off: str
    verdict: str
    notes: tuple[NoteText, ...] = ()
    take: int = 0


@dataclass(frozen=True, slots=True)
class SharePage:
    """Put the listening page of a take (0: the latest) into the bucket, behind a link that lives some days.
    ``is_preview``: no lossless sound; ``is_marked``: a preview in which a soft tone sounds. Result: see ``page_sharing``.
    """

    stage: str
    take: int = 0
    days: int = 7
    is_preview: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class SharedPages:
    """Ask the bucket which listening pages of a hand-off can be heard, of a take or (0) any. Result: see ``page_sharing``."""

    stage: str
    take: int = 0


@dataclass(frozen=True, slots=True)
class UnsharePage:
    """Delete listening pages from the bucket at once: one by its id, those of a take, or (empty and 0) all of a hand-off."""

    stage: str
    page: str = ""
    take: int = 0


@dataclass(frozen=True, slots=True)
class RecordPayment:
    """Record a payment for a hand-off; ``reference`` is the transfer's. Segue moves no money.

    ``amount_minor`` is what was paid in all (None: what is left, and the tip), ``tip_minor`` how much of it is beyond what is owed. Minor units.
    """

    hand_off: str
    reference: str = ""
    amount_minor: int | None = None
    tip_minor: int = 0


@dataclass(frozen=True, slots=True)
class MuteStage:
    """Leave what a stage hands in out of a recipe, or take it in again; ``output`` "" means all of it, ``file`` "" every file."""

    stage: str
    output: str = ""
    is_muted: bool = True
    recipe: str = "mix"
    file: str = ""


@dataclass(frozen=True, slots=True)
class Assemble:
    """Render a recipe of a production. Result: the JSON shape of ``assemble``. ``is_draft``: all the same where an input
    is not approved, is stale or lacks rights; the manifest says what was passed over.
    """

    production: str
    recipe: str
    out_dir: str = ""
    is_draft: bool = False


TAKE_LONG = (
    StartProduction, MoveDepot, CleanDepot, RepairProduction, ImportProduction, ExportProduction, VerifyProduction,
    SalvageDepot, AttachInput, OpenPass, Deliver, DropFiles, Assemble, SharePage, SharedPages, UnsharePage,
    ReadSession, PushDeliverable, ExportPortfolio, *get_args(WorkspaceCommand),
)  # fmt: skip
"""What works through files or the network: more than a transaction, so that no edit waits for it."""

Command = (
    DeviceCommand
    | PlanCommand
    | PlanWholeCommand
    | ChainCommand
    | TransferCommand
    | WorkspaceCommand
    | CreditCommand
    | NoteCommand
    | AgreementCommand
    | CloseProduction
    | ReopenProduction
    | SetReminders
    | RightsCommand
    | BusinessCommand
    | GigCommand
    | AudienceCommand
    | AuditionCommand
    | GiveFeedback
    | PushDeliverable
    | RosterCommand
    | StartProduction
    | LoginDepot
    | MoveDepot
    | LocateDepot
    | ForgetDepot
    | MarkTakes
    | CleanDepot
    | SetAccess
    | RevokePerson
    | RepairProduction
    | ImportProduction
    | ExportProduction
    | VerifyProduction
    | SalvageDepot
    | PasteKeys
    | AttachInput
    | OfferStage
    | MakePass
    | WithdrawOffer
    | NameUnderstudies
    | OpenPass
    | AcceptOffer
    | DeclineOffer
    | CounterOffer
    | AskExtension
    | AskPause
    | EndPause
    | AnswerQuestion
    | Deliver
    | DropFiles
    | RemoveDrop
    | ReviewTake
    | SharePage
    | SharedPages
    | UnsharePage
    | RecordPayment
    | MuteStage
    | RecipeCommand
    | Assemble
)
