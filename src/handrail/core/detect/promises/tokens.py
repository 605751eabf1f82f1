"""Tokens of a draft: lower-case words without accents, contractions written out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from handrail.core.detect.promises.vocabulary.words import (
    CONTRACTIONS,
    LINK_ENDINGS,
    NUMBER_WORDS,
    SHORT_FORMS,
)

NUMBER = "NUM"
LINK = "LINK"
LINE_BREAK = "\n"

_LINK = r"""
    (?P<link> https?://[^\s<>"']+ | www\.[^\s<>"']+
            | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+
            | (?<![\w.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}\b(?:[/:?\#][^\s<>"']*)? )
  | """
_WORDS = r"""
    (?P<number> \d+(?:[.,:/'’]\d+)* )
  | (?P<short> \b[a-z]\.(?:[a-z]\.)+ )
  | (?P<word> [^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)* ['’]?)
  | (?P<break> \n )
  | (?P<other> [^\s\w] | _ )
    """
_TOKEN = re.compile(_WORDS, re.VERBOSE | re.IGNORECASE)
_TOKEN_OR_LINK = re.compile(_LINK + _WORDS, re.VERBOSE | re.IGNORECASE)
_LINK_SIGN = re.compile(r"[^\W_]\.[^\W\d_]|@|://", re.IGNORECASE)


class Token(NamedTuple):
    """A word, number, mark or recognised value.

    `text` is its canonical form; `start` and `end` are offsets into the normalised text, and
    `value` is what was written (lower case) where the canonical form is a class such as NUM.
    """

    text: str
    start: int
    end: int
    value: str = ""


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case without accents: Größe → grosse, qué → que."""
    word = word.lower()
    if word.isascii():
        return word
    word = word.replace("ß", "ss").replace("’", "'").replace("æ", "ae").replace("œ", "oe")
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)) or word


@lru_cache(maxsize=8192)
def _written_out(word: str) -> tuple[str, ...]:
    """The canonical words of one written word: we'll → we will, two-day → NUM day."""
    word = fold(word)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    stem, mark, ending = word.rpartition("'")
    if mark and stem and (len(stem) <= 2 or ending in SHORT_FORMS):
        # Short stems are French and Italian elisions: l'heure, d'accord, qu'il.
        return (stem, *SHORT_FORMS.get(ending, (ending,)))
    first, hyphen, rest = word.partition("-")
    if first in NUMBER_WORDS:
        return (NUMBER, *_written_out(rest)) if hyphen else (NUMBER,)
    return (word,)


def tokenise(text: str) -> list[Token]:
    """The tokens of a normalised text, in order; linear in its length."""
    tokens: list[Token] = []
    # Looking for links at every word takes as long as all the rest; most texts have none.
    pattern = _TOKEN_OR_LINK if _LINK_SIGN.search(text) else _TOKEN
    for match in pattern.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "link" and not _is_link(match.group()):
            tokens.extend(_shift(tokenise_plain(match.group()), start))
        elif kind == "link":
            end -= len(match.group()) - len(match.group().rstrip(".,;:!?)]}»”"))
            tokens.append(Token(LINK, start, end, text[start:end]))
        else:
            tokens.extend(_tokens_of(kind or "other", match.group(), start, end))
    return tokens


def tokenise_plain(text: str) -> list[Token]:
    """The tokens of a text that holds no link, though it has the form of one."""
    tokens: list[Token] = []
    for match in re.finditer(r"\d+|[^\W\d_]+|[^\s\w]|_", text):
        kind = "number" if match.group()[0].isdigit() else "word"
        kind = kind if match.group()[0].isalnum() else "other"
        tokens.extend(_tokens_of(kind, match.group(), match.start(), match.end()))
    return tokens


def _tokens_of(kind: str, written: str, start: int, end: int) -> list[Token]:
    if kind == "number":
        return [Token(NUMBER, start, end, written)]
    if kind == "break":
        return [Token(LINE_BREAK, start, end)]
    if kind == "short":
        return [Token(written.lower().replace(".", ""), start, end)]
    if kind == "other":
        return [Token(written, start, end)]
    if written[-1] in "'’":
        written, end = written[:-1], end - 1
    return [
        Token(word, start, end, fold(written).partition("-")[0] if word == NUMBER else "")
        for word in _written_out(written)
    ]


def _shift(tokens: list[Token], by: int) -> list[Token]:
    return [Token(t.text, t.start + by, t.end + by, t.value) for t in tokens]


def _is_link(written: str) -> bool:
    """Whether `name.ending` is an address: a missing space after a full stop is not."""
    lower = written.lower()
    if "@" in lower or "://" in lower or lower.startswith("www."):
        return True
    host, _, path = re.split(r"([/:?#])", lower, maxsplit=1)[0], "", "/" in lower
    ending = host.rpartition(".")[2]
    return (
        ending in LINK_ENDINGS or (path and len(ending) == 2) or host.count(".") >= 2 <= len(ending)
    )
