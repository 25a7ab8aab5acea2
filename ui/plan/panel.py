"""The plan's screen. Asks for rows, hands them to the timeline and the inspector, turns drops into commands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.queries.nested import as_shown
from ui.background import LatestOnly
from ui.commands import Command, redo_keys
from ui.plan.below import PlanBelow
from ui.plan.dropping import FileDrops
from ui.plan.edits import PlanEdits
from ui.plan.exchange import add_exchange
from ui.plan.nests import PlanNests
from ui.plan.overlays import PlanOverlays
from ui.plan.tools import PlanTools
from ui.plan.views.plan_views import PlanViews
from ui.timeline import accessible
from ui.timeline.axis import level_of
from ui.timeline.view import TimelineView
from ui.tokens import PLAN_BELOW_PX
from ui.widgets.labels import rule
from ui.words import range_text, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

    from studio.domain.changes import Changes
    from studio.queries.plan_view_rows import PlanFieldRows
    from studio.queries.rows import PlanRows, StageDetail, StageRow
    from ui.context import Context
    from ui.plan.inspector import Inspector
    from ui.plan.work_section import WorkSection

_PREVIEW_MS = 60


class PlanPanel(QWidget):
    """Timeline and inspector of the production that is shown. ``plan_shown`` carries each plan that is drawn."""

    plan_shown = Signal(object)

    def __init__(self, context: Context, timeline: TimelineView | None = None) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanRows | None = None
        self._wanted_stage = ""
        self._is_behind = False
        self.setAccessibleName(tr("Plan"))
        self.setAcceptDrops(True)
        # one that has been drawn already goes on as it is
        self.timeline = timeline or TimelineView(context.theme)
        self.timeline.show_scroll_bars(are_shown=True)
        accessible.install(self.timeline)
        self.views = PlanViews(self)
        self._add_commands()
        self.tools = PlanTools(context.theme, context.commands)
        self.inspector: Inspector | None = None
        self._questions = LatestOnly(context.ask)
        self._details = LatestOnly(context.ask)
        self._previews = LatestOnly(context.ask)
        self._wanted_preview: Any = None
        self._when_shown: tuple[tuple[str, ...], Callable[[], object]] | None = None
        self._preview_timer = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._preview_timer.timeout.connect(self._ask_preview)
        self._lay_out()
        self._connect()
        self.nests = PlanNests(self)
        self.edits = PlanEdits(self)
        self.overlays = PlanOverlays(self)
        self.below = PlanBelow(self)
        self._drops = FileDrops(self)
        add_exchange(self)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tools)
        left.addWidget(rule())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        left.addWidget(self._stack, 1)
        self._foot = QVBoxLayout()
        left.addLayout(self._foot)
        self.add_below(self._empty_foot())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)

        self.views.attach(self._stack, left)

    @property
    def keyboard_starts_at(self) -> QWidget:
        """The view that is shown."""
        return self.views.current

    def _connect(self) -> None:
        timeline, context = self.timeline, self._context
        timeline.selected.connect(self._show_stage)
        timeline.opened.connect(self.open_stage)
        timeline.moved.connect(self._move)
        timeline.preview_wanted.connect(lambda stage, start_ms: self._want_preview((stage, start_ms)))
        timeline.changes_wanted.connect(self._want_preview)
        timeline.let_go.connect(self.catch_up)
        timeline.zoomed.connect(self.tools.show_level)
        timeline.span_changed.connect(self._show_span)
        self.tools.level_chosen.connect(timeline.zoom_to_level)
        self.views.kind_changed.connect(self._show_kind)
        for told in (self.views.filtered, self.tools.filter.clicked):
            told.connect(lambda _what: self.tools.filter.setChecked(not self.views.state.filter.is_empty))
        self.tools.show_level(level_of(timeline.px_per_day))
        self.tools.critical.setChecked(True)
        context.production_changed.connect(self._production_changed)
        context.changed.connect(self._changed)

    @property
    def context(self) -> Context:
        """What the panel works with."""
        return self._context

    def add_below(self, widget: QWidget) -> None:
        """Put something under the plan, over its whole width, in the place of what stood there."""
        while (before := self._foot.takeAt(0)) is not None:
            before.widget().hide()
            before.widget().deleteLater()
        self._foot.addWidget(widget)

    def _empty_foot(self) -> QWidget:
        """Keeps the place of the row below the plan: the bars stay where they are when it comes."""
        foot = QFrame()
        foot.setProperty("kind", "panel")
        foot.setFixedHeight(PLAN_BELOW_PX)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rule(is_strong=True))
        column.addStretch(1)
        return foot

    def focus_view(self) -> None:
        """Put the keyboard on what shows the plan."""
        self.views.current.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- commands of this screen
    def _add_commands(self) -> None:
        add, timeline = self._context.commands.add, self.timeline
        for level, key, words in (
            ("hour", "Ctrl+1", tr("Zoom to hours")),
            ("day", "Ctrl+2", tr("Zoom to days")),
            ("week", "Ctrl+3", tr("Zoom to weeks")),
            ("month", "Ctrl+4", tr("Zoom to months")),
        ):
            add(Command(f"plan.{level}", words, partial(self.views.zoom_to_level, level), key, "calendar", "plan"))
        add(
            Command(
                "plan.zoom-in",
                tr("Zoom in"),
                partial(self.views.zoom, 1.3),
                "Ctrl++",
                "zoom-in",
                "plan",
            )
        )
        add(
            Command(
                "plan.zoom-out",
                tr("Zoom out"),
                partial(self.views.zoom, 1 / 1.3),
                "Ctrl+-",
                "zoom-out",
                "plan",
            )
        )
        add(Command("plan.fit", tr("Fit the whole plan"), self.views.fit, "F", "arrows-maximize", "plan", "view"))
        add(Command("plan.today", tr("Go to today"), self.views.go_today, "T", "calendar", "plan", "view"))
        on_timeline = lambda: self.views.kind == "timeline"  # noqa: E731  one line says it
        for id_, words, run, key, icon in (
            ("plan.critical", tr("Show the critical path"), self._toggle_critical, "C", "route"),
            ("plan.compact", tr("Compact rows"), self._toggle_compact, "R", "layers-subtract"),
        ):
            add(Command(id_, words, run, key, icon, "plan", "view", on_timeline))
        add(Command("plan.undo", tr("Undo"), lambda: self._undo("undo"), "Ctrl+Z", "arrow-back-up", "plan", "edit"))
        key, other = redo_keys()
        again = Command("plan.redo", tr("Redo"), lambda: self._undo("redo"), key, "arrow-forward-up", "plan", "edit")
        add(replace(again, other_key=other))
        add(
            Command(
                "stage.offer",
                tr("Offer the selected stage to a person"),
                self._offer,
                "O",
                "send",
                "plan",
                "edit",
                lambda: bool(timeline.selected_id()),
            )
        )

    def _show_kind(self, kind: str) -> None:
        """Another view is shown: the row of tools has what it needs."""
        view = self.views.current
        self.tools.show_kind(kind, view.tools() if kind != "timeline" else [])

    def _toggle_critical(self) -> None:
        shows = not (self.timeline.scene and self.timeline.scene.shows_critical)
        self.timeline.set_shows_critical(shows=shows)
        self.tools.critical.setChecked(shows)

    def _toggle_compact(self) -> None:
        is_compact = not (self.timeline.scene and self.timeline.scene.geometry.is_compact)
        self.timeline.set_compact(is_compact=is_compact)
        self.tools.compact.setChecked(is_compact)

    def _offer(self) -> None:
        if self.nests.refuses(self.timeline.selected_id()):
            return
        if self.inspector is not None:
            self.inspector.offer()

    def _undo(self, verb: str) -> None:
        production, studio = self._context.production, self._context.studio
        if production and studio is not None:

            def failed(error: BaseException) -> None:
                self._context.show_error(error)
                self.refresh()

            self.timeline.forget_dropped()
            act, lane = getattr(studio, verb), self._context.lane_of(production)
            self._context.do(lambda: act(production), lambda _done: self.refresh(), failed, lane=lane)

    # --- rows
    def show_plan(self, plan: PlanRows) -> None:
        """Draw a plan; also used for the first screen, before the studio is open."""
        self._plan = plan
        if plan.stages or plan.tracks:
            scene, shown = self.timeline.scene, self.nests.shown(plan)
            if scene is None or scene.geometry.plan != shown:
                self.timeline.show_plan(shown)
            self.views.take_plan(shown)
            if self._wanted_stage:
                self.select(self._wanted_stage)
        else:
            self.timeline.select("")
            self.nests.shown(plan)
            self.views.show_no_stages()
        if self.inspector is not None and not self.timeline.selected_id():
            self.inspector.hide()
        self._show_span()
        self._tell_when_shown(plan)
        self.plan_shown.emit(plan)

    def when_shown(self, ids: tuple[str, ...], then: Callable[[], object]) -> None:
        """Do something as soon as these stages, or this track, are drawn."""
        self._when_shown = (ids, then)
        if self._plan is not None:
            self._tell_when_shown(self._plan)

    def _tell_when_shown(self, plan: PlanRows) -> None:
        waiting = self._when_shown
        known = {row.id for rows in (plan.stages, plan.tracks, plan.nests) for row in rows}
        if waiting is not None and {*waiting[0]} <= known:
            self._when_shown = None
            waiting[1]()

    @property
    def stages(self) -> tuple[StageRow, ...]:
        """The stages that are drawn, a closed nested chain as one."""
        scene = self.timeline.scene
        return scene.geometry.plan.stages if self._plan and self._plan.stages and scene is not None else ()

    def refresh(self) -> None:
        """Ask for the plan and the selected stage again."""
        production = self._context.production
        if not production:
            return
        from studio.queries.asks import Plan

        # what is asked for once every edit has ended tells of all of them
        edits = self.edits.begun if self.edits.begun == self.edits.ended else -1
        self._questions.ask(Plan(production), partial(self._take_plan, edits), self._context.show_error)
        self._ask_stage(self.timeline.selected_id())
        studio = self._context.studio
        if studio is not None:
            self._context.do(lambda: (studio.undo_label(production), studio.redo_label(production)), self._show_undo)

    def _take_plan(self, edits: int, plan: PlanRows) -> None:
        # whoever holds something keeps the plan under the hand
        if plan.production.id != self._context.production:
            return
        if edits == self.edits.begun:
            self.timeline.forget_dropped()
        self._is_behind = self.timeline.is_held or self.views.is_held
        if not self._is_behind:
            self.show_plan(plan)

    def fall_behind(self) -> None:
        """Something arrived while something was held; it is shown when that is let go."""
        self._is_behind = True

    def catch_up(self) -> None:
        """Show what arrived while something was held."""
        if self._is_behind:
            self._is_behind = False
            self.refresh()

    def _show_undo(self, labels: tuple[str, str]) -> None:
        self.tools.show_undo(*labels)
        for verb, words, label in (("undo", tr("Undo"), labels[0]), ("redo", tr("Redo"), labels[1])):
            name = f"{words} {label[:1].lower()}{label[1:]}" if label else words
            self._context.commands.relabel(f"plan.{verb}", name)

    def _production_changed(self, _production: str) -> None:
        self.timeline.select("")
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.production in {"", self._context.production} and changes.touches(
            "stage", "track", "link", "hand_off", "take", "note", "person", "production", "calendar"
        ):
            self.refresh()
        elif changes.touches("drop", "transfer"):
            self._ask_stage(self.timeline.selected_id())

    def _show_span(self) -> None:
        scene = self.timeline.scene
        if scene is not None:
            start_ms, end_ms = self.timeline.span_ms()
            self.tools.show_span(range_text(start_ms, end_ms, scene.geometry.axis.zone, has_year=True))

    # --- the selected stage
    def select(self, stage: str) -> None:
        """Select a stage by id, slug or its hand-off's id; one that is not known yet as soon as it is."""
        plan = self._plan
        found = next((row.id for row in plan.stages if stage in {row.id, row.hand_off, row.slug}), "") if plan else ""
        self._wanted_stage = "" if found else stage
        if found:
            self.timeline.select(found)

    def _show_stage(self, stage: str) -> None:
        if not stage:
            if self.inspector is not None:
                self.inspector.hide()
            return
        self._ask_stage(stage)

    def _ask_stage(self, stage: str) -> None:
        if self.nests.named(stage) is not None:
            # what lies in it is shown once it is open
            if self.inspector is not None:
                self.inspector.hide()
            from studio.queries.asks import PlanFields

            asked = PlanFields(self._context.production)
            self._details.ask(asked, partial(self._show_nest_ports, stage), self._detail_failed)
        elif stage:
            from studio.queries.asks import Stage

            self._details.ask(Stage(stage), self._take_detail, self._detail_failed)

    def _show_nest_ports(self, nest: str, fields: PlanFieldRows) -> None:
        ports = fields.nests.get(nest)
        if ports is not None:
            inputs, outputs = (tuple(port.type for port in side) for side in (ports.inputs, ports.outputs))
            self.timeline.show_ports(nest, inputs, outputs, tuple(port.name for port in ports.outputs))

    def _detail_failed(self, error: BaseException) -> None:
        from studio.domain.errors import NotFoundError

        # a stage that has just been removed goes with the plan that is on its way
        if not isinstance(error, NotFoundError):
            self._context.show_error(error)

    def _take_detail(self, detail: StageDetail) -> None:
        if detail.stage.id != self.timeline.selected_id():
            return
        self.show_detail(detail)

    def show_detail(self, detail: StageDetail) -> None:
        """Show a stage in the inspector."""
        if self.inspector is None:
            from ui.plan.inspector import Inspector

            self.inspector = Inspector(self._context)
            self.inspector.closed.connect(self._close_inspector)
            self._row.addWidget(self.inspector)
        self.inspector.show_detail(detail)
        if not self.inspector.isVisible():
            self.inspector.show()
            # the inspector takes room; the selected bar must not slip under it
            QTimer.singleShot(0, self.timeline, lambda: self.timeline.show_bar(self.timeline.selected_bar))
        inputs = tuple(port.type for port in detail.inputs)
        outputs = tuple(port.type for port in detail.outputs)
        self.timeline.show_ports(detail.stage.id, inputs, outputs, tuple(port.name for port in detail.outputs))

    def _close_inspector(self) -> None:
        # the focus first: a hidden widget would hand it on as if Tab had been pressed
        self.views.current.setFocus(Qt.FocusReason.OtherFocusReason)
        self.timeline.select("")

    def open_stage(self, stage: str) -> None:
        """Give the keyboard to the inspector of a stage; open a nested chain."""
        if self.nests.named(stage) is not None:
            self.nests.show(stage, is_closed=False)
            return
        self._ask_stage(stage)
        if self.inspector is not None and self.inspector.isVisible():
            self.inspector.take_focus()

    # --- files
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files for an own stage may be dropped on its bar, and anywhere while it is open."""
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Light up the bar."""
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They go elsewhere."""
        self._drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._drops.drop(event)

    @property
    def accepts_files(self) -> bool:
        """Whether an own stage is open, which files dropped anywhere are for."""
        return self.place_for_files() is not None

    def place_for_files(self) -> WorkSection | None:
        """The place for files in the inspector, where an own stage is open."""
        inspector = self.inspector
        return inspector.work if inspector is not None and inspector.isVisible() else None

    # --- moving
    def _move(self, stage: str, start_ms: int) -> None:
        from studio.actions.plan_commands import MoveStage

        drag = self.timeline.dropped(stage)
        self.edits.run(MoveStage(stage, start_ms, drag.was_ms(drag.bar) if drag is not None else 0))

    def end_preview(self) -> None:
        """Nothing is held any more: no preview is asked for or taken."""
        self._preview_timer.stop()
        self._previews.forget()

    def _want_preview(self, wanted: Any) -> None:
        self._wanted_preview = wanted
        if not self._preview_timer.isActive():
            self._preview_timer.start()

    def _ask_preview(self) -> None:
        wanted = self._wanted_preview
        if wanted is None or self.timeline.drag is None:
            return
        from studio.queries.asks import PlanIf, PlanIfChanged

        production = self._context.production
        changes = ((*wanted, 0),) if self.nests.named(wanted[0]) is not None else wanted
        question = PlanIf(production, *wanted) if isinstance(changes[0], str) else PlanIfChanged(production, changes)

        def show(plan: PlanRows) -> None:
            if self.timeline.drag is not None and self._wanted_preview == wanted:
                self.timeline.show_preview(as_shown(plan))

        self._previews.ask(question, show, lambda _error: None)
