"""A plan as the JSON that the command line prints. Asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.domain.instants import iso_utc
from studio.queries.rows import PlanRows, StageRow


def plan_json(rows: PlanRows) -> dict[str, Any]:
    """The shape of ``segue plan --json`` (ARCHITECTURE.md section 5), with more keys. Times are UTC with Z."""
    production = rows.production
    tracks = {track.id: track.name for track in rows.tracks}
    return {
        "production": production.id,
        "slug": production.slug,
        "title": production.title,
        "start_utc": iso_utc(rows.start_ms),
        "end_utc": iso_utc(rows.end_ms),
        "early_end_utc": iso_utc(rows.early_end_ms),
        "work_days": rows.work_days,
        "early_work_days": rows.early_work_days,
        "zone": rows.zone,
        "currency": production.currency,
        "plan_minor": rows.plan_minor,
        "agreed_minor": rows.agreed_minor,
        "committed_minor": rows.committed_minor,
        "paid_minor": rows.paid_minor,
        "stages": [_stage_json(stage, tracks) for stage in rows.stages],
        "links": [
            {
                "id": link.id,
                "from": link.source,
                "to": link.target,
                "type": link.kind,
                "lag_h": round(link.lag_min / 60, 3),
                "output": link.output,
                "input": link.input,
            }
            for link in rows.links
        ],
        "nests": [
            {"id": nest.id, "name": nest.name, "outer": nest.outer, "closed": nest.is_closed} for nest in rows.nests
        ],
    }


def _stage_json(stage: StageRow, tracks: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": stage.id,
        "slug": stage.slug,
        "name": stage.title,
        "track": tracks.get(stage.track, stage.track),
        "role": stage.role,
        "state": stage.state.value,
        "start_utc": iso_utc(stage.start_ms),
        "work_end_utc": iso_utc(stage.work_end_ms),
        "end_utc": iso_utc(stage.end_ms),
        "early_end_utc": iso_utc(stage.early_end_ms),
        "due_utc": iso_utc(stage.due_ms),
        "answer_by_utc": iso_utc(stage.answer_by_ms),
        "slack_h": round(stage.slack_min / 60, 3),
        "critical": stage.is_critical,
        "person": stage.person,
        "price_minor": stage.price_minor,
        "currency": stage.currency,
        "handoff": stage.hand_off,
        "takes": stage.takes,
        "late": stage.is_late,
        "stale": stage.is_stale,
        "silent": stage.is_silent,
        "own": stage.is_own,
        "waits_for": list(stage.waits_for),
        "not_before_utc": iso_utc(stage.not_before_ms),
        "must_finish_utc": iso_utc(stage.must_finish_ms),
        "late_as_possible": stage.is_late_as_possible,
        "progress_pct": stage.progress_pct,
        "meant_for": stage.meant_for,
        "milestone": stage.is_milestone,
        "begun_utc": iso_utc(stage.begun_ms),
        "delivered_utc": iso_utc(stage.delivered_ms),
        "paused_utc": iso_utc(stage.paused_ms),
        "nest": stage.nest,
    }
