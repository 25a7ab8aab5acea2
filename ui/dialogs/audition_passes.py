"""What is to be sent after an audition was offered: an invitation for each candidate who is not in yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import tokens
from ui.dialogs.page import Said
from ui.widgets.buttons import Button
from ui.widgets.chips import Badge, IconLabel
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.words import first_name, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context


class AuditionPasses(QWidget):
    """A row a candidate; what was copied is ticked."""

    def __init__(self, context: Context, title: str, candidates: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self._context, theme = context, context.theme
        self.copy_buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PANE_PADDING_PX, 16, tokens.PANE_PADDING_PX, 16)
        column.setSpacing(12)
        to_send = sum(bool(one["pass"]) for one in candidates)
        done = Said(theme)
        what = tr("Send each candidate their own invitation. It opens their room only, once.")
        if not to_send:
            what = tr("All of them are in this production already: there is nothing to send.")
        words = tr_n("{n} candidate has an offer", "{n} candidates have an offer", len(candidates))
        done.say("circle-check", "approved.text", words, (what,))
        column.addWidget(done)
        for one in candidates:
            row = row_of(Badge(theme, one["name"]), gap_px=10)
            row.addWidget(ElidedLabel(theme, one["name"], 13, 500), 1)
            if one["pass"]:
                button = Button(theme, tr("Copy the invitation"), "copy")
                button.setAccessibleName(tr("Copy the invitation of {name}", name=one["name"]))
                button.clicked.connect(partial(self._copy, button, one))
                self.copy_buttons.append(button)
                row.addWidget(button)
            else:
                row.addWidget(IconLabel(theme, "circle-check", "approved.text"))
                row.addWidget(label(theme, tr("is in already"), 12, tone="2"))
            column.addLayout(row)
        files = [one["pass_file"] for one in candidates if one.get("pass_file")]
        if files:
            lies = tr("The invitations also lie as files in {folder}.", folder=files[0].rpartition("/")[0])
            column.addWidget(label(theme, lies, 11, tone="3", wraps=True, is_selectable=True))
        hint = tr("In {title} you see how each of them stands, hear their takes and choose.", title=title)
        column.addWidget(label(theme, hint, 12, tone="2", wraps=True))
        column.addStretch(1)

    def _copy(self, button: Button, one: dict[str, Any]) -> None:
        QGuiApplication.clipboard().setText(one["pass"])
        button.setText(f"\u2009{tr('Copied')}")
        who = first_name(one["name"])
        self._context.show_message(tr("Send it to {who}.", who=who), tr("The invitation is on the clipboard"), "done")
