"""The home's limits of transfers and their pause, kept in its database: the window, the command line and whoever moves
the bytes share them; what is changed counts within a second.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from studio.domain.transfer_limits import Limits, Span
from studio.store.database import Connection, get_meta, set_meta

_KEY = "transfer_limits"


def limits(connection: Connection) -> Limits:
    """What is set for this home."""
    kept = json.loads(get_meta(connection, _KEY, "{}"))
    spans = tuple(Span(**span) for span in kept.pop("schedule", ()))
    return Limits(**kept, schedule=spans)


def set_limits(connection: Connection, wanted: Limits) -> None:
    """Set all of it. Raises BadInputError."""
    wanted.check()
    set_meta(connection, _KEY, json.dumps(asdict(wanted)))


def pause(connection: Connection, *, is_paused: bool) -> None:
    """Let all transfers rest, or go on."""
    set_limits(connection, replace(limits(connection), is_paused=is_paused))
