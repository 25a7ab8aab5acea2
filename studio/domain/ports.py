"""Typed ports: which output fits which input, and why another one does not.

Knows types and links only; whether a file is what its type says is the delivery spec's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import is_device_name
from studio.domain.production import Link, Port, Stage

# PRODUCT.md section 1. The parent of a type is the part before the dot, the parent of that is `any`.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "audio": ("stem", "multitrack", "mix", "master"),
    "midi": (),
    "text": ("plain", "lyrics", "subtitles"),
    "doc": ("pdf", "office", "html"),
    "image": ("cover", "vector", "logo", "photo"),
    "video": ("cut", "camera", "master"),
    "data": ("json", "csv", "xml", "checksums", "timeline", "lut"),
    "link": ("url",),
    "archive": ("any",),
}
ANY = "any"
PORT_TYPES: frozenset[str] = frozenset(
    {ANY, *FAMILIES, *(f"{family}.{kind}" for family, kinds in FAMILIES.items() for kind in kinds)}
)

_ALWAYS_SEVERAL = frozenset({"audio.multitrack", "video.camera", "image.photo"})
_PORT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
# Words that end in s and yet name one thing.
_SINGULAR_ENDS = ("ss", "us", "is")


def parents(port_type: str) -> tuple[str, ...]:
    """The type itself and everything above it, nearest first: audio.stem, audio, any."""
    above = [port_type]
    while "." in above[-1]:
        above.append(above[-1].rpartition(".")[0])
    return tuple(above) if above[-1] == ANY else (*above, ANY)


def fits(output_type: str, input_type: str) -> bool:
    """Whether an output of the one type may feed an input of the other: the same type or a parent of it."""
    return input_type in parents(output_type)


def check_type(port_type: str, *, subject: str = "") -> str:
    """``port_type`` when it is one that Segue knows.

    Raises:
        BadInputError: it is not.
    """
    if port_type in PORT_TYPES:
        return port_type
    family = port_type.partition(".")[0]
    near = sorted(known for known in PORT_TYPES if known.partition(".")[0] == family) or sorted(FAMILIES)
    raise BadInputError(
        f"“{port_type}” is not a type of input or output.",
        subject=subject or port_type,
        what_to_do=f"Use one of: {', '.join(near)}.",
        code="unknown_type",
    )


def check_port_name(name: str) -> str:
    """``name`` when it can be a port's: with several outputs each has a folder of its name in ``deliver``.

    Raises:
        BadInputError: it is empty, too long, holds other signs, or no folder can be called so everywhere.
    """
    if _PORT_NAME.fullmatch(name) and not is_device_name(name):
        return name
    raise BadInputError(
        f"“{name}” cannot be the name of an input or output.",
        subject=f"port “{name}”",
        what_to_do="Use up to 64 letters from a to z, digits, - and _, beginning with a letter or digit.",
        code="bad_port_name",
    )


def takes_several(port_type: str, name: str) -> bool:
    """Whether a port takes several files: multitracks, camera originals, photos, and every plural name."""
    last_word = name.replace("-", "_").rpartition("_")[2].lower()
    plural = len(last_word) > 1 and last_word.endswith("s") and not last_word.endswith(_SINGULAR_ENDS)
    return port_type in _ALWAYS_SEVERAL or plural


def why_not(output_port: Port, input_port: Port) -> str | None:
    """The reason, as a sentence, why this output does not fit this input; None when it does."""
    if fits(output_port.type, input_port.type):
        return None
    return (
        f"“{output_port.name}” gives {output_port.type}, but “{input_port.name}” takes "
        f"{_spoken(input_port.type)}; they do not fit."
    )


def refuse_link(stages: Mapping[str, Stage] | Iterable[Stage], links: Iterable[Link], new_link: Link) -> None:
    """Let a new link pass, or say why it cannot be. An existing link of the same id counts as replaced.

    Raises:
        RefusedError: unknown stage or port, a stage linked to itself, a type that does not fit, an input that
            has its producer already, the same link twice, or a loop (named by the titles of its stages).
    """
    by_id = stages if isinstance(stages, Mapping) else {stage.id: stage for stage in stages}
    others = [link for link in links if link.id != new_link.id]
    source, target = _stage(by_id, new_link.source), _stage(by_id, new_link.target)
    if source.id == target.id:
        raise _refused(f"“{source.title}” cannot wait for itself.", source.title, "self_link")
    _refuse_ports(source, target, new_link)
    _refuse_double(by_id, others, target, new_link)
    cycle = loop_through(others, new_link)
    if cycle:
        raise loop_error([by_id[stage_id].title if stage_id in by_id else stage_id for stage_id in cycle])


def loop_through(links: Iterable[Link], new_link: Link) -> list[str]:
    """The stage ids of the loop that ``new_link`` would close, first stage repeated at the end; else empty.

    Every kind of link counts: a plan in which two stages wait for each other has no dates.
    """
    following: dict[str, list[str]] = {}
    for link in links:
        following.setdefault(link.source, []).append(link.target)
    came_from: dict[str, str] = {new_link.target: ""}
    queue = [new_link.target]
    for stage_id in queue:  # grows while it is read: breadth first, so the shortest loop is named
        if stage_id == new_link.source:
            path = [stage_id]
            while came_from[path[-1]]:
                path.append(came_from[path[-1]])
            return [new_link.source, *reversed(path)]
        for after in following.get(stage_id, ()):
            if after not in came_from:
                came_from[after] = stage_id
                queue.append(after)
    return []


def loop_error(titles: list[str]) -> RefusedError:
    """The refusal of a loop, naming its stages in order."""
    return RefusedError(
        f"That would be a loop: {' → '.join(titles)}.",
        subject=titles[0],
        what_to_do="Remove one of these links first, or link the other way round.",
        code="loop",
    )


def _spoken(port_type: str) -> str:
    return "any file" if port_type == ANY else port_type


def _refused(message: str, subject: str, code: str, what_to_do: str = "Link two other ports.") -> RefusedError:
    return RefusedError(message, subject=subject, what_to_do=what_to_do, code=code)


def _stage(by_id: Mapping[str, Stage], stage_id: str) -> Stage:
    stage = by_id.get(stage_id)
    if stage is None:
        raise _refused("This stage is not part of the plan.", stage_id, "unknown_stage", "Reload the plan.")
    return stage


def _refuse_ports(source: Stage, target: Stage, link: Link) -> None:
    """Refuse ports that do not exist or do not fit; a link without any port only orders the two in time."""
    if not link.output and not link.input:
        return
    output_port, input_port = source.output_named(link.output), target.input_named(link.input)
    if output_port is None:
        raise _unknown_port(source, "output", link.output, [port.name for port in source.outputs])
    if input_port is None:
        raise _unknown_port(target, "input", link.input, [port.name for port in target.inputs])
    reason = why_not(output_port, input_port)
    if reason is not None:
        raise _refused(
            reason,
            f"{source.title} → {target.title}",
            "type_mismatch",
            f"Link an output of type {input_port.type}, or change the type of “{input_port.name}”.",
        )


def _unknown_port(stage: Stage, direction: str, name: str, known: list[str]) -> RefusedError:
    named = f"no {direction} “{name}”" if name else f"no {direction} named in this link"
    there_is = f"It has: {', '.join(known)}." if known else f"It has no {direction} at all."
    return _refused(f"“{stage.title}” has {named}.", stage.title, "unknown_port", there_is)


def _refuse_double(by_id: Mapping[str, Stage], others: list[Link], target: Stage, link: Link) -> None:
    """Refuse the same link twice, and a second producer for an input that takes one."""
    for other in others:
        if other.target != link.target or other.input != link.input:
            continue
        if (other.source, other.output, other.kind) == (link.source, link.output, link.kind):
            raise _refused("These two are linked like this already.", target.title, "double_link", "Nothing to do.")
        input_port = target.input_named(link.input) if link.input else None
        if input_port is not None and not input_port.several and other.source in by_id:
            raise _refused(
                f"“{link.input}” of “{target.title}” is fed by “{by_id[other.source].title}” already.",
                target.title,
                "second_producer",
                "Remove that link first, or let the input take several files.",
            )
