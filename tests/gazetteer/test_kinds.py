"""What type a name tells of."""

from __future__ import annotations

import pytest

from affilcli.gazetteer.check import TYPES
from affilcli.gazetteer.kinds import type_of
from affilcli.vocabulary import load


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dayton Children’s Hospital", "childrens-hospital"),
        ("Brody School of Medicine", "medical-school"),
        ("University Hospital of Wales", "academic-medical-center"),
        ("Mercy Health System", "health-system"),
        ("Guthrie Robert Packer Hospital", "hospital"),
        ("Stanford University", "university"),
        ("Rothman Orthopaedics", "physician-group"),
        ("Acme", "organization"),
    ],
)
def test_the_words_of_a_name_tell_its_type(name: str, kind: str) -> None:
    assert type_of(name) == kind


def test_every_type_of_the_vocabulary_is_one_that_check_knows() -> None:
    table = load("institution_types")
    assert {kind for kind, _ in table["types"]} | {table["otherwise"]} <= TYPES
