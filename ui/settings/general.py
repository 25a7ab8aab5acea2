"""General settings: theme and language, how one is told of what waits, and where things lie. The name was given once; it stands in signed records and does not
change.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.context import Context
from ui.dialogs.page import field
from ui.inbox.blocks import Card
from ui.languages import LANGUAGES, SYSTEM, chosen_language
from ui.menus import THEMES
from ui.settings.frame import SectionPage
from ui.settings.limits import LimitsCard
from ui.settings.sound import SoundCard
from ui.settings.tray import TrayCard
from ui.settings.workspace import WorkspaceCard
from ui.text_size import KEY as SIZE
from ui.text_size import SIZES_PERCENT, chosen_size
from ui.text_size import SYSTEM as SYSTEM_SIZE
from ui.today.how_told import HowToldCard
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import KeyValueRows, row_of
from ui.words import tr


class GeneralPage(SectionPage):
    """Few, because the program answers for itself what it can."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "settings", tr("Settings"))
        theme = context.theme
        card = Card(gap_px=16)
        self.themes = Segments(theme, [(choice, tr(words)) for choice, words in THEMES], tr("Theme"))
        self.themes.chosen.connect(self._choose)
        card.column.addLayout(field(theme, tr("Theme"), self.themes))
        self.languages = Segments(
            theme, [(SYSTEM, tr("As the system")), *LANGUAGES.items()], tr("Language, from the next start on")
        )
        self.languages.chosen.connect(self._choose_language)
        card.column.addLayout(field(theme, tr("Language, from the next start on"), self.languages))
        sizes = [(SYSTEM_SIZE, tr("As the system")), *((str(size), f"{size}\u2009%") for size in SIZES_PERCENT)]
        self.sizes = Segments(theme, sizes, tr("Size of text, from the next start on"))
        self.sizes.chosen.connect(self._choose_size)
        hint = tr("Everything else grows along. Where the screen becomes too small for the window, the window scrolls.")
        card.column.addLayout(field(theme, tr("Size of text, from the next start on"), self.sizes, hint))
        self.column.addWidget(card)
        self.sound = SoundCard(context)
        self.column.addWidget(self.sound)
        self.how_told = HowToldCard(context)
        self.column.addWidget(self.how_told)
        self.tray = TrayCard(context)
        self.column.addWidget(self.tray)
        self.limits = LimitsCard(context)
        self.column.addWidget(self.limits)
        self.files = WorkspaceCard(context)
        self.column.addWidget(self.files)
        self._where = Card(gap_px=12)
        self.column.addWidget(self._where)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """The theme may have been chosen in the menu, and the name given meanwhile."""
        theme, studio = self._context.theme, self._context.studio
        self.themes.show_chosen(theme.choice)
        self.languages.show_chosen(chosen_language())
        self.sizes.show_chosen(chosen_size(self._context.settings))
        self.tray.refresh()
        self._where.clear()
        for card in (self.how_told, self.limits, self.files):
            card.setVisible(studio is not None and studio.has_identity)
        self._where.setVisible(studio is not None)
        if studio is not None:
            self.limits.refresh()
            self.how_told.refresh()
            self.files.refresh()
            rows = [
                (tr("Name"), studio.person_name or tr("not given yet")),
                (tr("Home"), str(studio.home)),
            ]
            self._where.column.addWidget(KeyValueRows(theme, rows))
            folder = Button(theme, tr("Show the home folder"), "folder-open", "quiet")
            folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(studio.home))))
            self._where.column.addLayout(row_of(folder, None))

    def _choose_size(self, choice: str) -> None:
        self.sizes.show_chosen(choice)
        if self._context.settings is not None:
            self._context.settings.setValue(SIZE, choice)

    def _choose_language(self, choice: str) -> None:
        self._context.commands.run(f"language.{choice}")

    def _choose(self, choice: str) -> None:
        if not any(command.id == f"theme.{choice}" for command in self._context.commands.all()):
            self._context.theme.choose(choice)
        else:
            self._context.commands.run(f"theme.{choice}")
