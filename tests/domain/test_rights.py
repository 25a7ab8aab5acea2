"""What terms say about rights: ready-made grants, own words, and the wish of a counter-offer."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError
from studio.domain.rights import (
    GrantKind,
    grant_text,
    read_grant,
    rights_from,
    short_rights,
    without_rights_wish,
)

READY = [kind for kind in GrantKind if kind is not GrantKind.OWN]


@pytest.mark.parametrize("kind", READY)
def test_a_ready_made_grant_is_found_in_its_own_text_again(kind):
    grant = read_grant(f" {grant_text(kind, 1250)}\n")
    assert (grant.kind, grant.share_bp) == (kind, 1250 if kind is GrantKind.SHARE else 0)
    assert grant.is_usable == (kind not in {GrantKind.NONE, GrantKind.TO_BE_AGREED})
    assert "{" not in grant.text
    assert rights_from("share: 12,5 %" if kind is GrantKind.SHARE else kind.upper()) == grant.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("buy-out, credited by name", GrantKind.BUY_OUT),
        ("", GrantKind.NONE),
        (" No rights. ", GrantKind.NONE),
        ("to be agreed", GrantKind.TO_BE_AGREED),
        ("Radio only, five years", GrantKind.OWN),
        (grant_text(GrantKind.SHARE, 1250).replace("12.5 %", "13 %", 1), GrantKind.OWN),
        (grant_text(GrantKind.BUY_OUT) + " In Europe only.", GrantKind.OWN),
    ],
)
def test_what_is_not_word_for_word_ready_made_is_ones_own(text, kind):
    assert read_grant(text).kind is kind


@pytest.mark.parametrize("typed", ["", "  ", "share", "share:0", "share:101", "share:nan", "share:inf", "x" * 4001])
def test_rights_that_cannot_be(typed):
    with pytest.raises(BadInputError) as told:
        rights_from(typed)
    assert told.value.what_to_do


def test_long_words_are_named_by_their_beginning():
    assert short_rights("Radio only,\nfive years") == "Radio only, five years"
    assert len(short_rights("word " * 100)) <= 60


@pytest.mark.parametrize(
    "brief", ["", "Two takes.", "Two takes.\n\nDry.", "Rights asked for, in place of those offered:\nx"]
)
def test_a_wish_for_rights_in_an_older_log_leaves_the_brief_as_it_was(brief):
    wished = "\n\n".join([*([brief] if brief else []), "Rights asked for, in place of those offered:\nRadio only"])
    assert without_rights_wish(wished) == (brief, "Radio only")


def test_a_brief_that_speaks_of_rights_wishes_for_none():
    assert without_rights_wish("About rights asked for, see mail.") == ("About rights asked for, see mail.", "")
