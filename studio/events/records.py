"""Records of a folded state to and from JSON text, for a cache that can always be made again from the docket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from studio.domain.hand_off import Given, HandOff, Invitation, Member, Note, Opened, Point, Record, Take
from studio.domain.production import Production, Track
from studio.events.catalog import (
    baseline_from_log,
    baseline_to_log,
    calendar_from_log,
    calendar_to_log,
    link_from_log,
    link_to_log,
    nest_from_log,
    nest_to_log,
    production_changes_from_log,
    production_to_log,
    stage_from_log,
    stage_to_log,
    track_from_log,
)

_RECORDS: dict[str, type[Record]] = {
    "member": Member,
    "hand_off": HandOff,
    "take": Take,
    "given": Given,
    "note": Note,
    "point": Point,
    "opened": Opened,
    "invitation": Invitation,
}


def _track_to_plain(track: Track) -> dict[str, Any]:
    return {"id": track.id, "name": track.name, "position": track.position}


def _production_to_plain(production: Production) -> dict[str, Any]:
    return {"id": production.id, **production_to_log(production)}


def _production_from_plain(body: dict[str, Any]) -> Production:
    return Production(id=body["id"], **production_changes_from_log(body))


_PLAN: dict[str, tuple[Callable[[Any], dict[str, Any]], Callable[[dict[str, Any]], Any]]] = {
    "track": (_track_to_plain, track_from_log),
    "stage": (stage_to_log, stage_from_log),
    "link": (link_to_log, link_from_log),
    "baseline": (baseline_to_log, baseline_from_log),
    "calendar": (calendar_to_log, calendar_from_log),
    "nest": (nest_to_log, nest_from_log),
    "production": (_production_to_plain, _production_from_plain),
}


def record_to_text(kind: str, record: Any) -> str:
    """A record as JSON text."""
    if kind in _RECORDS:
        plain = record.to_plain()
    elif kind in _PLAN:
        plain = _PLAN[kind][0](record)
    else:
        plain = record
    return orjson.dumps(plain).decode()


def record_from_text(kind: str, text: str) -> Any:
    """The reverse of ``record_to_text``."""
    plain = orjson.loads(text)
    if kind in _RECORDS:
        return _RECORDS[kind].from_plain(plain)
    if kind in _PLAN:
        return _PLAN[kind][1](plain)
    return plain


def to_text(value: Any) -> str:
    """Plain values as JSON text."""
    return orjson.dumps(value).decode()


def from_text(text: str | bytes) -> Any:
    """Plain values from JSON text."""
    return orjson.loads(text)
