"""The right side of Assemble: the recipe, how far a rendering is, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow
from ui import tokens
from ui.assembly.model import (
    length_words,
    loudness_words,
    manifest_path,
    missing_words,
    newest,
    peak_words,
    rate_words,
    recipe_state,
    render_words,
    twice_words,
    why_not,
)
from ui.inbox.blocks import clear_layout, name_button
from ui.theme import Theme
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of, rule, section_label, set_tone
from ui.widgets.tips import tip
from ui.words import moment_text, near_text, span_text, tr

_COLUMN_PX = 376
_BUTTON_EDGES_PX = 32


class RecipePane(QFrame):
    """``render_wanted`` and ``cancel_wanted`` by the button; ``play_wanted`` a file, ``folder_wanted`` and
    ``manifest_wanted`` a path, ``mute_wanted`` stage, output ("" for all), and whether to leave it out, ``hand_on_wanted``
    the button and a path.
    """

    render_wanted = Signal()
    cancel_wanted = Signal()
    play_wanted = Signal(object)
    folder_wanted = Signal(str)
    manifest_wanted = Signal(str)
    hand_on_wanted = Signal(object, str)
    mute_wanted = Signal(str, str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_running = False
        self._rows: AssembleRows | None = None
        self._shown: object = None
        self._shown_twice: tuple[HeardTwiceRow, ...] = ()
        self.setProperty("kind", "panel")
        self.setFixedWidth(_COLUMN_PX)
        pad = tokens.PANE_PADDING_PX
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = row_of(label(theme, tr("Recipe"), 15, 600), None)
        head.setContentsMargins(pad, 12, pad, 12)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._recipe_row())
        column.addWidget(rule())
        content = QWidget()
        content.setProperty("kind", "panel")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(pad, pad, pad, pad)
        inner.setSpacing(16)
        self._twice = QVBoxLayout()
        self._twice.setSpacing(8)
        inner.addLayout(self._twice)
        self._progress = self._progress_part()
        inner.addWidget(self._progress)
        self._result = QVBoxLayout()
        self._result.setSpacing(8)
        inner.addLayout(self._result)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("The recipe's result"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        column.addWidget(scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def show_rows(self, rows: AssembleRows) -> None:
        """Show how the recipe stands."""
        self._rows = rows
        state = recipe_state(rows, is_running=self._is_running)
        self._state.setText(state.words)
        set_tone(self._state, state.tone)
        roles = {"accent": "accent", "3": "text3"}
        self._state_mark.show_icon(state.icon, roles.get(state.tone, f"{state.tone}.text"))
        reason = why_not(rows)
        self._why.setText(reason or missing_words(rows))
        self._why.setVisible(bool(self._why.text()) and not self._is_running)
        name_button(self.render_button, render_words(rows))
        self.render_button.setEnabled(not reason)
        self.render_button.setToolTip(tip(reason))
        if rows.heard_twice != self._shown_twice:
            self._shown_twice = rows.heard_twice
            self._show_twice(rows.heard_twice)
        made = newest(rows)
        if (made, bool(rows.lanes)) != self._shown:
            self._shown = (made, bool(rows.lanes))
            self._show_result(made)

    def show_running(self, *, is_running: bool) -> None:
        """While it renders the button cancels."""
        self._is_running = is_running
        self._progress.setVisible(is_running)
        self.render_button.setVisible(not is_running)
        self.cancel_button.setVisible(is_running)
        self.cancel_button.setEnabled(is_running)
        self.show_progress(0.0, "", -1.0)
        if self._rows is not None:
            self.show_rows(self._rows)

    def show_progress(self, share: float, words: str, left_s: float) -> None:
        """How far it is; ``left_s`` below 0 is not known yet."""
        self._percent.setText(f"{round(share * 100)} %")
        self._line.show_share(share)
        left = tr("{span} left", span=span_text(left_s)) if left_s >= 0 else ""
        self._left.setText(", ".join(part for part in (words, left) if part))

    def _recipe_row(self) -> QWidget:
        theme, row = self._theme, QWidget()
        row.setFixedHeight(40)
        self._state = label(theme, "", 12, tone="3")
        self._state_mark = IconLabel(theme, "circle-dashed", "text3")
        what = ElidedLabel(theme, tr("approved stems, unity gain"), 12, tone="3")
        inside = row_of(
            IconLabel(theme, "adjustments-horizontal", "text2"), label(theme, tr("Mix"), 13, 600),
            what, self._state, self._state_mark,
        )  # fmt: skip
        inside.setStretchFactor(what, 1)
        inside.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX, 0)
        row.setLayout(inside)
        return row

    def _progress_part(self) -> QWidget:
        theme, part = self._theme, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._percent = label(theme, "", 20, 600)
        self._left = label(theme, "", 12, tone="2")
        self._line = ProgressLine(theme, 0)
        column.addLayout(row_of(self._percent, None, self._left))
        column.addWidget(self._line)
        part.hide()
        return part

    def _foot(self) -> QVBoxLayout:
        theme = self._theme
        self._why = label(theme, "", 12, tone="2", wraps=True)
        self.render_button = primary_button(theme, tr("Render the mix"), "adjustments-horizontal", is_big=True)
        self.render_button.clicked.connect(self.render_wanted)
        self.cancel_button = Button(theme, tr("Cancel"), is_big=True)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.cancel_button.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        foot.setSpacing(8)
        foot.addWidget(self._why)
        foot.addWidget(self.render_button)
        foot.addWidget(self.cancel_button)
        return foot

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_wanted.emit()

    def _show_twice(self, pairs: tuple[HeardTwiceRow, ...]) -> None:
        """A comp beside the takes it was cut from: said, with one press to leave either out."""
        clear_layout(self._twice)
        theme = self._theme
        for pair in pairs:
            row = row_of(IconLabel(theme, "alert-triangle", "review.text"))
            row.addWidget(label(theme, twice_words(pair), 12, wraps=True), 1)
            self._twice.addLayout(row)
            for stage, output, title in (
                (pair.first_id, pair.first_output, pair.first),
                (pair.second_id, pair.second_output, pair.second),
            ):
                words = tr("Leave {what} out", what=title)
                room_px = _COLUMN_PX - 2 * tokens.PANE_PADDING_PX - _BUTTON_EDGES_PX
                shown = QFontMetrics(theme.font(13)).elidedText(words, Qt.TextElideMode.ElideMiddle, room_px)
                button = Button(theme, shown, tooltip=words)
                button.setAccessibleName(words)
                button.clicked.connect(lambda _=False, what=(stage, output): self.mute_wanted.emit(*what, True))
                self._twice.addLayout(row_of(button, None))

    def _show_result(self, made: DeliverableRow | None) -> None:
        clear_layout(self._result)
        theme = self._theme
        if made is None:
            words = tr("The mix stands here when it is rendered: loudness, true peak, where it lies, and a manifest that names "
                       "every file, its hash and its maker.")  # fmt: skip
            self._result.addWidget(label(theme, words, 12, tone="2", wraps=True))
            return
        when = label(theme, near_text(made.made_ms), 12, tone="2")
        when.setToolTip(moment_text(made.made_ms))
        self._result.addLayout(row_of(label(theme, tr("Mix"), 15, 600), None, when))
        if not (made.is_current and made.is_there):
            mark = IconLabel(theme, "refresh-alert", "review.text")
            gone = tr("The file is not there any more; rendering makes it again.")
            why = tr("Made before the last change.") if made.is_there else gone
            old = label(theme, why, 12, tone="review", wraps=True)
            row = row_of(mark)
            row.addWidget(old, 1)
            self._result.addLayout(row)
        self._result.addLayout(self._readings(made))
        self._result.addSpacing(4)
        self._result.addWidget(section_label(theme, tr("File")))
        file = Path(made.path)
        path = ElidedLabel(theme, f"{file.parent.name}/{file.name}", 12, mode=Qt.TextElideMode.ElideMiddle)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setToolTip(tip(made.path))
        self._result.addWidget(path)
        play = Button(theme, tr("Play"), "player-play")
        play.clicked.connect(lambda: self.play_wanted.emit(made))
        folder = Button(theme, tr("Show in folder"), "folder-open")
        folder.clicked.connect(lambda: self.folder_wanted.emit(made.path))
        manifest = Button(theme, tr("Manifest"), "file-export", tooltip=tr("Every file in it, with hash and person"))
        manifest.clicked.connect(lambda: self.manifest_wanted.emit(manifest_path(made)))
        hand_on = Button(
            theme, tr("Hand on…"), "send", tooltip=tr("To a folder, a bucket, a stage, a page; delivery note")
        )
        hand_on.clicked.connect(lambda: self.hand_on_wanted.emit(hand_on, made.path))
        for button in (play, folder, manifest, hand_on):
            button.setEnabled(made.is_there)
        self._result.addLayout(row_of(play, folder, manifest, None))
        self._result.addLayout(row_of(hand_on, None))

    def _readings(self, made: DeliverableRow) -> QHBoxLayout:
        row = row_of(gap_px=16)
        for name, value, unit in (
            (tr("Integrated"), loudness_words(made), "LUFS"),
            (tr("True peak"), peak_words(made), "dBTP"),
            (tr("Length"), length_words(made), rate_words(made)),
        ):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(section_label(self._theme, name))
            number = label(self._theme, value, 15, 600)
            number.setAccessibleName(f"{name}: {value} {unit}")
            cell.addLayout(row_of(number, label(self._theme, unit, 11, tone="3"), None, gap_px=4))
            row.addLayout(cell, 1)
        return row
