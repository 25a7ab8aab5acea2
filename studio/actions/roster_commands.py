"""What a person can ask for about those whom they keep for themselves, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class KeepPerson:
    """Keep somebody, or change what is kept (``id``); ``changes`` are fields of ``domain.roster.RosterEntry``."""

    id: str
    changes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """Forget what is kept of somebody. What they have done stays in the productions."""

    id: str


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """Take the people of a vCard or CSV file in; who is known by name keeps what is kept and gets the rest."""

    path: str


@dataclass(frozen=True, slots=True)
class ExportPeople:
    """Write everybody with everything that is kept, private notes too, as CSV."""

    path: str


RosterCommand = KeepPerson | ForgetPerson | ImportPeople | ExportPeople
