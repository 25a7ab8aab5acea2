"""The window's menus and what its palette lists, made from the command table when they open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from ui.words import later, state_word, tr

if TYPE_CHECKING:
    from studio.domain.found_words import Document, FoundRow
    from studio.queries.rows import ProductionRow, StageRow
    from ui.commands import Command, CommandTable
    from ui.context import Context
    from ui.palette import Entry
    from ui.plan.panel import PlanPanel
    from ui.shell import Shell

THEMES = (
    ("system", later("As the system")),
    ("light", later("Light")),
    ("dark", later("Dark")),
    ("contrast", later("High contrast")),
)


def _new_menu(shell: Shell) -> QMenu:
    menu = QMenu(shell)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def open_production_menu(shell: Shell, context: Context, productions: Iterable[ProductionRow]) -> QMenu:
    """The productions of this home, and how to begin another."""
    menu = _new_menu(shell)
    group = QActionGroup(menu)
    for row in productions:
        if row.is_owner:
            action = menu.addAction(row.title)
            action.setCheckable(True)
            action.setChecked(row.id == context.production)
            action.triggered.connect(partial(_show, shell, row.id))
            group.addAction(action)
    menu.addSeparator()
    menu.addActions([context.commands.action(name) for name in ("production.new", "invitation.open")])
    button = shell.top.production
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu


def _show(shell: Shell, production: str, *_state: bool) -> None:
    shell.show_production(production)


def open_main_menu(shell: Shell, context: Context) -> QMenu:
    """Everything that can be done now, grouped, and the theme."""
    table = context.commands
    menu = _new_menu(shell)
    menu.addAction(table.action("palette"))
    for name in ("main", "edit"):
        commands = [command for command in table.of_menu(name) if table.is_possible(command)]
        if commands:
            menu.addSeparator()
        menu.addActions([table.action(command.id) for command in commands])
    views = [command for command in table.of_menu("view") if table.is_possible(command)]
    if views:
        menu.addSeparator()
        menu.addMenu(tr("View")).addActions([table.action(command.id) for command in views])
    edits = [command for command in table.of_menu("plan") if table.is_possible(command)]
    if edits:
        menu.addMenu(_plan_menu(menu, table, edits))
    menu.addSeparator()
    themes = menu.addMenu(tr("Theme"))
    for choice, words in THEMES:
        action = themes.addAction(tr(words))
        action.setCheckable(True)
        action.setChecked(context.theme.choice == choice)
        action.triggered.connect(partial(_choose, shell, choice))
    menu.addSeparator()
    menu.addAction(table.action("window.close"))
    button = shell.top.menu
    menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)))
    return menu


def _plan_menu(parent: QMenu, table: CommandTable, edits: list[Command]) -> QMenu:
    """What can be done with stages, then with tracks."""
    menu = QMenu(tr("Stages and tracks"), parent)
    for before, command in zip([edits[0], *edits], edits, strict=False):
        if before.id.partition(".")[0] != command.id.partition(".")[0]:
            menu.addSeparator()
        menu.addAction(table.action(command.id))
    return menu


def _choose(shell: Shell, choice: str, *_state: bool) -> None:
    shell.choose_theme(choice)


def view_entries(shell: Shell, plan: PlanPanel) -> list[Entry]:
    """The plan's views that were kept by name."""
    from ui.palette import Entry

    def show(name: str) -> None:
        shell.go("plan")
        plan.views.show_saved(name)

    return [Entry(view.name, partial(show, view.name), "filter", tr("view"), "view") for view in plan.views.kept.saved]


def palette_entries(
    shell: Shell, context: Context, stages: Iterable[StageRow], productions: Iterable[ProductionRow]
) -> list[Entry]:
    """What the palette finds: commands possible now, pages of the help, stages, other productions."""
    from ui.help.pages import help_pages
    from ui.languages import spoken_language
    from ui.palette import Entry, key_words

    table = context.commands
    found = [
        Entry(command.label, partial(table.run, command.id), command.icon, key_words(command.keys))
        for command in table.all()
        if table.is_possible(command) and command.id != "palette"
    ]
    found += [
        Entry(page.title, partial(shell.open_help, page.key), "lifebuoy", tr("help"), "help")
        for page in help_pages(spoken_language())
    ]
    found += [
        Entry(stage.title, partial(shell.go, "plan", stage.id), "calendar", state_word(stage.state), "stage")
        for stage in stages
    ]
    found += [
        Entry(row.title, partial(shell.show_production, row.id), "music", tr("production"), "production")
        for row in productions
        if row.is_owner and row.id != context.production
    ]
    return found


_FOUND_ICONS = {
    "production": "music",
    "stage": "calendar",
    "person": "user",
    "note": "pencil",
    "message": "mail",
    "brief": "info-circle",
    "file": "file-music",
    "invoice": "file-invoice",
}


def found_entries(shell: Shell, context: Context, rows: Iterable[FoundRow]) -> list[Entry]:
    """What the search has found, each with the way to its place."""
    from ui.palette import Entry

    kinds = {
        "production": tr("production"),
        "stage": tr("stage"),
        "person": tr("person"),
        "note": tr("note"),
        "message": tr("message"),
        "brief": tr("brief"),
        "file": tr("file"),
        "invoice": tr("invoice"),
    }
    found = []
    for row in rows:
        one = row.document
        excerpt = row.excerpt.replace("[", "").replace("]", "")
        words = (
            f"{one.title}: {excerpt}" if excerpt != one.title and one.kind not in {"production", "stage"} else one.title
        )
        is_here = one.production == context.production or one.kind == "production" or not one.production_title
        detail = kinds[one.kind] if is_here else f"{kinds[one.kind]}, {one.production_title}"
        found.append(Entry(words, partial(_go_to, shell, context, one), _FOUND_ICONS[one.kind], detail, one.kind))
    return found


def _go_to(shell: Shell, context: Context, found: Document) -> None:
    """Show the production and the page where something lies, and select it there."""
    if not found.production:
        shell.go("people", found.subject)
    elif not found.is_owner:
        shell.go("inbox", found.hand_off)
    elif found.kind == "production":
        shell.show_production(found.production)
    else:
        context.set_production(found.production)
        shell.go("listen" if found.kind == "note" else "plan", found.subject)
