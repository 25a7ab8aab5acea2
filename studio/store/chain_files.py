"""Chain files: YAML on disk to a chain. The only place that knows YAML.

Never runs what a file says: plain values only, no anchors, a limit on size. The meaning is ``domain/chain``'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from studio import assets_dir
from studio.domain.chain import Chain, chain_from_data
from studio.domain.chain_saving import chain_to_data
from studio.domain.chain_values import bad_chain
from studio.domain.errors import BadInputError, NotFoundError

_ASSETS = assets_dir()
CHAIN_FILES: dict[str, Path] = {
    "song": _ASSETS / "chains" / "song.yaml",
    "podcast": _ASSETS / "chains" / "podcast.yaml",
    "video": _ASSETS / "chains" / "video.yaml",
    "launch": _ASSETS / "chains" / "launch.yaml",
    "demo": _ASSETS / "demo" / "demo.yaml",
}
WORDS = _ASSETS / "chains" / "words"
MOST_BYTES = 2_000_000


def load_chain(name_or_path: str | Path, chain_id: str = "", *, language: str = "") -> Chain:
    """The chain of a name (``song``, ``podcast``, ``video``, ``launch``, ``demo``) or of a file.

    ``chain_id`` chooses one where the file holds several under ``templates:``. ``language`` (as ``de``) is the one in which a
    chain that ships is told, where it has words in it; anybody's own file stays as it is.

    Raises:
        NotFoundError: neither a chain of that name nor a file.
        BadInputError: the file is no chain; names the line or the stage.
    """
    path = CHAIN_FILES.get(str(name_or_path), Path(name_or_path))
    words = _words_of(str(name_or_path), language) if str(name_or_path) in CHAIN_FILES else {}
    return parse_chain(_read(path, str(name_or_path)), name=path.name, chain_id=chain_id, words=words)


def _words_of(key: str, language: str) -> Mapping[str, Any]:
    """What a chain that ships is called in a language; nothing where there are no words of it."""
    path = WORDS / f"{language}.yaml"
    if not language.isalpha() or not path.is_file():
        return {}
    told: Mapping[str, Any] = yaml.load(_read(path, path.name), _PlainLoader).get(key, {})  # noqa: S506  plain values only
    return told


def _told(data: Any, words: Mapping[str, Any]) -> Any:
    """A chain's data with other words in it: its title, its tracks, and title and brief of its stages."""
    tracks, stages = words.get("tracks", {}), words.get("stages", {})
    told = [
        {**stage, "track": tracks.get(stage["track"], stage["track"]), **stages.get(stage["id"], {})}
        for stage in data["stages"]
    ]
    names = [tracks.get(name, name) for name in data["tracks"]]
    return {**data, "title": words.get("title", data["title"]), "tracks": names, "stages": told}


def parse_chain(
    text: str, *, name: str = "the chain", chain_id: str = "", words: Mapping[str, Any] | None = None
) -> Chain:
    """The chain in a YAML text. ``name`` is how messages call it; ``words`` are those of another language.

    Raises:
        BadInputError: see ``load_chain``.
    """
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        raise _not_yaml(error, name) from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise bad_chain(f"{name} cannot be read: {error}.", name) from error
    try:
        return chain_from_data(_told(data, words) if words else data, chain_id)
    except BadInputError as error:
        line = _line_of(node, error.subject)
        where = f"{name}, line {line}" if line else name
        raise BadInputError(
            f"{where}: {error.message}",
            subject=error.subject,
            what_to_do=error.what_to_do,
            title="This chain cannot be used",
            code=error.code,
        ) from error


def write_chain(chain: Chain) -> str:
    """A chain as the text of a file that ``load_chain`` reads."""
    head = "# A chain of Segue: `segue new TITLE --chain FILE`. assets/chains/README.md describes the layout.\n"
    return head + yaml.dump(
        chain_to_data(chain),
        Dumper=_PlainDumper,
        sort_keys=False,
        allow_unicode=True,
        width=118,
        default_flow_style=None,
    )


class _PlainDumper(yaml.SafeDumper):
    """YAML without anchors: what comes twice is written twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


class _PlainLoader(yaml.SafeLoader):
    """YAML without anchors (a few lines of them can grow to any size) and without a key given twice."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_mark()
            raise yaml.composer.ComposerError(None, None, "references (*name) are not used in chains", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _read(path: Path, given: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise NotFoundError(
            f"There is neither a chain called “{given}” nor a file of that name.",
            subject=given,
            what_to_do=f"Use one of {', '.join(CHAIN_FILES)}, or give the path of a chain file.",
        ) from error
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"The chain file cannot be read: {error}.",
            subject=given,
            what_to_do="Give the path of a chain file that you may read.",
        ) from error
    if len(content) > MOST_BYTES:
        raise bad_chain(f"{path.name} is larger than {MOST_BYTES // 10**6} MB; it is no chain.", path.name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad_chain(f"{path.name} is not a text in UTF-8.", path.name) from error


def _not_yaml(error: yaml.YAMLError, name: str) -> BadInputError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    where = f"{name}, line {mark.line + 1}" if mark is not None else name
    return bad_chain(f"{where}: {problem}.", name, code="not_yaml")


def _line_of(node: yaml.Node | None, subject: str) -> int:
    """The line (from 1) at which the stage or port called ``subject`` begins; 0 where there is none."""
    wanted = subject.removeprefix("stage ").removeprefix("port ").strip("“”")
    for key, value in _pairs(node):
        if key in ("templates", "stages") and isinstance(value, yaml.SequenceNode):
            for number, entry in enumerate(value.value, 1):
                found = dict(_scalars(entry))
                if key == "stages" and wanted in (found.get("id"), str(number)):
                    return int(entry.start_mark.line) + 1
                line = _line_of(entry, subject) if key == "templates" else 0
                if line:
                    return line
        elif key in ("ports", "specs"):
            for port, given in _pairs(value):
                if port == wanted:
                    return int(given.start_mark.line) + 1
    return 0


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]


def _scalars(node: yaml.Node) -> Mapping[str, str]:
    return {key: value.value for key, value in _pairs(node) if isinstance(value, yaml.ScalarNode)}
