"""``segue transfers``: what is on its way, and what people want of it; another process heeds it."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError
from studio.domain.transfer_limits import Span, rate_of, rate_text, schedule_of, span_text
from tests.app.cli_people import Cli


def test_a_pause_holds_for_every_process_until_it_ends(mira: Cli):
    assert mira.says("transfers")["rows"] == []
    assert mira.says("transfers", "pause")["paused"]
    mira.says("deliver", "guide", mira.records("guide.wav"), "--sync")
    rows = mira.says("transfers")["rows"]
    assert [(row["state"], row["direction"], row["done_bytes"]) for row in rows] == [("paused", "up", 0)]
    assert "Paused" in mira.reads("transfers")
    assert not mira.says("transfers", "resume")["paused"]
    mira.says("sync", "--once")
    assert mira.says("transfers")["rows"] == []


def test_one_transfer_rests(mira: Cli):
    mira.says("deliver", "guide", mira.records("guide.wav"))
    (row,) = mira.says("transfers")["rows"]
    assert mira.says("transfers", "pause", row["id"][:8])["held"] == [row["id"]]
    mira.says("sync", "--once")
    assert mira.says("transfers")["rows"][0]["state"] == "paused"
    assert mira.says("transfers", "first", row["id"][:8])["held"] == []
    mira.says("sync", "--once")
    assert mira.says("transfers")["rows"] == []
    assert mira.is_refused("transfers", "pause", row["id"])["code"] == "not_found"


def test_limits_and_their_hours(mira: Cli):
    found = mira.says("transfers", "limit", "--up", "2M", "--down", "10M", "--schedule", "09:00-18:00=500k")
    assert (found["up_bytes_per_s"], found["down_bytes_per_s"]) == (2_000_000, 10_000_000)
    assert found["schedule"] == [{"from_min": 540, "until_min": 1080, "up": 500_000, "down": 500_000}]
    found = mira.says("transfers", "limit", "--up", "none")
    assert (found["up_bytes_per_s"], found["down_bytes_per_s"], len(found["schedule"])) == (0, 10_000_000, 1)
    assert "09:00-18:00: up 500" in mira.reads("transfers")
    assert mira.says("transfers", "limit", "--schedule", "none")["schedule"] == []
    assert mira.is_refused("transfers", "limit", "--up", "fast")["code"] == "bad_input"
    assert mira.is_refused("transfers", "limit", "--schedule", "25:00-26:00=1k")["code"] == "bad_input"
    assert mira.is_refused("transfers", "--up", "1k")["code"] == "bad_input"
    assert mira.is_refused("transfers", "first")["code"] == "bad_input"


def test_rates_are_read_as_people_write_them():
    assert [rate_of(text) for text in ("500k", "2M", "1.5 MB/s", "12", "none")] == [
        500_000,
        2_000_000,
        1_500_000,
        12,
        0,
    ]
    assert schedule_of(["22:00-06:00=none/1M"]) == (Span(22 * 60, 6 * 60, 0, 1_000_000),)
    for text in ("", "2T", "-1"):
        with pytest.raises(BadInputError):
            rate_of(text)


def test_rates_and_hours_are_written_as_they_are_read():
    for rate in (0, 12, 500_000, 1_500_000, 2_000_000, 1_234_567):
        assert rate_of(rate_text(rate) or "none") == rate
    for text in ("09:00-18:00=500k", "22:00-06:00=none/1.5M"):
        assert [span_text(span) for span in schedule_of([text])] == [text]
