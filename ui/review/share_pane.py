"""The pane that puts a listening page behind a link: for how many days, in which quality; what is shared now, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from studio.actions.commands import SharedPages, SharePage, UnsharePage
from ui.background import Job
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.widgets.boxes import NumberBox, quiet_box
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of, rule, section_label
from ui.widgets.over_pane import window_of
from ui.words import moment_text, size_text, tr, tr_n

_DAYS_MAX = 7
_DAYS = 7


class SharePane(SidePane):
    """For one take of a hand-off."""

    help_page = "review"

    def __init__(self, context: Context, about: str, title: str, take: int, window: QWidget) -> None:
        super().__init__(context, tr("Share a listening page"), window)
        self.setObjectName("share-page")
        self._about, self._take = about, take
        self._job: Job | None = None
        theme = context.theme
        words = tr("{title}. It opens in any browser; notes written there come back as a line to paste.", title=title)
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.days = NumberBox()
        self.days.setRange(1, _DAYS_MAX)
        self.days.valueChanged.connect(lambda days: self.days.setSuffix(tr_n(" day", " days", days)))
        self.days.setValue(_DAYS)
        quiet_box(self.days)
        hint = tr("Storages sign no link for longer than {n} days. Share it again when they are over.", n=_DAYS_MAX)
        self.column.addLayout(field(theme, tr("The link lives"), self.days, hint))
        self.qualities: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(theme, tr("What can be heard"), 12, 600))
        for key, name in (
            ("full", tr("Full quality, without loss")),
            ("preview", tr("A preview, compressed")),
            ("marked", tr("A preview with a soft tone every few seconds")),
        ):
            radio = self.qualities[key] = QRadioButton(name)
            group.addButton(radio)
            column.addWidget(radio)
        self.qualities["full"].setChecked(True)
        self.column.addLayout(column)
        words = tr("Until it ends, the sound lies readable in your bucket: whoever has the link can listen.")
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.progress = ProgressLine(theme, 0)
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.column.addWidget(rule())
        self.column.addWidget(section_label(theme, tr("Shared now")))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.share_button = primary_button(theme, tr("Share and copy the link"), "link", is_big=True)
        self.share_button.clicked.connect(self.share)
        self.foot.addWidget(self.share_button, 1)
        self._show_words(tr("Looking into the bucket…"))
        self.refresh()

    # --- sharing
    def share(self) -> None:
        """Make the page and put it into the bucket; its link lies in the clipboard then."""
        if not self.share_button.isEnabled():
            return
        chosen = next(key for key, radio in self.qualities.items() if radio.isChecked())
        command = SharePage(
            self._about, self._take, self.days.value(), is_preview=chosen == "preview", is_marked=chosen == "marked"
        )
        self.share_button.setEnabled(False)
        self.said.hide()
        self.progress.show_share(0.0)
        self.progress.show()
        self._job = self._context.run(command, self._shared, self._failed, self._told)

    def _told(self, share: float, _what: str) -> None:
        self.progress.show_share(share)

    def _shared(self, result: Mapping[str, Any]) -> None:
        QGuiApplication.clipboard().setText(str(result["url"]))
        words = [tr("Until {moment} it opens in any browser.", moment=_until(result["expires_utc"]))]
        words += [tr("{name} is too large for it and was left out.", name=name) for name in result["left_out"]]
        # by the window, since this pane may have been closed meanwhile
        self._context.show_message(" ".join(words), tr("The link is in the clipboard"), "done", action=tr("Open it"),
                                   run=partial(_open, str(result["url"])))  # fmt: skip
        self._idle()
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._idle()
        self.said.say_error(error)

    def _idle(self) -> None:
        self._job = None
        self.progress.hide()
        self.share_button.setEnabled(True)

    # --- what is shared
    def refresh(self) -> None:
        """Ask the bucket what is shared."""
        self._context.run(SharedPages(self._about), self._show_pages, self._no_list)

    def _no_list(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "no_links":
            self.share_button.setEnabled(False)
            self.days.setEnabled(False)
        self._show_words(tr("What is shared cannot be told now."))
        self.said.say_error(error)

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_words(self, words: str) -> None:
        self._clear()
        self._list.addWidget(label(self._context.theme, words, 12, tone="2", wraps=True))

    def _show_pages(self, result: Mapping[str, Any]) -> None:
        pages = result["pages"]
        if not pages:
            self._show_words(tr("Nothing of this work is shared."))
            return
        self._clear()
        for one in pages:
            self._list.addWidget(self._page_card(one))

    def _page_card(self, one: Mapping[str, Any]) -> QWidget:
        theme = self._context.theme
        kind = {"full": tr("full quality"), "preview": tr("preview"), "marked": tr("preview with tone")}[
            str(one["kind"])
        ]
        name, until = tr("Take {n}, {kind}", n=one["take"], kind=kind), _until(one["expires_utc"])
        card = Card(kind="callout", padding_px=12, gap_px=6)
        card.setAccessibleName(tr("{name}, until {moment}", name=name, moment=until))
        card.column.addWidget(label(theme, name, 13, 600))
        words = tr("until {moment}, {size}", moment=until, size=size_text(one["size_bytes"]))
        card.column.addWidget(ElidedLabel(theme, words, 12, tone="2"))
        copy, open_ = Button(theme, tr("Copy link"), "copy"), Button(theme, tr("Open"), "external-link")
        stop = Button(theme, tr("Stop sharing"), "trash", "danger")
        for button in (copy, open_, stop):
            button.setAccessibleName(f"{button.accessibleName()}: {name}, {until}")
        url = str(one["url"])
        copy.clicked.connect(partial(self._copy, url))
        open_.clicked.connect(partial(_open, url))
        stop.clicked.connect(partial(self.stop, str(one["page"]), stop))
        card.column.addLayout(row_of(copy, open_, None, stop, gap_px=8))
        return card

    def _copy(self, url: str, *_checked: bool) -> None:
        QGuiApplication.clipboard().setText(url)
        self._context.show_message(tr("The link is in the clipboard."), kind="done")

    def stop(self, page: str, button: QWidget | None = None, *_checked: bool) -> None:
        """Delete a page from the bucket; its link opens nothing from then on."""
        if button is not None:
            button.setEnabled(False)
        self.said.hide()

        def gone(_result: Mapping[str, Any]) -> None:
            words = tr("Its link opens nothing any more. What somebody has saved of it stays with them.")
            self.said.say("circle-check", "approved.text", tr("The page is deleted"), (words,))
            self.refresh()

        def failed(error: BaseException) -> None:
            self.said.say_error(error)
            self.refresh()

        self._context.run(UnsharePage(self._about, page), gone, failed)


def _open(url: str, *_checked: bool) -> None:
    QDesktopServices.openUrl(QUrl(url))


def _until(expires_utc: object) -> str:
    return moment_text(round(datetime.fromisoformat(str(expires_utc)).timestamp() * 1000))


def open_share(context: Context, about: str, title: str, take: int) -> SharePane:
    """Open the pane; one that is open is replaced."""
    pane = SharePane(context, about, title, take, window_of(context)).open_alone()
    pane.days.setFocus()
    return pane
