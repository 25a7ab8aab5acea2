"""The one window: top bar, the page of the chosen tab, status line, messages, palette.

Decides which tabs there are and which production is shown; everything else is a page's business.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from studio.app.running_window import PASS_SUFFIXES
from ui import menus
from ui.background import LatestOnly
from ui.bridge import Bridge
from ui.messages import Message, MessageArea, message_of
from ui.page_stack import PageStack
from ui.pages import ALONE, OF_PRODUCTION, PAGES, TABS, transfers_bar, warm
from ui.session import Session
from ui.status_line import StatusLine
from ui.top_bar import TopBar, has_problem
from ui.widgets.labels import rule
from ui.widgets.reading_order import ReadInOrder
from ui.window_commands import window_commands
from ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from studio.domain.changes import Changes
    from studio.domain.found_words import FoundRow
    from studio.queries.rows import PlanRows, ProductionRow, SyncRow
    from ui.context import Context
    from ui.lead_bar import LeadBar
    from ui.palette import Entry, Palette
    from ui.timeline.view import TimelineView
    from ui.today.reminding import Reminding

_SYNC_SPOKEN_MS = 5_000
_KEEP_MS = 1_500
# after the first rows are on the screen
_WARM_MS = 700
# where a page of the first steps leads, which has no tab yet
_NEXT = {
    "first_run": ("new_production", "open_invitation"),
    "new_production": ("plan",),
    "open_invitation": ("inbox",),
    "join_device": ("plan",),
    "recover": ("plan",),
}
_LEAST_PAGE_PX = QSize(960, 526)
"""With the bars above and below, 960 x 600."""


class Shell(ReadInOrder):
    """The window. ``closing`` is sent before it goes, ``warmed`` when everything that pages need has been loaded."""

    closing = Signal()
    warmed = Signal()

    def __init__(self, context: Context, settings: QSettings | None = None) -> None:
        super().__init__()
        self.context, self._settings = context, settings
        context.settings = settings
        self.productions: tuple[ProductionRow, ...] = ()
        self._wanted: tuple[str, str] = ("", "")
        self._alarms: set[tuple[str, str]] = set()
        self._problem = ""
        self.command_palette: Palette | None = None
        self.lead_bar: LeadBar | None = None
        self.reminding: Reminding | None = None
        self.page = ""
        self.setWindowTitle("Segue")
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.bridge = Bridge(self)
        self.bridge.changed.connect(context.changed)
        self._sync_questions = LatestOnly(context.ask)
        self._production_questions = LatestOnly(context.ask)
        self._found = LatestOnly(context.ask)
        self._build()
        self.session = Session(self, settings)
        self._add_commands()
        self._connect()

    def _build(self) -> None:
        theme = self.context.theme
        self.top = TopBar(theme)
        self.stack = PageStack(self.context, self._wanted_ahead)
        self.stack.taken.connect(self._page_taken)
        self.status = StatusLine(theme)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, rule(), self.stack, rule(), self.status):
            column.addWidget(part)
        column.setStretchFactor(self.stack, 1)
        # what is shown may need more room than the smallest window has; the window around scrolls then
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self.stack.setMinimumSize(_LEAST_PAGE_PX)
        self.messages = MessageArea(self, theme)
        # what the next start of the window paints first
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep_first_screen)
        self._warming = QTimer(self, singleShot=True, interval=_WARM_MS)
        self._warming.timeout.connect(lambda: self.context.do(partial(warm, self.page), self._warmed))
        self._spoken = QTimer(self, interval=_SYNC_SPOKEN_MS)
        self._spoken.timeout.connect(self.top.sync.retell)

    def _connect(self) -> None:
        context, top = self.context, self.top
        context.said.connect(self.messages.show_message)
        context.went.connect(self.go)
        context.ready.connect(self._opened)
        context.changed.connect(self._changed)
        context.production_changed.connect(self._show_production)
        top.tab_chosen.connect(self.go)
        self.status.problems.clicked.connect(self._show_problems)
        top.search.clicked.connect(self.open_palette)
        top.sync.clicked.connect(lambda: context.commands.run("sync.now"))
        top.production.clicked.connect(self._open_production_menu)
        top.menu.clicked.connect(self._open_menu)
        top.today.clicked.connect(self.open_today)
        context.preferred.connect(self._preferred)

    # --- commands
    def _add_commands(self) -> None:
        table = self.context.commands
        table.added.connect(self._give_shortcut)
        for command in window_commands(self, self.context):
            table.add(command)
        table.tab = ""

    def _give_shortcut(self, command_id: str) -> None:
        command = self.context.commands.named(command_id)
        if command.shortcut:
            action = self.context.commands.action(command_id)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)

    def sync_now(self) -> None:
        """Send and fetch now."""
        studio = self.context.studio
        if studio is not None:
            self.context.do(studio.sync_soon)

    def choose_theme(self, choice: str) -> None:
        """Show the light or dark theme, or follow the system; remembered."""
        self.context.theme.choose(choice)
        if self._settings is not None:
            self._settings.setValue("theme", choice)

    def choose_language(self, choice: str) -> None:
        """Speak a language, or the system's, from the next start on; remembered."""
        app = QApplication.instance()
        if app is not None:
            app.setProperty("language", choice)
        if self._settings is not None:
            self._settings.setValue("language", choice)

    # --- what there is
    def show_first_rows(self, plan: PlanRows | None, timeline: TimelineView | None = None) -> None:
        """Show what was shown last, before the studio is open; ``timeline`` draws it already and is taken in."""
        if plan is None:
            return
        from ui.plan.panel import PlanPanel

        self.productions = (plan.production,)
        self.top.show_production(plan.production.title)
        self._show_tabs()
        self.context.production = plan.production.id
        panel = PlanPanel(self.context, timeline)
        self.stack.take("plan", panel)
        panel.show_plan(plan)
        is_first = self.session.is_waiting
        self.go("plan")
        panel.refresh()
        self.session.is_waiting = is_first
        self.session.restore()

    def _warmed(self, _nothing: object) -> None:
        self.warmed.emit()
        self._remind()
        self.stack.start_ahead()

    def _remind(self) -> Reminding:
        if self.reminding is None:
            from ui.today.model import count_words
            from ui.today.reminding import Reminding

            self.reminding = made = Reminding(self.context)
            made.counted.connect(
                lambda rows: self.top.show_waiting(sum(row.reminder.is_mine for row in rows), count_words(rows))
            )
            self.closing.connect(made.stop)
            made.start()
        return self.reminding

    def stays(self) -> bool:
        """Whether the program goes on when the window is closed."""
        tray = self.reminding.tray if self.reminding is not None else None
        return tray is not None and tray.keeps_running

    def tell_that_it_stays(self) -> None:
        """The window was put away."""
        if self.reminding is not None:
            self.reminding.in_tray().tell_that_it_stays()

    def _preferred(self, name: str) -> None:
        if name.startswith("tray/"):
            self._remind().follow_tray()

    def open_today(self) -> None:
        """Show what waits."""
        self._remind().open()

    def _wanted_ahead(self) -> tuple[str, ...]:
        # what begins anew each time is only built ahead where it is what comes next
        return _NEXT.get(self.page) or tuple(self.top.tabs)

    def _page_taken(self, page: str) -> None:
        made = self.stack.pages[page]
        self.session.take_page(page, made)
        if page == "plan":
            made.plan_shown.connect(self.status.show_plan)
            made.overlays.checked.connect(self.status.show_checks)
            made.plan_shown.connect(lambda _plan: self._keeping.start())
        if not self.page:
            self.page = page

    def _opened(self) -> None:
        studio = self.context.studio
        self.bridge.listen(studio)
        self.top.show_person(studio.person_name)
        self._spoken.start()
        self._show_demo_bar(studio.home)
        self._ask_productions()
        self._ask_sync()
        self.status.set_transfers(transfers_bar(self.context))
        # the welcome page has nothing else to do
        self._warming.start(_WARM_MS // 4 if self.page == "first_run" else _WARM_MS)

    def _ask_productions(self) -> None:
        from studio.queries.asks import Productions

        self._production_questions.ask(Productions(), self._take_productions, self.context.show_error)

    def _ask_sync(self) -> None:
        from studio.queries.asks import SyncState

        self._sync_questions.ask(SyncState(), self._take_sync, lambda _error: None)

    def _take_sync(self, sync: SyncRow) -> None:
        self.top.sync.show_sync(sync)
        problem = sync.message if has_problem(sync) else ""
        if problem and problem != self._problem:
            title = tr("Something could not be sent or fetched")
            what = tr("What you do is kept here. It is tried again by itself.")
            self.messages.show_message(Message("hint", title, problem, what, tr("Try again"), self.sync_now))
        if sync.state != "syncing":
            self._problem = problem

    def _take_productions(self, productions: Iterable[ProductionRow]) -> None:
        self.productions = tuple(productions)
        self.top.show_person(self.context.studio.person_name)
        self._show_tabs()
        self._show_alarms()
        owned = [row for row in self.productions if row.is_owner]
        shown = self.context.production
        if owned and shown not in {row.id for row in owned}:
            last = self._settings.value("production") if self._settings is not None else None
            shown = next((row.id for row in owned if last in {row.id, row.slug}), owned[0].id)
        self.context.set_production(shown if owned else "")
        self._show_production(self.context.production)
        page, subject = self._wanted
        if not page:
            self.session.restore()
        # where it is not there yet it is shown when it comes, unless the person has gone elsewhere
        if self.has_tab(page):
            self.go(page, subject)
        elif not self.productions:
            if self.page not in ALONE:
                self.go("first_run")
        elif self.page in {"", "first_run"} or (self.page in TABS and not self.has_tab(self.page)):
            self.go(next(iter(self.top.tabs)))

    def _show_alarms(self) -> None:
        """A record that was changed behind one's back is said at once, and stays in sight."""
        alarmed = [row for row in self.productions if row.alarm]
        self.top.sync.show_alarm("\n".join(f"{row.title}: {row.alarm}" for row in alarmed))
        for row in alarmed:
            if (row.id, row.alarm) not in self._alarms:
                self._alarms.add((row.id, row.alarm))
                title = tr("The record of “{title}” is not what it was", title=row.title)
                what = tr("Nothing more is sent or fetched for it. Your files are safe. Ask the others on another way "
                          "whether the storage was reset or restored, and check it.")  # fmt: skip
                page, act = ("devices", tr("What to do…")) if row.is_other_copy else ("care", tr("Check it…"))
                self.messages.show_message(Message("fault", title, row.alarm, what, act, partial(self.go, page)))

    def _show_tabs(self) -> None:
        tabs = []
        if any(not row.is_owner for row in self.productions):
            tabs.append(("inbox", tr("Inbox")))
        if any(row.is_owner for row in self.productions):
            tabs += [
                ("plan", tr("Plan")),
                ("listen", tr("Listen")),
                ("assemble", tr("Assemble")),
                ("money", tr("Money")),
                ("people", tr("People")),
            ]
        self.top.show_tabs(tabs)
        self.top.show_tab(self.page)

    def has_tab(self, tab: str) -> bool:
        """Whether the window offers a tab."""
        return tab in self.top.tabs

    def _keep_first_screen(self) -> None:
        studio, production = self.context.studio, self.context.production
        if studio is not None and production:
            self.context.do(lambda: studio.keep_first_screen(production))

    def _show_production(self, production: str) -> None:
        row = next((row for row in self.productions if row.id == production), None)
        self._show_lead(row)
        self.top.show_production(row.title if row else "")
        self.window().setWindowTitle(f"{row.title} – Segue" if row else "Segue")
        if not row:
            self.status.show_plan(None)
        elif self._settings is not None:
            self._settings.setValue("production", row.id)

    def _show_demo_bar(self, home: Path) -> None:
        from studio.app.demo_folder import demo_folder_of

        folder = demo_folder_of(home)
        if folder is not None:
            from ui.demo_bar import DemoBar

            self._column.insertWidget(2, DemoBar(self.context, folder))

    def _show_lead(self, row: ProductionRow | None) -> None:
        if self.lead_bar is None and row is not None and row.decided_on:
            from ui.lead_bar import LeadBar

            self.lead_bar = LeadBar(self.context)
            self._column.insertWidget(2, self.lead_bar)
        if self.lead_bar is not None:
            self.lead_bar.show_row(row)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("production"):
            self._ask_productions()
        self._ask_sync()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A question mark that nobody has taken as a letter asks for the keys."""
        if event.text() == "?":
            self.context.commands.run("keys")
        else:
            super().keyPressEvent(event)

    # --- where to go
    def go(self, page: str, subject: str = "") -> None:
        """Show a page, and select a subject there."""
        if page not in PAGES:
            return
        if page in TABS and not self.has_tab(page):
            # a production that was just started or opened is not known yet
            self._wanted = (page, subject)
            self._ask_productions()
            return
        self._wanted = ("", "")
        is_first_plan = page == "plan" and page not in self.stack.pages
        self.page = page
        self.stack.show_page(page)
        if is_first_plan:
            self.stack.pages[page].refresh()
        self.session.went(page)
        self.context.commands.set_tab(page)
        self.top.show_tab(page)
        self.status.show_page(page)
        select = getattr(self.stack.pages[page], "select", None)
        if subject and select is not None:
            select(subject)
        if not subject:
            self.focus_page()

    def _show_problems(self) -> None:
        self.go("plan")
        self.stack.pages["plan"].below.open("problems")

    def focus_page(self) -> None:
        """Put the keyboard where the shown page wants it."""
        page = self.stack.pages.get(self.page)
        if page is not None:
            # no focus proxy: Tab would go straight to it and never to what stands before it
            getattr(page, "keyboard_starts_at", page).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.messages.show_message(message_of(error))

    def show_message(self, message: Message) -> None:
        """Say something."""
        self.messages.show_message(message)

    # --- menus and palette
    def _open_production_menu(self) -> None:
        menus.open_production_menu(self, self.context, self.productions)

    def _open_menu(self) -> None:
        menus.open_main_menu(self, self.context)

    def show_production(self, production: str) -> None:
        """Show another production; on a page that knows none, its plan."""
        self.context.set_production(production)
        if self.page not in {"plan", "listen", "assemble", "money", "people", *OF_PRODUCTION}:
            self.go("plan")

    def open_help(self, page: str = "") -> None:
        """Open the help at a page; without one, at the page about what lies in front, or about the screen."""
        from ui.help.pages import page_of
        from ui.help.pane import open_help
        from ui.widgets.over_pane import OverPane

        in_front = [one.help_page for one in self.window().findChildren(OverPane) if one.isVisible() and one.help_page]
        open_help(self.context, page or (in_front[-1] if in_front else page_of(self.page)))

    def open_palette(self) -> None:
        """Open the palette over the window."""
        from ui.palette import Palette

        if self.command_palette is None:
            self.command_palette = Palette(self.context.theme, self._entries, self, self._search)
        self.command_palette.open()

    def _search(self, words: str, found: Callable[[list[Entry]], None]) -> None:
        from studio.queries.asks import Search

        def done(rows: Iterable[FoundRow]) -> None:
            found(menus.found_entries(self, self.context, rows))

        self._found.ask(Search(words, limit=30), done, lambda _error: None)

    def _entries(self) -> list[Entry]:
        plan = self.stack.pages.get("plan") if self.has_tab("plan") else None
        found = menus.palette_entries(self, self.context, plan.stages if plan else (), self.productions)
        return [*found, *menus.view_entries(self, plan)] if plan else found

    # --- the window
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An invitation can be dropped anywhere, a session on the plan and on Assemble."""
        is_invitation = any(url.toLocalFile().endswith(PASS_SUFFIXES) for url in event.mimeData().urls())
        if is_invitation or self._session_in(event):
            event.acceptProposedAction()

    def _session_in(self, event: QDropEvent) -> str:
        """The path of a session that may be dropped on what is shown; empty for none."""
        from ui.widgets.drop_zone import session_in

        is_there = bool(self.context.production) and self.page in {"plan", "assemble"}
        return session_in(event) if is_there else ""

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the invitation, or show what would become of the session."""
        session = self._session_in(event)
        if session:
            from ui.dialogs.import_session import open_import_session

            event.acceptProposedAction()
            open_import_session(self.context, self.page_widget(self.page).refresh, session)
            return
        for url in event.mimeData().urls():
            if url.toLocalFile().endswith(PASS_SUFFIXES):
                event.acceptProposedAction()
                self.go("open_invitation", url.toLocalFile())
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs."""
        self._spoken.stop()
        self._keeping.stop()
        self._warming.stop()
        self.stack.stop()
        self.bridge.close()
        self.closing.emit()
        self.context.background.cancel_all()
        event.accept()

    def page_widget(self, page: str) -> Any:
        """A page that has been built, else None."""
        return self.stack.pages.get(page)
