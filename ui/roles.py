"""Roles of stages in the language of the window; plan, terms and credits keep them as they were written."""

from __future__ import annotations

from studio.domain.role_words import role_in, role_written
from ui.languages import spoken_language


def role_text(role: str) -> str:
    """A role as it is shown."""
    return role_in(role, spoken_language())


def role_meant(text: str, before: str) -> str:
    """The role that a person means who typed ``text`` where ``before`` was shown."""
    return role_written(text.strip(), spoken_language(), before)
