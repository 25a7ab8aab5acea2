"""Business details for invoices, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SetBusiness:
    """Change some of the business details (fields of ``studio.domain.business.BusinessDetails``), one's own or those of a
    counterpart by name. They stay in this home. With ``since_ms`` invoices from before that time keep what counted then;
    None changes what counts now. Result: ``{of, details}``, the details as a dict.
    """

    changes: Mapping[str, Any]
    of: str = ""
    since_ms: int | None = None


BusinessCommand = SetBusiness
