"""How a production is looked at: the kind of view, its filter, the table's order and columns, and views under a name.

Pure values that are kept as JSON on this home. Whatever a later or broken program wrote there counts as not said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ui.plan.views.stage_filter import StageFilter, filter_from

TIMELINE, TABLE, BOARD, CALENDAR, NETWORK = "timeline", "table", "board", "calendar", "network"
KINDS = (TIMELINE, TABLE, BOARD, CALENDAR, NETWORK)
_MOST_SAVED = 50
_MOST_PX = 4000


@dataclass(frozen=True, slots=True)
class TableLayout:
    """``sort`` is a column's key (empty: in the order of the plan), ``hidden`` the keys of columns that are not shown (None:
    as at first), ``order`` the keys from left to right (empty: as at first), ``widths`` px by key of those that have
    another width than at first.
    """

    sort: str = ""
    is_descending: bool = False
    hidden: frozenset[str] | None = None
    order: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ViewState:
    """What is shown. ``name`` is that of the saved view it began as, empty where there is none."""

    kind: str = TIMELINE
    filter: StageFilter = field(default_factory=StageFilter)
    table: TableLayout = field(default_factory=TableLayout)
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeptViews:
    """The view that was shown last, and those that have a name. ``below_px``: how high the pages below the plan are (0: as
    at first).
    """

    now: ViewState = field(default_factory=ViewState)
    saved: tuple[ViewState, ...] = ()
    below_px: int = 0

    def named(self, name: str) -> ViewState | None:
        """The saved view of that name."""
        return next((view for view in self.saved if view.name.casefold() == name.casefold()), None)

    def with_saved(self, name: str) -> KeptViews:
        """The view that is shown, under a name; another one of that name is replaced."""
        kept = replace(self.now, name=name)
        others = tuple(view for view in self.saved if view.name.casefold() != name.casefold())
        return replace(self, now=kept, saved=(*others, kept)[-_MOST_SAVED:])

    def without(self, name: str) -> KeptViews:
        """One saved view less."""
        now = replace(self.now, name="") if self.now.name == name else self.now
        return replace(self, now=now, saved=tuple(view for view in self.saved if view.name != name))

    def as_text(self) -> str:
        """To be read by ``views_from``."""
        saved = [_to_json(view) for view in self.saved]
        return json.dumps({"now": _to_json(self.now), "saved": saved, "below_px": self.below_px})


def views_from(text: str) -> KeptViews:
    """What ``as_text`` gave; nothing for nonsense."""
    try:
        body = json.loads(text or "{}")
    except ValueError:
        return KeptViews()
    if not isinstance(body, Mapping):
        return KeptViews()
    saved = body.get("saved")
    named = [_state_from(one) for one in saved] if isinstance(saved, list) else []
    now, saved_views = _state_from(body.get("now")), tuple(view for view in named if view.name)
    return KeptViews(now, saved_views, _px(body.get("below_px")))


def _px(number: object) -> int:
    """A length on the screen, 0 for nonsense."""
    return number if isinstance(number, int) and 0 < number <= _MOST_PX else 0


def _to_json(view: ViewState) -> dict[str, Any]:
    table = view.table
    layout: dict[str, Any] = {"sort": table.sort, "descending": table.is_descending, "order": list(table.order)}
    if table.widths:
        layout["widths"] = dict(table.widths)
    if table.hidden is not None:
        layout["hidden"] = sorted(table.hidden)
    return {"kind": view.kind, "name": view.name, "filter": view.filter.as_json(), "table": layout}


def _state_from(body: object) -> ViewState:
    if not isinstance(body, Mapping):
        return ViewState()
    kind, name = body.get("kind"), body.get("name")
    return ViewState(
        kind=str(kind) if kind in KINDS else TIMELINE,
        filter=filter_from(body.get("filter")),
        table=_layout_from(body.get("table")),
        name=name if isinstance(name, str) else "",
    )


def _layout_from(body: object) -> TableLayout:
    if not isinstance(body, Mapping):
        return TableLayout()
    hidden, order, widths = body.get("hidden"), body.get("order"), body.get("widths")
    return TableLayout(
        sort=str(body.get("sort") or ""),
        is_descending=body.get("descending") is True,
        hidden=frozenset(map(str, hidden)) if isinstance(hidden, list) else None,
        order=tuple(map(str, order)) if isinstance(order, list) else (),
        widths=tuple((str(key), _px(px)) for key, px in widths.items() if _px(px))
        if isinstance(widths, Mapping)
        else (),
    )
