"""`python -m training DECISION… [--write] [--strength X]`: weights fitted to annotated texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli import vocabulary
from affilcli.evaluate.report import Report
from training.decisions import DECISIONS, Decision, collect
from training.effect import scored
from training.examples import JUDGED_ON, LEARNT_FROM, Examples, Read, read_cases
from training.fit import Weights, fit
from training.hiding import Hiding
from training.leanings import LEANINGS, file, hold_out, learn
from training.party_words import PARTY_WORDS, PartyWords
from training.tables import by_table, present_weights
from training.validate import Scores, cross_validated, judged_by, scores
from training.words import RELEVANCE, WORDS, WordsOf
from training.write import rewritten

STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0)
CHOICES = [*DECISIONS, WORDS, LEANINGS, PARTY_WORDS]
#: a change of a weight, and of a score, that is worth showing
TELLING, SEEN = 0.3, 0.0005


class Work(NamedTuple):
    """The texts to learn from, those to be judged on, and what was asked for."""

    read: Sequence[Read]
    unread: Sequence[Read]
    strengths: Sequence[float]
    write: bool
    words: WordsOf
    hiding: Hiding
    afresh: bool


class Fitted(NamedTuple):
    """A decision, and weights that promise to be better than the present ones."""

    decision: Decision
    strength: float
    weights: Weights


def main() -> int:
    """Fit every decision that was named, tell what it is worth, and write it if asked to."""
    asked = _arguments()
    read = [one for folder in LEARNT_FROM for one in read_cases(folder)]
    strengths = [asked.strength] if asked.strength else STRENGTHS
    hiding = Hiding(asked.hide, asked.seed)
    unread = list(read_cases(JUDGED_ON))
    work = Work(read, unread, strengths, asked.write, WordsOf(read), hiding, asked.afresh)
    hold_out(read)
    if RELEVANCE in asked.decisions:
        work.words.hold_out()
    for name in asked.decisions:
        if name == WORDS:
            _write_words(work)
            continue
        if name == LEANINGS:
            _write_leanings(work)
            continue
        if name == PARTY_WORDS:
            _write_party_words(work)
            continue
        found = [_fitted(decision, work) for decision in DECISIONS[name]]
        _conclude([one for one in found if one], work)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "decisions",
        nargs="+",
        choices=CHOICES,
        metavar="DECISION",
        help=str(CHOICES),
    )
    parser.add_argument(
        "--write", action="store_true", help="write the weights where they win on unread texts"
    )
    parser.add_argument(
        "--strength", type=float, help="how strongly weights are held; else the best of several"
    )
    parser.add_argument(
        "--afresh", action="store_true", help="hold weights near nothing, not near the present ones"
    )
    parser.add_argument(
        "--hide",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="hide the cues of this share of the choices (statuses)",
    )
    parser.add_argument("--seed", type=int, default=0, help="of which choices cues are hidden")
    return parser.parse_args()


def _fitted(decision: Decision, work: Work) -> Fitted | None:
    """The best fit of one decision by texts held out, if it wins on the unread ones."""
    examples, unread = collect(decision, work.read), collect(decision, work.unread)
    now = present_weights(decision)
    prior = dict.fromkeys(now, 0.0) if work.afresh else now
    print(f"\n{decision.name}: {_counts(examples)}")
    print(f"{'':18}{'log-loss':>10}{'F1':>8}{'calibration error':>20}")
    strength = _best_strength(decision, examples, prior, work)
    learnt = work.hiding.of(examples.found, decision.cues)
    weights = fit(learnt, prior, strength, exclusive=decision.exclusive)
    before, after = (
        scores(decision, unread, judged_by(decision, unread, w)) for w in (now, weights)
    )
    print(_row("unread, present", before))
    print(_row("unread, fitted", after))
    print("  " + ", ".join(_moves(now, weights)))
    return Fitted(decision, strength, weights) if after.loss < before.loss else None


def _best_strength(decision: Decision, examples: Examples, prior: Weights, work: Work) -> float:
    """The strength that says most of texts which it has not learnt from."""
    losses: dict[float, float] = {}
    for strength in work.strengths:
        judged = cross_validated(decision, examples, prior, strength, work.hiding)
        found = scores(decision, examples, judged)
        print(_row(f"strength {strength:g}", found))
        losses[strength] = found.loss
    return min(losses, key=lambda strength: losses[strength])


def _conclude(found: Sequence[Fitted], work: Work) -> None:
    """Tell what the records of unread texts become, and write the weights if they become better."""
    tables = {k: v for one in found for k, v in by_table(one.decision, one.weights).items()}
    cases = [one.case for one in work.unread]
    before, after = scored(cases, {}), scored(cases, tables)
    print("\n" + "\n".join(_changed(before, after)))
    if after.mean <= before.mean:
        print("the present weights stay: fitted ones do not win on unread texts")
    elif work.write:
        for one in found:
            _write(one.decision, one.weights)
            print(f"{one.decision.name}: written, strength {one.strength:g}")


def _changed(before: Report, after: Report) -> list[str]:
    """The scores of records that change, by weights from other texts."""
    rows = [("mean", before.mean, after.mean)]
    for measure, score in before.measures.items():
        rows.append((measure, score.score, after.measures[measure].score))
    told = [row for row in rows if row[0] == "mean" or abs(row[2] - row[1]) > SEEN]
    return [f"{name:16}{old:.4f} → {new:.4f}" for name, old, new in told]


def _counts(examples: Examples) -> str:
    right = sum(one.right for one in examples.found)
    texts = len({one.document for one in examples.found})
    return (
        f"{right} right and {len(examples.found) - right} wrong candidates in {texts} texts; "
        f"{examples.unseen.total()} right answers are no candidates"
    )


def _row(name: str, found: Scores) -> str:
    return f"  {name:16}{found.loss:>10.4f}{found.f1:>8.3f}{found.error:>20.3f}"


def _moves(prior: Weights, fitted: Weights) -> list[str]:
    """The weights that moved most, `name 1.0 → 2.0`."""
    moved = sorted(prior, key=lambda name: -abs(fitted[name] - prior[name]))
    told = [name for name in moved if abs(fitted[name] - prior[name]) >= TELLING]
    return [f"{name} {prior[name]:g} → {fitted[name]:g}" for name in told] or ["no weight moves"]


def _write_words(work: Work) -> None:
    """Fit the weights of single words; relevance is to be fitted after them."""
    text = work.words.file()
    print(f"\n{WORDS}: {len(work.words.vocabulary)} words, {text.count(' = ')} of weight")
    if work.write:
        _place(WORDS).write_text(text, encoding="utf-8", newline="\n")


def _write_leanings(work: Work) -> None:
    """Fit what single words say for each value; the decisions are to be fitted after them."""
    found = learn(work.read)
    print("\n" + ", ".join(f"{name}: {len(rows)} words that lean" for name, rows in found.items()))
    if work.write:
        _place(LEANINGS).write_text(file(found), encoding="utf-8", newline="\n")


def _write_party_words(work: Work) -> None:
    """Fit what the words beside names say; parties are to be fitted after them."""
    text = PartyWords(work.read).file()
    print(f"\n{PARTY_WORDS}: {text.count(' = ')} words that lean")
    if work.write:
        _place(PARTY_WORDS).write_text(text, encoding="utf-8", newline="\n")


def _place(subject: str) -> Path:
    return Path(vocabulary.__file__).parent / f"{subject}.toml"


def _write(decision: Decision, weights: Weights) -> None:
    path = _place(decision.subject)
    text = path.read_bytes().decode("utf-8")
    for (_, table), part in by_table(decision, weights).items():
        text = rewritten(text, table, part)
    path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
