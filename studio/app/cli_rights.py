"""``stage keep``, ``split`` and ``credits``: what stands, who owns which share, who made what."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named, stage_named
from studio.domain.errors import BadInputError
from studio.domain.music_codes import shown_isrc
from studio.domain.splits import Share, SplitSheet, evenly, share_of, share_words

if TYPE_CHECKING:
    from studio.queries.rights import RightsRows

_TEXTS = ("role", "legal_name", "ipi", "society", "publisher")


def keep(console: Console, args: Namespace) -> Answer:
    """Let the approved take of a stage stand although an input of it has changed."""
    from studio.actions.rights_commands import KeepStage

    found = stage_named(console, args.stage)
    result = console.named_studio().run(KeepStage(found.stage.id))
    return Answer(result, [f"{found.stage.title}: take {result['take']} stands as it is."])


# --- split -----------------------------------------------------------------------------------------------------


def split_show(console: Console, args: Namespace) -> Answer:
    """The split sheet."""
    rows = _rows(console, args.production)
    return Answer(_shape(rows), _lines(rows.sheet))


def split_set(console: Console, args: Namespace) -> Answer:
    """Change the split sheet: all shares at once, texts and numbers one by one."""
    from studio.actions.rights_commands import SetSplit

    rows = _rows(console, args.production)
    sheet = rows.sheet
    if args.clear:
        sheet = SplitSheet()
    if args.equal:
        names = [one.name for one in rows.contributors] or [rows.owner]
        roles = {one.name: one.roles[0] for one in rows.contributors}
        sheet = replace(sheet, shares=evenly(names, roles, sheet.shares))
    if args.share:
        sheet = replace(sheet, shares=tuple(_share(text, rows) for text in args.share))
    for part in _TEXTS:
        for text in getattr(args, part):
            sheet = _with_text(sheet, part, text)
    sheet = replace(
        sheet,
        iswc=sheet.iswc if args.iswc is None else args.iswc,
        isrc=sheet.isrc if args.isrc is None else args.isrc,
    )
    console.named_studio().run(SetSplit(rows.production, sheet))
    return split_show(console, args)


def split_export(console: Console, args: Namespace) -> Answer:
    """Write the split sheet as a PDF to be signed, or as a CSV."""
    from studio.app.plan_files import write_file
    from studio.papers.split_sheet import split_csv, split_document

    rows = _rows(console, args.production)
    if not rows.sheet.shares:
        raise BadInputError(
            f"“{rows.title}” has no split sheet yet.",
            subject=rows.title,
            what_to_do='Begin with equal shares: `segue split set PRODUCTION --equal`, or `--share "NAME=50/25"`.',
        )
    path = _suffixed(args.out, ".pdf", ".csv")
    if path.suffix.lower() == ".csv":
        data = split_csv(rows.title, rows.sheet)
    else:
        from studio.app.cli import painted_document

        data = painted_document(split_document(rows.title, rows.sheet, args.language, rows.contributors))
    write_file(path, data)
    return Answer({**_shape(rows), "path": str(path), "language": args.language}, [str(path)])


def _share(text: str, rows: RightsRows) -> Share:
    """``NAME=COMPOSITION/MASTER`` or ``NAME=BOTH``, with what the sheet and the plan know of that person."""
    name, equals, parts = text.rpartition("=")
    if not equals or not name.strip():
        raise BadInputError(
            f"“{text}” is no share.", subject=text, what_to_do='Write "NAME=COMPOSITION/MASTER", such as "Ana=50/25".'
        )
    composition, _, master = parts.partition("/")
    name = name.strip()
    known = {one.name: Share(one.name, role=one.roles[0]) for one in rows.contributors}
    known |= {share.name: share for share in rows.sheet.shares}
    return replace(
        known.get(name, Share(name)), composition=share_of(composition), master=share_of(master or composition)
    )


def _with_text(sheet: SplitSheet, part: str, text: str) -> SplitSheet:
    name, _, value = text.partition("=")
    changes: dict[str, Any] = {part: value.strip()}
    shares = tuple(replace(one, **changes) if one.name == name.strip() else one for one in sheet.shares)
    if not any(one.name == name.strip() for one in sheet.shares):
        raise BadInputError(
            f"“{name.strip()}” is not on the split sheet.",
            subject=name.strip(),
            what_to_do=f"On it are: {', '.join(one.name for one in sheet.shares) or 'nobody yet'}.",
        )
    return replace(sheet, shares=shares)


def _shape(rows: RightsRows) -> dict[str, Any]:
    sheet = rows.sheet
    return {
        "production": rows.production,
        "iswc": sheet.iswc or None,
        "isrc": sheet.isrc or None,
        "composition": sheet.composition,
        "master": sheet.master,
        "rows": [
            {"name": one.name, "composition": one.composition, "master": one.master}
            | {part: getattr(one, part) or None for part in _TEXTS}
            for one in sheet.shares
        ],
    }


def _lines(sheet: SplitSheet) -> list[str]:
    if not sheet.shares:
        return ["No split sheet yet. Begin with equal shares: segue split set PRODUCTION --equal"]
    table = [
        (one.name, share_words(one.composition), share_words(one.master), one.role, one.ipi, one.society)
        for one in sheet.shares
    ]
    total = ("", share_words(sheet.composition), share_words(sheet.master), "", "", "")
    numbers = [f"ISWC {sheet.iswc}"] * bool(sheet.iswc) + [f"ISRC {shown_isrc(sheet.isrc)}"] * bool(sheet.isrc)
    return [*columns(("NAME", "COMPOSITION", "MASTER", "ROLE", "IPI", "SOCIETY"), [*table, total]), *numbers]


# --- credits ---------------------------------------------------------------------------------------------------


def credits_list(console: Console, args: Namespace) -> Answer:
    """Who made what: as text, or as a file by its ending (.txt, .csv, .pdf, .json or .xml)."""
    from studio.papers.credit_list import contributors_json, credits_text

    rows = _rows(console, args.production)
    shape = contributors_json(rows.title, rows.contributors, rows.sheet)
    text = credits_text(rows.title, rows.contributors)
    if not args.out:
        return Answer(shape, text.splitlines())
    path = _suffixed(args.out, ".txt", ".csv", ".pdf", ".json", ".xml")
    write_credits(rows, path, args.language)
    return Answer({**shape, "path": str(path)}, [str(path)])


def write_credits(rows: RightsRows, path: Path, language: str) -> None:
    """The credits list as the file that its ending says. Raises DiskError."""
    import json

    from studio.app.plan_files import write_file
    from studio.papers import credit_list as paper

    match path.suffix.lower():
        case ".csv":
            data = paper.credits_csv(rows.contributors)
        case ".json":
            shape = paper.contributors_json(rows.title, rows.contributors, rows.sheet)
            data = json.dumps(shape, indent=1, ensure_ascii=False).encode() + b"\n"
        case ".xml":
            data = paper.contributors_xml(rows.title, rows.contributors, rows.sheet)
        case ".pdf":
            from studio.app.cli import painted_document

            data = painted_document(paper.credits_document(rows.title, rows.contributors, language))
        case _:
            data = paper.credits_text(rows.title, rows.contributors).encode()
    write_file(path, data)


def _rows(console: Console, production: str) -> RightsRows:
    from studio.queries import asks

    rows: RightsRows = console.studio.ask(asks.Rights(production_named(console, production)))
    return rows


def _suffixed(text: str, *suffixes: str) -> Path:
    path = Path(text).expanduser()
    if path.suffix.lower() not in suffixes:
        raise BadInputError(
            f"“{path.name}” does not end in {' or '.join(suffixes)}.",
            subject=text,
            what_to_do=f"Name a file that ends in {' or '.join(suffixes)}.",
        )
    return path
