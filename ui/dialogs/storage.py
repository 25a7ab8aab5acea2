"""Where a production's shared files lie: a folder, or an S3 bucket with its keys and a test of both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.access import AccessFields
from ui.dialogs.model import AccessChoice, bucket_problem, endpoint_problem, report_words
from ui.dialogs.page import FolderField, Said, field
from ui.dialogs.providers import (
    PROVIDERS,
    endpoint_of,
    place_problem,
    provider_words,
    read_address,
    region_in,
    s3_url,
)
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import label, row_of
from ui.words import tr

SHARED_FOLDER = "Segue shared"


class StorageFields(QWidget):
    """``edited`` after every change. Without ``asks_access`` it is only about a place that is there."""

    edited = Signal()

    def __init__(self, context: Context, *, asks_access: bool = True) -> None:
        super().__init__()
        self._context, self._asks_access = context, asks_access
        self._is_folder_own = False
        theme = context.theme
        self.kind = Segments(theme, (("folder", tr("A folder")), ("s3", tr("An S3 bucket"))), tr("Kind of storage"))
        self.kind.show_chosen("folder")
        self.kind.chosen.connect(self._on_kind)
        self._parts = {"folder": self._folder_part()}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(row_of(self.kind, None))
        self._column.addWidget(self._parts["folder"])

    @property
    def is_bucket(self) -> bool:
        """Whether a bucket is chosen."""
        return self.kind.current() == "s3"

    @property
    def url(self) -> str:
        """The address of the depot."""
        if not self.is_bucket:
            return self.folder.path.text().strip()
        pasted = read_address(self.bucket.text())
        return pasted.url if pasted is not None else s3_url(self.bucket.text())

    @property
    def endpoint_url(self) -> str:
        """The endpoint of the bucket; empty for a folder or AWS."""
        if not self.is_bucket:
            return ""
        pasted = read_address(self.bucket.text())
        if pasted is not None and (pasted.place or not self.endpoint.text().strip()):
            return endpoint_of(pasted.provider, pasted.place)
        return endpoint_of(self.provider, self.endpoint.text())

    @property
    def provider(self) -> str:
        """Whose bucket it is."""
        return str(self.providers.currentData())

    @property
    def keys(self) -> tuple[str, str]:
        """Key id and secret; empty when the machine's own are to be used."""
        return (self.key_id.text().strip(), self.secret.text().strip()) if self.is_bucket else ("", "")

    @property
    def access_choice(self) -> AccessChoice:
        """How people get their keys; nothing for a folder."""
        return self.access.choice() if self.is_bucket and self._asks_access else AccessChoice("")

    def suggest_folder(self, title: str) -> None:
        """A folder of its own for a production, until a person names another."""
        if not self._is_folder_own:
            safe = "".join(sign for sign in title if sign not in '<>:"/\\|?*').strip(". ")
            self.folder.path.setText(str(Path.home() / SHARED_FOLDER / (safe or tr("New production"))))

    def problem(self) -> str:
        """What is missing or wrong; empty when it can be tried."""
        if not self.is_bucket:
            return "" if self.url else tr("Choose a folder.")
        key_id, secret = self.keys
        halves = tr("Give both, key id and secret, or neither.") if bool(key_id) != bool(secret) else ""
        is_pasted = read_address(self.bucket.text()) is not None
        missing = "" if is_pasted else place_problem(self.provider, self.endpoint.text())
        place = bucket_problem(self.url) or missing or endpoint_problem(self.endpoint_url) or halves
        return place or self.access_choice.problem()

    def _folder_part(self) -> QWidget:
        theme, part = self._context.theme, QWidget()
        self.folder = FolderField(theme, tr("Shared folder"))
        self.folder.path.textEdited.connect(self._on_folder)
        hint = tr("On a NAS, a synced folder or a USB stick, so that others can reach it; on this computer alone it works too. "
                  "What lies there is encrypted.")  # fmt: skip
        if not self._asks_access:
            hint = tr("As this computer sees it: on a NAS, in a synced folder or on a USB stick.")
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(field(theme, tr("Shared folder"), self.folder, hint))
        return part

    def _bucket_part(self) -> QWidget:
        theme, part = self._context.theme, QWidget()
        self.bucket, self.endpoint, self.key_id, self.secret = (QLineEdit() for _ in range(4))
        self.providers = ChoiceBox()
        for key in PROVIDERS:
            self.providers.addItem(provider_words(key).name, key)
        self.providers.activated.connect(self._on_provider)
        self.bucket.setPlaceholderText(tr("my-bucket, or its address"))
        self.bucket.editingFinished.connect(self._take_apart)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        for line in (self.bucket, self.endpoint, self.key_id, self.secret):
            line.textEdited.connect(lambda _text: self._on_edited())
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(field(theme, tr("Provider"), self.providers))
        column.addLayout(field(theme, tr("Bucket"), self.bucket))
        self._place = label(theme, "", 12, 600)
        self._place.setBuddy(self.endpoint)
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(self._place)
        place.addWidget(self.endpoint)
        column.addLayout(place)
        keys = row_of(gap_px=12)
        keys.addLayout(field(theme, tr("Key id"), self.key_id), 1)
        keys.addLayout(field(theme, tr("Secret"), self.secret), 1)
        column.addLayout(keys)
        self._where_keys = label(theme, "", 11, tone="3", wraps=True)
        column.addWidget(self._where_keys)
        column.addWidget(
            label(
                theme,
                tr("The secret goes into this computer's keychain, never into a file or a log."),
                11,
                tone="3",
                wraps=True,
            )
        )
        self.test_button = Button(theme, tr("Test connection"), "refresh")
        self.test_button.clicked.connect(self.test)
        column.addLayout(row_of(self.test_button, None))
        self.said = Said(theme)
        column.addWidget(self.said)
        self.access = AccessFields(self._context)
        self.access.edited.connect(self.edited)
        self.access.setVisible(self._asks_access)
        column.addWidget(self.access)
        self._show_provider()
        return part

    def choose_provider(self, key: str) -> None:
        """It is a bucket of this provider."""
        self.providers.setCurrentIndex(PROVIDERS.index(key))
        self._show_provider()

    def _on_provider(self, _index: int) -> None:
        self._show_provider()
        self._on_edited()

    def _show_provider(self) -> None:
        words = provider_words(self.provider)
        self._place.setText(words.place)
        self.endpoint.setAccessibleName(words.place)
        optional = tr("{example}; empty for this computer's own", example=words.example)
        self.endpoint.setPlaceholderText(optional if self.provider == "aws" else words.example)
        self._where_keys.setText(words.keys)
        self.key_id.setAccessibleDescription(words.keys)

    def _take_apart(self) -> None:
        """A pasted address fills in what it says."""
        pasted = read_address(self.bucket.text())
        if pasted is None:
            return
        self.bucket.setText(pasted.url)
        self.choose_provider(pasted.provider)
        if pasted.place:
            self.endpoint.setText(pasted.place)
        self._on_edited()

    def test(self) -> None:
        """Try the bucket and say in words what it can do."""
        problem = self.problem()
        if problem:
            self.said.say("alert-triangle", "review.text", problem)
            return
        self.test_button.setEnabled(False)
        self.said.say("refresh", "text2", tr("Trying {url}…", url=self.url))
        studio, url, endpoint, (key_id, secret) = self._context.studio, self.url, self.endpoint_url, self.keys

        def done(report: dict[str, Any]) -> None:
            self.test_button.setEnabled(True)
            words = report_words(report)
            has_remark = bool(report.get("advice"))
            icon = ("alert-triangle" if has_remark else "circle-check") if words.is_usable else "circle-x"
            role = ("review.text" if has_remark else "approved.text") if words.is_usable else "late.text"
            self.said.say(icon, role, words.title, words.sentences)
            self.access.offer_ways(report.get("access") or {})

        def failed(error: BaseException) -> None:
            self.test_button.setEnabled(True)
            region = region_in(str(getattr(error, "message", "")))
            if region and self.provider == "aws" and self.endpoint.text().strip() != region:
                # the storage has said where the bucket is: nobody needs to look it up
                self.endpoint.setText(region)
                self._on_edited()
                self.test()
                return
            self.said.say_error(error)

        self._context.do(lambda: studio.examine_depot(url, endpoint, key_id, secret), done, failed)

    def _on_kind(self, key: str) -> None:
        self.kind.show_chosen(key)
        if key not in self._parts:
            # most productions lie in a folder: what a bucket needs is built when one is chosen
            self._parts[key] = self._bucket_part()
            self._column.addWidget(self._parts[key])
        for name, part in self._parts.items():
            part.setVisible(name == key)
        self.edited.emit()

    def _on_folder(self, _path: str) -> None:
        self._is_folder_own = True
        self.edited.emit()

    def _on_edited(self) -> None:
        self.said.hide()
        self.access.place(self.url, self.endpoint_url)
        self.edited.emit()
