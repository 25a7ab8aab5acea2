"""What every panel is given: the studio, the theme, and the ways to run, ask, say and go.

Holds no rows; a panel asks for what it shows and decides itself what to repaint.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from studio.domain.errors import CancelledError
from ui.background import Background, Done, Failed, Job, Progress

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.commands import CommandTable
    from ui.theme import Theme


class Context(QObject):
    """Handed to every panel as its first argument.

    ``changed`` carries ``studio.domain.changes.Changes`` on the GUI thread. ``production_changed`` carries the id of
    the production that is shown now (empty: none), ``subject_changed`` says that the settings are about another one
    (``subject``, empty: the one shown). ``ready`` is sent once, when the studio is open; commands and
    questions given before that wait for it. ``settings`` is what the window remembers (None: nothing). ``said`` and ``went`` are for the window: a message, a place to go;
    ``preferred`` names what was changed among ``settings`` and counts at once.
    """

    changed = Signal(object)
    production_changed = Signal(str)
    subject_changed = Signal()
    ready = Signal()
    said = Signal(object)
    went = Signal(str, str)
    preferred = Signal(str)

    def __init__(self, theme: Theme, commands: CommandTable, studio: Any = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.commands = commands
        self.studio = studio
        self.settings: QSettings | None = None
        self.background = Background(self)
        self.production = ""
        self.subject = ""
        self.afterwards: list[Callable[[], object]] = []
        """What is done when the window has gone and the home is closed."""
        self._waiting: list[Callable[[], object]] = []

    def attach(self, studio: Any) -> None:
        """Take the opened studio and do what waited for it."""
        self.studio = studio
        self.ready.emit()
        waiting, self._waiting = self._waiting, []
        for go in waiting:
            go()

    def set_production(self, production: str) -> None:
        """Show another production (an id, empty for none)."""
        if production != self.production:
            self.production, self.subject = production, ""
            self.production_changed.emit(production)
            self.subject_changed.emit()

    def choose_subject(self, production: str) -> None:
        """Let the settings be about another production than the one that is shown, such as somebody else's."""
        if production != self.subject:
            self.subject = production
            self.subject_changed.emit()

    def run(
        self, command: Any, done: Done | None = None, failed: Failed | None = None, progress: Progress | None = None
    ) -> Job | None:
        """Carry a command out in the background. Without ``failed`` an error is shown as a message.

        Commands about one production are carried out one after the other, in the order in which they were given; those
        that take long begin after them and hold up none. Returns the job to cancel it, or None while the studio is still opening (it runs as soon as it is open).
        """
        if self.studio is None:
            self._waiting.append(lambda: self.run(command, done, failed, progress))
            return None
        from studio.actions.commands import TAKE_LONG

        studio = self.studio
        return self.background.start(
            lambda report, cancel: studio.run(command, progress=report, cancel=cancel),
            done,
            failed or self.show_error,
            progress,
            lane=self.lane_of(getattr(command, "production", "")),
            is_long=isinstance(command, TAKE_LONG),
        )

    def lane_of(self, production: str = "") -> str:
        """The lane of what changes a production, by its id; of the one that is shown where none is named."""
        return f"production {production or self.production}"

    def ask(self, ask: Any, done: Done, failed: Failed | None = None) -> Job | None:
        """Ask for rows in the background; ``done`` gets them on the GUI thread."""
        if self.studio is None:
            self._waiting.append(lambda: self.ask(ask, done, failed))
            return None
        studio = self.studio
        return self.background.start(
            lambda _report, _cancel: studio.ask(ask), done, failed or self.show_error, is_question=True
        )

    def do(
        self, work: Callable[[], Any], done: Done | None = None, failed: Failed | None = None, *, lane: str = ""
    ) -> Job:
        """Run any blocking call in the background, such as another method of the studio or a file to write.

        ``lane`` as ``Background.start`` has it.
        """
        return self.background.start(lambda _report, _cancel: work(), done, failed or self.show_error, lane=lane)

    def expect_files(self) -> None:
        """Files are dragged here or about to be chosen: have ready what looks at them. Costs nothing where it is."""
        studio = self.studio
        if studio is not None:
            self.do(studio.prepare_checks)

    def show_message(self, text: str, title: str = "", kind: str = "info", **more: Any) -> None:
        """Say something without asking for an answer. ``kind``: info, done, hint, fault."""
        from ui.messages import Message

        self.said.emit(Message(kind, title or text, text if title else "", **more))

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, to which thing and what to do."""
        from ui.messages import message_of

        if not isinstance(error, CancelledError):
            self.said.emit(message_of(error))

    def navigate(self, tab: str, subject: str = "") -> None:
        """Go to a tab (plan, listen, assemble, inbox) and select a subject (a stage's or hand-off's id) there."""
        self.went.emit(tab, subject)
