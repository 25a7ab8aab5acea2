#!/usr/bin/env python3
"""From a bare machine to the running program: set up, run, demo, test, lint, bench. Standard library only.

It makes `.venv` beside the sources and touches nothing else, except that it asks apt-get for missing system libraries
where that is allowed. Any Python from 3.7 on can start it; the work is done by Python 3.11 to 3.13.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from environment import ROOT, Environment, say
from interpreters import SetupError, describe_interpreter, find_interpreters, refuse_interpreter
from kernels import provide_library
from system_packages import provide_libraries

sys.path.insert(0, str(ROOT))

from studio.app.start import why_no_screen

ENVIRONMENT = Environment()


def command_setup(extras: list[str]) -> int:
    unknown = set(extras) - set(ENVIRONMENT.project().get("optional-dependencies", {}))
    if unknown:
        raise SetupError(f"pyproject.toml has no extra named {', '.join(sorted(unknown))}.")
    ENVIRONMENT.set_up(*extras)
    provide_library(ENVIRONMENT, is_asked_for=True)
    provide_libraries(("drawing", "window", "sound"))
    say(f"Ready: {ENVIRONMENT.programs / 'segue'}")
    return 0


def set_up(*extras: str) -> None:
    ENVIRONMENT.set_up(*extras)
    provide_library(ENVIRONMENT)


def command_run(arguments: list[str]) -> int:
    set_up()
    if not arguments:
        prepare_window()
    return run_program(arguments)


def prepare_window() -> None:
    """Raises SetupError where no window can open, before Qt aborts over it."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    on_x11 = platform in ("", "xcb")
    provide_libraries(("drawing", "window", "sound"), required=("drawing", "window") if on_x11 else ("drawing",))
    why = why_no_screen()
    if why:
        line = shlex.quote(str(ENVIRONMENT.programs / "segue"))
        raise SetupError(
            f"Segue is set up, but no window can be opened. {why}\n"
            f"Run this in a desktop session, or use the command line:\n  {line} --help"
        )


def command_demo(arguments: list[str]) -> int:
    set_up()
    provide_libraries(("drawing",) if "--headless" in arguments else ("drawing", "window", "sound"))
    return run_program(["demo", *arguments])


def command_lint(arguments: list[str]) -> int:
    set_up("test")
    verdicts = lint(arguments)
    print(in_one_line(verdicts), flush=True)
    return int(any(verdicts.values()))


def command_test(arguments: list[str]) -> int:
    """The exit status is 1 when any step failed; the last line printed is pytest's own summary."""
    set_up("test")
    provide_libraries(("drawing", "sound"))
    verdicts = lint([])
    say("== pytest")
    # All tests are spread over the cores; a choice of some runs where its output is easy to follow.
    spread = [] if arguments else ["-n", str(min(os.cpu_count() or 1, 8))]
    verdicts["pytest"], last_line = run_pytest([*spread, *arguments])
    print(in_one_line(verdicts))
    print(last_line, flush=True)
    return int(any(verdicts.values()))


def command_bench(arguments: list[str]) -> int:
    folder = ROOT / "tests" / "benchmarks"
    names = sorted(path.stem[len("bench_") :] for path in folder.glob("bench_*.py"))
    if not arguments or arguments[0] not in names:
        raise SetupError(f"Which benchmark? There are: {', '.join(names) or 'none yet'}")
    set_up("test", "bench")
    provide_libraries(("drawing",))
    return run_python([str(folder / f"bench_{arguments[0]}.py"), *arguments[1:]])


def command_kills(arguments: list[str]) -> int:
    set_up("test")
    return run_python(["-m", "tests.robots.kill_robot", *arguments])


def command_fuzz(arguments: list[str]) -> int:
    set_up("test", "fuzz")
    return run_python(["-m", "tests.fuzz.fuzz", *arguments])


def command_languages(arguments: list[str]) -> int:
    set_up("test")
    return run_python([str(ROOT / "packaging" / "languages.py"), *arguments], folder=ROOT)


def command_simulate(arguments: list[str]) -> int:
    set_up("test")
    return run_python(["-m", "tests.simulator.run", *arguments], folder=ROOT)


def command_mutants(arguments: list[str]) -> int:
    set_up("test")
    return run_python(["-m", "tests.simulator.mutants", *arguments], folder=ROOT)


