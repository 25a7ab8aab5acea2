"""Which device decides in a production where only one may: ask it to hand over, take over when it is lost, hand over."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from studio.actions.device_commands import GiveLead, TakeLead
from studio.queries.asks import Devices
from studio.queries.people_rows import DeviceRow, LeadRow
from ui.context import Context
from ui.dialogs.page import field
from ui.settings.act import ActCard, danger_rows
from ui.settings.secret_fields import RecoveryFields
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.words import tr, tr_n

_OWNERS = {"owner", "co-owner"}


class LeadCard(ActCard):
    """One production."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Who decides"))
        theme = context.theme
        self.row: LeadRow | None = None
        self._sentence = label(theme, "", 13, wraps=True)
        self._note = label(theme, "", 12, tone="2", wraps=True)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._note)
        self.others = ChoiceBox()
        self._others = QWidget()
        self._others.setLayout(field(theme, tr("Hand deciding over to"), self.others))
        self.body.addWidget(self._others)
        self.lost = danger_rows(
            context,
            (
                tr("What the lost device has decided and this one has not received does not count any more."),
                tr("Should it come back, it stops deciding by itself. People who had received what is lost are shown an alarm."),
                tr("If it is only switched off, switch it on and ask it to hand over instead."),
            ),
        )  # fmt: skip
        self.recovery = RecoveryFields(theme)
        self.body.addWidget(self.lost)
        self.body.addWidget(self.recovery)
        self.take_button = Button(theme, tr("Decide on this device"), "device-laptop")
        self.take_button.clicked.connect(self.take)
        self.lost_button = Button(theme, tr("It is lost…"), kind="danger")
        self.lost_button.clicked.connect(self.ask_lost)
        self.over_button = Button(theme, tr("Take over on this device"), kind="danger")
        self.over_button.clicked.connect(self.take_over)
        self.back_button = Button(theme, tr("Not now"), kind="quiet")
        self.back_button.clicked.connect(self._not_now)
        self.give_button = Button(theme, tr("Hand over"), "arrows-exchange")
        self.give_button.clicked.connect(self.give)
        self.add_buttons(self.take_button, self.lost_button, self.over_button, self.back_button, self.give_button)
        self._is_asking = False
        self.recovery.hide()

    def show_row(self, row: LeadRow) -> None:
        """Say how it stands."""
        self.row = row
        self._context.ask(Devices(), self._show_others, lambda _error: None)
        self._follow()

    def _show_others(self, rows: tuple[DeviceRow, ...]) -> None:
        if self.row is None:
            return
        chosen = self.others.currentData()
        self.others.clear()
        for device in rows:
            is_live = not device.is_removed and not device.is_revoked and device.role in _OWNERS
            if device.production == self.row.production and is_live and not device.is_here:
                own = device.label if device.is_own else f"{device.label} ({device.name})"
                self.others.addItem(own, device.device)
        self.others.setCurrentIndex(max(0, self.others.findData(chosen)))
        self._follow()

    def _follow(self) -> None:
        row = self.row
        if row is None:
            return
        self.setAccessibleName(tr("Who decides in {title}", title=row.title))
        if row.is_here:
            self._sentence.setText(tr("“{title}” is decided on this computer.", title=row.title))
        else:
            self._sentence.setText(tr("“{title}” is decided on “{device}”.", title=row.title, device=row.lead_name))
        notes = []
        if row.asked and not row.is_here:
            notes.append(tr("It has been asked to hand over, and does so at its next sync."))
        if row.waiting and not row.is_here:
            words = tr_n("{n} decision waits here until then.", "{n} decisions wait here until then.", row.waiting)
            notes.append(words)
        if not notes:
            notes = [tr("Its shared files lie where only one device at a time may decide.")]
        self._note.setText(" ".join(notes))
        self._others.setVisible(row.is_here and self.others.count() > 0)
        self.give_button.setVisible(row.is_here and self.others.count() > 0)
        self.take_button.setVisible(row.may_take and not row.asked and not self._is_asking)
        self.lost_button.setVisible(row.may_take and not self._is_asking)
        self.lost.setVisible(row.may_take and self._is_asking)
        self.over_button.setVisible(row.may_take and self._is_asking)
        self.back_button.setVisible(row.may_take and self._is_asking)
        if not (row.may_take and self._is_asking):
            self.recovery.hide()

    def ask_lost(self) -> None:
        """Say what taking over means."""
        self._is_asking = True
        self._follow()
        self.over_button.setFocus()

    def _not_now(self) -> None:
        self._is_asking = False
        self._follow()

    def take(self) -> None:
        """Ask the other device to hand over."""
        if self.row is not None:
            self.run(TakeLead(self.row.production), self._taken, tr("Asking “{device}”…", device=self.row.lead_name))

    def take_over(self) -> None:
        """Take over from a lost device."""
        if self.row is None:
            return
        command = TakeLead(self.row.production, is_lost=True, recovery_file=self.recovery.path,
                           passphrase=self.recovery.words)  # fmt: skip
        self.run(command, self._taken, tr("Taking over…"), on_error=self.recovery.offer_after)

    def give(self) -> None:
        """Hand over to the chosen device."""
        if self.row is not None and self.others.currentData():
            name = self.others.currentText()
            self.run(
                GiveLead(self.row.production, str(self.others.currentData())),
                lambda _result: self.say_done(tr("“{device}” decides from its next sync on", device=name)),
                tr("Handing over…"),
            )

    def _taken(self, result: dict[str, Any]) -> None:
        self._is_asking = False
        if result["is_here"]:
            self.say_done(tr("This computer decides now"))
        else:
            words = tr("It hands over at its next sync. If it is lost, take over instead.")
            self.say_hint(tr("“{device}” has been asked", device=result["lead_name"]), words)
        if self.row is not None:
            self.show_row(LeadRow(**{name: result[name] for name in LeadRow.__slots__}))
