"""Who is next in line for a stage when an offer comes to nothing: the list in its order, a field for one more, a switch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from studio.actions.commands import NameUnderstudies
from studio.domain.stage_states import StageState
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Badge
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.people_rows import CandidateRow
    from studio.queries.rows import NextPersonRow, StageDetail
    from ui.context import Context

_S = StageState
_ASKED = {_S.OFFERED, _S.COUNTERED}


class LineSection(QWidget):
    """What is changed is written down at once."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nobody is asked and nobody is in line."""
        stage = detail.stage
        if detail.candidates or (stage.state not in _ASKED and not detail.next_people):
            return None
        return (stage.id, stage.person, stage.state in _ASKED, detail.next_people, detail.asks_next)

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._theme = context.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = Button(self._theme, tr("Say who is next in line…"), kind="link")
        self.add_button.clicked.connect(self.open)
        self.name: QLineEdit | None = None
        if detail.next_people:
            self._list()
            self.add_button.setText(tr("One more…"))
        self._link = QWidget()
        self._link.setLayout(row_of(self.add_button, None))
        self._column.addWidget(self._link)

    def _list(self) -> None:
        detail = self._detail
        self.by_itself = QCheckBox(tr("Ask by itself"))
        self.by_itself.setToolTip(tr("The same terms go to the next person when an offer is declined, expires, is taken back or left."))  # fmt: skip
        self.by_itself.setAccessibleName(tr("Ask by itself"))
        self.by_itself.setChecked(detail.asks_next)
        self.by_itself.toggled.connect(lambda is_on: self._write(detail.next_people, is_on=is_on))
        head = row_of(label(self._theme, tr("Next in line"), 12, 600))
        head.addStretch(1)
        head.addWidget(self.by_itself)
        self._column.addLayout(head)
        for place, one in enumerate(detail.next_people):
            remove = icon_button(self._theme, tr("Take {name} out of the line", name=one.name), "x")
            remove.clicked.connect(partial(self.remove, place))
            row = row_of(Badge(self._theme, one.name))
            row.addWidget(ElidedLabel(self._theme, one.name, 12), 1)
            if not one.is_known:
                hint = label(self._theme, tr("by invitation"), 11, tone="3")
                hint.setToolTip(tr("Is in no stage of this production yet: you send the invitation that is made then."))
                row.addWidget(hint)
            row.addWidget(remove)
            self._column.addLayout(row)

    def open(self) -> None:
        """Ask for a name."""
        if self.name is not None:
            return
        self._link.hide()
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(tr("Name of who is asked next"))
        self.name.setAccessibleName(tr("Name of who is asked next"))
        self.name.returnPressed.connect(self.add)
        put = Button(self._theme, tr("Put in line"))
        put.clicked.connect(self.add)
        row = row_of()
        row.addWidget(self.name, 1)
        row.addWidget(put)
        self._column.addLayout(row)
        self.name.setFocus()
        from studio.queries.asks import Candidates

        self._context.ask(Candidates(self._detail.stage.id), self._suggest, lambda _error: None)

    def _suggest(self, rows: tuple[CandidateRow, ...]) -> None:
        if self.name is not None:
            completer = QCompleter([row.name for row in rows], self.name)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.name.setCompleter(completer)

    def add(self) -> None:
        """Put the name at the end of the line."""
        name = " ".join(self.name.text().split()) if self.name is not None else ""
        if name:
            names = [one.name for one in self._detail.next_people]
            is_on = self._detail.asks_next or not names
            self._run(NameUnderstudies(self._detail.stage.id, (*names, name), is_on))

    def remove(self, place: int) -> None:
        """Take somebody out of the line."""
        people = self._detail.next_people
        self._write((*people[:place], *people[place + 1 :]), is_on=self._detail.asks_next)

    def _write(self, people: tuple[NextPersonRow, ...], *, is_on: bool) -> None:
        self._run(NameUnderstudies(self._detail.stage.id, tuple(one.name for one in people), is_on))

    def _run(self, command: NameUnderstudies) -> None:
        def done(_result: dict[str, Any]) -> None:
            """The section is made anew from what is said now."""

        self._context.run(command, done)
