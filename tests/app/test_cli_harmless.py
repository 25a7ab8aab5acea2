"""Names, notes and errors that hold terminal sequences: printed so that they show and steer nothing."""

from __future__ import annotations

import json

import pytest

from studio.app.cli_console import Answer, Console
from studio.domain.errors import SegueError

STEERING = "\x1b]0;gone\x07\x1b[2J\x9b31m\x00\r\u202egnp.exe\u2066"


def steers(text: str) -> list[str]:
    return [
        sign
        for sign in text
        if (ord(sign) < 32 and sign not in "\n\t") or 127 <= ord(sign) < 160 or sign in "\u202e\u2066"
    ]


def test_lines_messages_and_errors_steer_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(is_json=False)
    console.print_answer(Answer({}, [f"Words by {STEERING}"]))
    console.say(f"Waiting for {STEERING}")
    console.refuse(SegueError(f"No {STEERING}", subject=STEERING, what_to_do=STEERING))
    out, err = capsys.readouterr()
    assert "\\u001b" in out
    assert "\\u202e" in out
    assert steers(out + err) == []


def test_json_keeps_its_meaning_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Console(is_json=True).print_answer(Answer({"name": STEERING}))
    Console(is_json=True).refuse(SegueError(STEERING))
    out, _ = capsys.readouterr()
    assert [sign for sign in steers(out) if sign not in "\u202e\u2066"] == []
    assert json.JSONDecoder().raw_decode(out)[0] == {"name": STEERING}


@pytest.mark.parametrize("name", ["أغنية.wav", "שיר\u200f.wav", "क्‍ष", "e\u0301", "naïve 🎸"])
def test_every_script_is_printed_as_it_is(capsys: pytest.CaptureFixture[str], name: str) -> None:
    Console(is_json=False).print_answer(Answer({}, [name]))
    assert capsys.readouterr().out == name + "\n"
