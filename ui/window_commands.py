"""What can be done everywhere in the window: where to go, what to begin, the theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.commands import Command
from ui.door import Door
from ui.languages import LANGUAGES, SYSTEM
from ui.menus import THEMES
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.context import Context
    from ui.shell import Shell

_TABS = (
    ("inbox", later("Go to the inbox"), "Alt+1", "inbox"),
    ("plan", later("Go to the plan"), "Alt+2", "calendar"),
    ("listen", later("Go to Listen"), "Alt+3", "headphones"),
    ("assemble", later("Go to Assemble"), "Alt+4", "stack-2"),
    ("people", later("Go to People"), "Alt+5", "users"),
    ("money", later("Go to Money"), "Alt+6", "coin"),
)
_BEGIN = (
    ("production.new", "new_production", later("New production…"), "Ctrl+N", "music-plus"),
    ("invitation.open", "open_invitation", later("Open an invitation…"), "Ctrl+O", "mail-opened"),
)
# of a production that is here, one's own or somebody else's
_CARE = (
    ("production.calendar", "calendar", later("Working time…"), "calendar", "main"),
    ("production.storage", "storage", later("Shared files…"), "folder-open", "main"),
    ("production.care", "care", later("Check, repair and clean…"), "shield-check", "main"),
    ("production.export", "export", later("Export…"), "file-export", "main"),
    ("production.closing", "closing", later("Close the production…"), "lock", "main"),
)
_SETTINGS = (
    ("devices", "devices", later("Devices…"), "device-laptop", ""),
    ("recovery", "recovery", later("Recovery file…"), "lifebuoy", ""),
    ("log", "log", later("Log…"), "history", ""),
    ("production.import", "import", later("Import an export, salvage a storage…"), "download", ""),
)


def window_commands(shell: Shell, context: Context) -> list[Command]:
    """The commands, in the order of the menus."""

    def go(page: str) -> partial[None]:
        return partial(shell.go, page)

    found = [Command("palette", tr("Search or run a command"), shell.open_palette, "Ctrl+K", "search")]
    found += [
        Command(f"go.{tab}", tr(words), go(tab), keys, icon, is_possible=partial(shell.has_tab, tab))
        for tab, words, keys, icon in _TABS
    ]
    found += [Command(id_, tr(words), go(page), keys, icon, menu="main") for id_, page, words, keys, icon in _BEGIN]
    found.append(
        Command(
            "today",
            tr("Today: what waits"),
            shell.open_today,
            "Ctrl+Shift+T",
            "bell",
            menu="main",
            is_possible=lambda: _is_somebody(context),
        )
    )
    found.append(Command("sync.now", tr("Send and fetch now"), shell.sync_now, "Ctrl+R", "refresh", menu="main"))
    found += [
        Command(id_, tr(words), go(page), icon=icon, menu=menu, is_possible=lambda: bool(shell.productions))
        for id_, page, words, icon, menu in _CARE
    ]
    found += [
        Command(id_, tr(words), go(page), icon=icon, menu=menu, is_possible=lambda: _is_somebody(context))
        for id_, page, words, icon, menu in _SETTINGS
    ]
    found += [
        *(
            Command(id_, tr(words), partial(open_, context), icon=icon, is_possible=lambda: _is_somebody(context))
            for id_, words, open_, icon in (
                ("portfolio", later("Portfolio page…"), _open_portfolio, "world"),
                ("business", later("Business details for invoices…"), _open_business, "file-invoice"),
                ("statement", later("Statement with a person…"), _open_statement, "receipt"),
                ("learning", later("Learning report: what my work tells…"), _open_learning, "chart-histogram"),
            )
        ),
        Command("settings", tr("Settings…"), go("settings"), "Ctrl+,", "settings", menu="main"),
        Command("help", tr("Help"), shell.open_help, "F1", "lifebuoy", menu="main"),
        Command("keys", tr("Keys…"), partial(_open_keys, context), "Shift+F1", "menu-deep", menu="main"),
        Command("window.close", tr("Quit"), partial(_quit, shell), "Ctrl+Q", "x", menu="end"),
    ]
    found += [
        Command(f"theme.{choice}", tr("Theme: {name}", name=tr(words)), partial(shell.choose_theme, choice), icon="sun")
        for choice, words in THEMES
    ]
    found += [
        Command(
            f"language.{choice}",
            tr("Language from the next start on: {name}", name=name),
            partial(shell.choose_language, choice),
            icon="world",
        )
        for choice, name in ((SYSTEM, tr("As the system")), *LANGUAGES.items())
    ]
    return found


def _quit(shell: Shell) -> None:
    window = shell.window()
    window.quit() if isinstance(window, Door) else window.close()


def _open_keys(context: Context) -> None:
    from ui.keys_pane import open_keys

    open_keys(context)


def _open_portfolio(context: Context) -> None:
    from ui.dialogs.portfolio import open_portfolio

    open_portfolio(context)


def _open_business(context: Context) -> None:
    from ui.money.business_pane import open_business

    open_business(context)


def _open_statement(context: Context) -> None:
    from ui.money.statement_pane import open_statement

    open_statement(context)


def _open_learning(context: Context) -> None:
    from ui.people.learning import open_learning

    open_learning(context)


def _is_somebody(context: Context) -> bool:
    return context.studio is not None and context.studio.has_identity
