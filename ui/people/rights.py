"""What somebody may see and do, by their role: the table that the log is held to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.domain.roles import Role, rights_of
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import tr

if TYPE_CHECKING:
    from ui.theme import Theme


class MayCard(Card):
    """A question that opens to the table: what they may, and below it what they may not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(kind="", padding_px=0, gap_px=6)
        self._theme = theme
        self._role, self.is_open = Role.COLLABORATOR, False
        self._is_me = False

    def show_role(self, role: str, *, is_me: bool) -> None:
        """Show the table of a role, as it is called in the log."""
        self._role = Role(role) if role in set(Role) else Role.COLLABORATOR
        self._is_me, self.is_open = is_me, False
        self._fill()

    def toggle(self) -> None:
        """Open or close it."""
        self.is_open = not self.is_open
        self._fill()

    def _fill(self) -> None:
        self.clear()
        words = tr("What may you see and do?") if self._is_me else tr("What may they see and do?")
        button = Button(self._theme, words, "chevron-down" if self.is_open else "chevron-right", "quiet")
        button.clicked.connect(self.toggle)
        self.column.addLayout(row_of(button, None))
        if not self.is_open:
            return
        for words, may in sorted(rights_of(self._role), key=lambda line: not line[1]):
            row = row_of(
                IconLabel(self._theme, "check" if may else "x", "approved.text" if may else "text3", 14), gap_px=8
            )
            line = label(self._theme, tr(words), 12, tone="1" if may else "3", wraps=True)
            line.setAccessibleName(f"{tr('may') if may else tr('may not')}: {tr(words)}")
            row.addWidget(line, 1)
            self.column.addLayout(row)
        button.setFocus()
