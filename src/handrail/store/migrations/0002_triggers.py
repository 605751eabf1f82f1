"""The database's own rules (`store/triggers`) are there from here on.

They are put there when every migration is done (`store/apps.py`): this file only makes `serve` and
`init` see that there is something to do. A change of the rules adds another one like it.
"""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = []
