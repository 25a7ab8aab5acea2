"""In which language a paper is to be saved: asked below the button that saves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def language_menu(button: QWidget, chosen: Callable[[str], object]) -> QMenu:
    """The languages, to be shown with ``show_below``; ``chosen`` gets ``en`` or ``de``."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for language, words in (("en", tr("In English…")), ("de", tr("In German…"))):
        menu.addAction(words).triggered.connect(lambda _checked=False, language=language: chosen(language))
    return menu


def show_below(menu: QMenu, button: QWidget) -> QMenu:
    """Show it below its button."""
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu
