"""A shared folder is found by its marker beside the invitation and in usual places, never by its name, and not for long."""

from __future__ import annotations

from pathlib import Path

from studio.depot import nearby
from studio.depot.folder_marker import MARKER_NAME
from studio.depot.nearby import folder_with_marker, usual_places

MARKER = "0123456789abcdef" * 2


def shared(folder: Path, marker: str = MARKER) -> Path:
    folder.mkdir(parents=True)
    (folder / MARKER_NAME).write_text(f"segue-depot 1 {marker}\n")
    return folder


def test_it_is_found_beside_the_invitation_and_in_usual_places(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "ana"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "ana"))
    shared(tmp_path / "Late Train", "f" * 32)
    other = shared(tmp_path / "ana" / "Nextcloud" / "Music" / "songs")
    (tmp_path / "mail").mkdir()
    invitation = tmp_path / "mail" / "x.seguepass"
    invitation.write_text("x")
    assert folder_with_marker("f" * 32, usual_places(str(invitation))) == tmp_path / "Late Train"
    assert folder_with_marker(MARKER, usual_places("SEGUE1-abc")) == other
    assert folder_with_marker("e" * 32, usual_places(str(invitation))) is None


def test_links_hidden_folders_and_deep_ones_are_left_out_and_it_ends(tmp_path, monkeypatch):
    shared(tmp_path / ".hidden")
    shared(tmp_path / "a" / "b" / "c" / "d")
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b" / "c", target_is_directory=True)
    assert folder_with_marker(MARKER, (tmp_path, tmp_path / "away")) is None
    monkeypatch.setattr(nearby, "MOST_FOLDERS", 2)
    shared(tmp_path / "z")
    assert folder_with_marker(MARKER, (tmp_path,)) is None
