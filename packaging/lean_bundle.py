"""Makes a frozen program on Linux smaller: `lean_bundle.py BUNDLE`, after PyInstaller, as studio.spec does.

Debug symbols of Python's modules go (50 MB). Libraries that PyAV is linked to and this program never calls, encoders of
films and a network of its own, are replaced by *stand-ins*: libraries of the same name that have the same functions, each
of which does nothing and gives 0, so that the loader is content (35 MB). Needs binutils and a C compiler; without them
nothing is changed. Standard library only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import lean_icu

STRIPPED = ("av", "sqlalchemy", "python3*", "PIL", "yaml", "fastcdc", "charset_normalizer", "PySide6", "numpy")
"""Folders of modules. Not `*.libs`: what lies there was put together anew by patchelf and does not survive it."""
ALSO_STRIPPED = ("libpython3*", "zstandard/*.so", "cryptography/hazmat/bindings/*.so")
STOOD_IN = ("libx265-", "libSvtAv1Enc-", "libgnutls-")
"""Beginnings of names in av.libs: encoders of HEVC and AV1 (their decoders are others) and https."""


class Function(NamedTuple):
    """A symbol and its version ("" where it has none)."""

    name: str
    version: str


def make_lean(bundle: Path) -> None:
    """All three, in place. Raises CalledProcessError where a tool fails, ValueError where a library cannot be stood in for."""
    inside = bundle / "_internal"
    if not all(shutil.which(tool) for tool in ("strip", "nm", "readelf", "cc")):
        print("The bundle stays as large as it is: binutils or a C compiler are missing.", file=sys.stderr)
        return
    strip_modules(inside)
    for folder in (inside / "av.libs",):
        if folder.is_dir():
            stand_in(folder)
    for library in (inside / "PySide6" / "Qt" / "lib").glob("libicudata.so.*"):
        lean_icu.make_lean(library)
    for link in inside.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()  # PyInstaller's link to a library that is gone


def strip_modules(inside: Path) -> None:
    """Take debug symbols out of modules."""
    modules = [
        path
        for pattern in STRIPPED
        for folder in inside.glob(pattern)
        if folder.is_dir()
        for path in folder.rglob("*.so*")
        if path.parent.name != "lib"
    ]
    modules += [path for pattern in ALSO_STRIPPED for path in inside.glob(pattern)]
    for path in modules:
        if path.is_file() and not path.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def stand_in(folder: Path) -> None:
    """Replace the libraries named above, then drop those of the folder that only they needed."""
    needed_before = needed_in(folder)
    for beginning in STOOD_IN:
        for library in folder.glob(f"{beginning}*.so*"):
            replace(library, functions_asked_of(library, folder))
    needed = needed_in(folder)
    for name in needed_before - needed:
        (folder / name).unlink(missing_ok=True)


def needed_in(folder: Path) -> set[str]:
    """Names of libraries that libraries of this folder are linked to."""
    names: set[str] = set()
    for path in folder.glob("*.so*"):
        told = subprocess.run(["readelf", "-d", str(path)], check=True, capture_output=True, text=True).stdout
        names |= set(re.findall(r"\(NEEDED\).*\[(.+?)\]", told))
    return names


def functions_asked_of(library: Path, folder: Path) -> set[Function]:
    """What the other libraries of the folder call of it. Raises ValueError when they read its data."""
    kinds = {name: kind for kind, name, _version in symbols(library, "--defined-only")}
    asked: set[Function] = set()
    for other in folder.glob("*.so*"):
        if other == library:
            continue
        for _kind, name, version in symbols(other, "--undefined-only"):
            if name in kinds:
                if kinds[name] not in "TtWwi":
                    raise ValueError(f"{other.name} reads {name} of {library.name}, which is no function")
                asked.add(Function(name, version))
    return asked


def symbols(library: Path, which: str) -> list[tuple[str, str, str]]:
    """Kind, name and version of its dynamic symbols."""
    told = subprocess.run(["nm", "-D", which, str(library)], check=True, capture_output=True, text=True).stdout
    return [
        (kind, name, version.lstrip("@"))
        for kind, name, version in re.findall(r"^[0-9a-f ]* ([A-Za-z]) ([^@\s]+)(\S*)$", told, re.MULTILINE)
    ]


def replace(library: Path, functions: set[Function]) -> None:
    """Build the stand-in and put it in the library's place."""
    with tempfile.TemporaryDirectory(prefix="segue-stand-in-") as name:
        source, versions, built = Path(name) / "it.c", Path(name) / "versions", Path(name) / "it.so"
        source.write_text("".join(f"long {one.name}(void) {{ return 0; }}\n" for one in sorted(functions)))
        named = sorted({one.version for one in functions if one.version})
        versions.write_text(
            "".join(
                f"{version} {{ global: {' '.join(f'{one.name};' for one in sorted(functions) if one.version == version)} }};\n"
                for version in named
            )
        )
        script = [f"-Wl,--version-script={versions}"] if named else []
        command = ["cc", "-shared", "-fPIC", "-Os", "-s", "-fno-builtin", f"-Wl,-soname,{library.name}", *script]
        subprocess.run([*command, "-o", str(built), str(source)], check=True)
        shutil.copyfile(built, library)


if __name__ == "__main__":
    make_lean(Path(sys.argv[1]))
