"""Names of files that have to be writable, and the same, on every system.

Checked when a delivery is made and again before a file is written; never while folding the log. Nothing here touches
the disk, and keeping inside a folder (symbolic links) is up to whoever writes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from studio.domain.errors import BadInputError

MAX_PART_BYTES = 255
MAX_PATH_BYTES = 900
MAX_LEVELS = 16

_FORBIDDEN = frozenset('<>:"|?*\\')
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode categories of control, bidi, zero-width, surrogate and line-separating characters."""
_DEVICE = re.compile(
    r"(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9]|LPT[0-9])\s*(\..*)?", re.IGNORECASE | re.DOTALL
)
"""Windows, "Naming Files, Paths, and Namespaces"; an extension does not make them harmless."""
_RENAME = "Rename the file, then add it again."
_STAND_IN = "file"
_LONG_ENDING_BYTES = 20


def safe_relative_path(text: str) -> str:
    """``text`` as a relative path with ``/``, in composed form (NFC).

    Raises BadInputError naming the rule that it breaks; also when only its compatibility form (NFKC) breaks one,
    because some systems and programs turn the one into the other.
    """
    if text.isascii():  # has no other form
        _check_path(text, text)
        return text
    path = unicodedata.normalize("NFC", text)
    _check_path(path, text)
    compatible = unicodedata.normalize("NFKC", path)
    if compatible.count("/") != path.count("/"):
        raise _refused("has a character that some systems read as a slash", text)
    _check_path(compatible, text)
    return path


def refuse_collisions(names: Iterable[str]) -> None:
    """Refuse relative paths of which two would be one file on some system, or one the folder of another.

    Raises BadInputError naming both.
    """
    taken: dict[str, str] = {}
    for name in names:
        key = _folded(name)
        if key in taken:
            raise BadInputError(
                f"Two files would be one on some systems: {taken[key]!r} and {name!r}.",
                subject=name,
                what_to_do=_RENAME,
            )
        taken[key] = name
    for key, name in taken.items():
        parts = key.split("/")
        for end in range(1, len(parts)):
            if "/".join(parts[:end]) in taken:
                other = taken["/".join(parts[:end])]
                raise BadInputError(f"{other!r} cannot be a file and the folder of {name!r}.", subject=name)


def suggested_name(text: str) -> str:
    """A name for one file or folder that is allowed and as near to ``text`` as can be. Never raises."""
    name = "".join(_replaced(character) for character in unicodedata.normalize("NFKC", text))
    name = unicodedata.normalize("NFC", name).strip().rstrip(". ") or _STAND_IN
    if _DEVICE.fullmatch(name):
        name = "_" + name
    name = _shortened(name)
    try:
        return safe_relative_path(name)
    except BadInputError:
        return _STAND_IN


def _folded(name: str) -> str:
    """What two colliding names have in common: NFKC and case folding (Unicode 3.13, D146)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", unicodedata.normalize("NFD", name)).casefold())


def _check_path(path: str, text: str) -> None:
    """The rules of the path as a whole. Raises BadInputError."""
    if not path or path.startswith("/"):
        raise _refused("is empty or begins with a slash", text)
    parts = path.split("/")
    if len(parts) > MAX_LEVELS:
        raise _refused(f"lies deeper than {MAX_LEVELS} levels", text)
    for part in parts:
        _check_part(part, text)
    if len(path.encode()) > MAX_PATH_BYTES:
        raise _refused(f"is longer than {MAX_PATH_BYTES} bytes in all", text)


def _check_part(part: str, text: str) -> None:
    """The rules of one folder's or file's name. Raises BadInputError."""
    if part in ("", ".", ".."):
        raise _refused("has an empty part, or a part that means another folder (. or ..)", text)
    for character in part:
        if character in _FORBIDDEN:
            raise _refused(f"has the character {character}, which not every system allows", text)
        if unicodedata.category(character) in _INVISIBLE:
            raise _refused(f"has the invisible character U+{ord(character):04X}", text)
    if part[-1] in ". ":
        raise _refused("ends in a dot or a space", text)
    if _DEVICE.fullmatch(part):
        raise _refused("is the name of a device on Windows", text)
    if len(part.encode()) > MAX_PART_BYTES:
        raise _refused(f"has a part longer than {MAX_PART_BYTES} bytes", text)


def _refused(rule: str, text: str) -> BadInputError:
    shown = text.encode(errors="backslashreplace").decode()
    return BadInputError(f"The name {rule}.", subject=shown, what_to_do=_RENAME)


def _replaced(character: str) -> str:
    """What stands for a character in a suggested name: itself, an underscore or nothing."""
    if unicodedata.category(character) in _INVISIBLE:
        return " " if character.isspace() else ""
    return "_" if character in _FORBIDDEN or character == "/" else character


def _shortened(name: str) -> str:
    """At most so many bytes, in composed and in compatible form, with the extension kept where it is short."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _LONG_ENDING_BYTES:
        stem, dot, ending = name, "", ""
    while stem and _longest_bytes(stem + dot + ending) > MAX_PART_BYTES:
        stem = stem[:-1].rstrip(". ")
    return stem + dot + ending


def _longest_bytes(name: str) -> int:
    return max(len(unicodedata.normalize(form, name).encode()) for form in ("NFC", "NFKC"))
