"""Killed at any labelled point of any operation, the program goes on by itself when the person does it once more.

Which points a step comes by is not written down here: each step is told once to find out, then once for each of them. By
default a point that an earlier step has tried is tried again only where it is about that step's own end; SEGUE_THOROUGH=1
tries all of them, at their first, middle and last time.
"""

from __future__ import annotations

import ast
import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.crash_points import CRASH_POINTS, CRASH_STATUS
from tests.robots.fork_server import ForkServer
from tests.stories.crash_story import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
BY_THE_CLOCK = ("parts.commit", "parts.committed")
OWN_END = ("commit.begin", "commit.done")
"""Every step decides something of its own: its last transaction is tried before and after."""
NOT_HERE = {
    *("take_in.delete", "take_in.deleted"),  # only where a copy was wrong: tests/sync/test_transfer_crashes.py
    *("segment.put", "segment.sent"),  # needs 256 entries: tests/stories/test_long_and_many.py
    "transfer.forget",  # by hand only
    *(label for label in CRASH_POINTS if label.startswith("workspace.")),  # test_workspace.py
    *(label for label in CRASH_POINTS if label.startswith(("hand_on.", "page."))),  # test_render_kills.py
    *("aside.delete", "aside.put"),  # only where garbage took a number: tests/simulator, tests/stories/test_moving.py
    *(
        label for label in CRASH_POINTS if label.startswith(("move.", "gc.", "repair.", "import.", "salvage."))
    ),  # test_care_crashes.py
    *BY_THE_CLOCK,
}
NOT_KILLED = {"beat"}
IS_THOROUGH = bool(os.environ.get("SEGUE_THOROUGH"))

pytestmark = pytest.mark.xdist_group("crashes")  # one worker, so that the story is told once
needs_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


