"""Opens the window: last time's bars at once and living, then what stands around them, then the studio in a worker."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.door import Door
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studio.app.log_file import LogFile
    from studio.queries.plan_rows import PlanRows
    from ui.collecting import Collector
    from ui.context import Context
    from ui.ending import Wishes
    from ui.faults import FaultWatch
    from ui.one_window import OneWindow
    from ui.shell import Shell
    from ui.timeline.view import TimelineView

_TRANSLATED = ("de", "trial")
# what the whole window is made of, in the order in which it is read after the first painting
_PARTS = (
    "ui.messages",
    "ui.background",
    "ui.context",
    "ui.icons",
    "ui.widgets.labels",
    "ui.widgets.buttons",
    "ui.widgets.chips",
    "studio.queries.rows",
    "ui.top_bar",
    "ui.status_line",
    "ui.menus",
    "ui.session",
    "ui.page_stack",
    "ui.shell",
    "ui.plan.tools",
    "ui.plan.panel",
    "studio.queries.asks",
    "ui.ending",
    "ui.collecting",
    "ui.one_window",
)


def run_window(
    home: Path | None,
    production: str | None = None,
    theme: str | None = None,
    *,
    subject: str = "",
    is_safe: bool = False,
) -> int:
    """Open the window on a home and stay until it is closed.

    ``production`` (id or slug) is shown first; ``theme`` is ``light``, ``dark`` or ``system``, else what was chosen last;
    ``subject`` is an invitation to open, as its path or its line. ``is_safe`` opens it without anything of last time, and
    without synchronising. Returns the exit status.
    """
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "segue", "window")
    running = QApplication.instance()
    if running is None and not is_safe and (settings.contains("text_size") or sys.platform == "win32"):
        from ui.text_size import apply_size

        apply_size(settings)
    # the style as a word of the command line: asking Qt for it by its function costs 10 ms
    app = running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty("style", "" if app is running else "fusion")
    app.setApplicationName("Segue")
    app.setDesktopFileName("org.segue.Studio")
    if production:
        settings.setValue("production", production)
    if is_safe:
        opening = Opening(app, home, None, theme or "system", subject, is_safe=True)
    else:
        _speak(app, str(settings.value("language", "system")))
        opening = Opening(app, home, settings, theme or str(settings.value("theme", "system")), subject)
    opening.door.show()
    status = app.exec()
    if not opening.end():
        from ui.ending import end_at_once

        end_at_once(status)
    return status


def _speak(app: QApplication, choice: str) -> None:
    """``SEGUE_LANGUAGE`` comes before what was chosen. English costs no import: it is the source."""
    app.setProperty("language", choice)
    choice = os.environ.get("SEGUE_LANGUAGE", "") or choice
    wanted = QLocale.system().uiLanguages() if choice == "system" else [choice]
    if not any(one.startswith(_TRANSLATED) for one in wanted):
        return
    from ui.languages import speak

    speak(app, choice)


FIRST_FRAME = "SEGUE_FIRST_FRAME"
"""Names a file into which the time is written when the first picture has been painted, for who measures."""


class Opening:
    """The steps from nothing to the living window. ``window`` and ``context`` are there soon after the first painting."""

    def __init__(
        self,
        app: QApplication,
        home: Path | None,
        settings: QSettings | None,
        theme: str,
        subject: str = "",
        *,
        is_safe: bool = False,
    ) -> None:
        from studio.app.identity_paths import home_path

        self._app, self._home, self._settings = app, home_path(home), settings
        self.theme = Theme(app, theme, is_dressed=False)
        self.window: Shell | None = None
        self.context: Context | None = None
        self.wishes: Wishes | None = None
        self.only: OneWindow | None = None
        self.collector: Collector | None = None
        self._subject, self._is_safe = subject, is_safe
        self.faults: FaultWatch | None = None
        self.log: LogFile | None = None
        self.timeline: TimelineView | None = None
        self.door = Door(settings, self.theme)
        self._bars = None if is_safe else _first_bars(self._home)
        self._welcome: Any = None
        self._wanted: list[tuple[str, str]] = []
        if self._bars is not None:
            self._show_bars(self._bars)
        elif not (self._home / "segue.db").exists():
            self._show_welcome()
        self._steps: Iterator[object] = self._rest()
        self._go_on = QTimer(self.door, singleShot=True, interval=0)
        self._go_on.timeout.connect(self._step)
        self.door.opened.connect(self._go_on.start)
        self.door.closing.connect(self._close)

    def _show_bars(self, plan: PlanRows) -> None:
        from ui.timeline.view import TimelineView

        self.timeline = TimelineView(self.theme)
        self.timeline.show_scroll_bars(are_shown=False)
        if self._settings is not None:
            self.timeline.keep_places(self._settings)
        self.timeline.show_plan(plan)
        self.door.put_first(self.timeline, plan.production.title)

    def _show_welcome(self) -> None:
        from ui.pages import PAGES

        self.theme.dress()
        self.context = make_context(self.theme)
        # a choice made before there is a window to go there
        self.context.went.connect(self._note_wish)
        self._welcome = PAGES["first_run"](self.context)
        self.door.put_first(self._welcome)

    def _note_wish(self, page: str, subject: str) -> None:
        self._wanted.append((page, subject))

    # --- after the first painting, in slices between which the window answers
    def _step(self) -> None:
        if next(self._steps, None) is not None:
            self._go_on.start()

    def _rest(self) -> Iterator[object]:
        from importlib import import_module

        if os.environ.get(FIRST_FRAME):
            from ui.trial import tell_first_frame

            tell_first_frame(os.environ[FIRST_FRAME])
        for part in _PARTS:
            yield import_module(part)
        self.theme.dress()
        yield self.theme
        yield from self._build()
        from ui.ending import Wishes

        self.wishes = Wishes(self.door.quit)
        from ui.collecting import Collector

        self.collector = Collector(self.door)
        yield self.wishes
        yield self._listen()
        if self.window is not None and self.context is not None:
            from ui.faults import FaultWatch

            self.faults = FaultWatch(self._home, self.context)
            self._begin_log(self.context)
            open_studio_behind(self.window, self.context, self._home, is_safe=self._is_safe)

    def _begin_log(self, context: Context) -> None:
        """From now on what happens is written down; where it cannot be, the window goes on without."""
        from studio import __version__
        from studio.app.log_file import LogFile

        try:
            self.log = LogFile(self._home, self._log_level())
        except OSError:
            return
        context.preferred.connect(self._preferred)
        context.destroyed.connect(self.log.stop)  # a window that went without being closed
        self.log.tell(f"Segue {__version__} has opened its window{' in safe mode' if self._is_safe else ''}")

    def _log_level(self) -> str:
        return str(self._settings.value("log_level") or "") if self._settings is not None else ""

    def _preferred(self, name: str) -> None:
        if name == "log_level" and self.log is not None:
            self.log.choose(self._log_level())

    def _build(self) -> Iterator[object]:
        from ui.shell import Shell

        if self.context is None:
            self.context = make_context(self.theme)
        window = Shell(self.context, self._settings)
        self.context.setParent(window)
        window.warmed.connect(gc.freeze)  # pages stay, too
        prepare_checks_when_idle(window, self.context)
        yield window
        if self._bars is not None:
            from studio.app.first_screen import rows_of

            window.show_first_rows(rows_of(self._bars), self.timeline)
        if self._welcome is not None:
            window.stack.take("first_run", self._welcome)
            self.context.went.disconnect(self._note_wish)
            for wish in self._wanted:
                window.go(*wish)
        yield window
        self.window = window
        self.door.put_in(window)
        window.focus_page()
        if self._subject:
            window.go("open_invitation", self._subject)
        yield window

    def _listen(self) -> OneWindow:
        from ui.one_window import OneWindow

        self.only = OneWindow(self._home, self.door)
        self.only.opened.connect(self.open_subject)
        self.only.ending.connect(self.door.mean_to_end)
        self._app.commitDataRequest.connect(lambda _session: self.door.mean_to_end())
        self._app.installEventFilter(self.only)
        if self.window is not None:
            self.door.stays = self.window.stays
            self.door.put_away.connect(self.window.tell_that_it_stays)
        return self.only

    def open_subject(self, subject: str) -> None:
        """Come forward, and open an invitation where one is given."""
        self.door.setWindowState(self.door.windowState() & ~Qt.WindowState.WindowMinimized)
        self.door.show()
        self.door.raise_()
        self.door.activateWindow()
        if subject and self.window is not None:
            self.window.go("open_invitation", subject)
        elif subject:
            self._subject = subject

    def _close(self) -> None:
        self._go_on.stop()
        self._steps = iter(())
        if self.window is not None:
            # what still has to stop need not be watched
            if self.only is not None:
                self.only.stop()
            is_away = self.door.isHidden() or not self._app.quitOnLastWindowClosed()
            self.door.hide()
            self.window.close()
            if is_away:
                # Qt ends by itself only after a window that was seen
                QTimer.singleShot(0, self._app.exit)

    def end(self) -> bool:
        """After the last event: close the home. Says whether every thread has ended."""
        from ui.ending import closes_in_time

        is_quiet = True
        if self.faults is not None:
            self.faults.stop()
        if self.collector is not None:
            self.collector.stop()
        if self.context is not None:
            is_quiet = self.context.background.is_idle
            if self.context.studio is not None:
                is_quiet = closes_in_time(self.context.studio.close) and is_quiet
            self._do_afterwards(self.context)
        if self.wishes is not None:
            self.wishes.stop()
        if self.log is not None:
            self.log.tell("the window is closed")
            self.log.stop()
        return is_quiet

    @staticmethod
    def _do_afterwards(context: Context) -> None:
        from studio.domain.errors import SegueError

        for act in context.afterwards:
            try:
                act()
            except SegueError as error:
                print(f"{error.message} {error.what_to_do}", file=sys.stderr)  # noqa: T201  there is no window any more


def make_context(theme: Theme) -> Context:
    """What the pages share, without a studio yet."""
    from ui.commands import CommandTable
    from ui.context import Context

    return Context(theme, CommandTable())


def build_window(app: QApplication, settings: QSettings | None, theme: str) -> tuple[Shell, Context]:
    """The whole window at once, without a studio yet."""
    from ui.shell import Shell

    context = make_context(Theme(app, theme))
    window = Shell(context, settings)
    context.setParent(window)
    return window, context


def open_studio_behind(window: Shell, context: Context, home: Path | None, *, is_safe: bool = False) -> None:
    """Open the studio in a worker; the window shows itself meanwhile. ``is_safe``: nothing is sent or fetched."""

    def opened(studio: Any) -> None:
        context.attach(studio)
        if is_safe:
            from ui.words import tr

            title = tr("Safe mode: nothing of last time is used, and nothing is sent or fetched")
            context.show_message(
                tr("Start Segue as usual to go on working. Your productions are as they were."), title, "hint"
            )
        else:
            context.do(studio.start_sync)
        follow_attention(studio)

    context.do(lambda: _open(home), opened, window.show_error)


def prepare_checks_when_idle(window: Shell, context: Context) -> None:
    """Once everything is there and nobody waits, have ready what looks at the first file that is dropped."""
    window.warmed.connect(lambda: context.do(context.studio.prepare_checks))


def follow_attention(studio: Any) -> None:
    """Ask for news less often while nobody looks at the window."""
    from PySide6.QtGui import QGuiApplication

    def changed(state: Qt.ApplicationState) -> None:
        studio.attend(is_in_focus=state == Qt.ApplicationState.ApplicationActive)

    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.applicationStateChanged.connect(changed)


def _open(home: Path | None) -> Any:
    from studio.app.studio import open_studio

    return open_studio(home)


def _first_bars(home: Path) -> PlanRows | None:
    """The last plan, read with as little as possible; without it the window opens empty and fills itself."""
    from studio.app.identity_paths import first_plan_path

    if not first_plan_path(home).exists():
        return None
    from studio.app.first_screen import first_bars

    return first_bars(home)
