"""Which sound device plays: those that are there, and the one that was chosen, as the window remembers it. Plays nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ui.review import sound

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_ID, _NAME = "sound/device", "sound/name"


class OutputDevice(NamedTuple):
    """A device as Qt knows it (``id``, in hex; empty: the system's) and as people know it (``name``)."""

    id: str = ""
    name: str = ""


def outputs() -> tuple[OutputDevice, ...]:
    """Those that are there now; none where Qt cannot play."""
    library = sound.sound_library()
    if library is None:
        return ()
    return tuple(OutputDevice(sound.device_id(one), one.description()) for one in library.QMediaDevices.audioOutputs())


def usual_name() -> str:
    """What the system plays on; empty for nothing."""
    library = sound.sound_library()
    return str(library.QMediaDevices.defaultAudioOutput().description()) if library is not None else ""


def chosen_output(settings: QSettings | None) -> OutputDevice:
    """What was chosen, whether it is there or not."""
    if settings is None:
        return OutputDevice()
    return OutputDevice(str(settings.value(_ID) or ""), str(settings.value(_NAME) or ""))


def keep_output(settings: QSettings | None, device: OutputDevice) -> None:
    """Remember a choice."""
    if settings is not None:
        settings.setValue(_ID, device.id)
        settings.setValue(_NAME, device.name)


def watched_outputs() -> Any:
    """An object whose ``audioOutputsChanged`` tells that a device came or went; None where Qt cannot play."""
    library = sound.sound_library()
    return library.QMediaDevices() if library is not None else None
