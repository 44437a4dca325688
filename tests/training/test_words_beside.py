"""What the words beside names say is learnt from names that gold has as parties, or has not."""

from __future__ import annotations

import tomllib

import pytest

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.deal import name_diction
from affilcli.pipeline.deal.beside import PLACES
from affilcli.vocabulary import rows_of
from training.likelihoods import Told
from training.name_words import NameWords
from training.name_words import Told as ToldOfName
from training.party_words import PartyWords

RIGHT, WRONG = ("behind", "sold"), ("before", "former")
TOLD = [
    Told(str(number), [{RIGHT if number % 2 else WRONG}], right=bool(number % 2))
    for number in range(80)
]
OF_NAMES = [
    ToldOfName(one.document, frozenset(" ".join(word) for word in one.mentions[0]), one.right)
    for one in TOLD
]
PLACES_OF_NAMES = (*name_diction.BESIDE, *name_diction.WITHIN)


@pytest.mark.parametrize(
    ("words", "told", "places"),
    [(PartyWords([]), TOLD, PLACES), (NameWords([]), OF_NAMES, PLACES_OF_NAMES)],
)
def test_a_file_has_a_table_for_each_place_and_all_that_was_learnt(
    words: PartyWords | NameWords,
    told: list[Told] | list[ToldOfName],
    places: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "told", told)
    tables = tomllib.loads(words.file())
    assert tuple(tables) == places
    read = {
        (place, word): number
        for place in places
        for word, (number,) in rows_of(tables[place]["words"]).items()
    }
    assert read == pytest.approx(words.rows())
    assert words.rows(Fold(frozenset({1}), 2)) != words.rows()
