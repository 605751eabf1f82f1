"""The searched words of each lead, and the database's own index of them."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from handrail.core.search.words import searched_words
from handrail.store.search.index import POSTGRESQL, SQLITE

BATCH = 500


def make_index(_apps: Any, schema_editor: Any) -> None:
    """The index follows the table by itself from now on."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def fill(apps: Any, _schema_editor: Any) -> None:
    """The words of the leads that are there already."""
    LeadText = apps.get_model("store", "LeadText")
    Message = apps.get_model("store", "Message")
    leads = apps.get_model("store", "Lead").objects.select_related("contact").order_by("id")
    batch: list[Any] = []
    for lead in leads.iterator(chunk_size=BATCH):
        who = lead.contact
        texts = [who.name, who.email, who.phone, who.company, lead.subject, lead.outcome_note]
        for row in (
            Message.objects.filter(lead=lead).order_by("created_at").values_list("subject", "text")
        ):
            texts += row
        words = [word for text in texts for word in searched_words(text)][:20_000]
        batch.append(LeadText(lead=lead, words=" ".join([f"w{lead.workspace_id.hex}", *words])))
        if len(batch) == BATCH:
            LeadText.objects.bulk_create(batch)
            batch = []
    LeadText.objects.bulk_create(batch)


class Migration(migrations.Migration):
    dependencies = [("store", "0015_hold_and_presence")]
    operations = [
        migrations.CreateModel(
            name="LeadText",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                (
                    "lead",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searched",
                        to="store.lead",
                    ),
                ),
            ],
        ),
        migrations.RunPython(make_index, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
