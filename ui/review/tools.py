"""What Listen has beside play and pause: speed and meters, each with a button and a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.commands import Command
from ui.context import Context
from ui.review.body import ListenBody
from ui.review.player import SPEEDS, Player
from ui.widgets.buttons import Button, icon_button
from ui.widgets.tips import tip
from ui.words import number_text, tr

if TYPE_CHECKING:
    from ui.review.meters import Meters


class ListenTools(QObject):
    """Makes the buttons and puts them into the transport."""

    def __init__(self, context: Context, body: ListenBody, player: Player) -> None:
        super().__init__(body)
        self._context, self._body, self._player = context, body, player
        self.meters: Meters | None = None
        self.speed_button = self._make_speed()
        self.meters_button = icon_button(context.theme, tr("Meters"), "chart-histogram")
        self.meters_button.setCheckable(True)
        self.meters_button.clicked.connect(self.show_meters)
        for button in (self.speed_button, self.meters_button):
            body.transport.add_tool(button)
        commands = (
            ("listen.meters", tr("Show or hide the meters"), self._toggle_meters, "Ctrl+M", "chart-histogram"),
            ("listen.faster", tr("Play faster at the same pitch"), partial(self._step_speed, 1), "Alt+Up", ""),
            ("listen.slower", tr("Play slower at the same pitch"), partial(self._step_speed, -1), "Alt+Down", ""),
        )
        for name, words, run, keys, icon in commands:
            context.commands.add(Command(name, words, run, keys, icon, "listen"))
        self.meters_button.setToolTip(tip(context.commands.named("listen.meters").tooltip))
        player.state_changed.connect(self._follow)
        self._follow()

    def show_meters(self, is_wanted: bool) -> None:
        """Show the meters, or hide them: hidden they cost nothing."""
        if self.meters is None and is_wanted:
            from ui.review.meters import Meters

            self.meters = Meters(self._context.theme, self._player)
            self._body.add_below_wave(self.meters)
        if self.meters is not None:
            self.meters.setVisible(is_wanted)
        self.meters_button.setChecked(is_wanted)

    def _toggle_meters(self) -> None:
        self.show_meters(not self.meters_button.isChecked())

    def _make_speed(self) -> Button:
        theme = self._context.theme
        made = Button(theme, speed_words(1.0), "", "quiet")
        made.setToolTip(tip(tr("Speed, at the same pitch (Alt Up, Alt Down)")))
        menu, group = QMenu(made), QActionGroup(made)
        menu.setAccessibleName(tr("Speed"))
        self._speeds: dict[float, QAction] = {}
        for speed in SPEEDS:
            action = menu.addAction(speed_words(speed))
            action.setCheckable(True)
            action.triggered.connect(partial(self._player.set_speed, speed))
            group.addAction(action)
            self._speeds[speed] = action
        made.setMenu(menu)
        return made

    def _step_speed(self, step: int) -> None:
        nearest = min(range(len(SPEEDS)), key=lambda place: abs(SPEEDS[place] - self._player.speed))
        self._player.set_speed(SPEEDS[min(max(0, nearest + step), len(SPEEDS) - 1)])

    def _follow(self) -> None:
        words = speed_words(self._player.speed)
        self.speed_button.setText(words)
        self.speed_button.setAccessibleName(tr("Speed {speed}", speed=words))
        found = self._speeds.get(self._player.speed)
        if found is not None:
            found.setChecked(True)


def speed_words(speed: float) -> str:
    """``1×``, ``0.75×``."""
    digits = 0 if speed == int(speed) else 1 if speed * 10 == int(speed * 10) else 2
    return tr("{factor}×", factor=number_text(speed, digits))
