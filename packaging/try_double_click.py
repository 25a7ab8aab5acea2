"""From a double click on an invitation to the inbox, by hands on a screen: `try_double_click.py FILE NAME LOOK_FOR TOLD END`.

Runs inside the system that try_deb.py makes, in a session bus of its own, with the Python of that system: what the desktop
would start for the file is started (`gio open`, so that the type of the file and the menu entry count), a name is typed, Enter
is pressed. What is on the screen is read over the accessibility bus, as a screen reader does; LOOK_FOR is a text that only the
inbox has. Writes JSON to TOLD; the window stays open until the file END is there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE_S = 120.0
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PROGRAM = "/usr/lib/segue/segue"
FIELD = "Your name"


def waited(find: Callable[[], Any], what: str) -> Any:
    """What ``find`` gives, as soon as it gives something."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(0.3)
    raise SystemExit(f"waited in vain for {what}")


def running() -> list[int]:
    """Processes of the installed program that are this person's, the first one first."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str((folder / "exe").readlink()).startswith(PROGRAM) and folder.stat().st_uid == os.getuid():
                found.append(int(folder.name))
        except OSError:
            continue
    return sorted(found)


def shown() -> list[str]:
    """Name and role of what the window shows to a screen reader."""
    import pyatspi

    found, waiting = [], [app for app in pyatspi.Registry.getDesktop(0) if app is not None]
    for node in waiting:
        try:
            states = node.getState()
            is_seen = node.getRole() in (pyatspi.ROLE_APPLICATION, pyatspi.ROLE_FRAME) or states.contains(
                pyatspi.STATE_SHOWING
            )
            if is_seen:
                mark = "*" if states.contains(pyatspi.STATE_FOCUSED) else ""
                found.append(f"{mark}{node.getRoleName()}: {node.name}")
                waiting += [child for child in node if child is not None]
        except Exception:  # noqa: BLE001, S112 -- it was taken away while it was looked at
            continue
    return found


def is_shown(text: str) -> bool:
    return any(text in line for line in shown())


def focused() -> bool:
    """Give the window the keyboard, as soon as it is there: there is no window manager here, whose business that is."""
    command = ["xdotool", "search", "--onlyvisible", "--class", "segue", "windowfocus"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def hands(*words: str) -> None:
    """Something that a hand does."""
    subprocess.run(["xdotool", *words], check=True, stdout=subprocess.DEVNULL)


def clicked(file: str, name: str, look_for: str, actions: list[str]) -> None:
    """The three things that a person does; each is named in ``actions`` before it is done."""
    actions.append("double click on the invitation")
    subprocess.run(["gio", "open", file], check=True)
    waited(running, "the program")
    waited(lambda: focused() and any(line == f"*text: {FIELD}" for line in shown()), "a field that takes the name")
    actions.append("the name is typed")
    hands("type", "--delay", "40", name)
    actions.append("Enter")
    hands("key", "Return")
    waited(lambda: is_shown(look_for), f"“{look_for}”")


def main(file: str, name: str, look_for: str, told: str, end: str) -> None:
    """Raises SystemExit when something stays away, or when the window goes before it may."""
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    bus = subprocess.Popen([launcher, "--launch-immediately"], stderr=subprocess.DEVNULL)
    actions: list[str] = []
    is_there = False
    try:
        clicked(file, name, look_for, actions)
        is_there = True
    finally:
        found = {"actions": actions, "shown": shown(), "failed": not is_there}
        Path(told).write_text(json.dumps(found), encoding="utf-8")
        while is_there and running() and not Path(end).exists():
            time.sleep(0.3)
        was_open = bool(running())
        for pid in running():
            os.kill(pid, signal.SIGTERM)
        bus.terminate()
    if not was_open:
        raise SystemExit("the window has gone")


if __name__ == "__main__":
    main(*sys.argv[1:6])
