"""The choice of the sound device. What is chosen plays at once and is remembered; one that has gone is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox

from ui.dialogs.page import field
from ui.inbox.blocks import Card
from ui.review.devices import OutputDevice, chosen_output, keep_output, outputs, usual_name, watched_outputs
from ui.widgets.boxes import ChoiceBox
from ui.widgets.labels import label
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context


class SoundCard(Card):
    """``choice`` lists the system's, those that are there, and the chosen one where it is not."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=10)
        self._context = context
        theme = context.theme
        self.column.addWidget(label(theme, tr("Sound"), 13, 600))
        self.choice = ChoiceBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._choose)
        self.column.addLayout(field(theme, tr("Play on"), self.choice))
        self._words = label(theme, "", 12, tone="2", wraps=True)
        self.column.addWidget(self._words)
        self._listed: list[OutputDevice] = []
        self.watch = watched_outputs()
        if self.watch is not None:
            self.watch.setParent(self)
            self.watch.audioOutputsChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """A device may have come or gone."""
        there, chosen, usual = outputs(), chosen_output(self._context.settings), usual_name()
        is_away = bool(chosen.id) and chosen.id not in {device.id for device in there}
        first = tr("As the system ({device})", device=usual) if usual else tr("As the system")
        self._listed = [OutputDevice(), *there, *([chosen] if is_away else ())]
        names = [first, *(device.name for device in there)]
        if is_away:
            names.append(tr("{device} (not there now)", device=chosen.name))
        self.choice.clear()
        self.choice.addItems(names)
        ids = [device.id for device in self._listed]
        self.choice.setCurrentIndex(ids.index(chosen.id) if chosen.id in ids else 0)
        words = tr("No sound device is there. Playing goes on silently.") if not there else ""
        if is_away and there:
            words = tr("Until it is back, the system's device plays.")
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _choose(self, index: int) -> None:
        device = self._listed[index]
        keep_output(self._context.settings, device)
        player: Any = self._context.findChild(QObject, "player")
        if player is not None:
            player.choose_device(device)
        self.refresh()
