"""XML of other programs, read without entities, document types or surprises in size."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree as ET

from studio.papers.plan_file import MOST_BYTES, bad_file

_DEEPEST = 200


def parsed_xml(data: bytes, name: str) -> ET.Element:
    """The root of a document. ``name`` is how messages call the file.

    Raises BadInputError: not XML, cut off, too large, nested too deep, or with a document type (which could make a few
    bytes into gigabytes).
    """
    if len(data) > MOST_BYTES:
        raise bad_file(name, f"it is larger than {MOST_BYTES // 10**6} MB.")
    # In UTF-16 every other byte is zero: what is looked for below would not be seen.
    text = data[:4096].replace(b"\0", b"")
    if re.search(rb"<!(DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        raise bad_file(name, "it has a document type, which is not needed and can do harm.")
    if not text.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<"):
        raise bad_file(name, "it is no XML.")
    depth = 0
    root: ET.Element | None = None
    try:
        for event, element in ET.iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314 -- see above
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise bad_file(name, "its elements are nested too deep.")
    except ET.ParseError as error:
        line, column = error.position
        raise bad_file(name, f"it is damaged at line {line}, column {column}.") from error
    except (ValueError, LookupError) as error:
        raise bad_file(name, f"its text cannot be read ({error}).") from error
    if root is None:
        raise bad_file(name, "it is empty.")
    return root


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: ET.Element, name: str) -> ET.Element | None:
    """The first child of that local name."""
    return next((one for one in element if local(one) == name), None)


def children(element: ET.Element | None, name: str) -> list[ET.Element]:
    """All children of that local name."""
    return [] if element is None else [one for one in element if local(one) == name]


def text_of(element: ET.Element, name: str) -> str:
    """The text of a child; empty where there is none."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""
