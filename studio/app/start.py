"""Where ``segue`` starts: straight to the window where nothing else is asked for, else to the command line.

Standard library only, and little of it: reading the command line's words costs as much as half of an empty window.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from studio.app.running_window import hand_over, subject_in

WINDOW = "window"
SAFE = "--safe"
"""The window without anything of last time, and without synchronising."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window or carry out a command. Returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    is_safe = SAFE in words
    wanted = window_words([word for word in words if word != SAFE])
    if wanted is not None and has_screen():
        return _window(*wanted, is_safe=is_safe)
    from studio.app.cli import main as command_line

    if wanted is not None and wanted[1]:
        home, subject = wanted
        words = [*(("--home", home) if home else ()), "open", subject]
    return command_line(words)


def window_words(words: Sequence[str]) -> tuple[str, str] | None:
    """The home ("": the usual one) and what is to be opened in its window ("": nothing), an invitation's path or line;
    None where the words ask for something else than the window.
    """
    rest = [word for word in words if word != WINDOW] if words.count(WINDOW) <= 1 else list(words)
    subject = subject_in(rest[-1]) if rest else ""
    if subject:
        rest.pop()
    if not rest:
        return "", subject
    if len(rest) == 2 and rest[0] == "--home" and not rest[1].startswith("-"):
        return rest[1], subject
    return (rest[0].removeprefix("--home="), subject) if len(rest) == 1 and rest[0].startswith("--home=") else None


def has_screen() -> bool:
    """Whether a window can be shown. Qt ends the process without a word for a person where it cannot; it is asked before."""
    return not why_no_screen()


def why_no_screen() -> str:
    """Why no window can be shown here, as a sentence; empty where it can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and os.path.exists(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), wayland)):  # noqa: PTH110, PTH118
        return ""
    if display:
        return "" if _x_server_is_there(display) else f"No screen answers at DISPLAY={display}."
    if wayland:
        return f"No screen answers at WAYLAND_DISPLAY={wayland}."
    return "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."


def _x_server_is_there(display: str) -> bool:
    host, _, number = display.rpartition(":")
    if host not in ("", "unix"):
        return True  # on another machine: only Qt can find out
    address = "/tmp/.X11-unix/X" + number.partition(".")[0]  # noqa: S108  where X servers listen
    if os.path.exists(address):  # noqa: PTH110  pathlib is not loaded yet
        return True
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        return asked.connect_ex("\0" + address) == 0


def _window(home: str, subject: str, *, is_safe: bool = False) -> int:
    from studio.app.identity_paths import home_path

    # the window that is open may be what is broken
    if not is_safe and hand_over(str(home_path(home)), subject):
        return 0
    # nothing that is made on the way to the first painting is garbage, and looking for some takes a fifth of the time;
    # the window looks for it again from then on
    gc.disable()
    try:
        from ui.kept_code import load_qt

        load_qt()
        from pathlib import Path

        from ui.app import run_window

        return run_window(Path(home).expanduser().absolute() if home else None, subject=subject, is_safe=is_safe)
    except Exception as error:  # noqa: BLE001 -- the command line turns it into words
        from studio.app.cli import say_why

        return say_why(error, home)


if __name__ == "__main__":
    sys.exit(main())
