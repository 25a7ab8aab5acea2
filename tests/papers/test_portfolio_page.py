"""The portfolio as page and JSON: what is hidden is in neither, names cannot break out of the page, rights say what is heard."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from studio import assets_dir
from studio.domain.portfolio import (
    EXCERPT_MOST_S,
    Excerpt,
    Portfolio,
    PortfolioEntry,
    excerpt_clause,
    seconds_permitted,
)
from studio.domain.rights import GrantKind, grant_text
from studio.papers.portfolio_page import portfolio_json, portfolio_page

DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
SHOWN = PortfolioEntry(
    id="urn:uuid:0196a3b0-0000-8000-8000-000000000000",
    stage="صوت </h2><script>x</script>",
    role="Singer & friend",
    production="Late Train",
    owner="ليلى",
    issuer=DID,
    approved_ms=1_796_029_200_123,
    is_on_time=True,
    is_silent=False,
    rounds_used=1,
    is_self_issued=False,
    sha256="ab" * 32,
    folder="credits/01",
    excerpt=Excerpt("excerpts/01.opus", 30.0, "terms"),
)
HIDDEN = replace(SHOWN, owner="", issuer="", folder="", excerpt=None, is_silent=True, rounds_used=0)
SCHEMA = json.loads((assets_dir() / "schemas" / "portfolio.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "words"), [("en", "One round of changes"), ("de", "Eine Änderungsrunde")])
def test_page_and_json_say_the_same_and_hide_the_same(language, words):
    portfolio = Portfolio("سلمى", DID, 1_796_029_200_000, 1, (SHOWN, HIDDEN))
    page, told = portfolio_page(portfolio, language).decode(), portfolio_json(portfolio)
    jsonschema.validate(told, SCHEMA)
    shown, hidden = told["credits"]
    assert (shown["owner"], shown["folder"], hidden["owner"], hidden["folder"], hidden["issuer"]) == (
        *("ليلى", "credits/01", None, None, None),
    )
    assert words in page
    assert "<script" not in page
    assert '<h1 dir="auto">سلمى</h1>' in page
    assert page.count("ليلى") == 1
    assert page.count("<audio") == 1
    unnamed = portfolio_page(replace(portfolio, name="", entries=(HIDDEN,)), language).decode()
    assert "سلمى" not in unnamed
    assert "ليلى" not in unnamed
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "credits": [{**shown, "folder": "../../home"}]}, SCHEMA)


def test_only_the_exact_clause_of_signed_rights_permits_an_excerpt():
    assert seconds_permitted("buy-out, credited by name; " + excerpt_clause(30)) == 30
    assert seconds_permitted("An Excerpt of up to 90 s\nin the portfolio") == EXCERPT_MOST_S
    assert seconds_permitted(grant_text(GrantKind.NON_EXCLUSIVE)) == EXCERPT_MOST_S
    for rights in (
        grant_text(GrantKind.BUY_OUT),
        grant_text(GrantKind.EXCLUSIVE),
        "",
        "buy-out, credited by name",
        "no excerpt in the portfolio",
        "excerpts up to 30 s",
    ):
        assert seconds_permitted(rights) == 0


def test_what_the_maker_grants_later_gives_excerpts_away_and_permits_none():
    free, buy_out = grant_text(GrantKind.NON_EXCLUSIVE), grant_text(GrantKind.BUY_OUT)
    assert seconds_permitted(free, [free]) == EXCERPT_MOST_S
    assert seconds_permitted(free, [buy_out]) == 0
    assert seconds_permitted(free, [buy_out, free]) == 0, "no later word takes back what was granted"
    assert seconds_permitted(free, [f"All rights, but an {excerpt_clause(20)}."]) == 20
    assert seconds_permitted(buy_out, [free, f"an {excerpt_clause(20)}"]) == 0, "nobody permits themselves anything"
    assert seconds_permitted(f"{excerpt_clause(30)}", [buy_out]) == 30, "what both have signed stands"
