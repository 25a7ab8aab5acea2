"""The page that a bundle begins with: what is in it, to see and hear in any browser. Asks for nothing outside its folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1d21; --soft: #5f636d; --line: #d9dbe0; --paper: #fff; --ground: #f3f4f6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecedf0; --soft: #a3a8b4; --line: #3a3d45; --paper: #222429; --ground: #17181b; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 5vh 1.25rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: 12px; }
h1 { margin: 0 0 1.5rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.125rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.pictures { grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
a { color: inherit; overflow-wrap: anywhere; }
small { color: var(--soft); }
img { display: block; width: 100%; height: 9rem; object-fit: contain; background: var(--ground); border-radius: 8px; }
audio, video { display: block; width: 100%; max-height: 24rem; margin-top: .25rem; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; media-src 'self' file:"
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"})
_SOUNDS = frozenset({".mp3", ".m4a", ".wav", ".flac", ".ogg", ".opus"})
_FILMS = frozenset({".mp4", ".m4v", ".webm", ".mov"})


def bundle_page(
    title: str, groups: Mapping[str, Sequence[tuple[str, int]]], people: Sequence[tuple[str, str]] = ()
) -> str:
    """HTML: for each group its files (path in the folder, size in bytes), then who made them (name, roles)."""
    parts = [f"<h2>{escape(name)}</h2>\n{_files(files)}" for name, files in groups.items()]
    if people:
        rows = "".join(f"<li>{escape(name)} <small>{escape(roles)}</small></li>\n" for name, roles in people)
        parts.append(f"<h2>Made by</h2>\n<ul>\n{rows}</ul>")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _files(files: Sequence[tuple[str, int]]) -> str:
    are_pictures = all(_suffix(name) in _PICTURES for name, _ in files)
    rows = "".join(f"<li>{_file(name, size)}</li>\n" for name, size in files)
    kind = ' class="pictures"' if are_pictures else ""
    return f"<ul{kind}>\n{rows}</ul>"


def _file(name: str, size_bytes: int) -> str:
    link, shown, suffix = quote(name), escape(PurePosixPath(name).name), _suffix(name)
    words = f'<a href="{link}">{shown}</a> <small>{_size_words(size_bytes)}</small>'
    if suffix in _PICTURES:
        return f'<a href="{link}"><img src="{link}" alt="{shown}" loading="lazy"></a>{words}'
    if suffix in _SOUNDS:
        return f'{words}<audio controls preload="none" src="{link}"></audio>'
    if suffix in _FILMS:
        return f'{words}<video controls preload="metadata" src="{link}"></video>'
    return words


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _size_words(size_bytes: int) -> str:
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.1f} {unit}"
    return f"{size_bytes} bytes"
