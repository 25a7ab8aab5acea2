"""The roles of the chains that ship, in the languages in which a person may read them.

A plan, terms and credits keep a role as it was written, which is what dates, rights and lists of credits go by; this is only for
what is shown. A role that somebody has written otherwise is shown as it is.
"""

from __future__ import annotations

_WORDS = {
    "de": {
        "Arranger": "Arrangement",
        "Audio editor": "Tonschnitt",
        "Backing singer": "Backgroundgesang",
        "Brand designer": "Markengestaltung",
        "Colourist": "Farbkorrektur",
        "Composer": "Komposition",
        "Compositor": "Compositing",
        "Copywriter": "Text",
        "Designer": "Gestaltung",
        "Designers (contest)": "Gestaltung (Wettbewerb)",
        "Developer": "Entwicklung",
        "Director": "Regie",
        "DIT / assistant editor": "DIT / Schnittassistenz",
        "DoP + crew": "Kamera + Team",
        "Drummer": "Schlagzeug",
        "Front-end developer": "Frontend-Entwicklung",
        "Host + guest": "Moderation + Gast",
        "Keyboard player": "Keyboard",
        "Lead player": "Soloinstrument",
        "Line producer": "Produktionsleitung",
        "Lyricist": "Songtext",
        "Lyricist/Topliner": "Songtext/Topline",
        "Mastering engineer": "Mastering",
        "Mix engineer": "Mix",
        "Motion designer": "Motion Design",
        "Namer": "Namensfindung",
        "Offline editor": "Offline-Schnitt",
        "Online editor": "Online-Schnitt",
        "Owner": "Leitung",
        "Owner/Producer": "Leitung/Produktion",
        "Photographer": "Fotografie",
        "Producer": "Produktion",
        "Producer/Booker": "Produktion/Buchung",
        "QA tester": "Qualitätsprüfung",
        "Session bassist": "Bass",
        "Session drummer": "Schlagzeug",
        "Session guitarist": "Gitarre",
        "Singer": "Gesang",
        "Social video editor": "Social-Video-Schnitt",
        "Storyboard artist": "Storyboard",
        "Strategist": "Strategie",
        "Transcriber": "Transkription",
        "UI designer": "UI-Design",
        "UX designer": "UX-Design",
        "Vocal editor": "Gesangsbearbeitung",
    },
}


def role_in(role: str, language: str) -> str:
    """A role as it is called in a language; as it was written where nobody knows."""
    return _WORDS.get(language, {}).get(role, role)


def role_written(text: str, language: str, before: str = "") -> str:
    """The role that somebody means who writes it in a language; ``before`` where that is what is shown for it."""
    if text == role_in(before, language):
        return before
    return next((role for role, words in _WORDS.get(language, {}).items() if words == text), text)


def known_roles(language: str) -> frozenset[str]:
    """The roles that have a word in a language."""
    return frozenset(_WORDS.get(language, {}))
