"""A portfolio as a page for any browser and as JSON for programs: no script, nothing fetched from outside its folder."""

from __future__ import annotations

from html import escape
from typing import Any

from studio.domain.instants import iso_utc
from studio.domain.portfolio import Portfolio, PortfolioEntry
from studio.domain.role_words import role_in
from studio.papers.invoice import date_words

FORMAT = "segue-portfolio/1"
_STYLE = """
:root { color-scheme: light dark; --ink: #15181c; --soft: #4a525e; --line: #d9dde3; --paper: #ffffff; --ground: #f6f7f9;
  --accent: #0f766e; --good: #18794e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef1f4; --soft: #a9b1bc; --line: #31363d; --paper: #1a1d21; --ground: #101214; --accent: #40c8bd;
    --good: #4cc38a; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 5vh 1.25rem; background: var(--ground); color: var(--ink); font-variant-numeric: tabular-nums;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
main { max-width: 52rem; margin: 0 auto; }
header { padding: 0 0 1.5rem; }
.kind { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .125rem 0 .5rem; font-size: 2.25rem; line-height: 1.2; overflow-wrap: anywhere; }
.lead { margin: 0; font-size: 1.125rem; color: var(--soft); }
article { margin: 0 0 1rem; padding: 1.25rem 1.5rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; break-inside: avoid; }
.top { display: flex; gap: .25rem 1.5rem; flex-wrap: wrap; align-items: baseline; justify-content: space-between; }
h2 { margin: 0; font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere; }
time { color: var(--soft); font-size: .875rem; }
article p { margin: .25rem 0 0; overflow-wrap: anywhere; }
.marks { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .75rem 0 0; padding: 0; list-style: none; color: var(--soft);
  font-size: .875rem; }
.marks .good { color: var(--good); } .marks .good::before { content: "\\2713\\a0"; }
audio { display: block; width: 100%; margin: 1rem 0 0; }
.heard { color: var(--soft); font-size: .8125rem; }
details[open] summary { margin-bottom: .25rem; } details { margin: .75rem 0 0; font-size: .875rem; } summary { cursor: pointer; color: var(--accent); }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.key { font: .75rem/1.6 ui-monospace, "SF Mono", Consolas, monospace; }
footer { padding: 1rem 0 0; color: var(--soft); font-size: .875rem; } footer p { margin: 0 0 .5rem; overflow-wrap: anywhere; }
@media (max-width: 32rem) { article { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --ground: #fff; --accent: #000; --good: #000; }
  body { padding: 0; font-size: 10pt; } audio, .heard { display: none; } article { border-radius: 0; }
  @page { margin: 18mm; }
}
"""
_WORDS = {
    "en": {
        "kind": "Portfolio",
        "title": "Signed work",
        "lead": "{n} pieces of approved work, signed by {issuers} different keys",
        "lead_same": "{n} pieces of approved work, signed",
        "lead_one": "One piece of approved work, signed",
        "what": "{role} for {production}",
        "by": "Approved by {owner}",
        "silent": "approved because nobody objected in time",
        "on_time": "On time",
        "late": "Late",
        "rounds": "{n} rounds of changes",
        "round": "One round of changes",
        "at_once": "Approved at once",
        "self": "Given by the same key that got it",
        "excerpt": "Excerpt",
        "by_terms": "Excerpt as the signed terms permit.",
        "by_owner": "Excerpt with the owner's signed permission.",
        "proof": "Proof",
        "signer": "Signed by",
        "files": "Files",
        "hash": "SHA-256",
        "private": "The signed credential names the owner and is shown in private; this is its hash.",
        "verify": "Each credit is a signed file in the folder of this page. Anybody checks it, without a network: "
        "<code>segue credit verify credits/01</code>, or <code>ssh-keygen</code> as VERIFY.txt beside it says.",
        "holder": "All of it belongs to this key:",
        "means": "A signature proves which key signed, not who holds it.",
        "made": "Made on {date}.",
    },
    "de": {
        "kind": "Portfolio",
        "title": "Unterschriebene Arbeit",
        "lead": "{n} abgenommene Arbeiten, unterschrieben von {issuers} verschiedenen Schlüsseln",
        "lead_same": "{n} abgenommene Arbeiten, unterschrieben",
        "lead_one": "Eine abgenommene Arbeit, unterschrieben",
        "what": "{role} für {production}",
        "by": "Abgenommen von {owner}",
        "silent": "abgenommen, da rechtzeitig niemand widersprach",
        "on_time": "Pünktlich",
        "late": "Verspätet",
        "rounds": "{n} Änderungsrunden",
        "round": "Eine Änderungsrunde",
        "at_once": "Auf Anhieb abgenommen",
        "self": "Vom selben Schlüssel gegeben und erhalten",
        "excerpt": "Ausschnitt",
        "by_terms": "Ausschnitt, wie ihn die unterschriebenen Bedingungen erlauben.",
        "by_owner": "Ausschnitt mit unterschriebener Erlaubnis des Auftraggebers.",
        "proof": "Nachweis",
        "signer": "Unterschrieben von",
        "files": "Dateien",
        "hash": "SHA-256",
        "private": "Der unterschriebene Nachweis nennt den Auftraggeber und wird vertraulich gezeigt; dies ist sein Hash.",
        "verify": "Jeder Nachweis ist eine unterschriebene Datei im Ordner dieser Seite. Jeder prüft ihn, ohne Netz: "
        "<code>segue credit verify credits/01</code>, oder <code>ssh-keygen</code>, wie VERIFY.txt daneben sagt.",
        "holder": "Alles gehört zu diesem Schlüssel:",
        "means": "Eine Unterschrift beweist, welcher Schlüssel unterschrieben hat, nicht, wem er gehört.",
        "made": "Erstellt am {date}.",
    },
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:; base-uri 'none'; form-action 'none'"


def portfolio_json(portfolio: Portfolio) -> dict[str, Any]:
    """``portfolio.json``: its format is ``assets/schemas/portfolio.schema.json``."""
    return {
        "format": FORMAT,
        "name": portfolio.name or None,
        "person": portfolio.person,
        "made_utc": _instant(portfolio.made_ms),
        "issuers": portfolio.issuers,
        "credits": [
            {
                "id": one.id,
                "stage": one.stage,
                "role": one.role,
                "production": one.production,
                "owner": one.owner or None,
                "issuer": one.issuer or None,
                "approved_utc": _instant(one.approved_ms),
                "on_time": one.is_on_time,
                "by_silence": one.is_silent,
                "rounds_used": one.rounds_used,
                "self_issued": one.is_self_issued,
                "sha256": one.sha256,
                "folder": one.folder or None,
                "excerpt": {
                    "file": one.excerpt.file,
                    "duration_s": one.excerpt.duration_s,
                    "permitted_by": one.excerpt.permitted_by,
                }
                if one.excerpt is not None
                else None,
            }
            for one in portfolio.entries
        ],
    }


def _instant(at_ms: int) -> str:
    return iso_utc(at_ms // 1000 * 1000)


def portfolio_page(portfolio: Portfolio, language: str) -> bytes:
    """``index.html`` in English or German. Names in any script keep their own direction."""
    words = _WORDS[language]
    title = portfolio.name or words["title"]
    count = len(portfolio.entries)
    lead = words["lead_one" if count == 1 else "lead" if portfolio.issuers > 1 else "lead_same"]
    articles = "".join(_article(number, one, words, language) for number, one in enumerate(portfolio.entries, 1))
    has_files = any(one.folder for one in portfolio.entries)
    notes = [words["verify"]] if has_files else []
    notes += [f'{words["holder"]} <span class="key">{escape(portfolio.person)}</span>', words["means"]]
    notes.append(words["made"].format(date=date_words(portfolio.made_ms, language)))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n'
        f'<header><p class="kind">{words["kind"]}</p>\n<h1 dir="auto">{escape(title)}</h1>\n'
        f'<p class="lead">{lead.format(n=count, issuers=portfolio.issuers)}</p></header>\n{articles}'
        f"<footer>{''.join(f'<p>{note}</p>' for note in notes)}</footer>\n</main>\n</body>\n</html>\n"
    ).encode()


def _article(number: int, one: PortfolioEntry, words: dict[str, str], language: str) -> str:
    date = date_words(one.approved_ms, language)
    what = words["what"].format(role=_own(role_in(one.role, language)), production=_own(one.production))
    by = words["by"].format(owner=_own(one.owner)) if one.owner else ""
    if one.is_silent:
        by = f"{by}{', ' if by else ''}{words['silent']}"
    rounds = words["round"] if one.rounds_used == 1 else words["rounds"].format(n=one.rounds_used)
    marks = [("good", words["on_time"]) if one.is_on_time else ("", words["late"])]
    marks.append(("", rounds) if one.rounds_used else ("good", words["at_once"]))
    marks += [("", words["self"])] * one.is_self_issued
    items = "".join(f"<li{' class=' + chr(34) + kind + chr(34) if kind else ''}>{text}</li>" for kind, text in marks)
    return (
        f'<article aria-labelledby="w{number}">\n<div class="top"><h2 id="w{number}" dir="auto">{escape(one.stage)}</h2>'
        f'<time datetime="{_instant(one.approved_ms)}">{escape(date)}</time></div>\n<p>{what}</p>\n'
        + (f"<p>{by}</p>\n" if by else "")
        + f'<ul class="marks">{items}</ul>\n{_heard(one, words)}{_proof(one, words)}</article>\n'
    )


def _own(text: str) -> str:
    """A name in its own direction, whatever stands around it."""
    return f"<bdi>{escape(text)}</bdi>"


def _heard(one: PortfolioEntry, words: dict[str, str]) -> str:
    if one.excerpt is None:
        return ""
    name = f"{words['excerpt']}: {one.stage}"
    return (
        f'<audio controls preload="metadata" src="{escape(one.excerpt.file)}" aria-label="{escape(name)}"></audio>\n'
        f'<p class="heard">{words["by_" + one.excerpt.permitted_by]}</p>\n'
    )


def _proof(one: PortfolioEntry, words: dict[str, str]) -> str:
    rows = []
    if one.folder:
        links = ", ".join(
            f'<a href="{one.folder}/{name}">{name}</a>' for name in ("credit.html", "credit.jwt", "VERIFY.txt")
        )
        rows = [(words["signer"], "key", escape(one.issuer)), (words["files"], "", links)]
    rows.append((words["hash"], "key", one.sha256))
    lines = "".join(f'<dt>{label}</dt><dd class="{kind}">{value}</dd>' for label, kind, value in rows)
    note = "" if one.folder else f"<p>{words['private']}</p>"
    return f"<details><summary>{words['proof']}</summary>{note}<dl>{lines}</dl></details>\n"
