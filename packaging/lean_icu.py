"""Leaves out of Qt's ICU data what Qt never asks for: `lean_icu.py LIBICUDATA`, on Linux, as lean_bundle.py does.

The library is one table of named items (ICU User Guide, "ICU Data"; `icu/source/common/ucmndata.h`). Qt's core collates, changes
case, names time zones and reads old character sets; names of languages, regions, currencies and units, transliterations and
dictionaries for line breaks are most of its 31 MB, and Qt has its own of all that. ICU falls back to `root` where an item is
missing. Needs a C compiler. Standard library only.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("root", "en", "de")
"""Those of the window, as far as ICU looks at anything else than collation and time zones."""
UNASKED = ("brkitr/", "curr/", "lang/", "rbnf/", "region/", "translit/", "unit/", "unames.icu", "confusables.cfu")
MOST_CNV_BYTES = 20_000
"""Character sets of one byte are smaller; those of East Asia are not, and nobody's system speaks them any more."""
_ALIGNED = 16


class Item(NamedTuple):
    """A name such as ``icudt73l/coll/de.res`` and its bytes."""

    name: str
    data: bytes


def is_asked_for(item: Item) -> bool:
    """Whether Qt, or ICU on its behalf, may open it."""
    name = item.name.partition("/")[2]
    folder, _, leaf = name.rpartition("/")
    if name.startswith(UNASKED):
        return False
    if leaf.endswith(".cnv"):
        return len(item.data) <= MOST_CNV_BYTES
    if not folder and re.fullmatch(r"[a-z]{2,3}(_\w+)?\.res", leaf):
        return leaf.removesuffix(".res").partition("_")[0] in LANGUAGES
    return True


def read_package(library: bytes) -> tuple[bytes, bytes, list[Item]]:
    """What precedes the table in the data (its head), the name of the symbol, and the items.

    Raises ValueError for another form than the little-endian one of version 1.
    """
    begin = library.find(b"CmnD\x01\x00\x00\x00") - 12
    if begin < 0 or library[begin + 2 : begin + 4] != b"\xda\x27" or library[begin + 8] != 0:
        raise ValueError("no ICU data of the known form")
    table = begin + int(struct.unpack_from("<H", library, begin)[0])
    count = int(struct.unpack_from("<I", library, table)[0])
    places = [struct.unpack_from("<II", library, table + 4 + 8 * index) for index in range(count)]
    names = [library[table + at : library.index(b"\0", table + at)].decode("ascii") for at, _data in places]
    starts = [data for _name, data in places]
    # where the last item ends is not told: it lies in a section that is followed by nothing that counts
    ends = [*starts[1:], len(library) - table]
    if starts != sorted(starts) or names != sorted(names):
        raise ValueError("the table of the ICU data is not in order")
    items = [
        Item(name, library[table + start : table + end]) for name, start, end in zip(names, starts, ends, strict=True)
    ]
    symbol = re.search(rb"\0(icudt\d+_dat)\0", library)
    if symbol is None:
        raise ValueError("the ICU data has no name")
    return library[begin:table], symbol[1], items


def write_package(head: bytes, items: list[Item]) -> bytes:
    """The data with these items, which are in the order of their names."""
    names = b"".join(item.name.encode("ascii") + b"\0" for item in items)
    at_name = 4 + 8 * len(items)
    at_data = at_name + len(names)
    rows, bodies = [], []
    for item in items:
        gap = -at_data % _ALIGNED
        rows.append(struct.pack("<II", at_name, at_data + gap))
        bodies.append(b"\0" * gap + item.data)
        at_name += len(item.name) + 1
        at_data += gap + len(item.data)
    return head + struct.pack("<I", len(items)) + b"".join(rows) + names + b"".join(bodies)


def make_lean(library: Path) -> tuple[int, int]:
    """Build it anew in place; how many items there were and are. Raises ValueError, CalledProcessError."""
    head, symbol, items = read_package(library.read_bytes())
    kept = [item for item in items if is_asked_for(item)]
    label = symbol.decode()
    with tempfile.TemporaryDirectory(prefix="segue-icu-") as name:
        data, source, built = Path(name) / "data", Path(name) / "it.s", Path(name) / "it.so"
        data.write_bytes(write_package(head, kept))
        source.write_text(
            f'.section .rodata,"a"\n.balign 16\n.globl {label}\n.type {label}, %object\n{label}:\n.incbin "{data}"\n'
            f'.size {label}, .-{label}\n.section .note.GNU-stack,"",%progbits\n'
        )
        command = ["cc", "-shared", "-nostdlib", "-s", f"-Wl,-soname,{library.name}", "-o", str(built), str(source)]
        subprocess.run(command, check=True)
        library.write_bytes(built.read_bytes())
    return len(items), len(kept)


if __name__ == "__main__":
    print(make_lean(Path(sys.argv[1])))
