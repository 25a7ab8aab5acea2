"""How people will get their keys to a bucket: the ways that fit, and exactly what each needs, seen before it is applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.model import AccessChoice, access_text, way_name
from ui.dialogs.page import Said, field
from ui.languages import told
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import label, row_of
from ui.words import tr

BEST = "create"


class AccessFields(QWidget):
    """``place`` gives the bucket's address and endpoint when the details are asked for; ``edited`` after every change."""

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._url, self._endpoint, self._provider = "", "", ""
        self._shown: dict[str, Any] = {}
        self.way = ChoiceBox()
        self.way.setAccessibleName(tr("How people get their keys"))
        self.why = label(theme, "", 11, tone="3", wraps=True)
        self.role, self.in_bucket, self.member_id, self.member_secret = (QLineEdit() for _ in range(4))
        self.role.setPlaceholderText("arn:aws:iam::123456789012:role/segue")
        self.member_secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.details_button = Button(theme, tr("What has to be allowed…"), "shield-check", "link")
        self.details_button.clicked.connect(self._toggle)
        self.details = self._details()
        self.details.hide()
        self._role_part = self._part(field(theme, tr("Role"), self.role, tr("From which temporary keys come.")))
        self._buckets_part = self._second_bucket()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(field(theme, tr("How people get their keys"), self.way))
        column.addWidget(self.why)
        column.addWidget(self._role_part)
        column.addWidget(self._buckets_part)
        column.addLayout(row_of(self.details_button, None))
        column.addWidget(self.details)
        self.way.currentIndexChanged.connect(lambda _index: self._follow())
        for line in (self.role, self.in_bucket, self.member_id, self.member_secret):
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.offer_ways({})

    @property
    def kind(self) -> str:
        """The way that is chosen; ``create`` leaves it to what the storage can do."""
        return str(self.way.currentData() or BEST)

    def choice(self) -> AccessChoice:
        """What is chosen, with what it needs."""
        return AccessChoice(
            self.kind,
            self.role.text().strip() if self.kind == "sts" else "",
            self.in_bucket.text().strip() if self.kind == "buckets" else "",
            self.member_id.text().strip() if self.kind == "buckets" else "",
            self.member_secret.text().strip() if self.kind == "buckets" else "",
        )

    def place(self, url: str, endpoint_url: str) -> None:
        """Whose details are shown when they are asked for."""
        if (url, endpoint_url) != (self._url, self._endpoint):
            self._url, self._endpoint = url, endpoint_url
            self.details.hide()

    def offer_ways(self, found: Mapping[str, Any]) -> None:
        """Offer the ways that an examination found to fit, the best first; without one, the best and those by hand."""
        ways: Sequence[Mapping[str, Any]] = found.get("ways") or (
            {
                "kind": BEST,
                "why": tr("Segue chooses by what the storage can do. Test the connection to see what that is."),
            },
            {"kind": "paste", "why": tr("You make a key pair for each person at your provider and paste it.")},
        )
        self._provider = str(found.get("provider", ""))
        chosen = self.kind
        self.way.blockSignals(True)
        self.way.clear()
        for way in ways:
            kind = str(way["kind"])
            name = way_name(kind)
            is_best = kind == found.get("recommended")
            self.way.addItem(tr("{name} (recommended)", name=name) if is_best else name, kind)
            self.way.setItemData(self.way.count() - 1, str(way["why"]), _WHY_ROLE)
        self.way.setCurrentIndex(max(0, self.way.findData(chosen)))
        self.way.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        self.why.setText(told(str(self.way.currentData(_WHY_ROLE) or "")))
        self.why.setVisible(bool(self.why.text()))
        self._role_part.setVisible(self.kind == "sts" and self._provider != "minio")
        self._buckets_part.setVisible(self.kind == "buckets")
        if not self.details.isHidden():
            self._ask()
        self.edited.emit()

    # --- exactly what is needed ------------------------------------------------------------------------------

    def _details(self) -> QWidget:
        theme, part = self._context.theme, QWidget()
        self.whose = Segments(
            theme, (("owner", tr("Your own keys")), ("member", tr("Each person"))), tr("Whose rights are shown")
        )
        self.whose.show_chosen("owner")
        self.whose.chosen.connect(self._on_whose)
        self.copy_button = Button(theme, tr("Copy"), "copy")
        self.copy_button.clicked.connect(self._copy)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What has to be allowed"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumHeight(220)
        self.said = Said(theme)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row_of(self.whose, None, self.copy_button))
        column.addWidget(self.text)
        column.addWidget(self.said)
        return part

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())
        if not self.details.isHidden():
            self._ask()

    def _ask(self) -> None:
        studio, url, endpoint, chosen = self._context.studio, self._url, self._endpoint, self.choice()

        def done(shown: dict[str, Any]) -> None:
            self._shown = shown
            self.said.hide()
            self._show()

        self.text.setPlainText("")
        self._context.do(
            lambda: studio.preview_access(url, endpoint, chosen.kind, chosen.role_arn, chosen.in_bucket),
            done,
            self.said.say_error,
        )

    def _on_whose(self, key: str) -> None:
        self.whose.show_chosen(key)
        self._show()

    def _show(self) -> None:
        self.text.setPlainText(access_text(self._shown, self.whose.current()))

    # --- what some ways need -----------------------------------------------------------------------------------

    def _part(self, layout: Any) -> QWidget:
        part = QWidget()
        part.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        return part

    def _second_bucket(self) -> QWidget:
        theme, part = self._context.theme, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        hint = tr("What people send lies there; the first bucket they may only read.")
        column.addLayout(field(theme, tr("Second bucket"), self.in_bucket, hint))
        keys = row_of(gap_px=12)
        keys.addLayout(field(theme, tr("Members' key id"), self.member_id), 1)
        keys.addLayout(field(theme, tr("Members' secret"), self.member_secret), 1)
        column.addLayout(keys)
        return part


_WHY_ROLE = 0x0101  # Qt.UserRole + 1
