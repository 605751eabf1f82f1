"""Links and addresses that neither the playbook nor the lead has given.

Found: "Pay at bit.ly/3xYz". Not found: a link whose host stands in the playbook's known links,
in an approved fact, or in what the lead wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handrail.core.detect.promises.detector import Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import NO_CUE
from handrail.core.detect.promises.tokens import LINK, tokenise
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import ControlPoint

_UNKNOWN = Rule(
    "link.unknown",
    "The playbook does not know this address; check where it leads and sign it, or take it out.",
    NO_CUE,
    0.95,
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every link or e-mail address that nobody vouches for."""
    known: tuple[str, ...] | None = None
    for index, token in enumerate(draft.line.tokens):
        if token.text != LINK:
            continue
        if known is None:
            known = _known(draft.rules)
        if not any(_vouches(entry, _plain(token.value)) for entry in known):
            yield Promise(index, index + 1, "link", _UNKNOWN, ControlPoint.FINAL_MESSAGE)


def _known(rules: OutboundRules) -> tuple[str, ...]:
    given = [*rules.known_links, *(rules.lead_values or {}).values()]
    found = [link for text in (*rules.facts, rules.source) for link in _links_of(text)]
    return tuple(entry for entry in (*map(_plain, given), *found) if entry)


@lru_cache(maxsize=256)
def _links_of(text: str) -> tuple[str, ...]:
    return tuple(_plain(token.value) for token in tokenise(text) if token.text == LINK)


def _plain(link: str) -> str:
    """A link without scheme, `www.` and closing slash, in lower case."""
    return re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", link.strip().lower()).rstrip("/")


def _vouches(known: str, link: str) -> bool:
    """A known host stands for its paths and subdomains; a known page only for itself."""
    if known == link:
        return True
    if "@" in known and not known.startswith("@"):
        return False
    host = re.split(r"[/?#:]", link.rpartition("@")[2], maxsplit=1)[0]
    if re.search(r"[/?#]", known):
        return link.startswith(known) and link[len(known) : len(known) + 1] in "/?#"
    bare = known.lstrip("@").removeprefix("*.")
    return host == bare or host.endswith("." + bare)
