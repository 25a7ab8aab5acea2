"""The rows about people and devices: who takes part, with which device, who decides. Frozen, plain, comparable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that is or was in a production of this home. ``leads``: it decides there, where only one may."""

    device: str
    label: str
    name: str
    person: str
    role: str
    production: str
    production_title: str
    is_here: bool
    leads: bool
    is_removed: bool
    is_revoked: bool
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class LeadRow:
    """Who decides in a production. ``lead`` is empty where every device of the owner may; ``is_here``: this one may;
    ``may_take``: another one does and this one may ask; ``waiting`` counts decisions made here that wait for that.
    """

    production: str
    title: str
    lead: str
    lead_name: str
    turn: int
    is_here: bool
    may_take: bool
    asked: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person's device in a production. ``access`` says in words what was made for it at the storage; ``way`` and
    ``until_utc`` the same in parts, ``ended`` what the storage could not take away.
    """

    person: str
    name: str
    role: str
    device: str
    label: str
    production: str
    production_title: str
    stages: tuple[str, ...]
    hand_offs: tuple[str, ...]
    removed: bool
    is_own: bool
    access: str
    way: str
    until_utc: str
    is_taken_away: bool
    ended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonAccessRow:
    """Exactly what a collaborator's device is given at a storage, and whether it has it.

    ``documents`` are ``{title, body, sentences}``, to paste at a provider.
    """

    device: str
    name: str
    access: str
    has_keys: bool
    key_ids: tuple[str, ...]
    expires_utc: str
    has_ended: bool
    sentences: tuple[str, ...]
    documents: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody who could do a stage. ``has_role``: they have done work of its role; ``day_rate_minor`` is the middle one of
    what they agreed to for 8 hours (0: not known), ``done`` counts approved stages, ``last_ms`` is the last approval.
    ``busy_percent`` of their working time on the stage's dates is planned for other stages, ``free_min`` is left. ``reasons`` say in
    words what speaks for and against them, ``is_kept``: they stand in the owner's own roster.
    """

    name: str
    roles: tuple[str, ...]
    has_role: bool
    day_rate_minor: int
    currency: str
    done: int
    last_ms: int
    free_min: int
    busy_percent: int
    has_calendar: bool = False
    reasons: tuple[str, ...] = ()
    is_kept: bool = False
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
