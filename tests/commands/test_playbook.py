"""`handrail playbook`: what differs, what there is, and changes in a member's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from handrail.core.playbook.load import load_playbook
from handrail.starters import KINDS, file_name, starter
from handrail.store.models import AuditEvent, Member, Playbook, PlaybookVersion, Role, Workspace
from tests import factories
from tests.commands.conftest import Run

RULES = factories.PLAYBOOK
CHANGED = RULES.replace("60 dollars", "70 dollars").replace("within: 4h", "within: 6h")


def written(folder: Path, name: str, text: str) -> str:
    """The path of a file with this text."""
    path = folder / name
    path.write_bytes(text.encode())
    return str(path)


class TestFiles:
    """Two files, without a database."""

    def diff(self, run: Run, folder: Path, old: str, new: str) -> Result:
        return run(
            "playbook", "diff", written(folder, "a.yaml", old), written(folder, "b.yaml", new)
        )

    def test_what_differs_is_said_in_words(self, run: Run, tmp_path: Path) -> None:
        said = self.diff(run, tmp_path, RULES, CHANGED)
        assert said.exit_code == 1
        assert "The fact survey now says “A survey visit costs 70 dollars.”" in said.output
        assert "The urgency normal is to be answered within 6h; was: 4h." in said.output

    def test_comments_and_layout_are_no_difference(self, run: Run, tmp_path: Path) -> None:
        said = self.diff(
            run, tmp_path, RULES, f"# ours\r\n{RULES.replace(chr(10), chr(13) + chr(10))}"
        )
        assert said.exit_code == 0, said.output
        assert "no rule differs" in said.output

    def test_a_file_that_is_none_is_named_with_its_faults(self, run: Run, tmp_path: Path) -> None:
        said = self.diff(run, tmp_path, RULES, "handrail: 1\nname: Ours\n")
        assert said.exit_code == 2
        assert "b.yaml:" in said.output
        assert "services" in said.output
        absent = run("playbook", "diff", str(tmp_path / "a.yaml"), str(tmp_path / "absent.yaml"))
        assert absent.exit_code == 2
        assert "absent.yaml cannot be read" in absent.output

    @pytest.mark.parametrize(
        "given",
        [(), ("a", "b", "c"), ("a.yaml", "b.yaml", "--from", "1"), ("a", "b", "--workspace", "w")],
    )
    def test_what_to_compare_has_to_be_clear(self, run: Run, given: tuple[str, ...]) -> None:
        assert run("playbook", "diff", *given).exit_code == 2


pytestmark = pytest.mark.django_db


@pytest.fixture
def space() -> Workspace:
    """A workspace with members of two roles and a playbook of two versions, the first active."""
    made = factories.workspace(slug="cedar")
    factories.member(made, Role.OWNER, email="dana@cedar.example")
    factories.member(made, Role.REVIEWER, email="rob@cedar.example")
    return made


@pytest.fixture
def rules(space: Workspace, run: Run, tmp_path: Path) -> Playbook:
    """“Local trades” with two versions, the first active."""
    first = add(run, written(tmp_path, "rules.yaml", RULES))
    assert first.exit_code == 0, first.output
    second = add(run, written(tmp_path, "changed.yaml", CHANGED), "--changed", "Dearer visits.")
    assert second.exit_code == 0, second.output
    return Playbook.objects.get(workspace=space)


def add(run: Run, file: str, *more: str, email: str = "dana@cedar.example") -> Result:
    """`handrail playbook add`."""
    return run("playbook", "add", file, "--as", email, *more)


def activate(run: Run, version: str, *more: str, email: str = "dana@cedar.example") -> Result:
    """`handrail playbook activate`."""
    return run("playbook", "activate", "Local trades", version, "--as", email, *more)


def active(of: Playbook) -> int:
    """The number of the version in use."""
    of.refresh_from_db()
    assert of.active_version is not None
    return of.active_version.number


def test_a_file_becomes_a_playbook_then_a_version_by_its_member(rules: Playbook) -> None:
    assert (rules.name, rules.mode, active(rules)) == ("Local trades", "sandbox", 1)
    versions = PlaybookVersion.objects.filter(playbook=rules).order_by("number")
    assert [(row.document, row.change_note) for row in versions] == [
        (RULES, "First version"),
        (CHANGED, "Dearer visits."),
    ]
    assert {str(row.author and row.author.user.email) for row in versions} == {"dana@cedar.example"}


def test_a_version_is_activated_in_the_name_of_the_member(run: Run, rules: Playbook) -> None:
    said = activate(run, "2")
    assert said.exit_code == 0, said.output
    assert "Version 2 of “Local trades” is active" in said.output
    assert active(rules) == 2
    event = AuditEvent.objects.get(action="playbook.version_activated")
    member = Member.objects.get(user__email="dana@cedar.example")
    assert (event.actor_id, event.actor_kind) == (member.id, "member")
    assert activate(run, "1").exit_code == 0
    assert active(rules) == 1


def test_who_may_not_is_refused_and_nothing_changes(
    run: Run, rules: Playbook, tmp_path: Path
) -> None:
    before = AuditEvent.objects.count()
    said = activate(run, "2", email="rob@cedar.example")
    assert said.exit_code == 1
    assert "Your role may not change playbooks" in said.output
    file = written(tmp_path, "x.yaml", RULES.replace("Local trades", "Mine"))
    assert add(run, file, email="rob@cedar.example").exit_code == 1
    assert (active(rules), Playbook.objects.count()) == (1, 1)
    assert AuditEvent.objects.count() == before


def test_a_member_who_left_or_never_was_acts_in_nothing(run: Run, rules: Playbook) -> None:
    Member.objects.filter(user__email="dana@cedar.example").update(is_active=False)
    for email in ("dana@cedar.example", "nobody@cedar.example"):
        said = activate(run, "2", email=email)
        assert said.exit_code == 2
        assert "no active member" in said.output
    assert active(rules) == 1


def test_what_is_not_there_is_answered_with_what_is(run: Run, rules: Playbook) -> None:
    other = run("playbook", "activate", "Roofs", "1", "--as", "dana@cedar.example")
    assert (other.exit_code, "'Local trades'" in other.output) == (2, True)
    seventh = activate(run, "7")
    assert (seventh.exit_code, "versions: 1, 2" in seventh.output) == (2, True)
    where = activate(run, "2", "--workspace", "oak")
    assert (where.exit_code, "cedar" in where.output) == (2, True)
    shown = run("playbook", "show", "Roofs")
    assert (shown.exit_code, "'Local trades'" in shown.output) == (2, True)
    assert run("playbook", "show", "--version", "1").exit_code == 2


def test_a_file_that_cannot_be_used_is_refused(run: Run, rules: Playbook, tmp_path: Path) -> None:
    twice = add(run, written(tmp_path, "same.yaml", RULES))
    assert (twice.exit_code, "--changed" in twice.output) == (1, True)
    broken = add(run, written(tmp_path, "broken.yaml", "handrail: 1\nname: Ours\n"))
    assert (broken.exit_code, "services" in broken.output) == (1, True)
    named = add(run, written(tmp_path, "list.yaml", "- a\n"), "--name", "Ours")
    assert named.exit_code == 1
    assert add(run, str(tmp_path / "absent.yaml")).exit_code == 2
    assert PlaybookVersion.objects.count() == 2


def test_a_file_is_added_under_another_name(run: Run, rules: Playbook, tmp_path: Path) -> None:
    said = add(run, written(tmp_path, "r.yaml", RULES), "--name", "North side")
    assert said.exit_code == 0, said.output
    made = Playbook.objects.get(name="North side")
    assert made.active_version is not None
    assert made.active_version.document == RULES.replace("Local trades", "North side", 1)


def test_every_playbook_is_listed_and_a_version_is_printed_byte_for_byte(
    run: Run, rules: Playbook, tmp_path: Path
) -> None:
    said = run("playbook", "show")
    assert said.output == "cedar: “Local trades”, sandbox, version 1 active of 2\n"
    assert run("playbook", "show", "Local trades").stdout_bytes == RULES.encode()
    shown = run("playbook", "show", "Local trades", "--version", "2", "--workspace", "cedar")
    assert shown.stdout_bytes == CHANGED.encode()
    windows = f"# ü\r\n{RULES}".replace("Local trades", "Windows")
    add(run, written(tmp_path, "w.yaml", windows))
    assert run("playbook", "show", "Windows").stdout_bytes == windows.encode()


def test_versions_are_compared_in_words(run: Run, rules: Playbook) -> None:
    said = run("playbook", "diff", "Local trades", "--from", "1", "--to", "2")
    assert said.exit_code == 1
    assert "“Local trades” from version 1 to version 2" in said.output
    assert "70 dollars" in said.output
    assert run("playbook", "diff", "Local trades").output == said.output
    assert run("playbook", "diff", "Local trades", "--to", "1").exit_code == 0
    assert run("playbook", "diff", "Local trades", "--to", "9").exit_code == 2


def test_two_workspaces_with_the_same_name_have_to_be_told_apart(
    run: Run, rules: Playbook, tmp_path: Path
) -> None:
    oak = factories.workspace(slug="oak")
    factories.playbook(oak, name="Local trades", document=CHANGED)
    factories.member(
        oak, Role.OWNER, user=Member.objects.get(user__email="dana@cedar.example").user
    )
    for given in (("show", "Local trades"), ("diff", "Local trades")):
        said = run("playbook", *given)
        assert (said.exit_code, "cedar, oak" in said.output) == (2, True)
    assert (
        run("playbook", "show", "Local trades", "--workspace", "oak").stdout_bytes
        == CHANGED.encode()
    )
    file = written(tmp_path, "new.yaml", RULES.replace("Local trades", "Roofs"))
    said = add(run, file)
    assert (said.exit_code, "cedar, oak" in said.output) == (2, True)
    assert add(run, file, "--workspace", "oak").exit_code == 0
    assert Playbook.objects.get(name="Roofs").workspace == oak
    assert active(rules) == 1


def test_without_a_playbook_the_list_says_so(run: Run, space: Workspace) -> None:
    assert "no playbook yet" in run("playbook", "show").output
    assert "none yet" in run("playbook", "show", "Any").output


@pytest.mark.parametrize("kind", KINDS)
def test_init_begins_with_any_starter(run: Run, kind: str) -> None:
    said = run(
        *("init", "--workspace", "Oak", "--email", "dana@oak.example", "--name", "Dana"),
        *("--starter", kind),
        HANDRAIL_OWNER_PASSWORD=factories.PASSWORD,
    )
    assert said.exit_code == 0, said.output
    version = Playbook.objects.get().active_version
    assert version is not None
    own = starter(kind)
    expected = [line for line in own.text.splitlines() if not line.startswith("business:")]
    kept = [line for line in version.document.splitlines() if not line.startswith("business:")]
    assert kept == expected
    assert load_playbook(version.document).business == "Oak"


def test_init_takes_a_file_or_a_starter(run: Run) -> None:
    path = str(Path(__file__).parents[2] / "starters" / file_name("agency"))
    given = ("--workspace", "Oak", "--email", "dana@oak.example", "--name", "Dana")
    both = run("init", *given, "--playbook", path, "--starter", "clinic",
               HANDRAIL_OWNER_PASSWORD=factories.PASSWORD)  # fmt: skip
    assert (both.exit_code, "not both" in both.output) == (2, True)
    assert not Workspace.objects.exists()
