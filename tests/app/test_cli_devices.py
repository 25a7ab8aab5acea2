"""Devices, the lead, recovery and co-owners from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.app.cli_people import CHAIN, Cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_second_device_a_lost_one_and_a_new_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEGUE_KEYS", "file")
    words, chain = tmp_path / "words.txt", tmp_path / "chain.yaml"
    words.write_text("correct horse\n")
    chain.write_text(CHAIN)
    desk, laptop, new = (Cli(capsys, tmp_path, name) for name in ("desk", "laptop", "new"))
    made = desk.says("init", "--name", "Mira", "--label", "Desk", "--passphrase-file", str(words))
    depot = str(tmp_path / "depot")
    production = desk.says("new", "Short", "--chain", str(chain), "--depot", depot)["production"]
    desk.says("sync", "--once")

    request, answer = str(tmp_path / "request"), str(tmp_path / "answer")
    assert laptop.says("device", "add", "--label", "Laptop", "--out", request)["line"].startswith("SEGUEDEVICE1-")
    assert laptop.is_refused("device", "add", "--answer", request)["code"] == "bad_input"
    words_shown = desk.says("device", "admit", request, "--out", answer)["words"]
    joined = laptop.says("device", "add", "--answer", answer)
    assert (joined["words"], joined["productions"]) == (words_shown, [production])
    laptop.says("sync", "--once")
    assert laptop.says("lead", "show")["lead_name"] == "Desk"
    assert laptop.is_refused("stage", "set", "short/beat", "--title", "Beat")["code"] == "not_lead"
    assert laptop.says("lead", "take")["asked"]
    desk.says("sync", "--once")
    laptop.says("sync", "--once")
    assert laptop.says("lead", "show")["is_here"]
    assert "decides" in laptop.reads("device", "list")

    recovery = made["recovery_file"]
    drilled = laptop.says("recovery", "drill", recovery, "--passphrase-file", str(words))
    assert drilled["is_good"]
    assert desk.is_refused("recovery", "drill", recovery, "--passphrase-file", recovery)["code"] == "bad_input"
    assert new.is_refused("init", "--recover", recovery)["subject"] == "passphrase"
    back = new.says("init", "--recover", recovery, "--depot", depot, "--passphrase-file", str(words))
    assert [(row["title"], row["lead_name"]) for row in back["productions"]] == [("Short", "Laptop")]
    assert desk.is_refused("device", "revoke", "Laptop")["code"] == "leads"
    assert new.says("lead", "take", "--lost")["is_here"]
    revoked = new.says("device", "revoke", "Laptop")
    assert (revoked["productions"], revoked["storage"]) == ([production], [depot])
    assert [row["label"] for row in new.says("device", "list")["rows"] if row["is_revoked"]] == ["Laptop"]
    assert new.says("fetch")["takes"] == 0
    assert new.says("person", "add-owner", "Otto")["pass"].startswith("SEGUE1-")
