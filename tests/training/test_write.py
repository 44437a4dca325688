"""Weights are written where they stand; all else in the file stays as it is."""

from __future__ import annotations

import pytest

from training.write import rewritten

FILE = """\
# Cues. Notation: pipeline/notation.py.
[cues]
bias = ["bias = 1.0"]

[weights.person]  # log-odds
bias = -2.0
title = 2.2   # a title, "3.0"
"strong cue" = 1.0
model = 7

[weights.other]
title = 5.0
"""


def test_only_the_numbers_of_the_table_change() -> None:
    found = rewritten(FILE, "person", {"bias": -3.1, "title": 2.2, "strong cue": 1.5})
    assert found == FILE.replace("= -2.0", "= -3.1").replace('cue" = 1.0', 'cue" = 1.5')


def test_a_number_that_is_the_same_keeps_its_digits() -> None:
    assert rewritten(FILE, "person", {"model": 7.0}) == FILE


def test_a_line_keeps_its_comment_and_its_end() -> None:
    found = rewritten(FILE.replace("\n", "\r\n"), "person", {"title": 0.4})
    assert found == FILE.replace("2.2", "0.4").replace("\n", "\r\n")


def test_a_weight_that_the_table_does_not_have_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="no absent"):
        rewritten(FILE, "other", {"absent": 1.0})
