"""However a text is cut for the tokenizer, it comes out as it went in."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from affilcli.pipeline.tokens import LONGEST_RUN


@pytest.mark.parametrize("run", ["“", "a", "1,", "—", "’s", "漢", "e\u0301"])
def test_a_run_without_a_blank_is_cut_and_loses_nothing(nlp: Language, run: str) -> None:
    text = f" The {run * 5 * LONGEST_RUN} agreement\n"
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert max(len(token.text) for token in doc) <= LONGEST_RUN
    assert doc[-2].text == "agreement"


def test_what_has_no_such_run_is_cut_as_spacy_cuts_it(nlp: Language) -> None:
    text = "St. Luke’s (N.Y.) said it’s “done”: see https://example.com/a?b=" + "c" * 200
    whole = spacy.blank("en")(text)
    assert [token.text for token in nlp.make_doc(text)] == [token.text for token in whole]
