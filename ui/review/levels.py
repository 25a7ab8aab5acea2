"""Levels matched by loudness while takes are switched: turns the louder ones down, in the player only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studio.queries.asks import TakeLevels
from studio.queries.levels import matching_gains_db
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.review.comparing import signed_db
from ui.review.ensemble import Ensemble
from ui.review.model import audio_files
from ui.review.transport import Transport
from ui.words import tr

_LEAST_DB = 0.05
Key = tuple[tuple[str, ...], ...]


class Levels(QObject):
    """Measures the takes of the stage that is heard, and sets the trim of what is heard. ``measured`` when they were."""

    measured = Signal()

    def __init__(self, context: Context, ensemble: Ensemble, transport: Transport) -> None:
        super().__init__(transport)
        self._context, self._ensemble, self._button = context, ensemble, transport.levels_button
        self._known: dict[Key, tuple[float, ...]] = {}
        self._takes: Key = ()
        self._numbers: tuple[int, ...] = ()
        self._take = 0
        self.is_wanted = True
        self._button.clicked.connect(self.set_wanted)

    @property
    def gain_db(self) -> float:
        """By how much the take that is shown is turned down."""
        gains = self._known.get(self._takes)
        if gains is None or not self.is_wanted or self._take not in self._numbers:
            return 0.0
        return gains[self._numbers.index(self._take)]

    @property
    def gains_db(self) -> dict[int, float]:
        """By how much each take is turned down to be as loud as the softest; empty while that is not known."""
        return dict(zip(self._numbers, self._known.get(self._takes, ()), strict=False))

    def show_take(self, detail: StageDetail | None, take: int) -> None:
        """Another take is heard; with two or more they are measured once."""
        found = (
            [(row.number, tuple(file.local_path for file in audio_files(row))) for row in detail.takes]
            if detail
            else []
        )
        found = [(number, paths) for number, paths in found if paths]
        self._numbers, self._take = tuple(number for number, _ in found), take
        self._takes = tuple(paths for _, paths in found)
        if len(self._takes) < 2:
            self._takes = ()
        elif self._takes not in self._known:
            self._ask(self._takes)
        self._ensemble.prepare_trim(10 ** (self.gain_db / 20))

    def set_wanted(self, is_wanted: bool) -> None:
        """Match levels, or hear the takes as they are."""
        self.is_wanted = is_wanted
        self.follow()

    def _ask(self, takes: Key) -> None:
        def done(levels: tuple[float | None, ...]) -> None:
            if len(levels) == len(takes):
                self._known[takes] = matching_gains_db(levels)
                self.follow()
                self.measured.emit()

        self._context.ask(TakeLevels(takes), done, lambda _error: None)  # a damaged file says so in its lane

    def follow(self) -> None:
        """Show the button, and turn what is heard to its level."""
        self._button.setVisible(self._takes in self._known)
        self._button.setChecked(self.is_wanted)
        gain_db = self.gain_db
        level = signed_db(gain_db) if abs(gain_db) >= _LEAST_DB else tr("matched")
        self._button.setText(level if self.is_wanted else tr("not matched"))
        self._ensemble.set_trim(10 ** (gain_db / 20))
