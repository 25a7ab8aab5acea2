"""An agreement as a paper in English or German: both names, the terms, the rights word for word, and what proves them.

What was signed stands as it was signed, in its own language; only the words around it are translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.domain.agreement import Agreement
from studio.domain.document import Cell, Column, Document, Table
from studio.domain.production import Port
from studio.domain.role_words import role_in
from studio.domain.terms import Terms
from studio.papers.invoice import amount_words, date_words

_DAY_MIN = 480
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Agreement",
        "subtitle": "{stage}, {production}",
        "owner": "Owner",
        "maker": "Maker",
        "role": "Role",
        "price": "Price",
        "call": "Price of a minute",
        "call_words": "{rate}, {least} to {most} min are billed, so it is {most_amount} at most",
        "candidate": "If another candidate is chosen",
        "part": "Milestone",
        "parts": "Milestones, parts of the price",
        "worth": "Amount",
        "time": "Working time",
        "days": "{days} working days from the moment all inputs are there",
        "latest": "Not later than",
        "rounds": "Rounds of changes",
        "review": "Answer to a delivery",
        "review_days": "within {days} days",
        "silence": "within {days} days; without an answer the delivery counts as approved",
        "fees": "If it is cancelled",
        "fee_words": "{0} % of the price before the start, {1} % after it, {2} % after the first delivery, {3} % once approved",
        "offered": "Offered",
        "signed": "Signed by the maker",
        "unsigned": "not signed",
        "brief": "What is to be made",
        "gets": "The maker gets",
        "gives": "The maker hands in",
        "name": "Name",
        "kind": "Kind",
        "needed": "Needed",
        "several": "several files",
        "one": "one file",
        "rights": "Rights, word for word",
        "when": "Granted",
        "granted": "What is granted",
        "with_terms": "with the terms",
        "no_rights": "No rights are granted: what is made from this work can be heard and kept, and not published.",
        "proof": "The terms were signed by their hash, in the record that both sides keep. Both can show it at any time.",
        "hash": "Terms (SHA-256)",
        "key": "Key",
        "id": "Hand-off",
        "at": "Place and date",
        "page": "Page {page} of {pages}",
    },
    "de": {
        "title": "Vereinbarung",
        "subtitle": "{stage}, {production}",
        "owner": "Eigentümer",
        "maker": "Ausführend",
        "role": "Rolle",
        "price": "Preis",
        "call": "Preis je Minute",
        "call_words": "{rate}, berechnet werden {least} bis {most} Min., also höchstens {most_amount}",
        "candidate": "Wenn jemand anderes gewählt wird",
        "part": "Meilenstein",
        "parts": "Meilensteine, Teile des Preises",
        "worth": "Betrag",
        "time": "Arbeitszeit",
        "days": "{days} Arbeitstage, sobald alles Nötige da ist",
        "latest": "Spätestens am",
        "rounds": "Änderungsrunden",
        "review": "Antwort auf eine Lieferung",
        "review_days": "innerhalb von {days} Tagen",
        "silence": "innerhalb von {days} Tagen; ohne Antwort gilt die Lieferung als abgenommen",
        "fees": "Bei Abbruch",
        "fee_words": "{0} % des Preises vor Beginn, {1} % danach, {2} % nach der ersten Lieferung, {3} % nach der Abnahme",
        "offered": "Angeboten",
        "signed": "Unterschrieben",
        "unsigned": "nicht unterschrieben",
        "brief": "Was zu machen ist",
        "gets": "Ausgehändigt wird",
        "gives": "Abgegeben wird",
        "name": "Name",
        "kind": "Art",
        "needed": "Nötig",
        "several": "mehrere Dateien",
        "one": "eine Datei",
        "rights": "Rechte im Wortlaut",
        "when": "Eingeräumt",
        "granted": "Was eingeräumt ist",
        "with_terms": "mit den Bedingungen",
        "no_rights": "Es sind keine Rechte eingeräumt: Was daraus entsteht, darf angehört und behalten, aber nicht veröffentlicht werden.",
        "proof": "Die Bedingungen wurden mit ihrem Hash unterschrieben, im Verlauf, den beide Seiten behalten. Beide können ihn jederzeit zeigen.",
        "hash": "Bedingungen (SHA-256)",
        "key": "Schlüssel",
        "id": "Übergabe",
        "at": "Ort und Datum",
        "page": "Seite {page} von {pages}",
    },
}


def agreement_document(agreement: Agreement, language: str) -> Document:
    """The paper, with a line for either to sign by hand as well."""
    words, terms = _WORDS[language], agreement.terms
    owner, maker = agreement.owner, agreement.maker
    tables = (
        _parts(terms, words, language),
        _ports(words["gets"], terms.inputs, words),
        _ports(words["gives"], terms.outputs, words),
        _rights(agreement, words, language),
    )
    notes = [words["proof"], f"{words['hash']}: {agreement.terms_hash}", f"{words['id']}: {agreement.hand_off}"]
    notes += [f"{words['key']}, {one.name}: {one.key}" for one in (owner, maker) if one.key]
    if not agreement.grant.is_usable:
        notes.insert(0, words["no_rights"])
    return Document(
        title=words["title"],
        subtitle=words["subtitle"].format(stage=terms.title, production=agreement.production),
        facts=tuple((label, value) for label, value in _facts(agreement, words, language) if value),
        tables=tuple(table for table in tables if table is not None),
        signatures=((owner.name, words["owner"]), (maker.name, words["maker"])),
        signed_at=words["at"],
        signed_by="{name}",
        notes=tuple(notes),
        page_words=words["page"],
    )


def _facts(agreement: Agreement, words: Mapping[str, str], language: str) -> Iterable[tuple[str, str]]:
    terms = agreement.terms
    days = _number(terms.work_min / _DAY_MIN, language)
    answer = words["silence" if terms.silence_approves else "review_days"].format(days=terms.review_days)
    fees = words["fee_words"].format(*(_number(one / 100, language) for one in terms.kill_fee_bp))
    signed = date_words(agreement.signed_ms, language) if agreement.signed_ms else words["unsigned"]
    return (
        (words["owner"], agreement.owner.name),
        (words["maker"], agreement.maker.name),
        (words["role"], role_in(terms.role, language)),
        *_price(terms, words, language),
        (words["time"], words["days"].format(days=days)),
        (words["latest"], date_words(terms.latest_ms, language) if terms.latest_ms else ""),
        (words["rounds"], str(terms.revisions)),
        (words["review"], answer),
        (words["fees"], fees),
        (words["offered"], date_words(agreement.offered_ms, language)),
        (words["signed"], signed),
        (words["brief"], terms.brief.strip()),
    )


def _price(terms: Terms, words: Mapping[str, str], language: str) -> Iterable[tuple[str, str]]:
    """What is paid: the price, or that of a minute; and what a candidate gets who is not chosen."""

    def money(minor: int) -> str:
        return amount_words(minor, terms.currency, language)

    call, fee = terms.call, terms.audition_fee_minor
    if call is None:
        yield words["price"], money(terms.price_minor)
    else:
        figures = {"least": call.least_min, "most": call.most_min, "most_amount": money(call.cap_minor)}
        yield words["call"], words["call_words"].format(rate=money(call.rate_minor), **figures)
    if fee is not None:
        yield words["candidate"], money(fee)


def _parts(terms: Terms, words: Mapping[str, str], language: str) -> Table | None:
    rows = tuple(
        (Cell(one.name, one.what), Cell(amount_words(one.amount_minor, terms.currency, language)))
        for one in terms.milestones
    )
    columns = (Column(words["part"], 4), Column(words["worth"], 1, is_number=True))
    return Table(words["parts"], columns, rows) if rows else None


def _ports(title: str, ports: tuple[Port, ...], words: Mapping[str, str]) -> Table | None:
    rows = tuple(
        (Cell(port.name), Cell(port.type), Cell(words["several" if port.several else "one"])) for port in ports
    )
    columns = (Column(words["name"], 2), Column(words["kind"], 2), Column(words["needed"], 1))
    return Table(title, columns, rows) if rows else None


def _rights(agreement: Agreement, words: Mapping[str, str], language: str) -> Table:
    rows = [(Cell(words["with_terms"]), Cell(agreement.terms.rights.strip() or "–"))]
    rows += [(Cell(date_words(one.at_ms, language)), Cell(one.rights)) for one in agreement.later]
    return Table(words["rights"], (Column(words["when"], 1), Column(words["granted"], 4)), tuple(rows))


def _number(value: float, language: str) -> str:
    return f"{value:g}".replace(".", "," if language == "de" else ".")
