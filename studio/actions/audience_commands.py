"""Who is shown takes without being owner or collaborator, and what they say, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.actions.commands import NoteText


@dataclass(frozen=True, slots=True)
class AddAudience:
    """Invite an approver, a reviewer or an observer. ``stages``: which takes they are shown (none: of all stages, also later
    ones). Result: ``{handoff, pass, pass_file, expires_utc}`` as of ``offer``; all but ``handoff`` empty for a co-owner: the
    owner's computer opens the room, and `AudiencePass` gives the invitation then.
    """

    production: str
    name: str
    role: str
    stages: tuple[str, ...] = ()
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class AudiencePass:
    """The invitation of somebody who is not in yet, once more. Result: ``{handoff, pass, pass_file, expires_utc}``."""

    production: str
    name: str


@dataclass(frozen=True, slots=True)
class SetAudience:
    """Show somebody the takes of other stages from now on. Result: ``{production, room, name}``."""

    production: str
    name: str
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndAudience:
    """Show somebody nothing more and take them out. Result: ``{production, room, name}``."""

    production: str
    name: str


@dataclass(frozen=True, slots=True)
class RemarkOnTake:
    """Say something about a take that one was shown. ``take``: 0 is the newest. Result: ``{handoff, stage, take, settled}``."""

    stage: str
    notes: tuple[NoteText, ...]
    take: int = 0


@dataclass(frozen=True, slots=True)
class VoteOnTake:
    """An approver's word on the newest take of a stage. Result: ``{handoff, stage, take, verdict, settled}``, where ``handoff`` is the review room."""

    stage: str
    verdict: str
    notes: tuple[NoteText, ...] = ()


AudienceCommand = AddAudience | AudiencePass | SetAudience | EndAudience | RemarkOnTake | VoteOnTake
