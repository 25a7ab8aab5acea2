"""An invoice or a receipt saved as a PDF in a language of one's choice, or as XML for other programs. The same on both sides of a hand-off."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studio.queries.asks import InvoiceOf, InvoiceWords
from ui.languages import spoken_language
from ui.money.business_pane import open_business
from ui.money.paper_menu import language_menu, show_below
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from studio.domain.invoice import Invoice, InvoiceText
    from ui.context import Context


def open_invoice_menu(context: Context, button: QWidget, hand_off: str, title: str) -> QMenu:
    """Ask in which language, below the button."""
    menu = language_menu(button, partial(_ask_where_to, context, button, hand_off, title))
    machine = menu.addAction(tr("For other programs: XML (EN 16931)…"))
    machine.triggered.connect(lambda: _ask_where_to_machine(context, button, hand_off, title))
    menu.addSeparator()
    menu.addAction(tr("Address and tax on it…")).triggered.connect(lambda: open_business(context))
    return show_below(menu, button)


def save_invoice(context: Context, hand_off: str, language: str, path: Path) -> None:
    """Write it; whole, or nothing and an error."""

    def write(text: InvoiceText) -> None:
        from studio.app.plan_files import write_file
        from ui.printing.invoice import painted_invoice

        words = tr("Saved as {name}.", name=path.name)
        context.do(
            lambda: write_file(path, painted_invoice(text)),
            lambda _nothing: context.show_message(words, text.title, "done"),
        )

    context.ask(InvoiceWords(hand_off, language), write, context.show_error)


def save_machine_invoice(context: Context, hand_off: str, path: Path) -> None:
    """Write it as UBL for other programs; whole, or nothing and an error that names what is not known."""

    def write(found: Invoice) -> None:
        from studio.app.money_papers import machine_invoice
        from studio.app.plan_files import write_file

        words = tr("Saved as {name}.", name=path.name)
        context.do(
            lambda: write_file(path, machine_invoice(found, spoken_language())),
            lambda _nothing: context.show_message(words, found.number, "done"),
        )

    context.ask(InvoiceOf(hand_off), write, context.show_error)


def _ask_where_to(context: Context, parent: QWidget, hand_off: str, title: str, language: str) -> None:
    save = lambda path: save_invoice(context, hand_off, language, path)  # noqa: E731  one line says it
    ask_where_to_save(parent, tr("Save the invoice"), title, save, kinds=tr("PDF (*.pdf)"), suffix=".pdf")


def _ask_where_to_machine(context: Context, parent: QWidget, hand_off: str, title: str) -> None:
    save = lambda path: save_machine_invoice(context, hand_off, path)  # noqa: E731  one line says it
    ask_where_to_save(parent, tr("Save the invoice"), title, save, kinds=tr("XML (*.xml)"), suffix=".xml")
