"""Keep business details for invoices, privately in this home."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from studio.actions.business_commands import SetBusiness
from studio.domain.business import checked
from studio.store.business import details_of, keep_details
from studio.store.unit_of_work import UnitOfWork


def set_business(work: UnitOfWork, command: SetBusiness) -> dict[str, Any]:
    """Change what is given. Raises BadInputError. Result: ``{of, details}``."""
    details = checked(replace(details_of(work.connection, command.of), **dict(command.changes)))
    keep_details(work.connection, command.of, details, command.since_ms)
    return {"of": command.of, "details": asdict(details)}
