"""What a sentence says of the services in it, however often that is asked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.annotations import Sentence
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.scope import Scope


def test_the_clauses_of_a_sentence_are_looked_for_once(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Mercy and Rush merge. " + "The clinic is not part of the agreement, and " * 20
    page = Page(nlp(text))
    looked: list[int] = []
    cuts = Scope._cuts

    def counted(scope: Scope, sentence: Sentence) -> list[int]:
        looked.append(sentence["start"])
        return cuts(scope, sentence)

    monkeypatch.setattr(Scope, "_cuts", counted)
    scope = Scope(page)
    for start in range(22, 800, 45):
        scope.readings(start + 4, start + 10)
    assert looked == [22]
