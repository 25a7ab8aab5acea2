"""Why nothing is heard, or not where it was wanted, in words."""

from __future__ import annotations

from ui.words import tr


def silence_words(reason: str) -> str:
    """For a reason of ``SoundOutput.silenced``; empty where there is sound."""
    if reason == "lost":
        return tr("The sound device went away. Playing goes on silently.")
    if reason == "library":
        return tr("Sound is not available: a system library is missing. Playing silently.")
    if reason == "format":
        return tr("The sound device does not take this format. Playing silently.")
    return tr("No sound device. Playing silently.") if reason else ""


def missed_words(device: str) -> str:
    """For a chosen device that is not there."""
    return tr("“{device}” is not there. Playing on the system's device.", device=device)
