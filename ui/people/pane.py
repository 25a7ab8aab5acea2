"""What stands at the right of the people: one person, the way of access, an invitation for a co-owner."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from studio.actions.commands import MakePass, PasteKeys, RevokePerson, SetAccess
from studio.actions.device_commands import AddCoOwner, RemoveCoOwner
from studio.domain.audience import AUDIENCE_ROLES
from studio.queries.asks import PersonAccess
from ui import tokens
from ui.context import Context
from ui.dialogs.access import AccessFields
from ui.dialogs.model import way_name
from ui.dialogs.page import field
from ui.languages import told
from ui.people.invitation import InvitationCard
from ui.people.learning import LearningCard
from ui.people.rights import MayCard
from ui.settings.act import ActCard, danger_rows
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.chips import Badge
from ui.widgets.labels import KeyValueRows, label, row_of, rule
from ui.words import first_name, tr

if TYPE_CHECKING:
    from studio.queries.people_rows import PersonAccessRow
    from studio.queries.rows import ProductionRow
    from ui.people.model import Person

_PANE_PX = 384


class SidePane(QFrame):
    """A column at the right with a title; Escape closes it. ``closed`` asks for its removal."""

    closed = Signal()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.setProperty("kind", "panel")
        self.setFixedWidth(_PANE_PX)
        self.setAccessibleName(title)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule(is_strong=True, is_vertical=True))
        content = QWidget()
        content.setProperty("kind", "panel")
        self.column = QVBoxLayout(content)
        pad = tokens.PANE_PADDING_PX
        self.column.setContentsMargins(pad, 12, pad, pad)
        self.column.setSpacing(12)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.closed)
        self.title = label(theme, title, 15, 600, wraps=True)
        self._head = row_of(gap_px=10)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._head)
        scroll = QScrollArea()
        scroll.setAccessibleName(title or tr("Person"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        outer.addWidget(scroll, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class PersonPane(SidePane):
    """One person: what they do here, with which devices, what they can reach; the ways in again and out."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, "")
        self._row = row
        self.person: Person | None = None
        self._badge = Badge(context.theme, "", 28)
        self._head.insertWidget(0, self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = QVBoxLayout()
        self.column.addLayout(self._facts)
        self.may = MayCard(context.theme)
        self.learning = LearningCard(context)
        self.column.addWidget(self.may)
        self.column.addWidget(self.learning)
        self.rights = RightsCard(context, row)
        self.invite = InviteCard(context, row)
        self.out = OutCard(context, row)
        for card in (self.rights, self.invite, self.out):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        self.person = person
        self.setAccessibleName(person.name)
        self.title.setText(person.name)
        self._badge.show_name(person.name)
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        rows = [(tr("Here as"), person.role_words)]
        if person.stages:
            rows.append((tr("Works on"), ", ".join(person.stages)))
        if person.devices:
            rows.append((tr("Devices"), ", ".join(name for _, name in person.devices)))
        rows.append((tr("Storage"), person.access))
        rows += [(tr("Left to do"), sentence) for sentence in person.ended]
        self._facts.addWidget(KeyValueRows(self._context.theme, rows, key_px=76))
        self.may.show_role(person.role, is_me=person.is_me)
        self.may.setVisible(not person.is_out)
        self.learning.setVisible(person.is_me)
        if person.is_me:
            self.learning.refresh()
        is_other = not person.is_me and not person.is_out
        is_collaborator = is_other and person.role not in {"owner", "co-owner"}
        self.rights.setVisible(is_collaborator and self._row.depot_url.startswith("s3://"))
        self.rights.show_person(person)
        self.invite.setVisible(is_collaborator and bool(person.hand_offs))
        self.invite.show_person(person)
        may_go = is_other and person.role != "owner" and person.role not in AUDIENCE_ROLES
        self.out.setVisible(may_go or self.out.is_busy)
        self.out.show_person(person)


class RightsCard(ActCard):
    """Exactly what a person is given at a bucket, to read; and keys made by hand, to paste."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("What they can reach"))
        theme = context.theme
        self._row, self._device = row, ""
        self._sentences = label(theme, "", 12, tone="2", wraps=True, is_selectable=True)
        self.body.addWidget(self._sentences)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The exact rights"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(160)
        self.text.hide()
        self.body.addWidget(self.text)
        self.key_id, self.secret = QLineEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._paste = QWidget()
        column = QVBoxLayout(self._paste)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(field(theme, tr("Key id that you made for them"), self.key_id))
        column.addLayout(field(theme, tr("Its secret"), self.secret))
        self._paste.hide()
        self.body.addWidget(self._paste)
        self.show_button = Button(theme, tr("Show the exact rights"), "shield-check")
        self.show_button.clicked.connect(self._toggle)
        self.keep_button = Button(theme, tr("Give them these keys"), "key")
        self.keep_button.clicked.connect(self.keep)
        self.keep_button.hide()
        for line in (self.key_id, self.secret):
            line.textEdited.connect(lambda _text: self._follow())
        self.add_buttons(self.show_button, self.keep_button)

    def show_person(self, person: Person) -> None:
        """Ask what this one is given."""
        device = person.devices[0][0] if person.devices else ""
        if device and not self.isHidden() and device != self._device:
            self._device = device
            self._context.ask(PersonAccess(self._row.id, device), self._show, self.said.say_error)

    def _show(self, row: PersonAccessRow) -> None:
        keys = tr("Has the keys {ids}.", ids=", ".join(row.key_ids)) if row.has_keys else tr("Has no keys yet.")
        ended = tr("They have run out; the next sync renews them.") if row.has_ended else ""
        self._sentences.setText("\n".join(part for part in (keys, ended, *map(told, row.sentences)) if part))
        parts = []
        for document in row.documents:
            body = document["body"]
            parts.append(f"{told(document['title'])}:\n{body if isinstance(body, str) else json.dumps(body, indent=2)}")
        self.text.setPlainText("\n\n".join(parts))
        self.show_button.setVisible(bool(parts))
        self._paste.setVisible(row.access == "paste")
        self.keep_button.setVisible(row.access == "paste")
        self._follow()

    def _toggle(self) -> None:
        self.text.setVisible(self.text.isHidden())

    def _follow(self) -> None:
        self.keep_button.setEnabled(bool(self.key_id.text().strip() and self.secret.text().strip()))

    def keep(self) -> None:
        """Keep the pasted keys; the next sync brings them to the person."""
        command = PasteKeys(self._row.id, self._device, self.key_id.text().strip(), self.secret.text().strip())

        def done(_result: dict[str, Any]) -> None:
            self.say_done(tr("They get these keys with the next sync"))
            self.key_id.clear()
            self.secret.clear()

        self.run(command, done)


class InviteCard(InvitationCard):
    """The invitation again: for whoever cannot get in any more, or for another device of theirs."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("Let them in again"), height_px=84)
        del row
        self._person: Person | None = None
        words = tr("Where access has run out, the same invitation brings them back. Another computer of theirs needs one of its own.")  # fmt: skip
        self.body.addWidget(label(context.theme, words, 12, tone="2", wraps=True))
        self.again_button = Button(context.theme, tr("Invitation again"), "mail")
        self.again_button.clicked.connect(lambda: self.invite(for_device=False))
        self.device_button = Button(context.theme, tr("For a new device"), "device-laptop")
        self.device_button.clicked.connect(lambda: self.invite(for_device=True))
        self.add_buttons(self.again_button, self.device_button)

    def show_person(self, person: Person) -> None:
        """About this one."""
        if self._person is None or self._person.id != person.id:
            self.line.hide()
            self.said.hide()
        self._person = person

    def invite(self, *, for_device: bool) -> None:
        """Make it."""
        if self._person is None or not self._person.hand_offs:
            return
        name, command = self._person.name, MakePass(self._person.hand_offs[-1], for_device)
        self.run(command, lambda result: self.show_pass(name, result), tr("Making the invitation…"))


class OutCard(ActCard):
    """Takes a person out, after saying what that means."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("Take them out"))
        self._row = row
        self._person: Person | None = None
        self._danger = QVBoxLayout()
        self.body.addLayout(self._danger)
        theme = context.theme
        self.ask_button = Button(theme, tr("Take out of the production…"), kind="danger")
        self.ask_button.clicked.connect(self.ask)
        self.out_button = Button(theme, "", kind="danger")
        self.out_button.clicked.connect(self.take_out)
        self.keep_button = Button(theme, tr("Keep"), kind="quiet")
        self.keep_button.clicked.connect(self._reset)
        self.add_buttons(self.ask_button, self.out_button, self.keep_button)
        self._reset()

    @property
    def is_busy(self) -> bool:
        """Whether it is taking somebody out, or tells how that ended."""
        return self.job is not None or not self.said.isHidden()

    def show_person(self, person: Person) -> None:
        """About this one."""
        if self._person is None or self._person.id != person.id:
            self.said.hide()
            self._reset()
        self._person = person
        if person.is_out:
            self.ask_button.hide()

    def _reset(self) -> None:
        while self._danger.count():
            item = self._danger.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ask_button.show()
        self.out_button.hide()
        self.keep_button.hide()

    def ask(self) -> None:
        """Say what it means, and offer it."""
        person = self._person
        if person is None:
            return
        who = first_name(person.name)
        lines = [
            tr("{who} gets no new keys and cannot read anything new; what is on their computer stays theirs.", who=who)
        ]
        if person.role == "co-owner":
            lines.append(tr("{who} decides no more. What they have decided stays.", who=who))
        else:
            lines.append(tr("Their work on {stages} ends here; what you owe them by the terms you still owe.",
                            stages=", ".join(person.stages) or tr("this production")))  # fmt: skip
        self._danger.addWidget(danger_rows(self._context, tuple(lines)))
        words = tr("Take {name} out", name=person.name)
        self.out_button.setText(words)
        self.out_button.setAccessibleName(words)
        self.ask_button.hide()
        self.out_button.show()
        self.keep_button.show()
        self.out_button.setFocus()

    def take_out(self) -> None:
        """Do it."""
        person = self._person
        if person is None:
            return
        if person.role == "co-owner":
            self.run(RemoveCoOwner(self._row.id, person.id), lambda _result: self._done({}), tr("Taking them out…"))
        else:
            self.run(RevokePerson(person.id, self._row.id), self._done, tr("Taking them out…"))

    def _done(self, result: dict[str, Any]) -> None:
        name = self._person.name if self._person else ""
        self._reset()
        self.ask_button.hide()
        if result.get("is_complete", True):
            self.say_done(tr("{name} is out", name=name), *result.get("sentences", ()))
        else:
            self.say_hint(tr("{name} is out; about the storage:", name=name), *result["sentences"])


class WayPane(SidePane):
    """The way in which people get keys to the bucket, exactly what it needs, and another way."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("How people get their keys"))
        self._row = row
        self._now = label(context.theme, "", 13, wraps=True)
        self.column.addWidget(self._now)
        self.card = ActCard(context, tr("Another way"), tr("Everybody's keys are changed at the next sync; nobody has to do anything."))  # fmt: skip
        self.fields = AccessFields(context)
        self.fields.place(row.depot_url, "")
        self.card.body.addWidget(self.fields)
        self.use_button = primary_button(context.theme, tr("Use this way"), "key")
        self.use_button.clicked.connect(self.use)
        self.fields.edited.connect(self._follow)
        self.card.add_buttons(self.use_button)
        self.column.addWidget(self.card)
        self.renew = ActCard(context, tr("New temporary keys"), tr("Where the present ones have been ended at the provider, everybody gets new ones now."))  # fmt: skip
        self.renew_button = Button(context.theme, tr("Give everybody new keys"), "refresh")
        self.renew_button.clicked.connect(self.renew_keys)
        self.renew.add_buttons(self.renew_button)
        self.column.addWidget(self.renew)
        self.column.addStretch(1)
        studio = context.studio
        self._access = ""
        context.do(lambda: (studio.storage_of(row.id), studio.preview_access(row.depot_url)), self._show)
        self._follow()

    def _show(self, found: tuple[dict[str, Any], dict[str, Any]]) -> None:
        storage, preview = found
        self._access = str(storage.get("access", ""))
        self._now.setText(tr("Now: {way}", way=way_name(self._access)))
        self.fields.place(self._row.depot_url, str(storage.get("endpoint_url", "")))
        ways = [*preview["ways"], *(kind for kind in ("paste", "shared") if kind not in preview["ways"])]
        self.fields.offer_ways(
            {
                "provider": preview["provider"],
                "recommended": preview["ways"][0] if preview["ways"] else "",
                "ways": [{"kind": kind, "why": ""} for kind in ways],
            }
        )
        self.renew.setVisible(self._access in {"sts", "r2"})
        self._follow()

    def _follow(self) -> None:
        choice = self.fields.choice()
        is_same = choice.kind == self._access and not choice.has_needs
        self.use_button.setEnabled(not choice.problem() and not is_same)

    def use(self) -> None:
        """Change it."""
        choice = self.fields.choice()
        command = SetAccess(self._row.id, choice.kind, choice.role_arn, choice.in_bucket, choice.key_id, choice.secret)

        def done(result: dict[str, Any]) -> None:
            self._access = str(result["access"])
            self._now.setText(tr("Now: {way}", way=way_name(self._access)))
            self.card.say_done(tr("People get new keys with the next sync"))
            self._follow()

        self.card.run(command, done, tr("Trying it…"))

    def renew_keys(self) -> None:
        """Temporary keys of everybody anew."""
        self.renew.run(
            SetAccess(self._row.id, is_renewed=True),
            lambda _result: self.renew.say_done(tr("Everybody gets new keys with the next sync")),
        )


class CoOwnerPane(SidePane):
    """An invitation to own the production too."""

    def __init__(self, context: Context, row: ProductionRow) -> None:
        super().__init__(context, tr("Invite a co-owner"))
        self._row = row
        theme = context.theme
        words = tr("A co-owner reads the whole plan with its prices and decides in it as you do. New hand-offs are opened by you.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        if row.depot_url.startswith("s3://"):
            keys = tr("They use keys of their own for the bucket, which you let them have at your provider.")
            self.column.addWidget(label(theme, keys, 12, tone="2", wraps=True))
        self.card = InvitationCard(context, tr("To whom?"))
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.textEdited.connect(lambda _text: self._follow())
        self.name.returnPressed.connect(self.invite)
        self.card.body.addLayout(field(theme, tr("Name"), self.name))
        self.invite_button = primary_button(theme, tr("Invite as co-owner"), "send")
        self.invite_button.clicked.connect(self.invite)
        self.card.add_buttons(self.invite_button)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self._follow()

    def _follow(self) -> None:
        self.invite_button.setEnabled(bool(self.name.text().strip()))

    def invite(self) -> None:
        """Make the invitation."""
        name = self.name.text().strip()
        if name:
            command = AddCoOwner(self._row.id, name)
            self.card.run(command, lambda result: self.card.show_pass(name, result), tr("Making the invitation…"))
