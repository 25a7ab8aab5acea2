"""gig.json: twenty varied orders pass the published schema and the reader, and come back the same; what one refuses, both do."""

from __future__ import annotations

import json

import jsonschema
import pytest

from studio import assets_dir
from studio.actions.gig_commands import OfferGig
from studio.app.gig_desk import offer_of
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.gig import GigKind, gig_from_json, gig_to_json

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((assets_dir() / "schemas" / "gig.schema.json").read_text(encoding="utf-8"))
)


def order(title: str, role: str, kind: str, currency: str, price: int = 0, days: int = 1, **more) -> dict:
    packages = [{"name": "Basic", "price_minor": price, "work_min": days * 480}] if kind != "hourly" else []
    return {
        "format": "gig/1",
        "kind": kind,
        "title": title,
        "role": role,
        "currency": currency,
        "packages": packages,
        **more,
    }


def tiers(*prices: int) -> list[dict]:
    return [
        {"name": name, "summary": f"{n} songs", "price_minor": price, "work_min": 480 * n, "revisions": n}
        for n, (name, price) in enumerate(zip(("Basic", "Standard", "Premium"), prices, strict=False), 1)
    ]


ASK_KEY = {"question": "Which key?", "answer": "choice", "choices": ["A minor", "C major"]}
ASK_GUIDE = {"question": "A guide track, please", "answer": "file"}
ORDERS = [
    order("Lead vocal", "Singer", "package", "USD", 6000, 3, requirements=[ASK_KEY, ASK_GUIDE]),
    order("Drums", "Drummer", "package", "EUR", packages=tiers(6000, 11000, 16000), extras=[{"name": "Second kit", "price_minor": 2500, "work_min": 120}]),
    order("Mix", "Mixing engineer", "package", "GBP", packages=tiers(12000, 24000), outputs=[{"name": "mix", "type": "audio.mix"}]),
    order("Master", "Mastering engineer", "package", "JPY", 8000, 1, rights="buy-out, credited by name"),
    order("Cover", "Designer", "package", "CHF", 25000, 5, references=[{"title": "Mood", "url": "https://example.org/mood"}]),
    order("Lyrics", "Lyricist", "package", "SEK", 90000, 2, brief="Zwei Strophen und ein Refrain.\n\nKein Reim auf Herz."),
    order("صوت المقدمة", "مغنية", "package", "TND", 150_000, 2),
    order("字幕", "翻訳者", "package", "JPY", 12000, 1, outputs=[{"name": "subtitles", "type": "text.subtitles"}]),
    order("Free chorus", "Choir", "package", "USD", 0, 1),
    order("Voice-over", "Speaker", "package", "USD", 5000, 1, kill_fee_percent=[0, 50, 100, 100]),
    order("Podcast edit", "Editor", "package", "USD", 4000, 1, review_days=0, packages=tiers(4000)),
    order("Session coaching", "Coach", "hourly", "EUR", hourly={"rate_minor": 6000, "least_min": 30}),
    order("Strategy call", "Consultant", "hourly", "USD", hourly={"rate_minor": 15000, "least_min": 60}, requirements=[{"question": "Your release plan", "answer": "link", "required": False}]),
    order("Live mix watch-along", "Mixing engineer", "hourly", "KWD", hourly={"rate_minor": 20_500, "least_min": 15}),
    order("Album", "Producer", "milestones", "USD", 400_000, 40, milestones=[{"name": "Demos", "share_bp": 2500}, {"name": "Tracking", "share_bp": 4000}, {"name": "Mixes", "share_bp": 3500}]),
    order("Music video", "Director", "milestones", "EUR", 250_000, 20, milestones=[{"name": "Storyboard", "share_bp": 3000}, {"name": "Cut", "share_bp": 7000}]),
    order("Website", "Developer", "milestones", "GBP", 180_000, 15, milestones=[{"name": "All", "share_bp": 10_000}]),
    order("Logo", "Designer", "contest", "USD", 29_900, 7, contest={"candidates": 3, "fee_minor": 2500}),
    order("Riff for the chorus", "Guitarist", "contest", "BRL", 30_000, 2, contest={"candidates": 5, "fee_minor": 0}),
    order("Poster", "Illustrator", "contest", "EUR", 20_000, 4, contest={"candidates": 2, "fee_minor": 5000}, later_name={"of": "another version"}),
]  # fmt: skip


