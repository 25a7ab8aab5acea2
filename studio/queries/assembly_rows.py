"""The rows of Assemble: lanes, recipes, results. Frozen, plain; times are UTC ms, levels integers as in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.markers import Marker
from studio.domain.stage_states import StageState

NO_PICTURE = "no approved video"
"""What a recipe misses that goes on from pictures."""
DRAFT_MARK = "draft:"
"""Before the fingerprint of what was made although something was in the way: it is never taken for the final."""


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane of the mix: one approved file, as it is set. ``file`` is what its setting goes by (stage and output with it).

    ``takes`` are the approved takes that can be heard, ``chosen_take`` the one that was chosen (0: the latest),
    ``missed_take`` a chosen one that cannot be heard (0: none).
    """

    id: str
    track: str
    stage: str
    name: str
    person: str
    take: int
    path: str
    stage_id: str = ""
    output: str = ""
    is_muted: bool = False
    file: str = ""
    gain_mdb: int = 0
    pan_milli: int = 0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    start_frame: int = 0
    group: str = ""
    is_soloed: bool = False
    chosen_take: int = 0
    takes: tuple[int, ...] = ()
    missed_take: int = 0
    role: str = ""


@dataclass(frozen=True, slots=True)
class AssemblyBlock:
    """Why a deliverable is not made. ``code`` is unapproved, stale or no_rights; ``stage`` an id and ``state`` how it
    stands, where it is not approved; ``what_to_do`` the way out, at the command line.
    """

    code: str
    stage: str
    title: str
    words: str
    what_to_do: str
    state: StageState | None = None

    def as_json(self) -> dict[str, str]:
        """For ``--json`` and for the manifest of a draft."""
        return {"block": self.code, "stage": self.stage, "words": self.words, "what_to_do": self.what_to_do}


@dataclass(frozen=True, slots=True)
class RecipeRow:
    """A recipe and how it stands. ``settings`` are all that its kind knows, ``only`` and ``without`` the words of its
    lane rule; ``is_own``: a person added it, ``is_changed``: a built-in one that was told otherwise. ``state`` is
    missing (``missing`` says what, in words), ready, current, draft or stale; the result of the last three is ``made_ms`` old and
    lies at ``path``. ``lanes`` are so many as it hears; ``blocks`` is what is in the way of anything but a draft.
    """

    name: str
    kind: str
    title: str
    source: str
    balance: str
    only: tuple[str, ...]
    without: tuple[str, ...]
    settings: Mapping[str, Any]
    is_own: bool
    is_changed: bool
    state: str
    missing: tuple[str, ...] = ()
    lanes: int = 0
    made_ms: int = 0
    path: str = ""
    blocks: tuple[AssemblyBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardTwiceRow:
    """The same playing would sound twice: ids of stages and their outputs ("" for all), and how each is called."""

    first_id: str
    first_output: str
    first: str
    second_id: str
    second_output: str
    second: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of a deliverable; loudness and peak where it is sound."""

    name: str
    path: str
    size_bytes: int = 0
    integrated_lufs: float | None = None
    true_peak_dbtp: float | None = None


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A finished result on this machine. ``is_current``: made from what would go in now; ``is_there``: its file still lies
    there; ``is_draft``: something was in the way, and its manifest says what.
    """

    recipe: str
    path: str
    made_ms: int
    frames: int
    sample_rate_hz: int
    integrated_lufs: float | None
    true_peak_dbtp: float | None
    is_current: bool
    is_there: bool = True
    files: tuple[MadeFile, ...] = ()
    warnings: tuple[str, ...] = ()
    null_peak_dbfs: float | None = None
    """What is left of the mix when the stems are taken off, where that was tested; None: not tested, or nothing at all."""
    has_null_test: bool = False
    manifest: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class AssembleRows:
    """What Assemble shows: lanes that would be summed, what is still missing, what has been made, the production's markers."""

    production: str
    lanes: tuple[LaneRow, ...]
    missing: tuple[str, ...]
    made: tuple[DeliverableRow, ...]
    out_dir: str
    heard_twice: tuple[HeardTwiceRow, ...] = ()
    recipes: tuple[RecipeRow, ...] = ()
    warnings: tuple[str, ...] = ()
    sample_rate_hz: int = 48_000
    markers: tuple[Marker, ...] = ()
