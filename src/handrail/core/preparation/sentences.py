"""The sentences of an enquiry: salutation and signature apart, a form's label with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from handrail.core.outputs import Evidence
from handrail.core.review.statements import sentence_starts

_WORDY = re.compile(r"[^\W_]")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_LINE_END = re.compile(r"(?<=[,:!])[ \t]*\n|\n(?=\s*[^\n]{1,40}:\s)")
_QUESTION_END = re.compile(r"\?\s+(?=[^\W\d_a-z])|\?\s*\n")
_NAME = r"(?-i:[A-ZÄÖÜÁÉÍÓÚ][\w'’-]{1,20})"
SALUTATION = re.compile(
    r"(?i)^\W{0,3}(?:(?:hi+|hello|hey|dear|hiya|good (?:morning|afternoon|evening|day)|morning|hallo|moin|servus|grüezi|"
    r"guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|hola|buenas(?: tardes| noches)?|buenos d[ií]as|estimad[oa]s?|"
    r"bonjour|bonsoir|olá|bom dia)\b(?:\s+(?:there|again|team|all|everyone|both|zusammen|herr|frau|mr|mrs|ms|señor(?:es|a)?|"
    rf"damen|herren|und|madam|sir|or|to|whom|{_NAME})\b\.?){{0,5}}\s?(?:[,:!.–-]+|$)|(?:hi+|hello|hey|hallo|moin|hola)\s)[\s!]*"
)
_ENDING = re.compile(
    r"(?i)^\W{0,3}(?:(?:many |with |warm |kind |best |all the )*(?:thanks?(?: you)?(?: again| so much| very much| in advance)?|"
    r"regards|wishes|best|cheers|sincerely|yours \w+|ta)|(?:mit )?(?:freundlichen|freundliche|beste|besten|viele|vielen|liebe|schöne)n? "
    r"(?:grüßen?|grüsse|dank)|danke\w*|mfg|vg|lg|(?:muchas )?gracias|(?:un )?(?:cordial )?saludos?|(?:un )?abrazo|"
    r"merci\w*|cordialement|sent from|gesendet von|enviado desde)\b"
)
_IN_BRACKETS = re.compile(r"\([^()\n]*\)")
"""“A shop (Shopify?) by May” asks nothing: what it wants is outside the brackets."""
_AFTER_NUMBER = re.compile(
    r"\b(?:after|before|past|until|at) \d{1,2}\.\s+(?=[A-Z])|\b\d+(?:[.,]\d+)?\s?(?:m|k|g|h)\.\s+(?=[A-ZÄÖÜÁÉÍÓÚ¿])"
)
"""A full stop after an hour or a unit ends the sentence; after other short words it may not."""
_GOES_ON = re.compile(r"\)$|\d\.$")
_CLOSING_MOST = 70
_CLOSING_WORDS = 5
"""After thanks: a name, or a wish. What goes on longer says something."""
_PURE_LABEL = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; offsets are in the text. `is_label` marks a form's own question."""

    start: int
    end: int
    text: str
    is_label: bool = False

    @property
    def asks(self) -> bool:
        """Whether the lead asks something with it."""
        return "?" in _IN_BRACKETS.sub("", self.text) and not self.is_label

    @property
    def closes(self) -> bool:
        """Whether it is only a thank-you, a greeting or a signature."""
        if SALUTATION.fullmatch(self.text):
            return True
        ending = _ENDING.match(self.text)
        if ending is None or self.asks or len(self.text) > _CLOSING_MOST:
            return False
        return len(self.text[ending.end() :].split()) <= _CLOSING_WORDS

    def evidence(self) -> Evidence:
        """The whole sentence as evidence."""
        return Evidence(quote=self.text, start=self.start, end=self.end)


def sentences_of(text: str, *, is_form: bool = False) -> tuple[Sentence, ...]:
    """The sentences in order, none empty. In a filled-in form, label and answer are one."""
    starts = sentence_starts(text)
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    found = [part for start, end in bounds for part in _parts(text, start, end)]
    found = list(_rejoined(text, found))
    if is_form and _is_filled_in(text, found):
        found = list(_with_answers(text, found))
    return tuple(found)


def _rejoined(text: str, sentences: list[Sentence]) -> Iterator[Sentence]:
    """A sentence that goes on in small letters after a bracket or a date, “am 15.04. ein”, is one."""
    last: Sentence | None = None
    for sentence in sentences:
        if last and _GOES_ON.search(last.text) and sentence.text[:1].islower():
            last = Sentence(last.start, sentence.end, text[last.start : sentence.end])
            continue
        if last:
            yield last
        last = sentence
    if last:
        yield last


def _parts(text: str, start: int, end: int) -> Iterator[Sentence]:
    """A sentence; one that runs over a blank line, or on from a salutation, is two."""
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        position = paragraph.start()
        inner = sorted(
            match.end()
            for pattern in (_LINE_END, _AFTER_NUMBER)
            for match in pattern.finditer(text, *paragraph.span())
        )
        for border in [*inner, paragraph.end()]:
            yield from _bare(text, position, border)
            position = border


def _bare(text: str, start: int, end: int) -> Iterator[Sentence]:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    words = raw.strip()
    salutation = SALUTATION.match(words)
    if salutation and salutation.end() < len(words):
        start += salutation.end()
        words = words[salutation.end() :]
    if _WORDY.search(words):
        yield Sentence(start, start + len(words), words)


def _is_filled_in(text: str, sentences: Iterable[Sentence]) -> bool:
    """Whether a text is a form's labels with answers: a question first, then turn by turn.

    A form puts each label on a line of its own; who asks two things in running text fills in none.
    """
    found = list(sentences)
    if not all(_begins_line(text, each) for each in found if _looks_like_label(each)):
        return False
    turns = sum(
        _looks_like_label(label) and not answer.text.endswith("?")
        for label, answer in pairwise(found)
    )
    return len(found) > 2 and turns >= 2 and _looks_like_label(found[0])


def _begins_line(text: str, sentence: Sentence) -> bool:
    return not text[: sentence.start].rpartition("\n")[2].strip()


def _looks_like_label(sentence: Sentence) -> bool:
    return sentence.text.endswith("?") and len(sentence.text) <= _PURE_LABEL


def _with_answers(text: str, sentences: list[Sentence]) -> Iterator[Sentence]:
    position = 0
    while position < len(sentences):
        here = sentences[position]
        following = sentences[position + 1] if position + 1 < len(sentences) else None
        if _looks_like_label(here) and following and not following.text.endswith("?"):
            yield Sentence(here.start, following.end, text[here.start : following.end], True)
            position += 2
        else:
            yield here
            position += 1
