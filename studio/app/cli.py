"""``segue``: reads the command, carries it out, and is the one place where an error becomes words on a terminal.

Imports nothing heavy: each command's module is imported when it is asked for. What commands do stands in ``cli_*``.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console, Stopped, keep_error
from studio.app.cli_parsers import UsageError, parse
from studio.app.start import why_no_screen
from studio.domain.errors import SegueError

if TYPE_CHECKING:
    from studio.domain.document import Document
    from studio.domain.invoice import InvoiceText
    from studio.queries.plan_rows import PlanCheckRows
    from studio.queries.rows import PlanRows

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_GARBAGE = (50_000, 20, 20)
"""Collect rarely: a command is over in a second, and looking through every imported class costs a tenth of it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command. Returns the exit status: 0 done, 1 refused with a reason, 2 wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(is_json="--json" in words)
    try:
        try:
            return _carried_out(console, words)
        finally:
            console.close()
            sys.stdout.flush()
    except BrokenPipeError:
        _hush()
        return REFUSED


def _carried_out(console: Console, words: list[str]) -> int:
    try:
        args = parse(words)
        console.home_given = getattr(args, "home", "") or ""
        console.passphrase_file = getattr(args, "passphrase_file", "") or ""
        return _answered(console, args)
    except UsageError as error:
        console.refuse_usage(error)
        return WRONG_USAGE
    except SystemExit as leaving:  # argparse has printed --help or --version
        return int(leaving.code or 0)
    except SegueError as error:
        console.refuse(error, getattr(error, "result", None))
        return REFUSED
    except (KeyboardInterrupt, Stopped):
        console.refuse(Stopped())
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 -- the last line before a stack trace on the screen
        console.refuse(keep_error(console.home_given))
        return REFUSED


def _answered(console: Console, args: Namespace) -> int:
    run = getattr(args, "run", "")
    if not run or run == "window":
        return open_window(str(getattr(args, "home", "") or ""), str(getattr(args, "production", "") or ""))
    gc.set_threshold(*_GARBAGE)
    module, _, name = run.partition(":")
    with console.until_stopped():
        function = getattr(importlib.import_module(f"studio.app.{module}"), name)
        answer: Answer = _in_sync(console, args, function) if getattr(args, "sync", False) else function(console, args)
    console.print_answer(answer)
    if answer.window_home:
        console.close()
        return open_window(answer.window_home, answer.window_production)
    return answer.exit_state


def _in_sync(console: Console, args: Namespace, function: Callable[[Console, Namespace], Answer]) -> Answer:
    from studio.app.cli_sync import in_sync

    return in_sync(console, lambda: function(console, args))


def open_window(home: str, production: str = "") -> int:
    """Open the window and stay until it is closed. Raises SegueError where there is no screen or no Qt."""
    from pathlib import Path

    refuse_without_screen()
    try:
        from ui.app import run_window
    except ImportError as error:
        raise _no_window(error) from error
    return run_window(Path(home).expanduser().absolute() if home else None, production or None)


def say_why(error: Exception, home: str) -> int:
    """Say on the terminal why the window was not opened or has ended. Returns the exit status."""
    if isinstance(error, ImportError):
        error = _no_window(error)
    console = Console(is_json=False)
    console.refuse(error if isinstance(error, SegueError) else keep_error(home))
    console.close()
    return REFUSED


def painted_window(language: str = "") -> dict[str, Any]:
    """Paint the window once: ``{width_px, height_px, language, qt_translated}``. Raises SegueError where there is no
    screen or no Qt.
    """
    refuse_without_screen()
    try:
        from ui.trial import painted
    except ImportError as error:
        raise _no_window(error) from error
    return painted(language)


def played_silence() -> dict[str, Any]:
    """Play a little silence: ``{devices, device, problem}``. Raises SegueError where there is no Qt."""
    refuse_without_screen()
    try:
        from ui.trial import played
    except ImportError as error:
        raise _no_window(error) from error
    return played()


def painted_plan(
    rows: PlanRows, checks: PlanCheckRows, kind: str, stages: frozenset[str], look: Mapping[str, Any], made_ms: int
) -> bytes:
    """A plan, or some stages of it, painted without any window: the bytes of a pdf, png or svg.

    Raises SegueError where there is no Qt, BadInputError for a picture that would be too large.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from ui.printing.offscreen import painted
    except ImportError as error:
        raise _no_window(error) from error
    return painted(rows, checks, kind, stages, look, made_ms)


def painted_invoice(text: InvoiceText) -> bytes:
    """An invoice as a PDF, painted without any window. Raises SegueError where there is no Qt."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from ui.printing.invoice import painted_invoice as painted
    except ImportError as error:
        raise _no_window(error) from error
    return painted(text)


def painted_document(document: Document) -> bytes:
    """A paper as a PDF, painted without any window. Raises SegueError where there is no Qt."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from ui.printing.document import painted_document as painted
    except ImportError as error:
        raise _no_window(error) from error
    return painted(document)


def _no_window(error: ImportError) -> SegueError:
    return SegueError(
        f"The window needs a library that cannot be loaded here: {error}.",
        title="The window cannot be opened",
        what_to_do="Install what is missing, or use the command line: `segue --help`.",
        code="no_window",
    )


def refuse_without_screen() -> None:
    """Qt ends the process without a word for a person where there is no screen; say it before."""
    if why := why_no_screen():
        raise SegueError(
            why,
            title="The window cannot be opened",
            what_to_do="Start it in a desktop session, or use the command line: `segue --help`.",
            code="no_screen",
        )


def _hush() -> None:
    """Nobody reads our output any more: let the interpreter's own last flush go nowhere."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # a stand-in for the terminal without a file behind it
    finally:
        os.close(devnull)


if __name__ == "__main__":
    sys.exit(main())
