"""Which view of the plan is shown: switches between them, hands them rows and the selection, filters, keeps views by name.

The timeline is one of the views and holds the selection for all. What a view asks for is carried out by the plan's screen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from ui.background import LatestOnly
from ui.commands import Command
from ui.plan.views.stage_filter import PROBLEM, StageFilter
from ui.plan.views.view_kinds import VIEW_WORDS, empty_view, make_view
from ui.plan.views.view_state import BOARD, CALENDAR, KINDS, NETWORK, TABLE, TIMELINE, KeptViews, ViewState, views_from
from ui.words import now_ms, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

    from studio.queries.plan_rows import PlanCheckRows, PlanRows
    from studio.queries.plan_view_rows import NestPorts, PlanFieldRows, PlanLoadRows, StageFields
    from ui.plan.panel import PlanPanel
    from ui.plan.views.filter_row import FilterRow
    from ui.plan.views.view import ViewRows

_KEEP_MS = 400


class PlanViews(QObject):
    """One for a panel. ``kind_changed`` carries the view that is shown now, ``filtered`` the filter, ``saved`` the names."""

    kind_changed = Signal(str)
    filtered = Signal(object)
    saved = Signal(object)

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__(panel)
        self._panel, self._context = panel, panel.context
        self.kept = KeptViews()
        self._stack: QStackedWidget | None = None
        self._column: QVBoxLayout | None = None
        self._row: FilterRow | None = None
        self._made: dict[str, Any] = {}
        self._empties: dict[str, QWidget] = {}
        self._plan: PlanRows | None = None
        self._production = ""
        self._fields: PlanFieldRows | None = None
        self._load: PlanLoadRows | None = None
        self._problems: Mapping[str, tuple[str, ...]] = {}
        self._is_choosing = False
        self._questions = {name: LatestOnly(self._context.ask) for name in ("fields", "load", "checks")}
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep_now)
        self._add_commands()

    def attach(self, stack: QStackedWidget, column: QVBoxLayout) -> None:
        """Show the views in this stack, beside the timeline that is in it, and the filter above it in the column."""
        self._stack, self._column = stack, column
        self._panel.timeline.choice_changed.connect(self._show_choice)

    # --- what is shown
    @property
    def state(self) -> ViewState:
        """The kind of view, its filter and layout."""
        return self.kept.now

    @property
    def kind(self) -> str:
        """The kind of view that is shown."""
        return self.kept.now.kind

    @property
    def current(self) -> Any:
        """The widget that is shown."""
        return self._panel.timeline if self.kind == TIMELINE else self._view(self.kind)

    @property
    def is_held(self) -> bool:
        """Whether something is being written or dragged in the view that is shown."""
        return self.kind != TIMELINE and self.kind in self._made and self._made[self.kind].is_held

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the stages that the filter lets through."""
        return self.state.filter.shown(self._plan, self._problems) if self._plan is not None else frozenset()

    def view(self, kind: str) -> Any:
        """A view that has been made, else None."""
        return self._made.get(kind)

    def _view(self, kind: str) -> Any:
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = make_view(kind, self._context)
            made.setAccessibleName(tr({name: words for name, words, _ in VIEW_WORDS}[kind]))
            self._stack.addWidget(made)
            wishes = made.wishes
            wishes.chosen.connect(self._choose)
            wishes.opened.connect(self._panel.open_stage)
            wishes.menu_wanted.connect(self._panel.edits.open_stage_menu)
            wishes.edited.connect(self._edit)
            wishes.refused.connect(lambda words: self._context.show_message(words, kind="hint"))
            wishes.let_go.connect(self._panel.catch_up)
            wishes.laid_out.connect(self._take_layout)
            if kind == TABLE:
                made.table.show_layout(self.state.table)
            elif kind == BOARD:
                made.acts_wanted.connect(self._offer_acts)
            elif kind == NETWORK:
                edits = self._panel.edits
                wishes.choices_wanted.connect(partial(edits.ask_choices, made.linking.take_choices))
                wishes.linked.connect(edits.link)
        return made

    def show(self, kind: str) -> None:
        """Show another view; the keyboard goes there."""
        if kind in KINDS and kind != self.kind:
            self._show_state(replace(self.state, kind=kind))
            self.current.setFocus()

    def _show_state(self, state: ViewState) -> None:
        before, self.kept = self.kept.now, replace(self.kept, now=state)
        if state.table != before.table and TABLE in self._made:
            self._made[TABLE].table.show_layout(state.table)
        if not state.filter.is_empty:
            # what hides stages has to be in sight
            self.filter_row.show()
        self._show()
        if state.filter != before.filter:
            self.filtered.emit(state.filter)
        if state.kind != before.kind:
            self.kind_changed.emit(state.kind)
        self._keeping.start()

    def take_plan(self, plan: PlanRows) -> None:
        """Show another plan, or the same one as it is now."""
        is_other = plan.production.id != self._production
        if is_other and self._keeping.isActive():
            self.keep_now()
        self._plan, self._production = plan, plan.production.id
        if is_other:
            self._fields = self._load = None
            self._problems = {}
        self._show()
        if is_other:
            self._read_kept()

    def _show(self) -> None:
        """Bring the view that is shown to the rows and the filter, and ask for what it lacks."""
        plan = self._plan
        if plan is None or self._stack is None or not (plan.stages or plan.tracks):
            return
        is_plain = self.state.filter.is_empty
        dimmed = frozenset() if is_plain else frozenset(stage.id for stage in plan.stages) - self.shown
        self._panel.timeline.set_dimmed(dimmed)
        if self.kind != TIMELINE:
            self.current.show_rows(self._rows(self.shown))
            self._show_choice()
        is_bare = self.kind in {TABLE, BOARD, CALENDAR} and not is_plain and not self.shown
        self._stack.setCurrentWidget(self._empty("filter") if is_bare else self.current)
        if self._row is not None:
            self._row.show_plan(plan)
        self._ask()

    def show_no_stages(self) -> None:
        """There is nothing that any view could show: say how to begin."""
        self._plan = None
        if self._stack is not None:
            self._stack.setCurrentWidget(self._empty("stages"))

    def _empty(self, why: str) -> QWidget:
        made = self._empties.get(why)
        if made is None:
            runs = {"stages": lambda: self._context.commands.run("chain.insert"), "filter": self._clear_filter}
            made = self._empties[why] = empty_view(why, self._context, runs[why])
            self._stack.addWidget(made)
        return made

    def _clear_filter(self) -> None:
        self.set_filter(StageFilter())
        self.current.setFocus()

    def _rows(self, shown: frozenset[str]) -> ViewRows:
        from ui.plan.views.view import ViewRows

        fields: Mapping[str, StageFields] = self._fields.stages if self._fields is not None else {}
        people = self._fields.people if self._fields is not None else ()
        now = self._panel.timeline.scene.now_ms if self._panel.timeline.scene is not None else now_ms()
        ports: Mapping[str, StageFields | NestPorts] = fields
        if self._fields is not None and self._fields.nests:
            ports = {**fields, **self._fields.nests}
        return ViewRows(self._plan, shown, now, fields, ports, people, self._problems, self._load)

    # --- rows beside the plan
    def _ask(self) -> None:
        """Ask for what the view and the filter need beside the plan; each answer is shown when it comes."""
        from studio.queries import asks

        if self._asked_for is self._plan and self._asked_kind == self._needs():
            return
        self._asked_for, self._asked_kind = self._plan, self._needs()
        production = self._production
        for name in self._needs():
            question = {"fields": asks.PlanFields, "load": asks.PlanLoad, "checks": asks.PlanChecks}[name](production)
            self._questions[name].ask(question, partial(self._take, name), self._context.show_error)

    _asked_for: PlanRows | None = None
    _asked_kind: tuple[str, ...] = ()

    def _needs(self) -> tuple[str, ...]:
        wanted = {TABLE: ("fields", "checks"), BOARD: ("checks",), CALENDAR: ("load",), NETWORK: ("fields", "checks")}
        found = wanted.get(self.kind, ())
        return (*found, "checks") if PROBLEM in self.state.filter.marks and "checks" not in found else found

    def _take(self, name: str, rows: Any) -> None:
        if not rows or rows.production != self._production:
            return
        if name == "fields":
            self._fields = rows
        elif name == "load":
            self._load = rows
        else:
            self._problems = _by_stage(rows)
        if self.is_held:
            self._panel.fall_behind()
        else:
            self._show()

    # --- the selection, which the timeline holds
    def _show_choice(self) -> None:
        timeline = self._panel.timeline
        if self.kind != TIMELINE and self.kind in self._made and not self._is_choosing:
            self._made[self.kind].show_choice(frozenset(timeline.chosen_ids()), timeline.selected_id())

    def _choose(self, chosen: tuple[str, ...], primary: str) -> None:
        timeline = self._panel.timeline
        index = timeline.scene.geometry.index if timeline.scene is not None else {}
        self._is_choosing = True
        timeline.choose(frozenset(index[stage] for stage in chosen if stage in index), index.get(primary, -1))
        self._is_choosing = False

    def choose_next(self) -> None:
        """Select the stage after the selected one among those that the filter lets through, the first after the last."""
        plan, shown = self._plan, self.shown
        found = [stage.id for stage in plan.stages if stage.id in shown] if plan is not None else []
        if found:
            now = self._panel.timeline.selected_id()
            self._panel.timeline.select(found[(found.index(now) + 1) % len(found)] if now in found else found[0])

    # --- what views ask for
    def _edit(self, command: Any) -> None:
        def failed(error: BaseException) -> None:
            self._context.show_error(error)
            for view in self._made.values():
                view.forget_pending()

        self._panel.edits.run(command, failed=failed)

    def _offer_acts(self, stage: str, column: Any, place: Any) -> None:
        from studio.queries.asks import Stage
        from ui.plan.views.board_menu import open_acts

        def offer(detail: Any) -> None:
            open_acts(self._panel, detail, column, place)

        self._context.ask(Stage(stage), offer)

    def rename(self) -> bool:
        """Let the selected stage's name be written in the view that is shown; False where that is the timeline."""
        if self.kind == TIMELINE:
            return False
        self.current.rename()
        return True

    def begin_link(self, *, is_backward: bool = False) -> bool:
        """Let a link be drawn from the selected stage (backwards: from what feeds it) in the view that is shown; False where
        none is drawn there.
        """
        if self.kind == NETWORK:
            self.current.begin_link(is_backward=is_backward)
        return self.kind == NETWORK

    def place_below(self, stage: str) -> QPoint:
        """Where on the screen a menu about a stage opens."""
        timeline = self._panel.timeline
        if self.kind != TIMELINE:
            return self.current.place_below(stage)
        index = timeline.scene.geometry.index if timeline.scene is not None else {}
        return timeline.viewport().mapToGlobal(timeline.bar_rect(index.get(stage, -1)).bottomLeft())

    def copied_text(self) -> str:
        """What is selected, as the view says it to other programs."""
        return self.current.copied_text() if self.kind != TIMELINE else ""

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        if self.kind == TIMELINE:
            self._panel.timeline.zoom_to(self._panel.timeline.px_per_day * factor)
        else:
            self.current.zoom(factor)

    def zoom_to_level(self, level: str) -> None:
        """Show hours, days, weeks or months, where the view has them."""
        if self.kind in {TIMELINE, CALENDAR}:
            self.current.zoom_to_level(level)

    def fit(self) -> None:
        """Show the whole."""
        self.current.fit()

    def go_today(self) -> None:
        """Bring now into sight."""
        self.current.go_today()

    # --- the filter
    @property
    def filter_row(self) -> FilterRow:
        """The row in which the filter is chosen, made when it is first wanted."""
        if self._row is None:
            from ui.plan.views.filter_row import FilterRow

            self._row = FilterRow(self._context.theme, self)
            self._row.hide()
            self._column.insertWidget(self._column.indexOf(self._stack), self._row)
            if self._plan is not None:
                self._row.show_plan(self._plan)
        return self._row

    def set_filter(self, wanted: StageFilter) -> None:
        """Show only these stages; on the timeline and in the network the others are dimmed."""
        if wanted != self.state.filter:
            self._show_state(replace(self.state, filter=wanted))

    # --- kept for this production on this home
    def _take_layout(self) -> None:
        table = self._made.get(TABLE)
        if table is not None:
            self.kept = replace(self.kept, now=replace(self.state, table=table.table.layout_now()))
            self._keeping.start()

    def keep_below(self, height_px: int) -> None:
        """Keep how high the pages below the plan are."""
        self.kept = replace(self.kept, below_px=height_px)
        self._keeping.start()

    def save(self, name: str) -> None:
        """Keep the view that is shown under a name."""
        name = " ".join(name.split())
        if name:
            self._take_layout()
            self.kept = self.kept.with_saved(name)
            self._tell_saved()

    def forget(self, name: str) -> None:
        """Keep a saved view no longer."""
        self.kept = self.kept.without(name)
        self._tell_saved()

    def show_saved(self, name: str) -> None:
        """Show a saved view as it was kept."""
        found = self.kept.named(name)
        if found is not None:
            self._show_state(found)
            self.current.setFocus()
            self.saved.emit(self.kept)

    def _begin_filter(self) -> None:
        self.filter_row.begin()

    def _begin_naming(self) -> None:
        self.filter_row.begin_naming()

    def _sort(self) -> None:
        self.current.table.sort_by_current()

    def _widen(self, steps: int) -> None:
        self.current.table.widen(steps)

    def _choose_columns(self) -> None:
        self.current.open_columns()

    def _tell_saved(self) -> None:
        self._keeping.start()
        self.saved.emit(self.kept)

    def keep_now(self) -> None:
        """Write down how this production is looked at."""
        self._keeping.stop()
        studio, production, text = self._context.studio, self._production, self.kept.as_text()
        if studio is not None and production:
            self._context.do(lambda: studio.keep_views(production, text), lane=f"views {production}")

    def _read_kept(self) -> None:
        studio, production = self._context.studio, self._production
        if studio is None:
            self._context.ready.connect(self._read_kept)
            return

        before = self.kept.now

        def take(text: str) -> None:
            if production != self._production:
                return
            found = views_from(text)
            # who has already looked at it in another way meanwhile goes on doing so
            is_untouched = self.kept.now == before
            self.kept = replace(found, now=self.kept.now)
            if is_untouched:
                self._show_state(found.now)
                self._keeping.stop()
            self.saved.emit(self.kept)

        self._context.do(lambda: studio.kept_views(production), take)

    # --- commands
    def _add_commands(self) -> None:
        for number, (kind, words, icon) in enumerate(VIEW_WORDS, 1):
            label = tr("Show the plan as {view}", view=tr(words))
            command = Command(
                f"plan.view.{kind}", label, partial(self.show, kind), f"Ctrl+Shift+{number}", icon, "plan", "view"
            )
            self._context.commands.add(command)
        for id_, words, run, keys, icon in (
            ("plan.filter", tr("Filter the plan"), self._begin_filter, "Ctrl+Shift+F", "filter"),
            ("plan.keep-view", tr("Keep this view under a name"), self._begin_naming, "Ctrl+Shift+S", "device-floppy"),
        ):
            self._context.commands.add(Command(id_, words, run, keys, icon, "plan", "view"))
        is_table = lambda: self.kind == TABLE  # noqa: E731  one line says it
        for id_, words, run, keys in (
            ("plan.sort", tr("Sort the table by this column"), self._sort, "Shift+S"),
            ("plan.columns", tr("Choose the table's columns"), self._choose_columns, "Shift+C"),
            ("plan.column-wider", tr("Make the column wider"), partial(self._widen, 1), "W"),
            ("plan.column-narrower", tr("Make the column narrower"), partial(self._widen, -1), "Shift+W"),
        ):
            self._context.commands.add(Command(id_, words, run, keys, "table", "plan", "", is_table))


def _by_stage(checks: PlanCheckRows) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for violation in checks.violations:
        for stage in violation.stages:
            found[stage] = (*found.get(stage, ()), violation.sentence)
    return found
