"""A card for one thing that can be done: what it does, what it needs, how far it is, how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.background import Job, Progress
from ui.context import Context
from ui.dialogs.page import Said
from ui.inbox.blocks import Card
from ui.languages import told
from ui.widgets.buttons import Button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import ElidedLabel, flowing, label, row_of
from ui.words import tr

DoneWith = Callable[[dict[str, Any]], None]


class ActCard(Card):
    """``body`` is for what the act needs, the row below for its buttons; while it runs they give way to the progress.

    ``job`` is what runs, None when nothing does.
    """

    def __init__(self, context: Context, title: str, sentence: str = "", title_px: int = 15) -> None:
        super().__init__(gap_px=8)
        self._context = context
        theme = context.theme
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.job: Job | None = None
        self._button_row = row_of(gap_px=8)
        head = label(theme, title, title_px, 600, wraps=True)
        self.column.addWidget(head)
        if sentence:
            self.column.addWidget(flowing(label(theme, sentence, 12, tone="2", wraps=True)))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 4, 0, 0)
        self.body.setSpacing(12)
        self.column.addLayout(self.body)
        self._buttons = self._line(self._button_row)
        self._buttons.hide()
        self.column.addWidget(self._buttons)
        self._progress = ProgressLine(theme, 160)
        self._progress.setAccessibleName(title)
        self._words = ElidedLabel(theme, "", 12, tone="2")
        self.stop_button = Button(theme, tr("Stop"), "x")
        self.stop_button.setAccessibleName(tr("Stop: {what}", what=title))
        self.stop_button.clicked.connect(self.stop)
        line = row_of(self._progress, gap_px=12)
        line.addWidget(self._words, 1)
        line.addWidget(self.stop_button)
        self._running = self._line(line)
        self._running.hide()
        self.column.addWidget(self._running)
        self.said = Said(theme)
        self.column.addWidget(self.said)

    @staticmethod
    def _line(layout: QBoxLayout) -> QWidget:
        holder = QWidget()
        layout.setContentsMargins(0, 4, 0, 0)
        holder.setLayout(layout)
        return holder

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons into the row at the end."""
        for button in buttons:
            self._button_row.addWidget(button)
        self._button_row.addStretch(1)
        self._buttons.show()

    def run(
        self,
        command: Any,
        done: DoneWith,
        words: str = "",
        *,
        can_stop: bool = False,
        before: tuple[Any, ...] = (),
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Carry a command out, after those in ``before``; ``words`` are said meanwhile. An error is told in the card,
        and handed to ``on_error`` so that the card can offer a way out.
        """
        studio = self._context.studio

        def work(report: Progress, cancel: threading.Event) -> Any:
            for earlier in before:
                studio.run(earlier)
            return studio.run(command, progress=report, cancel=cancel)

        if self.job is not None:
            return
        self.said.hide()
        self._progress.show_share(0.0)
        self._words.setText(words)
        self.stop_button.setVisible(can_stop)
        self.stop_button.setEnabled(True)
        self._running.show()
        self._buttons.hide()

        def ended() -> None:
            self.job = None
            self._running.hide()
            self._buttons.setVisible(self._button_row.count() > 0)

        def is_done(result: dict[str, Any]) -> None:
            ended()
            done(result)

        def failed(error: BaseException) -> None:
            ended()
            self.said.say_error(error)
            if on_error is not None:
                on_error(error)

        self.job = self._context.background.start(work, is_done, failed, self._told)

    def stop(self) -> None:
        """Ask what runs to stop."""
        if self.job is not None:
            self.job.cancel()
            self.stop_button.setEnabled(False)
            self._words.setText(tr("Stopping…"))

    def _told(self, share: float, words: str) -> None:
        self._progress.show_share(share)
        if not self.job or not self.job.cancel_event.is_set():
            self._words.setText(told(words))

    def say_done(self, title: str, *sentences: str) -> None:
        """It went well."""
        self.said.say("circle-check", "approved.text", title, sentences)

    def say_hint(self, title: str, *sentences: str) -> None:
        """It went well, and something is left for the person to do."""
        self.said.say("alert-triangle", "review.text", title, sentences)


def danger_rows(context: Context, sentences: tuple[str, ...]) -> QWidget:
    """What will be gone, for whom: read before the button that does it."""
    from ui.widgets.chips import IconLabel

    theme = context.theme
    box = Card(kind="callout", padding_px=12, gap_px=4)
    for index, sentence in enumerate(sentences):
        row = row_of(gap_px=8)
        if index == 0:
            row.addWidget(IconLabel(theme, "alert-triangle", "late.text"))
        else:
            row.addSpacing(24)
        row.addWidget(label(theme, sentence, 12, wraps=True), 1)
        box.column.addLayout(row)
    box.setAccessibleName(" ".join(sentences))
    return box
