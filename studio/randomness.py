"""Where every random byte comes from: the system, unless a simulation has put a seeded source in its place.

Below every floor, like the crash points, because keys, ids and nonces are made on all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_source: Callable[[int], bytes] = os.urandom


def random_bytes(size: int) -> bytes:
    """So many random bytes, fit for keys."""
    return _source(size)


@contextmanager
def seeded_randomness(source: Callable[[int], bytes]) -> Iterator[None]:
    """Take every random byte of this process from ``source``. For simulations: what is made meanwhile protects nothing."""
    global _source  # noqa: PLW0603 -- one source for the whole process is the point
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
