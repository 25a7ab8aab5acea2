"""Where something is saved: names that every system accepts, and a line of text written whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.save_dialog import ask_where_to_save, save_line


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Mix: main / instrumental?", "Mix- main - instrumental-.pdf"),
        ("Vol. 2", "Vol. 2.pdf"),
        ("CON", "CON_.pdf"),
        ("ليلى حداد", "ليلى حداد.pdf"),
        ("", "Untitled.pdf"),
    ],
)
def test_a_name_is_proposed_that_every_system_accepts(qtbot, name, proposed):
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = []
    dialog = ask_where_to_save(parent, "Save", name, chosen.append, kinds="PDF (*.pdf)", suffix=".pdf")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]) == Path.home() / proposed
    dialog.fileSelected.emit("/somewhere/else.pdf")
    assert chosen == [Path("/somewhere/else.pdf")]
    dialog.close()


def test_a_line_is_saved_whole_or_an_error_says_where_not(qtbot, context, tmp_path):
    said = []
    context.said.connect(said.append)
    save_line(context, tmp_path / "ana.seguepass", "SEGUE1-ABC")
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "ana.seguepass").read_bytes() == b"SEGUE1-ABC\n"
    save_line(context, tmp_path / "gone" / "ana.seguepass", "SEGUE1-ABC")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "cannot be written" in said[1].text
    assert not (tmp_path / "gone").exists()
