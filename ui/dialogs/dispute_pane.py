"""The pane of a dispute, the same for both sides: what was said and proposed, one's own view, agreeing, and the proof as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from studio.actions.agreement_commands import AnswerDispute, OpenDispute
from studio.domain.errors import BadInputError
from studio.domain.money import parse_money
from studio.domain.stage_states import StageState
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.languages import told
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import moment_text, money, tr

if TYPE_CHECKING:
    from studio.actions.commands import Command
    from studio.queries.rows import DisputeRow
    from ui.context import Context

_S = StageState
_TEXT_PX = 110
MAY_DISPUTE = frozenset({_S.IN_REVIEW, _S.CANCELLED, _S.DISPUTED})


class DisputePane(SidePane):
    """``state`` is that of the hand-off; a dispute that is over is shown, and another one can be opened where the state allows."""

    def __init__(
        self, context: Context, window: QWidget, hand_off: str, state: StageState, currency: str, row: DisputeRow | None
    ) -> None:
        super().__init__(context, tr("A dispute"), window)
        self.setObjectName("dispute")
        self._hand_off, self._currency, self._row = hand_off, currency, row
        theme = context.theme
        words = tr("Nobody judges. Say how you see it, and what is to be paid in all; when both agree on a split, that is owed. Without an answer in 5 days all is as it was before.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self._show_record(row)
        is_open = state is _S.DISPUTED and row is not None
        self.text, self.split = QPlainTextEdit(), QLineEdit()
        self.said = Said(theme)
        self.agree_button = Button(theme, "", "check")
        self.send_button = primary_button(theme, tr("Open the dispute"), "send", is_big=True)
        if not is_open or (row is not None and row.is_my_turn):
            self._add_form()
        if is_open and row is not None:
            last = money(row.proposals[-1].split_minor, currency)
            self.agree_button.setText(tr("Agree to {amount}", amount=last))
            self.agree_button.setAccessibleName(self.agree_button.text())
            self.send_button.setText(tr("Propose this instead"))
            self.send_button.setAccessibleName(self.send_button.text())
            if not row.is_my_turn:
                limit = tr("The other side answers by {when}.", when=moment_text(row.answer_by_ms))
                self.column.addWidget(label(theme, limit, 12, tone="2", wraps=True))
        self.column.addWidget(self.said)
        self.export_button = Button(theme, tr("Export the proof…"), "signature", "link")
        self.export_button.clicked.connect(self._ask_where_to)
        self.column.addLayout(row_of(self.export_button, None))
        self.column.addStretch(1)
        self.agree_button.clicked.connect(lambda: self._run(AnswerDispute(hand_off, is_yes=True)))
        self.send_button.clicked.connect(self.send)
        is_mine = not is_open or (row is not None and row.is_my_turn)
        if is_open and is_mine:
            self.foot.addWidget(self.agree_button)
            self.foot.setDirection(QBoxLayout.Direction.TopToBottom)  # both are long words in some languages
        if is_mine:
            self.foot.addWidget(self.send_button, 1)

    def _show_record(self, row: DisputeRow | None) -> None:
        """Both sides' statements, the oldest first, and how it ended."""
        theme = self._context.theme
        for one in row.proposals if row is not None else ():
            amount = money(one.split_minor, self._currency)
            head = (
                tr("You propose {amount} in all", amount=amount)
                if one.is_mine
                else tr("{name} proposes {amount} in all", name=f"\u2068{one.name}\u2069", amount=amount)
            )
            self.column.addWidget(rule())
            self.column.addWidget(label(theme, head, 13, 600, wraps=True))
            self.column.addWidget(label(theme, moment_text(one.at_ms), 11, tone="3"))
            self.column.addWidget(label(theme, one.statement, 12, wraps=True, is_selectable=True))
        ended = {
            "settled": tr("Both agreed on the last split; it is what is owed."),
            "lapsed": tr("Nobody answered in time; all is as it was before."),
        }.get(row.state if row is not None else "")
        if ended:
            self.column.addWidget(label(theme, ended, 12, 600, wraps=True))

    def _add_form(self) -> None:
        theme = self._context.theme
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_PX)
        self.split.setMaxLength(40)
        self.split.setPlaceholderText(self._currency)
        self.column.addWidget(rule())
        self.column.addLayout(field(theme, tr("Your view"), self.text))
        self.column.addLayout(field(theme, tr("Paid in all"), self.split))
        self.column.addWidget(label(theme, tr("Segue moves no money."), 11, tone="3"))

    def send(self) -> None:
        """Open it, or propose another split."""
        try:
            split = parse_money(self.split.text(), self._currency)
        except BadInputError as error:
            self.said.say("alert-triangle", "late.text", told(error.message))
            return
        text = self.text.toPlainText().strip()
        is_answer = self._row is not None and self._row.is_my_turn
        self._run(
            AnswerDispute(self._hand_off, is_yes=False, statement=text, split_minor=split)
            if is_answer
            else OpenDispute(self._hand_off, text, split)
        )

    def _run(self, command: Command) -> None:
        for button in (self.send_button, self.agree_button):
            button.setEnabled(False)

        def done(_result: dict[str, Any]) -> None:
            self._context.show_message(tr("The other side is told with the next sync."), kind="done")
            self.close()

        def failed(error: BaseException) -> None:
            for button in (self.send_button, self.agree_button):
                button.setEnabled(True)
            self.said.say_error(error)

        self._context.run(command, done, failed)

    def _ask_where_to(self) -> None:
        ask_where_to_save(self, tr("Save the proof"), self._hand_off[:8], self.save_to, kinds="*.zip", suffix=".zip")

    def save_to(self, path: Path) -> None:
        """Write the proof; whole, or nothing and an error."""
        studio, hand_off = self._context.studio, self._hand_off

        def write() -> None:
            from studio.app.dispute_proof import write_proof

            if studio is not None:
                write_proof(studio.store, hand_off, path)

        words = tr("Saved as {name}. Whoever has it can read the whole room; segue verify checks it.", name=path.name)
        self._context.do(write, lambda _nothing: self.said.say("circle-check", "approved.text", words))


def open_dispute(context: Context, hand_off: str, state: StageState, currency: str, row: DisputeRow | None) -> None:
    """Show the pane over the window."""
    DisputePane(context, window_of(context), hand_off, state, currency, row).open_alone()
