"""The agreement of a hand-off saved as a PDF in a language of one's choice. The same on both sides."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studio.queries.asks import AgreementOf
from ui.money.paper_menu import language_menu, show_below
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from studio.domain.agreement import Agreement
    from ui.context import Context


def open_agreement_menu(context: Context, button: QWidget, hand_off: str, title: str) -> QMenu:
    """Ask in which language, below the button; what was signed stays as it was signed."""
    return show_below(language_menu(button, partial(_ask_where_to, context, button, hand_off, title)), button)


def save_agreement(context: Context, hand_off: str, language: str, path: Path) -> None:
    """Write it; whole, or nothing and an error."""

    def write(agreement: Agreement) -> None:
        from studio.app.plan_files import write_file
        from studio.app.rights_papers import agreement_paper
        from ui.printing.document import painted_document

        words = tr("Saved as {name}.", name=path.name)
        context.do(
            lambda: write_file(path, painted_document(agreement_paper(agreement, language))),
            lambda _nothing: context.show_message(words, tr("The agreement is saved"), "done"),
        )

    context.ask(AgreementOf(hand_off), write, context.show_error)


def _ask_where_to(context: Context, parent: QWidget, hand_off: str, title: str, language: str) -> None:
    name = f"{title}, {tr('agreement')}"
    save = lambda path: save_agreement(context, hand_off, language, path)  # noqa: E731  one line says it
    ask_where_to_save(parent, tr("Save the agreement"), name, save, kinds=tr("PDF (*.pdf)"), suffix=".pdf")
