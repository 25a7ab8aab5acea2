"""Devices: those of this person, how another one comes in, which one decides, and what to do when one is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from studio.actions.device_commands import AdmitDevice, OnlyCopy, RevokeDevice
from studio.queries.asks import Devices, Leads
from studio.queries.people_rows import DeviceRow, LeadRow
from ui.background import LatestOnly
from ui.context import Context
from ui.dialogs.page import bring_into_sight
from ui.dialogs.page import field as named
from ui.inbox.blocks import Card
from ui.settings.act import ActCard, danger_rows
from ui.settings.frame import SectionPage
from ui.settings.leads import LeadCard
from ui.settings.secret_fields import RecoveryFields
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.copy_line import CopyLine
from ui.widgets.labels import label, row_of, rule
from ui.words import tr, tr_n


@dataclass
class Device:
    """A device over all productions."""

    id: str
    label: str
    is_here: bool
    titles: list[str] = field(default_factory=list)
    decides: list[str] = field(default_factory=list)
    is_revoked: bool = False
    is_out: bool = True

    @property
    def words(self) -> str:
        """Where it takes part."""
        if self.is_revoked:
            return tr("Revoked. Nothing it says counts any more.")
        if self.is_out:
            return tr("Removed.")
        where = tr("in {titles}", titles=", ".join(self.titles))
        return f"{where}; {tr('decides in {titles}', titles=', '.join(self.decides))}" if self.decides else where


def own_devices(rows: tuple[DeviceRow, ...]) -> list[Device]:
    """The person's devices, this one first, those that are out last."""
    found: dict[str, Device] = {}
    for row in rows:
        if not row.is_own:
            continue
        device = found.setdefault(row.device, Device(row.device, row.label, row.is_here))
        device.is_revoked = device.is_revoked or row.is_revoked
        device.is_out = device.is_out and (row.is_removed or row.is_revoked)
        if not row.is_removed:
            device.titles.append(row.production_title)
        if row.leads:
            device.decides.append(row.production_title)
    return sorted(found.values(), key=lambda device: (not device.is_here, device.is_out, device.label.casefold()))


