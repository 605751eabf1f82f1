"""One enquiry as the built-in engine reads it: each part looked up once, on demand."""

from __future__ import annotations

import re
from functools import cached_property

from handrail.core.outputs import Classified, Evidence
from handrail.core.playbook.default_templates import DEFAULT_TEMPLATES
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.tone import ReplyTemplate
from handrail.core.preparation.extraction.contact import contact_ways
from handrail.core.preparation.extraction.dates import TimeMention, time_mentions
from handrail.core.preparation.extraction.money import money
from handrail.core.preparation.extraction.places import places, towns
from handrail.core.preparation.extraction.quantities import quantities
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.language import language_of
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.turns import own_words
from handrail.core.preparation.words import fold_text

_SPENT = frozenset(
    "quoted paid charged offered costing cost costs bezahlt angeboten gekostet kostet kostete pagado pagamos pague "
    "cobraron cobran costo cuesta".split()
)
FORM_CHANNELS = ("form", "ad")
_NAMED_PLACE = re.compile(r"(?<=[\s(,])[A-ZÄÖÜÁÉÍÓÚÑ][\w'’äöüßáéíóúñ-]{2,}")


class Enquiry:
    """What an engine was given, with what can be read in it. Nothing is looked up twice."""

    def __init__(self, given: ModelInput, playbook: Playbook, language: str = "") -> None:
        """`language` is the one that a reviewer wants the reply in; else it is the lead's."""
        self.given = given
        self.playbook = playbook
        self._wished = language

    @cached_property
    def language(self) -> Classified:
        """The language of the newest message; in too few words, of the thread or the playbook."""
        found = language_of(self.given.text, self.playbook)
        if found.confidence <= 0.5 and self.given.thread:
            return language_of("\n".join((*self.given.thread, self.given.text)), self.playbook)
        return found

    @cached_property
    def reading(self) -> Reading:
        """The newest message."""
        is_form = self.given.channel in FORM_CHANNELS
        own = own_words(self.given.text)
        return Reading(own, self.language.value, is_form=is_form)

    @cached_property
    def subject(self) -> Reading | None:
        """The subject line, where there is one."""
        words = self.given.fields.get("subject", "")
        return Reading(words, self.language.value, field="subject") if words.strip() else None

    @cached_property
    def thread(self) -> tuple[Reading, ...]:
        """What was said before, newest first."""
        return tuple(Reading(text, self.language.value) for text in reversed(self.given.thread))

    @cached_property
    def reply_language(self) -> str:
        """The language of the reply: the lead's, if the playbook has a template for it."""
        return self._wished or self.playbook.tone.template(self.language.value)[0]

    @cached_property
    def template(self) -> ReplyTemplate:
        """The sentences of the reply; Handrail's own in a language that only a reviewer wants."""
        code, template = self.playbook.tone.template(self._wished or self.language.value)
        if self._wished and code != self._wished:
            return ReplyTemplate.model_validate(DEFAULT_TEMPLATES[self._wished])
        return template

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """When something is wanted; a day on which to call back is not that day."""
        return tuple(
            mention
            for mention in time_mentions(self.reading, self.given.today)
            if mention.kind == "flexible"
            or not any(w.start <= mention.evidence.start < w.end for w in self.ways)
        )

    @cached_property
    def money(self) -> tuple[Evidence, ...]:
        """Amounts."""
        return tuple(money(self.reading))

    @cached_property
    def budget(self) -> tuple[Evidence, ...]:
        """Amounts that somebody would spend; none that was paid, or asked for by another firm."""
        return tuple(
            amount
            for amount in self.money
            if _SPENT.isdisjoint(self.reading.index.words_before(amount.start, 4))
        )

    @cached_property
    def quantities(self) -> tuple[Evidence, ...]:
        """Sizes and numbers."""
        return tuple(quantities(self.reading))

    @cached_property
    def places(self) -> tuple[Evidence, ...]:
        """Where it is, exact places first."""
        return tuple(places(self.reading, self.known_places))

    @cached_property
    def places_elsewhere(self) -> tuple[Evidence, ...]:
        """Towns that the playbook does not name, where it names some and the lead none of them."""
        known = set(map(fold_text, self.known_places))
        if not known or any(fold_text(place.quote) in known for place in self.places):
            return ()
        return tuple(towns(self.reading))

    @cached_property
    def ways(self) -> tuple[Evidence, ...]:
        """How to reach the lead."""
        return tuple(contact_ways(self.reading))

    @cached_property
    def known_places(self) -> tuple[str, ...]:
        """The names of places in the playbook's approved facts about its area."""
        statements = [fact.statement for fact in self.playbook.facts if fact.kind == "area"]
        return tuple(
            dict.fromkeys(name for text in statements for name in _NAMED_PLACE.findall(text))
        )
