"""Playhead, range and keys of Listen: what is pressed or dragged goes to the hearing, where it stands goes to the wave."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.context import Context
from ui.review.body import ListenBody
from ui.review.hearing import Hearing
from ui.words import tr


class Playing(QObject):
    """Connects the parts of the body with what is heard. ``panel`` is the screen whose keys play."""

    def __init__(self, context: Context, body: ListenBody, hearing: Hearing, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel, self._hearing = panel, hearing
        self.heard = hearing
        """What play and pause are about: another hearing while takes are compared blind."""
        self._wave, self._transport, self._box = body.wave, body.transport, body.notes.box
        hearing.moved.connect(self._on_moved)
        self._wave.sought.connect(hearing.seek)
        self._wave.may_scrub = True
        self._wave.scrubbed.connect(hearing.scrub)
        self._wave.scrub_ended.connect(hearing.end_scrub)
        self._wave.range_marked.connect(self.set_range)
        self._transport.play_wanted.connect(hearing.toggle)
        self._transport.start_wanted.connect(lambda: hearing.seek(0.0))
        self._transport.loop_dropped.connect(lambda: self.set_range(None))
        command = Command(
            "listen.play", tr("Play or pause"), self.toggle, icon="player-play", tab="listen", own_key="Space"
        )
        context.commands.add(command)
        space = QShortcut(QKeySequence(command.own_key), panel)
        space.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        space.activated.connect(self.toggle)

    def toggle(self) -> None:
        """Play, or pause."""
        self.heard.toggle()

    def redraw(self) -> None:
        """Show again where it stands."""
        self._on_moved(self._hearing.position_s, False)

    def set_range(self, marked: tuple[float, float] | None) -> None:
        """Mark a range and play it again and again, or no longer."""
        self._wave.show_range(marked)
        self._transport.show_range(marked)
        self._hearing.set_loop(marked)
        self._hearing.seek(marked[0] if marked is not None else self._hearing.position_s)

    def _on_moved(self, position_s: float, is_running: bool) -> None:
        if is_running and not self._panel.isVisible():
            return
        self._wave.show_position(position_s, follows=is_running)
        self._transport.show_position(position_s, self._hearing.duration_s or self._wave.scale.duration_s)
        marked = self._wave.marked_range
        self._box.show_place(*(marked if marked is not None else (position_s, position_s)))
