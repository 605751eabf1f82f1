"""All leads, contacts, tasks and the outbox."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import contacts, insights, leads_list, outbox, tasks

urlpatterns: list[URLPattern] = [
    path("insights/", insights.show, name="insights"),
    path("leads/", leads_list.show, name="leads"),
    path("contacts/", contacts.show_all, name="contacts"),
    path("contacts/<uuid:contact_id>/", contacts.show, name="contact"),
    path("contacts/<uuid:contact_id>/erase/", contacts.erase, name="erase_contact"),
    path("tasks/", tasks.show, name="tasks"),
    path("tasks/add/", tasks.add, name="add_task"),
    path("tasks/<uuid:task_id>/complete/", tasks.complete, name="complete_task"),
    path("tasks/<uuid:task_id>/reopen/", tasks.reopen, name="reopen_task"),
    path("tasks/<uuid:task_id>/accept/", tasks.accept, name="accept_task"),
    path("tasks/<uuid:task_id>/dismiss/", tasks.dismiss, name="dismiss_task"),
    path("outbox/", outbox.show_all, name="outbox"),
    path("outbox/<uuid:delivery_id>/", outbox.show, name="delivery"),
    path("outbox/<uuid:delivery_id>/message.eml", outbox.download, name="download_delivery"),
    path("outbox/<uuid:delivery_id>/copied/", outbox.mark_copied, name="mark_delivery_copied"),
    path("outbox/<uuid:delivery_id>/resolve/", outbox.resolve, name="resolve_delivery"),
]