MILESTONES = {**ORDERS[0], "kind": "milestones", "currency": "EUR", "packages": [{"name": "A", "price_minor": 1001, "work_min": 60}],
              "milestones": [{"name": "Sketch", "share_bp": 3333}, {"name": "Final", "share_bp": 6667}]}  # fmt: skip


def test_there_are_twenty_of_every_kind():
    assert len(ORDERS) == 20
    assert {one["kind"] for one in ORDERS} == set(GigKind)


@pytest.mark.parametrize("shape", ORDERS, ids=[one["title"] for one in ORDERS])
def test_an_order_passes_and_comes_back_the_same(shape):
    SCHEMA.validate(shape)
    gig = gig_from_json(shape)
    again = json.loads(json.dumps(gig_to_json(gig), ensure_ascii=False))
    SCHEMA.validate(again)
    assert gig_from_json(again) == gig
    known = {key: value for key, value in shape.items() if key in again and key not in ("packages", "requirements")}
    assert {key: again[key] for key in known} == known


BASIC = ORDERS[0]
WRONG = [
    {"format": "gig/2"},
    {"kind": "auction"},
    {"title": " "},
    {"packages": []},
    {"packages": [{"name": "Basic", "price_minor": 60.5, "work_min": 1}]},
    {"packages": [{"name": "Basic", "price_minor": -1, "work_min": 1}]},
    {"packages": [{"name": "Basic", "price_minor": 1, "work_min": 0}]},
    {"requirements": [{"question": "Which?", "answer": "choice"}]},
    {"requirements": [{"question": "Which?", "answer": "text", "choices": ["a"]}]},
    {"kill_fee_percent": [0, 25, 50]},
    {"kill_fee_percent": [0, 25, 50, 101]},
    {"kind": "hourly"},
    {"kind": "contest", "contest": {"candidates": 1, "fee_minor": 0}},
    {"kind": "milestones", "milestones": []},
    {"brief": None},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_what_the_schema_refuses_the_reader_refuses(change):
    shape = {**BASIC, **change}
    assert not SCHEMA.is_valid(shape)
    with pytest.raises(BadInputError, match="This is no gig"):
        gig_from_json(shape)


@pytest.mark.parametrize(
    "change", [{"currency": "XXX"}, {"kind": "milestones", "milestones": [{"name": "a", "share_bp": 1}]}]
)
def test_what_only_a_reader_can_know(change):
    with pytest.raises(BadInputError):
        gig_from_json({**BASIC, **change})


def test_a_gig_becomes_an_offer_with_all_that_it_asks_for():
    gig = gig_from_json(
        ORDERS[1] | {"requirements": [ASK_KEY, {"question": "Tempo?", "required": False}], "brief": "Play."}
    )
    made = offer_of(gig, OfferGig("drums", "Kofi", "drums", "standard", ("second KIT",)), "EUR")
    assert (made.price_minor, made.work_min, made.revisions, made.review_days) == (13500, 1080, 2, 3)
    assert made.brief == (
        "Play.\n\nPackage: Standard. 2 songs\n\nExtras: Second kit.\n\nTo be answered before the work begins:\n"
        "1. Which key? (A minor / C major)\n2. Tempo? (if you like)"
    )
    with pytest.raises(RefusedError, match="priced in EUR"):
        offer_of(gig, OfferGig("drums", "Kofi", "drums"), "USD")
    with pytest.raises(NotFoundError, match="no package"):
        offer_of(gig, OfferGig("drums", "Kofi", "drums", "gold"), "EUR")
    with pytest.raises(NotFoundError, match="no extra"):
        offer_of(gig, OfferGig("drums", "Kofi", "drums", extras=("gold",)), "EUR")
    parts = offer_of(gig_from_json(MILESTONES), OfferGig("drums", "Kofi", "drums"), "EUR").milestones
    assert [(one.name, one.amount_minor) for one in parts] == [("Sketch", 333), ("Final", 668)]
    with pytest.raises(RefusedError, match="hourly"):
        offer_of(gig_from_json(ORDERS[11]), OfferGig("drums", "Kofi", "drums"), "EUR")
