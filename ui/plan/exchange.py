"""The plan's commands for files of other programs: export and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from ui.plan.panel import PlanPanel


def add_exchange(panel: PlanPanel) -> None:
    """Add the commands of a panel to its table."""

    def has_plan() -> bool:
        return bool(panel.context.production) and panel.nests.whole is not None

    def has_stages() -> bool:
        return has_plan() and bool(panel.stages)

    def export() -> None:
        _export(panel)

    def take_in() -> None:
        from ui.dialogs.import_plan import open_import_plan

        open_import_plan(panel.context, panel.refresh)

    def take_session_in() -> None:
        from ui.dialogs.import_session import open_import_session

        open_import_session(panel.context, panel.refresh)

    add = panel.context.commands.add
    session = tr("Bring in a session…")
    add(Command("plan.import_session", session, take_session_in, "Ctrl+I", "package", "plan", "main", has_plan))
    add(Command("plan.export", tr("Export the plan…"), export, "Ctrl+E", "file-export", "plan", "main", has_stages))
    add(Command("plan.import", tr("Import a plan…"), take_in, "Ctrl+Shift+E", "package", "plan", "main", has_plan))


def _export(panel: PlanPanel) -> None:
    from ui.dialogs.export_plan import Scope, open_export_plan

    timeline = panel.timeline
    plan = timeline.scene.geometry.plan
    scopes = [Scope("all", tr("Whole plan"), frozenset())]
    chosen = frozenset(timeline.chosen_ids())
    if chosen:
        scopes.append(Scope("chosen", tr_n("{n} selected", "{n} selected", len(chosen)), chosen))
    whole = panel.nests.whole or plan
    if not panel.views.state.filter.is_empty:
        shown = panel.views.shown
        scopes.append(Scope("filtered", tr_n("{n} filtered", "{n} filtered", len(shown)), shown))
    pane = open_export_plan(panel.context, plan, whole, tuple(scopes))
    pane.draws_baselines = not panel.overlays.hides_baselines
