from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.pipeline.dates.stories import Reader


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reader:
    """Zones and dates of a text, without the components that these do not need."""

    def run(text: str, published: str | None = None) -> Doc:
        doc = nlp.make_doc(text)
        doc._.affil_given_published = published
        for component in ("affil_zones", "affil_days", "affil_dates"):
            doc = nlp.get_pipe(component)(doc)
        return doc

    return run
