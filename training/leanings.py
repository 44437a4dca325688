"""Fits what words and pairs of words say for each kind, stage and family of roles.

They stand in `vocabulary/leanings.toml`.

Each word by itself, as naive Bayes has it: how much likelier texts of a value hold it than others.
Shares are smoothed towards that of all texts. That words do not speak for themselves is told by the
weight of their sum, which is fitted with the weights of all other features.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from affilcli.evaluate.gold import Gold
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
#: how many texts of the average kind every value is thought to have beside its own
SMOOTHING = 20.0
#: a ratio smaller than this is not worth its place
LEAST = 0.5
HEAD = """\
# How far single words lean to each kind, stage and family of roles, as log-likelihood ratios. Made
# by `make fit DECISIONS=leanings ARGS=--write`, not by hand: words of small letters and pairs of
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
    """What each word says for each of the values; words that say nothing are left out."""
    every = Counter(word for one in texts for word in one.words)
    shares = {v: [1 / len(one.gold) if v in one.gold else 0.0 for one in texts] for v in values}
    having = {v: _counted(texts, shares[v]) for v in values}
    rows: Rows = {}
    for word, count in sorted(every.items()):
        if count >= TEXTS:
            row = [_ratio(having[v][word], sum(shares[v]), count, len(texts)) for v in values]
            rows[word] = [x if abs(x) >= LEAST else 0.0 for x in row]
    return {word: row for word, row in rows.items() if any(row)}


def _counted(texts: Sequence[Told], shares: Sequence[float]) -> Mapping[str, float]:
    """How many texts of a value have each word; one of two values counts half for each."""
    found: dict[str, float] = defaultdict(float)
    for one, share in zip(texts, shares, strict=True):
        for word in one.words if share else ():
            found[word] += share
    return found


def _ratio(inside: float, size: float, count: float, total: float) -> float:
    """Log of how much likelier texts of a value hold a word than the rest."""
    usual = count / total
    own = (inside + SMOOTHING * usual) / (size + SMOOTHING)
    others = (count - inside + SMOOTHING * usual) / (total - size + SMOOTHING)
    return round(math.log(own / others), 1)


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
