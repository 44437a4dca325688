"""Known names with more behind them than the gazetteer has."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "name", "entry"),
    [
        (
            "It signed a letter of intent with Catholic Health Initiatives of Englewood, Colo.",
            "Catholic Health Initiatives",
            "catholic-health-initiatives",
        ),
        (
            "It formed a venture with Acadia Healthcare Co. of Franklin, Tenn.",
            "Acadia Healthcare Co.",
            "acadia-healthcare",
        ),
        (
            "The board met the leaders of Community Hospital of McCook, Neb.",
            "Community Hospital of McCook",
            "community-hospital-mccook",
        ),
        (
            "The board met the leaders of Memorial Hospital of Butler County in Ohio.",
            "Memorial Hospital of Butler County",
            None,
        ),
    ],
)
def test_a_place_or_a_legal_ending_behind_a_known_name_is_no_other_institution(
    nlp: Language, text: str, name: str, entry: str | None
) -> None:
    found = {one["name"].rstrip("."): one["id"] for one in nlp(text)._.affil_institutions}
    assert found[name.rstrip(".")] == entry
