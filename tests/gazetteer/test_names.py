"""One spelling for names that writers vary."""

from __future__ import annotations

import pytest

from affilcli.gazetteer import normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The Children’s Hospital of Philadelphia", "children's hospital of philadelphia"),
        ("  Mount\u00a0Sinai\n Health   System ", "mount sinai health system"),
        ("Yale–New Haven", "yale-new haven"),
        ("Yale\u2011New Haven", "yale-new haven"),
        ("CHOP", "chop"),
        ("Charité – Universitätsmedizin", "charité - universitätsmedizin"),
        ("Theda Clark", "theda clark"),
        ("The", "the"),
        ("", ""),
    ],
)
def test_what_writers_vary_is_folded(written: str, plain: str) -> None:
    assert normalise(written) == plain


def test_a_folded_name_stays_as_it_is() -> None:
    once = normalise("The  “Rush” System—Chicago")
    assert normalise(once) == once
