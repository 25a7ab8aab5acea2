"""Show takes to somebody who has no part in the production: invite them, see what they said, end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from studio.actions.audience_commands import AddAudience, AudiencePass, EndAudience
from studio.queries.asks import Audience, Plan
from ui.background import LatestOnly
from ui.dialogs.page import field
from ui.inbox.blocks import Card, clear_layout
from ui.inbox.model import position_words
from ui.people.invitation import InvitationCard
from ui.people.model import role_name
from ui.people.pane import SidePane
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.labels import label, row_of, section_label
from ui.widgets.tips import tip
from ui.words import first_name, tr

if TYPE_CHECKING:
    from studio.domain.changes import Changes
    from studio.queries.audience import AudienceRow, RemarkRow, ShownRow
    from studio.queries.rows import PlanRows, ProductionRow
    from ui.context import Context

_KINDS = ("audience", "remark", "vote", "given", "member", "everything")


def _explained(role: str) -> str:
    return {
        "approver": tr("Hears and sees takes, and decides on them as you do. No terms, no prices."),
        "reviewer": tr("Hears and sees takes and writes notes. You decide. No terms, no prices."),
        "observer": tr("Hears and sees takes, and says nothing. No terms, no prices."),
    }[role]


class AudiencePane(SidePane):
    """Who is shown takes of a production."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("Show takes to somebody"))
        self._row = row
        self.rows: tuple[AudienceRow, ...] = ()
        self._questions = LatestOnly(context.ask)
        theme = context.theme
        self.card = InvitationCard(context, tr("To whom?"))
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.textEdited.connect(lambda _text: self._follow())
        self.name.returnPressed.connect(self.invite)
        self.card.body.addLayout(field(theme, tr("Name"), self.name))
        roles = tuple((role, role_name(role)) for role in ("approver", "reviewer", "observer"))
        self.role = Segments(theme, roles, tr("They are"))
        self.role.show_chosen("reviewer")
        self.role.chosen.connect(lambda _role: self._follow())
        self.card.body.addLayout(row_of(self.role, None))
        self.words = label(theme, "", 12, tone="2", wraps=True)
        self.card.body.addWidget(self.words)
        self.is_all = QCheckBox(tr("Of all stages, also those that come later"))
        self.is_all.setChecked(True)
        self.is_all.toggled.connect(lambda _on: self._follow())
        self.card.body.addWidget(self.is_all)
        self._stages = QVBoxLayout()
        self._stages.setSpacing(4)
        self.card.body.addLayout(self._stages)
        self.boxes: dict[str, QCheckBox] = {}
        self.invite_button = primary_button(theme, tr("Invite"), "send")
        self.invite_button.clicked.connect(self.invite)
        self.card.add_buttons(self.invite_button)
        self.column.addWidget(self.card)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        context.changed.connect(self._changed)
        context.ask(Plan(row.id), self._take_plan)
        self._follow()
        self.refresh()

    def _take_plan(self, plan: PlanRows) -> None:
        for stage in plan.stages:
            box = QCheckBox(stage.title)
            box.toggled.connect(lambda _on: self._follow())
            self.boxes[stage.id] = box
            self._stages.addWidget(box)
        self._follow()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_KINDS):
            self.refresh()

    def refresh(self) -> None:
        """Ask who is shown what."""
        self._questions.ask(Audience(self._row.id), self.show_rows, self._context.show_error)

    def _chosen(self) -> tuple[str, ...]:
        return () if self.is_all.isChecked() else tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _follow(self) -> None:
        self.words.setText(_explained(self.role.current()))
        for box in self.boxes.values():
            box.setVisible(not self.is_all.isChecked())
        has_stages = self.is_all.isChecked() or bool(self._chosen())
        self.invite_button.setEnabled(bool(self.name.text().strip()) and has_stages)

    def invite(self) -> None:
        """Make the invitation."""
        name = self.name.text().strip()
        if self.invite_button.isEnabled():
            command = AddAudience(self._row.id, name, self.role.current(), self._chosen())
            self.card.run(command, self._done, tr("Making the invitation…"))

    def _done(self, result: dict[str, Any]) -> None:
        self.card.show_pass(self.name.text(), result)
        self.refresh()

    def show_rows(self, rows: tuple[AudienceRow, ...]) -> None:
        """Show who is shown takes, and what they said."""
        if rows == self.rows and self._list.count():
            return
        self.rows = rows
        clear_layout(self._list)
        if rows:
            self._list.addWidget(section_label(self._context.theme, tr("Shown takes")))
        for row in rows:
            self._list.addWidget(self._row_card(row))

    def _row_card(self, row: AudienceRow) -> Card:
        theme = self._context.theme
        card = Card(padding_px=12, gap_px=4)
        card.setAccessibleName(row.name)
        state = {
            "asked": tr("waits for the owner's computer"),
            "invited": tr("invited"),
            "in": "",
            "ended": tr("ended"),
        }[row.state]
        role = " · ".join(words for words in (role_name(row.role), state) if words)
        head = row_of(label(theme, row.name, 13, 600), None, label(theme, role, 12, tone="2"), gap_px=8)
        card.column.addLayout(head)
        stages = ", ".join(row.stages) or tr("all stages")
        card.column.addWidget(label(theme, stages, 12, tone="2", wraps=True))
        for shown in row.shown:
            for line in _said(shown):
                card.column.addWidget(label(theme, line, 12, wraps=True))
        if row.state != "ended":
            end = Button(theme, tr("Show nothing more"), "x", "quiet")
            end.setAccessibleName(tr("Show {name} nothing more", name=row.name))
            end.clicked.connect(lambda: self._end(row))
            is_in = row.state == "in"
            again = Button(theme, tr("Invitation again") if is_in else tr("Invitation"), "mail", "quiet")
            again.setAccessibleName(tr("The invitation of {name}", name=row.name))
            again.setToolTip(tip(_brings_back(row.name)) if is_in else "")
            again.clicked.connect(lambda: self._again(row))
            again.setVisible(row.state in ("invited", "in"))
            card.column.addLayout(row_of(None, again, end, gap_px=4))
        return card

    def _again(self, row: AudienceRow) -> None:
        command = AudiencePass(self._row.id, row.name)
        more = _brings_back(row.name) if row.state == "in" else ""
        self.card.run(command, lambda result: self.card.show_pass(row.name, result, more), tr("Making the invitation…"))

    def _end(self, row: AudienceRow) -> None:
        said = tr("What was shown stays on their computer.")
        self._context.run(
            EndAudience(self._row.id, row.room),
            lambda _result: self._context.show_message(said, tr("{name} is shown nothing more", name=row.name), "done"),
        )


def _brings_back(name: str) -> str:
    return tr(
        "{who} is in. If {who} cannot get in any more, opening it on the same computer brings everything back.",
        who=first_name(name),
    )


def _said(shown: ShownRow) -> list[str]:
    lines = [
        tr(
            "{title}, take {n} at {at}: {text}",
            title=shown.title,
            n=row.take,
            at=position_words(row.start_s, row.end_s),
            text=_with_drawing(row),
        )
        for row in shown.remarks
    ]
    for vote in shown.votes:
        words = (
            tr("{title}, take {n}: approved")
            if vote.verdict == "approve"
            else tr("{title}, take {n}: changes asked for")
        )
        lines.append(words.replace("{title}", shown.title).replace("{n}", str(vote.take)))
        lines += [f"{position_words(note.start_s, note.end_s)} {_with_drawing(note)}" for note in vote.notes]
    return lines


def _with_drawing(row: RemarkRow) -> str:
    return tr("{text} (drawn on {file})", text=row.text, file=row.file) if row.shapes else row.text
