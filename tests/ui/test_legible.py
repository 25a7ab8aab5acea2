"""Every screen at 200 % in a long language that runs from right to left: nothing is cut off, nothing is left in English, and the
keyboard alone reaches everything in the order in which one reads.

At 200 % a screen of 1920 x 1200 has room for the smallest window. The made-up language makes every text of the program a third
longer and marks it with dots, so what has none is either somebody's own (the samples' names) or was never translated.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Iterator
from typing import Any

import panel_samples
import pytest
import samples
from focus_order import steps_back, tab_order, unreached
from legible import cut_texts
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from sample_studio import SamplePeaks

from studio.queries import asks
from ui.languages import TRIAL, speak
from ui.pages import PAGES
from ui.review.player import shared_player
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.reading_order import follow_reading_order
from ui.words import tr

SMALLEST_PX = (960, 526)
"""What the smallest window leaves to a page."""
MARK = "·"
STAGES = [samples.stage_detail(stage.id) for stage in samples.song_plan().stages]
_LONG_LIST = 20
"""Lists of zones, licences and the like are nobody's words."""
# what is the same in every language: names of formats, products, keys and units
NO_WORDS = frozenset(
    [
        "Ctrl",
        "Shift",
        "Escape",
        "Space",
        "Return",
        "Segue",
        "English",
        "Deutsch",
        "Cloudflare",
        "Backblaze",
        "Wasabi",
        "MinIO",
        "Ceph",
        "WAV",
        "FLAC",
        "DAWproject",
        "Reaper",
        "dBTP",
        "LUFS",
        "SEGUE1",
        "bucket",
        "region",
        "Late",
        "Train",
        "MIDI",
        "Ardour",
    ]
)


@pytest.fixture
def trial(qapp) -> Iterator[None]:
    speak(qapp, TRIAL)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak(qapp, "en")


def shown(qtbot, context, page: str) -> QWidget:
    made = PAGES[page](context)
    qtbot.addWidget(made)
    made.resize(*SMALLEST_PX)
    if hasattr(made, "refresh"):
        made.refresh()
    made.show()
    qtbot.waitUntil(lambda: not context.background.running)
    qtbot.waitUntil(lambda: is_settled(made))
    return made


def is_settled(made: QWidget) -> bool:
    """Whether everything has its place: nothing moves while what is posted is carried out."""
    before = [widget.geometry() for widget in made.findChildren(QWidget)]
    for _ in range(3):
        QApplication.processEvents()
    return before == [widget.geometry() for widget in made.findChildren(QWidget)]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_can_be_read_to_the_end_of_every_text(qtbot, context, trial, page, sample_now):
    context.studio.answers |= {asks.Closing: samples.closing_rows(), asks.Devices: samples.devices(), asks.Leads: samples.leads(),
                               asks.People: samples.people(), asks.PersonAccess: samples.person_access(),
                               asks.Inbox: samples.inbox()}  # fmt: skip
    context.set_production("p1")
    made = shown(qtbot, context, page)
    somebodys = {word for text in strings(list(context.studio.answers.values())) for word in words_of(text)}
    # a name within a sentence may be long
    assert cut_texts(made, lambda text: MARK in text and not somebodys & set(words_of(text))) == []
    assert untranslated(made, context.studio) == []
    follow_reading_order(made)  # as the window does when Tab is pressed
    assert steps_back(made) == []
    assert unreached(made) == []
    assert len(tab_order(made)) > 2


def test_the_tools_of_listen_go_on_in_another_line_where_one_is_too_narrow(qtbot, context, trial, sample_now):
    """Everything at once: a mix to hear it in, changes since the last take, levels, a range that is repeated."""
    detail = panel_samples.review_detail()
    context.studio.answers |= {asks.Plan: panel_samples.plan((detail.stage,)), asks.Stage: detail,
                               asks.AssembleView: panel_samples.assemble(), asks.WavePeaks: SamplePeaks()}  # fmt: skip
    context.set_production("p1")
    made = shown(qtbot, context, "listen")
    try:
        qtbot.waitUntil(lambda: bool(made.wave.lanes))
        transport = made._body.transport  # noqa: SLF001  it stands in the page as it is
        transport.show_changes(tr("Changes since take {n}", n=1), is_wanted=False)
        transport.show_range((20.2, 33.3))
        qtbot.waitUntil(lambda: is_settled(made))
        assert transport.height() > 80
        assert made.width() == SMALLEST_PX[0]
        assert cut_texts(made.toolbar, lambda text: MARK in text) == []
        assert cut_texts(transport, lambda text: MARK in text) == []
    finally:
        shared_player(context).close()


def untranslated(root: QWidget, studio: Any) -> list[str]:
    """Words that are neither translated nor somebody's own."""
    own = {word for text in strings([*studio.answers.values(), *STAGES]) for word in words_of(text)}
    own |= {word for text in (studio.person_name, str(studio.home), str(studio.workspace)) for word in words_of(text)}
    found = []
    for widget in root.findChildren(QWidget):
        for text in texts_of(widget):
            left = [word for word in words_of(text) if word not in own and word not in NO_WORDS]
            if MARK not in text and left and not re.search("[/=]|GPL|GNU|License", text):
                found.append(f"{type(widget).__name__}: {text}")
    return found


def texts_of(widget: QWidget) -> list[str]:
    found = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, (QLabel, QAbstractButton)):
        found.append(widget.text())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        found += [widget.itemText(place) for place in range(widget.count())] if widget.count() < _LONG_LIST else []
    return found + [action.text() for action in widget.actions() if isinstance(action, QAction)]


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{4,}", text)


def strings(value: Any) -> Iterator[str]:
    """All texts in rows."""
    if isinstance(value, str) and not isinstance(value, enum.Enum):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from strings(one)
    elif dataclasses.is_dataclass(value):
        yield from strings([getattr(value, field.name) for field in dataclasses.fields(value)])


def test_what_cannot_be_read_is_found(qtbot, theme):
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    cut, button, box = label(theme, "a label that is cut off"), Button(theme, "a long button"), QCheckBox("a long box")
    own, somebodys = ElidedLabel(theme, "said by the program"), ElidedLabel(theme, "The very long title of a song")
    for widget in (cut, button, box, own, somebodys):
        widget.setFixedWidth(40)
        column.addWidget(widget)
    wrapped = label(theme, "a text over several lines that has room for one only", wraps=True)
    wrapped.setFixedSize(90, 16)
    column.addWidget(wrapped)
    area, wide = QScrollArea(), QLabel("wide")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("an area")
    wide.setFixedWidth(900)
    area.setWidget(wide)
    column.addWidget(area)
    root.resize(200, 400)
    root.show()
    found = cut_texts(root, lambda text: text == "said by the program")
    assert len(found) == 6
    for words in ("a label", "long button", "a long box", "said by", "several lines", "an area"):
        assert any(words in line for line in found)
    assert cut_texts(label(theme, "all of it")) == []
