"""Reminders in words, English and German: the one next action, and a message to the other side that is ready to be sent.

Says only what a reminder holds; the person's own program sends it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TypeAlias

from studio.domain.errors import SegueError
from studio.domain.money import format_money
from studio.domain.reminder import Matter, Reminder

LANGUAGES = ("en", "de")

_Matters: TypeAlias = dict[str, dict[tuple[Matter, str], tuple[str, str]]]
_Asked: TypeAlias = dict[str, dict[tuple[str, str], tuple[str, str]]]

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
}
_ASKED = {
    "en": {"counter": "other terms", "extension": "more time", "pause": "a pause", "change": "a paid change"},
    "de": {
        "counter": "andere Bedingungen",
        "extension": "mehr Zeit",
        "pause": "eine Pause",
        "change": "eine bezahlte Änderung",
    },
}

# matter, whose turn (mine, late: mine because the other is late, theirs), then what the owner and the collaborator can do
_ACTIONS: dict[str, dict[tuple[Matter, str], tuple[str, str]]] = {
    "en": {
        (Matter.INVITATION, "mine"): ("Send {who} the invitation", ""),
        (Matter.OFFER, "mine"): ("", "Read the terms and answer"),
        (Matter.OFFER, "theirs"): ("Wait for {who}'s answer to the offer", ""),
        (Matter.QUESTION, "mine"): ("Say yes or no: {who} asks for {asked}", "Say yes or no: {who} asks for {asked}"),
        (Matter.QUESTION, "theirs"): ("Wait for {who}'s answer: {asked}", "Wait for {who}'s answer: {asked}"),
        (Matter.INPUTS, "mine"): ("Hand in {names}, which {who} waits for", ""),
        (Matter.INPUTS, "theirs"): ("{who} waits for {names} by others", "Wait for {names}"),
        (Matter.INPUTS, "late"): ("See where {names} is: {who} waits", "Ask {who} for {names}"),
        (Matter.DELIVERY, "mine"): ("", "Deliver take {take}"),
        (Matter.DELIVERY, "theirs"): ("Wait for take {take} by {who}", ""),
        (Matter.DELIVERY, "late"): ("Ask {who} how it goes, or give more time", "Deliver take {take}, or ask for more time"),
        (Matter.REVIEW, "mine"): ("Listen to take {take} and answer", ""),
        (Matter.REVIEW, "theirs"): ("", "Wait for {who}'s answer to take {take}"),
        (Matter.REVIEW, "late"): ("Listen to take {take} and answer", "Ask {who} to listen to take {take}"),
        (Matter.PAYMENT, "mine"): ("Pay {amount} and record it", ""),
        (Matter.PAYMENT, "theirs"): ("", "Wait for {amount}"),
        (Matter.PAYMENT, "late"): ("Pay {amount} and record it", "Ask {who} for {amount}"),
        (Matter.CREDIT, "mine"): ("", "Accept or refuse the credit"),
        (Matter.CREDIT, "theirs"): ("Wait until {who} answers to the credit", ""),
        (Matter.NOTES, "mine"): ("Answer {count} that names you", "Answer {count} that names you"),
        (Matter.FEEDBACK, "mine"): ("Tell {who} how it was, if you like", "Tell {who} how it was, if you like"),
        (Matter.CLOSING, "mine"): ("Close the production: everything is finished", ""),
    },
    "de": {
        (Matter.INVITATION, "mine"): ("{who} die Einladung schicken", ""),
        (Matter.OFFER, "mine"): ("", "Die Bedingungen lesen und antworten"),
        (Matter.OFFER, "theirs"): ("Auf die Antwort von {who} warten", ""),
        (Matter.QUESTION, "mine"): ("Ja oder nein sagen: {who} bittet um {asked}", "Ja oder nein sagen: {who} bittet um {asked}"),
        (Matter.QUESTION, "theirs"): ("Auf die Antwort von {who} warten: {asked}", "Auf die Antwort von {who} warten: {asked}"),
        (Matter.INPUTS, "mine"): ("{names} abgeben, {who} wartet darauf", ""),
        (Matter.INPUTS, "theirs"): ("{who} wartet auf {names} von anderen", "Auf {names} warten"),
        (Matter.INPUTS, "late"): ("Nachsehen, wo {names} bleibt: {who} wartet", "{who} nach {names} fragen"),
        (Matter.DELIVERY, "mine"): ("", "Take {take} abgeben"),
        (Matter.DELIVERY, "theirs"): ("Auf Take {take} von {who} warten", ""),
        (Matter.DELIVERY, "late"): ("{who} fragen, wie es geht, oder mehr Zeit geben", "Take {take} abgeben oder um mehr Zeit bitten"),
        (Matter.REVIEW, "mine"): ("Take {take} anhören und antworten", ""),
        (Matter.REVIEW, "theirs"): ("", "Auf die Antwort von {who} zu Take {take} warten"),
        (Matter.REVIEW, "late"): ("Take {take} anhören und antworten", "{who} bitten, Take {take} anzuhören"),
        (Matter.PAYMENT, "mine"): ("{amount} zahlen und festhalten", ""),
        (Matter.PAYMENT, "theirs"): ("", "Auf {amount} warten"),
        (Matter.PAYMENT, "late"): ("{amount} zahlen und festhalten", "{who} nach {amount} fragen"),
        (Matter.CREDIT, "mine"): ("", "Den Nachweis annehmen oder ablehnen"),
        (Matter.CREDIT, "theirs"): ("Warten, bis {who} auf den Nachweis antwortet", ""),
        (Matter.NOTES, "mine"): ("Auf {count} antworten", "Auf {count} antworten"),
        (Matter.FEEDBACK, "mine"): ("{who} sagen, wie es war, wenn du magst", "{who} sagen, wie es war, wenn du magst"),
        (Matter.CLOSING, "mine"): ("Die Produktion abschließen: alles ist fertig", ""),
    },
}  # fmt: skip

# the same keys: what the owner writes to the collaborator, and the collaborator to the owner
_MESSAGES: dict[str, dict[tuple[Matter, str], tuple[str, str]]] = {
    "en": {
        (Matter.INVITATION, "mine"): (
            "I would like you to do {work}. I send you the invitation; please open it and tell me by {due} whether you can.", ""),
        (Matter.OFFER, "mine"): ("", "thank you for the offer of {work}. You get my answer by {due}."),
        (Matter.OFFER, "theirs"): ("my offer of {work} stands until {due}. Please tell me whether you can do it.", ""),
        (Matter.QUESTION, "mine"): (
            "you asked for {asked} for {work}. You get my answer by {due}.", "you asked for {asked} for {work}. You get my answer by {due}."),
        (Matter.QUESTION, "theirs"): (
            "I asked for {asked} for {work}. Please answer by {due}.", "I asked for {asked} for {work}. Please answer by {due}."),
        (Matter.INPUTS, "mine"): ("{names} for {work} is on its way. Your time begins when it is there.", ""),
        (Matter.INPUTS, "theirs"): (
            "{names} for {work} is still with others. Your time begins when it is there.",
            "I am ready for {work} and wait for {names}."),
        (Matter.INPUTS, "late"): (
            "{names} for {work} takes longer than I thought. Your time begins when it is there.",
            "I am ready for {work} and still wait for {names}. When will it be there?"),
        (Matter.DELIVERY, "mine"): ("", "I am at work on {work}. You get take {take} by {due}."),
        (Matter.DELIVERY, "theirs"): ("take {take} of {work} is due on {due}. Is there anything that you need from me?", ""),
        (Matter.DELIVERY, "late"): (
            "take {take} of {work} was due on {due}. How does it go, and when can I have it?",
            "take {take} of {work} was due on {due}, and I am late. I will tell you when you get it."),
        (Matter.REVIEW, "mine"): ("take {take} of {work} is here. You get my answer by {due}.", ""),
        (Matter.REVIEW, "theirs"): ("", "take {take} of {work} is with you. Please listen and answer by {due}.{silence}"),
        (Matter.REVIEW, "late"): (
            "take {take} of {work} is here, and I am late with my answer. You get it soon.",
            "you have had take {take} of {work} since {since}; your answer was due on {due}. Please listen to it."),
        (Matter.PAYMENT, "mine"): ("{work} is approved. You get {amount} by {due}.", ""),
        (Matter.PAYMENT, "theirs"): ("", "{work} is approved, thank you. {amount} is due on {due}; the invoice is in Segue."),
        (Matter.PAYMENT, "late"): (
            "I owe you {amount} for {work} since {due}. You get it soon.",
            "{amount} for {work} was due on {due} and has not been recorded as paid. Please have a look; the invoice is in Segue."),
        (Matter.CREDIT, "mine"): ("", "thank you for the credit for {work}."),
        (Matter.CREDIT, "theirs"): (
            "a signed credit for {work} waits for you in your inbox. It is yours once you accept it, and anybody can check it.", ""),
        (Matter.NOTES, "mine"): ("I have seen your words about {work} and answer there.", "I have seen your words about {work} and answer there."),
        (Matter.FEEDBACK, "mine"): (
            "thank you for {work}. By {due} I write in Segue how it was; yours is read together with mine.",
            "thank you for {work}. By {due} I write in Segue how it was; yours is read together with mine."),
    },
    "de": {
        (Matter.INVITATION, "mine"): (
            "ich hätte dich gern für {work}. Die Einladung schicke ich dir; öffne sie bitte und sag mir bis {due}, ob es geht.", ""),
        (Matter.OFFER, "mine"): ("", "danke für das Angebot zu {work}. Meine Antwort bekommst du bis {due}."),
        (Matter.OFFER, "theirs"): ("mein Angebot zu {work} gilt bis {due}. Sag mir bitte, ob du es machen kannst.", ""),
        (Matter.QUESTION, "mine"): (
            "du hast bei {work} um {asked} gebeten. Meine Antwort bekommst du bis {due}.",
            "du hast bei {work} um {asked} gebeten. Meine Antwort bekommst du bis {due}."),
        (Matter.QUESTION, "theirs"): (
            "ich habe bei {work} um {asked} gebeten. Antworte bitte bis {due}.",
            "ich habe bei {work} um {asked} gebeten. Antworte bitte bis {due}."),
        (Matter.INPUTS, "mine"): ("{names} für {work} ist unterwegs. Deine Zeit läuft erst, wenn es da ist.", ""),
        (Matter.INPUTS, "theirs"): (
            "{names} für {work} liegt noch bei anderen. Deine Zeit läuft erst, wenn es da ist.",
            "ich bin bereit für {work} und warte auf {names}."),
        (Matter.INPUTS, "late"): (
            "{names} für {work} dauert länger als gedacht. Deine Zeit läuft erst, wenn es da ist.",
            "ich bin bereit für {work} und warte noch auf {names}. Wann ist es da?"),
        (Matter.DELIVERY, "mine"): ("", "ich arbeite an {work}. Take {take} bekommst du bis {due}."),
        (Matter.DELIVERY, "theirs"): ("Take {take} von {work} ist am {due} fällig. Brauchst du etwas von mir?", ""),
        (Matter.DELIVERY, "late"): (
            "Take {take} von {work} war am {due} fällig. Wie geht es, und wann kann ich ihn haben?",
            "Take {take} von {work} war am {due} fällig, und ich bin spät dran. Ich sage dir, wann du ihn bekommst."),
        (Matter.REVIEW, "mine"): ("Take {take} von {work} ist da. Meine Antwort bekommst du bis {due}.", ""),
        (Matter.REVIEW, "theirs"): ("", "Take {take} von {work} liegt bei dir. Hör ihn bitte an und antworte bis {due}.{silence}"),
        (Matter.REVIEW, "late"): (
            "Take {take} von {work} ist da, und ich bin mit meiner Antwort spät dran. Du bekommst sie bald.",
            "du hast Take {take} von {work} seit {since}; deine Antwort war am {due} fällig. Hör ihn bitte an."),
        (Matter.PAYMENT, "mine"): ("{work} ist abgenommen. Du bekommst {amount} bis {due}.", ""),
        (Matter.PAYMENT, "theirs"): ("", "{work} ist abgenommen, danke. {amount} sind am {due} fällig; die Rechnung liegt in Segue."),
        (Matter.PAYMENT, "late"): (
            "ich schulde dir seit {due} noch {amount} für {work}. Du bekommst sie bald.",
            "{amount} für {work} waren am {due} fällig und sind nicht als bezahlt festgehalten. Schau bitte nach; die Rechnung liegt in Segue."),
        (Matter.CREDIT, "mine"): ("", "danke für den Nachweis zu {work}."),
        (Matter.CREDIT, "theirs"): (
            "in deinem Eingang wartet ein unterschriebener Nachweis für {work}. Er gehört dir, sobald du ihn annimmst, und jeder kann ihn prüfen.", ""),
        (Matter.NOTES, "mine"): (
            "ich habe deine Worte zu {work} gesehen und antworte dort.", "ich habe deine Worte zu {work} gesehen und antworte dort."),
        (Matter.FEEDBACK, "mine"): (
            "danke für {work}. Bis {due} schreibe ich in Segue, wie es war; deines wird mit meinem zusammen gelesen.",
            "danke für {work}. Bis {due} schreibe ich in Segue, wie es war; deines wird mit meinem zusammen gelesen."),
    },
}  # fmt: skip
# what is asked, or of what kind the money is, has words of its own where they are other ones; the same two sides
_ASKED_ACTIONS: dict[str, dict[tuple[str, str], tuple[str, str]]] = {
    "en": {
        ("milestone", "mine"): ("Accept {names} for {amount}, or say what is missing", ""),
        ("milestone", "theirs"): ("", "Wait for {who}'s answer to {names}, {amount}"),
        ("minutes", "mine"): ("Agree to {minutes} for {amount}, or say what is not right", ""),
        ("minutes", "theirs"): ("", "Wait for {who}'s answer to {minutes}, {amount}"),
        ("receipt", "mine"): ("", "Say whether {amount} has come"),
        ("receipt", "theirs"): ("Wait until {who} confirms {amount}", ""),
        ("contradicted", "mine"): ("Correct a payment or ask: {who} says that {amount} has come", ""),
        ("contradicted", "theirs"): ("", "Wait for {who}: of a payment only {amount} has come"),
        ("dispute", "mine"): ("Answer {who}'s statement, or agree to the split", "Answer {who}'s statement, or agree to the split"),
        ("dispute", "theirs"): ("Wait for {who}'s answer in the dispute", "Wait for {who}'s answer in the dispute"),
        ("part", "mine"): ("Pay {amount} for what is reached and record it", ""),
        ("part", "late"): ("Pay {amount} for what is reached and record it", "Ask {who} for {amount}, which is reached"),
        ("paused", "mine"): ("Go on, or leave it paused: it stands since {since}", "Go on, or leave it paused: it stands since {since}"),
    },
    "de": {
        ("milestone", "mine"): ("{names} für {amount} annehmen oder sagen, was fehlt", ""),
        ("milestone", "theirs"): ("", "Auf die Antwort von {who} zu {names} warten, {amount}"),
        ("minutes", "mine"): ("{minutes} für {amount} zustimmen oder sagen, was nicht stimmt", ""),
        ("minutes", "theirs"): ("", "Auf die Antwort von {who} zu {minutes} warten, {amount}"),
        ("receipt", "mine"): ("", "Sagen, ob {amount} angekommen sind"),
        ("receipt", "theirs"): ("Warten, bis {who} {amount} bestätigt", ""),
        ("contradicted", "mine"): ("Eine Zahlung berichtigen oder nachfragen: {who} sagt, dass {amount} angekommen sind", ""),
        ("contradicted", "theirs"): ("", "Auf {who} warten: von einer Zahlung sind nur {amount} angekommen"),
        ("dispute", "mine"): ("{who} antworten oder der Teilung zustimmen", "{who} antworten oder der Teilung zustimmen"),
        ("dispute", "theirs"): ("Auf die Antwort von {who} im Streit warten", "Auf die Antwort von {who} im Streit warten"),
        ("part", "mine"): ("{amount} für das Erreichte zahlen und festhalten", ""),
        ("part", "late"): ("{amount} für das Erreichte zahlen und festhalten", "{who} nach {amount} für das Erreichte fragen"),
        ("paused", "mine"): ("Weitermachen oder in Pause lassen: sie dauert seit {since}", "Weitermachen oder in Pause lassen: sie dauert seit {since}"),
    },
}  # fmt: skip
_ASKED_MESSAGES: dict[str, dict[tuple[str, str], tuple[str, str]]] = {
    "en": {
        ("milestone", "mine"): ("I have read that {names} of {work} is reached. You get my answer soon.", ""),
        ("milestone", "theirs"): ("", "{names} of {work} is reached, which is {amount}. Please accept it, or tell me what is missing."),
        ("minutes", "mine"): ("I have read that {work} had {minutes}. You get my answer soon.", ""),
        ("minutes", "theirs"): ("", "{work} had {minutes}, which is {amount}. Please agree, or tell me what is not right."),
        ("receipt", "mine"): ("", "thank you. I look whether {amount} for {work} has come and confirm it in Segue."),
        ("receipt", "theirs"): ("I have paid {amount} for {work}. Please confirm in Segue that it has come.", ""),
        ("contradicted", "mine"): ("you say that {amount} has come for {work}. I look what became of the rest.", ""),
        ("contradicted", "theirs"): ("", "{amount} has come of a payment for {work}, less than you recorded. Please have a look."),
        ("dispute", "mine"): (
            "I have read your statement about {work}. You get my answer by {due}.", "I have read your statement about {work}. You get my answer by {due}."),
        ("dispute", "theirs"): (
            "my statement about {work} waits for your answer until {due}.", "my statement about {work} waits for your answer until {due}."),
        ("part", "mine"): ("what is reached of {work} is {amount}. You get it by {due}.", ""),
        ("part", "theirs"): ("", "what is reached of {work} is {amount}, due on {due}."),
        ("fee", "mine"): ("{work} has ended without an approval. By our terms you get {amount} by {due}.", ""),
        ("fee", "theirs"): ("", "{work} has ended without an approval. By our terms {amount} is due on {due}; the invoice is in Segue."),
        ("paused", "mine"): (
            "{work} has been paused since {since}. Shall we go on?", "{work} has been paused since {since}. Shall we go on?"),
    },
    "de": {
        ("milestone", "mine"): ("ich habe gelesen, dass {names} von {work} erreicht ist. Meine Antwort bekommst du bald.", ""),
        ("milestone", "theirs"): ("", "{names} von {work} ist erreicht, das sind {amount}. Nimm es bitte an oder sag mir, was fehlt."),
        ("minutes", "mine"): ("ich habe gelesen, dass {work} {minutes} hatte. Meine Antwort bekommst du bald.", ""),
        ("minutes", "theirs"): ("", "{work} hatte {minutes}, das sind {amount}. Stimm bitte zu oder sag mir, was nicht stimmt."),
        ("receipt", "mine"): ("", "danke. Ich sehe nach, ob {amount} für {work} angekommen sind, und bestätige es in Segue."),
        ("receipt", "theirs"): ("ich habe {amount} für {work} gezahlt. Bestätige bitte in Segue, dass es angekommen ist.", ""),
        ("contradicted", "mine"): ("du sagst, dass für {work} {amount} angekommen sind. Ich sehe nach, was mit dem Rest ist.", ""),
        ("contradicted", "theirs"): ("", "von einer Zahlung für {work} sind {amount} angekommen, weniger als du festgehalten hast. Schau bitte nach."),
        ("dispute", "mine"): (
            "ich habe gelesen, wie du {work} siehst. Meine Antwort bekommst du bis {due}.",
            "ich habe gelesen, wie du {work} siehst. Meine Antwort bekommst du bis {due}."),
        ("dispute", "theirs"): (
            "wie ich {work} sehe, habe ich aufgeschrieben; antworte bitte bis {due}.",
            "wie ich {work} sehe, habe ich aufgeschrieben; antworte bitte bis {due}."),
        ("part", "mine"): ("was von {work} erreicht ist, macht {amount}. Du bekommst sie bis {due}.", ""),
        ("part", "theirs"): ("", "was von {work} erreicht ist, macht {amount}, fällig am {due}."),
        ("fee", "mine"): ("{work} ist ohne Abnahme zu Ende gegangen. Nach unseren Bedingungen bekommst du {amount} bis {due}.", ""),
        ("fee", "theirs"): (
            "", "{work} ist ohne Abnahme zu Ende gegangen. Nach unseren Bedingungen sind {amount} am {due} fällig; die Rechnung liegt in Segue."),
        ("paused", "mine"): (
            "{work} steht seit {since}. Wollen wir weitermachen?", "{work} steht seit {since}. Wollen wir weitermachen?"),
    },
}  # fmt: skip
_SILENCE = {"en": " After that it counts as approved.", "de": " Danach gilt er als abgenommen."}
_GREETING = {"en": "Hi {who}, ", "de": "Hallo {who}, "}
_SOMEBODY = {"en": "they", "de": "die andere Seite"}


def action_words(reminder: Reminder, language: str = "en") -> str:
    """The one next action: ``Deliver take 2``."""
    return _words(_ACTIONS, _ASKED_ACTIONS, reminder, language).format(**_values(reminder, language, None))


def message_words(reminder: Reminder, language: str = "en", zone: tzinfo | None = None) -> str:
    """What can be sent to the other side by mail or chat; empty where there is no other side.

    Times are those of ``zone``, or of this machine, with their difference from UTC: who reads it may live elsewhere.
    """
    body = _words(_MESSAGES, _ASKED_MESSAGES, reminder, language)
    if not body or not reminder.person:
        return ""
    values = _values(reminder, language, zone)
    return _GREETING[language].format(**values) + body.format(**values)


def _words(matters: _Matters, asked: _Asked, reminder: Reminder, language: str) -> str:
    """The words of one side; empty where there are none."""
    key = _key(reminder)
    both = asked[language].get((reminder.asked, key[1])) or matters[language].get(key, ("", ""))
    return both[not reminder.is_owner]


def _key(reminder: Reminder) -> tuple[Matter, str]:
    turn = "mine" if reminder.is_mine else "theirs"
    late = (reminder.matter, "late")
    return late if reminder.is_late and late in _ACTIONS["en"] else (reminder.matter, turn)


def _values(reminder: Reminder, language: str, zone: tzinfo | None) -> dict[str, object]:
    first = reminder.person.split(maxsplit=1)[0] if reminder.person.strip() else _SOMEBODY[language]
    marks = "„{}“" if language == "de" else "“{}”"
    names = [marks.format(name) for name in reminder.names]
    conjunction = "und" if language == "de" else "and"
    title = marks.format(reminder.title) if reminder.title else reminder.production_title
    return {
        "who": first,
        "work": f"{title} ({reminder.production_title})" if reminder.title else title,
        "names": f"{', '.join(names[:-1])} {conjunction} {names[-1]}" if len(names) > 1 else "".join(names),
        "asked": _ASKED[language].get(reminder.asked, ""),
        "take": reminder.take,
        "amount": _amount(reminder.amount_minor, reminder.currency),
        "count": _count(reminder.count, language),
        "minutes": _minutes(reminder.count, language),
        "due": moment_words(reminder.due_ms, language, zone),
        "since": moment_words(reminder.since_ms, language, zone),
        "silence": _SILENCE[language] if reminder.will_approve else "",
    }


def _count(count: int, language: str) -> str:
    if language == "de":
        return "eine Notiz" if count == 1 else f"{count} Notizen"
    return "a note" if count == 1 else f"{count} notes"


def _minutes(count: int, language: str) -> str:
    one, many = ("Minute", "Minuten") if language == "de" else ("minute", "minutes")
    return f"{count} {one if count == 1 else many}"


def _amount(minor: int, currency: str) -> str:
    try:
        return format_money(minor, currency, is_short=True)
    except SegueError:
        return f"{minor / 100:.2f} {currency}".strip()


def moment_words(at_ms: int, language: str, zone: tzinfo | None = None) -> str:
    """``Fri 13 Nov, 17:00 (UTC+1)``; empty for 0."""
    if not at_ms:
        return ""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
    offset_min = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, minutes = divmod(abs(offset_min), 60)
    offset = f"{'-' if offset_min < 0 else '+'}{hours}" + (f":{minutes:02d}" if minutes else "") if offset_min else ""
    day = f"{_DAYS[language][at.weekday()]} {at.day}{'.' if language == 'de' else ''} {_MONTHS[language][at.month - 1]}"
    return f"{day}, {at:%H:%M} (UTC{offset})"
