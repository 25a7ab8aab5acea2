"""What a maker of steps gets and gives back. One maker for each kind of step; ``makers`` lists them.

Facts about a made file are plain JSON. Every file has ``sha256`` and ``size_bytes`` (the engine sees to that); files of
sound have ``frames``, ``sample_rate_hz``, ``bit_depth``, ``channels``, ``pcm_sha256``, ``integrated_lufs``,
``true_peak_dbtp`` and ``frames_over_full_scale`` as far as they apply; ``warnings`` are sentences for people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.domain.errors import CancelledError
from studio.domain.rendering import Step

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a step reads: where it lies and what is known of it (nothing of source files)."""

    path: Path
    facts: Facts


@dataclass(frozen=True, slots=True)
class Job:
    """One step to be made: write the file ``out`` (it has the step's suffix), reporting shares from 0 to 1.

    ``is_stopped`` is to be asked at least ten times a second. ``threads`` may be used at once.
    """

    step: Step
    inputs: tuple[Input, ...]
    out: Path
    threads: int
    report: Callable[[float], None]
    is_stopped: Callable[[], bool]

    def check(self) -> None:
        """Raise CancelledError when the work is to stop."""
        if self.is_stopped():
            raise CancelledError("The rendering was stopped.", subject=self.step.words)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes steps of one kind. ``make`` gives the facts of each job, in order.

    Jobs that are ready at the same time and have an equal ``shared`` are handed to ``make`` together, so that what they
    read is read once; without it each comes alone. A job whose file is not written is as good as its first input, which
    is then used in its place and not kept.
    """

    kind: str
    version: int
    make: Callable[[Sequence[Job]], list[Facts]]
    shared: Callable[[Step], str] | None = None
