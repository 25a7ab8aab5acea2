"""Find on the plan: a field over the timeline that jumps from one stage to the next whose words or people fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ui.roles import role_text
from ui.timeline.accessible import announce
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.plan_rows import PlanRows
    from ui.theme import Theme
    from ui.timeline.view import TimelineView

_WIDTH_PX, _HEIGHT_PX, _GAP_PX = 380, 44, 12


def found_bars(plan: PlanRows, query: str) -> list[int]:
    """The stages, in the order of the plan, in whose title, role, people or track each word of the query begins a word;
    where there are none, those in which it occurs.
    """
    words = query.casefold().split()
    if not words:
        return []
    tracks = {track.id: track.name for track in plan.tracks}
    beginning, inside = [], []
    for bar, stage in enumerate(plan.stages):
        parts = (
            "",
            stage.title,
            stage.role,
            role_text(stage.role),
            stage.person,
            stage.meant_for,
            tracks.get(stage.track, ""),
        )
        text = " ".join(parts).casefold()
        if all(word in text for word in words):
            inside.append(bar)
            if all(f" {word}" in text for word in words):
                beginning.append(bar)
    return beginning or inside


class FindBar(QFrame):
    """Lies over the upper right corner of the timeline. What is found is ringed, the one jumped to is selected."""

    def __init__(self, theme: Theme, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._found: list[int] = []
        self._at = -1
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Find on the plan"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find a stage or a person"))
        self.field.setAccessibleName(tr("Find a stage or a person"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.count = label(theme, "", 12, tone="3")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(64)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for name, icon, act in (
            (tr("Previous"), "chevron-up", lambda: self.step(-1)),
            (tr("Next"), "chevron-down", lambda: self.step(1)),
            (tr("Close"), "x", self.close_bar),
        ):
            button = icon_button(theme, name, icon)
            button.clicked.connect(act)
            row.addWidget(button)
        self.hide()

    def open(self) -> None:
        """Come up with what was looked for last, ready to be typed over."""
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text())

    def place(self) -> None:
        """Keep to the corner of what is in sight."""
        port = self._view.viewport().geometry()
        width = min(_WIDTH_PX, max(220, port.width() - 2 * _GAP_PX))
        self.setGeometry(port.right() - width - _GAP_PX, port.top() + _GAP_PX, width, _HEIGHT_PX)

    def again(self) -> None:
        """Another plan is shown: what is found are other bars."""
        if self.isVisible():
            scene = self._view.scene
            self._found = found_bars(scene.geometry.plan, self.field.text()) if scene is not None else []
            self._at = self._found.index(self._view.selected_bar) if self._view.selected_bar in self._found else -1
            self._tell()

    def step(self, step: int) -> None:
        """Jump to the next one that fits, or the one before."""
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._jump()

    def close_bar(self) -> None:
        """Go away; what was jumped to stays selected and has the keyboard."""
        self.hide()
        self._found, self._at = [], -1
        self._view.show_found(frozenset())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._view.selected_bar >= 0:
            self._view.selected.emit(self._view.selected_id())

    def _search(self, text: str) -> None:
        scene = self._view.scene
        self._found = found_bars(scene.geometry.plan, text) if scene is not None else []
        here = self._view.selected_bar
        # who types on stays where they are as long as it fits
        self._at = self._found.index(here) if here in self._found else 0 if self._found else -1
        self._jump()

    def _jump(self) -> None:
        if self._at >= 0:
            self._view.reveal(self._found[self._at])
        self._tell()

    def _tell(self) -> None:
        self._view.show_found(frozenset(self._found))
        if not self.field.text().strip():
            words = ""
        elif not self._found:
            words = tr("nothing")
        else:
            words = tr("{n} of {count}", n=self._at + 1, count=len(self._found))
        self.count.setText(words)
        if words and self._at >= 0:
            stage = self._view.stage_of(self._found[self._at])
            announce(self._view, f"{stage.title if stage is not None else ''}, {words}")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows jump, Escape goes away."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            return False
        return True
