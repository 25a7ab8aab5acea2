"""Money: integer minor units and an ISO 4217 code. Reads, writes, takes percentages, and adds up a plan.

Knows no exchange rates and moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from studio.domain.errors import BadInputError
from studio.domain.stage_states import StageState

# ISO 4217 list one: the currencies in use, without funds, metals and test codes.
_TWO_DIGITS = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW
KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS
UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
"""
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
CURRENCY_DIGITS: dict[str, int] = {
    code: digits for digits, codes in ((2, _TWO_DIGITS), (0, _NO_DIGITS), (3, _THREE_DIGITS)) for code in codes.split()
}

# The log holds integers within 2^53 (PROTOCOL.md section 3); sums of amounts must stay below it too.
MOST_MINOR = 10**13
FULL_BP = 10_000

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB"}
_SPACES = " \u00a0\u202f_'’"
_GROUPED = re.compile(rf"(\d{{1,3}}(?:[{_SPACES}]\d{{3}})+)(?:[.,](\d+))?")
_COMMA_GROUPED = re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d+)")
_POINT_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?")


def currency_digits(currency: str) -> int:
    """How many digits follow the point: 0 for JPY, 2 for USD, 3 for KWD.

    Raises:
        BadInputError: not a currency of ISO 4217.
    """
    digits = CURRENCY_DIGITS.get(currency)
    if digits is None:
        raise BadInputError(
            f"“{currency}” is not a currency code.",
            subject=currency,
            what_to_do="Use a code of three capital letters such as USD, EUR or JPY.",
            code="unknown_currency",
        )
    return digits


def parse_money(text: str, currency: str) -> int:
    """Minor units from what a person writes: ``60``, ``60.50``, ``1 234,50``, ``$60``, ``60 USD``.

    A number that could be read in two ways (``1,234``) is refused, never guessed.

    Raises:
        BadInputError: no amount, negative, too many digits after the point, another currency, too large.
    """
    digits = currency_digits(currency)
    number = _without_currency(text, currency)
    matched = next(
        (m for form in (_GROUPED, _COMMA_GROUPED, _POINT_GROUPED, _PLAIN) if (m := form.fullmatch(number))), None
    )
    if matched is None:
        raise _unreadable(text, currency, f"“{text}” is not an amount of money.")
    whole, cents = re.sub(r"\D", "", matched[1]), matched[2] or ""
    if len(cents) == 3 and matched.re is _PLAIN and (digits != 3 or "," in number):
        raise _unreadable(text, currency, f"“{text}” can be read in two ways.")
    if len(cents) > digits:
        raise _unreadable(text, currency, f"{currency} has {digits or 'no'} digits after the point, “{text}” has more.")
    minor = int(whole + cents.ljust(digits, "0"))
    if minor > MOST_MINOR:
        raise _unreadable(text, currency, f"“{text}” is too large.")
    return minor


def format_money(minor: int, currency: str, *, is_short: bool = False) -> str:
    """``6000`` USD as ``60.00 USD``; short without the digits after the point when they are all zero."""
    digits = currency_digits(currency)
    sign, amount = ("-" if minor < 0 else ""), abs(minor)
    whole, cents = divmod(amount, 10**digits)
    if not digits or (is_short and not cents):
        return f"{sign}{whole} {currency}"
    return f"{sign}{whole}.{cents:0{digits}d} {currency}"


def basis_points_of(amount_minor: int, basis_points: int) -> int:
    """That many hundredths of a percent of an amount, half up to one minor unit (PROTOCOL.md section 3).

    Half up means away from zero for an amount owed and for the same amount given back.
    """
    part = (abs(amount_minor) * basis_points * 2 + FULL_BP) // (2 * FULL_BP)
    return part if amount_minor >= 0 else -part


@dataclass(frozen=True, slots=True)
class CostLine:
    """The money of one stage, in minor units of one currency.

    ``plan_minor`` is the plan's price, ``terms_minor`` the price of the offer or of the signed terms with their
    change orders, ``fee_minor`` the kill fee or the agreed split once it was cancelled. ``paid_minor`` is with tax and tips, ``more_minor`` is
    what they were on top of what was agreed, ``tip_minor`` the tips of it; ``reached_minor`` is owed already while the work goes on;
    ``fees_minor`` is what candidates of an audition are owed who will not be chosen, ``beyond_minor`` what may still be added: a call up to its cap, a
    change that waits for an answer, fees of candidates who have not answered.
    """

    state: StageState
    plan_minor: int
    terms_minor: int = 0
    fee_minor: int = 0
    paid_minor: int = 0
    more_minor: int = 0
    tip_minor: int = 0
    reached_minor: int = 0
    fees_minor: int = 0
    beyond_minor: int = 0


@dataclass(frozen=True, slots=True)
class CostRollUp:
    """What a set of stages costs, in minor units.

    ``agreed``: signed by both sides. ``committed``: agreed, and offers that may still be accepted. ``paid``: recorded
    as paid. ``forecast``: committed, fees of auditions, and the plan's price of all that has not been offered yet.
    """

    agreed_minor: int = 0
    committed_minor: int = 0
    paid_minor: int = 0
    forecast_minor: int = 0

    @property
    def owed_minor(self) -> int:
        """Agreed and not yet paid."""
        return max(0, self.agreed_minor - self.paid_minor)


_S = StageState
_NOT_OFFERED = frozenset({_S.PLANNED, _S.DRAFT, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN})
_OPEN_OFFERS = frozenset({_S.OFFERED, _S.COUNTERED})


def cost_rollup(lines: Iterable[CostLine]) -> CostRollUp:
    """Add up the money of stages by what their states mean.

    A stage whose offer came to nothing counts with the plan's price: it still has to be done by somebody. A
    cancelled one counts with its fee.
    """
    agreed = committed = paid = forecast = 0
    for line in lines:
        paid += line.paid_minor
        forecast += line.fees_minor
        if line.state in _NOT_OFFERED:
            forecast += line.plan_minor
            continue
        bound = (line.fee_minor if line.state is _S.CANCELLED else line.terms_minor) + line.more_minor
        agreed += 0 if line.state in _OPEN_OFFERS else bound
        committed += bound
        forecast += bound
    return CostRollUp(agreed, committed, paid, forecast)


def _without_currency(text: str, currency: str) -> str:
    """The number alone, after refusing the sign or code of another currency."""
    number = text.strip()
    found = re.fullmatch(r"([^\d\s.,+-]+)?\s*([^A-Za-z]*?)\s*([^\d\s.,+-]+)?", number)
    if found is None:
        return number
    for word in (found[1], found[3]):
        code = _SIGNS.get(word, word.upper()) if word else currency
        if code != currency and not (word in _SIGNS and word == "$" and currency.endswith("D")):
            raise _unreadable(text, currency, f"“{text}” is not an amount in {currency}.")
    return found[2]


def _unreadable(text: str, currency: str, message: str) -> BadInputError:
    shown = {0: "1234", 2: "1234.50", 3: "1234.500"}[currency_digits(currency)]
    return BadInputError(
        message, subject=text, what_to_do=f"Write an amount in {currency} such as {shown}.", code="bad_amount"
    )
