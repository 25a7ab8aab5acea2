"""What a person can ask for about the folder with everybody's files, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoveWorkspace:
    """Have all productions' files in another folder, which is new or empty. ``is_kept``: the old ones stay as well, as a copy
    that nothing is written to any more. Result: see ``studio.app.workspace_desk``.
    """

    folder: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class UseWorkspace:
    """Say where the workspace lies now: it was moved by hand, or its disk has another name. Nothing is copied."""

    folder: str


@dataclass(frozen=True, slots=True)
class ClearWorkspaceCopies:
    """Take away what a change that was broken off has left elsewhere, where it lies in the workspace as it is."""


WorkspaceCommand = MoveWorkspace | UseWorkspace | ClearWorkspaceCopies
