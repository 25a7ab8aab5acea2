"""Stages and the links among them as text, to be carried from one production to another by clipboard or file.

Holds what a plan says of them, nothing of hand-offs, people and files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from studio.domain.errors import BadInputError, SegueError
from studio.domain.production import Link, Stage
from studio.events.catalog import link_from_log, link_to_log, stage_from_log, stage_to_log
from studio.events.state import RoomState

FORMAT, VERSION = "segue-stages", 1


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a text holds. ``tracks`` are the names of the stages' tracks by id; ``links`` join two of the stages."""

    currency: str
    tracks: dict[str, str]
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]


def write_stages(office: RoomState, stage_ids: Iterable[str]) -> str:
    """Stages of a production, in the order given, and the links among them as JSON."""
    known = office.table("stage")
    stages = [known[stage_id] for stage_id in stage_ids if stage_id in known]
    ids, used = {stage.id for stage in stages}, {stage.track for stage in stages}
    body = {
        "format": FORMAT,
        "version": VERSION,
        "currency": office.production.currency if office.production is not None else "",
        "tracks": {track.id: track.name for track in office.table("track").values() if track.id in used},
        "stages": [stage_to_log(stage) for stage in stages],
        "links": [
            link_to_log(link) for link in office.table("link").values() if link.source in ids and link.target in ids
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def read_stages(text: str) -> PlanText:
    """What a text of ``write_stages`` holds. Raises BadInputError for any other."""
    try:
        body = json.loads(text)
        found = PlanText(
            str(body["currency"]),
            {str(track): str(name) for track, name in body["tracks"].items()},
            tuple(stage_from_log(one) for one in body["stages"]),
            tuple(link_from_log(one) for one in body["links"]),
        )
        is_ours = body["format"] == FORMAT and 1 <= body["version"] <= VERSION
    except (ValueError, TypeError, KeyError, AttributeError, SegueError) as error:
        raise _no_stages() from error
    ids = {stage.id for stage in found.stages}
    if not is_ours or not ids or any(link.source not in ids or link.target not in ids for link in found.links):
        raise _no_stages()
    return found


def _no_stages() -> BadInputError:
    return BadInputError(
        "This holds no stages that could be pasted.",
        subject="clipboard",
        what_to_do="Copy stages in Segue first, in this or another production.",
    )
