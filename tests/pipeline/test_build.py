from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from affilcli.errors import AffilError
from affilcli.pipeline.build import COMPONENTS, load_model

TEXT = "Mercer Hospital and Oakline Health have signed an agreement to merge on May 6, 2024.\n"


def test_every_component_finds_what_it_requires(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert {name: lack for name, lack in analysis["problems"].items() if lack} == {}


def test_only_the_entity_recogniser_of_the_model_runs(nlp: Language) -> None:
    assert nlp.pipe_names == ["ner", *COMPONENTS]


def test_what_the_components_found_survives_a_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(data).get_docs(nlp.vocab)
    for name in ("affil_zones", "affil_institutions", "affil_parties", "affil_dates"):
        # msgpack gives tuples back for lists
        assert json.dumps(getattr(again._, name)) == json.dumps(getattr(doc._, name))


def test_a_missing_model_is_said_with_what_to_do() -> None:
    with pytest.raises(AffilError) as caught:
        load_model("xx_no_such_model")
    assert "xx_no_such_model" in caught.value.message
    assert "install" in (caught.value.hint or "")


def test_a_component_in_the_wrong_order_says_what_it_needs() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("affil_institutions")
    with pytest.raises(ValueError, match="affil_zones"):
        blank(TEXT)
