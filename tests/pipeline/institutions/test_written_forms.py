"""Names are found however they are written, and looked up rather than compared with all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.institutions.kin import Kin
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.institutions.short_forms import UNRELATED, Key, adds_legal_form, shortens
from affilcli.pipeline.institutions.written_forms import WrittenForms

NAMES = ("Mercy", "Mercy Health", "Children’s Hospital", "Roe & Doe, Inc.", "St. Luke’s")


def found(text: str) -> list[str]:
    forms = WrittenForms(tuple(word_list(name)) for name in NAMES)
    return [text[start:end] for start, end in forms.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mercy Health and Mercy", ["Mercy Health", "Mercy"]),
        ("MERCY\nHEALTH’s staff", ["MERCY\nHEALTH"]),
        ("Childrens Hospital, Children's Hospital", ["Childrens Hospital", "Children's Hospital"]),
        ("Roe and Doe Inc. runs St Luke's.", ["Roe and Doe Inc.", "St Luke's"]),
        ("Mercyful &Mercy Mercy&Co Mercy      Health", ["Mercy"]),
        ("nothing of the sort", []),
    ],
)
def test_the_longest_name_is_found_in_each_place(text: str, names: list[str]) -> None:
    assert found(text) == names


keys = st.lists(
    st.sampled_from(["a", "ab", "b", "c", "childrens", "hospital", "inc", "of", "north", "abc"]),
    min_size=1,
    max_size=5,
).map(tuple)


@given(st.lists(keys, max_size=6), keys)
def test_nothing_that_a_name_may_belong_to_is_passed_over(known: list[Key], key: Key) -> None:
    kin = Kin()
    for number, name in enumerate(known):
        kin.add(number, name, None)
    related = {n for n, name in enumerate(known) if shortens(key, name) < UNRELATED}
    same = {n for n, name in enumerate(known) if name == key or adds_legal_form(key, name)}
    assert same <= kin.same(key, None)
    assert related <= kin.same(key, None) | kin.longer(key)
