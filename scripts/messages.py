"""The catalogues of the interface's texts: collect, complete and compile them.

    python -m scripts.messages            # write the .po and .mo files anew
    python -m scripts.messages --missing  # list what has no translation yet

Babel reads and writes the catalogues, so that nobody needs the gettext programs. Templates are
made readable by Django's own `templatize`. Constants of the rules, which know no Django, are
translated where they are shown; `scripts/constants.py` says where they are.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "handrail"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("es", "de")
DOMAINS = ("django", "djangojs")
KEYWORDS = {
    **dict.fromkeys(("_", "lazy", "translatable", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
}
CALL = re.compile(
    r"""(?<![\w.])(?P<name>n?gettext|_)\(u?(?P<first>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
    r"""(?:\s*,\s*u?(?P<second>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?"""
)
Message = str | tuple[str, str]
"""A text, or its singular and plural."""


def of_python() -> Iterator[Message]:
    """Every text of the package's own modules; migrations keep what they were."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _extracted("python", path.read_bytes())


def of_scripts() -> Iterator[Message]:
    """Every text that the pages' modules show."""
    for path in sorted((PACKAGE / "web" / "static" / "handrail" / "js").glob("*.js")):
        yield from _extracted("javascript", path.read_bytes())


def _extracted(method: str, source: bytes) -> Iterator[Message]:
    for _line, found, _comments, _context in extract(method, io.BytesIO(source), KEYWORDS):
        yield found if isinstance(found, str) else (found[0], found[1])


def of_templates() -> Iterator[Message]:
    """Every text of the templates."""
    from django.utils.translation.template import templatize

    for path in sorted((PACKAGE / "web" / "templates").rglob("*.*")):
        for call in CALL.finditer(templatize(path.read_text())):
            first = ast.literal_eval(call["first"])
            if call["name"] == "ngettext":
                yield first, ast.literal_eval(call["second"])
            else:
                yield first


def template_of(domain: str) -> Catalog:
    """Every message of a domain, without translations."""
    from scripts.constants import of_constants

    catalog = Catalog(domain=domain, fuzzy=False, charset="utf-8")
    sources = (of_scripts,) if domain == "djangojs" else (of_python, of_templates, of_constants)
    for source in sources:
        for message in source():
            text = message if isinstance(message, str) else message[0]
            if text:
                catalog.add(message, flags=("python-format",) if "%(" in text else ())
    return catalog


def po_of(language: str, domain: str) -> Path:
    """Where a catalogue is kept."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def kept(language: str, domain: str) -> Catalog:
    """A catalogue as it is kept; an empty one where there is none yet."""
    path = po_of(language, domain)
    if not path.exists():
        return Catalog(locale=language, domain=domain, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def completed(language: str, domain: str) -> Catalog:
    """The kept catalogue with every message of today and none of yesterday."""
    catalog = kept(language, domain)
    catalog.update(template_of(domain), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as text: sorted and without places, so that two people's changes merge."""
    written = io.BytesIO()
    write_po(written, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {catalog.locale}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return head.encode() + written.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue as Django loads it; no dates, so that the same texts give the same bytes."""
    plain = Catalog(locale=catalog.locale, fuzzy=False, header_comment="")
    for message in catalog:
        if message.id and translated(message.string):
            plain.add(message.id, message.string)
    written = io.BytesIO()
    head = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": catalog.plural_forms}
    plain.mime_headers = list(head.items())
    write_mo(written, plain)
    return written.getvalue()


def translated(string: str | tuple[str, ...] | None) -> bool:
    """Whether every form is there."""
    return bool(string) if isinstance(string, str) else all(string or ("",))


def missing(language: str, domain: str) -> list[Message]:
    """What has no translation."""
    return [
        tuple(one.id) if isinstance(one.id, list | tuple) else one.id
        for one in completed(language, domain)
        if one.id and not translated(one.string)
    ]


def main() -> None:
    """Write every catalogue, or list what is missing."""
    from handrail.commands.django import set_up

    set_up()
    for language in LANGUAGES:
        for domain in DOMAINS:
            for message in missing(language, domain):
                print(f"{language} {domain}: {message!r}")
            if "--missing" in sys.argv:
                continue
            catalog = completed(language, domain)
            path = po_of(language, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po_bytes(catalog))
            path.with_suffix(".mo").write_bytes(mo_bytes(catalog))


if __name__ == "__main__":
    main()
