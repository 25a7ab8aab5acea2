"""Numbers that music goes by: ISRC (a recording), ISWC (a work), IPI name number (somebody who is paid for it).

Syntax and check digits; whether a number was ever given out nobody can tell offline. Sources: ISO 3901 (ISRC), ISO 15707
(ISWC), CISAC's IPI (11 digits, the last two by modulo 101 with the weights 10 to 2).
"""

from __future__ import annotations

import re

from studio.domain.errors import BadInputError

_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")
_ISWC = re.compile(r"T[0-9]{10}")
_IPI = re.compile(r"[0-9]{11}")
_BETWEEN = re.compile(r"[\s.\-–]+")


def checked_isrc(text: str) -> str:
    """An ISRC as it is written in tags, 12 characters without hyphens; "" stays. Raises BadInputError.

    It has no check digit: two letters, three letters or digits, the year and five digits.
    """
    code = _bare(text).removeprefix("ISRC")
    if code and not _ISRC.fullmatch(code):
        raise _bad("ISRC", text, "two letters, three letters or digits, seven digits, such as DE-A12-26-00001")
    return code


def checked_iswc(text: str) -> str:
    """An ISWC as T-123.456.789-C; "" stays. Raises BadInputError also where its last digit does not fit the others."""
    code = _bare(text).removeprefix("ISWC")
    if not code:
        return ""
    if not _ISWC.fullmatch(code):
        raise _bad("ISWC", text, "a T and ten digits, such as T-034.524.680-1")
    digits = [int(digit) for digit in code[1:]]
    total = 1 + sum(place * digit for place, digit in enumerate(digits[:9], 1))
    if (10 - total % 10) % 10 != digits[9]:
        raise _mistyped("ISWC", text)
    return f"T-{code[1:4]}.{code[4:7]}.{code[7:10]}-{code[10]}"


def checked_ipi(text: str) -> str:
    """An IPI name number in 11 digits; "" stays. Raises BadInputError also where its last two do not fit the others."""
    code = _bare(text).removeprefix("IPI")
    if not code:
        return ""
    code = code.zfill(11) if code.isdigit() else code  # the zeros in front are often left out
    if not _IPI.fullmatch(code):
        raise _bad("IPI name number", text, "11 digits, such as 00014107338")
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), code[:9], strict=True))
    if (101 - total % 101) % 101 % 100 != int(code[9:]):
        raise _mistyped("IPI name number", text)
    return code


def shown_isrc(code: str) -> str:
    """An ISRC with hyphens, for people."""
    return f"{code[:2]}-{code[2:5]}-{code[5:7]}-{code[7:]}" if code else ""


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).upper()


def _bad(what: str, text: str, form: str) -> BadInputError:
    return BadInputError(f"“{text.strip()}” is no {what}.", subject=text, what_to_do=f"It has {form}.", code="bad_code")


def _mistyped(what: str, text: str) -> BadInputError:
    return BadInputError(
        f"“{text.strip()}” is no {what}: its check digit does not fit, so a digit is wrong.",
        subject=text,
        what_to_do="Compare it with the original.",
        code="bad_code",
    )
