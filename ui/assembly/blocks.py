"""What is in the way of a deliverable, as a list: each with what ends it on one button. Nothing here is an error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.stage_states import StageState
from studio.queries.assembly_rows import AssemblyBlock
from ui.inbox.blocks import Card, clear_layout
from ui.languages import told
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import flowing, label, row_of, section_label
from ui.widgets.tips import tip
from ui.words import tr, tr_n

_ICONS = {"unapproved": "hourglass", "stale": "refresh-alert", "no_rights": "scale"}


class BlockList(QWidget):
    """``stage_wanted`` and ``listen_wanted`` lead to a stage, ``keep_wanted`` lets its take stand, ``out_wanted`` leaves
    it out of the mix; each with the stage's id.
    """

    stage_wanted = Signal(str)
    listen_wanted = Signal(str)
    keep_wanted = Signal(str)
    out_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setAccessibleName(tr("What is in the way"))
        self.hide()

    def show_blocks(self, blocks: tuple[AssemblyBlock, ...], *, is_mixed: bool) -> None:
        """Show these; ``is_mixed``: what is in the way can be left out of a mix."""
        self.setVisible(bool(blocks))
        if (blocks, is_mixed) == self._shown:
            return
        self._shown = (blocks, is_mixed)
        clear_layout(self._column)
        if blocks:
            words = tr_n("{n} thing is in the way", "{n} things are in the way", len(blocks))
            stale = [block.stage for block in blocks if block.code == "stale"]
            every = Button(self._theme, tr("Keep all {n}", n=len(stale)), kind="link")
            every.setToolTip(tip(tr("The takes stand, although what they were made from has been replaced")))
            every.clicked.connect(lambda: self._keep(stale))
            every.setVisible(len(stale) > 1)
            self._column.addLayout(row_of(section_label(self._theme, words), None, every))
        for block in blocks:
            self._column.addWidget(self._card(block, is_mixed=is_mixed))

    def _keep(self, stages: list[str]) -> None:
        for stage in stages:
            self.keep_wanted.emit(stage)

    def _card(self, block: AssemblyBlock, *, is_mixed: bool) -> QWidget:
        card = Card(kind="callout", padding_px=10, gap_px=8)
        said = row_of(gap_px=8)
        said.addWidget(IconLabel(self._theme, _ICONS.get(block.code, "alert-triangle"), "review.text"))
        said.addWidget(flowing(label(self._theme, told(block.words), 12, wraps=True)), 1)
        card.column.addLayout(said)
        stage = block.stage
        ways: list[tuple[str, str, Callable[[], None]]] = []
        if block.code == "stale":
            ways.append((tr("Keep it"), "check", lambda: self.keep_wanted.emit(stage)))
        elif block.state is StageState.IN_REVIEW:
            ways.append((tr("Listen"), "headphones", lambda: self.listen_wanted.emit(stage)))
        ways.append((tr("Go to the stage"), "", lambda: self.stage_wanted.emit(stage)))
        if is_mixed and block.code != "stale":
            ways.append((tr("Leave out"), "", lambda: self.out_wanted.emit(stage)))
        buttons = [self._button(block, words, icon, act, place) for place, (words, icon, act) in enumerate(ways)]
        card.column.addLayout(row_of(*buttons, None, gap_px=8))
        return card

    def _button(self, block: AssemblyBlock, words: str, icon: str, act: Callable[[], None], place: int) -> Button:
        """The first way out is a button, the others are links beside it."""
        button = Button(self._theme, words, icon) if not place else Button(self._theme, words, kind="link")
        button.setAccessibleName(f"{words}: {block.title}")
        button.clicked.connect(act)
        return button
