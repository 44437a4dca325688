"""The words beside the parties and between them tell which side each is on."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.deal.beside import Word
from affilcli.pipeline.deal.role_words import leanings, side_words, words_known
from affilcli.pipeline.page import Page

TEXT = "Oakline Health swallows tiny Mercer Hospital.\n\nNobody at Oakline Health spoke of money.\n"


def words_of(nlp: Language, text: str) -> dict[str, dict[Word, float]]:
    doc = nlp(text)
    institutions = doc._.affil_institutions
    found = side_words(Page(doc), institutions, range(len(institutions)))
    return {institutions[index]["name"]: words for index, words in found.items()}


def test_words_between_two_parties_speak_for_the_one_and_against_the_other(nlp: Language) -> None:
    words = words_of(nlp, TEXT)
    buyer, bought = words["Oakline Health"], words["Mercer Hospital"]
    assert buyer["between", "swallows"] == -bought["between", "swallows"] > 0
    assert ("beyond", "(party)") in buyer
    assert ("within", "mercer") in bought


def test_words_count_less_than_the_headline_in_the_story_and_ever_less_when_said_again(
    nlp: Language,
) -> None:
    story = "Oakline Health to grow\n\n" + "Everybody trusts Oakline Health. " * 4
    words = words_of(nlp, story)["Oakline Health"]
    assert 0 < words["before", "trusts"] < 4 * words["behind", "to"]


def test_words_in_another_sentence_are_not_between_the_parties(nlp: Language) -> None:
    words = words_of(nlp, "Nurses cheered Oakline Health. Mercer Hospital is smaller.\n")
    assert not any(place == "between" for place, _ in words["Oakline Health"])


def test_what_words_are_known_to_say_decides_whose_side_it_is(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(words_known(), ("between", "swallows"), 9.0)
    doc = nlp(TEXT)
    institutions = doc._.affil_institutions
    found = leanings(Page(doc), institutions, range(len(institutions)))
    assert [institutions[index]["name"] for index in sorted(found, key=lambda i: -found[i])] == [
        "Oakline Health",
        "Mercer Hospital",
    ]


def test_a_party_of_which_nothing_is_known_leans_nowhere(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert leanings(Page(doc), doc._.affil_institutions, []) == {}
