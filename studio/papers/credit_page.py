"""A credit as a page that a person reads in any browser: no script, nothing fetched. The credential beside it counts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1d21; --soft: #5f636d; --line: #d9dbe0; --paper: #ffffff; --ground: #f3f4f6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecedf0; --soft: #a3a8b4; --line: #3a3d45; --paper: #222429; --ground: #17181b; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 6vh 1.25rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: 12px; }
.kind { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .04em; text-transform: uppercase; }
h1 { margin: .25rem 0 .5rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
.lead { margin: 0 0 2rem; font-size: 1.125rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .5rem 1.5rem; margin: 0; padding: 1.5rem 0;
  border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.key { font: .8125rem/1.5 ui-monospace, "SF Mono", Consolas, monospace; }
footer { border-top: 1px solid var(--line); padding-top: 1.25rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 32rem) { main { padding: 1.5rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .75rem; } }
@media print { body { background: none; padding: 0; } main { border: 0; } }
"""


def credit_page(
    title: str, lead: str, facts: Sequence[tuple[str, str]], keys: Sequence[tuple[str, str]], note: str
) -> bytes:
    """The page: ``facts`` and ``keys`` are lines of a label and a value."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>\n" for label, value in facts)
    rows += "".join(f'<dt>{escape(label)}</dt><dd class="key">{escape(value)}</dd>\n' for label, value in keys)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="kind">Credit</p>\n<h1>{escape(title)}</h1>\n<p class="lead">{escape(lead)}</p>\n'
        f"<dl>\n{rows}</dl>\n<footer>{escape(note)}</footer>\n</main>\n</body>\n</html>\n"
    ).encode()
