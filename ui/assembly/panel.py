"""Assemble: approved files as lanes at the left, the recipe and its result at the right."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.actions.commands import Assemble, MuteStage
from studio.actions.recipe_commands import ChangeMarkers, MarkerChange, RemoveRecipe, SetLane, SetRecipe
from studio.actions.rights_commands import KeepStage
from studio.domain.changes import Changes
from studio.domain.errors import CancelledError
from studio.domain.markers import Marker
from studio.domain.recipe import BUILT_IN
from studio.queries.asks import AssembleView
from studio.queries.assembly_blocks import AssemblyBlockedError
from studio.queries.rows import AssembleRows, DeliverableRow
from ui.assembly.lane_canvas import MixLane
from ui.assembly.lane_fields import LaneFields
from ui.assembly.lanes import LanesView
from ui.assembly.lanes_head import LanesHead
from ui.assembly.mix_model import MixModel
from ui.assembly.model import RECIPE, blocks_of, empty_words, lanes_words, overs_words, row_of_recipe, why_not
from ui.assembly.preview import MixPreview
from ui.assembly.recipe import RecipePane
from ui.assembly.recipe_list import KIND_WORDS
from ui.background import Job, LatestOnly
from ui.commands import Command, redo_keys
from ui.context import Context
from ui.languages import told
from ui.review.body import ScrolledWave
from ui.review.hearing import Hearing
from ui.review.meters import Meters
from ui.review.peaks import ask_peaks
from ui.review.player import shared_player
from ui.review.transport import Transport
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import rule
from ui.words import tr


class AssemblePanel(QWidget):
    """What the Assemble tab shows."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: AssembleRows | None = None
        self._job: Job | None = None
        self._left: list[str] = []
        self._asked = 0
        self._is_draft = False
        self._rendering = ""  # the production whose mix is being rendered
        self._began_s = 0.0
        self._questions = LatestOnly(context.ask)
        self._is_behind = False
        self._told = self._heard = 0
        """How many changes of markers were told, and of how many it is known how they ended."""
        self._edits = self._saying = 0
        """How often an edit of lanes or recipes began or ended, and how many are on their way to the studio."""
        self._wanted_recipe = ""
        self.model = MixModel()
        self.hearing = Hearing(shared_player(context), self)
        self.preview = MixPreview(context, self.hearing)
        self.setAccessibleName(tr("Assemble"))
        self._build()
        self._connect()
        add = context.commands.add
        add(Command("assemble.render", tr("Render the mix"), self.start_rendering, icon="adjustments-horizontal", tab="assemble",
                    is_possible=lambda: self._may_render(is_draft=False)))  # fmt: skip
        add(Command("assemble.draft", tr("Render as a draft"), partial(self.start_rendering, is_draft=True), icon="file-export",
                    tab="assemble", is_possible=lambda: self._may_render(is_draft=True)))  # fmt: skip
        for verb, words, keys, icon in (
            ("undo", tr("Undo"), ("Ctrl+Z", ""), "arrow-back-up"), ("redo", tr("Redo"), redo_keys(), "arrow-forward-up"),
        ):  # fmt: skip
            add(
                Command(
                    f"assemble.{verb}", words, partial(self._undo, verb), keys[0], icon, "assemble", other_key=keys[1]
                )
            )
        add(Command("assemble.marker", tr("Name the place at the playhead"), self._name_place, "Shift+M", "flag", "assemble",
                    is_possible=lambda: self._side.currentWidget() is self._lanes_page))  # fmt: skip
        add(Command("assemble.import_session", tr("Bring in a session…"), self.bring_in, "Ctrl+I", "package", "assemble",
                    "main", lambda: bool(context.production)))  # fmt: skip
        add(Command("split.open", tr("Split sheet…"), self._open_split, icon="scale", tab="assemble",
                    is_possible=lambda: bool(context.production)))  # fmt: skip
        add(Command("assemble.cancel", tr("Cancel the rendering"), self._cancel, icon="x", tab="assemble",
                    is_possible=lambda: bool(self._rendering)))  # fmt: skip

    def refresh(self) -> None:
        """Ask for the lanes again."""
        production = self._context.production
        if production:
            told, heard, edits = self._told, self._heard, self._edits

            def show(rows: AssembleRows) -> None:
                is_late = not heard == told == self._told  # asked before what was told of markers was done
                rows = replace(rows, markers=self.lanes.markers.markers) if is_late else rows
                self.show_rows(rows, knows_edits=edits == self._edits)

            self._questions.ask(AssembleView(production), show, self._context.show_error)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is first seen."""
        super().showEvent(event)
        if self._rows is None:
            self.refresh()

    # --- rows in ---

    def show_rows(self, rows: AssembleRows, *, knows_edits: bool = True) -> None:
        """Show lanes, what is missing and what was made. ``knows_edits``: asked for after every edit that was said here."""
        if rows.production and rows.production != self._context.production:
            return
        before, self._rows = self._rows, rows
        self.head.say(lanes_words(rows))
        self.recipe.show_rows(rows)
        self._show_markers()
        if row_of_recipe(rows, self._wanted_recipe) is not None:
            self.recipe.list.choose(self._wanted_recipe)
            self._wanted_recipe = ""
            self.recipe.form.name_it()
        has_lanes = bool(rows.lanes)
        self.empty.say(*empty_words(rows))
        self._side.setCurrentWidget(self._lanes_page if has_lanes else self.empty)
        is_other = before is None or self.model.rows != rows.lanes
        if has_lanes and (is_other or self._is_behind or self.model.changes()):
            # nothing is taken out of anybody's hand, and nothing jumps back that is on its way to the studio
            self._is_behind = self.model.is_held or bool(self._saying) or not knows_edits
            if not self._is_behind:
                self.model.show(rows.lanes)
                self._show_lanes(rows)

    def _show_lanes(self, rows: AssembleRows) -> None:
        """The lanes of the model's rows, with the waves that were read already."""
        known = {lane.row.path: lane for lane in self.lanes.lanes if isinstance(lane, MixLane) and lane.row.path}
        lanes = []
        for row in self.model.rows:
            lane, before = MixLane(row), known.get(row.path)
            if before is not None:
                lane.source, lane.fault = before.source, before.fault
            lanes.append(lane)
        self.lanes.show_mix(lanes, rows.sample_rate_hz)
        for lane in lanes:
            if lane.row.path and lane.source is None and not lane.fault:
                ask_peaks(self._context, self.lanes, lane, lane.row.path, self._redraw)
        self._follow_model()

    def _follow_model(self) -> None:
        """Fields and preview are as the model is."""
        rows = self._rows
        if rows is not None:
            self.fields.show_lane(self.lanes.chosen, rows.sample_rate_hz)
            heard, duration_s = self.model.heard(), self.lanes.scale.duration_s
            self.preview.show(rows.production, heard, rows.sample_rate_hz, tr("Approved stems together"), duration_s)

    def _on_drafted(self) -> None:
        self.fields.show_lane(self.lanes.chosen, self.lanes.rate_hz)
        self.preview.change(self.model.heard())

    def _on_committed(self) -> None:
        """One gesture is one command, and one step of undo; rows that came meanwhile are shown now."""
        changes = self.model.changes()
        if changes:
            self._say(SetLane(self._context.production, changes, RECIPE))
        elif self._is_behind:
            self.refresh()

    def _on_order(self, place: int, to: int) -> None:
        """The lane stands there at once, so that the next press moves the same one on."""
        command = SetLane(self._context.production, self.model.move(place, to), RECIPE, tr("Order of lanes"))
        if self._rows is not None:
            self._show_lanes(self._rows)
        self._say(command)

    def _say(self, command: SetLane | SetRecipe | RemoveRecipe) -> None:
        def heard() -> None:
            self._edits += 1
            self._saying -= 1
            self.refresh()

        def failed(error: BaseException) -> None:
            self._rows = None  # what was drafted did not come to be
            heard()
            self._context.show_error(error)

        self._edits += 1
        self._saying += 1
        self._context.run(command, lambda _result: heard(), failed)

    # --- markers ---

    def _show_markers(self) -> None:
        """The production's, unless one is in somebody's hand or on its way to the studio."""
        if self._rows is not None and not self.lanes.markers.is_held and self._told == self._heard:
            self.lanes.markers.show_markers(self._rows.markers)

    def _name_place(self) -> None:
        self.lanes.name_place()

    def _tell_marker(self, before: Marker | None, after: Marker | None) -> None:
        def heard() -> None:
            self._heard += 1
            self.refresh()

        def failed(error: BaseException) -> None:
            heard()
            self._context.show_error(error)

        self._told += 1
        command = ChangeMarkers(self._context.production, (MarkerChange(before, after),))
        self._context.run(command, lambda _result: heard(), failed)

    # --- recipes ---

    def _tell(self, recipe: str, told: dict[str, Any]) -> None:
        self._say(SetRecipe(self._context.production, recipe, told))

    def _copy_recipe(self, recipe: str) -> None:
        """A copy under a name of its own, which is chosen then."""
        row = row_of_recipe(self._rows, recipe) if self._rows is not None else None
        if row is None or self._rows is None:
            return
        told = {
            "kind": row.kind, "title": tr("{title}, copy", title=row.title)[:80], "source": row.source, "balance": row.balance,
            "only": list(row.only), "without": list(row.without), "settings": dict(row.settings),
        }  # fmt: skip
        self._wanted_recipe, _ = self._free_name(recipe)
        self._tell(self._wanted_recipe, told)

    def _new_recipe(self, kind: str) -> None:
        """A recipe of a kind with its usual settings, which is chosen then and named."""
        usual = next(recipe for recipe in BUILT_IN if recipe.kind == kind)
        self._wanted_recipe, number = self._free_name(kind)
        told = {"kind": kind, "title": f"{tr(KIND_WORDS[kind])} {number}", "source": usual.source}
        self._tell(self._wanted_recipe, told)

    def _free_name(self, like: str) -> tuple[str, int]:
        """A name that no recipe has, and the number at its end."""
        taken = {one.name for one in self._rows.recipes} if self._rows is not None else set()
        return next((name, n) for n in range(2, 1000) if (name := f"{like[:35]}-{n}") not in taken)

    def _undo(self, verb: str) -> None:
        """Take the last edit back, or do it again: what was told of lanes and recipes stands in one list with the plan's."""
        production, studio = self._context.production, self._context.studio
        if production and studio is not None:
            act, lane = getattr(studio, verb), self._context.lane_of(production)
            self._context.do(lambda: act(production), lambda _done: self.refresh(), self._context.show_error, lane=lane)

    def _redraw(self) -> None:
        self._on_moved(self.hearing.position_s, False)

    # --- rendering ---

    def _may_render(self, *, is_draft: bool) -> bool:
        rows, chosen = self._rows, self.recipe.chosen
        is_free = rows is not None and not self._rendering and not why_not(rows, chosen)
        return is_free and rows is not None and bool(blocks_of(rows, chosen)) == is_draft

    def start_rendering(self, *, is_draft: bool = False) -> None:
        """Render what is chosen, one recipe after the other; the window goes on. ``is_draft``: in spite of what is in the way."""
        production, chosen = self._context.production, self.recipe.chosen
        if not production or self._rendering or not chosen:
            return
        self._is_draft = is_draft
        self._rendering, self._began_s = production, time.monotonic()
        self._left = list(chosen)
        self._asked = len(chosen)
        self.recipe.show_running(is_running=True, recipes=chosen)
        self._render_next()

    def _render_next(self) -> None:
        def done(result: dict[str, Any]) -> None:
            recipe = self._left.pop(0)
            if self._left:
                self.recipe.show_left(self._left)
                self.recipe.show_progress(1 - len(self._left) / self._asked, "", -1.0)
                self._render_next()
                self.refresh()
            else:
                self._ended()
                self._say_done(recipe, result)

        def failed(error: BaseException) -> None:
            self._ended()
            if isinstance(error, CancelledError):
                self._context.show_message(tr("Nothing was left half done."), tr("The rendering was stopped"), "info")
            elif isinstance(error, AssemblyBlockedError):
                words = tr("It is listed beside the lanes, with what can be done about it.")
                self._context.show_message(words, tr("Something came in the way"), "hint")
            else:
                self._context.show_error(error)

        command = Assemble(self._rendering, self._left[0], is_draft=self._is_draft)
        self._job = self._context.run(command, done, failed, self._on_progress)

    def _on_progress(self, share: float, words: str) -> None:
        if not self._rendering:
            return
        share = (self._asked - len(self._left) + share) / max(1, self._asked)
        elapsed_s = time.monotonic() - self._began_s
        left_s = elapsed_s / share * (1 - share) if share > 0.02 and elapsed_s > 1 else -1.0
        words = words.rpartition(", ")[0] if words.endswith(" left") else words  # of this recipe; ours is of all
        self.recipe.show_progress(share, self._step_words(words), left_s)

    def _step_words(self, words: str) -> str:
        """What is being done; where several are rendered, for which of them."""
        if self._asked < 2:
            return told(words)
        name = self._title_of(self._left[0])
        number = self._asked - len(self._left) + 1
        return tr("{recipe}, {n} of {all}: {step}", recipe=name, n=number, all=self._asked, step=told(words))

    def _title_of(self, recipe: str) -> str:
        row = row_of_recipe(self._rows, recipe) if self._rows is not None else None
        return told(row.title) if row is not None else recipe

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._rendering, self._job, self._left = "", None, []
        self.recipe.show_running(is_running=False)
        self.refresh()

    def _say_done(self, recipe: str, result: dict[str, Any]) -> None:
        if self._asked > 1:
            self._context.show_message("", tr("{n} recipes are rendered", n=self._asked), "done")
            return
        title = self._title_of(recipe)
        outputs = result.get("outputs") or [{}]
        overs = int(outputs[0].get("frames_over_full_scale") or 0)
        if overs:
            self._context.show_message(overs_words(overs), tr("{recipe} is rendered, with overs", recipe=title), "hint")
        else:
            name = Path(str(outputs[0].get("path", ""))).name
            words = name if len(outputs) == 1 else tr("{n} files", n=len(outputs))
            draft = tr("{recipe} is rendered as a draft", recipe=title)
            self._context.show_message(
                words, draft if result.get("draft") else tr("{recipe} is rendered", recipe=title), "done"
            )

    # --- the rest ---

    def _keep(self, stage: str) -> None:
        """The approved take of a stage stands, although what it was made from has changed."""

        def done(result: dict[str, Any]) -> None:
            words = tr("Take {n} stands as it is", n=result.get("take", 0))
            self._context.show_message(words, kind="done")
            self.refresh()

        self._context.run(KeepStage(stage), done)

    def _mute(self, stage: str, output: str, is_muted: bool) -> None:
        """Leave something out of the mix or take it in again; undo takes that back."""
        self._context.run(MuteStage(stage, output, is_muted, RECIPE), lambda _result: self.refresh())

    def _play(self, made: DeliverableRow) -> None:
        """Play the result under the lanes' own transport and playhead; pressed again it pauses."""
        duration_s = made.frames / made.sample_rate_hz if made.sample_rate_hz else 0.0
        self.hearing.source = None  # the file itself, not the lanes
        self.hearing.show(made.path, (made.path,), Path(made.path).stem, duration_s, keeps_place=True)
        self.hearing.toggle()

    def _hand_on(self, button: QWidget, path: str) -> None:
        from ui.assembly.hand_on import open_hand_on_menu

        open_hand_on_menu(self._context, button, path)

    def bring_in(self) -> None:
        """A session of another program becomes stages and lanes, after a preview."""
        from ui.dialogs.import_session import open_import_session

        open_import_session(self._context, self.refresh)

    def _open_split(self) -> None:
        from ui.dialogs.split_sheet import open_split_sheet

        open_split_sheet(self._context)

    def _open(self, path: str, missing: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._context.show_message(path, missing, "hint")

    def _on_moved(self, position_s: float, is_running: bool) -> None:
        if is_running and not self.isVisible():
            return
        self.lanes.show_position(position_s, follows=is_running)
        self.transport.show_position(position_s, self.hearing.duration_s or self.lanes.scale.duration_s)

    def _on_range(self, marked: tuple[float, float] | None) -> None:
        self.lanes.show_range(marked)
        self.transport.show_range(marked)
        self.hearing.set_loop(marked)
        self.hearing.seek(marked[0] if marked is not None else self.hearing.position_s)

    def _on_changed(self, changes: Changes) -> None:
        if changes.production in {"", self._context.production} and changes.touches(
            "stage", "hand_off", "take", "muted", "lane", "recipe", "deliverable", "production", "everything"
        ):
            if self.isVisible():
                self.refresh()
            else:
                self._rows = None

    def _on_production(self, _production: str) -> None:
        self._rows = None
        self.hearing.forget()
        self.lanes.show_range(None)
        self.transport.show_range(None)
        if self.isVisible():
            self.refresh()

    def _build(self) -> None:
        theme, context = self._context.theme, self._context
        self.lanes = LanesView(theme, context.background, self.model)
        self.fields = LaneFields(theme, self.model)
        self.meters = Meters(theme, shared_player(context))
        self.transport = Transport(theme, shared_player(context), self.hearing)
        self.recipe = RecipePane(theme)
        self.head = LanesHead(theme)
        self.head.session_wanted.connect(self.bring_in)
        self._lanes_page = QWidget()
        page = QVBoxLayout(self._lanes_page)
        self.empty = EmptyState(theme, "stack-2", "", "", tr("Bring in a session…"))
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self.bring_in)
        self._side = QStackedWidget()
        self._side.addWidget(QWidget())
        self._side.addWidget(self._lanes_page)
        self._side.addWidget(self.empty)
        whole = QHBoxLayout(self)
        for layout in (page, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        parts: tuple[QWidget, ...] = (
            self.head, rule(), ScrolledWave(self.lanes), rule(), self.fields, rule(), self.meters, rule(), self.transport,
        )  # fmt: skip
        for part in parts:
            page.addWidget(part)
        page.setStretch(2, 1)
        whole.addWidget(self._side, 1)
        whole.addWidget(rule(is_strong=True, is_vertical=True))
        whole.addWidget(self.recipe)

    def _connect(self) -> None:
        context, hearing, recipe = self._context, self.hearing, self.recipe
        context.changed.connect(self._on_changed)
        context.production_changed.connect(self._on_production)
        context.ready.connect(self.refresh)
        hearing.moved.connect(self._on_moved)
        self.lanes.sought.connect(hearing.seek)
        self.lanes.range_marked.connect(self._on_range)
        self.lanes.drafted.connect(self._on_drafted)
        self.lanes.committed.connect(self._on_committed)
        self.lanes.order_wanted.connect(self._on_order)
        self.lanes.markers.told.connect(self._tell_marker)
        self.lanes.markers.let_go.connect(self.refresh)
        self.lanes.markers.sought.connect(hearing.seek)
        self.lanes.chosen_changed.connect(lambda place: self.fields.show_lane(place, self.lanes.rate_hz))
        self.lanes.typing_wanted.connect(self.fields.type_gain)
        self.fields.edited.connect(lambda part, value: self.lanes.edit(self.lanes.chosen, part, value))
        self.preview.metered.connect(self.lanes.meters.show_peaks)
        self.transport.play_wanted.connect(hearing.toggle)
        self.transport.start_wanted.connect(lambda: hearing.seek(0.0))
        self.transport.loop_dropped.connect(lambda: self._on_range(None))
        recipe.render_wanted.connect(self.start_rendering)
        recipe.draft_wanted.connect(partial(self.start_rendering, is_draft=True))
        recipe.blocks.stage_wanted.connect(partial(context.navigate, "plan"))
        recipe.blocks.listen_wanted.connect(partial(context.navigate, "listen"))
        recipe.blocks.keep_wanted.connect(self._keep)
        recipe.blocks.out_wanted.connect(lambda stage: self._mute(stage, "", True))
        recipe.cancel_wanted.connect(self._cancel)
        recipe.mute_wanted.connect(self._mute)
        recipe.told.connect(self._tell)
        recipe.add_wanted.connect(self._copy_recipe)
        recipe.new_wanted.connect(self._new_recipe)
        recipe.remove_wanted.connect(lambda name: self._say(RemoveRecipe(context.production, name)))
        recipe.play_wanted.connect(self._play)
        recipe.hand_on_wanted.connect(self._hand_on)
        recipe.folder_wanted.connect(
            lambda path: self._open(str(Path(path).parent), tr("The folder cannot be shown here; it lies at"))
        )
        recipe.manifest_wanted.connect(
            lambda path: self._open(path, tr("The manifest cannot be shown here; it lies at"))
        )
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        space.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        space.activated.connect(hearing.toggle)
