"""Ways to break the core, each a change of its text: what the suite has to notice (``dev.py mutants``).

A mutation names the file, the text that goes, what comes instead, and which tests are meant to fail besides the simulator.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DOCKET, FOLD = "studio/events/docket.py", "studio/events/fold.py"
UNIT, PUSH, PULL = "studio/store/unit_of_work.py", "studio/sync/push.py", "studio/sync/pull.py"


class StaleMutationError(Exception):
    """The text that a mutation changes is no longer there, or is there more than once."""


@dataclass(frozen=True)
class Mutation:
    """See the module."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...] = ()

    def applied(self, text: str) -> str:
        """The broken text. Raises StaleMutationError."""
        if text.count(self.before) != 1:
            raise StaleMutationError(f"{self.name}: {self.file} has the text {text.count(self.before)} times")
        return text.replace(self.before, self.after)

    def apply(self, root: Path = REPOSITORY) -> None:
        """Break a copy of the sources."""
        path = root / self.file
        path.write_text(self.applied(path.read_text()))
