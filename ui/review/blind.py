"""Takes compared blind in Listen: plays what a letter hides, at one place and one loudness, and keeps the tally.

While it runs nothing else of Listen is seen, and the player is told a letter instead of a name.
"""

from __future__ import annotations

from functools import partial
from random import Random, SystemRandom

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget

from studio.domain.blind import BlindTest
from studio.queries.asks import WavePeaks
from studio.queries.review import PeakRows
from studio.queries.rows import FileRow, StageDetail, TakeRow
from ui.commands import Command
from ui.context import Context
from ui.review.blind_page import BlindPage
from ui.review.hearing import Hearing
from ui.review.levels import Levels
from ui.review.model import audio_files
from ui.review.player import Player
from ui.review.playing import Playing
from ui.widgets.buttons import icon_button
from ui.widgets.tips import tip
from ui.words import tr


class Blind(QObject):
    """``screens`` shows Listen as its first page; the page of the comparison is added when it is first wanted."""

    def __init__(
        self,
        context: Context,
        screens: QStackedWidget,
        player: Player,
        playing: Playing,
        levels: Levels,
    ) -> None:
        super().__init__(screens)
        self._context, self._screens, self._player = context, screens, player
        self._playing, self._levels, self._listen = playing, levels, playing.heard
        self._detail: StageDetail | None = None
        self.page: BlindPage | None = None
        self.test: BlindTest | None = None
        self._heard = ""
        self._loop = (0.0, 0.0)
        self._lengths_s: dict[str, float] = {}
        self._gains_db: dict[int, float] = {}
        self._takes: tuple[TakeRow, ...] = ()
        self.hearing = Hearing(player, self)
        self.random: Random = SystemRandom()
        self.button = icon_button(context.theme, tr("Hear takes blind"), "ear")
        self.button.clicked.connect(self.open)
        words = tr("Hear takes blind")
        context.commands.add(
            Command(
                "listen.blind", words, self.open, "Ctrl+Shift+B", "ear", "listen", is_possible=lambda: self.may_open
            )
        )
        self.button.setToolTip(tip(context.commands.named("listen.blind").tooltip))
        levels.measured.connect(self._follow)
        self._follow()

    @property
    def is_open(self) -> bool:
        """Whether the comparison is what Listen shows."""
        return self._screens.currentIndex() > 0

    @property
    def may_open(self) -> bool:
        """Whether two takes or more can be heard, and their loudness is known."""
        return not self.is_open and len(self._levels.gains_db) > 1

    def show_take(self, detail: StageDetail | None) -> None:
        """The stage whose takes would be compared."""
        self._detail = detail
        self._follow()

    def open(self) -> None:
        """Show the choice of takes."""
        if not self.may_open:
            return
        page = self._page()
        listen = self._listen
        if self._player.is_playing and listen.is_mine:
            self._player.pause()
        self._loop = listen.loop or (0.0, 0.0)
        self.hearing.position_s = self._loop[0] or listen.position_s
        self._playing.heard = self.hearing
        self._screens.widget(0).setEnabled(False)
        self._screens.setCurrentWidget(page)
        # a take that arrives meanwhile changes nothing
        self._gains_db, self._takes = self._levels.gains_db, self._detail.takes if self._detail is not None else ()
        page.show_setup(tuple(self._gains_db))
        for path in self._unknown():
            self._context.ask(WavePeaks(path), partial(self._keep_length, path))
        page.set_ready(is_ready=not self._unknown())

    def close(self) -> None:
        """Back to Listen, where it stood last; nothing plays."""
        if not self.is_open:
            return
        self.test = None
        if self.hearing.is_mine:
            self._player.load(())
        position_s = self.hearing.position_s
        self.hearing.forget()
        self._screens.widget(0).setEnabled(True)
        self._screens.setCurrentIndex(0)
        self._playing.heard = self._listen
        self._listen.seek(position_s)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """On another screen the player would tell how long a take is: it is let go."""
        if event.type() == QEvent.Type.Hide and self.hearing.is_mine:
            self._player.load(())
        return False

    def _page(self) -> BlindPage:
        if self.page is None:
            page = self.page = BlindPage(self._context.theme, self._player)
            page.installEventFilter(self)
            page.started.connect(self._start)
            page.letter_wanted.connect(self._hear)
            page.picked.connect(self._pick)
            page.play_wanted.connect(self.hearing.toggle)
            page.sought.connect(lambda share: self.hearing.seek(self._loop[0] + share * self._length_s()))
            page.result_wanted.connect(self._show_result)
            page.ended.connect(self.close)
            self.hearing.moved.connect(self._on_moved)
            self._screens.addWidget(page)
        return self.page

    def _start(self, takes: tuple[int, ...], rounds: int) -> None:
        self.test = BlindTest(takes, rounds, self.random)
        if self._loop[1] <= self._loop[0]:
            # the same stretch of all: how long a take is must not tell which it is
            self._loop = (0.0, min(self._duration_s(take) for take in takes))
        self.hearing.forget_key()
        self._hear("X", play=True)

    def _hear(self, letter: str, *, play: bool = False) -> None:
        test, page = self.test, self.page
        if test is None or page is None:
            return
        take = test.take_behind(letter)
        self._heard = letter
        paths = self._paths(take)
        self.hearing.prepare_trim(10 ** (self._gains_db[take] / 20))
        key = f"blind/{test.number}/{letter}"
        self.hearing.show(key, paths, tr("Blind: {letter}", letter=letter), self._loop[1], keeps_place=True)
        if not self.hearing.is_mine:
            self.hearing.load(play=play)
        self.hearing.set_loop(self._loop)
        page.show_round(test.number, test.planned, test.letters, letter)

    def _pick(self, is_preferred: bool) -> None:
        test = self.test
        if test is None:
            return
        test.pick(self._heard if is_preferred else "")
        if test.is_over:
            self._show_result()
        else:
            self._hear("X")

    def _show_result(self) -> None:
        if self.test is not None and self.page is not None:
            self._player.load(())
            self.hearing.forget_key()
            self.page.show_result(self.test.tally)
            self.test = None

    def _on_moved(self, position_s: float, _is_running: bool) -> None:
        if self.page is not None:
            share = (position_s - self._loop[0]) / self._length_s() if self._length_s() else 0.0
            self.page.show_place(position_s, min(1.0, max(0.0, share)))

    def _length_s(self) -> float:
        return self._loop[1] - self._loop[0]

    def _paths(self, take: int) -> tuple[str, ...]:
        return tuple(file.local_path for file in self._files(take))

    def _unknown(self) -> list[str]:
        """The files of which neither the take nor their peaks said yet how long they are."""
        files = [file for take in self._gains_db for file in self._files(take)]
        return [file.local_path for file in files if not file.duration_s and file.local_path not in self._lengths_s]

    def _keep_length(self, path: str, rows: PeakRows) -> None:
        self._lengths_s[path] = rows.duration_s
        if self.page is not None:
            self.page.set_ready(is_ready=not self._unknown())

    def _duration_s(self, take: int) -> float:
        return max(file.duration_s or self._lengths_s[file.local_path] for file in self._files(take))

    def _files(self, number: int) -> tuple[FileRow, ...]:
        return next(audio_files(take) for take in self._takes if take.number == number)

    def _follow(self) -> None:
        self.button.setVisible(self._detail is not None and len(self._levels.gains_db) > 1)
