"""A move compares what two places hold without holding either listing."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from studio.depot import object_names
from studio.depot.depot import ObjectInfo
from studio.depot.memory import MemoryDepot
from studio.sync.move import _beside, carry, empty, missing_in

PRJ, ROOM = "a" * 32, "b" * 32
NAMES = st.dictionaries(st.text("abc/", min_size=1, max_size=4), st.integers(0, 3))


@given(NAMES, NAMES)
def test_two_sorted_listings_side_by_side_say_what_a_table_would(wanted, there):
    def sorted_infos(sizes: dict[str, int]) -> Iterator[ObjectInfo]:
        return iter([ObjectInfo(name, sizes[name], 0) for name in sorted(sizes)])

    found = [(info.name, size) for info, size in _beside(sorted_infos(wanted), sorted_infos(there))]
    assert found == [(name, there.get(name)) for name in sorted(wanted)]


def test_a_move_goes_on_where_it_was_and_leaves_nothing_behind():
    old, new = MemoryDepot(), MemoryDepot()
    dice = random.Random(5)
    names = [object_names.ring(PRJ, ROOM, dice.randbytes(16).hex()) for _ in range(2_300)]
    for name in names:
        old.put(name, name.encode())
    for name in dice.sample(names, 900):
        new.put(name, b"an earlier ring")
    told: list[tuple[int, int]] = []
    done = carry(old, new, PRJ, entry_of=lambda _room, _n: None, progress=lambda *at: told.append(at))
    total = sum(map(len, names))
    assert (done.objects, done.size_bytes, done.copied_objects, told[-1]) == (2_300, total, 2_300, (total, total))
    assert all(new.get(name).data == name.encode() for name in names)
    assert missing_in(new, old, PRJ) == []
    assert empty(old, PRJ, keeps_rings=True) == (0, 0)
    assert empty(old, PRJ, keeps_rings=False) == (2_300, total)
    assert not old.list_after("")
