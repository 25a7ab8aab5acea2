"""The menu under a card that was pulled to another column: how a stage gets there, and what can be done now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.icons import icon
from ui.plan.views.board_columns import BoardColumn, possible_acts
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from studio.queries.rows import StageDetail
    from ui.plan.panel import PlanPanel


def open_acts(panel: PlanPanel, detail: StageDetail, column: BoardColumn, place: QPoint) -> QMenu:
    """Offer the acts that are possible; those that lead to the column first."""
    theme, stage = panel.context.theme, detail.stage
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(column.way)
    menu.addAction(column.way).setEnabled(False)
    acts = possible_acts(detail)
    leading = [act for act in acts if act.name in column.acts]
    if not leading:
        menu.addAction(tr("Nothing that you can do now leads there.")).setEnabled(False)
    for some in (leading, [act for act in acts if act not in leading]):
        if some:
            menu.addSeparator()
        for act in some:
            action = menu.addAction(act.words)
            if act.icon:
                action.setIcon(icon(act.icon, theme.color("text2"), 16))
            action.triggered.connect(partial(_do, panel, detail, act.name))
    menu.addSeparator()
    opens = menu.addAction(tr("Show “{title}” in the inspector", title=stage.title))
    opens.triggered.connect(lambda _checked: panel.open_stage(stage.id))
    menu.popup(place)
    menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled() and not action.isSeparator()))
    return menu


def _do(panel: PlanPanel, detail: StageDetail, name: str, *_state: bool) -> None:
    inspector = panel.inspector
    if name != "choose":
        from ui.plan.acts import act

        act(panel.context, detail, name)
    elif inspector is not None and inspector.work is not None and inspector.detail.stage.id == detail.stage.id:
        inspector.work.zone.choose()
    else:
        panel.open_stage(detail.stage.id)
