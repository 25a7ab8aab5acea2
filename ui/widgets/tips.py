"""Tooltips: a name or a note in one is shown as it was written, never as HTML that somebody else sent."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """``text`` so that a tooltip shows it letter by letter. Qt guesses from the first line whether it is HTML; here
    whatever could be is made so, and says what was written.
    """
    if "<" not in text and "&" not in text:
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'
