"""Every starter: without a fault, explained, and in three languages throughout."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from click.testing import CliRunner

from handrail.commands.main import main
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.load import validate_playbook
from handrail.core.playbook.surroundings import Surroundings
from handrail.starters import KINDS, Starter, all_starters, file_name, starter
from tests.docs.documents import ROOT

TODAY = date(2027, 3, 1)
LANGUAGES = ("en", "de", "es")
SMALL_FIRM = Surroundings(roles=frozenset({"owner"}), members=frozenset({"dana@cedar.example"}))
every_starter = pytest.mark.parametrize("one", all_starters(), ids=lambda one: one.kind)


def test_every_file_is_offered_and_every_offer_has_a_file() -> None:
    there = {
        each.name for each in files("handrail.starters").iterdir() if each.name.endswith("yaml")
    }
    assert there == {file_name(kind) for kind in KINDS}
    assert (ROOT / "starters" / file_name(KINDS[-1])).samefile(
        ROOT / "src/handrail/starters" / file_name(KINDS[-1])
    )
    with pytest.raises(KeyError):
        starter("../starters/trades")


@every_starter
def test_a_starter_has_no_fault_and_needs_no_second_look(one: Starter) -> None:
    assert validate_playbook(one.text, TODAY) == []


@every_starter
def test_a_starter_can_be_used_by_a_firm_of_one(one: Starter) -> None:
    found = validate_playbook(one.text, TODAY, SMALL_FIRM)
    assert [problem for problem in found if problem.severity == "error"] == []


@every_starter
def test_the_command_says_that_it_can_be_used(one: Starter) -> None:
    said = CliRunner().invoke(
        main, ["playbook", "validate", str(ROOT / "starters" / file_name(one.kind))]
    )
    assert said.exit_code == 0, said.output
    assert "can be used" in said.output
    assert "error" not in said.output


@every_starter
def test_every_sentence_of_a_reply_is_there_in_three_languages(one: Starter) -> None:
    playbook = one.playbook
    assert one.languages == LANGUAGES
    services = {service.code for service in playbook.services}
    asked = {fact.code for fact in playbook.required_facts}
    for language, template in playbook.tone.templates.items():
        assert set(template.services) == services, language
        if language != playbook.tone.language:
            assert set(template.questions) == asked, language
    for fact in playbook.facts:
        assert set(fact.translations) == {"de", "es"}, fact.code
        assert fact.expires is not None, fact.code


@every_starter
def test_every_section_is_explained_in_plain_words(one: Starter) -> None:
    lines = one.text.splitlines()
    assert one.audience
    assert not one.audience.startswith("#")
    sections = set(Playbook.model_fields) - {"handrail", "name", "business", "control_points"}
    for place, line in enumerate(lines):
        if line.partition(":")[0] in sections:
            before = [each for each in lines[max(0, place - 3) : place] if each.startswith("# ")]
            alone = line.startswith(("review:", "data_policy:")) and one.kind == "trades"
            assert before or alone, line


@every_starter
def test_a_starter_says_what_is_forbidden_and_who_comes_first_in_its_trade(one: Starter) -> None:
    playbook = one.playbook
    assert playbook.promises.forbidden
    assert playbook.promises.sign_off
    assert playbook.escalation.own
    assert len(playbook.services) >= 6
    assert all(host.endswith(".example") for host in playbook.promises.known_links)


def test_no_two_starters_share_a_name_or_a_business() -> None:
    assert len({one.playbook.name for one in all_starters()}) == len(KINDS)
    assert len({one.playbook.business for one in all_starters()}) == len(KINDS)
