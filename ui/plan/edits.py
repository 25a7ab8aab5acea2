"""Editing on the plan's screen: the commands with their keys, the menus at the pointer, names written in place.

Turns what a hand or a key asks for into values of ``studio.actions`` and selects what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from studio.domain.errors import CancelledError
from studio.domain.nests import outer_name
from ui.commands import Command
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows, StageRow
    from ui.plan.panel import PlanPanel

CLIP_MIME = "application/x-segue-stages"
_BAR_MENU = (
    ("stage.rename", "stage.duplicate", "stage.split"),
    ("stage.copy", "stage.cut", "stage.paste"),
    ("stage.link", "stage.offer"),
    ("nest.add", "nest.toggle", "nest.flatten", "chain.save"),
    ("stage.delete",),
)
_TRACK_MENU = (("track.rename", "track.up", "track.down", "track.fold"), ("track.new", "track.delete"))


class PlanEdits:
    """One for a panel."""

    def __init__(self, panel: PlanPanel) -> None:
        self._panel, self._timeline, self._context = panel, panel.timeline, panel.context
        self._track = ""
        # how many edits have been asked for, and how many of them have ended
        self.begun = self.ended = 0
        self._add_commands()
        timeline, tracks = self._timeline, self._timeline.tracks
        timeline.edited.connect(self.run)
        timeline.refused.connect(self._say_no)
        timeline.choices_wanted.connect(partial(self.ask_choices, timeline.editing.take_choices))
        timeline.linked.connect(self.link)
        timeline.menu_wanted.connect(self._open_menu)
        timeline.stage_wanted.connect(self._new_stage_at)
        timeline.selected.connect(self._forget_track)
        tracks.folded.connect(lambda track, is_folded: timeline.set_folded(track, is_folded=is_folded))
        tracks.placed.connect(self._place_track)
        tracks.rename_wanted.connect(self.rename_track)
        tracks.menu_wanted.connect(lambda place, track: self._open_menu(place, "track", track))

    # --- what is edited
    @property
    def _plan(self) -> PlanRows | None:
        scene = self._timeline.scene
        return scene.geometry.plan if scene is not None else None

    def _stage(self) -> StageRow | None:
        return self._timeline.stage_of(self._timeline.selected_bar)

    def _has_stage(self) -> bool:
        return self._timeline.selected_bar >= 0

    @property
    def track(self) -> str:
        """The track that a command is about: the one pointed at, else the selected stage's, else the first."""
        plan, stage = self._plan, self._stage()
        known = [track.id for track in plan.tracks] if plan is not None else []
        for track in (self._track, stage.track if stage is not None else "", *known[:1]):
            if track in known:
                return track
        return ""

    def _forget_track(self, _stage: str) -> None:
        self._track = ""

    def _add_commands(self) -> None:
        has, has_track = self._has_stage, lambda: bool(self.track)
        for id_, words, run, keys, icon, is_possible in (
            ("stage.new", tr("New stage"), self.new_stage, "N", "plus", has_track),
            ("stage.rename", tr("Rename the stage"), self.rename_stage, "F2", "pencil", has),
            ("stage.duplicate", tr("Duplicate"), self._duplicate, "Ctrl+D", "copy", has),
            ("stage.split", tr("Split in two"), self._split, "S", "", has),
            ("stage.link", tr("Link to another stage"), self._begin_link, "L", "link", has),
            (
                "stage.feed",
                tr("Link from another stage"),
                partial(self._begin_link, is_backward=True),
                "Ctrl+L",
                "",
                has,
            ),
            ("stage.unlink", tr("Remove links"), self._choose_unlink, "Shift+L", "", self._has_links),
            ("stage.copy", tr("Copy"), self._copy, "Ctrl+C", "copy", has),
            ("stage.cut", tr("Cut"), self._cut, "Ctrl+X", "", has),
            ("stage.paste", tr("Paste"), self.paste, "Ctrl+V", "", self._has_clip),
            ("stage.all", tr("Select every stage"), self._choose_all, "Ctrl+A", "", lambda: bool(self._panel.stages)),
            ("stage.delete", tr("Delete"), self._delete, "Del", "trash", has),
            ("track.new", tr("New track"), self.new_track, "Shift+N", "plus", lambda: self._plan is not None),
            ("track.rename", tr("Rename the track"), self.rename_track, "Shift+F2", "pencil", has_track),
            ("track.up", tr("Move the track up"), partial(self._step_track, -1), "Ctrl+Shift+Up", "", has_track),
            ("track.down", tr("Move the track down"), partial(self._step_track, 1), "Ctrl+Shift+Down", "", has_track),
            ("track.fold", tr("Fold or unfold the track"), self._fold, "Shift+F", "", has_track),
            ("track.delete", tr("Delete the empty track"), self._delete_track, "Shift+Del", "trash", has_track),
        ):
            self._context.commands.add(Command(id_, words, run, keys, icon, "plan", "plan", is_possible))

    def run(
        self,
        command: Any,
        done: Callable[[dict[str, Any]], object] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Carry an edit out; the plan is shown again, and ``done`` gets what came of it. Errors are said, or ``failed``."""

        def finish(result: dict[str, Any]) -> None:
            self.ended += 1
            self._panel.refresh()
            if done is not None:
                done(result)

        def fail(error: BaseException) -> None:
            self.ended += 1
            self._timeline.forget_dropped()
            (failed or self._context.show_error)(error)

        self._panel.end_preview()
        command = self._panel.nests.meant(command)
        if command is not None:
            self.begun += 1
            self._context.run(command, finish, fail)
        elif failed is not None:
            failed(CancelledError("A nested chain is not a stage."))

    def _run_and_choose(self, command: Any, *, renames: bool = False) -> None:
        def choose(result: dict[str, Any]) -> None:
            made = (*result.get("nests", ()), *(result.get("stages") or (result["stage"],)))
            self.choose_when_shown(made, renames=renames)

        self.run(command, choose)

    def choose_when_shown(self, made: tuple[str, ...], *, renames: bool = False) -> None:
        """Select these stages as soon as they are drawn, and let the first one's name be written."""
        self._panel.when_shown(made, lambda: self._chosen(made, renames=renames))

    def _chosen(self, made: tuple[str, ...], *, renames: bool) -> None:
        index = self._timeline.scene.geometry.index if self._timeline.scene is not None else {}
        bars = frozenset(index[stage] for stage in made if stage in index)
        if bars:
            self._timeline.choose(bars, index.get(made[0], -1))
            self._timeline.show_bar(self._timeline.selected_bar)
            if renames:
                self.rename_stage()

    def _say_no(self, words: str) -> None:
        self._context.show_message(words, kind="hint")

    # --- stages
    def new_stage(self) -> None:
        """A new stage on the track, after the selected one; its name is written at once."""
        stage, plan = self._stage(), self._plan
        start_ms = stage.end_ms if stage is not None else (plan.start_ms if plan is not None else 0)
        self._new_stage_at(self.track, start_ms)

    def _new_stage_at(self, track: str, start_ms: object) -> None:
        from studio.actions.plan_commands import AddStage

        command = AddStage(self._context.production, track, tr("New stage"), int(str(start_ms)))
        self._run_and_choose(command, renames=True)

    def rename_stage(self) -> None:
        """Let the selected stage's name be written in its line."""
        if self._panel.views.rename():
            return
        scene, stage = self._timeline.scene, self._stage()
        if scene is None or stage is None:
            return
        from studio.actions.plan_commands import SetStage

        row = scene.geometry.rows[scene.geometry.row_of[scene.selected]]
        if row.is_folded:
            self._timeline.set_folded(stage.track, is_folded=False)
            self.rename_stage()
            return
        done = lambda name: self.run(SetStage(stage.id, {"title": name}))  # noqa: E731  one line says it
        self._timeline.tracks.write_name(stage.title, row.top_px, is_track=False, done=done)

    def _duplicate(self) -> None:
        from studio.actions.plan_commands import DuplicateStages

        self._run_and_choose(DuplicateStages(self._timeline.chosen_ids()))

    def _split(self) -> None:
        from studio.actions.plan_commands import SplitStage

        stage = self._stage()
        if stage is not None:
            self._run_and_choose(SplitStage(stage.id))

    def _delete(self) -> None:
        from studio.actions.plan_commands import RemoveStages

        chosen = self._panel.nests.stages()
        words = tr_n("{n} stage is deleted.", "{n} stages are deleted.", len(chosen))
        undo = tr("{words} Ctrl+Z brings it back.", words=words)
        self.run(RemoveStages(chosen), lambda _result: self._context.show_message(undo, kind="done"))

    def _choose_all(self) -> None:
        shown = self._panel.views.shown
        bars = frozenset(bar for bar, stage in enumerate(self._panel.stages) if stage.id in shown)
        self._timeline.choose(bars, self._timeline.selected_bar)

    # --- the clipboard
    def _copy(self, then: Callable[[], object] | None = None) -> None:
        from studio.queries.asks import StagesAsText

        chosen = self._panel.nests.stages()
        told = self._panel.views.copied_text()

        def keep(text: str) -> None:
            data = QMimeData()
            data.setData(CLIP_MIME, text.encode())
            names = "\n".join(stage.title for stage in self._panel.nests.whole_stages() if stage.id in chosen)
            data.setText(told or names)
            QGuiApplication.clipboard().setMimeData(data)
            if then is not None:
                then()

        self._context.ask(StagesAsText(chosen), keep)

    def _cut(self) -> None:
        self._copy(self._delete)

    def _has_clip(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        return bool(self._context.production) and data is not None and data.hasFormat(CLIP_MIME)

    def paste(self, at_ms: int = 0, track: str = "") -> None:
        """Put what was copied into this production: after the selected stage, or where the pointer is."""
        from studio.actions.plan_commands import PasteStages

        if not self._has_clip():
            return
        text = bytes(QGuiApplication.clipboard().mimeData().data(CLIP_MIME).data()).decode()
        stage = self._stage()
        at_ms = at_ms or (stage.end_ms if stage is not None else 0)

        def choose(result: dict[str, Any]) -> None:
            made = tuple(result["stages"])
            if "prices" in result["notes"]:
                self._say_no(tr("The prices were in another currency and are left out."))
            self._panel.when_shown(made, lambda: self._chosen(made, renames=False))

        self.run(PasteStages(self._context.production, text, at_ms, track), choose)

    # --- links
    def _begin_link(self, *, is_backward: bool = False) -> None:
        if self._timeline.selected_bar < 0 or self._panel.views.begin_link(is_backward=is_backward):
            return
        self._panel.views.show("timeline")
        self._timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timeline.editing.begin_link(self._timeline.selected_bar, is_backward=is_backward, by_key=True)

    def ask_choices(self, take: Callable[[str, Any], None], stage: str, is_backward: bool) -> None:
        """Ask where a link from a stage, or a closed nest, may lead, or come from."""
        from studio.queries.asks import LinkChoices

        question = LinkChoices(stage, self._context.production, is_backward=is_backward)
        self._context.ask(question, lambda found: take(stage, found))

    def link(self, aimed: str, joints: Sequence[tuple[str, str, str, str]]) -> None:
        """Link stages by what fits; where several ports do, the two are chosen from a menu at the bar aimed at. Joints
        without ports are links in time, which belong together.
        """
        from studio.actions.plan_commands import LinkInTime, LinkStages

        first, output, last, into = joints[0]
        if len(joints) == 1:
            self.run(LinkStages(first, last, output, into))
            return
        if not output:
            self.run(LinkInTime(self._context.production, tuple((joint[0], joint[2]) for joint in joints)))
            return
        shown = {stage.id for stage in self._panel.stages}
        titles = {stage.id: stage.title for stage in self._panel.nests.whole_stages()}
        menu = self._new_menu()
        for first, output, last, into in joints:
            # what lies in a nest is named, since its bar does not say it
            output_words = output if first in shown else outer_name(titles.get(first, ""), output)
            into_words = into if last in shown else outer_name(titles.get(last, ""), into)
            action = menu.addAction(f"{output_words} → {into_words}")
            action.triggered.connect(partial(self._run_now, LinkStages(first, last, output, into)))
        menu.popup(self._panel.views.place_below(aimed))
        menu.setActiveAction(menu.actions()[0])

    def _run_now(self, command: Any, *_state: bool) -> None:
        self.run(command)

    def _has_links(self) -> bool:
        return bool(self._links())

    def _links(self) -> list[tuple[str, str]]:
        """The links of the selected stage, with what to call each; of a closed nest those that leave it."""
        plan, stage = self._panel.nests.whole, self._stage()
        if plan is None or stage is None:
            return []
        inside = {*self._panel.nests.stages_of(stage.id)}
        titles = {one.id: one.title for one in plan.stages}
        found = []
        for link in plan.links:
            if (link.source in inside) != (link.target in inside):
                ports = f" ({link.output} → {link.input})" if link.output else ""
                found.append((link.id, f"{titles[link.source]} → {titles[link.target]}{ports}"))
        return found

    def _choose_unlink(self) -> None:
        menu = self._new_menu()
        self._add_unlinks(menu)
        menu.popup(self._panel.views.place_below(self._timeline.selected_id()))
        menu.setActiveAction(menu.actions()[0])

    def _add_unlinks(self, menu: QMenu) -> None:
        from studio.actions.plan_commands import UnlinkStages

        for link, words in self._links():
            action = menu.addAction(words)
            action.triggered.connect(partial(self._run_now, UnlinkStages(self._context.production, (link,))))

    # --- tracks
    def new_track(self) -> None:
        """A new track below the others; its name is written at once."""
        from studio.actions.plan_commands import AddTrack

        def name(result: dict[str, Any]) -> None:
            self._panel.when_shown((result["track"],), lambda: self.rename_track(result["track"]))

        self.run(AddTrack(self._context.production, tr("New track")), name)

    def rename_track(self, track: str = "") -> None:
        """Let a track's name be written where it stands."""
        from studio.actions.plan_commands import SetTrack

        track = track or self.track
        self._panel.views.show("timeline")
        scene = self._timeline.scene
        group = next((one for one in scene.geometry.groups if one.track == track), None) if scene is not None else None
        if group is None:
            return
        self._track = track
        down = self._timeline.verticalScrollBar()
        if not 0 <= group.top_px - down.value() < self._timeline.viewport().height() - 40:
            down.setValue(group.top_px - 40)
        done = lambda name: self.run(SetTrack(self._context.production, track, name))  # noqa: E731  one line says it
        self._timeline.tracks.write_name(group.name, group.top_px + 2, is_track=True, done=done)

    def _place_track(self, track: str, place: int) -> None:
        from studio.actions.plan_commands import SetTrack

        self.run(SetTrack(self._context.production, track, position=place))

    def _step_track(self, step: int) -> None:
        plan = self._plan
        if plan is not None:
            place = [track.id for track in plan.tracks].index(self.track) + step
            if 0 <= place < len(plan.tracks):
                self._place_track(self.track, place)

    def _fold(self) -> None:
        self._timeline.set_folded(self.track, is_folded=self.track not in self._timeline.folded)

    def _delete_track(self) -> None:
        from studio.actions.plan_commands import RemoveTrack

        self.run(RemoveTrack(self._context.production, self.track))

    # --- menus
    def _new_menu(self) -> QMenu:
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def open_stage_menu(self, place: QPoint) -> None:
        """The menu of what is selected, at a place on the screen."""
        self._open_menu(place, "bar", self._timeline.selected_bar)

    def _open_menu(self, place: QPoint, kind: str, where: object) -> None:
        menu = self._new_menu()
        if kind == "bar":
            self._add_groups(menu, _BAR_MENU)
            if self._links():
                self._add_unlinks(menu.addMenu(tr("Remove a link")))
        elif kind == "ground" and isinstance(where, tuple):
            track, start_ms = where
            self._track = track
            if track:
                menu.addAction(tr("New stage here")).triggered.connect(
                    lambda _checked: self._new_stage_at(track, start_ms)
                )
            paste = menu.addAction(tr("Paste here"))
            paste.setEnabled(self._has_clip())
            paste.triggered.connect(lambda _checked: self.paste(start_ms, track))
            chain = menu.addAction(tr("Insert a chain here…"))
            chain.triggered.connect(lambda _checked: self._panel.nests.insert_chain(start_ms, track))
            menu.addAction(self._context.commands.action("track.new"))
        else:
            self._track = str(where)
            self._add_groups(menu, _TRACK_MENU if where else (("track.new",),))
        menu.popup(place)

    def _add_groups(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        table = self._context.commands
        for number, names in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions([table.action(name) for name in names if table.is_possible(table.named(name))])
