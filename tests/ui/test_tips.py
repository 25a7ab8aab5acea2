"""What other people wrote is shown as they wrote it, in tooltips too: nothing of it is HTML."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from ui.widgets.labels import ElidedLabel, label
from ui.widgets.tips import tip

ATTACKS = ["<img src='https://evil.example/x.png'>", "<b>Ana</b> & <i>Ben</i>", "a<br/>b", "</p><img src=x>"]


@pytest.mark.parametrize("text", ATTACKS)
def test_a_tooltip_shows_letters_and_fetches_nothing(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(text))  # what Qt does when it takes a text for HTML
    assert shown.toPlainText() == text


def test_plain_words_stay_as_they_are() -> None:
    assert tip("Words by Ana\nlate by 3 days") == "Words by Ana\nlate by 3 days"


@pytest.mark.parametrize("text", ATTACKS)
def test_labels_are_plain(theme, qtbot, text: str) -> None:
    for widget in (label(theme, text), ElidedLabel(theme, text)):
        qtbot.addWidget(widget)
        assert widget.textFormat() is Qt.TextFormat.PlainText


def test_every_tooltip_of_the_window_goes_through_tip_or_is_our_own() -> None:
    own = {"tr", "tip", "moment_text", "toolTip"}
    wrong = []
    for path in Path("ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr not in ("setToolTip", "showText", "setStatusTip", "setWhatsThis"):
                continue
            text = node.args[1] if node.func.attr == "showText" else node.args[0]
            parts = [text.body, text.orelse] if isinstance(text, ast.IfExp) else [text]
            for part in parts:
                name = getattr(getattr(part, "func", None), "id", getattr(getattr(part, "func", None), "attr", ""))
                if (
                    isinstance(part, ast.Constant)
                    or name in own
                    or getattr(part, "attr", "") in ("sentence", "tooltip")
                ):
                    continue
                wrong.append(f"{path}:{node.lineno}")
    assert not wrong
