"""What can be done with a result beyond hearing it: hand it on, its delivery note, who made it, who owns it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.words import tr

_FIRST_PAPER = 5
"""The entries from here on are papers."""
OUT_FOLDER = "deliverables"
"""Where a production's deliverables lie, as the studio names it."""

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


def open_hand_on_menu(context: Context, button: QWidget, path: str) -> QMenu:
    """The menu of a result, below its button; ``path`` is a file of the deliverable."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    entries: tuple[tuple[str, Callable[[], None]], ...] = (
        (tr("Copy to a folder…"), lambda: _open_pane(context, path, "folder")),
        (tr("Make a listening page…"), lambda: _open_pane(context, path, "page")),
        (tr("Share as a link…"), lambda: _open_pane(context, path, "link")),
        (tr("Put into a bucket…"), lambda: _open_pane(context, path, "bucket")),
        (tr("Give to a stage as an input…"), lambda: _open_pane(context, path, "stage")),
        (tr("Delivery note…"), lambda: _open_note(context, path)),
        (tr("Split sheet…"), lambda: _open_split(context)),
    )  # fmt: skip
    for number, (words, act) in enumerate(entries):
        if number == _FIRST_PAPER:
            menu.addSeparator()
        menu.addAction(words).triggered.connect(partial(_do, act))
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu


def deliverable_title(path: str) -> str:
    """How a deliverable is called, by one of its files: those of several lie in a folder of that name."""
    folder = Path(path).parent
    return folder.name if folder.parent.name == OUT_FOLDER else Path(path).stem


def write_note(context: Context, path: str, to: str, language: str, out: Path) -> None:
    """Write the delivery note as a PDF; whole, or nothing and an error."""

    def write() -> None:
        from studio.app.plan_files import write_file
        from studio.app.rights_papers import note_paper
        from ui.printing.document import painted_document

        write_file(out, painted_document(note_paper(Path(path), to, language)))

    words = tr("Saved as {name}.", name=out.name)
    context.do(write, lambda _nothing: context.show_message(words, tr("Delivery note"), "done"))


def _do(act: Callable[[], None], *_is_checked: bool) -> None:
    act()


def _open_note(context: Context, path: str) -> None:
    from ui.assembly.hand_on_pane import open_note

    open_note(context, path)


def _open_pane(context: Context, path: str, target: str) -> None:
    from ui.assembly.hand_on_pane import open_hand_on

    open_hand_on(context, path, target)


def _open_split(context: Context) -> None:
    from ui.dialogs.split_sheet import open_split_sheet

    open_split_sheet(context)