@dataclass(slots=True)
class Told:
    """The story told once without a kill: the world before each step, what was seen after it, where to end it."""

    server: ForkServer
    world: Path
    before: dict[str, Path] = field(default_factory=dict)
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)

    def tell(self, step: str) -> None:
        """One more step."""
        self.before[step] = shutil.copytree(self.world, self.world.with_name(f"before {step}"))
        log = self.world.with_name(f"{step}.log")
        told = self.server.run(str(self.world), step, "look", log=str(log))
        assert told.status == 0, told.error
        self.seen[step] = told.said
        self.places[step] = self._places(Counter(log.read_text().split())) if step not in NOT_KILLED else []

    def _places(self, counts: Counter[str]) -> list[str]:
        places = []
        for label, count in counts.items():
            if IS_THOROUGH:
                places += [f"{label}:{nth}" for nth in sorted({1, (count + 1) // 2, count})]
            elif label in OWN_END:
                places.append(f"{label}:{count}")
            elif label not in self.tried:
                places.append(label)
        self.tried |= counts.keys()
        return places

    def put_back(self, step: str) -> None:
        """Homes know their depot by its path, so a world is always put back where it was."""
        shutil.rmtree(self.world)
        shutil.copytree(self.before[step], self.world)


@pytest.fixture(scope="module")
def story() -> Iterator[Told]:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a kill is no power cut: nothing is won by a real disk
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        world = Path(folder) / "world"
        world.mkdir()
        own = {"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024", "SEGUE_PLAIN_LOOPS": "1"}  # loops do not matter here
        with ForkServer("tests.stories.crash_story", **own) as server:
            told = Told(server, world)
            for step in STEPS:
                told.tell(step)
            yield told


@needs_forks
@pytest.mark.parametrize("step", [step for step in STEPS if step not in NOT_KILLED])
def test_killed_anywhere_nothing_is_lost_doubled_or_half(story: Told, step: str) -> None:
    for at in story.places[step]:
        story.put_back(step)
        killed = story.server.run(str(story.world), step, at=at)
        if not at.startswith(BY_THE_CLOCK):
            assert killed.status == CRASH_STATUS, f"{step} did not come by {at}: {killed.error}"
        again = story.server.run(str(story.world), step, "look")
        assert again.status == 0, f"after {at}: {again.error}"
        assert again.said == story.seen[step], f"after {at}"


@needs_forks
def test_every_point_is_tried_somewhere(story: Told) -> None:
    assert set(CRASH_POINTS) - story.tried <= NOT_HERE


def test_every_label_in_the_code_is_in_the_list_and_none_is_listed_in_vain() -> None:
    used = set()
    for path in (REPOSITORY / "studio").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "crash_point" in source else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "crash_point":
                assert isinstance(node.args[0], ast.Constant), f"{path} names a crash point otherwise than by a literal"
                used.add(node.args[0].value)
    assert used == set(CRASH_POINTS)


# --- the census ------------------------------------------------------------------------------------------------------

LASTING = {
    "os": {"replace", "rename", "link", "symlink", "unlink", "remove", "rmdir", "truncate", "ftruncate", "write"},
    "shutil": {"rmtree", "copyfile", "copy", "copy2", "copytree", "move"},
}
LASTING_METHODS = {"unlink", "rename", "rmdir", "write_text", "write_bytes", "hardlink_to", "put_new"}
OF_A_DEPOT = {"put", "delete", "copy"}
PASSED_ON = {"put_new", *OF_A_DEPOT}
ASKED_OF = LASTING_METHODS.union(OF_A_DEPOT, *LASTING.values())
"""Whose receiver matters: writing all others out would take most of the time."""
WITHOUT = {
    "studio/durable.py": "takes back its own temporary file, or sweeps old ones; each step has its point",
    "studio/depot/examine.py": "trial objects of a bucket that nobody knows yet",
    "studio/depot/folder.py": "put and copy go through durable.py",
    "studio/app/demo.py": "the demo's own folder",
    "studio/app/demo_story.py": "the demo's own folder",
    "studio/app/self_test.py": "a folder that is thrown away",
    "studio/sync/move.py": "whoever copies one object has the points",
    "studio/store/chain_library.py": "takes out one file, which is whole or gone",
    "studio/store/gig_library.py": "takes out one file, which is whole or gone",
    "studio/app/credit_files.py": "takes a name out of an earlier export before anything is written; a new export begins again",
    "studio/app/fault_files.py": "takes out the oldest of many files, each whole or gone",
    "studio/app/portfolio.py": "a portfolio gets its name when it is whole; a new one is made again from the credits",
    "studio/media/excerpt.py": "takes back its own temporary sound, in a folder that has no name yet",
    "studio/app/page_sharing.py": "the page is put last and named to nobody before; what is broken off expires by its name",
    "studio/store/search_index.py": "throws away an index that is made again from what the home holds",
    "studio/store/chunks.py": "drops a damaged chunk, which counts as missing either way",
    "studio/app/demo_folder.py": "a demo is nobody's work; its mark goes last, so that what was begun is done again",
    "studio/app/log_file.py": "the lines of the log are nobody's work",
}
"""Files that change something lasting in a function without a crash point, and why that is right."""


def changes_something(node: ast.Call) -> bool:
    """Whether this call makes, replaces or deletes something that outlasts the process."""
    function = node.func
    if not isinstance(function, ast.Attribute):
        return False
    receiver = ast.unparse(function.value) if function.attr in ASKED_OF else ""
    if receiver in LASTING:
        return function.attr in LASTING[receiver]
    if function.attr in OF_A_DEPOT:
        return receiver.split(".")[-1] in ("depot", "chunks", "inner")
    if function.attr == "replace":  # a path has one argument, a text two
        return len(node.args) == 1 and not node.keywords
    if function.attr == "exec_driver_sql":
        return bool(node.args) and ast.unparse(node.args[0]) == "'COMMIT'"
    return function.attr in LASTING_METHODS


def passes_on(function: ast.FunctionDef, call: ast.Call) -> bool:
    """A depot around another one: `put` calls `put`; whoever called the outer one has the point."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == function.name and call.func.attr in PASSED_ON


def without_a_point(source: str) -> list[int]:
    """Lines of functions that change something lasting and have no crash point."""
    found = []
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            has_point = any(isinstance(c.func, ast.Name) and c.func.id == "crash_point" for c in calls)
            lasting = [c for c in calls if changes_something(c) and not passes_on(function, c)]
            found += [call.lineno for call in lasting if not has_point]
    return found


def test_whatever_lasts_has_a_crash_point_beside_it() -> None:
    found = {
        str(path.relative_to(REPOSITORY)): lines
        for path in sorted((REPOSITORY / "studio").rglob("*.py"))
        if (lines := without_a_point(path.read_text(encoding="utf-8")))
    }
    assert {path: lines for path, lines in found.items() if path not in WITHOUT} == {}
    assert set(WITHOUT) - set(found) == set(), "listed in vain"


def test_the_census_sees_what_it_should() -> None:
    source = (
        "def f():\n    os.replace(a, b)\n    path.unlink()\n    self.inner.delete(n)\n    'x'.replace('a', 'b')\n"
        "    temporary.replace(path)\n    state.put('x', 1, 2)\n    depot.put_new(n, d)\n    c.exec_driver_sql('COMMIT')\n"
    )
    assert without_a_point(source) == [2, 3, 4, 6, 8, 9]
    assert without_a_point(source + "    crash_point('here')\n") == []
