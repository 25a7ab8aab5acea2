"""Settings: the theme, and where things lie. The name was given once; it stands in signed records and does not change."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.context import Context
from ui.dialogs.page import Page, field
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import KeyValueRows, row_of
from ui.words import tr


class SettingsPage(Page):
    """Few, because the program answers for itself what it can."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Settings"), "", width_px=560)
        theme = context.theme
        card = Card(gap_px=16)
        self.themes = Segments(
            theme, (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))), tr("Theme")
        )
        self.themes.show_chosen(theme.choice)
        self.themes.chosen.connect(self._choose)
        themes = field(theme, tr("Theme"), self.themes)
        card.column.addLayout(themes)
        studio = context.studio
        if studio is not None:
            rows = [(tr("Name"), studio.person_name or tr("not given yet")), (tr("Home"), str(studio.home))]
            card.column.addWidget(KeyValueRows(theme, rows))
            folder = Button(theme, tr("Show the home folder"), "folder-open")
            folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(studio.home))))
            card.column.addLayout(row_of(folder, None))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _choose(self, choice: str) -> None:
        if not any(command.id == f"theme.{choice}" for command in self._context.commands.all()):
            self._context.theme.choose(choice)
        else:
            self._context.commands.run(f"theme.{choice}")
