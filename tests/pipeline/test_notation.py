"""Phrases as they are written in the vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.notation import folded, parsed
from affilcli.vocabulary import load


@pytest.mark.parametrize("phrase", ["(open", "one)~ two", "un*", "..", ""])
def test_a_phrase_that_is_not_well_formed_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|beginning|word"):
        parsed(phrase)


@pytest.mark.parametrize(
    "subject",
    ["agreement", "background", "clauses", "dates", "figures", "parties", "scope", "zones"],
)
def test_every_phrase_of_the_vocabulary_is_well_formed(subject: str) -> None:
    """Also: each can be found in the shortest text that it describes."""

    def phrases(node: object) -> list[str]:
        if isinstance(node, dict):
            return [p for key, value in node.items() if key != "weights" for p in phrases(value)]
        if isinstance(node, list):
            return [p for value in node for p in phrases(value)]
        return [node] if isinstance(node, str) else []

    assert phrases(load(subject))


@given(st.text(max_size=300))
def test_a_folded_text_keeps_its_offsets(text: str) -> None:
    assert len(folded(text + "İ")) == len(text) + 1
