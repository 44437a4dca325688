"""Fits the weights with which strings are linked to institutions.

    python -m training.linking STRINGS.csv REGISTRY.csv [--write]

STRINGS.csv is one that `benchmarks.linking` reads; REGISTRY.csv is what `affil gazetteer
import` makes of the Research Organization Registry. A conditional logit, held near nothing: of
the institutions that a string may mean one is meant, or none. It is judged on strings held out,
of institutions that the others do not have; its weights go into `vocabulary/linking.toml`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from affilcli.gazetteer.gazetteer import Gazetteer
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.loading import read_rows
from affilcli.vocabulary import weights
from benchmarks.linking.strings import Labelled, read

VOCABULARY = Path(__file__).parents[1] / "src" / "affilcli" / "vocabulary" / "linking.toml"
#: how strongly weights are held near nothing
STRENGTH = 8.0
#: a feature is weighed that stands in so many strings
SEEN = 20
#: how often the best candidate of an institution is chosen anew
ROUNDS = 2
FOLDS = 5
SEED = 0
TABLE = "[weights.link]\n"

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class Choice(NamedTuple):
    """A string's candidates: the features of each, the ROR ids of their institutions, which of them
    is meant, and whether the registry holds it.
    """

    rows: list[dict[str, float]]
    rors: list[str | None]
    wanted: str | None

    def best(self, known: Mapping[str, float]) -> Choice:
        """Each institution by the best of its candidates alone."""
        found: dict[str | None, tuple[float, int]] = {}
        for place, (row, ror) in enumerate(zip(self.rows, self.rors, strict=True)):
            odds = sum(known.get(name, 0.0) * value for name, value in row.items())
            found[ror] = max(found.get(ror, (odds, place)), (odds, place))
        kept = [place for _, place in found.values()]
        rows, rors = [self.rows[k] for k in kept], [self.rors[k] for k in kept]
        return Choice(rows, rors, self.wanted)

    @property
    def meant(self) -> int | None:
        """Which row is of the one that is meant, where there is one."""
        wanted = self.wanted
        return self.rors.index(wanted) if wanted is not None and wanted in self.rors else None


def choices(strings: Sequence[Labelled], linker: Linker) -> list[Choice]:
    """What there is to choose from for each string; `wanted` is None outside of the registry."""
    held = {one.ror for one in linker.index.everybody() if one.ror}
    return [_choice(one.text, min(one.rors & held, default=None), linker) for one in strings]


def _choice(text: str, wanted: str | None, linker: Linker) -> Choice:
    mention = Mention(text)
    found = list(linker.featuring.all_of(mention, linker.candidates.of(mention)))
    rors = [linker.index.institution(one.institution).ror for one, _ in found]
    return Choice([features for _, features in found], rors, wanted)


def frequent(data: Sequence[Choice]) -> list[str]:
    """The features that stand in enough strings to be weighed."""
    seen = Counter(name for one in data for name in {name for row in one.rows for name in row})
    return sorted(name for name, count in seen.items() if count >= SEEN)


def learnt(data: Sequence[Choice], names: Sequence[str]) -> dict[str, float]:
    """The weights; those of one round choose the best candidates of institutions for the next."""
    known: dict[str, float] = weights("linking", "link")
    for _ in range(ROUNDS):
        rows = [one.best(known) for one in data]
        known = dict(zip(names, fitted(rows, names).tolist(), strict=True))
    return known


def table_of(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Numbers:
    """Features as numbers, a column each."""
    columns = {name: place for place, name in enumerate(names)}
    found = np.zeros((len(rows), len(columns)))
    for place, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                found[place, columns[name]] = value
    return found


def fitted(data: Sequence[Choice], names: Sequence[str]) -> Numbers:
    """The weights by Newton's method."""
    told = [one for one in data if len(one.rors)]
    rows = table_of([row for one in told for row in one.rows], names)
    sizes = [len(one.rors) for one in told]
    starts = np.cumsum([0, *sizes[:-1]], dtype=np.int64)
    owner = np.repeat(np.arange(len(told)), sizes)
    meant = np.zeros(len(rows))
    for start, one in zip(starts, told, strict=True):
        if one.meant is not None:
            meant[start + one.meant] = 1
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        step = _step(found, rows, meant, starts, owner)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return found


def _step(at: Numbers, rows: Numbers, meant: Numbers, starts: Places, owner: Places) -> Numbers:
    chances = _chances(rows @ at, starts, owner)
    slope = STRENGTH * at + rows.T @ (chances - meant)
    means = np.add.reduceat(chances[:, None] * rows, starts, axis=0)
    curve = STRENGTH * np.eye(len(at)) + (rows.T * chances) @ rows - means.T @ means
    solved: Numbers = np.linalg.solve(curve, slope)
    return solved


