"""The recovery file and its passphrase, where something needs them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.page import FileField, field
from ui.theme import Theme
from ui.words import tr


class RecoveryFields(QWidget):
    """``edited`` after every change, ``entered`` on Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.file = FileField(theme, tr("Recovery file"), tr("Recovery files (*.seguerecovery);;All files (*)"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.file.path.textEdited.connect(lambda _text: self.edited.emit())
        self.passphrase.textEdited.connect(lambda _text: self.edited.emit())
        self.passphrase.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(field(theme, tr("Recovery file"), self.file))
        hint = tr("The words that were made with the file, or the passphrase that you chose.")
        column.addLayout(field(theme, tr("Its passphrase"), self.passphrase, hint))

    @property
    def path(self) -> str:
        """The file."""
        return self.file.path.text().strip()

    @property
    def words(self) -> str:
        """The passphrase."""
        return self.passphrase.text().strip()

    @property
    def is_given(self) -> bool:
        """Whether both are there."""
        return bool(self.path and self.words)

    def offer_after(self, error: BaseException) -> None:
        """Appear where the person key is not on this device: the recovery file has it too."""
        if getattr(error, "code", "") == "no_person_key":
            self.show()
            self.file.path.setFocus()

    def suggest(self, path: str) -> None:
        """A file that lies here, until a person names another."""
        if path and not self.path:
            self.file.path.setText(path)
            self.edited.emit()
