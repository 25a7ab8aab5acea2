"""Business details of the person of this home and of those whom they invoice: in its database, in no event and no export."""

from __future__ import annotations

import json
from dataclasses import asdict

from studio.domain.business import NO_DETAILS, BusinessDetails
from studio.store.database import Connection, get_meta, set_meta

OWN = ""
"""The key of one's own details; those of others are under their name as it stands in productions, without its case."""
_KEY = "business_details"
Since = tuple[int, BusinessDetails]
"""Details, and from when on (UTC ms) they count; 0: always."""


def _all(connection: Connection) -> dict[str, list[Since]]:
    kept = json.loads(get_meta(connection, _KEY, "{}"))
    return {key: [(since_ms, _read(body)) for since_ms, body in rows] for key, rows in kept.items()}


def _read(body: dict[str, object]) -> BusinessDetails:
    fields = {name: value for name, value in body.items() if name in BusinessDetails.__slots__}
    return BusinessDetails(**{**fields, "address": tuple(body["address"])})  # type: ignore[arg-type]


def details_of(connection: Connection, key: str, at_ms: int | None = None) -> BusinessDetails:
    """Those that count for an invoice of that time, by default the newest; empty ones where nothing is kept.

    An older invoice keeps the details that counted then, so that a new tax rate does not change it.
    """
    rows = _all(connection).get(key.casefold(), [])
    known = [details for since_ms, details in rows if at_ms is None or since_ms <= at_ms]
    return known[-1] if known else rows[0][1] if rows else NO_DETAILS


def keep_details(connection: Connection, key: str, details: BusinessDetails, since_ms: int | None = None) -> None:
    """Keep them in place of the newest ones, or from a time on, with those before it staying as they are.

    Empty ones that count always are forgotten.
    """
    kept = _all(connection)
    rows = kept.get(key.casefold(), [])
    if since_ms is None:
        since_ms = rows[-1][0] if rows else 0
    rows = [*(row for row in rows if row[0] < since_ms), (since_ms, details)]
    kept[key.casefold()] = [] if len(rows) == 1 and not details.is_known else rows
    told = {name: [(at_ms, asdict(one)) for at_ms, one in found] for name, found in kept.items() if found}
    set_meta(connection, _KEY, json.dumps(told, ensure_ascii=False))
