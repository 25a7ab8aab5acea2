"""Listen: hear a take or the mix, put notes at their times, approve or ask for changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.changes import Changes
from studio.domain.recipe import LaneSetting
from studio.queries.asks import AssembleView, Plan, Stage
from studio.queries.rows import AssembleRows, PlanRows, StageDetail, StageRow
from ui.background import LatestOnly
from ui.context import Context
from ui.review.blind import Blind
from ui.review.body import ListenBody, NoSound
from ui.review.comparing import Comparing
from ui.review.ensemble import Ensemble, OwnFile, Part
from ui.review.found import shown_findings
from ui.review.hearing import Hearing
from ui.review.levels import Levels
from ui.review.model import (
    ShownNote,
    audio_files,
    distinct_names,
    hearable,
    is_read_only,
    latest_take,
    picture_files,
    take_of,
    take_state_words,
)
from ui.review.noting import Noting
from ui.review.peaks import ask_peaks
from ui.review.player import shared_player
from ui.review.playing import Playing
from ui.review.ruler import Ruler
from ui.review.toolbar import MIX, ListenToolbar
from ui.review.tools import ListenTools
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import rule
from ui.words import tr


class ListenPanel(QWidget):
    """What the Listen tab shows."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._player = shared_player(context)
        self._plan: PlanRows | None = None
        self._mix: AssembleRows | None = None
        self._detail: StageDetail | None = None
        self._stage_id = ""
        self._take = 0
        self.hearing = Hearing(self._player, self)
        self._plans, self._details = LatestOnly(context.ask), LatestOnly(context.ask)
        self.setAccessibleName(tr("Listen"))
        self._build()
        self._comparing = Comparing(context, self.wave, self.transport)
        self.ensemble = Ensemble(context, self.hearing, self.wave, self.transport)
        self.levels = Levels(context, self.ensemble, self.transport)
        self.ruler = Ruler(context, self._body)
        self.tools = ListenTools(context, self._body, self._player)
        self.playing = Playing(context, self._body, self.hearing, self)
        self.blind = Blind(context, self._screens, self._player, self.playing, self.levels)
        self.transport.add_tool(self.blind.button)
        self.noting = Noting(context, self.toolbar, self.wave, self.notes, self.hearing, self._body.picture)
        self.drafts, self.note_files = self.noting.drafts, self.noting.files
        self._connect()
        if context.studio is not None:
            self.noting.read()

    @property
    def shown(self) -> list[ShownNote]:
        """The notes that are shown."""
        return self.noting.shown

    # --- the shell calls these ---

    def refresh(self) -> None:
        """Ask again for what is shown."""
        production = self._context.production
        if not production:
            self.show_plan(None)
            return
        self._plans.ask(Plan(production), self.show_plan, self._context.show_error)
        self._context.ask(AssembleView(production), self._show_mix_rows)

    def select(self, subject: str) -> None:
        """Show a stage (or a hand-off's stage, or the mix)."""
        self._choose(self._stage_of(subject))

    def showEvent(self, event: QShowEvent) -> None:
        """Keys belong to the wave; rows are asked for when first seen."""
        super().showEvent(event)
        self.wave.setFocus()
        if self._plan is None and self._context.production:
            self.refresh()

    # --- rows in ---

    def show_plan(self, plan: PlanRows | None) -> None:
        """Which stages can be heard. The chosen one stays; else the first that waits for an answer."""
        self._plan = plan
        self.ruler.show_production(plan.production if plan is not None else None)
        stages = self._stages()
        self._stage_id = self._stage_of(self._stage_id)  # it may have been chosen before the stages were known
        self.toolbar.show_choices(stages, has_mix=self.has_mix())
        is_mix = self._stage_id == MIX and self.has_mix()
        if is_mix or any(stage.id == self._stage_id for stage in stages):
            self._ask_detail()
        elif stages:
            self._choose(stages[0].id)
        elif self.has_mix():
            self._choose(MIX)
        else:
            self._stack.setCurrentWidget(self.empty)
            self.toolbar.hide()

    def show_detail(self, detail: StageDetail) -> None:
        """A stage with its takes and notes."""
        if detail.stage.id != self._stage_id:
            return
        newest = latest_take(detail)
        had_newest = self._detail is not None and self._take == latest_take(self._detail)
        is_other = self._detail is None or self._detail.stage.id != detail.stage.id
        self._detail = detail
        if is_other or had_newest or take_of(detail, self._take) is None:
            self._take = newest
        self._show()

    def _show_mix_rows(self, rows: AssembleRows) -> None:
        if not isinstance(rows, AssembleRows):
            return
        self._mix = rows
        self.ensemble.show_rows(rows)
        self.toolbar.show_choices(self._stages(), has_mix=self.has_mix())
        if self._stage_id == MIX and not self.has_mix():
            self._stage_id = ""
            self.show_plan(self._plan)
        elif self._stage_id == MIX:
            self._show_mix()
        elif self._plan is not None and not self._stage_id and not self._stages() and self.has_mix():
            self._choose(MIX)
        elif self._detail is not None:
            self._show()

    def _stages(self) -> list[StageRow]:
        return hearable(self._plan) if self._plan is not None else []

    def _stage_of(self, subject: str) -> str:
        """The stage of a hand-off; anything else stays what it is."""
        return next((stage.id for stage in self._stages() if subject and stage.hand_off == subject), subject)

    def has_mix(self) -> bool:
        return self._mix is not None and bool(self._mix.made or any(lane.path for lane in self._mix.lanes))

    # --- what is shown ---

    def _choose(self, stage_id: str) -> None:
        if stage_id != self._stage_id:
            self.blind.close()
            self._stage_id, self._take, self._detail = stage_id, 0, None
            self.noting.choose_none()
        self._ask_detail()

    def _ask_detail(self) -> None:
        if self._stage_id == MIX:
            self._show_mix()
        elif self._stage_id:
            self._details.ask(Stage(self._stage_id), self.show_detail, self._context.show_error)

    def _show(self) -> None:
        detail = self._detail
        take = take_of(detail, self._take) if detail is not None else None
        if detail is None or take is None:
            self._stack.setCurrentWidget(self.empty)
            return
        stage = detail.stage
        self.toolbar.show()
        self.noting.show_take(detail, take.number)
        files, pictures = audio_files(take), picture_files(take)
        self._body.picture.show_files(pictures, has_sound=bool(files))
        self._body.show_sound(is_shown=bool(files))
        self._body.no_sound.hide()
        sentence = take_state_words(take, stage.person)
        if pictures and not files:
            self._show_without_sound()
            return
        if not files:
            is_coming = take.state in {"sent", "taking_in"}
            folder = "" if is_coming else detail.folder
            is_read = is_read_only(take)
            page = self._body.no_sound if is_read else self._no_sound
            page.say(sentence or tr("There is no sound in this take."), folder, take.progress if is_coming else -1)
            self._body.no_sound.setVisible(is_read)
            if is_read:
                self._show_without_sound()
                return
            self.hearing.forget()
            self.levels.show_take(None, 0)
            self._show_beside(None)
            self._stack.setCurrentWidget(self._no_sound)
            return
        self._show_body()
        title = tr("{title}, take {n}", title=stage.title, n=take.number)
        names = distinct_names([file.name for file in files])
        outputs = [output for output, file in take.files if file in files]
        details = outputs if len(set(outputs)) > 1 else ["" for _ in outputs]
        own = [
            OwnFile(output, file.name, file.local_path, name, words)
            for output, file, name, words in zip(outputs, files, names, details, strict=True)
        ]
        self.levels.show_take(detail, take.number)
        longest_s = max(file.duration_s for file in files)
        self._hear(f"{stage.id}/{take.number}", self.ensemble.take_parts(detail, own), title, longest_s)
        for lane, file in zip(self.wave.lanes, own, strict=False):
            lane.findings = shown_findings(take, file.output, file.file)
        self.noting.show_notes()
        self._show_beside(detail)

    def _show_without_sound(self) -> None:
        """A take of pictures or texts, with its notes: the playhead is the film's."""
        self.hearing.forget()
        self.levels.show_take(None, 0)
        self._show_beside(None)
        self._stack.setCurrentWidget(self._body)
        self.playing.redraw()
        self.noting.show_notes()

    def _show_beside(self, detail: StageDetail | None) -> None:
        self._comparing.show_take(detail, self._take, self.hearing.paths)
        self.levels.follow()
        self.blind.show_take(detail)

    def _show_body(self) -> None:
        """Keys belong to the wave as soon as it is there, unless something is being typed."""
        if self._stack.currentWidget() is self._body:
            return
        self._stack.setCurrentWidget(self._body)
        if self.isVisible() and self.window().isActiveWindow():
            self.wave.setFocus()

    def _show_mix(self) -> None:
        rows = self._mix
        if rows is None or not self.has_mix():
            return
        self._detail = None
        self._body.picture.show_files((), has_sound=True)
        self._body.show_sound(is_shown=True)
        self._body.no_sound.hide()
        self.levels.show_take(None, 0)
        self.noting.forget()
        self.toolbar.show()
        made = rows.made[-1] if rows.made else None
        duration_s = made.frames / made.sample_rate_hz if made else 0.0
        mixed = self.ensemble.mix_parts(rows)
        parts = [Part(MIX, tr("Mix"), distinct_names([made.path])[0], made.path, LaneSetting())] if made else mixed
        title = self._plan.production.title if self._plan is not None else ""
        words = tr("{title}, the mix", title=title) if made else tr("{title}, approved stems together", title=title)
        self.toolbar.show_mix(words)
        self._show_body()
        self._hear(f"{MIX}/{rows.production}", parts, words, duration_s)
        self._show_beside(None)

    def _hear(self, key: str, parts: Sequence[Part], title: str, duration_s: float) -> None:
        """Show the lanes of a take or the mix. Switching between takes of a stage keeps the place, and goes on playing."""
        is_same_stage = self.hearing.key.partition("/")[0] == key.partition("/")[0]
        paths = tuple(part.path for part in parts)
        key = self.ensemble.show(key, parts)
        if (key, paths) == (self.hearing.key, self.hearing.paths):
            return
        lanes = self.ensemble.waves()
        self.wave.show_lanes(lanes, duration_s)
        self.ensemble.follow()
        self.transport.show_range(None)
        self.noting.choose_none()
        self.hearing.show(key, paths, title, duration_s, keeps_place=is_same_stage)
        for lane, path in zip(lanes, paths, strict=True):
            ask_peaks(self._context, self.wave, lane, path, self.playing.redraw)

    # --- the rest ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins a note at the playhead, Escape takes the range away."""
        text = event.text()
        is_plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape and self.wave.marked_range is not None:
            self.playing.set_range(None)
        elif is_plain and text and text.isprintable() and not text.isspace() and self.notes.box.isVisible():
            self.notes.box.type(text)
        else:
            super().keyPressEvent(event)

    def _on_changed(self, changes: Changes) -> None:
        if changes.production in {"", self._context.production} and self.isVisible():
            if changes.touches("stage", "hand_off", "take", "note", "point", "production", "everything"):
                self.refresh()
        elif not self.isVisible():
            self._plan = None

    def _on_production(self, _production: str) -> None:
        self._stage_id, self._detail, self._plan, self._mix = "", None, None, None
        self.ensemble.show_rows(None)
        self.blind.close()
        self.hearing.forget()
        self.noting.forget()
        if self.isVisible():
            self.refresh()

    def _build(self) -> None:
        theme = self._context.theme
        self.toolbar = ListenToolbar(theme)
        self._body = ListenBody(self._context, self._player, self.hearing)
        self.wave, self.transport, self.notes = self._body.wave, self._body.transport, self._body.notes
        self.empty = EmptyState(theme, "headphones", tr("Nothing to hear yet"),
                                 tr("When a take arrives it is heard here: the whole wave, notes at their times, and your answer. "
                                    "Stages without a person can be filled on the plan: drop files on them."))  # fmt: skip
        self._no_sound = NoSound(theme)
        self._stack = QStackedWidget()
        for page in (self.empty, self._body, self._no_sound):
            self._stack.addWidget(page)
        listen = QWidget()
        column = QVBoxLayout(listen)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self._screens = QStackedWidget()
        self._screens.addWidget(listen)
        whole = QVBoxLayout(self)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._screens)
        self.toolbar.hide()

    def _connect(self) -> None:
        context = self._context
        context.changed.connect(self._on_changed)
        context.production_changed.connect(self._on_production)
        context.ready.connect(self.noting.read)
        self.toolbar.stage_chosen.connect(self._choose)
        self.toolbar.take_chosen.connect(self._on_take)
        self.ensemble.wanted.connect(self._show)
        self.noting.answered.connect(self.refresh)

    def _on_take(self, number: int) -> None:
        self._take = number
        self._show()
