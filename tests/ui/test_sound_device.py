"""The sound device that was chosen: it plays, the system's takes over while it is away, and the choice is remembered."""

from __future__ import annotations

import pytest
from panel_robots import words_of
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtMultimedia import QAudio, QAudioFormat
from sample_studio import ToneStream

from ui.review import devices
from ui.review.player import Player, shared_player
from ui.review.ring import BYTES_PER_FRAME, PcmRing
from ui.review.sound import SoundOutput
from ui.settings.sound import SoundCard

RATE_HZ = 8000


class Device:
    """In place of QAudioDevice."""

    def __init__(self, name: str) -> None:
        self.name = name

    def id(self) -> QByteArray:
        return QByteArray(self.name.encode())

    def description(self) -> str:
        return self.name.title()

    def isNull(self) -> bool:  # noqa: N802 -- Qt's name
        return not self.name

    def isFormatSupported(self, _format: object) -> bool:  # noqa: N802 -- Qt's name
        return True


class Sink:
    """In place of QAudioSink: takes everything and holds nothing."""

    setBufferSize = setVolume = write = lambda self, _value: None  # noqa: N815 -- Qt's names
    deleteLater = reset = suspend = resume = lambda self: None  # noqa: N815

    def start(self) -> Sink:
        return self

    def bytesFree(self) -> int:  # noqa: N802 -- Qt's name
        return RATE_HZ * BYTES_PER_FRAME

    bufferSize = bytesFree  # noqa: N815

    def error(self) -> QAudio.Error:
        return QAudio.Error.NoError

    def state(self) -> QAudio.State:
        return QAudio.State.ActiveState


class Library:
    """In place of QtMultimedia: devices that come and go; ``opened`` names those that were opened."""

    QAudioFormat, QAudio = QAudioFormat, QAudio

    def __init__(self, *names: str) -> None:
        library = self
        self.names, self.opened = list(names), []

        class QMediaDevices(QObject):
            audioOutputsChanged = Signal()  # noqa: N815 -- Qt's name

            @staticmethod
            def audioOutputs() -> list[Device]:  # noqa: N802 -- Qt's name
                return [Device(name) for name in library.names]

            @staticmethod
            def defaultAudioOutput() -> Device:  # noqa: N802 -- Qt's name
                return Device(next(iter(library.names), ""))

        self.QMediaDevices = QMediaDevices

    def QAudioSink(self, device: Device, _format: object) -> Sink:  # noqa: N802 -- Qt's name
        self.opened.append(device.name)
        return Sink()


@pytest.fixture
def library(monkeypatch):
    made = Library("built-in", "interface")
    monkeypatch.setattr("ui.review.sound.sound_library", lambda: made)
    return made


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def test_the_chosen_device_plays_and_the_systems_takes_over_while_it_is_away(qapp, library):
    ring = PcmRing(RATE_HZ * BYTES_PER_FRAME)
    ring.put(bytes(RATE_HZ * BYTES_PER_FRAME // 2), 0)
    output, missed = SoundOutput(), []
    output.missed.connect(missed.append)
    output.choose(b"interface".hex())
    output.load(ring, RATE_HZ)
    output.play()
    assert library.opened == ["interface"]
    changed = output._devices.audioOutputsChanged  # noqa: SLF001 -- the system says so
    library.names.remove("interface")
    changed.emit()
    assert library.opened == ["interface", "built-in"]
    assert missed == [True]
    library.names.append("interface")
    changed.emit()
    assert library.opened[-1] == "interface"
    assert missed == [True, False]
    output.choose("")
    assert library.opened[-1] == "built-in"
    assert missed == [True, False]
    output._let_go()  # noqa: SLF001 -- as its thread does at the end


def test_a_choice_is_kept_and_a_device_that_is_away_is_named(qtbot, library, settings):
    assert [device.name for device in devices.outputs()] == ["Built-In", "Interface"]
    devices.keep_output(settings, devices.outputs()[1])
    library.names.remove("interface")
    player = Player(lambda _paths: ToneStream(60.0, RATE_HZ))
    player.choose_device(devices.chosen_output(settings))
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: "“Interface” is not there" in player.silence_words, timeout=20_000)
    assert library.opened == ["built-in"]
    player.close()


def test_the_card_lists_what_is_there_and_what_was_chosen(qtbot, context, library, settings):
    context.settings = settings
    card = SoundCard(context)
    qtbot.addWidget(card)
    listed = [card.choice.itemText(index) for index in range(card.choice.count())]
    assert listed == ["As the system (Built-In)", "Built-In", "Interface"]
    card.choice.setCurrentIndex(2)
    card.choice.activated.emit(2)
    assert devices.chosen_output(settings) == devices.OutputDevice(b"interface".hex(), "Interface")
    library.names.remove("interface")
    card.watch.audioOutputsChanged.emit()
    assert card.choice.currentText() == "Interface (not there now)"
    assert any("the system's device plays" in words for words in words_of(card))
    card.choice.setCurrentIndex(0)
    card.choice.activated.emit(0)
    assert devices.chosen_output(settings) == devices.OutputDevice()


def test_a_choice_reaches_what_plays(qtbot, context, library, settings):
    context.settings = settings
    context.studio.stream_s = 60.0
    player = shared_player(context)
    player.load(("a.wav",), play=True)
    qtbot.waitUntil(lambda: library.opened == ["built-in"], timeout=20_000)
    card = SoundCard(context)
    qtbot.addWidget(card)
    card.choice.setCurrentIndex(2)
    card.choice.activated.emit(2)
    qtbot.waitUntil(lambda: library.opened == ["built-in", "interface"], timeout=20_000)
    player.close()
