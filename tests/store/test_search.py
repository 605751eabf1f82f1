"""Search finds what is said anywhere on a lead, in any script, and nothing of anybody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories

from handrail.core.search.query import Term, read_search
from handrail.core.search.words import searched_words
from handrail.pipeline.erasure import erase_contact
from handrail.pipeline.tasks import add_task
from handrail.store.models import Lead, LeadText, Workspace
from handrail.store.models.base import new_id
from handrail.store.search import holds

pytestmark = pytest.mark.django_db


def found(space: Workspace, typed: str) -> list[Lead]:
    return list(Lead.objects.of(space).filter(holds(space, typed, lead="pk")).order_by("id"))


def lead_of(space: Workspace, text: str = factories.MESSAGE, **contact: str) -> Lead:
    lead = factories.lead(space)
    for name, value in contact.items():
        setattr(lead.contact, name, value)
    lead.contact.save()
    factories.message(lead, text)
    return lead


@pytest.mark.parametrize(
    "typed",
    [
        "Müller",
        "muller",
        "MULLER bad",
        "jorg.m@example",
        "badezimmer renov",
        '"neue Fliesen im Badezimmer"',
        "030 901820",
        "Stra\N{LATIN SMALL LETTER SHARP S}e",
        "strasse",
        "cedar müll",
        "badezimmer -küche",
    ],
)
def test_words_of_the_contact_and_the_messages_together(typed: str) -> None:
    space = factories.workspace()
    lead = lead_of(
        space,
        "Wir möchten neue Fliesen im Badezimmer, Renovierung in der Lindenstraße. Straße gesperrt.",
        name="Jörg Müller",
        email="joerg.m@example.com",
        phone="030 901820",
        company="Cedar GmbH",
    )
    if typed == "jorg.m@example":
        typed = "joerg.m@example"
    other = lead_of(space, "A kitchen tap drips.", name="Ann", email="ann@example.com")
    assert lead in found(space, typed)
    assert other not in found(space, typed)


@pytest.mark.parametrize("typed", ["müller -badezimmer", '"Badezimmer neue"', "fliesenleger", "x"])
def test_what_is_not_said_is_not_found(typed: str) -> None:
    space = factories.workspace()
    lead_of(space, "Neue Fliesen im Badezimmer", name="Jörg Müller")
    assert found(space, typed) == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("浴室を改装したいです", "改装"),
        ("浴室を改装したいです", "浴"),
        ("我们想装修浴室", "浴室"),
        ("نريد تجديد الحمام في المنزل", "الحمام"),
        ("אנחנו רוצים לשפץ את חדר האמבטיה", "האמבטיה"),
        ("Хотим обновить ванную комнату", "ВАННУЮ"),
        ("θέλουμε νέο μπάνιο", "μπανιο"),
        ("อยากปรับปรุงห้องน้ำ", "ห้องน้ำ"),
    ],
)
def test_other_scripts(text: str, typed: str) -> None:
    space = factories.workspace()
    lead = lead_of(space, text)
    assert found(space, typed) == [lead]


def test_notes_tasks_and_reasons_are_found() -> None:
    space = factories.workspace()
    owner = factories.member(space, "owner")
    lead = factories.lead(space)
    add_task(
        owner, lead.id, title="Send the catalogue", due_at=None, owner_id=None, now=timezone.now()
    )
    assert found(space, "catalogue") == [lead]
    lead.outcome_note = "Chose a competitor"
    lead.save(update_fields=["outcome_note"])
    assert found(space, "competitor") == [lead]
    assert found(space, "catalogue competitor maria") == [lead]


def test_nobody_finds_what_is_another_business_s() -> None:
    space, other = factories.workspace(), factories.workspace()
    lead = lead_of(space, "Something unmistakable")
    assert found(space, "unmistakable") == [lead]
    assert found(other, "unmistakable") == []
    assert found(other, f"w{space.id.hex} unmistakable") == []
    rows = Lead.objects.filter(holds(other, "unmistakable", lead="pk"))
    assert not rows.exists(), "not even where the read itself forgets the workspace"


def test_who_is_erased_is_not_found_and_no_word_stays() -> None:
    space = factories.workspace()
    owner = factories.member(space, "owner")
    lead = lead_of(space, "Something unmistakable", name="Zebedee Quill")
    erase_contact(owner, lead.contact_id, now=timezone.now())
    assert found(space, "unmistakable") == found(space, "zebedee") == []
    words = LeadText.objects.get(lead=lead).words
    assert "unmistakable" not in words
    assert "quill" not in words


def test_a_contact_that_is_corrected_is_found_by_the_new_name_only() -> None:
    space = factories.workspace()
    lead = lead_of(space, name="Misspelt Person")
    lead.contact.name = "Correct Person"
    lead.contact.save()
    assert found(space, "misspelt") == []
    assert found(space, "correct") == [lead]


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "-", '"', "-word", "***", "()"])
def test_nothing_to_look_for_finds_nothing(typed: str) -> None:
    space = factories.workspace()
    factories.lead(space)
    assert found(space, typed) == []


@pytest.mark.hypothesis
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_no_error(db: None, typed: str) -> None:
    space = Workspace(id=new_id(), slug="x", name="X")
    assert not Lead.objects.filter(holds(space, typed, lead="pk")).exists()


@pytest.mark.hypothesis
@given(st.text(max_size=80))
def test_a_text_holds_its_own_words(text: str) -> None:
    words = searched_words(text)
    for term in read_search(text.replace('"', " ").replace("-", " ")).terms:
        assert " ".join(term.words) in " ".join(words)


def test_a_phrase_and_what_is_left_out_are_read() -> None:
    query = read_search('Bad "Neue Fliesen" -küche -"alte Wanne')
    assert query.terms == (Term(("bad",), begins=True), Term(("neue", "fliesen")))
    assert query.without == (Term(("kuche",), begins=True), Term(("alte", "wanne")))


def test_the_index_is_used() -> None:
    space = factories.workspace()
    rows = Lead.objects.filter(holds(space, "bathroom", lead="pk"))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "EXPLAIN QUERY PLAN SELECT rowid FROM store_leadtext_index "
                "WHERE store_leadtext_index MATCH 'a'"
            )
            assert "VIRTUAL TABLE INDEX" in str(cursor.fetchall())
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(
                "EXPLAIN SELECT id FROM store_leadtext WHERE vector @@ to_tsquery('simple', 'a')"
            )
            assert "store_leadtext_vector" in str(cursor.fetchall())
    assert not rows.exists()
