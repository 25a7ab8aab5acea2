"""The catalogues of the window's languages: every text is collected from the sources, translations are kept.

``dev.py languages`` brings ``assets/languages`` up to date: ``segue_XX.ts`` is what translators edit, ``segue_XX.qm`` what
the program reads, ``core.json`` names the core's sentences that have places for names and numbers.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "languages"
LANGUAGES = ("de",)
CONTEXT = "Segue"
_MARKED = {"tr": 1, "tr_n": 2, "later": 1}
"""Calls in ``ui`` whose first arguments are texts."""
_SAID = ("title", "what_to_do")
_SAID_BY = {"Step": ("words",), "sum_step": ("words",)}
"""What else is told by name: what a step of a rendering does."""
_ALL_SAID = (
    "studio/actions/passes.py",
    "studio/depot/access/*.py",
    "studio/media/check*.py",
    "studio/papers/reminder_text.py",
    *(
        f"studio/queries/{name}.py"
        for name in (
            "answers",
            "asked",
            "assembly",
            "assembly_blocks",
            "candidates",
            "drops",
            "history",
            "inbox",
            "next_step",
            "plan_checks",
            "transfers",
            "wording",
        )
    ),
    *(
        f"studio/domain/{name}.py"
        for name in (
            "linking",
            "plan_rules",
            "plan_sums",
            "ports",
            "recipe",
            "render_material",
            "rights",
            "roles",
            "stage_states",
        )
    ),
)
"""Where the core has sentences for a person that are no errors: checks of a file, what waits, what is in the way."""


def window_texts() -> set[str]:
    """Every text of the window, in English."""
    return {text for path in _sources("ui") for call in _calls(path) for text in _marked(call)}


def core_sentences() -> set[str]:
    """What the core says where something went wrong; ``{0}``, ``{1}`` … stand where it puts names and numbers."""
    found = set()
    for path in _sources("studio"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (places := _places(_name(node))):
                said = [one for place, one in enumerate(node.args) if place in places]
                said += [one.value for one in node.keywords if one.arg in (*_SAID, *_SAID_BY.get(_name(node), ()))]
                found |= {text for one in said for text in _templates(one)}
            elif isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["what_to_do"]:
                found |= set(_templates(node.value))
            elif isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                found |= {text for one in node.body if isinstance(one, ast.Assign) for text in _title(one)}
    for pattern in _ALL_SAID:
        for path in sorted(ROOT.glob(pattern)):
            found |= {text for text in _all_texts(path) if " " in text and re.search(r"[a-z]{2}", text)}
    return {text for text in found if any(letter.isalpha() for letter in text)}


def _all_texts(path: Path) -> Iterator[str]:
    """Every text of a module but what documents it, and what it says in another language already."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
        elif isinstance(node, ast.Dict):
            named = zip(node.keys, node.values, strict=True)
            german = [value for key, value in named if isinstance(key, ast.Constant) and key.value == "de"]
            left_out |= {id(inner) for one in german for inner in ast.walk(one)}
    for node in ast.walk(tree):
        if id(node) not in left_out and isinstance(node, ast.Constant | ast.JoinedStr):
            yield from _templates(node)


def _places(name: str) -> tuple[int, ...]:
    """Which arguments of a call are sentences."""
    if name.endswith(("Error", "error")):
        return (0,)
    return {"ReadySpec": (0, 3), "bad_file": (1, 2), "progress": (1,), "Step": (5,), "sum_step": (5,)}.get(name, ())


def _title(assign: ast.Assign) -> Iterator[str]:
    if [getattr(one, "id", "") for one in assign.targets] == ["title"]:
        yield from _templates(assign.value)


def _sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def _calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def _marked(call: ast.Call) -> Iterator[str]:
    for argument in call.args[: _MARKED.get(_name(call), 0)]:
        for node in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
                yield node.value


def _templates(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        count, pieces = 0, []
        for part in node.values:
            if isinstance(part, ast.Constant):
                pieces.append(str(part.value).replace("{", "{{").replace("}", "}}"))
            else:
                pieces.append(f"{{{count}}}")
                count += 1
        yield "".join(pieces)


def catalogue(language: str) -> dict[str, str]:
    """Translations of a language by English text, as they are kept; empty where one is missing."""
    path = FOLDER / f"segue_{language}.ts"
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")  # noqa: S314 -- a file of this project
    return {one.findtext("source", ""): one.findtext("translation", "") for one in messages}


def write_catalogue(language: str, known: dict[str, str], path: Path) -> int:
    """The translator's file with every text there is, in the order of the texts. Returns how many have no translation."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = 0
    for text in sorted(window_texts() | core_sentences()):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
            missing += 1
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_catalogue(source: Path, target: Path) -> None:
    """What the program reads, from the translator's file. Raises CalledProcessError."""
    lrelease = Path(sys.executable).with_name("pyside6-lrelease" + (".exe" if sys.platform == "win32" else ""))
    subprocess.run([lrelease, "-silent", source, "-qm", target], check=True, capture_output=True)


def main() -> int:
    """Bring every catalogue up to date and say what is missing. The exit status is 1 where something is."""
    FOLDER.mkdir(exist_ok=True)
    with_places = sorted(text for text in core_sentences() if re.search(r"(?<!\{)\{\w+\}", text))
    listed = json.dumps(with_places, ensure_ascii=False, indent=0)
    (FOLDER / "core.json").write_text(listed + "\n", encoding="utf-8")
    missing = {}
    for language in LANGUAGES:
        source = FOLDER / f"segue_{language}.ts"
        missing[language] = write_catalogue(language, catalogue(language), source)
        compile_catalogue(source, source.with_suffix(".qm"))
    print(json.dumps({"texts": len(window_texts()), "core": len(core_sentences()), "missing": missing}))
    return int(any(missing.values()))


def merge(language: str, path: Path) -> None:
    """Take translations from a JSON object of English and translated texts into the translator's file."""
    known = {**catalogue(language), **json.loads(path.read_text(encoding="utf-8"))}
    write_catalogue(language, known, FOLDER / f"segue_{language}.ts")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        FOLDER.mkdir(exist_ok=True)
        merge(sys.argv[1], Path(sys.argv[2]))
    sys.exit(main())
