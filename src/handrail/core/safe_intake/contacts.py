"""The people who are not to be named: a workspace's contacts, as they can be found in a text.

Kept in memory only and asked there, so that what was typed goes into no query and no log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from handrail.core.detect.private_data.names import folded, is_english
from handrail.core.safe_intake.harmless import PRODUCTS, is_no_name
from handrail.core.safe_intake.refusal import Refusal

_WORD = re.compile(r"[^\W_][\w'’&.-]*")
_HOST = re.compile(r"(?i)(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,20}(?![\w-])")
_DIGITS = re.compile(r"\d(?:[ ()./-]{0,2}\d){5,16}")
_LEGAL_FORMS = frozenset(
    "ltd limited llc llp inc gmbh mbh ug ag kg ohg gbr ek sl slu sa sarl bv co group".split()
)
_SHARED_HOSTS = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de
    yahoo.es icloud.com me.com aol.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de
    posteo.de mailbox.org proton.me protonmail.com hotmail.es hotmail.de telefonica.net
    orange.fr free.fr laposte.net libero.it zoho.com mail.com example.com example.org
    example.net
    """.split()
)
_LONGEST_NAME = 5
_SHORTEST_PART = 4
_TELLING_DIGITS = 7
"""The last digits of a number, without its prefixes, that tell whose it is."""


@dataclass(slots=True)
class KnownContacts:
    """Names, companies, hosts and numbers, folded. `add` grows it; `find` marks them in a text."""

    names: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def add(self, name: str, email: str, phone: str, company: str) -> None:
        """Know one contact. Parts of a name count where they are no ordinary words."""
        words = _folded_words(name)
        if len(words) >= 2:
            self.names.add(" ".join(words))
            self.names.add(" ".join(reversed(words)))
        self.names.update(word for word in words if _tells(word))
        firm = [word for word in _folded_words(company) if word not in _LEGAL_FORMS]
        if len(firm) >= 2 or (firm and _tells(firm[0])):
            self.companies.add(" ".join(firm))
        host = email.rpartition("@")[2].strip().lower()
        if host and host not in _SHARED_HOSTS:
            self.hosts.add(host)
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= _TELLING_DIGITS:
            self.numbers.add(digits[-_TELLING_DIGITS:])

    def find(self, text: str) -> Iterator[Refusal]:
        """Every place that names one of them."""
        if self.names or self.companies:
            yield from self._named(text)
        if self.hosts and "." in text:
            for match in _HOST.finditer(text):
                if match.group().lower().removeprefix("www.") in self.hosts:
                    yield Refusal(*match.span(), "client_site", match.group())
        if self.numbers:
            for match in _DIGITS.finditer(text):
                if re.sub(r"\D", "", match.group())[-_TELLING_DIGITS:] in self.numbers:
                    yield Refusal(*match.span(), "client_phone", match.group())

    def _named(self, text: str) -> Iterator[Refusal]:
        words = list(_WORD.finditer(text))
        plain = [_plain(match.group()) for match in words]
        at = 0
        while at < len(words):
            length, kind = self._at(text, words, plain, at)
            if length:
                start, last = words[at].start(), words[at + length - 1]
                end = last.start() + len(last.group().rstrip(".'’-&"))
                yield Refusal(start, end, kind, text[start:end])
            at += max(1, length)

    def _at(
        self, text: str, words: list[re.Match[str]], plain: list[str], at: int
    ) -> tuple[int, str]:
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            last = at + length - 1
            if any("\n" in text[words[i].end() : words[i + 1].start()] for i in range(at, last)):
                continue
            said = " ".join(part for part in plain[at : last + 1] if part)
            if said in self.names and (length > 1 or words[at].group()[0].isupper()):
                return length, "client"
            if said in self.companies:
                return length, "client_company"
        return 0, ""


def known(rows: Iterable[tuple[str, str, str, str]]) -> KnownContacts:
    """The index of these contacts: name, e-mail address, telephone number, company."""
    made = KnownContacts()
    for row in rows:
        made.add(*row)
    return made


def _plain(word: str) -> str:
    return folded(word.removesuffix("'s").removesuffix("’s")).strip(".'’-&")


def _folded_words(text: str) -> list[str]:
    return [plain for word in _WORD.findall(text) if (plain := _plain(word))]


def _tells(word: str) -> bool:
    """Whether a word alone says who: long enough, and neither an English word nor a product."""
    if len(word) < _SHORTEST_PART or not word[0].isalpha():
        return False
    return not is_english(word) and word not in PRODUCTS and not is_no_name(word)
