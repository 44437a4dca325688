from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.build import load_pipeline
from affilcli.settings import Settings


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline(Settings())
