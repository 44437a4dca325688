"""A short look for documents that break what must hold for all; `make fuzz` takes a longer one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from fuzzing.hostile import documents
from fuzzing.properties import check
from fuzzing.shapes import SHAPES


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_records_quote_their_text_and_can_be_shown_whatever_it_is(data: bytes) -> None:
    check(data)


@pytest.mark.parametrize("name", SHAPES)
def test_a_text_that_repeats_one_thing_gives_a_sound_record(name: str) -> None:
    check(SHAPES[name](1500).encode())
