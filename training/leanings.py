"""Fits what words and pairs of words say for each kind, stage and family of roles.

They stand in `vocabulary/leanings.toml`.

Logistic regression over the words of a text, of which all values but one are wrong. What their sum
is worth beside the cues is told by its weight, which is fitted with those of all other features.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from affilcli.evaluate.gold import Gold
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.build import COMPONENTS, load_pipeline
from affilcli.pipeline.deal import beside, name_diction, role_words
from affilcli.pipeline.deal.diction import leanings_known, values_of, words_of_deal
from affilcli.pipeline.deal.roles import family_of
from affilcli.pipeline.page import Page
from affilcli.settings import Settings
from training.examples import Read
from training.likelihoods import saying
from training.name_words import NameWords
from training.party_words import PartyWords
from training.ridge import having, ridge
from training.role_words import RoleWords
from training.words import folds
from training.write import table_of_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEANINGS, ROLES = "leanings", "roles"
#: decisions that have them
LEANING = ("kind", "stage", ROLES)
#: a word that fewer texts have is more of a name than a sign
TEXTS = 12
#: how strongly weights are held to nothing; what is kept of them, and which are worth their place
STRENGTH, DIGITS, LEAST = 10.0, 2, 0.05
#: that one of the values holds goes without saying: log-odds against none
SURE = 12.0
HEAD = """\
# How far single words lean to each kind, stage and family of roles, in log-odds. Made by
# `make fit DECISIONS=leanings ARGS=--write`, not by hand: words of small letters and pairs of
# them that {least} texts or more have; "^" stands before words of the headline and lead.
"""

Rows = dict[str, list[float]]


class Told(NamedTuple):
    """A text: its words, and the values that gold has for it, of which each counts alike."""

    id: str
    words: set[str]
    gold: Sequence[str]


def told(read: Iterable[Read], decision: str) -> list[Told]:
    """The texts that announce something."""
    return [
        Told(one.case.id, words_of_deal(Page(one.doc)), _values(one.case.gold, decision))
        for one in read
        if one.case.gold.relevant
    ]


def _values(gold: Gold, decision: str) -> Sequence[str]:
    """What gold has for a kind or stage, and the family that most parties have their roles of."""
    if decision != ROLES:
        values: Sequence[str] = getattr(gold, decision)
        return values
    families = Counter(family_of(party.role[0]) for party in gold.parties if not party.optional)
    return [family for family, _ in families.most_common(1)]


def fitted(texts: Sequence[Told], values: Sequence[str]) -> Rows:
    """What each word says for each of the values; words that say nothing are left out.

    Of two values of a text each counts half. How common a value is has a weight elsewhere.
    """
    words = [one.words for one in texts]
    right = np.array([[(v in one.gold) / max(1, len(one.gold)) for v in values] for one in texts])
    known = having([one.id for one in texts], words, TEXTS)
    found = ridge(words, right, known, STRENGTH, np.full(right.shape, SURE))
    rows = {word: [round(x, DIGITS) for x in row] for word, row in found.items() if word != BIAS}
    return {word: row for word, row in rows.items() if max(map(abs, row)) >= LEAST}


def hold_out(read: Sequence[Read]) -> None:
    """Let every text be decided by what words, and those beside names, say to those who have not
    read it.

    All that comes after kind and stage builds on them: it is decided anew.
    """
    texts = {decision: told(read, decision) for decision in LEANING}
    parties, names, sides = PartyWords(read), NameWords(read), RoleWords(read)
    for fold in folds():
        rows = {
            decision: fitted([one for one in texts[decision] if not fold.has(one.id)], values)
            for decision in LEANING
            for values in [values_of(decision)]
        }
        with (
            _leaning(rows),
            saying(beside.leanings_known(), parties.rows(fold)),
            saying(name_diction.leanings_known(), names.rows(fold)),
            saying(role_words.words_known(), sides.rows(fold)),
        ):
            for one in read:
                if fold.has(one.case.id):
                    _decide_anew(one.doc)


@contextmanager
def _leaning(rows: Mapping[str, Rows]) -> Iterator[None]:
    """Let words lean like this for a while."""
    kept = {decision: dict(leanings_known(decision)) for decision in rows}
    try:
        _put(rows)
        yield
    finally:
        _put(kept)


def _put(rows: Mapping[str, Rows]) -> None:
    for decision, found in rows.items():
        known = leanings_known(decision)
        known.clear()
        known.update(found)


def _decide_anew(doc: Doc) -> None:
    nlp = load_pipeline(Settings())
    for component in COMPONENTS[COMPONENTS.index("affil_agreement") :]:
        nlp.get_pipe(component)(doc)


def learn(read: Sequence[Read]) -> dict[str, Rows]:
    """The rows of every decision."""
    return {name: fitted(told(read, name), values_of(name)) for name in LEANING}


def file(rows: dict[str, Rows]) -> str:
    """`vocabulary/leanings.toml`."""
    tables = (table_of_rows(name, "values", values_of(name), rows[name]) for name in rows)
    return HEAD.format(least=TEXTS) + "".join(tables)
