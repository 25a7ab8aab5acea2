"""Delivery specs as JSON files: the rules of one output, with ``type`` naming the kind that they are for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.ports import check_type

_BYTES_MAX = 1_000_000


def read_spec(path: Path) -> tuple[dict[str, Any], str]:
    """The rules of a file without ``type``, and that kind of output (empty: not said).

    Raises:
        NotFoundError: there is no such file.
        BadInputError: it holds no delivery spec.
    """
    if not path.is_file():
        raise NotFoundError(
            f"There is no file “{path.name}”.", subject=str(path), what_to_do="Choose another file, or check its name."
        )
    try:
        with path.open("rb") as file:
            data = file.read(_BYTES_MAX)
        rules = json.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInputError(
            f"“{path.name}” is no JSON: {error}.",
            subject=str(path),
            what_to_do='Write rules such as {"sr": 48000, "bits": 24}.',
        ) from error
    if not isinstance(rules, dict):
        raise BadInputError("A delivery spec is a JSON object.", subject=str(path), what_to_do='Write {"sr": 48000}.')
    type_ = rules.pop("type", "")
    return rules, check_type(str(type_), subject=str(path)) if type_ else ""


def write_spec(path: Path, rules: Mapping[str, Any], type_: str) -> None:
    """Write the file whole or not at all; ``read_spec`` gives the same back. Raises SegueError where it cannot be written."""
    from studio.app.plan_files import write_file

    text = json.dumps({"type": type_, **rules}, ensure_ascii=False, indent=2)
    write_file(path, (text + "\n").encode())
