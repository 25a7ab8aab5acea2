"""The right side of Assemble: the recipes, what they are told, how far a rendering is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from studio.queries.assembly_rows import MadeFile
from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow
from ui import tokens
from ui.assembly.blocks import BlockList
from ui.assembly.model import (
    RECIPE,
    WITHOUT_LANES,
    blocks_of,
    file_words,
    is_null,
    length_words,
    loudest_words,
    loudness_words,
    manifest_path,
    missing_words,
    newest,
    null_words,
    peak_words,
    rate_words,
    render_words,
    row_of_recipe,
    shared_folder,
    twice_words,
    why_not,
)
from ui.assembly.recipe_form import RecipeForm
from ui.assembly.recipe_list import ICONS, KIND_WORDS, RecipeList
from ui.icons import icon
from ui.inbox.blocks import clear_layout, name_button
from ui.languages import told
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import ElidedLabel, flowing, label, row_of, rule, section_label
from ui.widgets.tips import tip
from ui.words import moment_text, near_text, size_text, span_text, tr

_COLUMN_PX = 376
_BUTTON_EDGES_PX = 32
_MOST_FILES = 24
_PLAYED = (".wav", ".flac", ".mp3", ".m4a", ".opus", ".aiff")


class RecipePane(QFrame):
    """``render_wanted`` and ``cancel_wanted`` by the button; ``play_wanted`` a file, ``folder_wanted`` and
    ``manifest_wanted`` a path, ``draft_wanted`` a rendering in spite of what is in the way, ``mute_wanted`` stage, output ("" for all), and whether to leave it out, ``hand_on_wanted``
    the button and a path; ``told`` a recipe and what it is told, ``add_wanted`` the recipe to copy, ``new_wanted`` the kind
    of a new one, ``remove_wanted`` the one to remove.
    """

    render_wanted = Signal()
    draft_wanted = Signal()
    cancel_wanted = Signal()
    play_wanted = Signal(object)
    folder_wanted = Signal(str)
    manifest_wanted = Signal(str)
    hand_on_wanted = Signal(object, str)
    mute_wanted = Signal(str, str, bool)
    told = Signal(str, object)
    add_wanted = Signal(str)
    new_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._running: tuple[str, ...] = ()
        self._rows: AssembleRows | None = None
        self._shown: object = None
        self._told_of = ""
        self._shown_twice: tuple[HeardTwiceRow, ...] = ()
        self.setProperty("kind", "panel")
        self.setFixedWidth(_COLUMN_PX)
        pad = tokens.PANE_PADDING_PX
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = self._head()
        head.setContentsMargins(pad, 8, pad - 6, 8)
        column.addLayout(head)
        column.addWidget(rule())
        self.list = RecipeList(theme)
        column.addWidget(self.list)
        column.addWidget(rule())
        content = QWidget()
        content.setProperty("kind", "panel")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(pad, pad, pad, pad)
        inner.setSpacing(16)
        self.blocks = BlockList(theme)
        inner.addWidget(self.blocks)
        self._twice = QVBoxLayout()
        self._twice.setSpacing(8)
        inner.addLayout(self._twice)
        self._progress = self._progress_part()
        inner.addWidget(self._progress)
        self._result = QVBoxLayout()
        self._result.setSpacing(8)
        inner.addLayout(self._result)
        self.form = RecipeForm(theme)
        inner.addWidget(section_label(theme, tr("Settings")))
        inner.addWidget(self.form)
        inner.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setAccessibleName(tr("The recipe's result"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        column.addWidget(scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())
        self.list.chosen_changed.connect(self._follow)
        self.form.told.connect(lambda told: self.told.emit(self.chosen[0], told) if self.chosen else None)

    @property
    def chosen(self) -> list[str]:
        """The names of the chosen recipes; the mix where there is no other."""
        return self.list.chosen or ([] if self.list.count() else [RECIPE])

    def show_rows(self, rows: AssembleRows) -> None:
        """Show how the recipes stand."""
        self._rows = rows
        self.list.show_recipes(rows, self._running)
        self._follow()

    def _follow(self) -> None:
        rows = self._rows
        if rows is None:
            return
        chosen = self.chosen
        reason = why_not(rows, chosen)
        self._why.setText("\n".join([reason or missing_words(rows, chosen), *rows.warnings]).strip())
        every = missing_words(rows, chosen, len(rows.missing))
        self._why.setToolTip("" if reason or every == missing_words(rows, chosen) else tip(every))
        self._why.setVisible(bool(self._why.text()) and not self._running)
        name_button(self.render_button, render_words(rows, chosen))
        blocks = blocks_of(rows, chosen)
        kinds = {row.kind for row in rows.recipes if row.name in chosen}
        self.blocks.show_blocks(blocks, is_mixed=not kinds & WITHOUT_LANES)
        blocked = tr("Something is in the way, see above; a draft can be made all the same.") if blocks else ""
        self.render_button.setEnabled(not reason and not blocks)
        self.render_button.setToolTip(tip(reason or blocked))
        self.draft_button.setVisible(bool(blocks) and not self._running)
        self.draft_button.setEnabled(not reason)
        if rows.heard_twice != self._shown_twice:
            self._shown_twice = rows.heard_twice
            self._show_twice(rows.heard_twice)
        name = chosen[0] if chosen else ""
        row = row_of_recipe(rows, name)
        if name != self._told_of:  # another recipe is read from its beginning
            self._told_of = name
            self._scroll.verticalScrollBar().setValue(0)
        self._copy.setEnabled(row is not None)
        self._remove.setEnabled(row is not None and (row.is_own or row.is_changed))
        words = (
            tr("Put the recipe back as it was built in")
            if row is not None and row.is_changed
            else tr("Remove the recipe")
        )
        self._remove.setAccessibleName(words)
        self._remove.setToolTip(tip(words))
        self.form.show_recipe(row, rows)
        made = newest(rows, name)
        if (made, name, row and row.title, bool(rows.lanes)) != self._shown:
            self._shown = (made, name, row and row.title, bool(rows.lanes))
            self._show_result(made, told(row.title) if row is not None else tr("Mix"))

    def show_running(self, *, is_running: bool, recipes: Sequence[str] = (RECIPE,)) -> None:
        """While it renders the button cancels."""
        self._running = tuple(recipes) if is_running else ()
        is_focused = any(one.hasFocus() for one in (self.render_button, self.draft_button, self.cancel_button))
        if is_focused:
            self.cancel_button.show()
            self.cancel_button.setFocus()  # a button that hides would hand its focus to the next field
        self._progress.setVisible(is_running)
        self.render_button.setVisible(not is_running)
        if is_focused and not is_running:
            self.render_button.setFocus()
        self.cancel_button.setVisible(is_running)
        name_button(self.cancel_button, tr("Cancel"))
        self.show_progress(0.0, "", -1.0)
        if self._rows is not None:
            self.show_rows(self._rows)

    def show_left(self, recipes: Sequence[str]) -> None:
        """These are still to be rendered, the first of them now."""
        self._running = tuple(recipes)
        if self._rows is not None:
            self.show_rows(self._rows)

    def show_progress(self, share: float, words: str, left_s: float) -> None:
        """How far it is, and what is being done; ``left_s`` below 0 is not known yet."""
        self._percent.setText(f"{round(share * 100)} %")
        self._line.show_share(share)
        self._left.setText(tr("{span} left", span=span_text(left_s)) if left_s >= 0 else "")
        self._step.setText(words)

    def _head(self) -> QHBoxLayout:
        theme = self._theme
        self.new_button = icon_button(theme, tr("New recipe"), "plus")
        self.new_button.clicked.connect(self._open_kinds)
        self._copy = icon_button(theme, tr("Copy the recipe"), "copy")
        self._copy.clicked.connect(lambda: self.add_wanted.emit(self.chosen[0]) if self.chosen else None)
        self._remove = icon_button(theme, tr("Remove the recipe"), "trash")
        self._remove.clicked.connect(lambda: self.remove_wanted.emit(self.chosen[0]) if self.chosen else None)
        return row_of(label(theme, tr("Recipes"), 15, 600), None, self.new_button, self._copy, self._remove)

    def _open_kinds(self) -> None:
        """What a new recipe can make, below its button."""
        menu = QMenu(self.new_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, name in ICONS.items():
            entry = menu.addAction(icon(name, self._theme.color("text2")), tr(KIND_WORDS[kind]))
            entry.triggered.connect(lambda _=False, kind=kind: self.new_wanted.emit(kind))
        corner = QPoint(self.new_button.width() - menu.sizeHint().width(), self.new_button.height() + 2)
        menu.popup(self.new_button.mapToGlobal(corner))

    def _progress_part(self) -> QWidget:
        theme, part = self._theme, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._percent = label(theme, "", 20, 600)
        self._left = label(theme, "", 12, tone="2")
        self._line = ProgressLine(theme, 0)
        self._step = ElidedLabel(theme, "", 12, tone="2")
        column.addLayout(row_of(self._percent, None, self._left))
        column.addWidget(self._line)
        column.addWidget(self._step)
        part.hide()
        return part

    def _foot(self) -> QVBoxLayout:
        theme = self._theme
        self._why = label(theme, "", 12, tone="2", wraps=True)
        self.render_button = primary_button(theme, tr("Render the mix"), "adjustments-horizontal", is_big=True)
        self.render_button.clicked.connect(self.render_wanted)
        self.draft_button = Button(
            theme, tr("Render as a draft"), "file-export", is_big=True,
            tooltip=tr("Made all the same; its manifest says that it is a draft, and of what"),
        )  # fmt: skip
        self.draft_button.clicked.connect(self.draft_wanted)
        self.draft_button.hide()
        self.cancel_button = Button(theme, tr("Cancel"), is_big=True)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.cancel_button.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        foot.setSpacing(8)
        foot.addWidget(self._why)
        foot.addWidget(self.render_button)
        foot.addWidget(self.draft_button)
        foot.addWidget(self.cancel_button)
        return foot

    def _on_cancel(self) -> None:
        name_button(self.cancel_button, tr("Stopping…"))  # a disabled button would hand its focus to the next field
        self.cancel_wanted.emit()

    def _show_twice(self, pairs: tuple[HeardTwiceRow, ...]) -> None:
        """A comp beside the takes it was cut from: said, with one press to leave either out."""
        clear_layout(self._twice)
        theme = self._theme
        for pair in pairs:
            row = row_of(IconLabel(theme, "alert-triangle", "review.text"))
            row.addWidget(flowing(label(theme, twice_words(pair), 12, wraps=True)), 1)
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

    def _show_result(self, made: DeliverableRow | None, title: str) -> None:
        clear_layout(self._result)
        theme = self._theme
        if made is None:
            words = tr("{recipe} stands here when it is rendered: loudness, true peak, files, and a manifest that names every "
                       "file in it, its hash and its maker.", recipe=title)  # fmt: skip
            self._result.addWidget(flowing(label(theme, words, 12, tone="2", wraps=True)))
            return
        when = label(theme, near_text(made.made_ms), 12, tone="2")
        when.setToolTip(moment_text(made.made_ms))
        self._result.addLayout(row_of(label(theme, title, 15, 600), None, when))
        if made.is_draft:
            self._say(
                "pencil", "review", tr("A draft: something was in the way. Its manifest says what was passed over.")
            )
        gone = tr("The file is not there any more; rendering makes it again.")
        if not (made.is_current and made.is_there):
            self._say("refresh-alert", "review", tr("Made before the last change.") if made.is_there else gone)
        if made.integrated_lufs is not None or made.frames:
            self._result.addLayout(self._readings(made))
        null = null_words(made)
        if null:
            self._say(*(("check", "approved") if is_null(made) else ("alert-triangle", "review")), null)
        for words in made.warnings:
            self._say("alert-triangle", "review", words)
        self._result.addSpacing(4)
        self._show_files(made)
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
        play.setVisible(made.path.lower().endswith(_PLAYED))
        # in two rows: their words are longer in other languages
        self._result.addLayout(row_of(play, folder, None))
        self._result.addLayout(row_of(manifest, hand_on, None))

    def _say(self, icon: str, tone: str, words: str) -> None:
        row = row_of(IconLabel(self._theme, icon, f"{tone}.text"))
        row.addWidget(flowing(label(self._theme, words, 12, tone=tone, wraps=True)), 1)
        self._result.addLayout(row)

    def _show_files(self, made: DeliverableRow) -> None:
        theme = self._theme
        files = made.files or (MadeFile(Path(made.path).name, made.path),)
        folder = shared_folder(files)
        words = tr("{n} files in {folder}", n=len(files), folder=folder) if folder else tr("{n} files", n=len(files))
        self._result.addWidget(section_label(theme, tr("File") if len(files) == 1 else words))
        for file in files[:_MOST_FILES]:
            shown = f"{Path(made.path).parent.name}/{file.name}" if len(files) == 1 else file.name
            if folder:
                shown = shown.removeprefix(f"{folder}/")  # said once; what differs is at the end
            path = ElidedLabel(theme, shown, 12, mode=Qt.TextElideMode.ElideMiddle)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            path.setToolTip(tip(file_words(file)))
            row = row_of(path, label(theme, size_text(file.size_bytes) if file.size_bytes else "", 12, tone="2"))
            row.setStretch(0, 1)
            self._result.addLayout(row)
        if len(files) > _MOST_FILES:
            self._result.addWidget(label(theme, tr("and {n} more", n=len(files) - _MOST_FILES), 12, tone="3"))

    def _readings(self, made: DeliverableRow) -> QHBoxLayout:
        row = row_of(gap_px=16)
        length = (tr("Length"), length_words(made), rate_words(made))
        cells = [(tr("Integrated"), loudness_words(made), "LUFS"), (tr("True peak"), peak_words(made), "dBTP"), length]
        if made.has_null_test:  # stems: the loudness of one of them says nothing of all
            cells = [(tr("Highest true peak"), loudest_words(made), "dBTP"), length]
        elif made.integrated_lufs is None:  # a session, a picture: nothing was measured
            cells = [length]
        for name, value, unit in cells:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(section_label(self._theme, name))
            number = label(self._theme, value, 15, 600)
            number.setAccessibleName(f"{name}: {value} {unit}")
            cell.addLayout(row_of(number, label(self._theme, unit, 11, tone="3"), None, gap_px=4))
            row.addLayout(cell, 1)
        return row
