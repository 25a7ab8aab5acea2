"""The named places of a production: added, renamed, moved, removed. Reading them from files is ``app/cli_markers``'."""

from __future__ import annotations

from typing import Any

from studio.actions.plan_draft import PlanDraft
from studio.actions.recipe_commands import ChangeMarkers, MarkerChange
from studio.domain.markers import markers_to_log, with_change
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork


def change_markers(work: UnitOfWork, command: ChangeMarkers) -> dict[str, Any]:
    """Change markers as one step of undo. Result as of ``ChangeMarkers``.

    Raises NotFoundError for a marker that is not there any more, BadInputError for one that cannot be; then nothing has changed.
    """
    here = find_production(work.connection, command.production)
    draft = PlanDraft(work, here.prj)
    markers = draft.production.markers
    for change in command.changes:
        markers = with_change(markers, change.before, change.after)
    draft.set_markers(markers)
    draft.decide(_label(command.changes))
    return {"production": here.prj, "markers": markers_to_log(markers), "changed": draft.count > 0}


def _label(changes: tuple[MarkerChange, ...]) -> str:
    if len(changes) != 1:
        return f"Change {len(changes)} markers"
    before, after = changes[0].before, changes[0].after
    if before is None:
        return f"Add the marker {after.line}" if after is not None else "Change a marker"
    if after is None:
        return f"Remove the marker {before.line}"
    return f"{'Move' if after.line == before.line else 'Rename'} the marker {before.line}"
