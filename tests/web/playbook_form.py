"""The form of a playbook's draft as a browser fills it in and sends it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode


class Form:
    """One page: what it shows, what is typed over it, and what is sent."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        self.read(answer)

    def read(self, answer: Any) -> None:
        self.tree = LexborHTMLParser(answer.content.decode())
        form = self.tree.css_first("form[data-autosave]")
        assert form is not None
        self.values: dict[str, list[str]] = {}
        for one in form.css("input, textarea, select"):
            for value in _sent(one):
                self.values.setdefault(str(one.attributes["name"]), []).append(value)

    def __getitem__(self, name: str) -> str:
        return self.values[name][0]

    def type(self, **given: str | list[str]) -> Form:
        """Fill fields in; a dot in a name is written as two underscores."""
        for name, value in given.items():
            self.values[name.replace("__", ".")] = value if isinstance(value, list) else [value]
        return self

    def submit(self) -> HttpResponse:
        """As without scripts: the button was pressed."""
        return self.client.post(self.path, self.values)  # type: ignore[return-value]

    def autosave(self) -> Any:
        """As the script does: the answer says what is to be put into the page."""
        answer = self.client.post(self.path, self.values, headers={"Accept": "application/json"})
        found = answer.json()
        found["status"] = answer.status_code
        if "was" in found:
            self.values["was"] = [found["was"]]
        if "revision" in found:
            self.values["revision"] = [str(found["revision"])]
        if "code" in found and "member_code" in self.values:
            self.values["member_code"] = [found["code"]]
        return found

    def was(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self["was"])
        return found


def _sent(one: LexborNode) -> list[str]:
    """What a browser sends of this element."""
    given = one.attributes
    if one.tag == "select":
        options = one.css("option")
        chosen = [option for option in options if "selected" in option.attributes]
        return [str(option.attributes["value"] or "") for option in (chosen or options[:1])]
    if one.tag == "textarea":
        return [one.text().removeprefix("\n").replace("\n", "\r\n")]
    if given.get("type") in ("checkbox", "radio") and "checked" not in given:
        return []
    return [str(given.get("value") or "")]
