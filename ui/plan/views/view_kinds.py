"""The kinds of views of the plan: what each is called, how it is made, and what stands there when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui.plan.views.view_state import BOARD, CALENDAR, NETWORK, TABLE, TIMELINE
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.context import Context
    from ui.widgets.empty_state import EmptyState

VIEW_WORDS = (
    (TIMELINE, later("Timeline"), "menu-deep"),
    (TABLE, later("Table"), "table"),
    (BOARD, later("Board"), "layout-kanban"),
    (CALENDAR, later("Calendar"), "calendar-user"),
    (NETWORK, later("Network"), "schema"),
)


def make_view(kind: str, context: Context) -> Any:
    """A view, made when it is first shown."""
    if kind == TABLE:
        from ui.plan.views.table import TableView

        return TableView(context.theme)
    if kind == BOARD:
        from ui.plan.views.board import Board

        return Board(context.theme)
    if kind == CALENDAR:
        from ui.plan.views.load_view import LoadView

        return LoadView(context.theme)
    from ui.plan.views.network import Network

    return Network(context.theme, context.do)


def empty_view(why: str, context: Context, run: Callable[[], object]) -> EmptyState:
    """What stands in place of a view: ``stages`` where there are none, ``filter`` where it leaves out all of them. Its
    button runs what helps.
    """
    from ui.widgets.empty_state import EmptyState

    icon, title, text, action = {
        "stages": (
            "calendar",
            tr("No stages yet"),
            tr("Put in a chain: its stages come with their tracks, links, work and prices."),
            tr("Insert a chain…"),
        ),
        "filter": (
            "filter",
            tr("No stage fits the filter"),
            tr("It leaves out every stage of this plan."),
            tr("Clear the filter"),
        ),
    }[why]
    made = EmptyState(context.theme, icon, title, text, action)
    if made.button is not None:
        made.button.clicked.connect(lambda _checked: run())
    return made
