"""Institutions looked up in a prepared index."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer import FormerName, Gazetteer, Institution, ServiceLineEntry, load_gazetteer
from affilcli.gazetteer.gazetteer import index_of
from affilcli.gazetteer.index import Index, Kind, as_written, content, hashed, words_of
from affilcli.gazetteer.index.layout import DamagedError
from affilcli.gazetteer.index.words import MASK, written

LURIE = Institution(
    id="lurie",
    name="Ann & Robert H. Lurie Children's Hospital of Chicago",
    short_name="Lurie",
    aliases=("Lurie Children's",),
    former_names=(FormerName("Children's Memorial Hospital", "1904", "2012"),),
    acronyms=("LCH", "U of C"),
)
MAINE = Institution(id="mercy-me", name="Mercy Hospital", city="Portland", state="ME")
IOWA = Institution(id="mercy-ia", name="Mercy Hospital", city="Iowa City", state="IA")
HEART = ServiceLineEntry(id="cardiology", name="Cardiology", aliases=("heart care",))
INDEX = Gazetteer.of([LURIE, MAINE, IOWA, HEART]).index

NAMES = st.lists(
    st.sampled_from(["St", "Mary", "Mercy", "of", "the", "Hospital", "&", "Health", "Général"]),
    min_size=1,
)


def in_order(text: str, start: int = 0, index: Index = INDEX) -> list[tuple[int, list[str]]]:
    numbers = [hashed(word.folded) for word in words_of(text)]
    return [(end, owners(index, forms)) for end, forms in index.in_order(numbers, start)]


def owners(index: Index, forms: Sequence[int]) -> list[str]:
    return [index.institution(index.owners[form]).id for form in forms]


def test_the_names_that_begin_at_a_word_are_found_the_shortest_first() -> None:
    index = Gazetteer.of([MAINE, Institution(id="long", name="Mercy Hospital of Portland")]).index
    assert in_order("at Mercy hospital of Portland, Maine", 1, index) == [
        (3, ["mercy-me"]),
        (5, ["long"]),
    ]


def test_namesakes_all_claim_a_name() -> None:
    assert in_order("MERCY HOSPITAL") == [(2, ["mercy-ia", "mercy-me"])]


def test_the_beginning_of_a_name_is_no_name() -> None:
    assert in_order("Ann & Robert H.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LURIE.name, Kind.NAME),
        ("lurie childrens", Kind.ALIAS),
        ("Lurie", Kind.SHORT),
        ("Children’s Memorial Hospital", Kind.FORMER),
    ],
)
def test_a_form_knows_what_it_is(text: str, kind: Kind) -> None:
    numbers = [hashed(word.folded) for word in words_of(text)]
    [*_, (_, [form])] = INDEX.in_order(numbers)
    assert INDEX.kind(form) == INDEX.form(form).kind == kind


def test_a_former_name_tells_its_years() -> None:
    numbers = [hashed(word.folded) for word in words_of("Children’s Memorial Hospital")]
    [(_, [form])] = INDEX.in_order(numbers)
    assert INDEX.form(form) == ("Children's Memorial Hospital", Kind.FORMER, "1904", "2012")


@pytest.mark.parametrize(("text", "found"), [("LCH", 1), ("Lch", 0), ("U of C", 1), ("u of c", 0)])
def test_an_acronym_counts_only_as_it_is_written(text: str, found: int) -> None:
    assert len(INDEX.in_order([as_written(word) for word in written(text)])) == found


def test_words_in_another_order_find_the_same_name() -> None:
    words = content(["chicago", "lurie", "h", "ann", "robert", "hospital", "childrens"])
    bag = sum(map(hashed, words)) & MASK
    assert owners(INDEX, INDEX.in_any_order(bag)) == ["lurie"]


def test_a_word_leads_to_the_forms_that_have_it() -> None:
    word = INDEX.word(hashed("mercy"))
    assert word is not None
    assert owners(INDEX, INDEX.with_word(word)) == ["mercy-ia", "mercy-me"]
    assert all(word in INDEX.words(form) for form in INDEX.with_word(word))
    assert INDEX.word(hashed("zebra")) is None


def test_everything_comes_back_as_it_was() -> None:
    gazetteer = Gazetteer.of([MAINE, HEART, LURIE, IOWA])
    assert gazetteer.entries == (LURIE, IOWA, MAINE, HEART)
    assert gazetteer.institution("lurie") == LURIE
    assert gazetteer.service_line("cardiology") == HEART
    assert gazetteer.institution("cardiology") is None


def test_an_index_of_nothing_finds_nothing() -> None:
    index = Gazetteer.of(()).index
    assert (len(index), in_order("Mercy Hospital", index=index)) == (0, [])


def test_every_form_of_the_shipped_gazetteer_is_found() -> None:
    gazetteer = load_gazetteer()
    lost = [
        (one.id, name)
        for one in gazetteer.institutions
        for name in one.names
        if not _finds(gazetteer.index, name, one.id)
    ]
    assert lost == []


def _finds(index: Index, name: str, wanted: str) -> bool:
    text = name.removeprefix("The ")
    words = words_of(text)
    return (len(words), True) in [(end, wanted in ids) for end, ids in in_order(text, 0, index)]


@given(st.lists(NAMES, max_size=5), st.randoms())
def test_the_order_of_the_registry_does_not_matter(names: list[list[str]], random: Random) -> None:
    entries = [Institution(id=f"i{n}", name=" ".join(name)) for n, name in enumerate(names)]
    before = index_of(entries, "key")
    random.shuffle(entries)
    assert index_of(entries, "key") == before


@given(st.data())
def test_whatever_byte_is_changed_or_cut_off_the_index_is_refused(data: st.DataObject) -> None:
    sound = index_of([LURIE, MAINE, HEART], "key")
    at = data.draw(st.integers(0, len(sound) - 1))
    torn = bytearray(sound)
    torn[at] ^= data.draw(st.integers(1, 255))
    for wrong in (bytes(torn), sound[:at]):
        with pytest.raises(DamagedError):
            Index(wrong, "key")


def test_an_index_of_something_else_is_refused() -> None:
    with pytest.raises(DamagedError, match="another gazetteer"):
        Index(index_of([LURIE], "one"), "another")
