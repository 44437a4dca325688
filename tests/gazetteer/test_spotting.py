"""Names of the gazetteer as they stand in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.index import folded
from affilcli.gazetteer.spotting import Spotted, Spotter

HELD = Gazetteer.of(
    [
        Institution(id="lurie", name="Lurie Children's Hospital", aliases=("Lurie Children's",)),
        Institution(id="oakline", name="Oakline Health", acronyms=("OH", "U of O")),
        Institution(id="oakline-north", name="Oakline Health North"),
        Institution(id="st-mary", name="St. Mary's Hospital of Union County"),
        Institution(id="reno", name="University of Nevada, Reno"),
        Institution(id="strasse", name="Klinik Groß Straße"),
        Institution(id="lanai", name="Lanai Community Hospital"),
    ]
)
SPOTTER = Spotter(HELD.index)


def found(text: str) -> list[tuple[str, str]]:
    """What the text has, word for word, and whose name that is."""
    return [(text[one.start : one.end], owner) for one in spotted(text) for owner in owners(one)]


def spotted(text: str) -> list[Spotted]:
    return SPOTTER.spotted(text)


def owners(one: Spotted) -> list[str]:
    index = HELD.index
    return [index.institution(index.owners[form]).id for form in one.forms]


@pytest.mark.parametrize(
    "words",
    [
        "Lurie Children's Hospital", "Lurie Children’s Hospital", "LURIE CHILDREN’S HOSPITAL",
        "Lurie Childrens Hospital", "Lurie Children’s\nHospital",
    ],
)  # fmt: skip
def test_case_apostrophes_and_line_ends_do_not_matter(words: str) -> None:
    assert (words, "lurie") in found(f"doctors of {words} said")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at Saint Mary’s Hospital of Union County", "Saint Mary’s Hospital of Union County"),
        ("the University of Nevada, Reno, said", "University of Nevada, Reno"),
        ("die KLINIK GROSS STRASSE in", "KLINIK GROSS STRASSE"),
        ("Lānaʻi Community Hospital", "Lānaʻi Community Hospital"),
        ("“Oakline Health” is", "Oakline Health"),
        ("(Oakline Health)", "Oakline Health"),
        ("Oakline-Health", "Oakline-Health"),
    ],
)
def test_a_name_is_quoted_as_it_stands_however_it_is_folded(text: str, words: str) -> None:
    assert words in [quoted for quoted, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Soakline Health", "Oakline Healthy", "O’Oakline Health", "oakline health",
        "They moved from Oakline. Health is dear.", "Oakline\n\nHealth", "Oakline (Health)",
        "Oakline: Health", "Oakline … Health",
    ],
)  # fmt: skip
def test_parts_of_words_small_letters_and_two_sentences_are_no_name(text: str) -> None:
    assert not found(text)


def test_a_possessive_ending_is_no_part_of_a_name_unless_it_is_its_own() -> None:
    assert found("Oakline Health’s chief") == [("Oakline Health", "oakline")]
    assert found("OAKLINE HEALTH'S chief") == [("OAKLINE HEALTH", "oakline")]
    assert found("for OH’s staff") == [("OH", "oakline")]
    assert found("at Lurie Children’s they") == [("Lurie Children’s", "lurie")]


def test_acronyms_are_found_as_they_are_written_alone() -> None:
    assert found("OH and U of O") == [("OH", "oakline"), ("U of O", "oakline")]
    assert not found("Oh, and u of o, and U OF O")


def test_one_name_may_lie_in_another() -> None:
    assert found("at Oakline Health North") == [
        ("Oakline Health", "oakline"),
        ("Oakline Health North", "oakline-north"),
    ]


PIECES = st.lists(
    st.sampled_from(
        ["Oakline", "Health", "health’s", "Health's", "North", "of", "St.", "Saint", "Mary’s",
         "OH", "Hospital", "Union", "County", " ", "  ", "\n", "\n\n", ". ", ", ", "’s",
         "İ", "ß", "-", "“"]
    )
)  # fmt: skip


@given(PIECES)
def test_whatever_is_found_is_spelled_like_a_form_of_its_owner(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in spotted(text):
        words = text[one.start : one.end]
        forms = [HELD.index.form(form).text for form in one.forms]
        assert all(folded(form) == folded(words) for form in forms)
        assert not text[one.start - 1 : one.start].isalnum()
        assert not text[one.end : one.end + 1].isalnum()


@given(PIECES, PIECES)
def test_what_stands_before_and_behind_in_other_paragraphs_changes_nothing(
    before: list[str], behind: list[str]
) -> None:
    text = f"{''.join(before)}\n\nOakline Health North\n\n{''.join(behind)}"
    start = text.index("\n\nOakline Health North\n\n", len("".join(before))) + 2
    assert (start, start + len("Oakline Health North")) in [one[:2] for one in spotted(text)]
