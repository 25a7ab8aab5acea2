"""A rendering as a graph of steps: what is made of what, and under which name it is known to be the same.

A **step** makes one file out of source files and of what other steps made. Its **key** is a hash over its kind, the
kind's version, its parameters and the keys of its inputs, so that equal work has an equal key on every machine and is
done once: within a rendering, between recipes, and again tomorrow. ``media/rendering`` carries steps out;
``domain/render_plan`` says which steps a recipe takes.

Pure: knows no disk. Parameters are plain JSON without floats (integers in thousandths), so keys do not depend on how
numbers are printed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class SourceFile:
    """A file that is there already. ``sha256`` is lower-case hex of its bytes, ``path`` where it lies."""

    sha256: str
    path: str

    @property
    def key(self) -> str:
        """The file's hash: where it lies changes nothing."""
        return self.sha256


@dataclass(frozen=True)
class Step:
    """One piece of work that makes one file. ``kind`` and ``version`` name the maker (``media/rendering`` has them),
    ``suffix`` is that of the file (".wav"), ``words`` tell a person what is being done ("Mixing"), ``weight`` says
    how long it takes beside others, in any unit that they share. ``words`` and ``weight`` are no part of the key.
    """

    kind: str
    version: int
    suffix: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    inputs: tuple[Step | SourceFile, ...] = ()
    words: str = ""
    weight: float = 1.0

    @cached_property
    def key(self) -> str:
        """64 hex digits; equal for equal work."""
        body = [self.kind, self.version, self.suffix, dict(self.params), [one.key for one in self.inputs]]
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(b"segue/step/1\0" + text.encode()).hexdigest()


@dataclass(frozen=True)
class Wanted:
    """A file of a deliverable: the step that makes it and its name in the deliverable, with "/" between folders."""

    name: str
    step: Step | SourceFile


def steps_in(wanted: Sequence[Wanted]) -> Iterator[Step]:
    """Every step that is needed, each once (by key), inputs before what is made of them."""
    seen: set[str] = set()
    stack: list[tuple[Step | SourceFile, bool]] = [(one.step, False) for one in reversed(wanted)]
    while stack:
        step, is_ready = stack.pop()
        if isinstance(step, SourceFile):
            continue
        if is_ready:
            if step.key not in seen:
                seen.add(step.key)
                yield step
        elif step.key not in seen:
            stack.append((step, True))
            stack += [(one, False) for one in reversed(step.inputs)]
