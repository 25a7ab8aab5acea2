"""The milestones of terms as a list: what each earns, how it stands, and what can be said of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.queries.rows import MilestoneRow
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import moment_text, money, tr, work_text

_ICONS = {"open": "circle", "claimed": "hourglass", "accepted": "circle-check", "declined": "rotate-2"}
_TEXT_LETTERS = 500


def milestone_words(row: MilestoneRow) -> str:
    """How it stands, in a sentence."""
    if row.state == "accepted":
        return (
            tr("Accepted by silence; its amount is earned.") if row.is_silent else tr("Accepted; its amount is earned.")
        )
    if row.state == "claimed":
        said = tr("Said to be reached: “{text}”.", text=row.text) if row.text else tr("Said to be reached.")
        limit = tr("Silence accepts it {when}.", when=moment_text(row.answer_by_ms)) if row.answer_by_ms else ""
        return f"{said} {limit}".strip()
    if row.state == "declined":
        return tr("Not reached yet: “{reason}”.", reason=row.reason)
    meant = tr("Meant to be reached after {time} of work.", time=work_text(row.work_min)) if row.work_min else ""
    return ". ".join(part for part in (row.what.strip().rstrip("."), meant) if part)


class MilestoneList(QWidget):
    """``answered`` carries a number, whether it is accepted (by the owner) or reached (by the collaborator), and a word on it."""

    answered = Signal(int, bool, str)

    def __init__(
        self, theme: Theme, rows: tuple[MilestoneRow, ...], currency: str, *, is_owner: bool, may_answer: bool
    ) -> None:
        super().__init__()
        self._theme, self._is_owner = theme, is_owner
        self.buttons: dict[int, Button] = {}
        self.setAccessibleName(tr("Milestones"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.text: QLineEdit | None = None
        for row in rows:
            self._add(row, currency, may_answer=may_answer)

    def _add(self, row: MilestoneRow, currency: str, *, may_answer: bool) -> None:
        theme = self._theme
        hue = {"accepted": "approved.text", "claimed": "review.text", "declined": "late.text"}.get(row.state, "text3")
        head = row_of(gap_px=8)
        head.addWidget(IconLabel(theme, _ICONS[row.state], hue, 16), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(theme, row.name, 12, 600, wraps=True), 1)
        head.addWidget(label(theme, money(row.amount_minor, currency), 12, 600), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        words = milestone_words(row)
        if words:
            said = label(theme, words, 12, tone="2", wraps=True)
            said.setContentsMargins(24, 0, 0, 0)
            self._column.addWidget(said)
        if may_answer and row.state != "accepted":
            self._add_answer(row)

    def _add_answer(self, row: MilestoneRow) -> None:
        place = QHBoxLayout()
        place.setContentsMargins(24, 0, 0, 0)
        place.setSpacing(8)
        if self._is_owner:
            accept = Button(self._theme, tr("Accept"), "check")
            accept.setAccessibleName(tr("Accept milestone {name}", name=row.name))
            accept.clicked.connect(lambda: self.answered.emit(row.number, True, ""))
            place.addWidget(accept)
            self.buttons[row.number] = accept
            if row.state == "claimed":
                place.addWidget(self._asks(row, tr("Not yet…"), tr("What is missing"), is_yes=False))
        elif row.state != "claimed":
            place.addWidget(self._asks(row, tr("It is reached…"), tr("A word on it, if you like"), is_yes=True))
        place.addStretch(1)
        self._column.addLayout(place)

    def _asks(self, row: MilestoneRow, words: str, hint: str, *, is_yes: bool) -> Button:
        """A button that opens a line for a word in place."""
        button = Button(self._theme, words, kind="link")
        at = self._column.count() + 1

        def open_line() -> None:
            button.setEnabled(False)
            self.text = QLineEdit()
            self.text.setMaxLength(_TEXT_LETTERS)
            self.text.setPlaceholderText(hint)
            self.text.setAccessibleName(hint)
            send = Button(self._theme, tr("Send"), "send")
            line = row_of(24, self.text, send, gap_px=8)
            holder = QWidget()
            holder.setLayout(line)
            self._column.insertWidget(at, holder)
            written = self.text
            send.clicked.connect(lambda: self.answered.emit(row.number, is_yes, written.text().strip()))
            written.returnPressed.connect(send.click)
            written.setFocus()

        button.clicked.connect(open_line)
        self.buttons.setdefault(row.number, button)
        return button