def _chances(odds: Numbers, starts: Places, owner: Places) -> Numbers:
    """The probability of each row beside those of its string, and beside none of them."""
    top = np.maximum(0, np.maximum.reduceat(odds, starts))
    powers = np.exp(odds - top[owner])
    chances: Numbers = powers / (np.add.reduceat(powers, starts) + np.exp(-top))[owner]
    return chances


def folds_of(strings: Sequence[Labelled]) -> list[int]:
    """A fold for each string: the same for equal strings and for those of one institution, so that
    no fold knows another's labels, and about the same number of strings in each.
    """
    family = families([{one.text.casefold(), *one.rors} for one in strings])
    sizes, loads, fold = Counter(family), [0] * FOLDS, {}
    chance = np.random.default_rng(SEED)
    for one in sorted(sizes, key=lambda one: (-sizes[one], chance.random())):
        fold[one] = min(range(FOLDS), key=loads.__getitem__)
        loads[fold[one]] += sizes[one]
    return [fold[one] for one in family]


def families(marks: Sequence[set[str]]) -> list[int]:
    """A number for each set, the same for sets that share a mark with each other, or with one that
    does.
    """
    above = list(range(len(marks)))

    def top(one: int) -> int:
        while above[one] != one:
            above[one] = one = above[above[one]]
        return one

    owner: dict[str, int] = {}
    for number, some in enumerate(marks):
        for mark in sorted(some):
            above[top(number)] = top(owner.setdefault(mark, number))
    return [top(number) for number in range(len(marks))]


def held_out(data: Sequence[Choice], folds: Sequence[int]) -> list[tuple[float, bool, bool]]:
    """For each string, judged by weights of others: the best one's probability, whether it is
    right, and whether the registry holds the one that is wanted.
    """
    judged: dict[int, tuple[float, bool, bool]] = {}
    for fold in range(FOLDS):
        tested = {place for place, own in enumerate(folds) if own == fold}
        others = [one for place, one in enumerate(data) if place not in tested]
        known = learnt(others, frequent(others))
        judged |= {place: _judged(data[place].best(known), known) for place in tested}
    return [judged[place] for place in range(len(data))]


def _judged(one: Choice, known: Mapping[str, float]) -> tuple[float, bool, bool]:
    covered = one.wanted is not None
    if not one.rors:
        return 0.0, False, covered
    chances = chances_of(one, known)
    best = int(chances.argmax())
    return float(chances[best]), best == one.meant, covered


def chances_of(one: Choice, known: Mapping[str, float]) -> Numbers:
    """The probability of each row."""
    odds = table_of(one.rows, list(known)) @ np.array(list(known.values()))
    return _chances(odds, np.array([0]), np.zeros(len(odds), dtype=int))


def report(judged: Sequence[tuple[float, bool, bool]]) -> str:
    """Precision, recall and F1 by the least probability that is given, and how far it holds."""
    lines = ["least  precision  recall  F1     precision on strings that the registry covers"]
    for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
        given = [one for one in judged if one[0] >= least and one[0] > 0]
        right = sum(one[1] for one in given)
        within = sum(one[2] for one in given)
        precision, recall = right / max(1, len(given)), right / sum(one[2] for one in judged)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(
            f"{least:.1f}    {precision:.3f}      {recall:.3f}   {f1:.3f}  {right / within:.3f}"
        )
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        bin_ = [one for one in judged if low <= one[0] < low + 0.1 or (low == 0.9 and one[0] >= 1)]
        share, mean = (np.mean([one[k] for one in bin_]) for k in (1, 0))
        lines.append(
            f"of {len(bin_)} given {low:.1f} to {low + 0.1:.1f}: {share:.3f} right of {mean:.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Fit, judge, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("strings", type=Path)
    parser.add_argument("registry", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    strings = read(asked.strings)
    linker = Linker(Gazetteer.of(row.entry for row in read_rows(asked.registry)).index)
    data = choices(strings, linker)
    judged = held_out(data, folds_of(strings))
    hospitals = [one for one, text in zip(judged, strings, strict=True) if text.hospital_like]
    print(f"all strings\n{report(judged)}\n\nhospital-like strings\n{report(hospitals)}")
    if asked.write:
        known = learnt(data, frequent(data))
        text = VOCABULARY.read_text(encoding="utf-8")
        VOCABULARY.write_text(_with(text, known), encoding="utf-8")


def _with(text: str, known: Mapping[str, float]) -> str:
    """The vocabulary with these weights, the last table of it."""
    head, _, _ = text.partition(TABLE)
    lines = (f"{name} = {round(weight, 2)}\n" for name, weight in sorted(known.items()))
    return head + TABLE + "".join(lines)


if __name__ == "__main__":
    main()
