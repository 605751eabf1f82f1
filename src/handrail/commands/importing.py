"""The work of `handrail import`, once Django is set up."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click
from django.utils import timezone

from handrail.commands.import_files import Mail, count_mails, is_table, mails
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mail import parse_mail
from handrail.pipeline import csv_import
from handrail.pipeline.mail_intake import accept_mail
from handrail.pipeline.permissions import Action, require
from handrail.store.models import Member, Source, Workspace


@dataclass
class Outcome:
    """What became of everything so far; `errors` name what could not be taken in, and why."""

    created: int = 0
    joined: int = 0
    duplicates: int = 0
    notes: int = 0
    errors: list[str] = field(default_factory=list)

    def in_words(self, *, dry_run: bool) -> str:
        """The summary."""
        if dry_run:
            return f"Would take in: {self.created}, cannot be taken: {len(self.errors)}"
        return (
            f"New leads: {self.created}, known already: {self.duplicates}, joined a lead: "
            f"{self.joined}, automatic replies noted: {self.notes}, not taken: {len(self.errors)}"
        )


@dataclass(frozen=True)
class Import:
    """Where to, by whom, and whether for real. `mapping` is column → field, as given."""

    source: Source
    member: Member
    mapping: Mapping[str, str]
    dry_run: bool
    outcome: Outcome = field(default_factory=Outcome)

    def take(self, path: Path) -> None:
        """One file or folder. Raises click errors for what is not readable at all."""
        if is_table(path):
            self._take_table(path)
        else:
            self._take_mails(path)

    def _take_table(self, path: Path) -> None:
        content = path.read_bytes()
        try:
            seen = csv_import.preview(self.member, self.source.id, content=content)
            mapping = self._mapping(path, seen)
            if self.dry_run:
                self._report(path, content, mapping)
            else:
                self._import(path, content, mapping, seen.total)
        except IntakeError as error:
            self.outcome.errors.append(f"{path}: {error.message}")

    def _mapping(self, path: Path, seen: csv_import.Preview) -> dict[str, str]:
        unknown = [column for column in self.mapping if column not in seen.columns]
        if unknown:
            raise click.BadParameter(
                f"{path} has no column {', '.join(map(repr, unknown))}; it has "
                f"{', '.join(map(repr, seen.columns))}.",
                param_hint="--map",
            )
        wanted = set(self.mapping.values())
        proposed = {
            column: "" if target in wanted else target for column, target in seen.mapping.items()
        }
        return {**proposed, **self.mapping}

    def _report(self, path: Path, content: bytes, mapping: Mapping[str, str]) -> None:
        seen = csv_import.preview(self.member, self.source.id, content=content, mapping=mapping)
        for column in seen.columns:
            click.echo(f"{path}: column {column!r} is {mapping.get(column) or 'not used'}")
        self.outcome.created += seen.total - len(seen.errors)
        self._note_rows(path, seen.errors)

    def _import(self, path: Path, content: bytes, mapping: Mapping[str, str], total: int) -> None:
        with click.progressbar(length=total, label=path.name, file=sys.stderr) as bar:
            summary = csv_import.run_import(
                self.member,
                self.source.id,
                content=content,
                mapping=mapping,
                now=timezone.now(),
                progress=lambda _done, _all: bar.update(1),
            )
        self.outcome.created += summary.created
        self.outcome.joined += summary.joined
        self.outcome.duplicates += summary.duplicates
        self._note_rows(path, summary.errors)

    def _note_rows(
        self, path: Path, errors: list[csv_import.RowError] | tuple[csv_import.RowError, ...]
    ) -> None:
        self.outcome.errors += [f"{path}, row {error.row}: {error.message}" for error in errors]

    def _take_mails(self, path: Path) -> None:
        with click.progressbar(length=count_mails(path), label=path.name, file=sys.stderr) as bar:
            for mail in mails(path):
                self._take_mail(mail)
                bar.update(1)

    def _take_mail(self, mail: Mail) -> None:
        try:
            if self.dry_run:
                people = parse_mail(mail.raw).is_for_people
                self.outcome.created += people
                self.outcome.notes += not people
                return
            accepted = accept_mail(self.source, raw=mail.raw, now=timezone.now())
        except IntakeError as error:
            self.outcome.errors.append(f"{mail.place}: {error.message}")
            return
        if accepted is None:
            self.outcome.notes += 1
        elif accepted.duplicate:
            self.outcome.duplicates += 1
        elif accepted.joined:
            self.outcome.joined += 1
        else:
            self.outcome.created += 1


def choose(name: str, slug: str | None, email: str | None) -> tuple[Source, Member]:
    """The source and the member that the options mean. Raises click errors with what there is."""
    source = _source(name, slug)
    return source, _member(source.workspace, email)


def _source(name: str, slug: str | None) -> Source:
    active = Source.objects.filter(is_active=True).order_by("workspace__slug", "name")
    active = active.select_related("workspace", "playbook__active_version")
    if slug:
        if not Workspace.objects.filter(slug=slug).exists():
            known = ", ".join(Workspace.objects.order_by("slug").values_list("slug", flat=True))
            raise click.BadParameter(
                f"there is no workspace {slug!r}; there are: {known or 'none'}.",
                param_hint="--workspace",
            )
        active = active.filter(workspace__slug=slug)
    found: list[Source] = list(active.filter(key=name)) or list(active.filter(name=name))
    if len(found) == 1:
        return found[0]
    what = "several sources are" if found else "no source is"
    names = ", ".join(f"{row.name!r} of {row.workspace.slug} (key {row.key})" for row in active)
    raise click.BadParameter(
        f"{what} called {name!r}; there are: {names or 'none'}.", param_hint="--source"
    )


def _member(space: Workspace, email: str | None) -> Member:
    active = Member.objects.of(space).filter(is_active=True).order_by("created_at")
    wanted = active.filter(user__email=email.lower()) if email else active.filter(role="owner")
    member: Member | None = wanted.select_related("workspace", "user").first()
    if member is None:
        raise click.BadParameter(
            f"{email or 'an owner'} is no active member of {space.slug}.", param_hint="--by"
        )
    require(member, Action.ADD_LEAD)
    return member
