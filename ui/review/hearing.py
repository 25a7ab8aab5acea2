"""What a screen has put into the player, or would: files under a key, and the place where they stand.

Several screens share one player; this says whether it plays what this screen shows. No widgets.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.review.player import Player, Source


class Hearing(QObject):
    """``moved`` carries the position of what is shown, and whether the playhead runs."""

    moved = Signal(float, bool)

    def __init__(self, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self.key = ""
        self.paths: tuple[str, ...] = ()
        self._title = ""
        self._duration_s = 0.0
        self._loop: tuple[float, float] | None = None
        self._trim = 1.0
        self.source: Source | None = None
        """How the files sound; None: summed as they are."""
        self.position_s = 0.0
        player.position_changed.connect(self._on_position)

    @property
    def is_mine(self) -> bool:
        """Whether the player holds what is shown."""
        return bool(self.key) and self._player.is_loaded and self._player.subject == self.key

    @property
    def duration_s(self) -> float:
        """How long what is shown is."""
        return (self._player.duration_s if self.is_mine else 0.0) or self._duration_s

    def show(
        self, key: str, paths: tuple[str, ...], title: str, duration_s: float, *, keeps_place: bool = False
    ) -> bool:
        """Show other files. With ``keeps_place`` the position stays and playing goes on. False: they were shown already."""
        if (key, paths) == (self.key, self.paths):
            return False
        was_mine, was_playing = self.is_mine, self._player.is_playing
        self.key, self.paths, self._title, self._duration_s = key, paths, title, duration_s
        self._loop = None
        if not keeps_place:
            self.position_s = 0.0
        if self.is_mine:
            self.position_s = self._player.position_s
        elif keeps_place and was_mine:
            self.load(play=was_playing)
        self.moved.emit(self.position_s, False)
        return True

    def forget(self) -> None:
        """Nothing is shown any more; what plays goes on."""
        self.key, self.paths, self.position_s = "", (), 0.0

    def forget_key(self) -> None:
        """Nothing is shown any more, and what is shown next begins at the same place."""
        self.key, self.paths = "", ()

    @property
    def loop(self) -> tuple[float, float] | None:
        """The range of what is shown that is played again and again."""
        return self._loop

    def load(self, *, play: bool) -> None:
        """Put what is shown into the player."""
        if self.paths:
            self._player.load(
                self.paths,
                title=self._title,
                subject=self.key,
                duration_s=self._duration_s,
                at_s=self.position_s,
                play=play,
                trim=self._trim,
                source=self.source,
            )
            self._player.set_loop(self._loop)

    def toggle(self) -> None:
        """Play what is shown, or pause it."""
        if self.is_mine:
            self._player.toggle()
        else:
            self.load(play=True)

    def seek(self, position_s: float) -> None:
        """Go to a time of what is shown, playing or not."""
        self.position_s = position_s
        if self.is_mine:
            self._player.seek(position_s)
        else:
            self.moved.emit(position_s, False)

    def scrub(self, position_s: float) -> None:
        """Let a short grain of a time be heard; ``end_scrub`` goes on from there."""
        self.position_s = position_s
        if not self.is_mine:
            self.load(play=False)
        self._player.scrub(position_s)

    def end_scrub(self) -> None:
        """Play on if it played before, else stand."""
        if self.is_mine:
            self._player.end_scrub()

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play a range of what is shown again and again."""
        self._loop = loop
        if self.is_mine:
            self._player.set_loop(loop)

    def prepare_trim(self, trim: float) -> None:
        """What is shown next gets this trim from its first sample on."""
        self._trim = trim

    def set_trim(self, trim: float) -> None:
        """Turn down what is shown (0..1), now or when it is played."""
        self._trim = trim
        if self.is_mine:
            self._player.set_trim(trim)

    def _on_position(self, position_s: float) -> None:
        if self.is_mine:
            self.position_s = position_s
            self.moved.emit(position_s, self._player.is_playing)
