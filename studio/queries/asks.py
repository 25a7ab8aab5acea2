"""What a screen can ask for, as values. ``Studio.ask`` answers each with rows of ``queries/rows``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Productions:
    """All productions of this home: ``tuple[ProductionRow, ...]``."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one production: ``PlanRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class PlanIf:
    """The plan as it would be with one stage moved, for a drag preview: ``PlanRows``."""

    production: str
    stage: str
    not_before_ms: int


@dataclass(frozen=True, slots=True)
class PlanIfChanged:
    """The plan as it would be with several stages changed, for a drag preview: ``PlanRows``. Each change is a stage's or a
    nest's id with the instant before which it does not start (-1: as it is) and the end of its work (0: as it is).
    """

    production: str
    changes: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """Where a link from a stage may lead, or with ``is_backward`` come from: ``dict[str, studio.domain.linking.LinkChoice]``
    by the other stages' ids. Closed nested chains stand for their stages; ``stage`` may be the id of one where the
    production is named.
    """

    stage: str
    production: str = ""
    is_backward: bool = False


@dataclass(frozen=True, slots=True)
class StagesAsText:
    """Stages with the links among them as text, for the clipboard: ``str``."""

    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains that ship and one's own: ``tuple[chain_rows.ChainRow, ...]``."""


@dataclass(frozen=True, slots=True)
class InsertChoices:
    """A chain (a name or a file) and what in a plan could feed it: ``chain_rows.InsertRows``."""

    production: str
    chain: str


@dataclass(frozen=True, slots=True)
class PlanChecks:
    """Baselines, free slack and what is wrong with the plan: ``PlanCheckRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What a table edits of every stage and a network joins: ``plan_view_rows.PlanFieldRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class PlanLoad:
    """Who has how much to do on which day: ``plan_view_rows.PlanLoadRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class PlanForecast:
    """When the production may end (Monte Carlo): ``ForecastRows``. Takes a second or more for large plans."""

    production: str
    runs: int = 1000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class FixEffects:
    """What each way to put a violation right would do: ``tuple[plan_rows.FixEffectRow, ...]``."""

    production: str
    violation: str


@dataclass(frozen=True, slots=True)
class Calendars:
    """When work is done: ``dict[str, WorkCalendar | None]`` by person, the production's under the empty name; None: as the
    production does.
    """

    production: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who could do a stage: ``tuple[people_rows.CandidateRow, ...]``."""

    stage: str


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """What a production costs, in groups and by week: ``money_rows.MoneyRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with everything the inspector shows: ``StageDetail``."""

    stage: str


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """What an output of a stage has to be, to be edited: ``output_specs.OutputSpecRow``."""

    stage: str
    output: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """The gigs of this person: ``tuple[GigRow, ...]``."""


@dataclass(frozen=True, slots=True)
class AssembleView:
    """Lanes, what is missing, what has been made: ``AssembleRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class SyncState:
    """How this home stands with its depots: ``SyncRow``."""


@dataclass(frozen=True, slots=True)
class StillOf:
    """A picture, or a film's frame at a time: ``studio.domain.stills.Still``."""

    path: str
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class WavePeaks:
    """Peaks of a local file for drawing: ``studio.queries.review.PeakRows``."""

    path: str


@dataclass(frozen=True, slots=True)
class WaveSamples:
    """The samples of a part of a local file, for drawing what is finer than its peaks: ``review.SampleRows``."""

    path: str
    first_frame: int
    frames: int


@dataclass(frozen=True, slots=True)
class ChangesOfTake:
    """What a take changed against an earlier one (0: the latest, and the one before): ``take_changes.ChangeRows``."""

    stage: str
    take: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class TakeLevels:
    """How loud takes are, each named by its files: ``tuple[float | None, ...]`` in LUFS, None for silence."""

    takes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices in the productions of this home: ``tuple[people_rows.DeviceRow, ...]``."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Which device decides in each of one's own productions: ``tuple[people_rows.LeadRow, ...]``."""


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part in a production: ``tuple[people_rows.PersonRow, ...]``, one a device."""

    production: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is shown takes of an own production, and what they said: ``tuple[audience.AudienceRow, ...]``."""

    production: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What others show this person: ``tuple[audience.ShownRow, ...]``."""


@dataclass(frozen=True, slots=True)
class WaitingToBeShown:
    """Review rooms that this person cannot read yet: ``tuple[audience.WaitingRow, ...]``."""


@dataclass(frozen=True, slots=True)
class PersonAccess:
    """What one collaborator's device is given at the storage: ``people_rows.PersonAccessRow``."""

    production: str
    device: str


@dataclass(frozen=True, slots=True)
class Credits:
    """The credits given and got in a production (its id), or in all: ``tuple[credits.CreditRow, ...]``."""

    production: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceOf:
    """What is owed and paid for one hand-off: ``domain.invoice.Invoice``. Raises RefusedError while nothing is owed."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class AgreementOf:
    """What was agreed on in one hand-off, with the rights that were granted since: ``domain.agreement.Agreement``."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class InvoiceWords:
    """An invoice, or the receipt once it is paid, in the words of a language (en, de): ``domain.invoice.InvoiceText``."""

    hand_off: str
    language: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether a production of one's own is closed, and what stands in the way of it: ``closing.ClosingRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class Reminders:
    """Everything that waits for somebody, in all productions: ``tuple[reminders.ReminderRow, ...]``."""


@dataclass(frozen=True, slots=True)
class HowReminded:
    """How this home is told of what waits: ``domain.reminder.ReminderSettings``."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Who made what in a production of one's own, and its split sheet: ``rights.RightsRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class HandOnPlaces:
    """Where a deliverable of a production of one's own can go: ``hand_on.HandOnRows``."""

    production: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The people whom the owner keeps, and those who have worked here: ``tuple[roster.RosterRow, ...]``."""


@dataclass(frozen=True, slots=True)
class Search:
    """What has these words, in everything of this home: ``tuple[domain.found_words.FoundRow, ...]``. ``kind`` empty: of every kind."""

    words: str
    kind: str = ""
    limit: int = 50


Ask = (
    Productions
    | Plan
    | PlanIf
    | Chains
    | InsertChoices
    | PlanChecks
    | PlanFields
    | PlanLoad
    | PlanForecast
    | FixEffects
    | Calendars
    | Candidates
    | PlanMoney
    | Stage
    | Inbox
    | AssembleView
    | SyncState
    | WavePeaks
    | WaveSamples
    | Devices
    | Leads
    | People
    | Audience
    | Shown
    | WaitingToBeShown
    | PersonAccess
    | Credits
    | InvoiceOf
    | InvoiceWords
    | AgreementOf
    | Closing
    | Reminders
    | Search
    | Roster
    | HowReminded
    | Rights
    | HandOnPlaces
)


@dataclass(frozen=True, slots=True)
class BusinessOf:
    """Business details of oneself, or of a counterpart by name: ``studio.domain.business.BusinessDetails``."""

    of: str = ""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """With whom terms were signed: ``tuple[str, ...]``."""


@dataclass(frozen=True, slots=True)
class StatementOf:
    """What was owed and paid between this person and another: ``studio.domain.statement.Statement``."""

    other: str
    from_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True)
class Learning:
    """What one can learn from one's own work, private: ``studio.domain.learning.LearningReport``."""


@dataclass(frozen=True, slots=True)
class Gigs:
    """The gigs that are kept to be offered again: ``tuple[tuple[str, studio.domain.gig.Gig], ...]``, each with its key."""