class DevicesPage(SectionPage):
    """The list, the way in, and who decides."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Each device has keys of its own. All of yours speak for you; a lost one is revoked from another one.")  # fmt: skip
        super().__init__(context, "devices", tr("Devices"), sentence)
        theme = context.theme
        self.devices: list[Device] = []
        self._device_questions, self._lead_questions = LatestOnly(context.ask), LatestOnly(context.ask)
        self.alarm = ActCard(
            context,
            tr("Another copy of this home was in use"),
            tr("Two copies of one home must not both work: they would speak with the same keys and contradict each other. "
               "Delete or stop the other copy first."),
        )  # fmt: skip
        only = primary_button(theme, tr("This is the only copy now"))
        only.clicked.connect(self._say_only_copy)
        self.alarm.add_buttons(only)
        self.alarm.hide()
        self.column.addWidget(self.alarm)
        self._list = Card(padding_px=0, gap_px=0)
        self._list.setAccessibleName(tr("Your devices"))
        self.column.addWidget(self._list)
        self.lost: LostCard | None = None
        self._lost_place = QVBoxLayout()
        self.column.addLayout(self._lost_place)
        self.leads: dict[str, LeadCard] = {}
        self._leads_place = QVBoxLayout()
        self._leads_place.setSpacing(12)
        self.column.addLayout(self._leads_place)
        self.admit = AdmitCard(context)
        self.column.addWidget(self.admit)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Ask again."""
        copied = next((row for row in self.rows if row.is_other_copy), None)
        self.alarm.setVisible(copied is not None)
        if self._context.studio is not None:
            self._device_questions.ask(Devices(), self._show, self._context.show_error)
            self._lead_questions.ask(Leads(), self._show_leads, self._context.show_error)

    def _say_only_copy(self) -> None:
        for row in self.rows:
            if row.is_other_copy:
                self.alarm.run(OnlyCopy(row.id), lambda _result: self.alarm.hide())
                return

    def _show(self, rows: tuple[DeviceRow, ...]) -> None:
        devices = own_devices(rows)
        if devices == self.devices and self._list.column.count():
            return
        self.devices = devices
        theme = self._context.theme
        self._list.clear()
        if not devices:
            words = tr("This computer only. With your first production it becomes a device that others can see.")
            line = row_of(IconLabel(theme, "device-laptop", "text2"), gap_px=12)
            line.addWidget(label(theme, words, 13, tone="2", wraps=True), 1)
            line.setContentsMargins(16, 16, 16, 16)
            self._list.column.addLayout(line)
        for index, device in enumerate(devices):
            if index:
                self._list.column.addWidget(rule())
            self._list.column.addWidget(self._row(device))

    def _row(self, device: Device) -> QWidget:
        theme, widget = self._context.theme, QWidget()
        row = row_of(IconLabel(theme, "device-laptop", "text3" if device.is_out else "text2", 20), gap_px=12)
        row.setContentsMargins(16, 10, 12, 10)
        words = QVBoxLayout()
        words.setSpacing(1)
        head = row_of(label(theme, device.label, 13, 600, "3" if device.is_out else "1"), gap_px=8)
        if device.is_here:
            head.addWidget(label(theme, tr("this computer"), 12, tone="accent"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(label(theme, device.words, 12, tone="2", wraps=True))
        row.addLayout(words, 1)
        if not device.is_here and not device.is_out:
            lost = Button(theme, tr("Lost or stolen…"), kind="danger")
            lost.setAccessibleName(tr("{device} is lost or stolen…", device=device.label))
            lost.clicked.connect(lambda: self.ask_lost(device))
            row.addWidget(lost)
        widget.setLayout(row)
        widget.setAccessibleName(f"{device.label}: {device.words}")
        return widget

    def ask_lost(self, device: Device) -> LostCard:
        """Say what revoking means, and offer it."""
        if self.lost is not None:
            self.lost.hide()
            self.lost.deleteLater()
        self.lost = LostCard(self._context, device)
        self._lost_place.addWidget(self.lost)
        bring_into_sight(self.lost)
        self.lost.revoke_button.setFocus()
        return self.lost

    def _show_leads(self, rows: tuple[LeadRow, ...]) -> None:
        for row in rows:
            if not row.lead:
                continue
            if row.production not in self.leads:
                self.leads[row.production] = LeadCard(self._context)
                self._leads_place.addWidget(self.leads[row.production])
            self.leads[row.production].show_row(row)


class LostCard(ActCard):
    """Revokes a device, after saying what will be gone."""

    def __init__(self, context: Context, device: Device) -> None:
        super().__init__(context, tr("Is “{device}” lost or stolen?", device=device.label))
        theme = context.theme
        self._device = device
        self.body.addWidget(
            danger_rows(
                context,
                (
                    tr("From now on nothing that “{device}” says or decides counts, for anybody.", device=device.label),
                    tr("It gets no new keys. What it has received already it can still read: files on its disk, keys of earlier days."),
                    tr("This cannot be taken back; to use the device again, add it anew as another one."),
                ),
            )
        )  # fmt: skip
        self.recovery = RecoveryFields(theme)
        self.recovery.hide()
        self.body.addWidget(self.recovery)
        self.revoke_button = Button(theme, tr("Revoke “{device}”", device=device.label), kind="danger")
        self.revoke_button.clicked.connect(self.revoke)
        keep = Button(theme, tr("Keep it"), kind="quiet")
        keep.clicked.connect(self.hide)
        self.add_buttons(self.revoke_button, keep)

    def revoke(self) -> None:
        """Do it."""
        command = RevokeDevice(self._device.id, self.recovery.path, self.recovery.words)
        self.run(command, self._done, tr("Revoking and sending…"), on_error=self.recovery.offer_after)

    def _done(self, result: dict[str, Any]) -> None:
        count = len(result["productions"])
        title = tr_n("“{device}” is revoked in {n} production", "“{device}” is revoked in {n} productions", count,
                     device=result["label"])  # fmt: skip
        sent = tr("New keys go to everybody else with the next syncs.")
        buckets = [place for place in result["storage"] if place.startswith("s3://")]
        folders = [place for place in result["storage"] if place not in buckets]
        left = []
        if buckets:
            left.append(tr("It has the keys of {places} too: make new ones where you got them, give them to Segue under Shared files, then delete the old ones there.",
                           places=", ".join(buckets)))  # fmt: skip
        if folders:
            left.append(tr("It reaches {places} as long as that is shared with it: end that where you share the folder.",
                           places=", ".join(folders)))  # fmt: skip
        say = self.say_hint if left else self.say_done
        say(title, sent, *left)
        self.revoke_button.hide()


class AdmitCard(ActCard):
    """Lets another device of one's own in: its line comes in, an answer goes out."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Add a device"),
            tr("Open Segue on the other computer and choose “Add this computer to yours” there. It shows a line; bring that here by mail, chat or a stick."),
        )  # fmt: skip
        theme = context.theme
        self.line = QPlainTextEdit()
        self.line.setPlaceholderText("SEGUEDEVICE1-…")
        self.line.setFixedHeight(72)
        self.line.setTabChangesFocus(True)
        self.line.textChanged.connect(self._follow)
        self.body.addLayout(named(theme, tr("The line of the new device"), self.line))
        self.admit_button = primary_button(theme, tr("Let it in"), "device-laptop")
        self.admit_button.clicked.connect(self.admit)
        self.add_buttons(self.admit_button)
        self.answer = CopyLine(
            context,
            tr("The answer for the new device"),
            "segue answer.txt",
            tr("Bring it to the new device. Only that device can open it."),
        )
        self.answer.hide()
        self.column.addWidget(self.answer)
        self._follow()

    def _follow(self) -> None:
        self.admit_button.setEnabled(bool(self.line.toPlainText().strip()))

    def admit(self) -> None:
        """Certify it and answer."""
        self.run(AdmitDevice(self.line.toPlainText().strip()), self._done, tr("Letting it in…"))

    def _done(self, result: dict[str, Any]) -> None:
        self.answer.show_line(str(result["answer"]))
        self.answer.show()
        self.say_done(
            tr("“{device}” is one of your devices", device=result["label"]),
            tr("Six words that it shows too, once it has the answer: {words}", words=" ".join(result["words"])),
        )
        self.admit_button.set_kind("plain")
        self.answer.copy_button.setFocus()
        self._context.studio.sync_soon()
