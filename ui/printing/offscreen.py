"""The plan painted for the command line: no window, no theme, only an application for the fonts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from ui.printing.export import Look, only_stages, painted_plan
from ui.words import tr_n

if TYPE_CHECKING:
    from studio.queries.plan_rows import PlanCheckRows
    from studio.queries.rows import PlanRows


def painted(
    rows: PlanRows, checks: PlanCheckRows, kind: str, stages: frozenset[str], look: Mapping[str, Any], made_ms: int
) -> bytes:
    """The bytes of a pdf, svg or png; ``stages`` (ids) are all where there are none, ``look`` the fields of ``Look``."""
    app = QGuiApplication.instance() or QGuiApplication(["segue"])
    part = tr_n("{n} chosen stage", "{n} chosen stages", len(stages)) if stages else ""
    plan = only_stages(rows, stages) if stages else rows
    data = painted_plan(plan, kind, Look(**look, part=part), made_ms, checks=checks)
    del app
    return data
