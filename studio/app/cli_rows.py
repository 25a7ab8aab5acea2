"""Rows of ``queries`` as plain JSON: instants become ISO 8601 in UTC, states their words. Looks nothing up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from studio.domain.instants import iso_utc
from studio.domain.receipts import Receipt

_RENAMED = {"hand_off": "handoff", "is_critical": "critical", "is_late": "late", "is_stale": "stale", "is_own": "own"}


def plain(value: Any) -> Any:
    """A row, or anything made of rows, as JSON values: ``due_ms`` becomes ``due_utc``, ``hand_off`` ``handoff``."""
    if is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Any] = {}
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name.endswith("_ms"):
                found[field.name.removesuffix("_ms") + "_utc"] = iso_utc(part)
            else:
                found[_RENAMED.get(field.name, field.name)] = plain(part)
        return found
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in value]
    return value


def receipt_shape(receipt: Receipt | None) -> dict[str, Any]:
    """What the payee says of a payment: ``word`` is open, confirmed or contradicted; nothing where there is no payment."""
    if receipt is None:
        return {}
    is_said = bool(receipt.at_ms)
    return {
        "word": receipt.word.value,
        "received_minor": receipt.received_minor if is_said else None,
        "received_utc": iso_utc(receipt.at_ms) if is_said else None,
        "received_note": receipt.note,
    }
