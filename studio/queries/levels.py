"""How loud takes are, so that a player can match them: the louder one always seems the better one.

Opens and measures files that were not measured before: for a worker, never for the window's thread.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

from studio.queries.review import file_key


def take_levels(takes: Sequence[Sequence[str]], cache_folder: Path) -> tuple[float | None, ...]:
    """Integrated loudness of each take in LUFS (ITU-R BS.1770-4), None for silence. Files of one take count as played
    together: their energies are added, which is right where they are not the same sound.

    Raises:
        NotFoundError: a file is not there.
        BadInputError: it is not audio, or damaged.
    """
    return tuple(_together([_loudness(Path(path), cache_folder) for path in paths]) for paths in takes)


def _together(levels: Sequence[float | None]) -> float | None:
    energy = sum(10 ** (level / 10) for level in levels if level is not None)
    return 10 * math.log10(energy) if energy else None


def _loudness(file: Path, folder: Path) -> float | None:
    kept = folder / f"{file_key(file)}.lufs"
    try:
        value = json.loads(kept.read_text(encoding="ascii"))
        return None if value is None else float(value)
    except (OSError, ValueError, TypeError):
        pass  # not measured yet
    from studio.durable import write_whole
    from studio.media.loudness import measure

    found = measure(file).integrated_lufs
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(kept, json.dumps(found).encode())
    except OSError:
        pass  # a cache that cannot be written costs time, nothing else
    return found


def matching_gains_db(levels: Sequence[float | None]) -> tuple[float, ...]:
    """By how much each take is turned down (0 or less) so that all are as loud as the softest; silence is left alone."""
    heard = [level for level in levels if level is not None]
    softest = min(heard, default=0.0)
    return tuple(0.0 if level is None else softest - level for level in levels)
