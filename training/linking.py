"""Fits the weights with which strings are linked to institutions.

    python -m training.linking STRINGS.csv REGISTRY.csv [--write]

STRINGS.csv is one that `benchmarks.linking` reads; REGISTRY.csv is what `affil gazetteer
import` makes of the Research Organization Registry. A conditional logit, held near nothing: of
the institutions that a string may mean one is meant, or none. It is judged on strings held out,
and its weights are written into `vocabulary/linking.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
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
from training.write import rewritten

VOCABULARY = Path(__file__).parents[1] / "src" / "affilcli" / "vocabulary" / "linking.toml"
#: how strongly weights are held near nothing
STRENGTH = 0.5
FOLDS = 5
SEED = 0

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class Choice(NamedTuple):
    """A string's candidates: a row of features each, their ROR ids, and which of them is meant."""

    features: Numbers
    rors: list[str | None]
    meant: int | None
    wanted: str | None


def choices(strings: Sequence[Labelled], linker: Linker, names: list[str]) -> list[Choice]:
    """What there is to choose from for each string; `wanted` is None outside of the registry."""
    columns = {name: place for place, name in enumerate(names)}
    held = {one.ror for one in linker.index.everybody() if one.ror}
    return [
        _choice(one.text, next(iter(one.rors & held), None), linker, columns) for one in strings
    ]


def _choice(text: str, wanted: str | None, linker: Linker, columns: dict[str, int]) -> Choice:
    mention = Mention(text)
    found = linker.featuring.of(mention, linker.candidates.of(mention))
    rows = np.zeros((len(found), len(columns)))
    for row, one in zip(rows, found, strict=True):
        for name, value in one.features.items():
            row[columns[name]] = value
    rors = [linker.index.institution(one.candidate.institution).ror for one in found]
    meant = rors.index(wanted) if wanted is not None and wanted in rors else None
    return Choice(rows, rors, meant, wanted)


def fitted(data: Sequence[Choice]) -> Numbers:
    """The weights by Newton's method."""
    told = [one for one in data if len(one.rors)]
    rows = np.vstack([one.features for one in told])
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


def held_out(data: Sequence[Choice]) -> list[tuple[float, bool, bool]]:
    """For each string, judged by weights of others: the best one's probability, whether it is
    right, and whether the registry holds the one that is wanted.
    """
    order = np.random.default_rng(SEED).permutation(len(data))
    judged: dict[int, tuple[float, bool, bool]] = {}
    for fold in range(FOLDS):
        tested = set(order[fold::FOLDS].tolist())
        found = fitted([one for place, one in enumerate(data) if place not in tested])
        judged |= {place: _judged(data[place], found) for place in tested}
    return [judged[place] for place in range(len(data))]


def _judged(one: Choice, found: Numbers) -> tuple[float, bool, bool]:
    covered = one.wanted is not None
    if not one.rors:
        return 0.0, False, covered
    count = len(one.rors)
    chances = _chances(one.features @ found, np.array([0]), np.zeros(count, dtype=int))
    best = int(chances.argmax())
    return float(chances[best]), best == one.meant, covered


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
    names = list(weights("linking", "link"))
    data = choices(strings, linker, names)
    judged = held_out(data)
    hospitals = [one for one, text in zip(judged, strings, strict=True) if text.hospital_like]
    print(f"all strings\n{report(judged)}\n\nhospital-like strings\n{report(hospitals)}")
    if asked.write:
        found = dict(zip(names, map(partial(round, ndigits=2), fitted(data).tolist()), strict=True))
        text = VOCABULARY.read_text(encoding="utf-8")
        VOCABULARY.write_text(rewritten(text, "link", found), encoding="utf-8")


if __name__ == "__main__":
    main()
