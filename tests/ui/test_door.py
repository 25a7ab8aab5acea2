"""Opening: the picture of last time first, then the living window, then the studio; and what is kept when it closes."""

from __future__ import annotations

import pytest
import samples
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage

from ui import app as opening
from ui.door import Door, keep_picture, last_picture, picture_path


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def start(qapp, qtbot, settings, studio, tmp_path, monkeypatch, sample_now):
    """Open the window on a home folder; everything it needs comes from stand-ins."""
    monkeypatch.setattr(opening, "_first_rows", lambda _home: samples.song_plan())
    monkeypatch.setattr(opening, "_open", lambda _home: studio)
    made = []

    def go(*, remembers: bool = True) -> opening.Opening:
        one = opening.Opening(qapp, tmp_path, settings if remembers else None, "dark")
        one.door.show()
        made.append(one)
        return one

    yield go
    for one in made:
        one.door.close()
        one.door.deleteLater()
        if one.context is not None:
            one.context.theme.deleteLater()
    qapp.setStyleSheet("")


def opened(one: opening.Opening, qtbot) -> opening.Opening:
    qtbot.waitUntil(lambda: one.context is not None and one.context.studio is not None)
    qtbot.waitUntil(lambda: one.context.background.running == 0)
    return one


def test_without_a_picture_the_first_painting_has_the_bars(start, qtbot) -> None:
    one = start()
    assert one.window is not None
    assert one.window.page_widget("plan").timeline.bar_count() == 12
    opened(one, qtbot)


def test_closing_keeps_a_picture_and_the_place(start, qtbot, settings, tmp_path) -> None:
    one = opened(start(), qtbot)
    one.door.resize(1100, 700)
    one.door.close()
    picture = QImage(str(picture_path(tmp_path)))
    assert picture.size() == QSize(1100, 700)
    assert settings.value("geometry") is not None


def test_the_picture_is_shown_before_anything_is_built(start, qtbot) -> None:
    # without a remembered place: the screen of the tests is smaller than the window
    first = opened(start(remembers=False), qtbot)
    before = first.door.grab().toImage()
    first.door.close()
    second = start(remembers=False)
    assert second.window is None
    shown = second.door.grab().toImage()
    assert shown.size() == before.size()
    assert shown.pixelColor(300, 200) == before.pixelColor(300, 200)
    opened(second, qtbot)
    assert second.window.page_widget("plan").timeline.bar_count() == 12


def test_a_picture_of_another_theme_or_screen_is_not_shown(qapp, tmp_path) -> None:
    keep_picture(QImage(20, 20, QImage.Format.Format_RGB32), tmp_path, "dark", 1.0)
    assert last_picture(tmp_path, "dark", 1.0) is not None
    assert last_picture(tmp_path, "light", 1.0) is None
    assert last_picture(tmp_path, "dark", 2.0) is None
    picture_path(tmp_path).write_bytes(b"not a picture")
    assert last_picture(tmp_path, "dark", 1.0) is None


def test_closing_before_the_studio_is_open_keeps_nothing(start, tmp_path) -> None:
    start().door.close()
    assert not picture_path(tmp_path).exists()


def test_a_studio_that_cannot_be_opened_is_said(start, qtbot, monkeypatch) -> None:
    from studio.domain.errors import DiskError

    def fail(_home: object) -> object:
        raise DiskError("The disk is full.", subject="/home/mira")

    monkeypatch.setattr(opening, "_open", fail)
    one = start()
    qtbot.waitUntil(lambda: bool(one.window.messages.banners()))
    assert one.window.messages.banners()[0].message.title == "The disk cannot be written"


def test_a_door_comes_back_where_it_was(qapp, settings) -> None:
    first = Door(settings, None)
    first.resize(700, 540)
    first.show()
    first.close()
    second = Door(settings, None)
    assert second.size() == QSize(700, 540)
    first.deleteLater()
    second.deleteLater()
