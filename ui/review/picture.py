"""Pictures and films of a take in Listen: the frame at the playhead, what notes have drawn on it, and new drawings.

Frames are read by the studio in a subprocess; only the latest one that was asked for is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSlider, QVBoxLayout, QWidget

from studio.domain.drawing import SHAPES_MAX, Shape, ShapeKind
from studio.domain.stills import Still
from studio.queries.asks import StillOf
from studio.queries.rows import FileRow
from ui.background import LatestOnly
from ui.context import Context
from ui.review.hearing import Hearing
from ui.review.model import ShownNote
from ui.review.picture_view import PictureView
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Segments, icon_button
from ui.widgets.labels import label, row_of
from ui.words import clock_text, tr

_NEAR_S = 0.06
_TICKS = 1000


class PicturePane(QFrame):
    """``drawing_changed`` when something was drawn, or taken back: ``drawing`` is what the next note takes along."""

    drawing_changed = Signal()

    def __init__(self, context: Context, hearing: Hearing) -> None:
        super().__init__()
        self._context, self._hearing = context, hearing
        self._stills = LatestOnly(context.ask)
        self._files: tuple[FileRow, ...] = ()
        self._still: Still | None = None
        self._asked: tuple[str, float] = ("", -1.0)
        self._notes: Sequence[ShownNote] = ()
        self._chosen = -1
        self._drawing: tuple[Shape, ...] = ()
        self._build()
        hearing.moved.connect(lambda position_s, _runs: self._follow(position_s))

    # --- what Listen says ---

    def show_files(self, files: tuple[FileRow, ...], *, has_sound: bool) -> None:
        """Other pictures are shown; none: the pane hides. ``has_sound``: the transport below moves the playhead."""
        self.setVisible(bool(files))
        self._has_sound = has_sound
        if files == self._files:
            return
        self._files, self._still, self._asked = files, None, ("", -1.0)
        self.forget_drawing()
        self.which.clear()
        self.which.addItems([file.name for file in files])
        self.which.setVisible(len(files) > 1)
        self.view.show_picture(b"", "", tr("The picture is being opened…") if files else "")
        if files:
            self._follow(self._hearing.position_s)

    def show_notes(self, notes: Sequence[ShownNote], chosen: int, *, may_draw: bool) -> None:
        """The notes of the take; what the chosen one has drawn is brought into sight."""
        is_other = chosen != self._chosen
        self._notes, self._chosen = notes, chosen
        self.view.set_may_draw(may_draw=may_draw)
        for widget in (self.tools, self.back):
            widget.setVisible(may_draw)
        if is_other and 0 <= chosen < len(notes) and notes[chosen].file:
            names = [file.name for file in self._files]
            if notes[chosen].file in names:
                self.which.setCurrentIndex(names.index(notes[chosen].file))
        self._show_shapes()

    @property
    def drawing(self) -> tuple[str, tuple[Shape, ...]]:
        """The file that is shown, and what was drawn on it for the next note; no file while nothing is shown."""
        return (self._file.name if self._file is not None and not self.isHidden() else "", self._drawing)

    def draw(self, shapes: tuple[Shape, ...]) -> None:
        """Go on with a drawing that was begun."""
        self._drawing = shapes
        self._show_shapes()

    def forget_drawing(self) -> None:
        """It went along with a note, or is not wanted."""
        self.draw(())

    # --- the rest ---

    @property
    def _file(self) -> FileRow | None:
        place = self.which.currentIndex()
        return self._files[place] if 0 <= place < len(self._files) else None

    def _follow(self, position_s: float) -> None:
        file = self._file
        if file is None or self.isHidden():
            return
        is_film = self._still is not None and self._still.duration_s > 0
        at_s = position_s if is_film or self._still is None else 0.0
        if is_film and self._still is not None:
            step_s = self._still.frame_s or 0.04
            at_s = round(at_s / step_s) * step_s
        if (file.local_path, at_s) != self._asked:
            self._asked = (file.local_path, at_s)
            self._stills.ask(StillOf(file.local_path, at_s), self._show_still, self._failed)
        self._show_shapes()

    def _show_still(self, still: Still) -> None:
        if self._file is None:
            return
        self._still = still
        self.view.show_picture(still.jpeg, self._file.name)
        is_film = still.duration_s > 0
        self.slider.setVisible(is_film and not self._has_sound)
        self.slider.blockSignals(True)
        self.slider.setValue(round(_TICKS * still.at_s / still.duration_s) if is_film else 0)
        self.slider.blockSignals(False)
        size = f"{still.width_px} × {still.height_px}"
        self.facts.setText(f"{clock_text(still.at_s, 2)}   {size}" if is_film else size)
        self._show_shapes()

    def _failed(self, error: BaseException) -> None:
        name = self._file.name if self._file is not None else ""
        self.view.show_picture(b"", name, tr("“{name}” cannot be shown.", name=name))
        self._context.show_error(error)

    def _show_shapes(self) -> None:
        file = self._file
        is_film = self._still is not None and self._still.duration_s > 0
        shown: list[tuple[Shape, bool]] = []
        for place, note in enumerate(self._notes):
            if file is None or not note.shapes or note.file not in ("", file.name):
                continue
            start_s, end_s = note.in_take_s - _NEAR_S, note.end_in_take_s + _NEAR_S
            if not is_film or place == self._chosen or start_s <= self._hearing.position_s <= end_s:
                shown += [(shape, place == self._chosen) for shape in note.shapes]
        self.view.show_shapes([*shown, *((shape, True) for shape in self._drawing)])
        self.back.setEnabled(bool(self._drawing))

    def _on_drawn(self, shape: Shape) -> None:
        if len(self._drawing) < SHAPES_MAX:
            self._drawing = (*self._drawing, shape)
            self._show_shapes()
            self.drawing_changed.emit()

    def _on_back(self) -> None:
        self._drawing = self._drawing[:-1]
        self._show_shapes()
        self.drawing_changed.emit()

    def _on_which(self) -> None:
        self._still, self._asked = None, ("", -1.0)
        self.forget_drawing()
        self._follow(self._hearing.position_s)

    def _on_slider(self, value: int) -> None:
        if self._still is not None and self._still.duration_s:
            self._hearing.seek(value / _TICKS * self._still.duration_s)

    def _build(self) -> None:
        theme = self._context.theme
        self._has_sound = False
        self.setProperty("kind", "panel")
        self.view = PictureView(theme)
        self.view.drawn.connect(self._on_drawn)
        kinds = (
            (ShapeKind.ARROW, tr("Arrow")),
            (ShapeKind.BOX, tr("Box")),
            (ShapeKind.LINE, tr("Line")),
            (ShapeKind.WORDS, tr("Words")),
        )
        self.tools = Segments(theme, [(kind.value, words) for kind, words in kinds], tr("Draw"))
        self.tools.show_chosen(ShapeKind.ARROW.value)
        self.tools.chosen.connect(self._on_kind)
        self.back = icon_button(theme, tr("Take the last shape back"), "arrow-back-up")
        self.back.clicked.connect(self._on_back)
        self.which = ChoiceBox()
        self.which.setAccessibleName(tr("Which picture"))
        self.which.currentIndexChanged.connect(lambda _place: self._on_which())
        self.facts = label(theme, "", 12, tone="2")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Place in the film"))
        self.slider.setRange(0, _TICKS)
        self.slider.valueChanged.connect(self._on_slider)
        row = row_of(self.tools, self.back, self.which, None, self.facts, gap_px=8)
        row.setContentsMargins(16, 6, 16, 6)
        place: QWidget = QWidget()
        under = QVBoxLayout(place)
        under.setContentsMargins(16, 0, 16, 8)
        under.addWidget(self.slider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        column.addWidget(place)
        self.slider.hide()
        self.hide()

    def _on_kind(self, key: str) -> None:
        self.view.kind = ShapeKind(key)
        self.view.setFocus()
