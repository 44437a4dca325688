"""What a sentence says of the services in it, however often that is asked."""

from __future__ import annotations

from collections import Counter

import pytest
from spacy.language import Language

from affilcli.pipeline.annotations import Sentence
from affilcli.pipeline.page import Page
from affilcli.pipeline.services import clauses, items, scope
from affilcli.pipeline.services.exclusion_candidates import candidates


def test_the_clauses_of_a_sentence_are_looked_for_once(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Mercy and Rush merge. " + "The clinic is not part of the agreement, and " * 20
    page = Page(nlp(text))
    looked: list[int] = []

    def counted(text: str, sentence: Sentence) -> list[int]:
        looked.append(sentence["start"])
        return clauses.cuts(text, sentence)

    monkeypatch.setattr(scope, "cuts", counted)
    asked = scope.Scope(page)
    for start in range(22, 800, 45):
        asked.readings(start + 4, start + 10)
    assert looked == [22]


@pytest.mark.parametrize("length", [5, 50])
def test_names_below_a_heading_are_looked_at_no_more_often_the_more_there_are(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    page = Page(nlp("What stays behind. " + "The clinic in Troy. " * length))
    looked: list[int] = []
    names_only = items._names_only

    def counted(page: Page, index: int) -> bool:
        looked.append(index)
        return names_only(page, index)

    monkeypatch.setattr(items, "_names_only", counted)
    assert len(list(candidates(page, scope.Scope(page)))) >= length
    assert max(Counter(looked).values()) <= 2
