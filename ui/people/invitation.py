"""A card that makes an invitation and shows it: a line to send, and until when it opens."""

from __future__ import annotations

from typing import Any

from ui.context import Context
from ui.people.model import day_of
from ui.settings.act import ActCard
from ui.widgets.copy_line import CopyLine
from ui.words import first_name, tr


class InvitationCard(ActCard):
    """`show_pass` shows what was made; ``line`` is hidden until then."""

    def __init__(self, context: Context, title: str, *, height_px: int = 120) -> None:
        super().__init__(context, title)
        self.line = CopyLine(context, tr("Invitation"), "Invitation.seguepass", height_px=height_px)
        self.line.hide()
        self.column.addWidget(self.line)

    def show_pass(self, name: str, result: dict[str, Any], more: str = "") -> None:
        """``result`` is what the command answered, ``more`` what it is good for where that is to be said. A co-owner's wish has
        no line yet: the owner's computer makes it.
        """
        if not result["pass"]:
            self.line.hide()
            words = tr("It makes the invitation once it has synchronised and decides again; it stands below then.")
            self.say_done(tr("The owner's computer is asked"), words)
            return
        self.line.show_line(str(result["pass"]))
        self.line.show()
        day = day_of(str(result.get("expires_utc", "")))
        until = tr("It can be opened until {day}.", day=day) if day else ""
        self.say_done(tr("Send this to {who}", who=first_name(name)), " ".join(one for one in (until, more) if one))
        self.line.copy_button.setFocus()
