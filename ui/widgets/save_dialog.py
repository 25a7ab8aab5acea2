"""Asking where something is to be saved, and saving a line of text there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.domain.render_material import safe_name
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context


def ask_where_to_save(
    parent: QWidget | None,
    title: str,
    name: str,
    chosen: Callable[[Path], object],
    *,
    kinds: str | Sequence[str] = (),
    suffix: str = "",
) -> QFileDialog:
    """Open the dialog; ``chosen`` gets the path that a person has decided on.

    ``name`` is made fit for every system, and lies in the home folder at first; ``suffix`` (with its dot) is added to it,
    and to what is typed without one. ``kinds`` are Qt's name filters.
    """
    dialog = QFileDialog(parent, title, str(Path.home() / f"{safe_name(name)}{suffix}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kinds:
        dialog.setNameFilters([kinds] if isinstance(kinds, str) else list(kinds))
    if suffix:
        dialog.setDefaultSuffix(suffix[1:])
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def save_line(context: Context, path: Path, line: str) -> None:
    """Write one line of text; whole, or nothing and an error."""
    from studio.app.plan_files import write_file

    said = tr("Saved as {name}.", name=path.name)
    context.do(lambda: write_file(path, f"{line}\n".encode()), lambda _nothing: context.show_message(said, kind="done"))
