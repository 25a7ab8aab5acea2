"""Closing: what is not finished yet, what is owed, and the decision that ends a production or opens it again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.actions.closing_commands import CloseProduction, ReopenProduction
from studio.queries.asks import Closing
from studio.queries.closing import ClosingRows, OpenStage
from ui.background import LatestOnly
from ui.context import Context
from ui.inbox.blocks import Card
from ui.settings.act import ActCard
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import ElidedLabel, label
from ui.words import later, money, state_word, tr, tr_n

_MOST_SHOWN = 12


class ClosingPage(SectionPage):
    """Its owner's alone: what is left to do, and the end."""

    def __init__(self, context: Context) -> None:
        sentence = tr("A closed production stays readable for everybody, takes no more edits and offers nothing. It can be opened again.")  # fmt: skip
        super().__init__(context, "closing", tr("Closing"), sentence)
        self.card = ClosingCard(context)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Another production may have been chosen, or a stage finished."""
        row = self.row
        self.card.setVisible(row is not None)
        if row is not None:
            self.card.show_production(row.id, row.title, is_owner=row.is_owner)


class ClosingCard(ActCard):
    """What is not finished, each with a way to it; what is owed; one button."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("The end of a production"))
        theme = context.theme
        self._asked = LatestOnly(context.ask)
        self._production, self._title = "", ""
        self.standing = label(theme, "", 13, tone="2", wraps=True)
        self.body.addWidget(self.standing)
        self.left = Rows()
        self.body.addWidget(self.left)
        self.owed_head = label(theme, tr("Still owed, which does not stand in the way:"), 12, tone="2", wraps=True)
        self.body.addWidget(self.owed_head)
        self.owed = Rows()
        self.body.addWidget(self.owed)
        self.close_button = primary_button(theme, tr("Close the production"), "lock")
        self.close_button.clicked.connect(self.close_production)
        self.reopen_button = primary_button(theme, tr("Open it again"), "refresh")
        self.reopen_button.clicked.connect(self.reopen)
        self.add_buttons(self.close_button, self.reopen_button)
        self._show(None)

    def show_production(self, production: str, title: str, *, is_owner: bool) -> None:
        """Look how far this one is."""
        if production != self._production and self.job is None:
            self.said.hide()
            self._show(None)
        self._production, self._title = production, title
        if not is_owner:
            self._asked.forget()
            self._show(None)
            self.standing.setText(tr("Only the owner of “{title}” closes it.", title=title))
            return
        self._asked.ask(Closing(production), partial(self._take, production), self._context.show_error)

    def _take(self, production: str, rows: ClosingRows) -> None:
        if production == self._production:
            self._show(rows)

    def _show(self, rows: ClosingRows | None) -> None:
        left = rows.not_finished if rows is not None else ()
        owed = rows.owed if rows is not None else ()
        self.left.show_rows([self._row_of(stage) for stage in left[:_MOST_SHOWN]])
        if len(left) > _MOST_SHOWN:
            more = tr_n("and {n} more", "and {n} more", len(left) - _MOST_SHOWN)
            self.left.column.addWidget(label(self._context.theme, more, 12, tone="3"))
        self.owed.show_rows([self._owed_row(row.title, row.person, row.due_minor, row.currency) for row in owed])
        self.owed_head.setVisible(bool(owed))
        is_closed = rows is not None and rows.is_closed
        self.close_button.setVisible(rows is not None and not is_closed)
        self.close_button.setEnabled(not left)
        self.reopen_button.setVisible(is_closed)
        self.standing.setText(self._standing_of(rows))

    def _standing_of(self, rows: ClosingRows | None) -> str:
        if rows is None:
            return ""
        if rows.is_closed:
            return tr("“{title}” is closed.", title=self._title)
        if not rows.not_finished:
            return tr("Everything in “{title}” is finished; it can be closed.", title=self._title)
        count = len(rows.not_finished)
        one = later("{n} stage of “{title}” is not finished. Finish or cancel it, or remove it from the plan.")
        many = later("{n} stages of “{title}” are not finished. Finish or cancel them, or remove from the plan what is not wanted any more.")  # fmt: skip
        return tr_n(one, many, count, title=self._title)

    def _row_of(self, stage: OpenStage) -> tuple[QWidget, ...]:
        theme = self._context.theme
        button = Button(theme, tr("Show"), "calendar")
        button.setAccessibleName(tr("Show {stage} in the plan", stage=stage.title))
        button.clicked.connect(partial(self._context.navigate, "plan", stage.stage))
        line = ElidedLabel(theme, stage.title, 13)
        state = label(theme, state_word(stage.state), 12, tone="2")
        return line, label(theme, stage.person, 12, tone="3"), state, button

    def _owed_row(self, title: str, person: str, due_minor: int, currency: str) -> tuple[QWidget, ...]:
        theme = self._context.theme
        amount = label(theme, money(due_minor, currency), 13, 600)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return ElidedLabel(theme, title, 13), label(theme, person, 12, tone="3"), amount

    def close_production(self) -> None:
        """End it."""
        self.run(CloseProduction(self._production), self._ended, tr("Closing…"))

    def reopen(self) -> None:
        """Begin again."""
        self.run(ReopenProduction(self._production), self._ended, tr("Opening…"))

    def _ended(self, result: dict[str, Any]) -> None:
        is_closed = result["state"] == "closed"
        words = (
            tr("“{title}” is closed", title=self._title) if is_closed else tr("“{title}” is open", title=self._title)
        )
        self.say_done(words, "" if result["settled"] else tr("The others see it with the next synchronisation."))
        self.show_production(self._production, self._title, is_owner=True)


class Rows(Card):
    """Lines of widgets in columns; the first one takes the room that is left."""

    def __init__(self) -> None:
        super().__init__(kind="", padding_px=0, gap_px=4)

    def show_rows(self, rows: list[tuple[QWidget, ...]]) -> None:
        """Show these; nothing where there are none."""
        self.clear()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for index, row in enumerate(rows):
            for column, widget in enumerate(row):
                grid.addWidget(widget, index, column)
        self.column.addWidget(holder)
        self.setVisible(bool(rows))
