"""On a new computer: show a line to the first device, take its answer, and be one of the person's devices."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.actions.device_commands import AskAsDevice, JoinByAnswer
from ui.context import Context
from ui.dialogs.page import Page, field
from ui.settings.act import ActCard
from ui.widgets.buttons import primary_button
from ui.widgets.copy_line import CopyLine
from ui.words import tr, tr_n


class JoinDevicePage(Page):
    """Two steps, one below the other; a person may close the program between them."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Your first device lets this one in: it gets keys of its own and everything you have there. Your person key stays where it is.")  # fmt: skip
        super().__init__(context, tr("Add this computer to your devices"), sentence, width_px=640)
        theme = context.theme
        self.ask = ActCard(context, tr("1. Show this line to your first device"))
        self.label = QLineEdit()
        self.label.setMaxLength(60)
        self.label.setPlaceholderText(tr("Laptop"))
        self.label.returnPressed.connect(self.show_line)
        hint = tr("So that you know it from the others.")
        self.ask.body.addLayout(field(theme, tr("What do you call this computer?"), self.label, hint))
        self.line = CopyLine(
            context,
            tr("The line of this computer"),
            "segue device.txt",
            tr("On your first device: Settings, Devices, Add a device. The line is no secret."),
        )
        self.line.hide()
        self.ask.column.addWidget(self.line)
        self.ask_button = primary_button(theme, tr("Show the line"), "device-laptop")
        self.ask_button.clicked.connect(self.show_line)
        self.ask.add_buttons(self.ask_button)
        self.column.addWidget(self.ask)
        self.join = ActCard(context, tr("2. Paste what the first device answers"))
        self.answer = QPlainTextEdit()
        self.answer.setPlaceholderText("SEGUEWELCOME1-…")
        self.answer.setFixedHeight(96)
        self.answer.setTabChangesFocus(True)
        self.answer.textChanged.connect(self._follow)
        self.join.body.addLayout(field(theme, tr("The answer of the first device"), self.answer))
        self.join_button = primary_button(theme, tr("Join"), "check")
        self.join_button.clicked.connect(self.take_answer)
        self.join.add_buttons(self.join_button)
        self.go_button = primary_button(theme, tr("Go on"), "check")
        self.go_button.clicked.connect(self.go_back)
        self.go_button.hide()
        self.join.column.addWidget(self.go_button)
        self.column.addWidget(self.join)
        self.column.addStretch(1)
        self.keyboard_starts_at = self.label
        self._follow()

    def show_line(self) -> None:
        """Make this device's keys, and say its line."""
        self.ask.run(AskAsDevice(self.label.text().strip()), self._asked, tr("Making keys…"))

    def _asked(self, result: dict[str, Any]) -> None:
        self.line.show_line(str(result["line"]))
        self.line.show()
        self.label.setText(str(result["label"]))
        self.ask_button.set_kind("plain")
        self.line.copy_button.setFocus()

    def _follow(self) -> None:
        self.join_button.setEnabled(bool(self.answer.toPlainText().strip()))

    def take_answer(self) -> None:
        """Join."""
        command = JoinByAnswer(self.answer.toPlainText().strip())
        self.join.run(command, self._joined, tr("Joining and fetching…"))

    def _joined(self, result: dict[str, Any]) -> None:
        count = len(result["productions"])
        self.join.say_done(
            tr_n("This computer is {name}'s now and knows {n} production",
                 "This computer is {name}'s now and knows {n} productions", count, name=result["name"]),
            tr("Six words that the first device shows too: {words}", words=" ".join(result["words"])),
            tr("If they differ, somebody else has answered: revoke this device on the first one."),
        )  # fmt: skip
        self.ask.hide()
        self.join_button.hide()
        self.go_button.show()
        self.go_button.setFocus()
