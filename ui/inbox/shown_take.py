"""A take that one is shown, to hear and to look at: its wave, its pictures, where a note would stand and what it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.review.hearing import Hearing
from ui.review.model import ShownNote, is_audible, is_film, is_picture
from ui.review.peaks import ask_peaks
from ui.review.picture import PicturePane
from ui.review.player import shared_player
from ui.review.wave_view import WaveLane, WaveView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.domain.drawing import Shape
    from studio.queries.audience import RemarkRow
    from studio.queries.rows import FileRow
    from ui.context import Context

_WAVE_PX = 132
_PICTURE_PX = 380


def notes_said(remarks: Sequence[RemarkRow]) -> list[ShownNote]:
    """What was said about a take, as flags and drawings."""
    said = sorted(remarks, key=lambda row: (row.start_s, row.at_ms))
    return [
        ShownNote(number, row.start_s, row.end_s, row.text, row.author, True, False, file=row.file, shapes=row.shapes)
        for number, row in enumerate(said, start=1)
    ]


class TakeLook(QWidget):
    """``place_changed`` when a note would stand elsewhere, or draws something else. Nothing is shown where there is no sound
    and no picture.
    """

    place_changed = Signal()

    def __init__(self, context: Context, key: str, title: str, files: Sequence[FileRow], *, may_draw: bool) -> None:
        super().__init__()
        self.hearing = Hearing(shared_player(context), self)
        self._may_draw = may_draw
        self._notes: list[ShownNote] = []
        sound = [file for file in files if is_audible(file)]
        pictures = tuple(file for file in files if is_picture(file))
        self.has_sound, self._has_film = bool(sound), any(is_film(file) for file in pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.picture = PicturePane(context, self.hearing)
        self.picture.setFixedHeight(_PICTURE_PX)
        self.picture.drawing_changed.connect(self.place_changed)
        self.wave = WaveView(context.theme, context.background)
        self.wave.setFixedHeight(_WAVE_PX)
        self.wave.setVisible(self.has_sound)
        self.wave.has_notes = True
        column.addWidget(self.picture)
        column.addWidget(self.wave)
        self.hearing.show(key, tuple(file.local_path for file in sound[:1]), title, 0.0)
        self.picture.show_files(pictures, has_sound=self.has_sound)
        self.wave.sought.connect(self.hearing.seek)
        self.wave.range_marked.connect(self.mark)
        self.wave.note_chosen.connect(self.choose)
        self.hearing.moved.connect(lambda _position_s, _runs: self._follow())
        if sound:
            lane = WaveLane(sound[0].name)
            self.wave.show_lanes([lane], 0.0)
            ask_peaks(context, self.wave, lane, sound[0].local_path, self._follow)

    @property
    def has_time(self) -> bool:
        """Whether notes stand at times."""
        return self.has_sound or self._has_film

    @property
    def place_s(self) -> tuple[float, float]:
        """From where to where a note would stand, seconds; the same twice for a point."""
        position_s = self.hearing.position_s
        return self.wave.marked_range or (position_s, position_s)

    @property
    def drawing(self) -> tuple[str, tuple[Shape, ...]]:
        """The file that is looked at and what was drawn on it; no file where nothing was."""
        file, shapes = self.picture.drawing
        return (file, shapes) if shapes else ("", ())

    def forget(self) -> None:
        """The note has gone out: no range, no drawing."""
        self.picture.forget_drawing()
        self.mark(None)

    def go_on_from(self, before: TakeLook) -> None:
        """Keep the range and the drawing of what stood here before, where it is the same take."""
        if before.hearing.key == self.hearing.key:
            self.picture.draw(before.drawing[1])
            self.wave.show_range(before.wave.marked_range)
            self.hearing.set_loop(before.wave.marked_range)
            self._follow()

    def mark(self, marked: tuple[float, float] | None) -> None:
        """Mark a range and play it again and again, or no longer."""
        self.wave.show_range(marked)
        self.hearing.set_loop(marked)
        self.hearing.seek(marked[0] if marked is not None else self.hearing.position_s)
        self._follow()

    def show_remarks(self, remarks: Sequence[RemarkRow]) -> None:
        """Flags on the wave, drawings on the picture."""
        self._notes = notes_said(remarks)
        self.choose(-1)

    def choose(self, place: int) -> None:
        """Go to a note."""
        self.wave.show_notes(self._notes, place)
        self.picture.show_notes(self._notes, place, may_draw=self._may_draw)
        if place >= 0:
            self.hearing.seek(self._notes[place].in_take_s)

    def _follow(self) -> None:
        self.wave.show_position(self.hearing.position_s)
        self.place_changed.emit()
