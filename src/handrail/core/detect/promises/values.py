"""Values in a token list: amounts of money, percentages, times and spans become one token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handrail.core.detect.promises.numbers import plain_number
from handrail.core.detect.promises.phrases import Hit, PhraseList, TokenLine
from handrail.core.detect.promises.tokens import NUMBER, Token
from handrail.core.detect.promises.vocabulary import values as vocabulary

MONEY = "MONEY"
PERCENT = "PERCENT"
WHEN = "WHEN"
SPAN = "SPAN"
PAST = "PAST"
YEAR = "YEAR"

_AMOUNTS = PhraseList(
    {
        MONEY: vocabulary.MONEY,
        PERCENT: vocabulary.PERCENT,
        WHEN: vocabulary.WHEN,
        SPAN: vocabulary.SPAN,
        "CLOCK": vocabulary.CLOCK_IF_LAST,
    }
)
_PAST = PhraseList({PAST: vocabulary.PAST})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_DATE = re.compile(
    r"\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])"
)
_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_HOURS = 24
_ROUND = frozenset("hundred thousand".split())
_JOINS = frozenset({"and", "und", "y", "e", "et"})
_AFTER_CLOCK = frozenset(
    (
        "on in at this today tonight tomorrow sharp and or so if for we i you but with to "
        "the WHEN SPAN latest prompt onwards then when because no"
    ).split()
)


def with_values(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with every amount, time and span merged into one token of its class."""
    numbered = _merge_numbers([_typed(token) for token in tokens])
    found = _round_sums(_merge(numbered, _AMOUNTS))
    return _merge(found, _PAST)


def _typed(token: Token) -> Token:
    """A number that is a clock time, a date or a year by its form."""
    if token.text != NUMBER:
        return token
    if _CLOCK.fullmatch(token.value) or _DATE.fullmatch(token.value):
        return Token(WHEN, token.start, token.end, token.value)
    if _YEAR.fullmatch(token.value):
        return Token(YEAR, token.start, token.end, token.value)
    if token.value == "24/7":
        return Token("24/7", token.start, token.end, token.value)
    return token


def _round_sums(tokens: list[Token]) -> list[Token]:
    """Eight hundred for both: a round number in words that counts no things is money."""
    for index, token in enumerate(tokens):
        if token.text != NUMBER or not _is_sum(tokens, index):
            continue
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if not following[:1].isalnum() or following in vocabulary.AFTER_ROUND_SUM:
            tokens[index] = Token(MONEY, token.start, token.end, token.value)
    return tokens


def _is_sum(tokens: list[Token], index: int) -> bool:
    """Eight hundred; or "for 1,900"."""
    value = tokens[index].value
    if value.rpartition(" ")[2] in _ROUND:
        return True
    before = tokens[index - 1].text if index else ""
    return before in ("for", "por", "fur", "pour") and (plain_number(value) or 0) >= 100


def _merge_numbers(tokens: list[Token]) -> list[Token]:
    """Numbers of several words become one: nine hundred and fifty, 31 thousand."""
    merged: list[Token] = []
    for index, token in enumerate(tokens):
        if token.text == NUMBER and merged:
            last = merged[-1]
            if last.text == NUMBER:
                merged[-1] = Token(NUMBER, last.start, token.end, f"{last.value} {token.value}")
                continue
            spelled = token.value.isalpha() and last.text in _JOINS and len(merged) >= 2
            if spelled and merged[-2].text == NUMBER and merged[-2].value[-1:].isalpha():
                before = merged[-2]
                merged[-2:] = [
                    Token(NUMBER, before.start, token.end, f"{before.value} {token.value}")
                ]
                continue
        if token.text == "half" and _is_and_a_half(merged):
            before = merged[-3]
            merged[-3:] = [Token(NUMBER, before.start, token.end, f"{before.value} and a half")]
            continue
        merged.append(token if token.text != YEAR or _is_year(tokens, index) else _number(token))
    return merged


def _is_and_a_half(merged: list[Token]) -> bool:
    return [t.text for t in merged[-3:]] == [NUMBER, "and", "a"]


def _number(token: Token) -> Token:
    return Token(NUMBER, token.start, token.end, token.value)


def _is_year(tokens: list[Token], index: int) -> bool:
    """A four-digit number is a year unless a currency stands beside it."""
    around = [t.text for t in tokens[max(0, index - 1) : index] + tokens[index + 1 : index + 2]]
    return not any(word in "$£€¥₹" or word in vocabulary_currencies for word in around)


vocabulary_currencies = frozenset(
    "euro euros eur usd gbp chf dollars pounds quid reais bucks francs k".split()
)


def _merge(tokens: list[Token], phrases: PhraseList) -> list[Token]:
    line = TokenLine(tokens)
    best: dict[int, Hit] = {}
    for hit in phrases.find(line):
        if hit.name == "CLOCK" and not _is_clock(line, hit):
            continue
        known = best.get(hit.first)
        if known is None or hit.last > known.last:
            best[hit.first] = hit
    return list(_replaced(tokens, best))


def _is_clock(line: TokenLine, hit: Hit) -> bool:
    """An hour of the day with no noun after it: "at six", not "for six people" or "for 1,900"."""
    last = line.tokens[hit.last - 1]
    if last.text == NUMBER and (plain_number(last.value) or 0) > _HOURS:
        return False
    return _ends_here(line.words, hit.last)


def _ends_here(words: Sequence[str], index: int) -> bool:
    if index >= len(words):
        return True
    following = words[index]
    return not following[0].isalnum() or following in _AFTER_CLOCK


def _replaced(tokens: list[Token], best: dict[int, Hit]) -> Iterable[Token]:
    index = 0
    while index < len(tokens):
        hit = best.get(index)
        if hit is None:
            yield tokens[index]
            index += 1
            continue
        part = tokens[index : hit.last]
        name = WHEN if hit.name == "CLOCK" else hit.name
        written = " ".join(token.value or token.text for token in part)
        yield Token(name, part[0].start, part[-1].end, written)
        index = hit.last
