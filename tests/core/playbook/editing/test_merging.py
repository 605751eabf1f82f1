"""Two people on one page: no value is ever overwritten without a choice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.editing.merging import merged
from handrail.core.playbook.editing.pages import page_of
from handrail.core.playbook.editing.typed import applied, bound

WORDS = st.sampled_from(["", "one", "two"])
PAGES = st.fixed_dictionaries({"name": WORDS, "business": WORDS})
CHOICES = st.dictionaries(
    st.sampled_from(["name", "business"]), st.sampled_from(["mine", "theirs", ""]), max_size=2
)
PAGE = page_of({}, "business")


@given(before=PAGES, mine=PAGES, theirs=PAGES, chosen=CHOICES)
def test_what_both_changed_is_written_only_as_it_was_chosen(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str], chosen: dict[str, str]
) -> None:
    assert PAGE is not None
    fields = bound(PAGE.section.groups({}), dict(theirs))
    found = merged(fields, before, mine, chosen)
    result = applied(fields, found.given, dict(theirs))
    for name, was in before.items():
        assert result.get(name, "") in (mine[name], theirs[name])
        if theirs[name] not in (was, mine[name]) and chosen.get(name) != "mine":
            assert result.get(name, "") == theirs[name]
    if theirs == before and not chosen:
        assert not found.choices
        assert {name: result.get(name, "") for name in before} == mine
    if found.choices:
        assert result == theirs
        assert {one.name for one in found.choices} <= {n for n in mine if mine[n] != theirs[n]}


def test_another_way_to_write_the_same_is_no_change() -> None:
    values = {"services": [{"code": "a", "name": "A", "words": ["x", "y"]}]}
    page = page_of(values, "services", "services", "0")
    assert page is not None
    fields = page.fields(values)
    before = {one.name: str(one.shown) for one in fields}
    found = merged(fields, before, {**before, "words": "x\n y ,"}, {})
    assert found.given == {}
