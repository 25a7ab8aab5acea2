"""The pages behind the tabs, each built when it is first shown. Knows where they live, not what they do."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.context import Context

TABS = ("inbox", "plan", "listen", "assemble", "money", "people")


def _plan(context: Context) -> QWidget:
    from ui.plan.panel import PlanPanel

    return PlanPanel(context)


def _listen(context: Context) -> QWidget:
    from ui.review.panel import ListenPanel

    return ListenPanel(context)


def _assemble(context: Context) -> QWidget:
    from ui.assembly.panel import AssemblePanel

    return AssemblePanel(context)


def _inbox(context: Context) -> QWidget:
    from ui.inbox.panel import InboxPanel

    return InboxPanel(context)


def _first_run(context: Context) -> QWidget:
    from ui.dialogs import first_run_page

    return first_run_page(context)


def _new_production(context: Context) -> QWidget:
    from ui.dialogs import new_production_page

    return new_production_page(context)


def _open_invitation(context: Context) -> QWidget:
    from ui.dialogs import open_invitation_page

    return open_invitation_page(context)


def _money(context: Context) -> QWidget:
    from ui.money.panel import MoneyPanel

    return MoneyPanel(context)


def _people(context: Context) -> QWidget:
    from ui.people.panel import PeoplePanel

    return PeoplePanel(context)


def _join_device(context: Context) -> QWidget:
    from ui.dialogs import join_device_page

    return join_device_page(context)


def _recover(context: Context) -> QWidget:
    from ui.dialogs import recover_page

    return recover_page(context)


def _section(name: str) -> Callable[[Context], QWidget]:
    """A section of the settings, by the name of the function that builds it."""

    def build(context: Context) -> QWidget:
        made: QWidget = getattr(importlib.import_module("ui.settings"), f"{name}_page")(context)
        return made

    return build


OF_PRODUCTION = ("calendar", "storage", "care", "export", "closing")
"""The sections of the settings that are about one production."""
SECTIONS = ("settings", "devices", "recovery", "import", "log", "about", *OF_PRODUCTION)
PAGES: dict[str, Callable[[Context], QWidget]] = {
    "plan": _plan,
    "listen": _listen,
    "assemble": _assemble,
    "inbox": _inbox,
    "first_run": _first_run,
    "new_production": _new_production,
    "open_invitation": _open_invitation,
    "money": _money,
    "people": _people,
    "join_device": _join_device,
    "recover": _recover,
    **{name: _section(name) for name in SECTIONS},
}
_LATER = (
    "ui.plan.inspector",
    "ui.plan.acts",
    "ui.plan.views.table",
    "ui.plan.views.board",
    "ui.plan.views.load_view",
    "ui.plan.views.network",
    "ui.plan.views.filter_row",
    "ui.review.panel",
    "ui.assembly.panel",
    "ui.inbox.panel",
    "ui.money.panel",
    "ui.people.panel",
    "ui.plan.problems",
    "ui.plan.baselines",
    "ui.plan.forecast",
    "ui.palette",
    "ui.help.pane",
    "ui.widgets.banner",
    "ui.timeline.hover_card",
    "ui.dialogs.offer",
    "ui.dialogs.new_production",
    "ui.dialogs.open_invitation",
)
# pages that begin anew each time they are shown
FRESH = frozenset({"first_run", "new_production", "open_invitation", "join_device", "recover"})
# pages that can be shown where there is no production yet
ALONE = FRESH | frozenset(SECTIONS)


def warm(page: str = "") -> None:
    """Load the modules of the pages that have not been opened yet, in a worker: the first click on a tab waits less.

    Those first to which the shown ``page`` leads.
    """
    is_first_run = page == "first_run"
    for module in sorted(_LATER, key=lambda name: is_first_run and not name.startswith("ui.dialogs")):
        importlib.import_module(module)


def transfers_bar(context: Context) -> QWidget:
    """The bar in the status line."""
    from ui.transfers.bar import TransfersBar

    return TransfersBar(context)