def command_bundle(arguments: list[str]) -> int:
    """dist/segue, the frozen program; with `deb` also dist/segue_VERSION_ARCH.deb, with `tar` a folder for anywhere."""
    packers = {"deb": "deb.py", "tar": "tarball.py"}
    if set(arguments) - packers.keys():
        raise SetupError("Only `bundle`, `bundle deb` and `bundle tar` are known here.")
    set_up("bundle")
    provide_libraries(("drawing", "window", "sound"))  # what is missing here would be missing there
    status = run_python(["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "studio.spec"], folder=ROOT)
    icons, out = ROOT / "build" / "icons", ROOT / "dist"
    if arguments:
        status = status or run_python([str(ROOT / "packaging" / "program_icons.py"), str(icons)])
    for name in arguments:
        packer = str(ROOT / "packaging" / packers[name])
        status = status or run_python([packer, str(out / "segue"), str(icons), str(out)])
    return status


COMMANDS = {
    "run": (command_run, "set up what is missing and open the window (with arguments: segue ARGUMENTS)"),
    "demo": (command_demo, "play the demo production; --headless does it without a window"),
    "test": (command_test, "ruff, mypy and all tests; arguments go to pytest"),
    "lint": (command_lint, "ruff and mypy only"),
    "bench": (command_bench, "run one benchmark of tests/benchmarks by name"),
    "kills": (command_kills, "kill the program at random while it works, --runs N times, and look what is left"),
    "fuzz": (command_fuzz, "nonsense for every parser of foreign bytes, for --seconds N"),
    "simulate": (command_simulate, "play many seeds of the simulator of the whole core, --seeds N --minutes M"),
    "mutants": (command_mutants, "break the core in each way of a list and see that the tests notice"),
    "languages": (command_languages, "collect the window's texts into assets/languages and say what is not translated"),
    "bundle": (command_bundle, "freeze the program into dist/segue; `bundle deb` and `bundle tar` pack it too"),
    "setup": (command_setup, "only set up; arguments are extras of pyproject.toml"),
}


def lint(paths: list[str]) -> dict[str, int]:
    """Exit status of each step."""
    verdicts = {}
    for step in ("ruff check", "ruff format --check --quiet", "mypy"):
        module, *options = step.split()
        say(f"== {step}")
        # the sources, not the person's folder, are what is looked at
        verdicts[" ".join([module, *options[:1]])] = run_python(["-m", module, *options, *paths], folder=ROOT)
    return verdicts


def in_one_line(verdicts: dict[str, int]) -> str:
    return ", ".join(f"{name}: {'FAILED' if status else 'ok'}" for name, status in verdicts.items())


def run_program(arguments: list[str]) -> int:
    return run_python(["-m", "studio.app.cli", *arguments])


def run_python(arguments: list[str], folder: Path | None = None) -> int:
    """In the foreground. Without a folder the person's own stays the current one: relative paths mean that."""
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = {**surroundings(), "PYTHONPATH": paths}
    return in_foreground([str(ENVIRONMENT.python), *arguments], environment, folder)


def surroundings() -> dict[str, str]:
    """This process's environment for the program.

    Container images forbid Python to keep compiled modules; every start of the program would take a third longer.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def in_foreground(command: list[str], environment: dict[str, str] | None = None, folder: Path | None = None) -> int:
    """An interrupt reaches the program too, which ends by itself; we wait for it."""
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def run_pytest(arguments: list[str]) -> tuple[int, str]:
    """Let pytest's output through; give its exit status and its summary line."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    command = [str(ENVIRONMENT.python), "-m", "pytest", *colour, *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **surroundings()}
    summary = "pytest printed no summary"
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as process:
        line = b""
        # piece by piece, not line by line: the dots of a run that stands still tell how far it came
        while process.stdout is not None and (piece := os.read(process.stdout.fileno(), 65536)):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            *ended, line = (line + piece).split(b"\n")
            for text in (raw.decode("utf-8", "replace").strip() for raw in ended):
                if re.search(r"(\d+ (passed|failed|error|skipped|deselected)|no tests ran).* in [\d.:]+", text):
                    summary = text
    return process.returncode, summary


def hand_over() -> int | None:
    """Let a fit interpreter run this file when the running one is none; None when it is fit."""
    here = describe_interpreter([sys.executable])
    if here is None or here.is_fit():
        return None
    others = [describe_interpreter([str(ENVIRONMENT.python)]), *find_interpreters()]
    for other in others:
        if other is not None and other.is_fit():
            return in_foreground([other.path, str(Path(__file__).resolve()), *sys.argv[1:]])
    raise refuse_interpreter()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Set up and run Segue from its sources.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:6} {text}" for name, (_, text) in COMMANDS.items()),
    )
    parser.add_argument("command", choices=list(COMMANDS), metavar="COMMAND", help="one of those below")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that cannot show a letter shows a question mark instead
            reconfigure(errors="replace")
    chosen = parser.parse_args(arguments[:1])  # the rest belongs to the command
    try:
        status = hand_over()
        return COMMANDS[chosen.command][0](arguments[1:]) if status is None else status
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
