"""Files dropped on the plan: on the bar of a stage that the owner does, or anywhere while such a stage is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from studio.queries.asks import Stage
from ui.plan.work_section import WorkSection, drop_commands
from ui.widgets.drop_zone import local_files, session_in
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail, StageRow
    from ui.plan.panel import PlanPanel


class FileDrops(QObject):
    """Decides where files that are dragged over the plan may go, lights that up, and puts them there."""

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def enter(self, event: QDragEnterEvent) -> None:
        """Files are taken, sessions and invitations are the window's."""
        if local_files(event) and not session_in(event):
            event.acceptProposedAction()
            self._panel.context.expect_files()

    def move(self, event: QDragMoveEvent) -> None:
        """Light up the bar under the pointer, and say by the pointer whether files may fall here."""
        stage = self._stage_at(event)
        self._panel.timeline.hover(self._bar_at(event) if stage is not None else None)
        if stage is not None or self._panel.accepts_files:
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self, _event: QDragLeaveEvent) -> None:
        """Nothing is over the plan any more."""
        self._panel.timeline.hover(None)

    def drop(self, event: QDropEvent) -> None:
        """Put the files into the deliver folder of the stage under the pointer, else of the one that is open."""
        stage, paths, place = self._stage_at(event), local_files(event), self._panel.place_for_files()
        self._panel.timeline.hover(None)
        if not paths or (stage is None and place is None):
            return
        event.acceptProposedAction()
        if stage is None and place is not None:
            place.take_files(paths)
        elif stage is not None:
            context = self._panel.context
            self._panel.timeline.select(stage.id)
            context.ask(Stage(stage.id), lambda detail: self._take(detail, paths), context.show_error)

    def _take(self, detail: StageDetail, paths: tuple[str, ...]) -> None:
        context = self._panel.context
        if WorkSection.is_for(detail):
            for command in drop_commands(detail, paths):
                context.run(command, lambda _result: None, context.show_error)
            return
        title = tr("“{title}” takes no files now", title=detail.stage.title)
        context.show_message(tr("Nothing was copied."), title, "hint")

    def _bar_at(self, event: QDropEvent) -> int | None:
        timeline = self._panel.timeline
        if not timeline.isVisible():
            return None
        point = timeline.viewport().mapFrom(self._panel, event.position().toPoint())
        return timeline.bar_at_point(point) if timeline.viewport().rect().contains(point) else None

    def _stage_at(self, event: QDropEvent) -> StageRow | None:
        """The stage under the pointer, if its owner does it."""
        bar = self._bar_at(event)
        stage = self._panel.timeline.stage_of(bar) if bar is not None else None
        return stage if stage is not None and WorkSection.is_open(stage) else None
