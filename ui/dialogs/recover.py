"""On a new machine, after the loss of every device: the recovery file, its passphrase, and where the productions lie."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from studio.actions.device_commands import RecoverHome
from ui.context import Context
from ui.dialogs.page import Page, field
from ui.dialogs.storage import StorageFields
from ui.settings.act import ActCard
from ui.settings.recovery import found_lines
from ui.settings.secret_fields import RecoveryFields
from ui.widgets.buttons import primary_button
from ui.widgets.labels import section_label
from ui.widgets.tips import tip
from ui.words import tr


class RecoverPage(Page):
    """One card; what was found is told before the person goes on."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Everything comes back from two things: your recovery file with its passphrase, and the shared storage. This computer becomes a new device of yours.")  # fmt: skip
        super().__init__(context, tr("I have a recovery file"), sentence, width_px=640)
        theme = context.theme
        self.card = ActCard(context, tr("Come back"))
        self.recovery = RecoveryFields(theme)
        self.recovery.edited.connect(self._follow)
        self.label = QLineEdit()
        self.label.setMaxLength(60)
        self.label.setPlaceholderText(tr("Laptop"))
        self.card.body.addWidget(self.recovery)
        self.card.body.addLayout(field(theme, tr("What do you call this computer?"), self.label))
        self.card.body.addWidget(
            section_label(theme, tr("Where your productions lie; more storages can be added later"))
        )
        self.fields = StorageFields(context, asks_access=False)
        self.fields.edited.connect(self._follow)
        self.card.body.addWidget(self.fields)
        self.on_demand = QCheckBox(tr("Fetch the files of takes only when I ask for them"))
        self.card.body.addWidget(self.on_demand)
        self.recover_button = primary_button(theme, tr("Bring everything back"), "lifebuoy")
        self.recover_button.clicked.connect(self.recover)
        self.card.add_buttons(self.recover_button)
        self.go_button = primary_button(theme, tr("Go on"), "check")
        self.go_button.clicked.connect(self.go_back)
        self.go_button.hide()
        self.card.column.addWidget(self.go_button)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.keyboard_starts_at = self.recovery.file.path
        self._follow()

    def problem(self) -> str:
        """What is missing; empty when it can be tried."""
        return tr("Give the file and its passphrase.") if not self.recovery.is_given else self.fields.problem()

    def _follow(self) -> None:
        problem = self.problem()
        self.recover_button.setEnabled(not problem)
        self.recover_button.setToolTip(tip(problem))

    def recover(self) -> None:
        """Bring everything back."""
        if self.problem():
            return
        fields = self.fields
        key_id, secret = fields.keys
        command = RecoverHome(
            self.recovery.path,
            self.recovery.words,
            (fields.url,),
            fields.endpoint_url,
            key_id,
            secret,
            self.label.text().strip(),
            self.on_demand.isChecked(),
        )
        self.card.run(command, self._done, tr("Opening the file, then reading the storage…"), on_error=self._failed)

    def _failed(self, _error: BaseException) -> None:
        # the identity may be back although the storage was not: then the rest is found under Settings, Recovery
        if self._context.studio.has_identity:
            self.recover_button.hide()
            self.go_button.show()

    def _done(self, result: dict[str, Any]) -> None:
        head = tr("You are {name} again, on a new device", name=result["name"])
        waits = any(not row["is_in"] for row in result["productions"])
        lines = found_lines(result)
        (self.card.say_hint if waits or result["problems"] else self.card.say_done)(head, *lines)
        self.recover_button.hide()
        self.go_button.show()
        self.go_button.setFocus()
