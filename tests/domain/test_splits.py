"""Split sheets: shares that sum to 100.00, and the numbers that music goes by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.domain.music_codes import checked_ipi, checked_isrc, checked_iswc, shown_isrc
from studio.domain.splits import (
    Share,
    SplitSheet,
    checked_sheet,
    equal_shares,
    evenly,
    share_of,
    share_words,
    sheet_from_log,
)

ANA = Share("Ana Núñez", 5000, 2500, "Composer", ipi="14107338", society="SGAE", publisher="Casa")
MIRA = Share("Mira", 5000, 7500, legal_name="Mira Okafor")
SHEET = SplitSheet((ANA, MIRA), "T0345246801", "DE-A12-26-00001")


def test_a_sheet_that_sums_up_is_kept_with_its_numbers_as_they_are_written():
    kept = checked_sheet(SHEET)
    assert (kept.iswc, kept.isrc, kept.shares[0].ipi) == ("T-034.524.680-1", "DEA122600001", "00014107338")
    assert sheet_from_log(kept.to_log()) == kept
    assert shown_isrc(kept.isrc) == "DE-A12-26-00001"
    assert sheet_from_log({"shares": [{"name": "A", "master": "x"}, 7, {}], "iswc": 1}).shares == (Share("A"),)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (SplitSheet((Share("A", 9999, WHOLE := 10_000),)), "composition sum to 99.99"),
        (SplitSheet((Share("A", WHOLE, 10), Share("B", 0, WHOLE))), "master sum to 100.10"),
        (SplitSheet((Share("A", -1, 0), Share("B", 10_001, 0))), "between 0 and 100"),
        (SplitSheet((Share("Ana", 5000), Share("ANA ", 5000))), "twice"),
        (SplitSheet((Share(" ", WHOLE),)), "no name"),
        (SplitSheet((Share("A", WHOLE, ipi="00014107339"),)), "check digit"),
        (SplitSheet(iswc="T-034.524.680-2"), "check digit"),
        (SplitSheet(isrc="DE-A1-26-00001"), "no ISRC"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_in_words(sheet: SplitSheet, words: str):
    with pytest.raises(BadInputError, match=words):
        checked_sheet(sheet)


def test_one_of_the_two_may_be_open():
    assert checked_sheet(SplitSheet((Share("A", 10_000, 0),))).master == 0


@given(st.integers(1, 100))
def test_equal_shares_always_sum_to_a_hundred(count: int):
    shares = equal_shares(count)
    assert sum(shares) == 10_000
    assert max(shares) - min(shares) <= 1


def test_sharing_evenly_keeps_what_is_known():
    first, second, third = evenly(["Ana Núñez", "Kofi", "Li"], {"Kofi": "Drummer"}, [ANA])
    assert (first.society, first.composition, second.role, third.master) == ("SGAE", 3334, "Drummer", 3333)


@given(st.integers(0, 10_000))
def test_a_share_is_read_as_it_is_written(hundredths: int):
    assert share_of(share_words(hundredths)) == share_of(share_words(hundredths, ",") + " %") == hundredths


@pytest.mark.parametrize("text", ["", "x", "-1", "100.01", "1.234", "1e2"])
def test_what_is_no_share_is_refused(text: str):
    with pytest.raises(BadInputError):
        share_of(text)


def test_real_numbers_pass_and_no_single_wrong_digit_does():
    for check, code in ((checked_ipi, "00253868045"), (checked_ipi, "00045620792"), (checked_iswc, "T0345246801")):
        assert check(code)
        for at, digit in enumerate(code):
            if digit.isdigit():
                wrong = f"{code[:at]}{(int(digit) + 1) % 10}{code[at + 1 :]}"
                with pytest.raises(BadInputError):
                    check(wrong)
    assert checked_isrc("isrc de-a12-26-00001") == "DEA122600001"
    assert checked_isrc("") == checked_iswc(" ") == checked_ipi("") == ""
