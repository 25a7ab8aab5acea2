"""Pictures in Listen: what notes have drawn, and drawing by pointer and by keys."""

from __future__ import annotations

import io
from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import words_of
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.domain.drawing import Shape, ShapeKind
from studio.domain.errors import BadInputError
from studio.domain.stills import Still
from studio.queries.asks import AssembleView, Plan, Stage, StillOf
from studio.queries.rows import FileRow
from ui.review.model import audio_files, picture_files
from ui.review.panel import ListenPanel
from ui.review.player import shared_player


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (200, 100), (40, 90, 140)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def panel(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: rows.picture_detail(),
        AssembleView: rows.assemble(),
        StillOf: Still(jpeg(), 200, 100),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    picture = made._body.picture  # noqa: SLF001
    qtbot.waitUntil(lambda: not picture.isHidden() and not picture.view.frame.isEmpty())
    yield made
    shared_player(context).close()


@pytest.fixture
def picture(panel):
    return panel._body.picture  # noqa: SLF001


def at(picture, x: float, y: float) -> QPoint:
    frame = picture.view.frame
    return QPoint(round(frame.left() + x * frame.width()), round(frame.top() + y * frame.height()))


def test_a_picture_is_reviewed_without_sound(panel, picture):
    assert not panel.transport.isVisible()
    assert [note.file for note in panel.shown] == ["cover.png"]
    assert "1 shape" in picture.view.accessibleDescription()
    assert picture.which.isHidden()


def test_notes_on_a_still_picture_have_no_time(panel, picture):
    assert "draw on the picture" in panel.notes.hint.text()
    assert not panel.notes.box._time.isVisible()  # noqa: SLF001
    assert not any("0:00" in words for words in words_of(panel.notes))
    assert not any("0:00" in item.accessibleName() for item in panel.notes.items)


def test_a_picture_that_is_awaited_or_cannot_be_opened_says_so(qtbot, panel, picture, studio):
    files = (FileRow("poster.jpg", 1000, "/tmp/poster.jpg"),)
    picture.show_files(files, has_sound=False)
    assert picture.view._words == "The picture is being opened…"  # noqa: SLF001
    studio.answers[StillOf] = BadInputError("The file cannot be decoded.", subject="poster.jpg")
    picture.show_files((), has_sound=False)
    picture.show_files(files, has_sound=False)
    qtbot.waitUntil(lambda: picture.view._words == "“poster.jpg” cannot be shown.")  # noqa: SLF001
    shown = picture.view.grab().toImage()
    middle = range(shown.width() // 2 - 60, shown.width() // 2 + 60)
    assert len({shown.pixel(x, shown.height() // 2) for x in middle}) > 1


def test_a_box_is_drawn_and_goes_along_with_the_next_note(qtbot, panel, picture):
    picture.tools.button("box").click()
    QTest.mousePress(picture.view, Qt.MouseButton.LeftButton, pos=at(picture, 0.25, 0.5))
    QTest.mouseMove(picture.view, at(picture, 0.5, 0.75))
    QTest.mouseRelease(picture.view, Qt.MouseButton.LeftButton, pos=at(picture, 0.5, 0.75))
    (shape,) = picture.drawing[1]
    assert shape.kind is ShapeKind.BOX
    assert [pytest.approx(n, abs=40) for place in shape.places for n in place] == [2500, 5000, 5000, 7500]
    box = panel.notes.box
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, "too dark here")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    (draft,) = panel.drafts.of("h1", 2)
    assert (draft.file, draft.shapes, picture.drawing[1]) == ("cover.png", (shape,), ())
    kept = panel.drafts.as_json()
    panel.drafts.clear("h1", 2)
    panel.drafts.read_json(kept)
    assert panel.drafts.of("h1", 2) == (draft,)


def test_an_arrow_is_drawn_by_keys_and_taken_back(picture):
    view = picture.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert picture.drawing[1] == (Shape(ShapeKind.ARROW, ((5000, 5000), (6000, 5000))),)
    picture.back.click()
    assert picture.drawing[1] == ()
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert picture.drawing[1] == ()  # begun and ended in one place


def test_words_are_written_on_the_picture(picture):
    picture.tools.button("words").click()
    QTest.mouseClick(picture.view, Qt.MouseButton.LeftButton, pos=at(picture, 0.1, 0.1))
    QTest.keyClicks(picture.view.words, "logo?")
    QTest.keyClick(picture.view.words, Qt.Key.Key_Return)
    (shape,) = picture.drawing[1]
    assert (shape.kind, shape.words) == (ShapeKind.WORDS, "logo?")


def test_a_film_is_a_picture_and_no_sound():
    take = rows.picture_detail().takes[-1]
    film = replace(take.files[0][1], name="cut.mov", duration_s=12.0)
    take = replace(take, files=(("cut", film),))
    assert (picture_files(take), audio_files(take)) == ((film,), ())
