"""About the program: its version and licence, and the licences of everything that it brings along."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from studio import __version__
from studio.app.licences import bundled_licences, own_licence
from ui.context import Context
from ui.dialogs.page import field
from ui.inbox.blocks import Card
from ui.settings.frame import SectionPage
from ui.settings.updates import UpdateCard
from ui.widgets.boxes import ChoiceBox
from ui.widgets.labels import KeyValueRows, label
from ui.words import tr

_TEXT_PX = 360


class AboutPage(SectionPage):
    """Reads the file of licences when it is first shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "about", tr("About Segue"))
        theme = context.theme
        self.licences = (own_licence(__version__), *bundled_licences())
        rows = [(tr("Version"), __version__), (tr("Licence"), self.licences[0].licence)]
        facts = Card(kind="", padding_px=0)
        facts.column.addWidget(KeyValueRows(theme, rows))
        self.column.addWidget(facts)
        self.update_card = UpdateCard(context)
        self.column.addWidget(self.update_card)
        card = Card(gap_px=12)
        self.choice = ChoiceBox()
        self.choice.addItems([f"{one.name} {one.version}" for one in self.licences])
        self.choice.currentIndexChanged.connect(self._show)
        card.column.addLayout(field(theme, tr("What it is made of"), self.choice))
        self.name = label(theme, "", 13, tone="2", wraps=True)
        card.column.addWidget(self.name)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(_TEXT_PX)
        self.text.setAccessibleName(tr("Text of the licence"))
        card.column.addWidget(self.text)
        self.column.addWidget(card)
        if len(self.licences) == 1:
            words = tr(
                "It runs from its sources: what it is made of lies in their .venv, each package with its own licence."
            )
            self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.column.addStretch(1)
        self._show(0)

    def _show(self, index: int) -> None:
        chosen = self.licences[index]
        self.name.setText(" · ".join(part for part in (chosen.licence, chosen.url) if part))
        self.text.setPlainText(chosen.text)
