"""What every view of the plan is given and tells: rows in, choices and wishes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal

if TYPE_CHECKING:
    from studio.queries.plan_view_rows import NestPorts, PlanLoadRows, StageFields
    from studio.queries.rows import PlanRows


@dataclass(frozen=True, slots=True)
class ViewRows:
    """The plan with what views need beside it. ``shown`` are the ids that the filter lets through, ``fields`` what stages
    say beside their bars, ``ports`` what has the ports of each bar, ``problems`` sentences by stage, ``load`` who has how much to do; each empty or None until it
    has been answered.
    """

    plan: PlanRows
    shown: frozenset[str]
    now_ms: int
    fields: Mapping[str, StageFields] = field(default_factory=dict)
    ports: Mapping[str, StageFields | NestPorts] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    load: PlanLoadRows | None = None


class Wishes(QObject):
    """What a view asks of the plan's screen.

    ``chosen`` carries the ids of all stages that are selected and the one that the inspector shows, ``opened`` a stage
    whose inspector is wanted, ``menu_wanted`` a place on the screen for the menu of what is selected, ``edited`` a value of
    ``studio.actions``, ``refused`` words on why something cannot be done, ``choices_wanted`` and ``linked`` what a link that
    is drawn asks and means (see ``TimelineView``), ``let_go`` says that nothing is held any more,
    ``laid_out`` that something worth keeping (order, columns) has changed.
    """

    chosen = Signal(object, str)
    opened = Signal(str)
    menu_wanted = Signal(object)
    edited = Signal(object)
    refused = Signal(str)
    choices_wanted = Signal(str, bool)
    linked = Signal(str, object)
    let_go = Signal()
    laid_out = Signal()


class Look:
    """What a view offers beside its rows; views say something else where they have it."""

    wishes: Wishes

    @property
    def is_held(self) -> bool:
        """Whether something is being written or dragged, so that the rows have to stay as they are."""
        return False

    def show_rows(self, rows: ViewRows) -> None:
        """Show these."""
        raise NotImplementedError

    def show_choice(self, chosen: frozenset[str], primary: str) -> None:
        """Mark what is selected elsewhere, and bring the primary one into sight."""
        raise NotImplementedError

    def place_below(self, stage: str) -> QPoint:
        """Where on the screen a menu about a stage opens."""
        raise NotImplementedError

    def rename(self) -> bool:
        """Let the selected stage's name be written here; False where that cannot be."""
        return False

    def copied_text(self) -> str:
        """What is selected as text for other programs; empty: the names will do."""
        return ""

    def zoom(self, factor: float) -> None:
        """Larger or smaller, where that means something."""

    def fit(self) -> None:
        """Show the whole, where that means something."""

    def go_today(self) -> None:
        """Bring now into sight, where there is time."""

    def forget_pending(self) -> None:
        """What was written here did not come to be."""

    def tools(self) -> list[Any]:
        """Widgets for the row of tools."""
        return []
