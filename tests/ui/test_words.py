"""Numbers, times and names as a person reads them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.stage_states import StageState
from ui import words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOON = 1_796_986_800_000  # Fri 11 December 2026 12:00 in Stockholm
DAY = 86_400_000


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (6000, "USD", "$60"),
        (1250, "EUR", "€12.50"),
        (123456789, "USD", "$1\u202f234\u202f567.89"),
        (-3000, "GBP", "−£30"),
        (500, "JPY", "¥500"),
        (8000, "CHF", "CHF\u00a080"),
        (0, "USD", "$0"),
        (1234567, "BHD", "BHD\u00a01\u202f234.567"),
        (1234500, "HUF", "HUF\u00a012\u202f345"),
        (1234567, "RWF", "RWF\u00a01\u202f234\u202f567"),
    ],
)
def test_money(minor: int, currency: str, text: str) -> None:
    assert words.money(minor, currency) == text


@pytest.mark.parametrize(
    ("seconds", "digits", "text"),
    [(78.44, 1, "1:18.4"), (0, 1, "0:00.0"), (59.96, 1, "1:00.0"), (3725, 0, "1:02:05"), (-3, 0, "0:00")],
)
def test_clock(seconds: float, digits: int, text: str) -> None:
    assert words.clock_text(seconds, digits) == text


@given(st.floats(0, 1e6), st.integers(0, 3))
def test_a_clock_never_shows_sixty(seconds: float, digits: int) -> None:
    assert ":60" not in words.clock_text(seconds, digits)


def test_near_times() -> None:
    near = lambda ms: words.near_text(ms, NOON, STOCKHOLM)  # noqa: E731
    assert near(NOON + 6 * 3_600_000) == "today 18:00"
    assert near(NOON - DAY) == "yesterday 12:00"
    assert near(NOON + DAY) == "tomorrow 12:00"
    assert near(NOON + 3 * DAY) == "Mon 12:00"
    assert near(NOON + 13 * DAY) == "24 Dec"
    assert near(NOON + 400 * DAY).endswith("2028")


def test_ranges() -> None:
    assert words.range_text(NOON - 3 * DAY, NOON - DAY, STOCKHOLM) == "8 – 10 Dec"
    assert words.range_text(NOON - 11 * DAY, NOON, STOCKHOLM) == "30 Nov – 11 Dec"
    assert words.range_text(NOON, NOON, STOCKHOLM) == "11 Dec"
    assert words.range_text(NOON, NOON + 30 * DAY, STOCKHOLM) == "11 Dec 2026 – 10 Jan 2027"
    assert words.range_text(NOON - DAY, NOON, STOCKHOLM, has_year=True) == "10 – 11 Dec 2026"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(480, "1 day"), (1440, "3 days"), (240, "½ day"), (720, "1½ days"), (90, "1 h 30 min"), (60, "1 h")],
)
def test_working_time(minutes: int, text: str) -> None:
    assert words.work_text(minutes) == text


@pytest.mark.parametrize(
    ("name", "letters"), [("Ana Ribeiro", "AR"), ("kofi", "K"), ("Jean-Luc de la Tour", "JT"), ("", "?"), ("…", "?")]
)
def test_initials(name: str, letters: str) -> None:
    assert words.initials(name) == letters


@given(st.text())
def test_initials_never_fail(name: str) -> None:
    assert words.initials(name)
    words.first_name(name)


def test_every_state_has_a_word() -> None:
    assert len({words.state_word(state) for state in StageState}) == len(StageState)


def test_sizes_and_spans() -> None:
    assert words.size_text(61_400_000) == "61 MB"
    assert words.size_text(4_200_000_000) == "4.2 GB"
    assert words.size_text(12) == "12 B"
    assert words.span_text(12) == "12 s"
    assert words.span_text(13_200) == "3 h 40 min"
    assert words.span_text(5 * 86_400) == "5 d"
    assert words.tr_n("{n} file", "{n} files", 1) == "1 file"
    assert words.number_text(-13.94) == "−13.9"
