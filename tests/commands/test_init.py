"""`handrail init`: a workspace from questions or options, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from django.contrib.auth import authenticate

from handrail.store.models import Member, Playbook, Source, Workspace
from tests import factories
from tests.commands.conftest import Run

GIVEN = (
    *("--workspace", "Cedar & Stone", "--email", "dana@cedar.example", "--name", "Dana Reed"),
    *("--time-zone", "Europe/Berlin"),
)
pytestmark = pytest.mark.django_db


def init(run: Run, *more: str, given: str = "", password: str = factories.PASSWORD) -> Result:
    """With the usual answers."""
    return run("init", *GIVEN, *more, given=given, HANDRAIL_OWNER_PASSWORD=password)


def test_options_alone_make_a_workspace_whose_owner_can_sign_in(run: Run) -> None:
    said = init(run)
    assert said.exit_code == 0, said.output
    space = Workspace.objects.get()
    assert (space.name, space.time_zone) == ("Cedar & Stone", "Europe/Berlin")
    assert Member.objects.get(workspace=space).role == "owner"
    assert authenticate(username="dana@cedar.example", password=factories.PASSWORD) is not None
    assert Playbook.objects.get().mode == "sandbox"
    source = Source.objects.get()
    assert f"/in/{source.key}" in said.output
    assert factories.PASSWORD not in said.output


def test_the_playbook_names_the_business(run: Run) -> None:
    run("init", "--workspace", 'Reed "Roofs"', *GIVEN[2:], HANDRAIL_OWNER_PASSWORD="a-good-one-2x")
    version = Playbook.objects.get().active_version
    assert version is not None
    assert '"Reed \\"Roofs\\""' in version.document


def test_what_is_not_given_is_asked(run: Run) -> None:
    typed = f"Cedar\ndana@cedar.example\nDana\n{factories.PASSWORD}\n{factories.PASSWORD}\n"
    said = run("init", given=typed)
    assert said.exit_code == 0, said.output
    assert Workspace.objects.get().name == "Cedar"
    assert factories.PASSWORD not in said.output


def test_a_weak_password_is_refused_with_its_reason_and_asked_again(run: Run) -> None:
    good = factories.PASSWORD
    said = run("init", *GIVEN, given=f"12345\n12345\n{good}\n{good}\n")
    assert "too short" in said.output
    assert said.exit_code == 0, said.output


def test_a_weak_password_as_an_option_makes_nothing(run: Run) -> None:
    said = init(run, password="password12")
    assert said.exit_code == 1
    assert "too common" in said.output
    assert not Workspace.objects.exists()


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--time-zone", "Berlin", "Europe/Berlin"),
        ("--email", "dana", "e-mail"),
        ("--channel", "fax", "fax"),
        ("--playbook", "/nowhere.yaml", "/nowhere.yaml"),
    ],
)
def test_an_option_that_cannot_be_used_is_explained(
    run: Run, option: str, value: str, word: str
) -> None:
    said = init(run, option, value)
    assert said.exit_code == 2
    assert word in said.output
    assert not Workspace.objects.exists()


def test_a_playbook_with_a_fault_makes_nothing_and_names_the_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("handrail: 1\nname: Own\nbusiness: Own\nurgency: 7\n")
    said = init(run, "--playbook", str(path))
    assert said.exit_code == 1
    assert "4" in said.output
    assert not Workspace.objects.exists()


def test_an_own_playbook_is_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(factories.PLAYBOOK.replace("Local trades", "Our rules"))
    said = init(run, "--playbook", str(path), "--mode", "shadow", "--channel", "email")
    assert said.exit_code == 0, said.output
    assert "Our rules, shadow" in said.output
    assert Source.objects.get().channel == "email"


def test_again_with_the_same_name_changes_nothing(run: Run) -> None:
    init(run)
    said = init(run, password="another-good-one")
    assert said.exit_code == 0
    assert "nothing was changed" in said.output
    assert Workspace.objects.count() == 1
    assert authenticate(username="dana@cedar.example", password=factories.PASSWORD) is not None
